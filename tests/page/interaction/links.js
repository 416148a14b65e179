// Links between sentences, marks and addresses.

// The highlighted sentence, or false while it is outside of the viewport.
function sentenceInSight() {
  const [range] = [...CSS.highlights.get('article-infographic')];
  const { top, bottom } = range.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight && String(range);
}

// Adds and clicks a link with the key of a mark. Returns whether each option is selected.
function clickLinkToMark(mark) {
  const words = document.createElement('a');
  words.href = '#';
  words.id = 'words';
  words.dataset.infographicKey = mark;
  words.textContent = 'at least 8,000';
  words.addEventListener('click', (event) => event.preventDefault());
  document.querySelector('h1').after(words);
  words.focus();
  words.click();
  return [...root.querySelectorAll('[role=option]')].map((each) => each.getAttribute('aria-selected')).join();
}

// The middle of a quoted sentence, scrolled to the middle of the viewport; null without quotes.
function middleOfQuote() {
  const ranges = [...(CSS.highlights.get('article-infographic-quote') ?? [])];
  const range = ranges.find((each) => String(each).includes('8,000'));
  if (!range) return null;
  range.startContainer.parentElement.scrollIntoView({ block: 'center', behavior: 'instant' });
  const box = range.getClientRects()[0];
  return [box.x + box.width / 2, box.y + box.height / 2];
}

// Selects a mark at the lower edge of the viewport. The tooltip has no space below and grows toward its mark. Returns
// whether the link to the passage is visible, and whether the tooltip ends above the mark.
function isTooltipAboveMark(mark) {
  element.select(mark);
  element.select(null);
  const { y, height } = element.bounds(mark);
  scrollBy({ top: canvas.getBoundingClientRect().top + y + height + 10 - innerHeight, behavior: 'instant' });
  element.select(mark);
  const tip = part('tooltip').getBoundingClientRect();
  const { top } = root.querySelector('[aria-selected=true]').getBoundingClientRect();
  return [seen(part('passage')), tip.bottom <= top + 1];
}

// Sets an address as routers do, and selects a mark.
function pushAddress(hash) {
  history.pushState(null, '', location.pathname + hash);
  element.select('criteria.all-for-all');
}

// Keeps the routes that vue-router and React Router read, opens one and copies a link to a mark.
function copyLinkOfRoute() {
  window.routes = [];
  addEventListener('hashchange', ({ newURL }) => window.routes.push(new URL(newURL).hash.slice(1).split('?')[0]));
  location.hash = '#/article/12';
  element.select('held.held');
  part('export-link').click();
}

// Adds an element and a link to a mark in a shadow root of the page. The element reports each selection as `picked`.
function addShadowRoot(mark) {
  const host = document.createElement('section');
  host.id = 'shadowed';
  const made = document.createElement('article-infographic');
  Object.assign(made, { src: 'stories/prisoner-exchange.story', loading: 'eager' });
  made.addEventListener('infographic-select', ({ detail }) => (window.picked = detail.key));
  const words = document.createElement('button');
  words.dataset.infographicKey = mark;
  host.attachShadow({ mode: 'open' }).append(words, made);
  document.querySelector('h1').after(host);
}
