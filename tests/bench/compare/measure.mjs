// The measurements. Each one is a visit of a page in a tab with an empty cache, and returns numbers by the name of their row.

import { BARE } from './contenders.mjs';
import * as page from './page.mjs';

/** Latency in milliseconds, throughput in bytes per second: 1.6 Mbit/s down, 0.75 Mbit/s up. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
const SLOWER = 4;
/** A page that shows or answers nothing for so long has failed, in milliseconds. */
const LIMIT = 60_000;
/** A page that has requested nothing for so long has loaded all that it will, in milliseconds. */
const QUIET = 2_000;
/** The pause between two moves while a page is asked for its first answer, in milliseconds. */
const BETWEEN = 30;
const AWAY = { x: 5, y: 5 };
const MOVES = 10;
const REPEATS = 6;
/** The time after which a slow chart is not mounted, updated or pointed at once more, in milliseconds. */
const BUDGET = 8_000;
const FIFTY = 50;

const pause = (time) => new Promise((done) => setTimeout(done, time));

async function throttle(tab) {
  await tab.send('Network.emulateNetworkConditions', SLOW_4G);
  await tab.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
}

async function open(tab, address) {
  const { errorText } = await tab.send('Page.navigate', { url: address });
  if (errorText) throw new Error(`${address}: ${errorText}`);
}

const move = (tab, { x, y }) => tab.send('Input.dispatchMouseEvent', { type: 'mouseMoved', x, y });

/** Calls `step` until `test` is true in the page. Returns whether it became true. */
async function until(tab, test, step = () => pause(BETWEEN), limit = LIMIT) {
  const end = performance.now() + limit;
  while (performance.now() < end) {
    if (await tab.evaluate(test)) return true;
    await step();
  }
  return false;
}

const isSeen = (tab) => until(tab, () => Number.isFinite(window.bench?.seen));

/** Moves the pointer from spot to spot until the chart answers. */
function isAnswered(tab, spots) {
  let turn = 0;
  return until(
    tab,
    () => Number.isFinite(window.bench?.interactive),
    async () => {
      await move(tab, spots[turn % spots.length]);
      turn += 1;
      await pause(BETWEEN);
    },
  );
}

/** Up to three places over marks that answer differently. They are found once, on a page that has loaded everything. */
export function findSpots(browser, { address, script }) {
  return browser.visit(script, async (tab) => {
    await open(tab, address);
    if (!(await isSeen(tab))) throw new Error(`${address}: no chart; ${tab.errors.join('; ') || 'no error'}`);
    await tab.idle(QUIET);
    const spots = [];
    const answers = new Set();
    const end = performance.now() + LIMIT;
    for (const spot of await tab.evaluate(page.candidates)) {
      await move(tab, spot);
      const answer = await tab.evaluate(page.answerNow);
      if (answer && !answers.has(answer)) {
        answers.add(answer);
        spots.push(spot);
        await move(tab, AWAY);
        await tab.evaluate(page.answerGone);
      }
      if (spots.length === 3 || performance.now() > end) break;
    }
    for (const error of tab.errors) console.warn(`compare: ${address}: ${error.split('\n')[0]}`);
    return spots;
  });
}

async function load(browser, { name, address, script, spots }) {
  return browser.visit(script, async (tab) => {
    await throttle(tab);
    await open(tab, address);
    const hasAnswered = name === BARE || !spots.length ? !(await isSeen(tab)) : await isAnswered(tab, spots);
    await tab.idle(QUIET);
    const { paint, seen, interactive } = await tab.evaluate(page.times);
    return {
      paint,
      seen,
      'bytes seen': seen && (await tab.bytes(seen)),
      'bytes all': await tab.bytes(),
      document: tab.documentBytes,
      ...(hasAnswered && { interactive, 'bytes interactive': await tab.bytes(interactive) }),
    };
  });
}

/** The first tap of a reader, on a page that has loaded everything. */
async function tap(browser, { name, address, script, spots }) {
  if (name === BARE || !spots.length) return {};
  return browser.visit(script, async (tab) => {
    await throttle(tab);
    await tab.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 1 });
    await open(tab, address);
    await isSeen(tab);
    await tab.idle(QUIET);
    await tab.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [spots[0]] });
    await pause(50);
    await tab.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    // Some charts do not answer a tap.
    await until(tab, () => Number.isFinite(window.bench.interactive), undefined, 3_000);
    await pause(500);
    return tab.evaluate(page.firstTap);
  });
}

/** The memory in use after all garbage was collected, in bytes. */
async function memory(tab) {
  for (let time = 0; time < 2; time++) await tab.send('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize = 0 } = await tab.send('Runtime.getHeapUsage');
  return usedSize + backingStorageSize + (await tab.evaluate(page.wasmBytes));
}

/** Moves from mark to mark. A chart with one mark is entered anew each time. */
async function pointer(tab, spots) {
  const turns = spots.length > 1 ? spots : [AWAY, spots[0]];
  await move(tab, turns.at(-1));
  const times = [];
  const end = performance.now() + BUDGET;
  for (let turn = 0; turn < MOVES && (turn < 2 || performance.now() < end); turn++) {
    const spot = turns[turn % turns.length];
    if (spot === AWAY) {
      await move(tab, AWAY);
      await tab.evaluate(page.answerGone);
      continue;
    }
    // The pointer of a reader rests between two marks, and no work of the last move is left.
    await pause(100);
    await tab.evaluate(page.expectAnswer);
    await move(tab, spot);
    times.push(await tab.evaluate(() => window.bench.expected));
  }
  return median(times.filter(Number.isFinite));
}

/** Everything that is measured on a page that has loaded, without throttling. */
async function warm(browser, { name, address, script, spots, wanted, kind }) {
  if (name === BARE || !spots.length) return {};
  return browser.visit(script, async (tab) => {
    await open(tab, address);
    await isSeen(tab);
    await isAnswered(tab, spots);
    await tab.idle(QUIET);
    const result = {};
    if (wanted.includes('memory')) result.heap = await memory(tab);
    if (wanted.includes('pointer')) result.move = await pointer(tab, spots);
    await move(tab, AWAY);
    for (const measure of ['mount', 'update'].filter((each) => wanted.includes(each))) {
      // The first one is slower, because the engine has not compiled the code. It is not counted.
      const [, ...times] = await tab.evaluate(page[measure], { repeats: REPEATS + 1, budget: BUDGET });
      result[`${measure} done`] = median(times.map(({ done }) => done));
      result[measure] = median(times.map(({ painted }) => painted));
    }
    if (wanted.includes('fifty') && kind === 'bars') {
      result.fifty = (await tab.evaluate(page.mountMany, FIFTY)).painted;
      result['fifty heap'] = await memory(tab);
    }
    return result;
  });
}

/** The bytes of a page whose chart is five screens down, which nobody scrolls. */
async function far(browser, { script, far: address }) {
  return browser.visit(script, async (tab) => {
    await open(tab, address);
    await until(tab, () => document.readyState === 'complete');
    await tab.idle(QUIET);
    return { far: await tab.bytes() };
  });
}

export function median(numbers) {
  if (!numbers.length) return null;
  const sorted = numbers.toSorted((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}

/** The kinds of visits with the measures that each makes. */
export const VISITS = [
  { measures: ['load'], visit: load },
  { measures: ['tap'], visit: tap },
  { measures: ['memory', 'pointer', 'mount', 'update', 'fifty'], visit: warm },
  { measures: ['far'], visit: far },
];
export const MEASURES = VISITS.flatMap(({ measures }) => measures);
