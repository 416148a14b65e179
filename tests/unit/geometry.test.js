// Positions on zoomed pages, with stubs of elements.

import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import {
  viewportEdges,
  contentHeight,
  isInViewport,
  isUntransformed,
  localPoint,
  zoomOf,
} from '../../www/element/geometry.js';

/**
 * A stub of an element with geometry.
 * @param {Record<string, unknown>} properties
 * @returns {HTMLElement}
 */
function element(properties) {
  const view = { scrollY: 100, innerHeight: 600, visualViewport: null };
  const stub = {
    assignedSlot: null,
    parentElement: null,
    getRootNode: () => ({}),
    ownerDocument: { defaultView: view },
  };
  return /** @type {HTMLElement} */ (/** @type {unknown} */ (Object.assign(stub, properties)));
}

/** @param {Record<string, string>} style */
function stubStyle(style) {
  Object.defineProperty(globalThis, 'getComputedStyle', { value: () => style, configurable: true });
}
afterEach(() => {
  Reflect.deleteProperty(globalThis, 'getComputedStyle');
});

test('zoom is currentCSSZoom, or the product of the zoom of all ancestors', () => {
  assert.equal(zoomOf(element({ currentCSSZoom: 1.5 })), 1.5);
  stubStyle({ zoom: '2' });
  const host = element({});
  const slot = element({ getRootNode: () => ({ host }) });
  assert.equal(zoomOf(element({ assignedSlot: slot, parentElement: host })), 8);
  stubStyle({ zoom: 'normal' });
  assert.equal(zoomOf(host), 1);
});

test('a point in a zoomed element is in the CSS pixels of the element', () => {
  const event = { target: element({ currentCSSZoom: 2 }), offsetX: 30, offsetY: 50 };
  assert.deepEqual(localPoint(/** @type {MouseEvent} */ (/** @type {unknown} */ (event))), { x: 15, y: 25 });
});

test('edges are in CSS pixels of the viewport in every engine', () => {
  const getBoundingClientRect = () => ({ top: 20, bottom: 70, width: 50 });
  assert.deepEqual(viewportEdges(element({ currentCSSZoom: 2, getBoundingClientRect })), { top: 20, bottom: 70 });
  stubStyle({ zoom: '2' });
  assert.deepEqual(viewportEdges(element({ getBoundingClientRect })), { top: 140, bottom: 240 });
});

test('an element is in the viewport only if all of its height is', () => {
  const seen = (
    /** @type {number} */ top,
    /** @type {number} */ bottom,
    /** @type {object | null} */ visualViewport,
  ) => {
    const ownerDocument = { defaultView: { innerHeight: 600, visualViewport } };
    return isInViewport(element({ currentCSSZoom: 1, ownerDocument, getBoundingClientRect: () => ({ top, bottom }) }));
  };
  assert.equal(seen(0, 600, null), true);
  assert.equal(seen(-1, 500, null), false);
  assert.equal(seen(100, 601, null), false);
  assert.equal(seen(100, 300, { offsetTop: 100, height: 200 }), true);
  assert.equal(seen(99, 300, { offsetTop: 100, height: 200 }), false);
  assert.equal(seen(100, 301, { offsetTop: 100, height: 200 }), false);
});

test('a scaled or zoomed element is not untransformed', () => {
  const upright = (/** @type {number} */ width, /** @type {number} */ currentCSSZoom) =>
    isUntransformed(element({ currentCSSZoom, offsetWidth: 100, getBoundingClientRect: () => ({ width }) }));
  assert.equal(upright(100.5, 1), true);
  assert.equal(upright(98, 1), false);
  assert.equal(upright(100, 2), false);
});

test('the content height excludes padding and border', () => {
  const lengths = {
    height: '100px',
    paddingTop: '5px',
    paddingBottom: '6px',
    borderTopWidth: '1px',
    borderBottomWidth: '2px',
  };
  stubStyle({ boxSizing: 'border-box', ...lengths });
  assert.equal(contentHeight(element({ offsetHeight: 100 })), 86);
  stubStyle({ boxSizing: 'content-box', ...lengths });
  assert.equal(contentHeight(element({ offsetHeight: 114 })), 100);
  assert.equal(contentHeight(element({ offsetHeight: 0 })), 0);
});
