// Opens a page of a site and checks its elements.

/** The longest time until the elements are ready, in milliseconds. */
const PATIENCE = 60_000;

/** Runs in the page: waits for every element, and describes it. */
async function describe(patience) {
  const until = async (read) => {
    const end = Date.now() + patience;
    while (!read() && Date.now() < end) await new Promise((done) => setTimeout(done, 100));
    return read();
  };
  const elements = () => [...document.querySelectorAll('article-infographic')];
  await until(() => elements().length >= 2 && elements().every(({ state }) => state === 'ready' || state === 'error'));
  // Not lazy: what is below the viewport is to be drawn as well.
  const found = [];
  for (const element of elements()) {
    element.scrollIntoView();
    const error = await Promise.race([
      Promise.resolve(element.ready).then(() => null, String),
      new Promise((done) => setTimeout(() => done('not ready'), patience)),
    ]);
    // Reading the picture makes the core load and draw.
    const picture = error ? 0 : await element.toBlob().then(({ size }) => size, String);
    found.push({ state: element.state, error, picture, locale: element.outline?.()?.locale });
  }
  const main = document.querySelector('[data-charts]');
  await until(() => !main || main.dataset.selected);
  return { found, charts: main?.dataset.charts, selected: main?.dataset.selected };
}

function expect(condition, message) {
  if (!condition) throw new Error(message);
}

/** Checks the page at an address. `site` says what it has. Throws an error if something is wrong. */
export async function check(browser, address, { server = false, raw = false, isWarmUp = false }) {
  if (server) {
    const html = await (await fetch(address)).text();
    const inside = html
      .split('<article-infographic')
      .slice(1)
      .map((rest) => rest.split('</article-infographic>')[0]);
    expect(inside.length >= 2, 'the HTML of the server has no elements');
    expect(/<figure[^]*<svg/.test(inside[0]), 'the HTML of the server has no figure in the first element');
  }
  return browser.visit('', async (tab) => {
    await tab.send('Page.navigate', { url: address });
    await new Promise((done) => setTimeout(done, isWarmUp ? 8_000 : 1_000));
    const { found, charts, selected } = await tab.evaluate(describe, PATIENCE);
    const told = [...tab.errors, ...tab.warnings];
    expect(!told.length, `the console says:\n${told.join('\n')}`);
    expect(found.length === (raw ? 3 : 2), `there are ${found.length} elements`);
    for (const [index, { state, error, picture, locale }] of found.entries()) {
      expect(state === 'ready' && !error, `element ${index} is ${state}: ${error}`);
      expect(picture > 5_000, `element ${index} has a picture of ${picture} bytes`);
      expect(locale === (index === 1 ? 'de' : 'en'), `element ${index} speaks ${locale}`);
    }
    if (raw) {
      expect(Number(charts) > 0, 'the listener of `ready` was not called');
      expect(selected === 'held.held', `the listener of \`select\` was called with ${selected}`);
    }
    return 'works';
  });
}
