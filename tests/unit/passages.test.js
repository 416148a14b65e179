// Finding the text of a citation in the folded text of an article.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldText, placeOf } from '../../www/element/passages.js';

/**
 * Returns the position and text of a citation's sentence or quote in an article.
 * @param {string} article
 * @param {import('../../www/element/types.js').Quotation} quotation
 */
function found(article, quotation) {
  const folded = foldText(article);
  const place = placeOf(folded, quotation);
  if (!place) return null;
  const [start, length] = place;
  const [[, from], [, , to]] = [folded.places[start], folded.places[start + length - 1]];
  return [from, article.slice(from, to)];
}

test('white space is collapsed, invisible characters are removed, accents are decomposed', () => {
  assert.equal(foldText('  a \n\u{a0} b').text, 'a b');
  assert.equal(foldText('a\u{ad}b\u{200d}c\u{200e}').text, 'abc');
  assert.equal(foldText('é').text, 'e\u{301}');
});

test('each code unit of folded text has the position of its character', () => {
  assert.deepEqual(foldText('aé\u{ad}b').places, [
    [null, 0, 1],
    [null, 1, 2],
    [null, 1, 2],
    [null, 3, 4],
  ]);
  assert.deepEqual(foldText('😀').places, [
    [null, 0, 2],
    [null, 0, 2],
  ]);
});

test('a quote is found regardless of white space and accent encoding', () => {
  assert.deepEqual(found('They held 65\u{a0}men \n there.', { quote: '65 men there' }), [10, '65\u{a0}men \n there']);
  assert.deepEqual(found('Le caf\u{e9} ferme.', { quote: 'cafe\u{301} ferme' }), [3, 'caf\u{e9} ferme']);
  assert.equal(found('They held 65 men.', { quote: '66 men' }), null);
  assert.equal(found('They held 65 men.', { quote: '' }), null);
});

test('a quote does not end before an accent', () => {
  assert.deepEqual(found('resume\u{301}, resume', { quote: 'resume' }), [9, 'resume']);
});

test('prefix and suffix select one of several equal quotes', () => {
  const article = 'first 65 men, then 65 women, last 65 men again';
  assert.deepEqual(found(article, { quote: '65', prefix: 'then' }), [19, '65']);
  assert.deepEqual(found(article, { quote: '65', suffix: 'men again' }), [34, '65']);
  assert.deepEqual(found(article, { quote: '65' }), [6, '65']);
});

test('the sentence takes precedence over the quote', () => {
  const article = 'One. They held 65 men. Two.';
  assert.deepEqual(found(article, { quote: '65 men', sentence: 'They held 65 men.' }), [5, 'They held 65 men.']);
  assert.deepEqual(found(article, { quote: '65 men', sentence: 'They kept 65 men.' }), [15, '65 men']);
});

test('prefix and suffix of the quote select one of several equal sentences', () => {
  const article = 'Here: It was so. There: It was so. End';
  const quotation = { quote: 'so.', sentence: 'It was so.', suffix: 'End' };
  assert.deepEqual(found(article, quotation), [24, 'It was so.']);
});
