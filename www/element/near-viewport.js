// Observes when an element comes near the viewport.

import { windowOf } from './window.js';

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
