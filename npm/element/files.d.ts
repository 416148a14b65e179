// Types of the module `files.js`, which `infographic bundle --npm` generates: see `src/command/bundle/npm.rs`.

/** The files of the build by their paths, each as a script with its bytes: compressed by gzip, as Base64. */
export const FILES: Readonly<Record<string, (() => Promise<{ default: string }>) | undefined>>;
