// Runs in every page before its scripts. It records when the chart is seen and when it first answers, and gives the element the
// same functions that `charts/start.mjs` gives the libraries: `mount`, `answer`, `update` and `destroy`.

/** `ours` names the element's chart and stories; null on the pages of the libraries. */
function probe(ours) {
  // The task runs after the frame is painted; its priority is that of user input, ahead of other queued tasks.
  const frame = () =>
    new Promise((done) => {
      requestAnimationFrame(() => scheduler.postTask(done, { priority: 'user-blocking' }));
    });
  const isVisible = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const ANSWERS = '[part~="tooltip"], [part~="details"], [role="tooltip"], [class~="tooltip"], [class*="-tooltip"]';
  /** The text of the element's tooltip and details, be they in its shadow tree or in the page. */
  const answerOf = (element) => {
    const found = [element?.shadowRoot, element].flatMap((root) => [...(root?.querySelectorAll(ANSWERS) ?? [])]);
    return found
      .filter(isVisible)
      .map((each) => each.textContent)
      .join(' ')
      .trim();
  };
  const event = (element, work) =>
    new Promise((done, fail) => {
      element.addEventListener('infographic-ready', done, { once: true });
      element.addEventListener('infographic-error', ({ detail }) => fail(new Error(detail.code)), { once: true });
      work();
    });

  const bench = (window.bench = {
    seen: null,
    interactive: null,
    answer: () => answerOf(document.querySelector('article-infographic')),
    frame,
    /** The element, mounted with one chart and without a figure. */
    async mount(place) {
      await customElements.whenDefined('article-infographic');
      const element = document.createElement('article-infographic');
      element.setAttribute('src', ours.sources[0]);
      element.setAttribute('chart', ours.chart);
      element.setAttribute('loading', 'eager');
      await event(element, () => place.replaceChildren(element));
      return {
        answer: () => answerOf(element),
        update: (version) => event(element, () => element.setAttribute('src', ours.sources[version])),
        destroy: () => element.remove(),
      };
    },
    start({ mount, answer }) {
      Object.assign(bench, { mount, answer, drawn: true });
    },
    drawn: false,
    memories: new Set(),
  });

  // The memory of WebAssembly is not part of the JavaScript heap.
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const call = WebAssembly[name];
    WebAssembly[name] = async (...values) => {
      const result = await call.apply(WebAssembly, values);
      for (const each of Object.values((result.instance ?? result).exports)) {
        if (each instanceof WebAssembly.Memory) bench.memories.add(each);
      }
      return result;
    };
  }

  const isSeen = () =>
    bench.drawn || [...document.querySelectorAll('article-infographic svg, figure.bare svg')].some(isVisible);
  // What is true after a frame was painted was true in it, or the next frame shows it.
  const watch = async () => {
    while (bench.seen === null || bench.interactive === null) {
      await frame();
      const now = performance.now();
      if (bench.seen === null && isSeen()) bench.seen = now;
      if (bench.interactive === null && bench.answer()) bench.interactive = now;
    }
  };
  watch();
}

/** The script for the pages of one data set. */
export const probeFor = (ours) => `(${probe})(${JSON.stringify(ours)})`;
