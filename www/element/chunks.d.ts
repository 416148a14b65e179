// Types of the module `chunks.js`, which the build generates: see `build/link.rs`. A chunk is a script that another script
// loads when it is needed.

import type { Chunk } from './types.js';

export const EDITOR: Chunk<typeof import('./publish.js')>;
export const CORE: Chunk<typeof import('./core-session.js')>;
export const ARTICLE: Chunk<typeof import('./article.js')>;
export const SCROLL: Chunk<typeof import('./scroll-steps.js')>;
export const EXPORT: Chunk<typeof import('./export.js')>;
export const WIDGET: Chunk<typeof import('./widget.js')>;
