// Colour overrides: the page's custom properties `--ai-NAME`, and the system colours of forced colours mode.

import { ROLES } from './constants.js';
import { windowOf } from './geometry.js';

/**
 * System colours of roles in forced colours mode; every other role is `CanvasText`.
 * @type {Readonly<Record<string, string>>}
 */
const SYSTEM = { background: 'Canvas', surface: 'Canvas', grid: 'GrayText' };

/**
 * Returns the overridden colours in the format `text=#16191d side-1=#00695c`, preceded by `system` in forced colours
 * mode. Each colour is set on `element`, which is invisible, and read back as its computed value.
 * @param {HTMLElement} element
 * @param {CanvasRenderingContext2D} context
 */
export function colorOverrides(element, context) {
  const window = windowOf(element);
  const style = window.getComputedStyle(element);
  const forced = window.matchMedia('(forced-colors: active)').matches;
  const entries = ROLES.map((role) => {
    // `background-color` is not inherited, so an invalid colour becomes transparent. `light-dark()` uses the element's
    // scheme.
    element.style.backgroundColor = `var(--ai-${role}, transparent)`;
    context.fillStyle = '#000';
    context.fillStyle = forced ? (SYSTEM[role] ?? 'CanvasText') : style.backgroundColor;
    // A canvas serializes every opaque colour in this form.
    return /^#[0-9a-f]{6}$/.test(context.fillStyle) ? `${role}=${context.fillStyle}` : '';
  });
  element.style.backgroundColor = '';
  return [forced && 'system', ...entries].filter(Boolean).join(' ');
}
