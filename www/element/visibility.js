// Observes when an element is seen, and when the browser is idle.

import { windowOf } from './window.js';

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
