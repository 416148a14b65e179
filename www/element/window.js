// The window of an element, which may be in another document than this script.

/**
 * Returns the window of an element's document.
 * @param {Element} element
 */
export function windowOf(element) {
  return element.ownerDocument.defaultView ?? window;
}
