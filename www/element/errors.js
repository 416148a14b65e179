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

/** Thrown by published answers for an input that only the core can answer. It does not reach the page. */
export class CoreNeededError extends Error {
  /** @override */
  name = 'CoreNeededError';
}

/**
 * Whether only the core can answer. Not `instanceof`, because each script has its own class.
 * @param {unknown} error
 */
export function isCoreNeeded(error) {
  return /** @type {Partial<Error> | null | undefined} */ (error)?.name === 'CoreNeededError';
}

/**
 * Whether a retry may succeed. Not `instanceof`, because each script has its own class.
 * @param {unknown} error
 * @returns {error is InfographicError}
 */
export function isTransient(error) {
  return /** @type {Partial<InfographicError> | null | undefined} */ (error)?.transient === true;
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

/**
 * Whether an error is a WebAssembly trap. Engines report a stack overflow as a JavaScript error with different names.
 * @param {unknown} error
 */
export function isTrap(error) {
  const { name = '', message = '' } = /** @type {Partial<Error> | null} */ (error) ?? {};
  return (
    error instanceof WebAssembly.RuntimeError ||
    (/^(Range|Internal)Error$/.test(name) && /call stack|recursion/i.test(message))
  );
}
