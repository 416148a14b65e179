// Colour overrides: the page's custom properties `--ai-NAME`, and the system colours of forced colours mode.

import { THEMES } from './constants.js';
import { windowOf } from './window.js';

/** @import { ColorOverrides, Role } from './types.js' */

/**
 * System colours of roles in forced colours mode; every other role is `CanvasText`.
 * @type {Readonly<Record<string, string>>}
 */
const SYSTEM = { background: 'Canvas', surface: 'Canvas', grid: 'GrayText' };

/**
 * Returns the overridden colours. Each colour is set on `element`, which is invisible, and read back as its computed
 * value.
 * @param {HTMLElement} element
 * @param {CanvasRenderingContext2D} context
 * @returns {ColorOverrides}
 */
export function colorOverrides(element, context) {
  const window = windowOf(element);
  const style = window.getComputedStyle(element);
  const isSystem = window.matchMedia('(forced-colors: active)').matches;
  /** @type {ColorOverrides['colors']} */
  const colors = {};
  for (const role of /** @type {Role[]} */ (Object.keys(THEMES.light.colors))) {
    // `background-color` is not inherited, so an invalid colour becomes transparent. `light-dark()` uses the element's
    // scheme.
    element.style.backgroundColor = `var(--ai-${role}, transparent)`;
    context.fillStyle = '#000';
    context.fillStyle = isSystem ? (SYSTEM[role] ?? 'CanvasText') : style.backgroundColor;
    // A canvas serializes every opaque colour in this form.
    if (/^#[0-9a-f]{6}$/.test(context.fillStyle)) colors[role] = context.fillStyle;
  }
  element.style.backgroundColor = '';
  return { isSystem, colors };
}
