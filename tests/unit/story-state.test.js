// The state of an open story, with a stub of its answers.

import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { InfographicError } from '../../www/element/errors.js';
import { chartIndex, StoryState } from '../../www/element/story-state.js';

/** @import { InfographicOutline } from '../../www/article-infographic.js' */
/** @import { Answers } from '../../www/element/types.js' */

/**
 * Returns an outline with these steps, each with the index of its chart.
 * @param {string[]} charts
 * @param {[id: string, chart: number][]} steps
 */
function outlineOf(charts, steps) {
  const outline = { charts: charts.map((id) => ({ id })), steps: steps.map(([id, chart]) => ({ id, chart })) };
  return /** @type {InfographicOutline} */ (/** @type {unknown} */ (outline));
}

const story = outlineOf(
  ['held', 'freed'],
  [
    ['first', 0],
    ['second', 1],
    ['third', 0],
  ],
);

/** @type {unknown[][]} */
let calls = [];
beforeEach(() => {
  calls = [];
});

/**
 * @param {InfographicOutline} outline
 * @returns {Answers}
 */
function answersWith(outline) {
  const call = (/** @type {string} */ name, /** @type {unknown[]} */ ...values) => {
    calls.push([name, ...values]);
    return name === 'outline' ? outline : undefined;
  };
  return /** @type {Answers} */ ({ call, close: () => calls.push(['close']) });
}

/**
 * @param {InfographicOutline} outline
 * @param {{ chart?: string, previous?: StoryState | null }} [options]
 */
function open(outline, { chart = '', previous = null } = {}) {
  return new StoryState(answersWith(outline), { bytes: new Uint8Array(1), chart, previous });
}

/**
 * Returns a layout effect of the core.
 * @param {number} chart
 * @param {number | null} step
 * @param {(number | null)[]} [filterValues]
 */
function layout(chart, step, filterValues = []) {
  return { chart, step, filterValues, filterStatus: filterValues.some((value) => value !== null) ? 'some' : null };
}

test('a chart is found by its id', () => {
  assert.equal(chartIndex(story, ''), null);
  assert.equal(chartIndex(story, 'freed'), 1);
  assert.throws(() => chartIndex(story, 'constructor'), { code: 'unknown-chart' });
});

test('answers are replaced by those of the core', () => {
  const state = open(story);
  state.replaceAnswers(answersWith(outlineOf([], [])), new Uint8Array(2));
  assert.deepEqual(calls, [['outline'], ['close']]);
  assert.deepEqual([state.outline, state.bytes?.length, state.published], [story, 2, null]);
});

test('a story that cannot be shown is closed', () => {
  assert.throws(() => open(story, { chart: 'none' }), InfographicError);
  assert.deepEqual(calls.at(-1), ['close']);
});

test('a story starts at its first step', () => {
  const state = open(story);
  assert.deepEqual([state.onlyChart, state.step, state.chart], [null, 0, 0]);
  assert.deepEqual(state.position, { chart: 'held', step: 'first' });
  assert.deepEqual(state.charts, story.charts);
  assert.ok(state.isFirst);
});

test('one chart that is shown alone has no step', () => {
  const state = open(story, { chart: 'freed' });
  assert.deepEqual([state.onlyChart, state.step, state.chart], [1, null, 1]);
  assert.deepEqual(state.position, { chart: 'freed', step: null });
  assert.deepEqual(state.charts, [story.charts[1]]);
});

test('a step dispatches an event, the first layout does not', () => {
  const state = open(story);
  assert.deepEqual(state.layout(layout(0, 0)), { isNavigation: false, event: null });
  assert.deepEqual(state.layout(layout(1, 1)), { isNavigation: true, event: 'step' });
  assert.deepEqual(state.position, { chart: 'freed', step: 'second' });
  assert.deepEqual(state.layout(layout(1, 1)), { isNavigation: false, event: null });
  // Another step with the same chart.
  state.layout(layout(0, 0));
  assert.deepEqual(state.layout(layout(0, 2)), { isNavigation: true, event: 'step' });
});

test('a filter dispatches an event, and has a status text', () => {
  const state = open(story);
  state.layout(layout(0, 0, [null, null]));
  assert.deepEqual(state.layout(layout(0, 0, [null, 2])), { isNavigation: false, event: 'filter' });
  assert.equal(state.filterStatus, 'some');
  assert.deepEqual(state.layout(layout(0, 0, [2, null])), { isNavigation: false, event: 'filter' });
  // If both change, the event is that of the step.
  assert.deepEqual(state.layout(layout(1, 1, [])), { isNavigation: true, event: 'step' });
  assert.equal(state.filterStatus, null);
});

test('the next story keeps the step of the previous one', () => {
  const previous = open(story);
  previous.layout(layout(0, 2));
  const same = open(story, { previous });
  assert.deepEqual([same.step, same.chart, same.isFirst], [2, 0, false]);
  assert.deepEqual(same.layout(layout(0, 2)), { isNavigation: false, event: null });

  const other = open(outlineOf(['freed'], [['second', 0]]), { previous });
  assert.equal(other.step, 0);
  assert.deepEqual(
    other.layout(layout(0, 0)),
    { isNavigation: false, event: 'step' },
    'the last event had another step',
  );
});

test('a newer version replaces outline and bytes, and keeps the selection', () => {
  const state = open(story);
  state.select('held.held');
  const [newer, bytes] = [outlineOf(['held'], [['first', 0]]), new Uint8Array(3)];
  state.update(newer, bytes, 0);
  assert.deepEqual([state.outline, state.bytes, state.onlyChart, state.selected], [newer, bytes, 0, 'held.held']);
});
