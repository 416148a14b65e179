// Dispatches the element's events.

/** @import { Dispatch } from './types.js' */

/**
 * Returns a function that dispatches the events of an element.
 * @param {HTMLElement} host
 * @returns {Dispatch}
 */
export function createDispatch(host) {
  return (type, detail) => void host.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
}
