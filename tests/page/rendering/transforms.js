// Pages that scale, zoom, rotate or skew the element.

function putIntoBox() {
  const box = document.createElement('div');
  box.id = 'box';
  element.before(box);
  box.append(element);
}

// The middle of a mark in the viewport, scrolled to its middle; null while the layout changes. WebKit returns boxes
// in lengths of the zoomed content from the corner of the page, and then subtracts the scroll offset.
async function middleOnScreen(name) {
  const dot = document.createElement('i');
  Object.assign(dot.style, { position: 'absolute', width: '0', height: '0', pointerEvents: 'none' });
  part('plot').append(dot);
  const middle = () => {
    const { x, y, width, height } = element.bounds(name);
    Object.assign(dot.style, { left: `${x + width / 2}px`, top: `${y + height / 2}px` });
    const zooms = dot.currentCSSZoom ? [] : [element, document.getElementById('box')];
    const zoom = zooms.reduce((all, each) => all * getComputedStyle(each).zoom, 1);
    const box = dot.getBoundingClientRect();
    return [(box.x + scrollX) * zoom - scrollX, (box.y + scrollY) * zoom - scrollY];
  };
  const [left, top] = middle();
  scrollBy({ left: left - innerWidth / 2, top: top - innerHeight / 2, behavior: 'instant' });
  const place = await steady(middle);
  dot.remove();
  return place;
}

// Styles the box around the element, and the element.
async function applyStyles(around, itself) {
  // A scale can make the page wide: the page scrolls, the content does not shrink.
  document.getElementById('box').style.cssText = `position: relative; z-index: 1; ${around}`;
  element.style.cssText = `${itself}; width: 600px`;
  element.select(null);
  // Zoomed content is laid out again.
  await frames();
}

// Whether the tooltip is directly below or above its mark, in lengths of the picture.
function isToldAtItsPlace(name) {
  const tip = part('tooltip');
  if (!seen(tip)) return false;
  const place = element.bounds(name);
  const top = parseFloat(tip.style.top);
  const bottom = top + tip.offsetHeight;
  return Math.abs(top - place.y - place.height) < 2 || Math.abs(bottom - place.y) < 2;
}

// Adds an element with a figure in a transformed box, and keeps its height in the property `id` of the window.
function addTransformed(around, itself, id) {
  const box = document.createElement('div');
  box.style.cssText = around;
  const made = document.createElement('article-infographic');
  const attributes = { id, src: 'stories/prisoner-exchange.json', chart: 'held', loading: 'eager' };
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.style.cssText = itself;
  made.append(element.querySelector('.article-infographic-figure').cloneNode(true));
  box.append(made);
  element.before(box);
  // In lengths of the zoomed and scaled content.
  window[id] = made.offsetHeight;
}

function openInBox(around) {
  const box = document.createElement('div');
  box.style.cssText = around;
  element.before(box);
  box.append(element);
  element.src = 'stories/prisoner-exchange.json';
}
