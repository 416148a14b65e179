// Text sizes, clipped and overlapping text, and effects of the reader's preferences.

// Every visible run of text in the shadow root with its size and its box.
function visibleTexts() {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!node.data.trim() || !parent || ['STYLE', 'OPTION', 'DETAILS'].includes(parent.tagName)) continue;
    if (parent.closest('.visually-hidden') || !parent.checkVisibility({ visibilityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    const size = parseFloat(getComputedStyle(parent).fontSize);
    if (box.height > 0) texts.push({ text: node.data.trim(), size, box, parent });
  }
  return texts;
}

function textSizes() {
  return visibleTexts().map(({ text, size }) => [text, size]);
}

function hasGrownTo(least) {
  return Math.min(...visibleTexts().map(({ size }) => size)) >= least;
}

// Clipped nodes, overlapping texts, and a page that scrolls horizontally.
function clippedAndOverlapping() {
  const clipped = [...root.querySelectorAll('*')].filter((each) => {
    if (each.closest('.visually-hidden, .scroll, canvas') || !each.checkVisibility()) return false;
    const isControl = ['BUTTON', 'SELECT'].includes(each.tagName);
    if (getComputedStyle(each).overflowX === 'visible' && !isControl) return false;
    return each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1;
  });
  const paragraph = ({ parent }) => parent.closest('p, li, div, td, th');
  const contains = (one, other) => one.parent === other.parent || one.parent.contains(other.parent);
  const overlap = ({ box: one }, { box: other }) =>
    one.left < other.right - 1 &&
    other.left < one.right - 1 &&
    one.top < other.bottom - 1 &&
    other.top < one.bottom - 1;
  const overlapping = visibleTexts().flatMap((one, index, texts) =>
    texts
      .slice(index + 1)
      .filter((other) => !contains(one, other) && !contains(other, one) && overlap(one, other))
      // Runs of one paragraph wrap around each other.
      .filter((other) => paragraph(one) !== paragraph(other))
      .map((other) => `${one.text} / ${other.text}`),
  );
  const { scrollWidth, clientWidth } = document.documentElement;
  return [
    ...clipped.map((each) => each.outerHTML.slice(0, 100)),
    ...overlapping,
    ...(scrollWidth > clientWidth ? [`the page is ${scrollWidth} wide`] : []),
  ];
}

// Keeps the sizes of text painted on each canvas in `painted`, in CSS pixels by text.
function keepPaintedSizes() {
  window.painted = new WeakMap();
  const fill = CanvasRenderingContext2D.prototype.fillText;
  CanvasRenderingContext2D.prototype.fillText = function (text, ...place) {
    const sizes = window.painted.get(this.canvas) ?? new Map();
    sizes.set(text, (parseFloat(this.font.match(/([\d.]+)px/)[1]) * this.getTransform().a) / devicePixelRatio);
    window.painted.set(this.canvas, sizes);
    return fill.call(this, text, ...place);
  };
}

// Repaints the picture and returns its smallest text size, see `keepPaintedSizes`.
async function smallestPaintedSize() {
  window.painted.delete(canvas);
  element.theme = 'dark';
  element.theme = 'light';
  // The picture is painted in one of the next frames, all text in the same one.
  while (!window.painted.has(canvas)) await frames(1);
  await frames();
  return Math.min(...window.painted.get(canvas).values());
}

// The same size if it is above `least`, otherwise null.
async function paintedSizeAbove(least) {
  const size = await smallestPaintedSize();
  return size > least ? size : null;
}

// The distance between the option of the selected mark and the mark's bounds, in pixels.
function distanceToMark(name) {
  const shown = root.querySelector('[aria-selected=true]').getBoundingClientRect();
  const place = element.bounds(name);
  const box = canvas.getBoundingClientRect();
  return Math.hypot(shown.x - box.x - place.x, shown.y - box.y - place.y);
}

function scrolledParts() {
  return [...root.querySelectorAll('*')]
    .filter(
      (each) => ['auto', 'scroll'].includes(getComputedStyle(each).overflowX) && each.scrollWidth > each.clientWidth,
    )
    .map((each) => each.className);
}

function colorsOnPaper() {
  const figure = element.querySelector('figure');
  const fill = [...figure.querySelectorAll('svg text')].find(seen);
  return [getComputedStyle(figure.querySelector('.ai-title')).color, getComputedStyle(fill).fill];
}

function showWithoutFigure() {
  element.replaceChildren();
  element.story = null;
  element.src = `${element.getAttribute('src')}?anew`;
}

// Adds rules to the page and to every open shadow root, as browser extensions do.
function adoptEverywhere(rules) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  const roots = [...document.querySelectorAll('article-infographic')].map(({ shadowRoot }) => shadowRoot);
  for (const scope of [document, ...roots]) scope?.adoptedStyleSheets.push(sheet);
}

// The animation frames requested and the animations running in a second without input. `framesRequested` counts on.
async function motionAtRest() {
  // Sizes of a new element are observed a frame later, and the element draws in the next one.
  await frames(6);
  window.framesRequested = 0;
  const request = window.requestAnimationFrame;
  window.requestAnimationFrame = (callback) => {
    window.framesRequested += 1;
    return request(callback);
  };
  // Asserts that nothing moves: no event marks that, so the test waits.
  await pause(1000);
  return [window.framesRequested, document.getAnimations().length, root.getAnimations?.().length ?? 0];
}

// The animation frames requested since `motionAtRest` and the animations running, half a second after a selection.
async function motionAfterSelecting(mark) {
  element.select(mark);
  // Asserts that no animation follows: no event marks that, so the test waits.
  await pause(500);
  return [window.framesRequested, root.getAnimations?.().length ?? 0];
}
