// Types of the module `reader.js`, which the build generates: see `build/link.rs`.

import type { CoreModule, ReaderGlue } from './types.js';

export const READER: CoreModule<ReaderGlue>;
