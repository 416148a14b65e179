// Widths, pixel densities, and containers that change the layout.

// Sets the width, and returns the state of the element after its layout.
async function stateAtWidth(width) {
  element.style.width = `${width}px`;
  // A layout that changes other sizes causes another one.
  await frames(8);
  return [element.state, element.outline() !== null];
}

// The number of different heights in the last 20 of 30 frames, in a parent as high as its content.
async function heightsInFitContent() {
  const box = document.createElement('div');
  Object.assign(box.style, { display: 'grid', gridTemplateRows: 'min-content', height: 'fit-content' });
  element.replaceWith(box);
  box.append(element);
  while (element.state !== 'ready' || !seen(canvas)) await frames(1);
  const heights = [];
  for (let frame = 0; frame < 30; frame += 1) {
    await frames(1);
    heights.push(box.offsetHeight);
  }
  return new Set(heights.slice(10)).size;
}

function isSharp(ratio) {
  const box = canvas.getBoundingClientRect();
  // No event reports such a change; the next draw reads it.
  element.select(root.querySelector('[aria-selected=true]') ? null : 'held-units.held');
  if (devicePixelRatio !== ratio) return false;
  const cap = Math.min(8192 / Math.max(box.width, box.height), Math.sqrt(8_000_000 / (box.width * box.height)));
  return Math.abs(canvas.width - Math.round(box.width * Math.min(ratio, cap))) <= 1;
}

function moveOutOfSight() {
  const far = document.createElement('section');
  far.style.contentVisibility = 'auto';
  far.style.containIntrinsicHeight = '500px';
  far.style.marginTop = '4000px';
  document.querySelector('main').append(far);
  far.append(element);
}

// Whether text is measured after fonts have loaded, but not after an event without fonts; and the state.
function measuresAfterFonts() {
  window.measured = 0;
  const measure = CanvasRenderingContext2D.prototype.measureText;
  CanvasRenderingContext2D.prototype.measureText = function (text) {
    window.measured += 1;
    return measure.call(this, text);
  };
  const come = new Event('loadingdone');
  Object.defineProperty(come, 'fontfaces', { value: [1] });
  document.fonts.dispatchEvent(come);
  const first = window.measured;
  document.fonts.dispatchEvent(new Event('loadingdone'));
  return [first > 0, window.measured === first, element.state];
}
