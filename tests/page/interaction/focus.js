// The focus, and the keys that the element handles.

// Adds a link before and after the element, and focuses the first. `stops` numbers the stops in the order of Tab.
function addLinksAround() {
  for (const [id, place] of Object.entries({ before: 'before', behind: 'after' })) {
    const link = document.createElement('a');
    link.id = id;
    link.href = '#';
    link.textContent = id;
    element[place](link);
  }
  window.stops = [];
  document.getElementById('before').focus();
}

// The focused node: its number, its box in the page, and whether it is in the element.
function focusStop() {
  const at = focus();
  let number = window.stops.indexOf(at);
  if (number < 0) number = window.stops.push(at) - 1;
  const box = at.getBoundingClientRect();
  return {
    number,
    id: at.id,
    inside: at.getRootNode() === root,
    top: box.top + scrollY,
    left: box.left,
    bottom: box.bottom + scrollY,
    words: at.getAttribute('aria-label') ?? at.textContent.slice(0, 40),
  };
}

// The box of the focused node, scrolled to the middle of the viewport, and its text; null after the element.
function boxOfFocus() {
  const at = focus();
  if (at.id === 'behind') return null;
  at.scrollIntoView({ block: 'center', behavior: 'instant' });
  const box = at.getBoundingClientRect();
  return { box: [box.left, box.top, box.width, box.height], words: at.getAttribute('aria-label') ?? at.textContent };
}

// Whether the tooltip covers the middle of the focused node.
function isFocusCovered() {
  const box = focus().getBoundingClientRect();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const over = document.elementFromPoint(x, y) && root.elementFromPoint(x, y);
  return Boolean(over && part('tooltip').contains(over) && !part('tooltip').contains(focus()));
}

// Keys whose default a mark prevents: with a modifier, and of Tab, letters and digits alone. Also whether the mark
// keeps the focus.
function keysTaken() {
  const mark = root.querySelector('[part~=marks] [tabindex="0"]');
  mark.focus();
  const isTaken = (key, held) =>
    !mark.dispatchEvent(
      new KeyboardEvent('keydown', { key, ...held, bubbles: true, cancelable: true, composed: true }),
    );
  const arrows = ['ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight'];
  const kept = [];
  for (const key of [...arrows, 'Home', 'End', 'PageDown', 'Enter', ' ', 'Escape', 'a', 'Tab']) {
    for (const held of ['ctrlKey', 'altKey', 'metaKey']) {
      if (isTaken(key, { [held]: true })) kept.push(`${held} ${key}`);
    }
  }
  for (const key of ['Tab', 'a', 'q', '1']) {
    if (isTaken(key)) kept.push(key);
  }
  return [kept, focus() === mark];
}
