// Pages that are hidden, and how often the picture is painted.

// Hides or shows the document. Returns the number of requests.
function setHidden(hidden) {
  Object.defineProperty(document, 'hidden', { configurable: true, value: hidden });
  document.dispatchEvent(new Event('visibilitychange'));
  return window.fetched.length;
}

// Counts in `paints` how often a canvas is cleared.
function countPaints() {
  window.paints = 0;
  const draw = CanvasRenderingContext2D.prototype.clearRect;
  CanvasRenderingContext2D.prototype.clearRect = function (...box) {
    window.paints += 1;
    return draw.apply(this, box);
  };
}

// Replaces `matchMedia` by one that answers as with reduced motion.
function reduceMotion() {
  const ask = window.matchMedia;
  window.matchMedia = (query) => (query.includes('reduced-motion') ? ask('not all') : ask.call(window, query));
}
