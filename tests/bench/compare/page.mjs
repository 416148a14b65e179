// Functions that run in the pages. Each stands alone: it is sent as text, and can use only what `probe.mjs` has put there.

/** Places that may be over marks: first the marks that the element names, then a grid over the chart. */
export function candidates() {
  const isInView = ({ x, y }) => x > 0 && x < innerWidth && y > 0 && y < innerHeight - 10;
  const middle = ({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2 });
  const element = document.querySelector('article-infographic');
  const roots = [element?.shadowRoot, element].filter(Boolean);
  const marks = roots.flatMap((root) => [...root.querySelectorAll('[role=option]')]);
  const pictures = roots.flatMap((root) => [...root.querySelectorAll('canvas, svg')]);
  const picture = [...pictures, document.querySelector('.chart')].find((each) => each?.getClientRects().length);
  const box = picture.getBoundingClientRect();
  const grid = [0.5, 0.7, 0.8, 0.85, 0.9, 0.3, 0.6].flatMap((row) =>
    [0.2, 0.35, 0.5, 0.65, 0.8, 0.93, 0.27, 0.42, 0.57, 0.72, 0.88].map((column) => ({
      x: box.x + box.width * column,
      y: box.y + Math.min(box.height, innerHeight - box.y) * row,
    })),
  );
  return [...marks.map((mark) => middle(mark.getBoundingClientRect())), ...grid].filter(isInView);
}

/** The answer two frames after a move. */
export async function answerNow() {
  for (let time = 0; time < 2; time++) await window.bench.frame();
  return window.bench.answer();
}

/** Waits until the answer is gone, at most for a second: some charts keep theirs for a while. */
export async function answerGone() {
  const end = performance.now() + 1_000;
  while (window.bench.answer() && performance.now() < end) await window.bench.frame();
}

/** From now on, `bench.expected` is the time from the next move to the frame with another answer, in ms. */
export function expectAnswer() {
  const { bench } = window;
  const before = bench.answer();
  bench.expected = new Promise((done) => {
    setTimeout(done, 5_000, null);
    const onMove = async ({ timeStamp }) => {
      const end = performance.now() + 4_000;
      do await bench.frame();
      while (bench.answer() === before && performance.now() < end);
      done(bench.answer() === before ? null : performance.now() - timeStamp);
    };
    addEventListener('pointermove', onMove, { capture: true, once: true });
  });
}

export function times() {
  const { seen, interactive } = window.bench;
  return { paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null, seen, interactive };
}

/** The longest event of the first tap, and the time until the chart had answered it. */
export async function firstTap() {
  const entries = (type, options) =>
    new Promise((done) => {
      const observer = new PerformanceObserver((list) => done(list.getEntries()));
      observer.observe({ type, buffered: true, ...options });
      // The callback is not called if there are no entries.
      setTimeout(done, 300, []);
    });
  const [first] = await entries('first-input');
  const events = (await entries('event', { durationThreshold: 16 })).filter(({ interactionId }) => interactionId);
  const { interactive } = window.bench;
  // Events below the threshold have no entry, except the first one.
  const durations = [...events, first].filter(Boolean).map(({ duration }) => duration);
  return {
    inp: durations.length ? Math.max(...durations) : null,
    'tap answered': interactive && first ? interactive - first.startTime : null,
  };
}

export const wasmBytes = () => [...window.bench.memories].reduce((sum, { buffer }) => sum + buffer.byteLength, 0);

/** Mounts the chart so many times at the top of the page, each time alone; less often if that takes long. */
export async function mount({ repeats, budget }) {
  const { bench } = window;
  const end = performance.now() + budget;
  const place = document.createElement('div');
  place.className = 'chart';
  document.querySelector('main').prepend(place);
  const results = [];
  for (let time = 0; time < repeats; time++) {
    const start = performance.now();
    const { destroy } = await bench.mount(place);
    const done = performance.now() - start;
    await bench.frame();
    results.push({ done, painted: performance.now() - start });
    destroy();
    await bench.frame();
    if (results.length > 1 && performance.now() > end) break;
  }
  place.remove();
  return results;
}

/** Changes one value so many times, there and back; less often if that takes long. */
export async function update({ repeats, budget }) {
  const { bench } = window;
  const end = performance.now() + budget;
  const place = document.createElement('div');
  place.className = 'chart';
  document.querySelector('main').prepend(place);
  const { update: change, destroy } = await bench.mount(place);
  await bench.frame();
  const results = [];
  // One more at the beginning, so that both versions are in the browser's cache.
  for (let time = 0; time <= repeats; time++) {
    const start = performance.now();
    await change((time + 1) % 2);
    const done = performance.now() - start;
    await bench.frame();
    if (time > 0) results.push({ done, painted: performance.now() - start });
    await bench.frame();
    if (results.length > 1 && performance.now() > end) break;
  }
  destroy();
  place.remove();
  return results;
}

/** Mounts so many charts at once and leaves them on the page. */
export async function mountMany(count) {
  const { bench } = window;
  const places = Array.from({ length: count }, () => {
    const place = document.createElement('div');
    place.className = 'chart';
    return place;
  });
  document.querySelector('main').append(...places);
  await bench.frame();
  const start = performance.now();
  bench.kept = await Promise.all(places.map((place) => bench.mount(place)));
  const done = performance.now() - start;
  await bench.frame();
  return { done, painted: performance.now() - start };
}
