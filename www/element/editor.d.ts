// Types of the module `editor.js`, which the build generates: see `build/link.rs`.

import type { CoreModule, EditorGlue } from './types.js';

export const EDITOR: CoreModule<EditorGlue>;
