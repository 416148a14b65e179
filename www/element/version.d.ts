// Types of the module `version.js`, which the build generates: see `build/link.rs`.

export const VERSION: string;
