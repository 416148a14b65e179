// Observes the environment of an element: sizes, colours, fonts, device pixels, the URL's fragment, print. Reports
// changes by callbacks until an `AbortSignal` aborts.

import { read } from './attributes.js';
import { zoomOf } from './geometry.js';
import { windowOf } from './window.js';

/** @import { EnvironmentCallbacks, Guard, Size } from './types.js' */

const MORE_CONTRAST = '(prefers-contrast: more)';

/**
 * The maximum number of device pixels of a canvas, per side and in total. Safari on iOS draws no canvas of more than
 * 16,777,216 pixels; half of that is sharp enough.
 */
const MAX_CANVAS_SIDE = 8192;
const MAX_CANVAS_PIXELS = 8_000_000;

/**
 * Observes an element. `ruler` has the width of the picture; `probe` has a colour that depends on the colour scheme and
 * a width that depends on the text size.
 * @param {HTMLElement} host
 * @param {{ ruler: HTMLElement, probe: HTMLElement, canvas: { element: HTMLCanvasElement } }} parts
 * @param {EnvironmentCallbacks} callbacks
 * @param {Guard} guard
 * @param {AbortSignal} signal
 */
export function observeEnvironment(host, { ruler, probe, canvas }, callbacks, guard, signal) {
  const window = windowOf(host);
  const document = host.ownerDocument;
  /**
   * Strong references: WebKit garbage-collects font sets and media queries with their listeners.
   * @type {Set<EventTarget>}
   */
  const retained = new Set();
  signal.addEventListener('abort', () => retained.clear());
  /**
   * @template {Event} E
   * @param {EventTarget} target
   * @param {string} type
   * @param {(event: E) => void} listener
   * @param {AddEventListenerOptions} [options]
   */
  const listen = (target, type, listener, options = {}) => {
    retained.add(target);
    const guarded = (/** @type {Event} */ event) => guard(() => listener(/** @type {E} */ (event)));
    target.addEventListener(type, guarded, { signal, ...options });
  };

  const observer = new window.ResizeObserver(() => {
    // In the next frame: a layout inside the callback could resize observed elements, which the browser reports as an
    // error ("ResizeObserver loop").
    window.requestAnimationFrame(() => guard(() => callbacks.onResize()));
  });
  observer.observe(ruler);
  observer.observe(probe);
  signal.addEventListener('abort', () => observer.disconnect());
  // The height of the viewport may have changed.
  listen(window, 'resize', () => callbacks.onResize());

  // Pages change their colour scheme by a class, a style or an attribute, readers in the system settings. Each change
  // starts a transition of the probe's colour.
  listen(probe, 'transitionrun', () => callbacks.onTheme());
  for (const query of ['(forced-colors: active)', MORE_CONTRAST]) {
    listen(window.matchMedia(query), 'change', () => callbacks.onTheme());
  }
  if (document.fonts) {
    listen(document.fonts, 'loadingdone', (/** @type {FontFaceSetLoadEvent} */ { fontfaces }) => {
      // Some engines dispatch the event without a font, for example after each text measurement.
      if (fontfaces?.length) callbacks.onFonts();
    });
  }
  listen(canvas.element, 'contextrestored', () => callbacks.onRepaint());
  /** @type {MediaQueryList | undefined} */
  let resolution;
  const onResolution = () => {
    if (resolution) retained.delete(resolution);
    callbacks.onRepaint();
    resolution = window.matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
    listen(resolution, 'change', onResolution, { once: true });
  };
  guard(onResolution);
  listen(window, 'pageshow', (/** @type {PageTransitionEvent} */ event) => event.persisted && callbacks.onTheme());

  // `click`, not `pointerdown`: the reader may scroll to the highlighted sentence without clearing the selection. In
  // the capture phase, before the page's listeners, so that a mark that they select stays selected.
  listen(document, 'click', (/** @type {MouseEvent} */ event) => callbacks.onClick(event), { capture: true });
  // Escape hides a tooltip at the pointer wherever the focus is (WCAG 2.2, 1.4.13).
  listen(document, 'keydown', (/** @type {KeyboardEvent} */ event) => event.key === 'Escape' && callbacks.onEscape());

  listen(window, 'hashchange', () => callbacks.onHashChange());
  listen(window, 'beforeprint', () => callbacks.onPrint(true));
  listen(window, 'afterprint', () => callbacks.onPrint(false));
  listen(window, 'online', () => callbacks.onResume());
  listen(document, 'visibilitychange', () => callbacks.onResume());
}

/**
 * Opens the <details> of the static figure for printing, and closes them afterwards.
 * @param {HTMLElement} host
 * @param {boolean} isPrinting
 */
export function toggleDetailsForPrint(host, isPrinting) {
  for (const details of host.querySelectorAll(isPrinting ? 'details:not([open])' : 'details[data-printed]')) {
    details.toggleAttribute('open', isPrinting);
    details.toggleAttribute('data-printed', isPrinting);
  }
}

/**
 * Returns the theme that the attribute sets, or else the page's colour scheme.
 * @param {HTMLElement} host
 */
export function themeOf(host) {
  const wanted = read(host, 'theme');
  if (wanted !== 'auto') return wanted;
  const window = windowOf(host);
  const scheme = window.getComputedStyle(host).colorScheme;
  // A page without `color-scheme` is light, independently of the system's preference.
  if (!scheme.includes('dark')) return 'light';
  if (!scheme.includes('light')) return 'dark';
  return window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/**
 * Returns the reader's text size relative to 16 pixels.
 * @param {{ figure: HTMLElement }} view
 */
export function textScaleOf({ figure }) {
  return parseFloat(getComputedStyle(figure).fontSize) / 16;
}

/** @param {HTMLElement} host */
export function prefersMoreContrast(host) {
  return windowOf(host).matchMedia(MORE_CONTRAST).matches;
}

/** @param {HTMLElement} host */
export function allowsMotion(host) {
  return windowOf(host).matchMedia('(prefers-reduced-motion: no-preference)').matches;
}

/** Whether the reader wants to save data or has a slow connection. Only some browsers tell. */
export function savesData() {
  const { connection } = /** @type {{ connection?: { saveData?: boolean, effectiveType?: string } }} */ (navigator);
  return Boolean(connection?.saveData) || /2g|3g/.test(connection?.effectiveType ?? '');
}

/**
 * Returns the number of device pixels per CSS pixel for a canvas of this size: `wanted` or that of the screen, up to a
 * limit. Called for every paint, because some browsers report no changes of it.
 * @param {HTMLElement} host
 * @param {Size} size
 * @param {number} [wanted]
 */
export function pixelRatioOf(host, { width, height }, wanted = windowOf(host).devicePixelRatio * zoomOf(host)) {
  const limit = Math.min(
    MAX_CANVAS_SIDE / Math.max(width, height, 1),
    Math.sqrt(MAX_CANVAS_PIXELS / Math.max(width * height, 1)),
  );
  return Math.min(wanted || 1, limit);
}
