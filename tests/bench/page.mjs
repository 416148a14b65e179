// Measures article pages in Chromium. Called by tests/bench/page as page.mjs BUNDLE TOOLS ROUNDS.

import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { CHART, PAGES, bars, serve } from './articles.mjs';

const [bundle, tools, rounds] = [process.argv[2], resolve(process.argv[3]), Number(process.argv[4])];
const { chromium } = createRequire(join(tools, 'package.json'))('playwright-core');

/** Latency in milliseconds, throughput in bytes per second: 1.6 Mbit/s down, 0.75 Mbit/s up. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
const SLOWER = 4;
const PHONE = { viewport: { width: 412, height: 915 }, deviceScaleFactor: 2 };
const FLAGS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
/** Time after the chart is ready during which layout shifts and bytes are still counted, in milliseconds. */
const AFTERWARDS = 2_000;
const MOVES = 20;
/** The engine's caches grow only during the first hundreds of mounts; a leak grows with every mount. */
const MOUNTS = [20, 500, 1000, 2000];

// ---- in the page ---------------------------------------------------------------------------------------------------

/** Runs before any script of the page and records the times of events, in milliseconds since the start of navigation. */
function note() {
  const seen = (window.seen = { steps: {}, frameScript: 0, ready: null, interactive: null });
  const noteEnd = (object, name, step) => {
    const call = object[name];
    object[name] = (...values) => {
      const result = call.apply(object, values);
      Promise.resolve(result).then(
        () => {
          seen.steps[step] ??= performance.now();
        },
        () => {},
      );
      return result;
    };
  };
  noteEnd(customElements, 'define', 'element defined');
  noteEnd(WebAssembly, 'compileStreaming', 'wasm compiled');
  noteEnd(crypto.subtle, 'digest', 'wasm hashed');
  noteEnd(WebAssembly, 'instantiate', 'wasm instantiated');

  // The cost of a pointer move includes the work that its handlers defer to the next frame.
  const frame = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (callback) =>
    frame((time) => {
      const began = performance.now();
      callback(time);
      seen.frameScript += performance.now() - began;
    });
  // The task runs after the frame is drawn; its priority is that of user input, ahead of other queued tasks.
  seen.nextFrame = () => new Promise((done) => frame(() => scheduler.postTask(done, { priority: 'user-blocking' })));

  seen.chart = new Promise((done, fail) => {
    document.addEventListener('infographic-ready', async ({ target }) => {
      // On a page with many widgets, the first one.
      if (seen.ready || target !== (document.querySelector('article-infographic') ?? document)) return;
      seen.ready = performance.now();
      await seen.nextFrame();
      seen.interactive = performance.now();
      done();
    });
    document.addEventListener('infographic-error', ({ detail }) => fail(new Error(detail.code)));
    setTimeout(fail, 60_000, new Error('no chart within a minute'));
  });
}

/** The recorded times and the performance entries of the browser. */
async function collect() {
  const entries = (type) =>
    new Promise((done) => {
      const observer = new PerformanceObserver((list) => done(list.getEntries()));
      observer.observe({ type, buffered: true });
      // The callback is not called if there are no entries.
      setTimeout(done, 100, []);
    });
  const figure = (await entries('element')).find((entry) => entry.identifier === 'figure');
  const shifts = (await entries('layout-shift')).filter((entry) => !entry.hadRecentInput);
  const { steps, ready, interactive } = window.seen;
  for (const { name, responseEnd } of performance.getEntriesByType('resource')) {
    steps[`${name.split('/').at(-1)} fetched`] ??= responseEnd;
  }
  steps['page fetched'] = performance.getEntriesByType('navigation')[0].responseEnd;
  return {
    painted: performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
    // A canvas has no element timing: it is visible in the first frame after it was drawn.
    figure: figure?.startTime ?? interactive,
    ready,
    interactive,
    shift: shifts.reduce((sum, { value }) => sum + value, 0),
    steps: { ...steps, 'figure painted': figure?.startTime, ready, interactive },
  };
}

/** Moves the pointer from mark to mark. Returns the script time of each move, in its handlers and in the next frame, in ms. */
async function movePointer({ target, moves, columns }) {
  const box = target.getBoundingClientRect();
  const middle = ({ left, top, width, height }) => ({ clientX: left + width / 2, clientY: top + height / 2 });
  const marks = [...target.querySelectorAll('[role=option]')];
  // The libraries do not expose the boxes of marks. They treat a whole column as a mark.
  const spots = marks.length
    ? marks.map((mark) => middle(mark.getBoundingClientRect()))
    : Array.from({ length: columns }, (_, column) => ({
        clientX: box.left + (box.width * (column + 0.5)) / columns,
        clientY: box.top + box.height / 2,
      }));
  const costs = [];
  for (let move = 0; move < moves; move++) {
    const spot = spots[move % spots.length];
    const options = { ...spot, bubbles: true, composed: true, pointerType: 'mouse', movementX: 1 };
    const began = performance.now();
    target.dispatchEvent(new PointerEvent('pointermove', options));
    target.dispatchEvent(new MouseEvent('mousemove', options));
    const handlers = performance.now() - began;
    window.seen.frameScript = 0;
    await window.seen.nextFrame();
    costs.push({ handlers, frame: window.seen.frameScript });
  }
  return costs;
}

