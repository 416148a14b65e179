// What went wrong, as the page hears of it.

import { read } from './attributes.js';

/** What an error is called, and where in the story's file it lies, if it does. */
export function reportOf(host, error) {
  const report = {
    code: typeof error?.code === 'string' ? error.code : 'failed',
    message: String(error?.message ?? error),
    src: host.story === null ? read(host, 'src') : null,
    path: null, line: null, column: null, problems: [],
  };
  try {
    report.problems = problemsOf(error?.problems);
    const { path, line, column } = report.problems.find(({ severity }) => severity === 'error') ?? report;
    return { ...report, path, line, column };
  } catch {
    // A page may have changed what we call here.
    return report;
  }
}

/** What an editor should know of a story. */
export function problemsOf(problems = []) {
  return problems.map(({ place: { line, column }, code, severity, path, message, hint }) => (
    { code, severity, path, line, column, message, hint }));
}

/** One line for the developer of the page; what the reader needs stands in the page's own figure. */
export function warn({ code, message, src }, more = '') {
  console.warn(`article-infographic: ${code}: ${message}${more}${src ? ` (${src})` : ''}`);
}
