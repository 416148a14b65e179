// Types of the module `core.js`, which the build generates: see `build/link.rs`.

import type { CoreModule, EditorGlue, ReaderGlue } from './types.js';

export const VERSION: string;
/** The first bytes of a published story. */
export const MAGIC: readonly number[];
export const READER: CoreModule<ReaderGlue>;
export const EDITOR: CoreModule<EditorGlue>;
