// The conversion of errors to event details.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { InfographicError } from '../../www/element/errors.js';
import { isTrap } from '../../www/element/trap.js';
import { diagnosticsOf, refusalOf } from '../../www/element/refusal.js';
import { reportOf } from '../../www/element/report.js';

/**
 * @param {string | object | null} story
 * @returns {import('../../www/element/types.js').Host}
 */
function hostWith(story) {
  const host = { story, getAttribute: (/** @type {string} */ name) => (name === 'src' ? ' story.json ' : null) };
  return /** @type {import('../../www/element/types.js').Host} */ (/** @type {unknown} */ (host));
}

/** @type {import('../../www/element/types.js').CoreDiagnostic[]} */
const diagnostics = [
  { code: 'hard', severity: 'warning', path: 'summary', location: { line: 2, column: 3 }, message: 'hard', hint: 'a' },
  { code: 'bad', severity: 'error', path: 'facts.held', location: { line: 5, column: 7 }, message: 'bad', hint: 'b' },
];

test('an error of the element has its code and the attribute src', () => {
  assert.deepEqual(reportOf(hostWith(null), new InfographicError('network', 'lost')), {
    code: 'network',
    message: 'lost',
    src: 'story.json',
    path: null,
    line: null,
    column: null,
    diagnostics: [],
  });
  assert.equal(reportOf(hostWith({}), new InfographicError('network', 'lost')).src, null);
});

test('any other thrown value has the code failed', () => {
  for (const [thrown, message] of [
    [new TypeError('no'), 'no'],
    ['text', 'text'],
    [null, 'null'],
    [undefined, 'undefined'],
    [{ code: 7 }, '[object Object]'],
  ]) {
    const report = reportOf(hostWith(null), thrown);
    assert.deepEqual([report.code, report.message], ['failed', message]);
  }
});

test('an invalid story has the position of its first error', () => {
  const report = reportOf(hostWith(null), refusalOf(Object.assign(new Error('bad'), { code: 'bad', diagnostics })));
  assert.deepEqual([report.code, report.path, report.line, report.column], ['bad', 'facts.held', 5, 7]);
  assert.deepEqual(report.diagnostics, diagnosticsOf(diagnostics));
});

test('diagnostics are flattened', () => {
  assert.deepEqual(diagnosticsOf(diagnostics)[0], {
    code: 'hard',
    severity: 'warning',
    path: 'summary',
    line: 2,
    column: 3,
    message: 'hard',
    hint: 'a',
  });
  assert.deepEqual(diagnosticsOf(), []);
});

test('malformed diagnostics do not hide the error', () => {
  const malformed = Object.assign(new Error('bad'), { code: 'bad', diagnostics: [{}] });
  const report = reportOf(hostWith(null), refusalOf(malformed));
  assert.deepEqual([report.code, report.diagnostics], ['bad', []]);
});

test('traps are distinguished from other errors', () => {
  assert.ok(isTrap(new WebAssembly.RuntimeError('unreachable')));
  assert.ok(isTrap(new RangeError('Maximum call stack size exceeded')));
  assert.ok(!isTrap(new RangeError('Invalid array length')));
  assert.ok(!isTrap(new InfographicError('network', 'too much recursion')));
  assert.ok(!isTrap(null));
});
