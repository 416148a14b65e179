// Events that the page hears.

function pickLastYear() {
  const [year] = part('filters').querySelectorAll('select');
  year.selectedIndex = year.options.length - 1;
  year.dispatchEvent(new Event('change'));
}

// Returns the number of events after it is ready and painted.
async function addElementOutOfSight() {
  const made = document.createElement('article-infographic');
  made.id = 'made';
  made.setAttribute('src', 'stories/prisoner-exchange.json');
  made.setAttribute('chart', 'criteria');
  made.setAttribute('loading', 'eager');
  made.style.marginTop = '3000px';
  document.body.append(made);
  scrollTo({ top: 0, behavior: 'instant' });
  await made.ready;
  await frames();
  return window.heard.length;
}

// Scrolls away from the element, until the browser has observed the intersection.
async function scrollToTop() {
  scrollTo({ top: 0, behavior: 'instant' });
  await frames();
}

// Scrolls the picture into view and draws it in another language.
async function showInGerman() {
  canvas.scrollIntoView({ block: 'center', behavior: 'instant' });
  element.setAttribute('lang', 'de');
  await element.ready;
  // Asserts that no event follows: intersections are observed in the next frames.
  await frames();
}
