// Traps of a core.

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
