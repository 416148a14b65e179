// The element with published answers, before and while the core takes over.
'use strict';

// The copy of the static figure's drawing in the picture.
const drawing = () => root?.querySelector('.drawing svg') ?? null;

function arePublishedAnswersShown() {
  return element.state === 'ready' && seen(drawing()) && !isCoreShown();
}

function isTooltipShown() {
  return seen(part('tooltip')) && part('tooltip').textContent;
}

function isDetailsShown() {
  return seen(part('details')) && part('details').textContent;
}

function framesOfDrawing() {
  return drawing().lastElementChild.childElementCount;
}

// The place, the text and the identity of everything that must stay when the core takes over.
function keepPicture() {
  const parts = ['title', 'subtitle', 'plot', 'table', 'sources', 'details', 'tooltip', 'export', 'step-text'];
  const places = () =>
    parts.map((name) => {
      const node = part(name);
      const { x, y, width } = node.getBoundingClientRect();
      const text = name === 'plot' ? '' : node.textContent;
      return [name, node.hidden, text, seen(node) && [x, y, width].map(Math.round)];
    });
  const events = [];
  for (const type of ['select', 'step', 'ready', 'filter', 'details', 'view', 'error', 'retry']) {
    element.addEventListener(`infographic-${type}`, ({ detail }) => events.push([type, detail]));
  }
  const live = new MutationObserver((records) => {
    for (const { target } of records)
      events.push(['text', target.parentElement?.getAttribute('part') ?? target.nodeName]);
  });
  for (const node of root.querySelectorAll('[aria-live], [role=status]')) {
    live.observe(node, { childList: true, characterData: true, subtree: true });
  }
  window.kept = { focused: focus(), places, before: places(), scroll: scrollY, events };
}

function changesOfPicture() {
  const { focused, places, before, scroll, events } = window.kept;
  const now = places();
  const moved = before.flatMap((each, at) =>
    JSON.stringify(each) === JSON.stringify(now[at]) ? [] : [{ before: each, now: now[at] }],
  );
  return { isFocusKept: focus() === focused && document.contains(element), moved, scrolled: scrollY - scroll, events };
}

function release() {
  return fetch('released').then(() => true);
}

function selectFilter() {
  const select = part('filters').querySelector('select');
  select.value = select.options[1].value;
  select.dispatchEvent(new Event('change'));
}

async function blobOf() {
  const { type, size } = await element.toBlob('image/png');
  return [type, size > 1000];
}

// Adds three copies of the element, which start at the same time.
function addCopies() {
  window.copies = Array.from({ length: 3 }, () => element.cloneNode(true));
  for (const copy of window.copies) copy.setAttribute('loading', 'eager');
  window.before = downloadsOfAnswers();
  document.querySelector('main').append(...window.copies);
}

function downloadsOfAnswers() {
  return window.fetched.filter((address) => address.includes('.answers.')).length;
}

function downloadsOfCopies() {
  return window.copies.every(({ state }) => state === 'ready') && [downloadsOfAnswers() - window.before];
}
