// Prerendered figures under the style sheets of a page, and the height reserved for the element.

// Replaces the page by the figures of another page in a column, with `figure.css` if asked and these rules. Returns
// the number of figures.
async function showFigures(path, rules, withSheet) {
  const get = (address, type) =>
    new Promise((done) => {
      const request = new XMLHttpRequest();
      request.open('GET', address);
      request.responseType = type;
      request.onload = () => done(request.response);
      request.send();
    });
  const page = await get(path, 'document');
  const column = document.createElement('main');
  column.style.width = '320px';
  for (const each of page.querySelectorAll('article-infographic')) column.append(document.adoptNode(each));
  document.body.replaceChildren(column);
  document.adoptedStyleSheets = [];
  if (withSheet) adopt(await get('/figure.css', 'text'));
  adopt(rules);
  return column.querySelectorAll('figure').length;
}

// The drawings of the first figure at this width of the column, and whether each is visible with its marks.
function drawingsShown(width) {
  const column = document.querySelector('main');
  column.style.width = `${width}px`;
  const chart = column.querySelector('figure .ai-chart');
  return [...chart.children]
    .filter((each) => each.querySelector(':scope > svg'))
    .map((each) => {
      const marks = [...each.querySelectorAll('rect, circle')];
      const shown = marks.some((mark) => mark.checkVisibility() && mark.getBoundingClientRect().width > 0);
      return [each.className, shown && each.getBoundingClientRect().height > 50];
    });
}

// Repeats the first figure in a narrow column below the wide one. Returns the number of ids, whether all drawings
// have names, and whether the open end of both fades out.
function repeatFigure() {
  const column = document.querySelector('main');
  column.style.width = '900px';
  const second = document.createElement('main');
  second.style.width = '320px';
  second.append(column.querySelector('figure').cloneNode(true));
  document.body.append(second);
  const ids = document.querySelectorAll('figure [id], figure [aria-labelledby]').length;
  const names = [...document.querySelectorAll('figure svg[aria-label]')].map((each) => each.getAttribute('aria-label'));
  const fades = [column, second].map((each) =>
    [...each.querySelectorAll('svg [fill-opacity]')]
      .filter((layer) => layer.checkVisibility() && layer.getBoundingClientRect().width > 0)
      .map((layer) => [Number(getComputedStyle(layer).fillOpacity), getComputedStyle(layer).fill]),
  );
  return [
    ids,
    names.every((name) => name.length > 20),
    fades.map(
      (layers) => layers.length > 4 && layers[0][0] < 0.2 && layers.every(([, fill]) => fill.startsWith('rgb')),
    ),
  ];
}

function chartShownBeforePicture(chart) {
  const made = document.createElement('article-infographic');
  made.id = 'made';
  made.setAttribute('chart', chart);
  made.append(document.querySelector('article-infographic:not([chart]) > figure').cloneNode(true));
  document.querySelector('article-infographic').before(made);
  const isHigh = (each) => each.checkVisibility() && each.getBoundingClientRect().height > 100;
  const shown = [
    [...made.querySelectorAll('.ai-chart')].filter(isHigh).map((each) => each.dataset.infographicChart),
    made.querySelector('figcaption').checkVisibility(),
    made.querySelector('.ai-words').checkVisibility(),
  ];
  made.remove();
  return shown;
}

// Adds an element with a reserved height, and its story two frames later. Returns the reserved height. `shifts` sums
// the layout shifts from then on.
async function addWithReservedHeight() {
  window.shifts = 0;
  if (PerformanceObserver.supportedEntryTypes.includes('layout-shift')) {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.shifts += entry.value;
    }).observe({ type: 'layout-shift', buffered: false });
  }
  document.adoptedStyleSheets = [];
  adopt('#bare { --ai-min-height: 700px; }');
  const bare = document.createElement('article-infographic');
  bare.id = 'bare';
  document.querySelector('article-infographic').before(bare);
  window.reserved = distanceBelow(bare);
  await frames(2);
  window.shifts = 0;
  bare.setAttribute('chart', 'held');
  bare.setAttribute('src', 'stories/prisoner-exchange.json');
  return window.reserved;
}

// From the top of an element to the top of what follows it, in CSS pixels.
function distanceBelow(each) {
  return each.nextElementSibling.getBoundingClientRect().top - each.getBoundingClientRect().top;
}

// The move of the content below in hundredths of a pixel, the sum of layout shifts, and the height of the figure.
async function movedBelow() {
  // Asserts that nothing shifts: the browser reports shifts some frames later, so the test waits.
  await pause(300);
  return [Math.round((distanceBelow(element) - window.reserved) * 100), window.shifts, part('figure').offsetHeight];
}
