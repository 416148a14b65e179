// Runs tasks again after transient failures, and once for several callers.

import { isTransient } from './errors.js';

/** @import { OnRetry } from './types.js' */

/** Milliseconds before each retry. Randomized by 25 %, so that readers do not retry all at the same time. */
const RETRY_DELAYS = [1_000, 3_000, 9_000];

/**
 * Runs a task, and retries it after transient failures. `onRetry` is called for each failure that is retried.
 * @template T
 * @param {() => Promise<T>} task
 * @param {OnRetry} onRetry
 * @param {AbortSignal} [signal]
 * @returns {Promise<T>}
 */
export async function retry(task, onRetry, signal) {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await task();
    } catch (error) {
      if (signal?.aborted || !isTransient(error) || attempt >= RETRY_DELAYS.length) throw error;
      onRetry(error);
      await delay(error.retryAfter ?? RETRY_DELAYS[attempt] * (0.75 + Math.random() / 2), signal);
    }
  }
}

/**
 * Runs a task once for all callers. After a failure, the next caller runs it again.
 * @template T
 * @param {(onRetry: OnRetry) => Promise<T>} task
 * @returns {(onRetry: OnRetry) => Promise<T>}
 */
export function share(task) {
  /** @type {Set<OnRetry>} */
  const listeners = new Set();
  /** @type {Promise<T> | null} */
  let running = null;
  return async (onRetry) => {
    listeners.add(onRetry);
    try {
      running ??= task((error) => listeners.forEach((listener) => listener(error)));
      return await running;
    } catch (error) {
      running = null;
      throw error;
    } finally {
      listeners.delete(onRetry);
    }
  };
}

/**
 * @param {number} milliseconds
 * @param {AbortSignal} [signal]
 * @returns {Promise<void>}
 */
function delay(milliseconds, signal) {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
    signal?.addEventListener('abort', () => resolve());
  });
}
