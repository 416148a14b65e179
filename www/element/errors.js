// Errors with a code, and functions that read the message and code of any thrown value.

/**
 * An error because of which a story cannot be shown. `code` is public. A `transient` error is worth a retry;
 * `retryAfter` is the delay in milliseconds that the server asks for.
 */
export class InfographicError extends Error {
  /**
   * @param {string} code
   * @param {string} message
   * @param {boolean} [transient]
   * @param {number | null} [retryAfter]
   */
  constructor(code, message, transient = false, retryAfter = null) {
    super(message);
    this.code = code;
    this.transient = transient;
    this.retryAfter = retryAfter;
  }
}

/** Returns the error of a call that needs the drawn chart. */
export function notReady() {
  return new InfographicError('not-ready', 'the chart is not drawn: wait for the state "ready"');
}

/**
 * Whether a retry may succeed.
 * @param {unknown} error
 * @returns {error is InfographicError}
 */
export function isTransient(error) {
  return error instanceof InfographicError && error.transient;
}

/** @param {unknown} error */
export function messageOf(error) {
  return String(/** @type {Partial<Error> | null | undefined} */ (error)?.message ?? error);
}

/**
 * Returns the code of an error of the element or of a core, and `failed` for any other error.
 * @param {unknown} error
 */
export function codeOf(error) {
  const code = /** @type {{ code?: unknown } | null | undefined} */ (error)?.code;
  return typeof code === 'string' ? code : 'failed';
}
