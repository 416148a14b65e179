// The element's attributes, each with the property that reflects it, its parser and its default value.
//
// As in HTML, a missing, empty or invalid value means the default, and keywords are ASCII case-insensitive.

/** @import { AttributeValues } from './types.js' */

/**
 * `property` is null if `HTMLElement` already reflects the attribute. `parse` returns undefined for an invalid value.
 * @template T
 * @typedef {{ property: string | null, parse: (value: string) => T | undefined, default: T }} Attribute
 */

/** @param {string} value */
const text = (value) => value.trim();

/**
 * @template {string} W
 * @param {...W} words
 * @returns {(value: string) => W | undefined}
 */
const keyword =
  (...words) =>
  (value) =>
    words.find((word) => new RegExp(`^\\s*${word}\\s*$`, 'i').test(value));

/** @param {string} value */
const number = (value) => {
  const parsed = parseFloat(value);
  return parsed > 0 && parsed < Infinity ? parsed : undefined;
};

/**
 * Parses a boolean attribute: true if present. Frameworks write `false` to mean absent.
 * @param {string} value
 */
const flag = (value) => !/^\s*false\s*$/i.test(value);

/** @type {{ [N in keyof AttributeValues]: Attribute<AttributeValues[N]> }} */
const ATTRIBUTES = {
  src: { property: 'src', parse: text, default: '' },
  chart: { property: 'chart', parse: text, default: '' },
  steps: { property: 'steps', parse: keyword('buttons', 'scroll'), default: 'buttons' },
  theme: { property: 'theme', parse: keyword('auto', 'light', 'dark'), default: 'auto' },
  lang: { property: null, parse: text, default: '' },
  loading: { property: 'loading', parse: keyword('lazy', 'eager'), default: 'lazy' },
  core: { property: 'core', parse: keyword('idle', 'demand', 'eager'), default: 'idle' },
  refresh: { property: 'refresh', parse: number, default: 0 },
  'deep-links': { property: 'deepLinks', parse: flag, default: false },
  quotes: { property: 'quotes', parse: flag, default: false },
};

export const NAMES = /** @type {(keyof AttributeValues)[]} */ (Object.keys(ATTRIBUTES));

/**
 * @template {keyof AttributeValues} N
 * @param {N} name
 * @param {string | null} value
 * @returns {AttributeValues[N]}
 */
function parse(name, value) {
  const attribute = ATTRIBUTES[name];
  return (value === null ? undefined : attribute.parse(value)) ?? attribute.default;
}

/**
 * Returns the parsed value of an element's attribute.
 * @template {keyof AttributeValues} N
 * @param {Element} element
 * @param {N} name
 */
export function read(element, name) {
  return parse(name, element.getAttribute(name));
}

/**
 * Whether two raw values of an attribute have different parsed values.
 * @param {keyof AttributeValues} name
 * @param {string | null} before
 * @param {string | null} now
 */
export function differs(name, before, now) {
  return parse(name, before) !== parse(name, now);
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
    const attribute = ATTRIBUTES[name];
    if (attribute.property === null) continue;
    properties[properties.length] = attribute.property;
    Object.defineProperty(prototype, attribute.property, {
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
        const given = attribute.parse === flag && typeof value !== 'string' ? Boolean(value) : (value ?? false);
        if (given === false) this.removeAttribute(name);
        else this.setAttribute(name, given === true ? '' : String(given));
      },
    });
  }
  return properties;
}
