// Stories that change under an element.

// Sets the first story as an object and keeps it in `story`. `changed` returns a copy of it after a function changed
// it.
async function giveFirstStory() {
  window.story = await storyOf('stories/prisoner-exchange.json');
  window.changed = (change) => {
    const copy = structuredClone(window.story);
    change(copy);
    return copy;
  };
  for (const type of ['step', 'retry']) {
    addEventListener(`infographic-${type}`, (event) => window.told.push([type, event.target.id, event.detail]));
  }
  element.story = window.story;
}

const CHANGES = {
  words() {
    element.story = window.changed((copy) => {
      copy.headline = 'Other words';
      copy.steps = [];
    });
  },
  source() {
    element.story = null;
    element.src = '/.watch/slow.json?700';
  },
  language() {
    element.setAttribute('lang', 'de');
  },
};

// Looks at the element frame by frame while it changes, until its new picture is there. Returns whether it never was
// lower than before and after, whether the picture was ever missing, whether there was more than one frame, and what
// height is still reserved.
async function watchChange(name) {
  const height = () => element.getBoundingClientRect().height;
  const heights = [height()];
  const blanks = [];
  let goesOn = true;
  const look = () => {
    heights.push(height());
    blanks.push(!seen(canvas));
    if (goesOn) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  const ended = Promise.race([
    nextEvent('infographic-ready'),
    nextEvent('infographic-error').then(({ code }) => Promise.reject(new Error(code))),
  ]);
  CHANGES[name]();
  await ended;
  await frames(2);
  goesOn = false;
  const least = Math.min(heights[0], height()) - 1;
  const { minHeight } = part('figure').style;
  return [Math.min(...heights) >= least, blanks.includes(true), heights.length > 1, minHeight];
}

// React does so with an object literal, and renders again when it handles an event.
async function setEqualStories() {
  const { ready } = element;
  let renders = 0;
  element.addEventListener('infographic-ready', () => {
    renders += 1;
    element.story = structuredClone(window.story);
  });
  for (let turn = 0; turn < 20; turn += 1) element.story = structuredClone(window.story);
  element.story = JSON.stringify(window.story);
  // Asserts that nothing is drawn: no event marks that, so the test waits.
  await pause(300);
  return [renders, element.ready === ready, element.state, isTold()];
}

// Sets an equal story each time the element is drawn. Returns the headline.
async function setAnotherHeadline() {
  const set = () => {
    element.story = window.changed((copy) => {
      copy.headline = 'Another headline';
    });
  };
  set();
  element.addEventListener('infographic-ready', set);
  // Asserts that it is not drawn again: no event marks that, so the test waits.
  await pause(1000);
  return [part('headline').textContent];
}

function setSourceAgain() {
  const { ready } = element;
  const { src, chart } = element;
  element.src = src;
  element.setAttribute('src', ` ${src} `);
  element.chart = chart;
  return [element.state, element.ready === ready];
}

function dropCriteria() {
  element.story = window.changed((copy) => {
    copy.charts = copy.charts.filter(({ id }) => id !== 'criteria');
    copy.steps = copy.steps.filter(({ chart }) => chart !== 'criteria');
  });
}
