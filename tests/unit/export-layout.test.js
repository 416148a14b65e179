// The layout of exported pictures, with a stub context on which each character is as wide as the font size.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawTexts, layoutExport, wrapLines } from '../../www/element/export-layout.js';

/** @param {number} width */
const within = (width) => (/** @type {string} */ line) => [...line].length <= width;

class FakeContext {
  font = '';

  /** @param {string} text */
  measureText(text) {
    const [, size] = /^\d+ (\d+)px/.exec(this.font) ?? [];
    return /** @type {TextMetrics} */ ({ width: [...text].length * Number(size) });
  }
}

test('a text breaks at spaces', () => {
  assert.deepEqual(wrapLines('one two three', within(7)), ['one two', 'three']);
  assert.deepEqual(wrapLines('  one   two ', within(20)), ['one two']);
  assert.deepEqual(wrapLines('', within(7)), []);
});

test('a text does not break at no-break spaces', () => {
  assert.deepEqual(wrapLines('at least 8\u{a0}000 people', within(9)), ['at least', '8\u{a0}000', 'people']);
});

test('a word that is wider than a line breaks between characters', () => {
  assert.deepEqual(wrapLines('abcdefgh ij', within(3)), ['abc', 'def', 'gh', 'ij']);
  assert.deepEqual(
    wrapLines('e\u{301}e\u{301}', (line) => line.length <= 2),
    ['e\u{301}', 'e\u{301}'],
  );
});

test('a number breaks after a separator of thousands', () => {
  assert.deepEqual(wrapLines('at least 1,000,000,346', within(11)), ['at least', '1,000,000,', '346']);
});

test('texts are laid out above and below the drawing', () => {
  const layout = layoutExport({
    above: [{ text: 'Title here', size: 20, weight: 600, color: 'ink', gap: 0 }],
    below: [{ text: 'Note', size: 10, color: 'muted', gap: 12 }],
    size: { width: 144, height: 50 },
    family: 'serif',
    direction: 'ltr',
    context: new FakeContext(),
  });
  // 128 pixels for text: six characters of the title.
  assert.deepEqual(layout, {
    width: 160,
    height: 16 + 2 * 26 + 16 + 50 + 12 + 13 + 16,
    size: { width: 144, height: 50 },
    left: 8,
    top: 16 + 2 * 26 + 16,
    direction: 'ltr',
    lines: [
      { line: 'Title', font: '600 20px serif', color: 'ink', y: 16 + 26 - 7 },
      { line: 'here', font: '600 20px serif', color: 'ink', y: 16 + 2 * 26 - 7 },
      { line: 'Note', font: '400 10px serif', color: 'muted', y: 16 + 2 * 26 + 16 + 50 + 12 + 13 - 4 },
    ],
  });
});

test('texts are aligned to the start of the text direction, between two rules', () => {
  for (const [direction, align, x] of /** @type {const} */ ([
    ['ltr', 'left', 16],
    ['rtl', 'right', 84],
  ])) {
    /** @type {unknown[]} */
    const drawn = [];
    const context = {
      font: '',
      fillStyle: '',
      /** @type {CanvasTextAlign} */
      textAlign: 'start',
      beginPath() {},
      fill() {},
      rect(/** @type {number[]} */ ...box) {
        drawn.push([this.fillStyle, ...box]);
      },
      fillText(/** @type {[string, number, number]} */ ...text) {
        drawn.push([this.font, this.fillStyle, this.textAlign, ...text]);
      },
    };
    const layout = {
      width: 100,
      height: 60,
      size: { width: 84, height: 10 },
      left: 8,
      top: 0,
      direction,
      lines: [{ line: 'Title', font: '400 10px serif', color: 'muted', y: 20 }],
    };
    drawTexts(context, layout, { background: 'white', text: 'black' });
    assert.deepEqual(drawn, [
      ['white', 0, 0, 100, 60],
      ['black', 0, 0, 100, 2],
      ['black', 0, 58, 100, 2],
      ['400 10px serif', 'muted', align, 'Title', x, 20],
    ]);
  }
});
