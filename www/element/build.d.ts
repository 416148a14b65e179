// Types of the module `build.js`, which the build generates: see `build/link.rs`.

export const VERSION: string;
/** The first bytes of a published story. */
export const MAGIC: readonly number[];
