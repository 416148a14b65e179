// The palette: the colours of a theme, some of which the page may override if they are readable.

import { THEMES } from './constants.js';

/** @import { ColorOverrides, Colors, LowContrast, Palette, Role, ThemeName } from './types.js' */

/** The number of steps in which an unreadable colour is mixed with the text's. */
const STEPS = 16;

/**
 * Returns the colours of a theme with the page's overrides, and the overrides whose contrast is too low. Of the colours of
 * sides, only the first `sides` are reported, because the story shows no others.
 *
 * Each colour is checked separately. An unreadable override falls back to the theme's colour. If that is unreadable on
 * the page's background, it is mixed with the text's colour until it is readable. Colours of the system are the reader's own;
 * they are not checked.
 * @param {ThemeName} theme
 * @param {ColorOverrides} overrides
 * @param {number} sides
 * @returns {Palette}
 */
export function resolvePalette(theme, { isSystem, colors: given }, sides) {
  const { text: textContrast, mark: markContrast, colors: own } = THEMES[theme];
  /** @type {Colors} */
  const wanted = { ...own, ...given };
  if (isSystem) return { colors: wanted, lowContrast: [] };
  /** @type {Colors} */
  const colors = { ...own };
  /** @type {LowContrast[]} */
  const lowContrast = [];

  /**
   * Applies an override if it is readable on all of these backgrounds.
   * @param {Role} role
   * @param {Role[]} backgrounds
   * @param {number} required
   */
  const apply = (role, backgrounds, required) => {
    const lowest = (/** @type {string} */ color) =>
      backgrounds
        .map((against) => ({ against, contrast: contrastOf(color, colors[against]) }))
        .reduce((one, other) => (other.contrast < one.contrast ? other : one));
    const { against, contrast } = lowest(wanted[role]);
    if (contrast >= required) {
      colors[role] = wanted[role];
      return;
    }
    if (wanted[role] !== own[role]) {
      lowContrast.push({ name: role, contrast, required, against, againstColor: colors[against] });
    }
    const mixed = Array.from({ length: STEPS + 1 }, (_, step) => mix(own[role], colors.text, step / STEPS));
    colors[role] = mixed.find((color) => lowest(color).contrast >= required) ?? colors.text;
  };

  // First a background that is readable with a text colour, then the text on it, then the surface, then the colours on
  // both.
  const contrasts = [wanted.text, own.text].map((color) => contrastOf(color, wanted.background));
  if (Math.max(...contrasts) >= textContrast) {
    colors.background = wanted.background;
  } else {
    const [contrast] = contrasts;
    const against = { against: 'text', againstColor: wanted.text };
    lowContrast.push({ name: 'background', contrast, required: textContrast, ...against });
  }
  apply('text', ['background'], textContrast);
  const contrast = contrastOf(colors.text, wanted.surface);
  if (contrast >= textContrast) {
    colors.surface = wanted.surface;
  } else {
    const against = { against: 'text', againstColor: colors.text };
    lowContrast.push({ name: 'surface', contrast, required: textContrast, ...against });
  }
  if (contrastOf(colors.text, colors.surface) < textContrast) colors.surface = colors.background;
  // The grid carries no information.
  colors.grid = wanted.grid;
  for (const role of /** @type {Role[]} */ (Object.keys(own))) {
    if (role === 'muted' || role.startsWith('side-')) apply(role, ['background', 'surface'], textContrast);
    else if (role === 'border') apply(role, ['background', 'surface'], markContrast);
  }
  const isShown = (/** @type {LowContrast} */ { name }) => !(Number(name.split('side-')[1]) > sides);
  return { colors, lowContrast: lowContrast.filter(isShown) };
}

/**
 * Returns the contrast ratio of two colours, from 1 (equal) to 21 (black and white), as WCAG 2.2 defines contrast ratio
 * and relative luminance. Not rounded: 2.999 is less than 3.
 * @param {string} one
 * @param {string} other
 */
export function contrastOf(one, other) {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** @param {string} color */
function luminance(color) {
  const [red, green, blue] = channels(color).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/**
 * Mixes two colours; `share` is that of the second.
 * @param {string} one
 * @param {string} other
 * @param {number} share
 */
function mix(one, other, share) {
  const to = channels(other);
  const mixed = channels(one).map((from, index) => Math.round(from + (to[index] - from) * share));
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

/**
 * Returns red, green and blue of a colour such as `#16191d`, from 0 to 255.
 * @param {string} color
 */
function channels(color) {
  return [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16));
}
