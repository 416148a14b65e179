// Attributes: parsers, defaults and reflecting properties.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { differs, NAMES, read, reflect } from '../../www/element/attributes.js';

/** A stub of an element with attributes. */
class FakeElement {
  /** @type {Map<string, string>} */
  attributes = new Map();

  /** @param {string} name */
  getAttribute(name) {
    return this.attributes.get(name) ?? null;
  }

  /**
   * @param {string} name
   * @param {string} value
   */
  setAttribute(name, value) {
    this.attributes.set(name, value);
  }

  /** @param {string} name */
  removeAttribute(name) {
    this.attributes.delete(name);
  }
}

/**
 * Returns the parsed value of an attribute with this raw value.
 * @param {(typeof NAMES)[number]} name
 * @param {string | null} value
 */
function parsed(name, value) {
  const element = new FakeElement();
  if (value !== null) element.setAttribute(name, value);
  return read(/** @type {Element} */ (/** @type {unknown} */ (element)), name);
}

test('a missing attribute has its default value', () => {
  const defaults = Object.fromEntries(NAMES.map((name) => [name, parsed(name, null)]));
  assert.deepEqual(defaults, {
    src: '',
    chart: '',
    lang: '',
    steps: 'buttons',
    theme: 'auto',
    loading: 'lazy',
    core: 'idle',
    refresh: 0,
    'deep-links': false,
    quotes: false,
  });
});

test('text is trimmed', () => {
  assert.equal(parsed('src', ' story.json\n'), 'story.json');
  assert.equal(parsed('chart', '  '), '');
});

test('keywords are case-insensitive, and other values mean the default', () => {
  assert.equal(parsed('theme', ' Dark '), 'dark');
  assert.equal(parsed('steps', 'SCROLL'), 'scroll');
  for (const other of ['', 'darkest', 'dark light', 'constructor']) assert.equal(parsed('theme', other), 'auto', other);
});

test('a number is positive and finite, or the default', () => {
  assert.equal(parsed('refresh', ' 30 '), 30);
  assert.equal(parsed('refresh', '1.5s'), 1.5);
  for (const other of ['', '0', '-1', 'Infinity', '1e999', 'often']) assert.equal(parsed('refresh', other), 0, other);
});

test('a boolean attribute is true unless its value is false', () => {
  for (const value of ['', 'true', 'quotes', '0']) assert.equal(parsed('quotes', value), true, value);
  for (const value of ['false', ' FALSE ']) assert.equal(parsed('quotes', value), false, value);
});

test('raw values are compared by their parsed values', () => {
  assert.equal(differs('theme', null, 'auto'), false);
  assert.equal(differs('theme', 'dark', ' DARK'), false);
  assert.equal(differs('theme', 'dark', 'light'), true);
  assert.equal(differs('quotes', null, ''), true);
  assert.equal(differs('quotes', null, 'false'), false);
  assert.equal(differs('src', 'a', 'b'), true);
});

test('properties reflect attributes', () => {
  class Element extends FakeElement {}
  const properties = reflect(/** @type {HTMLElement} */ (/** @type {unknown} */ (Element.prototype)));
  assert.deepEqual(properties, ['src', 'chart', 'steps', 'theme', 'loading', 'core', 'refresh', 'deepLinks', 'quotes']);
  const element = new Element();
  const set = (/** @type {string} */ property, /** @type {unknown} */ value) => Reflect.set(element, property, value);
  const get = (/** @type {string} */ property) => Reflect.get(element, property);

  set('deepLinks', true);
  assert.equal(element.getAttribute('deep-links'), '');
  assert.equal(get('deepLinks'), true);
  set('deepLinks', 0);
  assert.equal(element.getAttribute('deep-links'), null);
  // A string is written to the attribute unchanged.
  set('quotes', 'false');
  assert.equal(element.getAttribute('quotes'), 'false');
  assert.equal(get('quotes'), false);
  set('refresh', 30);
  assert.equal(element.getAttribute('refresh'), '30');
  assert.equal(get('refresh'), 30);
  set('src', new URL('https://page.example/story.json'));
  assert.equal(get('src'), 'https://page.example/story.json');
  for (const absent of [null, undefined, false]) {
    set('src', 'story.json');
    set('src', absent);
    assert.equal(element.getAttribute('src'), null);
  }
});
