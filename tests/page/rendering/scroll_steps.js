// Steps that follow the scrolling.

function scrollToStep(step) {
  const item = root.querySelectorAll('.scroll-steps li')[step];
  item.scrollIntoView({ block: 'start', behavior: 'instant' });
}

function lookOfStep(step) {
  const stage = root.querySelector('.stage').getBoundingClientRect();
  const words = root.querySelectorAll('.scroll-steps li')[step].querySelector('.step-text').getBoundingClientRect();
  const { steps, charts } = element.outline();
  return {
    top: stage.top,
    bottom: stage.bottom,
    words: words.top,
    height: part('figure').getBoundingClientRect().height,
    named: part('marks').getAttribute('aria-label').startsWith(charts[steps[step].chart].title),
  };
}

function wordsOfSteps() {
  const texts = [...root.querySelectorAll('.scroll-steps li .step-text')]
    .filter(seen)
    .map((words) => words.textContent);
  const hidden =
    root.querySelector('.scroll-steps').closest('[aria-hidden]') || root.querySelector('.scroll-steps [aria-hidden]');
  const titles = [...root.querySelectorAll('.scroll-steps [role=heading]')].map((title) => title.textContent);
  const { steps, charts } = element.outline();
  const live = [...root.querySelectorAll('[aria-live]')].filter(seen).length;
  return [
    JSON.stringify(texts) === JSON.stringify(steps.map(({ text }) => text)),
    hidden,
    JSON.stringify(titles) === JSON.stringify(charts.map(({ title }) => title)),
    live,
  ];
}

// Focused links and disclosures that the picture covers or that are below the viewport. Tried from the last to the
// first, so that each is covered before.
async function coveredTargets() {
  const covered = [];
  const targets = [...root.querySelectorAll('.scroll-steps :is(a, summary)')].reverse();
  const stage = root.querySelector('.stage');
  for (const target of targets) {
    target.focus();
    // Some engines scroll some frames after the focus.
    await frames(20);
    const { top, bottom } = target.getBoundingClientRect();
    if (top < stage.getBoundingClientRect().bottom || bottom > innerHeight) covered.push([target.textContent, top]);
  }
  return covered;
}

function areWordsInSight() {
  const item = root.querySelectorAll('.scroll-steps li')[4];
  const { top } = item.querySelector('.step-text').getBoundingClientRect();
  return (
    item.hasAttribute('data-current') &&
    top > root.querySelector('.stage').getBoundingClientRect().bottom &&
    top < innerHeight
  );
}
