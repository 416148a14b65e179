// What changes around a widget: sizes, colours, fonts, the screen, the page's address, print. Each is told to the widget,
// until the signal ends it; nothing is decided here.

import { read } from './attributes.js';
import { zoomOf } from './geometry.js';

/**
 * `view.ruler` is as wide as the picture; `view.probe` has a colour of the page's scheme, and grows with the reader's text.
 * The widget's functions: resize(), fonts(), dress(), paint(), clicked(event), escape(), follow(), print(begins), wake().
 */
export function watch(host, view, on, signal) {
  const window = host.ownerDocument.defaultView;
  // WebKit collects a set of fonts or a media query with its listeners when no script holds it.
  const held = new Set();
  signal.addEventListener('abort', () => held.clear());
  const listen = (target, type, listener, options = {}) => {
    held.add(target);
    target.addEventListener(type, listener, { signal, ...options });
  };

  const observer = new window.ResizeObserver(() => {
    // Nothing is measured here, and nothing is laid out at once: within the observer's own turn, either can change
    // other sizes, and the browser would report a loop. And by the next frame the size may be another.
    window.requestAnimationFrame(() => on.resize());
  });
  observer.observe(view.ruler);
  observer.observe(view.probe);
  signal.addEventListener('abort', () => observer.disconnect());
  // The screen may have become higher or lower.
  listen(window, 'resize', () => on.resize());

  // Pages change their scheme by a class, a style or an attribute, the reader by the system. Whatever it was, a colour
  // that follows the scheme begins to change, and that is an event.
  listen(view.probe, 'transitionrun', () => on.dress());
  for (const query of ['(forced-colors: active)', MORE]) listen(window.matchMedia(query), 'change', () => on.dress());

  if (host.ownerDocument.fonts) {
    listen(host.ownerDocument.fonts, 'loadingdone', (event) => {
      // Some engines tell of loads without a font; measuring anew for those would never end.
      if (event.fontfaces?.length) on.fonts();
    });
  }
  listen(view.canvas, 'contextrestored', () => on.paint());
  let resolution;
  const onRatio = () => {
    held.delete(resolution);
    on.paint();
    resolution = window.matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
    listen(resolution, 'change', onRatio, { once: true });
  };
  onRatio();
  listen(window, 'pageshow', (event) => event.persisted && on.dress());

  // A click anywhere else lets go of what was chosen. Not the touch that begins to scroll: the reader may be on the
  // way to the sentence that was marked.
  // Before the page's own listeners: what they choose by this click stays chosen.
  listen(host.ownerDocument, 'click', (event) => on.clicked(event), { capture: true });
  // A tooltip under the pointer goes with Escape wherever the focus is (WCAG 2.2, 1.4.13).
  listen(host.ownerDocument, 'keydown', (event) => event.key === 'Escape' && on.escape());

  listen(window, 'hashchange', () => on.follow());
  listen(window, 'beforeprint', () => on.print(true));
  listen(window, 'afterprint', () => on.print(false));
  listen(window, 'online', () => on.wake());
  listen(host.ownerDocument, 'visibilitychange', () => on.wake());
}

/** On paper nothing can be opened: what the page's figure has folded stands open there. */
export function unfold(host, begins) {
  for (const details of host.querySelectorAll(begins ? 'details:not([open])' : 'details[data-printed]')) {
    details.toggleAttribute('open', begins);
    details.toggleAttribute('data-printed', begins);
  }
}

/** Calls back once when the element is, or comes, near to what the reader sees; at once where a browser cannot tell. */
export function whenNear(host, then, signal) {
  const window = host.ownerDocument.defaultView;
  if (typeof window.IntersectionObserver !== 'function') return then();
  const { top, bottom, width } = host.getBoundingClientRect();
  // Asked for directly, because the observer's first word comes only after the next frame.
  if (width > 0 && bottom > -MARGIN && top < window.innerHeight + MARGIN) return then();
  const observer = new window.IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    observer.disconnect();
    then();
  }, { rootMargin: `${MARGIN}px` });
  observer.observe(host);
  signal.addEventListener('abort', () => observer.disconnect());
}

/** Calls back once when the reader has half of an element before them, or half a screen of it. */
export function whenSeen(element, then, signal) {
  const window = element.ownerDocument.defaultView;
  if (typeof window.IntersectionObserver !== 'function') return;
  const observer = new window.IntersectionObserver((entries) => {
    const { isIntersecting, intersectionRatio, intersectionRect } = entries.at(-1);
    if (!isIntersecting || (intersectionRatio < 0.5 && intersectionRect.height < window.innerHeight / 2)) return;
    observer.disconnect();
    then();
  }, { threshold: Array.from({ length: 21 }, (each, at) => at / 20) });
  observer.observe(element);
  signal.addEventListener('abort', () => observer.disconnect());
}

/** `light` or `dark`: what the attribute says, or else what the page around the element is. */
export function themeOf(host) {
  const wanted = read(host, 'theme');
  if (wanted !== 'auto') return wanted;
  const window = host.ownerDocument.defaultView;
  const scheme = window.getComputedStyle(host).colorScheme;
  // A page that says nothing of dark mode is light, whatever the reader's system prefers.
  if (!scheme.includes('dark')) return 'light';
  if (!scheme.includes('light')) return 'dark';
  return window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** How many times as large as usual the reader's text is. */
export function scaleOf({ figure }) {
  return parseFloat(getComputedStyle(figure).fontSize) / 16;
}

/** Whether the reader has asked for more contrast. */
export function wantsMore(host) {
  return host.ownerDocument.defaultView.matchMedia(MORE).matches;
}

const MORE = '(prefers-contrast: more)';

/**
 * Most device pixels to a side, and in all, that a canvas may have: Safari on phones draws none of over 16,777,216, and
 * a fraction of that is sharp enough.
 */
const MAX_SIDE = 8192;
const MAX_PIXELS = 8_000_000;

/** Device pixels in a CSS pixel of a canvas of this size; as many as are wanted, or as the screen has. Read at every draw:
 * zooming and other screens change it, and some browsers tell nobody. */
export function ratioOf(host, { width, height }, wanted = host.ownerDocument.defaultView.devicePixelRatio * zoomOf(host)) {
  const cap = Math.min(MAX_SIDE / Math.max(width, height, 1), Math.sqrt(MAX_PIXELS / Math.max(width * height, 1)));
  return Math.min(wanted || 1, cap);
}

/** Pixels beyond the window from which a widget is loaded: about a screen of a phone. */
const MARGIN = 600;
