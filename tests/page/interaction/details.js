// Details that open and close near the text that is read.

// Selects and deselects a mark above a paragraph. Returns for both whether the paragraph stayed in place, and whether
// the details are visible.
function staysWhileDetailsToggle(mark) {
  // As in engines without scroll anchoring.
  document.documentElement.style.overflowAnchor = 'none';
  const below = document.createElement('p');
  below.textContent = 'What is read.';
  below.style.marginBlockEnd = '3000px';
  element.after(below);
  below.scrollIntoView({ block: 'start', behavior: 'instant' });
  const before = below.getBoundingClientRect().top;
  return [mark, null].flatMap((name) => {
    element.select(name);
    return [Math.abs(below.getBoundingClientRect().top - before) <= 1, seen(part('details'))];
  });
}

// Whether the top of the element stays in place when its details open within the viewport.
function staysInSightWhenChosen(mark) {
  element.scrollIntoView({ block: 'start', behavior: 'instant' });
  const before = element.getBoundingClientRect().top;
  element.select(mark);
  return Math.abs(element.getBoundingClientRect().top - before) <= 1;
}
