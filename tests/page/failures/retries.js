// What readers and developers see when a first attempt fails.

// Keeps each retry in `retries`, with what the reader sees at that time.
function keepRetries() {
  window.retries = [];
  addEventListener('infographic-retry', ({ target, detail }) => {
    const [status, retry] = ['load-status', 'retry'].map((name) => target.shadowRoot.querySelector(`[part~=${name}]`));
    window.retries.push([target.id, detail.code, status.textContent, target.state, retry.hidden]);
  });
}

// Whether the picture and the fallback are visible at the retry of the next story, and the outline.
function shownAtRetry() {
  return new Promise((done) => {
    // Measured during the event, not after it.
    const look = () => done([seen(part('figure')), seen(document.getElementById('fallback')), element.outline()]);
    element.addEventListener('infographic-retry', look);
    element.src = '/.watch/flaky.json?next';
  });
}

// Makes the core trap during the retry of the next story. Returns whether more than five frames passed, whether one
// showed the old picture, and whether the new one works.
async function trapAtRetry() {
  const other = document.querySelector('article-infographic:not([chart]):not(#made)');
  const old = [];
  const look = () => {
    if (element.state !== 'loading') return;
    old.push(seen(part('figure')));
    requestAnimationFrame(look);
  };
  element.addEventListener('infographic-retry', () => {
    other.select('trap: unreachable');
    look();
  });
  element.src = '/.watch/flaky.json?trapped';
  await element.ready;
  return [old.length > 5, old.includes(true), element.select('held.held')];
}

// Sets a story with a warning. Returns its diagnostics and all lines in the console.
async function diagnosticsAndConsoleLines() {
  const lines = [];
  for (const level of ['log', 'info', 'debug', 'warn', 'error']) {
    console[level] = (...words) => lines.push(words.join(' '));
  }
  const story = await storyOf('stories/prisoner-exchange.json');
  story.charts.pop();
  story.steps.pop();
  const ready = nextEvent('infographic-ready');
  element.story = story;
  const { diagnostics } = await ready;
  return [diagnostics, lines];
}
