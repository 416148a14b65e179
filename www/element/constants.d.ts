// The types of `constants.js`, which `BLESS=1 cargo test --test constants` writes.

/** The maximum size of a story, in bytes. */
export const MAX_STORY: number;
/** The colour roles, as in `--ai-NAME`. */
export const ROLES: readonly string[];
/** The default font family. */
export const FAMILY: string;
export const INVISIBLE: RegExp;
export const SPACE: RegExp;
export const ACCENT: RegExp;
/**
 * By language: the message that there is no picture, the label of the retry button, the message that loading is slow.
 */
export const FALLBACK_MESSAGES: Readonly<Record<string, readonly [string, string, string]>>;
