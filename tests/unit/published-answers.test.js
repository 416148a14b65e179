// Published answers: inputs have the effects that the core returned when the answers were published, see
// `tests/answers/fixture.rs`.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { CoreNeededError } from '../../www/element/core-needed.js';
import { PublishedAnswers } from '../../www/element/published-answers.js';

/** @import { Effect, Inputs, Placement, PublishedStory } from '../../www/element/types.js' */

/** @typedef {{ drawing: number, input: [keyof Inputs, ...any[]], effects: Effect[] }} Recorded */

/** @type {{ stories: { answers: PublishedStory, inputs: Recorded[] }[] }} */
const { stories } = JSON.parse(readFileSync(new URL('answers.json', import.meta.url), 'utf8'));

/**
 * Opens the answers over drawings of this index, at their own size unless scaled and moved.
 * @param {PublishedStory} story
 * @param {number} drawing
 * @param {{ scale?: number, left?: number }} [options]
 */
function open(story, drawing, { scale = 1, left = 0 } = {}) {
  const answers = new PublishedAnswers(story, (chart) => {
    const { width, height } = story.charts[chart].drawings[drawing];
    const placement = { drawing, scale, left, width: width / 100, height: height / 100 };
    return /** @type {Placement} */ (/** @type {unknown} */ (placement));
  });
  answers.call('resize', 1, 1, '');
  return answers;
}

/**
 * The effects without what differs: published drawings are not animated, and their places are rounded.
 * @param {Effect[]} effects
 */
function comparable(effects) {
  return JSON.parse(
    JSON.stringify(effects, (name, value) => {
      if (name === 'animates' || name === 'placement') return undefined;
      return typeof value === 'number' ? Math.round(value * 10) : value;
    }),
  );
}

/**
 * Whether two values are equal, numbers within a unit: both were rounded.
 * @param {unknown} one
 * @param {unknown} other
 * @returns {boolean}
 */
function areClose(one, other) {
  if (typeof one === 'number' && typeof other === 'number') return Math.abs(one - other) <= 1;
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return one === other;
  const [left, right] = [Object.entries(one), Object.entries(other)];
  const second = new Map(right);
  return (
    left.length === right.length && left.every(([name, value]) => second.has(name) && areClose(value, second.get(name)))
  );
}

for (const { answers: story, inputs } of stories) {
  test(`the published answers are the core's: ${story.outline.headline}`, () => {
    assert.ok(inputs.length > 100);
    let drawing = -1;
    let answers = open(story, 0);
    for (const [at, { input, drawing: of, effects }] of inputs.entries()) {
      if (of !== drawing) answers = open(story, of);
      drawing = of;
      const [name, ...values] = input;
      const found = comparable(answers.call(name, .../** @type {[any]} */ (values)));
      const expected = comparable(effects);
      if (!areClose(found, expected)) assert.deepEqual(found, expected, `input ${at}: ${JSON.stringify(input)}`);
    }
  });
}

const [{ answers: first }] = stories;
const well = stories.map(({ answers }) => answers).find(({ charts }) => charts.some(({ isPartial }) => isPartial));

test('places follow a scaled and moved drawing', () => {
  const [plain, scaled] = [open(first, 0), open(first, 0, { scale: 2, left: 30 })];
  const { key } = plain.call('nav_stops').marks[0];
  const [one, other] = [plain.call('bounds', key), scaled.call('bounds', key)];
  assert.ok(one && other);
  assert.deepEqual([other.x, other.y, other.width], [30 + 2 * one.x, 2 * one.y, 2 * one.width]);
  const [tooltip] = scaled.call('hover', other.x + other.width / 2, other.y + other.height / 2).slice(1);
  assert.ok(tooltip.type === 'tooltip' && tooltip.node?.key === key);
});

test('the emphasis frames the hovered and the selected mark, and the mark of the step', () => {
  const answers = open(first, 0);
  answers.call('step', 2);
  const [one, other] = answers.call('nav_stops').marks;
  answers.call('select', one.key);
  answers.call('focus', other.key);
  assert.deepEqual(
    answers.emphasis().map(({ isSelected }) => isSelected),
    [false, true],
  );
});

test('only the core can filter, repaint and update', () => {
  const answers = open(first, 0);
  assert.throws(() => answers.call('set_filter', 0, 0), CoreNeededError);
  assert.throws(() => answers.call('update', new Uint8Array()), CoreNeededError);
  assert.throws(() => answers.call('select', 'no.such.mark'), { code: 'unknown-key' });
});

test('only the core knows the points between those with a text, and the CSV of a long series', () => {
  assert.ok(well);
  const answers = open(well, 1);
  const chart = well.charts.findIndex(({ isPartial }) => isPartial);
  answers.call('show_chart', chart);
  const [x0, y0, x1, y1] = well.charts[chart].drawings[1].snapLines[0].area.map((length) => length / 100);
  assert.throws(() => answers.call('hover', (x0 + x1) / 2, (y0 + y1) / 2), CoreNeededError);
  assert.throws(() => answers.call('csv'), CoreNeededError);
  assert.throws(() => answers.call('select', 'levels.dresden.17'), CoreNeededError);
});

test('a chart without a drawing in the page needs the core, and nothing changes until it is there', () => {
  const answers = new PublishedAnswers(first, (chart) =>
    chart === 0
      ? /** @type {Placement} */ (/** @type {unknown} */ ({ drawing: 0, scale: 1, left: 0, width: 1, height: 1 }))
      : null,
  );
  answers.call('resize', 1, 1, '');
  const { marks } = answers.call('nav_stops');
  assert.throws(() => answers.call('show_chart', 1), CoreNeededError);
  assert.deepEqual(answers.call('nav_stops').marks, marks);
});
