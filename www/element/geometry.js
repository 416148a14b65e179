// Positions on pages that scale, zoom, rotate or skew elements.
//
// Transforms change bounding boxes, but no layout lengths. Engines differ in `zoom`: `offsetX` and `offsetY` are zoomed
// in all engines, bounding boxes only in those that support `currentCSSZoom`.

import { windowOf } from './window.js';

/** @import { Point } from './types.js' */

/**
 * Returns the parent in the flat tree: the slot of a slotted element, the host of a shadow root.
 * @param {Element} element
 * @returns {Element | undefined}
 */
export function flatParent(element) {
  return element.assignedSlot ?? element.parentElement ?? /** @type {ShadowRoot} */ (element.getRootNode()).host;
}

/**
 * Returns the effective `zoom` of an element.
 * @param {Element} element
 */
export function zoomOf(element) {
  if (element.currentCSSZoom !== undefined) return element.currentCSSZoom;
  let zoom = 1;
  for (let at = /** @type {Element | undefined} */ (element); at; at = flatParent(at)) {
    zoom *= parseFloat(getComputedStyle(at).zoom) || 1;
  }
  return zoom;
}

/**
 * Returns the position of an event in its target, in the target's CSS pixels. The engine already undoes transforms.
 * @param {MouseEvent} event
 * @returns {Point}
 */
export function localPoint({ target, offsetX, offsetY }) {
  const zoom = zoomOf(/** @type {Element} */ (target));
  return { x: offsetX / zoom, y: offsetY / zoom };
}

/**
 * Returns the top and bottom edges of an element in the viewport.
 * @param {Element} element
 */
export function viewportEdges(element) {
  const { top, bottom } = element.getBoundingClientRect();
  if (element.currentCSSZoom !== undefined) return { top, bottom };
  // Converts from the element's zoomed lengths, relative to the document, to lengths relative to the viewport.
  const { scrollY } = windowOf(element);
  const onScreen = (/** @type {number} */ edge) => (edge + scrollY) * zoomOf(element) - scrollY;
  return { top: onScreen(top), bottom: onScreen(bottom) };
}

/**
 * Whether an element is neither zoomed nor scaled, rotated or skewed.
 * @param {HTMLElement} element
 */
export function isUntransformed(element) {
  return zoomOf(element) === 1 && Math.abs(element.getBoundingClientRect().width - element.offsetWidth) < 1;
}

/**
 * Whether an element is completely inside the viewport vertically; inside the visual viewport if the reader has zoomed
 * in.
 * @param {Element} element
 */
export function isInViewport(element) {
  const { visualViewport, innerHeight } = windowOf(element);
  const from = visualViewport?.offsetTop ?? 0;
  const { top, bottom } = viewportEdges(element);
  return top >= from && bottom <= from + (visualViewport?.height ?? innerHeight);
}

/** @type {('paddingTop' | 'paddingBottom' | 'borderTopWidth' | 'borderBottomWidth')[]} */
const EDGES = ['paddingTop', 'paddingBottom', 'borderTopWidth', 'borderBottomWidth'];

/**
 * Returns the height of an element's content box.
 * @param {HTMLElement} element
 */
export function contentHeight(element) {
  const style = getComputedStyle(element);
  const edges = style.boxSizing === 'border-box' ? EDGES.map((edge) => parseFloat(style[edge])) : [];
  return element.offsetHeight && edges.reduce((height, edge) => height - edge, parseFloat(style.height) || 0);
}

/**
 * Carries out a change, and keeps the scroll position if it changes the height above the viewport. Engines with scroll
 * anchoring do that themselves.
 * @param {Element} part - the part above the change
 * @param {Element} whole - the element whose height changes
 * @param {() => void} change
 */
export function preserveScroll(part, whole, change) {
  const isAboveViewport = viewportEdges(part).bottom < 0;
  const end = () => viewportEdges(whole).bottom;
  const before = isAboveViewport && end();
  change();
  if (before !== false && end() !== before) {
    windowOf(whole).scrollBy({ top: end() - before, behavior: 'instant' });
  }
}
