// The element among scripts, styles, frames and documents of a page.

// A document without a window upgrades no custom element.
function adoptEarlyElement(src) {
  const inert = document.implementation.createHTMLDocument('');
  const early = inert.createElement('article-infographic');
  early.id = 'early';
  early.src = src;
  early.chart = 'held';
  early.loading = 'eager';
  document.querySelector('main').append(document.adoptNode(early));
}

async function moveAround() {
  element.select('held-units.held');
  const { ready } = element;
  const states = [];
  element.addEventListener('infographic-ready', () => states.push('ready'));
  const main = document.querySelector('main');
  main.append(element);
  main.prepend(element);
  if (main.moveBefore) main.moveBefore(element, main.firstElementChild.nextElementSibling);
  // Asserts that it does not load again: no event marks that, so the test waits.
  await pause(300);
  return [states.length + (element.ready !== ready), element.state, isTold()];
}

function moveIntoDarkFrame() {
  const frame = document.createElement('iframe');
  frame.width = 600;
  frame.height = 900;
  document.querySelector('h1').after(frame);
  const body = frame.contentDocument.body;
  frame.contentDocument.documentElement.style.colorScheme = 'dark';
  window.adopted = element;
  body.append(element);
}

function isDrawnInDarkFrame() {
  const { adopted } = window;
  const figure = adopted.shadowRoot.querySelector('figure');
  const style = adopted.ownerDocument.defaultView.getComputedStyle(figure);
  return (
    adopted.state === 'ready' &&
    adopted.shadowRoot.querySelector('canvas').width > 100 &&
    style.paddingTop === '16px' &&
    style.backgroundColor === 'rgb(20, 23, 27)' &&
    adopted.select('held-units.held')
  );
}

// Styles these parts from the page. Returns those without the style, and whether the title has the page's font.
function unstyledParts(names) {
  const rules = names.map((name) => `article-infographic::part(${name}) { outline-color: rgb(1, 2, 3); }`);
  adopt(`article-infographic { --ai-font-family: 'Liberation Serif', serif; } ${rules.join('')}`);
  const missing = names.filter((name) => !part(name) || getComputedStyle(part(name)).outlineColor !== 'rgb(1, 2, 3)');
  return [missing, getComputedStyle(part('title')).fontFamily.includes('Liberation Serif')];
}

function computedStyles() {
  const names =
    'color fontSize fontFamily letterSpacing wordSpacing lineHeight textTransform textAlign textIndent fontStyle ' +
    'direction whiteSpace width height display cursor userSelect visibility fontVariantCaps textShadow';
  const styles = (node) => {
    const style = getComputedStyle(node);
    return names.split(' ').map((name) => style[name]);
  };
  return JSON.stringify(
    [canvas, part('title'), part('subtitle'), part('next'), part('sources'), part('figure')].map(styles),
  );
}

// Adds rules for everything in the page. The page may set the box of the element; inherited values must not reach
// inside.
async function addHostileStyles() {
  adopt(`
    * { color: red !important; font: italic small-caps 40px/3 cursive !important; letter-spacing: 9px !important;
      word-spacing: 9px !important; text-transform: uppercase !important; text-align: right !important;
      text-indent: 50px !important; direction: rtl !important; white-space: nowrap !important; cursor: wait !important;
      user-select: none !important; font-variant-caps: small-caps !important; text-shadow: 2px 2px red !important; }
    /* The root's size is that of the reader's text, which is followed. */
    :root { font-size: 16px !important; }
    canvas { width: 50px !important; } button { display: none !important; } figure { margin: 90px !important; }`);
  // Asserts that nothing changes: no event marks that, so the test waits.
  await pause(400);
}

async function importSecondCopy() {
  const first = customElements.get('article-infographic');
  await import(new URL('article-infographic.js?second', location.href));
  return [customElements.get('article-infographic') === first, /^\d+\.\d+\.\d+$/.test(first.version)];
}

// Imports a copy of the script with another version. Returns the number of complaints.
async function importOtherVersion() {
  customElements.get('article-infographic').version = '0.0.1';
  await import(new URL('article-infographic.js?third', location.href));
  return window.watched.length;
}

