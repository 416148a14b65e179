// The types of `fallback-constants.js`, which `BLESS=1 cargo test --test constants` writes.

/**
 * By language: the message that there is no picture, the label of the retry button, the message that loading is slow.
 */
export const FALLBACK_MESSAGES: Readonly<Record<string, readonly [string, string, string]>>;
