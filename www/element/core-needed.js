// The error by which published answers ask for the core.

/** Thrown by published answers for an input that only the core can answer. It does not reach the page. */
export class CoreNeededError extends Error {}

/**
 * Whether only the core can answer.
 * @param {unknown} error
 */
export function isCoreNeeded(error) {
  return error instanceof CoreNeededError;
}
