// What many tests do with an element of the page.

// Adds an element before the first one, with a figure inside that has the id `fallback`. Keeps its events in `told`.
function addElement(attributes) {
  window.told ??= [];
  for (const type of ['ready', 'select', 'error']) {
    addEventListener(`infographic-${type}`, (event) => window.told.push([type, event.target.id, event.detail]));
  }
  const made = document.createElement('article-infographic');
  const figure = document.createElement('p');
  figure.id = 'fallback';
  figure.textContent = 'At least 8,000 are held.';
  made.append(figure);
  made.id = 'made';
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  document.querySelector('article-infographic').before(made);
}

function setProperty(name, value) {
  element[name] = value;
}

// Keeps what is written to the clipboard in `copied`, or refuses it.
function replaceClipboard(refuses) {
  const writeText = async (text) => {
    if (refuses) throw new Error('no');
    window.copied = text;
  };
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
}

// The middle of a mark in the viewport, scrolled to its middle; null while the layout changes.
async function middleOfMark(key) {
  canvas.scrollIntoView({ block: 'center', behavior: 'instant' });
  const middle = () => {
    const place = element.bounds(key);
    const box = canvas.getBoundingClientRect();
    return place && [box.x + place.x + place.width / 2, box.y + place.y + place.height / 2];
  };
  const place = middle();
  // A canvas can be higher than the viewport.
  if (place) scrollBy({ top: place[1] - innerHeight / 2, behavior: 'instant' });
  return steady(middle);
}

// The middle of a part in the viewport, scrolled to its middle; null while the layout changes.
async function middleOfPart(name) {
  part(name)?.scrollIntoView({ block: 'center', behavior: 'instant' });
  return steady(() => {
    const box = part(name)?.getBoundingClientRect();
    return box?.width > 0 ? [box.x + box.width / 2, box.y + box.height / 2] : null;
  });
}
