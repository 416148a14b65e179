// Files, text and links that readers export.

// Keeps downloads in `kept` as `[name, type, base64, whether the address is a blob]`.
function keepFiles() {
  window.kept = [];
  const make = URL.createObjectURL;
  let last;
  URL.createObjectURL = (blob) => make.call(URL, (last = blob));
  HTMLAnchorElement.prototype.click = function () {
    const { download, href } = this;
    const whole = last;
    whole.arrayBuffer().then((bytes) => {
      const text = new Uint8Array(bytes).reduce((before, byte) => before + String.fromCharCode(byte), '');
      window.kept.push([download, whole.type, btoa(text), href.startsWith('blob:')]);
    });
  };
}

function pickFirstYear() {
  const select = part('filters').querySelector('select');
  select.value = '0';
  select.dispatchEvent(new Event('change'));
}

// The scale of an exported picture, its background, whether it has text above and below, whether it is opaque, and
// whether it is more than 200 pixels higher than the canvas.
async function pictureChecks(encoded) {
  const bytes = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0));
  const picture = await createImageBitmap(new Blob([bytes]));

  const context = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
  context.drawImage(picture, 0, 0);
  const { data } = context.getImageData(0, 0, picture.width, picture.height);
  const colorsOfRow = (y) =>
    new Set(new Uint32Array(data.buffer.slice(y * picture.width * 4, (y + 1) * picture.width * 4))).size;
  const pixel = (x, y) => [...data.slice((y * picture.width + x) * 4, (y * picture.width + x) * 4 + 4)];
  const head = [...Array(60).keys()].some((y) => colorsOfRow(y + 30) > 5);
  const foot = [...Array(60).keys()].some((y) => colorsOfRow(picture.height - 40 - y) > 5);
  const solid = data.every((value, index) => index % 4 !== 3 || value === 255);
  return [
    picture.width / canvas.clientWidth,
    pixel(10, 10),
    head,
    foot,
    solid,
    picture.height > 2 * canvas.clientHeight + 200,
  ];
}

function listenToExports() {
  element.toggleAttribute('deep-links', true);
  element.select('held.held');
  window.taken = [];
  addEventListener('infographic-export', ({ detail }) => window.taken.push(detail.format));
  part('export').focus();
}

function areFormatsLarge() {
  return [...part('formats').children].filter(seen).every((button) => {
    const { width, height } = button.getBoundingClientRect();
    return width >= 24 && height >= 24;
  });
}

// Loads the story again where the system can share. Keeps what is shared in `shared`, and throws the error `refusal`.
function offerSharing() {
  window.taken = 0;
  element.addEventListener('infographic-export', () => (window.taken += 1));
  navigator.share = async (given) => {
    window.shared = given;
    if (window.refusal) throw new DOMException('', window.refusal);
  };
  element.story = null;
  element.setAttribute('src', 'stories/prisoner-exchange.json?again');
}

// Replaces the frame by one whose sandbox allows downloads.
function allowDownloads() {
  const frame = document.querySelector('iframe');
  const other = frame.cloneNode();
  other.sandbox.add('allow-downloads');
  frame.replaceWith(other);
}

async function exportTable() {
  for (const name of ['export', 'export-csv']) part(name).click();
  while (!part('status').textContent) await frames(1);
  return part('status').textContent;
}

// Runs in Firefox itself, not in a page.
function setFirefoxDownloads(folder) {
  Services.prefs.setIntPref('browser.download.folderList', 2);
  Services.prefs.setStringPref('browser.download.dir', folder);
}