/** Adds this many widgets to the page one after the other, and removes each one a frame after it is ready. */
async function mount({ times, chart }) {
  for (let time = 0; time < times; time++) {
    const widget = document.createElement('article-infographic');
    widget.setAttribute('src', 'story.json');
    widget.setAttribute('chart', chart);
    widget.setAttribute('loading', 'eager');
    await new Promise((done, fail) => {
      widget.addEventListener('infographic-ready', done);
      widget.addEventListener('infographic-error', ({ detail }) => fail(new Error(detail.code)));
      document.querySelector('article').prepend(widget);
    });
    await window.seen.nextFrame();
    widget.remove();
  }
}

// ---- measurements --------------------------------------------------------------------------------------------------

/** Opens a tab with an empty cache for `use`, then closes it. */
async function visit(browser, use) {
  const context = await browser.newContext(PHONE);
  try {
    const tab = await context.newPage();
    tab.on('pageerror', (error) => console.warn(`tests/bench/page: ${tab.url()}: ${error.message}`));
    await tab.addInitScript(note);
    return await use(tab, await context.newCDPSession(tab));
  } finally {
    await context.close();
  }
}

function measure(browser, address, target) {
  return visit(browser, async (tab, session) => {
    const wire = { requests: 0, bytes: 0 };
    const cached = new Set();
    session.on('Network.requestServedFromCache', ({ requestId }) => cached.add(requestId));
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      if (cached.has(requestId) || encodedDataLength === 0) return;
      wire.requests += 1;
      wire.bytes += encodedDataLength;
    });
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', SLOW_4G);
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    await tab.goto(address);
    if (target) await tab.evaluate(() => window.seen.chart);
    await tab.waitForTimeout(AFTERWARDS);
    const result = { ...(await tab.evaluate(collect)), ...wire };
    if (!target) return result;
    await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    const costs = await tab.evaluate(movePointer, {
      target: await tab.evaluateHandle(target),
      moves: MOVES,
      columns: bars.length,
    });
    const [handlers, frame] = ['handlers', 'frame'].map((part) => median(costs.map((cost) => cost[part])));
    return { ...result, handlers, frame };
  });
}

/** The memory in use after this many mounts. */
function measureMemory(browser, address) {
  return visit(browser, async (tab, session) => {
    await tab.addInitScript(() => {
      const { instantiate } = WebAssembly;
      WebAssembly.instantiate = async (...values) => (window.core = await instantiate(...values));
    });
    await session.send('Performance.enable');
    await tab.goto(address);
    await tab.evaluate(() => window.seen.chart);
    const rows = [];
    for (const [index, mounts] of MOUNTS.entries()) {
      await tab.evaluate(mount, { times: mounts - (MOUNTS[index - 1] ?? 0), chart: CHART });
      await session.send('HeapProfiler.collectGarbage');
      const { metrics } = await session.send('Performance.getMetrics');
      const metric = (wanted) => metrics.find(({ name }) => name === wanted).value;
      // The memory of the core is not part of the JavaScript heap.
      const core = await tab.evaluate(() => window.core.exports.memory.buffer.byteLength);
      rows.push([mounts, metric('Nodes'), metric('JSEventListeners'), metric('JSHeapUsedSize'), core].map(String));
    }
    return rows;
  });
}

// ---- tables --------------------------------------------------------------------------------------------------------

function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}

/** The median, and the range if the values differ. */
function spread(numbers, digits) {
  if (numbers.some((number) => number === undefined || number === null)) return '-';
  const all = [median(numbers), Math.min(...numbers), Math.max(...numbers)];
  const [middle, least, most] = all.map((number) => number.toFixed(digits));
  return least === most ? middle : `${middle} (${least}–${most})`;
}

function print(head, rows) {
  const lines = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  const pad = (cell, column) => (column ? cell.padStart(widths[column]) : cell.padEnd(widths[column]));
  console.log(`${lines.map((line) => line.map(pad).join('  ')).join('\n')}\n`);
}

const server = await serve(bundle, tools);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: FLAGS });
try {
  console.log(
    `Chromium ${browser.version()}, rounds: ${rounds}, slow 4G (150 ms, 1.6 Mbit/s down, 0.75 up), ` +
      `CPU ${SLOWER} times slower, empty cache; median (least–most)\n`,
  );
  const visitPage = (name) => measure(browser, `${server.address}/${name}.html`, PAGES[name].target);
  // The first visit warms up the browser and is not counted.
  await visitPage('ours');
  const results = Object.fromEntries(Object.keys(PAGES).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const name of Object.keys(PAGES)) results[name].push(await visitPage(name));
  }
  const cell = (name, value, digits = 0) => spread(results[name].map(value), digits);

  const columns = [
    ['requests', (page) => page.requests],
    ['bytes', (page) => page.bytes],
    ['first paint', (page) => page.painted],
    ['figure', (page) => page.figure],
    ['interactive', (page) => page.interactive],
    ['shift', (page) => page.shift, 4],
    ['move', (page) => page.handlers, 2],
    ['its frame', (page) => page.frame, 2],
  ];
  print(
    ['page; times in ms', ...columns.map(([head]) => head)],
    Object.keys(PAGES).map((name) => [name, ...columns.map(([, value, digits]) => cell(name, value, digits))]),
  );

  const widgets = ['ours', 'ours-1', 'ours-50'];
  const steps = Object.keys(results.ours[0].steps);
  const when = (step) => median(results.ours.map((page) => page.steps[step]));
  print(
    ['ms since the navigation began', ...widgets],
    steps
      .toSorted((a, b) => when(a) - when(b))
      .map((step) => [step, ...widgets.map((name) => cell(name, (page) => page.steps[step]))]),
  );

  print(
    ['mounts of a widget', 'nodes', 'listeners', 'script bytes', 'core bytes'],
    await measureMemory(browser, `${server.address}/ours.html`),
  );
} finally {
  await browser.close();
  server.close();
}
