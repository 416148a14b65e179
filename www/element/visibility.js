// Observes when an element comes near the viewport, and when it is seen.

import { windowOf } from './geometry.js';

/** Distance from the viewport, in pixels, at which an element starts to load: about the height of a phone's screen. */
const LOAD_MARGIN = 600;

/**
 * Calls back once the element is near the viewport, or immediately if the browser has no `IntersectionObserver`.
 * @param {HTMLElement} host
 * @param {() => void} callback
 * @param {AbortSignal} signal
 */
export function onceNearViewport(host, callback, signal) {
  const window = windowOf(host);
  const { top, bottom, width } = host.getBoundingClientRect();
  // Measured now, because the observer's first callback comes only after the next frame.
  const isNear = width > 0 && bottom > -LOAD_MARGIN && top < window.innerHeight + LOAD_MARGIN;
  if (isNear || typeof window.IntersectionObserver !== 'function') {
    callback();
    return;
  }
  const observer = new window.IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      callback();
    },
    { rootMargin: `${LOAD_MARGIN}px` },
  );
  observer.observe(host);
  signal.addEventListener('abort', () => observer.disconnect());
}

/**
 * Calls back once half of an element is visible, or as much of it as fills half of the viewport.
 * @param {HTMLElement} element
 * @param {() => void} callback
 * @param {AbortSignal} signal
 */
export function onceHalfVisible(element, callback, signal) {
  const window = windowOf(element);
  if (typeof window.IntersectionObserver !== 'function') return;
  const observer = new window.IntersectionObserver(
    (entries) => {
      const entry = entries.at(-1);
      if (!entry?.isIntersecting) return;
      if (entry.intersectionRatio < 0.5 && entry.intersectionRect.height < window.innerHeight / 2) return;
      observer.disconnect();
      callback();
    },
    { threshold: Array.from({ length: 21 }, (_, index) => index / 20) },
  );
  observer.observe(element);
  signal.addEventListener('abort', () => observer.disconnect());
}

/**
 * Calls back once the browser has nothing else to do.
 * @param {() => void} callback
 * @param {AbortSignal} signal
 */
export function onceIdle(callback, signal) {
  const run = () => signal.aborted || callback();
  // Safari has no `requestIdleCallback`.
  if (typeof requestIdleCallback === 'function') requestIdleCallback(run, { timeout: 2000 });
  else setTimeout(run, 200);
}
