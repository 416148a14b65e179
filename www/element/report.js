// Converts errors to the details of the element's events and to console warnings.

import { read } from './attributes.js';
import { codeOf, messageOf } from './errors.js';

/** @import { InfographicDiagnostic, InfographicErrorDetail } from '../article-infographic.js' */
/** @import { CoreDiagnostic, Host, OnRetry } from './types.js' */

/**
 * Returns the code and message of an error and, for an invalid story, the position of its first error.
 * @param {Host} host
 * @param {unknown} error
 * @returns {InfographicErrorDetail}
 */
export function reportOf(host, error) {
  const report = {
    code: codeOf(error),
    message: messageOf(error),
    src: host.story === null ? read(host, 'src') : null,
    path: null,
    line: null,
    column: null,
    diagnostics: [],
  };
  try {
    const refusal = /** @type {{ diagnostics?: CoreDiagnostic[] } | null | undefined} */ (error);
    const diagnostics = diagnosticsOf(refusal?.diagnostics);
    const { path, line, column } = diagnostics.find(({ severity }) => severity === 'error') ?? report;
    return { ...report, diagnostics, path, line, column };
  } catch {
    // The page has replaced a built-in function that is called here.
    return report;
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

/**
 * Logs an error as one line for the page's developer.
 * @param {InfographicErrorDetail} report
 * @param {string} [more]
 */
export function warn({ code, message, src }, more = '') {
  console.warn(`article-infographic: ${code}: ${message}${more}${src ? ` (${src})` : ''}`);
}

/**
 * Returns a listener for retries that reports the first one, until the signal aborts.
 * @param {Host} host
 * @param {AbortSignal} signal
 * @param {(report: InfographicErrorDetail) => void} onFirst
 * @returns {OnRetry}
 */
export function firstRetry(host, signal, onFirst) {
  let isReported = false;
  return (error) => {
    if (isReported || signal.aborted) return;
    isReported = true;
    const report = reportOf(host, error);
    warn(report, '; retrying');
    onFirst(report);
  };
}
