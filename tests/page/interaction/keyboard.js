// Marks without a pointer.

// Clicks as screen readers do. Returns whether the mark is selected and its details are visible.
function clickHeldMark() {
  const mark = root.querySelector('[data-key="held.held"]');
  mark.click();
  return [mark.getAttribute('aria-selected'), seen(part('details'))];
}
