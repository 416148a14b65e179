// Where things are when the page scales, zooms, turns or slants what it shows.
//
// Transforms change boxes on the screen, and no length that is laid out. `zoom` is told differently by each engine: places in
// an element are as large as on the screen in all of them; boxes are so only in those that know `currentCSSZoom`.

/** How many times as large the page's `zoom` makes an element: its own and that of all around it. */
export function zoomOf(element) {
  if (element.currentCSSZoom !== undefined) return element.currentCSSZoom;
  let zoom = 1;
  for (let at = element; at; at = at.assignedSlot ?? at.parentElement ?? at.getRootNode().host) {
    zoom *= parseFloat(getComputedStyle(at).zoom) || 1;
  }
  return zoom;
}

/** Where an event is in what it fell on, in the lengths of that: the engine itself undoes every transform on the way. */
export function pointIn({ target, offsetX, offsetY }) {
  const zoom = zoomOf(target);
  return { x: offsetX / zoom, y: offsetY / zoom };
}

/** Upper and lower edge of an element in the window. */
export function edgesOf(element) {
  const { top, bottom } = element.getBoundingClientRect();
  if (element.currentCSSZoom !== undefined) return { top, bottom };
  // From the corner of the page in lengths of the element, and from there to the window's in those of the page.
  const { scrollY } = element.ownerDocument.defaultView;
  const onScreen = (edge) => (edge + scrollY) * zoomOf(element) - scrollY;
  return { top: onScreen(top), bottom: onScreen(bottom) };
}

/** Whether an element is on the screen as it is laid out: neither zoomed nor scaled, turned or slanted. */
export function isUpright(element) {
  return zoomOf(element) === 1 && Math.abs(element.getBoundingClientRect().width - element.offsetWidth) < 1;
}

/** Whether an element is in the window from top to bottom; in the part of it that is left where the reader has enlarged it. */
export function isSeen(element) {
  const { visualViewport, innerHeight } = element.ownerDocument.defaultView;
  const from = visualViewport?.offsetTop ?? 0;
  const { top, bottom } = edgesOf(element);
  return top >= from && bottom <= from + (visualViewport?.height ?? innerHeight);
}

/** The height that an element has for what is in it. */
export function heightIn(element) {
  const style = getComputedStyle(element);
  const edges = style.boxSizing === 'border-box'
    ? ['paddingTop', 'paddingBottom', 'borderTopWidth', 'borderBottomWidth'].map((edge) => parseFloat(style[edge])) : [];
  return element.offsetHeight && edges.reduce((height, edge) => height - edge, parseFloat(style.height) || 0);
}
