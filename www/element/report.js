// Converts errors to the details of the element's events and to console warnings.

import { read } from './attributes.js';
import { codeOf, messageOf } from './errors.js';

/** @import { InfographicErrorDetail } from '../article-infographic.js' */
/** @import { Host, OnRetry, Refusal } from './types.js' */

/**
 * Returns the code and message of an error and, for an invalid story, its diagnostics with the position of the first error.
 * @param {Host} host
 * @param {unknown} error
 * @returns {InfographicErrorDetail}
 */
export function reportOf(host, error) {
  return {
    code: codeOf(error),
    message: messageOf(error),
    src: host.story === null ? read(host, 'src') : null,
    path: null,
    line: null,
    column: null,
    diagnostics: [],
    .../** @type {{ refusal?: Refusal } | null | undefined} */ (error)?.refusal,
  };
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
