// The editor's core's refusal of an invalid story, as an error of the element.

import { InfographicError, codeOf, messageOf } from './errors.js';

/** @import { InfographicDiagnostic } from '../article-infographic.js' */
/** @import { CoreDiagnostic, Refusal } from './types.js' */

/**
 * Returns an error with the code and message of a refusal, its diagnostics and the position of the first error.
 * @param {unknown} error
 */
export function refusalOf(error) {
  const refused = new InfographicError(codeOf(error), messageOf(error));
  try {
    const { diagnostics: raw } = /** @type {{ diagnostics?: CoreDiagnostic[] }} */ (error);
    const diagnostics = diagnosticsOf(raw);
    const { path = null, line = null, column = null } = diagnostics.find(({ severity }) => severity === 'error') ?? {};
    /** @type {Refusal} */
    const refusal = { diagnostics, path, line, column };
    return Object.assign(refused, { refusal });
  } catch {
    // The page has replaced a built-in function that is called here.
    return refused;
  }
}

/**
 * Flattens the core's diagnostics.
 * @param {CoreDiagnostic[]} [diagnostics]
 * @returns {InfographicDiagnostic[]}
 */
export function diagnosticsOf(diagnostics = []) {
  return diagnostics.map(({ location: { line, column }, code, severity, path, message, hint }) => ({
    code,
    severity,
    path,
    line,
    column,
    message,
    hint,
  }));
}
