// The element's attributes, each with its parser. A property reflects each attribute.
//
// As in HTML, a missing, empty or invalid value means the default, and keywords are ASCII case-insensitive.

/** @import { AttributeValues } from './types.js' */

/** @param {string | null} value */
const text = (value) => value?.trim() ?? '';

/**
 * The first keyword is the default.
 * @template {string} W
 * @param {...W} words
 * @returns {(value: string | null) => W}
 */
const keyword =
  (...words) =>
  (value) =>
    words.find((word) => new RegExp(`^\\s*${word}\\s*$`, 'i').test(value ?? '')) ?? words[0];

/**
 * Parses a positive number. The default is 0.
 * @param {string | null} value
 */
const number = (value) => {
  const parsed = parseFloat(value ?? '');
  return parsed > 0 && parsed < Infinity ? parsed : 0;
};

/**
 * Parses a boolean attribute: true if present. Frameworks write `false` to mean absent.
 * @param {string | null} value
 */
const flag = (value) => value !== null && !/^\s*false\s*$/i.test(value);

/** @type {{ [N in keyof AttributeValues]: (value: string | null) => AttributeValues[N] }} */
const ATTRIBUTES = {
  src: text,
  chart: text,
  steps: keyword('buttons', 'scroll'),
  theme: keyword('auto', 'light', 'dark'),
  lang: text,
  loading: keyword('lazy', 'eager'),
  core: keyword('idle', 'demand', 'eager'),
  refresh: number,
  'deep-links': flag,
  quotes: flag,
};

export const NAMES = /** @type {(keyof AttributeValues)[]} */ (Object.keys(ATTRIBUTES));

/**
 * Returns the parsed value of an element's attribute.
 * @template {keyof AttributeValues} N
 * @param {Element} element
 * @param {N} name
 */
export function read(element, name) {
  return ATTRIBUTES[name](element.getAttribute(name));
}

/**
 * Whether two raw values of an attribute have different parsed values.
 * @param {keyof AttributeValues} name
 * @param {string | null} before
 * @param {string | null} now
 */
export function differs(name, before, now) {
  return ATTRIBUTES[name](before) !== ATTRIBUTES[name](now);
}

/**
 * Defines the properties that reflect attributes, and returns their names.
 * @param {HTMLElement} prototype
 */
export function reflect(prototype) {
  /** @type {string[]} */
  const properties = [];
  // Calls no array method: a page may have replaced it, and nothing would catch the exception here.
  for (const name of NAMES) {
    // `HTMLElement` reflects it.
    if (name === 'lang') continue;
    const property = name === 'deep-links' ? 'deepLinks' : name;
    properties[properties.length] = property;
    Object.defineProperty(prototype, property, {
      configurable: true,
      enumerable: true,
      /** @this {HTMLElement} */
      get() {
        return read(this, name);
      },
      /**
       * @this {HTMLElement}
       * @param {unknown} value
       */
      set(value) {
        const given = ATTRIBUTES[name] === flag && typeof value !== 'string' ? Boolean(value) : (value ?? false);
        if (given === false) this.removeAttribute(name);
        else this.setAttribute(name, given === true ? '' : String(given));
      },
    });
  }
  return properties;
}
