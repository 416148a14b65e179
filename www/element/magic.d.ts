// Types of the module `magic.js`, which the build generates: see `build/link.rs`.

/** The first bytes of a published story. */
export const MAGIC: readonly number[];
