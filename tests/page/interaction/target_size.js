// Sizes and positions of pointer targets.

// Targets below 24 pixels, each with its box.
function smallTargets() {
  return (
    [...root.querySelectorAll('a[href], button, select, summary, input, [tabindex]')]
      .filter((each) => seen(each) && getComputedStyle(each).pointerEvents !== 'none')
      // A link in a sentence is as high as its line (WCAG 2.5.8 exempts those).
      .filter((each) => getComputedStyle(each).display !== 'inline')
      .map((each) => [each.outerHTML.slice(0, 80), each.getBoundingClientRect()])
      .filter(([, { width, height }]) => width < 24 || height < 24)
  );
}

// The differences between options and their marks above half a pixel.
function misplacedOptions() {
  return [...part('marks').children]
    .map((each) => {
      const box = each.getBoundingClientRect();
      const own = canvas.getBoundingClientRect();
      const place = element.bounds(each.dataset.key);
      return Math.max(
        Math.abs(box.x - own.x - place.x),
        Math.abs(box.y - own.y - place.y),
        Math.abs(box.width - place.width),
        Math.abs(box.height - place.height),
      );
    })
    .filter((off) => off > 0.5);
}
