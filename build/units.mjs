// Writes the names and symbols of currencies and measures in every language, from the Unicode CLDR in Node's `Intl`.
//
// Run `node build/units.mjs` after adding a language or a measure.

import { writeFileSync } from 'node:fs';

// The languages with the CLDR locale of each. English is `en-GB`, as in `tests/locales.rs`, except for the symbols of
// currencies: "US$" is "$" in most English texts.
const LANGUAGES = { ar: 'ar-u-nu-latn', de: 'de', en: 'en-GB', es: 'es', fr: 'fr', pl: 'pl', tr: 'tr', uk: 'uk' };
const SYMBOLS = { ...LANGUAGES, en: 'en' };

// The measures of `MeasureDocument` with their unit identifiers of Unicode Technical Standard 35.
const MEASURES = [
  'celsius',
  'fahrenheit',
  'millimeter',
  'centimeter',
  'meter',
  'kilometer',
  'foot',
  'mile',
  'hectare',
  'acre',
  'liter',
  'gram',
  'kilogram',
  'kilometer-per-hour',
  'mile-per-hour',
];

// Their symbols are ambiguous ("m" is also metres and millions) or depend on the number, so they have only words.
const DURATIONS = ['second', 'minute', 'hour', 'day', 'week', 'month', 'year'];

/** The words for percentages, which `Intl` does not have. @type {Record<string, Record<string, string>>} */
const PERCENT = {
  ar: { other: 'في المئة' },
  de: { other: 'Prozent' },
  en: { other: 'per cent' },
  es: { other: 'por ciento' },
  fr: { other: 'pour cent' },
  pl: { other: 'procent' },
  tr: { other: 'yüzde' },
  uk: { one: 'відсоток', few: 'відсотки', many: 'відсотків', other: 'відсотка' },
};

/** @type {Record<string, Record<string, string>>} */
const PERCENTAGE_POINT = {
  ar: { few: 'نقاط مئوية', other: 'نقطة مئوية' },
  de: { one: 'Prozentpunkt', other: 'Prozentpunkte' },
  en: { one: 'percentage point', other: 'percentage points' },
  es: { one: 'punto porcentual', other: 'puntos porcentuales' },
  fr: { one: 'point de pourcentage', other: 'points de pourcentage' },
  pl: {
    one: 'punkt procentowy',
    few: 'punkty procentowe',
    many: 'punktów procentowych',
    other: 'punktu procentowego',
  },
  tr: { other: 'yüzde puan' },
  uk: {
    one: 'відсотковий пункт',
    few: 'відсоткові пункти',
    many: 'відсоткових пунктів',
    other: 'відсоткового пункту',
  },
};

// One number or more for each plural category of the languages.
const SAMPLES = [100, 0, 1, 2, 3, 5, 11, 1.5, 1_000_000];

const NUMBER = new Set(['integer', 'group', 'decimal', 'fraction', 'minusSign']);

/**
 * Returns the parts of a formatted number in order, with one part `{0}` for the number, and without marks of direction.
 * @param {string} locale
 * @param {Intl.NumberFormatOptions} options
 * @param {number} value
 */
function pattern(locale, options, value) {
  const parts = new Intl.NumberFormat(locale, { maximumFractionDigits: 1, ...options }).formatToParts(value);
  const texts = parts.map(({ type, value: text }) => (NUMBER.has(type) ? '{0}' : text));
  const joined = texts.filter((text, index) => text !== '{0}' || texts.indexOf('{0}') === index).join('');
  return joined.replace(/[\u200e\u200f\u061c]/g, '').trim();
}

/**
 * Returns the words of a unit for each plural category, with the default form `other`. The form for a category that is
 * equal to the default one is left out.
 * @param {string} locale
 * @param {Intl.NumberFormatOptions} options
 */
function forms(locale, options) {
  const rules = new Intl.PluralRules(locale);
  /** @type {Record<string, string>} */
  const all = {};
  for (const sample of SAMPLES) {
    const text = pattern(locale, options, sample);
    // The Arabic dual contains its number: "hours-two" without "2".
    if (text.includes('{0}')) all[rules.select(sample)] ??= text.replace('{0}', '').trim();
  }
  return Object.fromEntries(Object.entries(all).filter(([name, text]) => name === 'other' || text !== all.other));
}

for (const [language, locale] of Object.entries(LANGUAGES)) {
  const currencies = Intl.supportedValuesOf('currency').map((currency) => {
    const style = /** @type {const} */ ({ style: 'currency', currency, minimumFractionDigits: 0 });
    const symbol = pattern(SYMBOLS[language], style, 5);
    return [currency, { symbol, forms: forms(locale, { ...style, currencyDisplay: 'name' }) }];
  });
  const measures = [...MEASURES, ...DURATIONS].map((unit) => {
    const style = /** @type {const} */ ({ style: 'unit', unit });
    const short = pattern(locale, { ...style, unitDisplay: 'short' }, 5);
    // Polish has "st. C".
    const isAbbreviated = unit === 'celsius' && !short.includes('°');
    const symbol = isAbbreviated ? pattern(locale, { ...style, unitDisplay: 'narrow' }, 5) : short;
    const words = forms(locale, { ...style, unitDisplay: 'long' });
    return [unit, DURATIONS.includes(unit) ? { forms: words } : { symbol, forms: words }];
  });
  measures.unshift(
    ['percent', { symbol: pattern(locale, { style: 'percent' }, 0.5), forms: PERCENT[language] }],
    ['percentage-point', { forms: PERCENTAGE_POINT[language] }],
  );
  const data = { currencies: Object.fromEntries(currencies), measures: Object.fromEntries(measures) };
  const file = new URL(`../src/library/lint/units/${language}.json`, import.meta.url);
  writeFileSync(file, `${JSON.stringify(data, null, 2)}\n`);
}