// Names on the window that are neither the browser's nor the driver's.
function namesOnWindow() {
  const frame = document.createElement('iframe');
  document.body.append(frame);
  const plain = new Set(Object.getOwnPropertyNames(frame.contentWindow));
  frame.remove();
  const own = ['watched'];
  return Object.getOwnPropertyNames(window).filter(
    (name) =>
      !plain.has(name) &&
      !own.includes(name) &&
      !/^\d+$/.test(name) &&
      !/webdriver|^ret_nodes$|^cdc_|^\$cdc|^__/i.test(name),
  );
}

async function pictureAsFile() {
  const blob = await element.toBlob();
  const picture = await createImageBitmap(blob);
  return [blob.type, blob.size > 1000, picture.width === canvas.width];
}

function loseAndRestorePicture() {
  const context = canvas.getContext('2d');
  const sumOfPixels = () =>
    context.getImageData(0, 0, canvas.width, canvas.height).data.reduce((sum, value) => sum + value, 0);
  const before = sumOfPixels();
  context.reset?.() ?? context.clearRect(0, 0, canvas.width, canvas.height);
  const lost = sumOfPixels();
  canvas.dispatchEvent(new Event('contextlost'));
  canvas.dispatchEvent(new Event('contextrestored'));
  return [lost !== before, sumOfPixels() === before];
}

function adoptBeforeFirstPicture(src) {
  const frame = document.createElement('iframe');
  frame.width = 600;
  frame.height = 900;
  document.querySelector('h1').after(frame);
  const made = document.createElement('article-infographic');
  made.src = new URL(src, location.href);
  made.loading = 'eager';
  window.adopted = made;
  frame.contentDocument.body.append(made);
}

async function setAttributesThatChangeNothing() {
  element.select('criteria.all-for-all');
  const { ready } = element;
  const states = [];
  element.addEventListener('infographic-ready', () => states.push('ready'));
  element.loading = 'eager';
  element.chart = 'criteria';
  const one = part('title').textContent;
  element.chart = null;
  element.chart = 'held';
  // Asserts that it does not load again: no event marks that, so the test waits.
  await pause(200);
  const begins = states.length + (element.ready !== ready);
  return [begins, one !== part('title').textContent, element.select('held.held')];
}

// Sets the page's own colours, and waits until the picture is painted with them.
async function setOwnColors(theme) {
  adopt(
    'article-infographic { --ai-side-1: light-dark(rgb(0, 105, 92), rgb(128, 203, 196)); --ai-background: #fffdf5; }',
  );
  element.theme = theme;
  await frames();
}

// The number of opaque pixels of the canvas by colour.
function pixelsByColor() {
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  const counts = new Map();
  for (let at = 0; at < data.length; at += 4) {
    if (data[at + 3] !== 255) continue;
    const color = `rgb(${data[at]}, ${data[at + 1]}, ${data[at + 2]})`;
    counts.set(color, (counts.get(color) ?? 0) + 1);
  }
  return counts;
}

function isColorOnCanvas(color) {
  return pixelsByColor().get(color) > 1000;
}

// The colours of more than 200 pixels, which leaves out those of antialiasing.
function mainColors() {
  const counts = [...pixelsByColor()].filter(([, count]) => count > 200);
  return counts.map(([color]) => color).sort();
}

function hasMainColors(colors) {
  return JSON.stringify(mainColors()) === JSON.stringify(colors);
}

function hasNoMainColorBut(colors) {
  return mainColors().every((color) => colors.includes(color));
}

function systemColors() {
  const shown = document.createElement('i');
  document.body.append(shown);
  return ['Canvas', 'CanvasText', 'GrayText'].map((name) => {
    shown.style.color = name;
    return getComputedStyle(shown).color;
  });
}

// Returns the colour of the figure's ground and the lines in the console.
async function setUnreadableColors() {
  const lines = [];
  console.info = (line) => lines.push(line);
  document.adoptedStyleSheets = [];
  adopt('article-infographic { --ai-muted: #c9b8aa; --ai-side-2: #ffcc00; --ai-side-6: #ffffff; }');
  element.theme = 'light';
  // Asserts that some colours are not reported: no event marks that, so the test waits.
  await pause(200);
  return [getComputedStyle(part('figure')).backgroundColor, lines];
}
