// Stories with markup, built-in names and deceptive addresses.

async function showWithHeadlineAndTitle(headline, title) {
  const story = await storyOf('stories/prisoner-exchange.json');
  story.headline = headline;
  story.charts[0].title = title;
  element.story = story;
}

// Whether the label of the marks begins with this markup, the number of elements made of it, and whether its script
// ran.
function effectOfMarkup(markup) {
  const marks = part('marks') ?? root.querySelector('[role=listbox]');
  const made = root.querySelectorAll('img, b').length - root.querySelectorAll('.attribution b').length;
  return [marks.getAttribute('aria-label').startsWith(markup), made, window.alarmed ?? false];
}

// Sets a story with one more property. Returns the code of the error, and the property that all objects inherit.
async function addPropertyToStory(name) {
  const text = await (await fetch('stories/prisoner-exchange.json')).text();
  const failed = nextEvent('infographic-error');
  element.story = text.replace('{', `{ "${name}": { "polluted": true },`);
  const { code } = await failed;
  return [code, {}.polluted ?? null];
}

// Sets a story whose sources have this address. Returns the code of the error, or else the link in the details and
// whether its host is shown.
async function linkToSource(url) {
  const story = await storyOf('stories/prisoner-exchange.json');
  for (const source of Object.values(story.sources)) source.url = url;
  const ended = Promise.race([nextEvent('infographic-error'), nextEvent('infographic-ready')]);
  element.story = story;
  const { code } = await ended;
  if (code) return code;
  element.select('held.held');
  const { href, rel, target } = part('details').querySelector('a');
  return [href.split('#')[0], rel, target, part('details').textContent.includes(new URL(href).host)];
}

// Whether each element has unique ids, and text for each id that it refers to.
function haveUniqueIds() {
  return [...document.querySelectorAll('article-infographic')].map(({ shadowRoot }) => {
    const ids = [...shadowRoot.querySelectorAll('[id]')].map(({ id }) => id);
    const named = [...shadowRoot.querySelectorAll('[aria-labelledby], [aria-describedby]')].flatMap((thing) =>
      `${thing.getAttribute('aria-labelledby') ?? ''} ${thing.getAttribute('aria-describedby') ?? ''}`
        .trim()
        .split(/ +/),
    );
    return ids.length === new Set(ids).size && named.every((id) => shadowRoot.getElementById(id)?.textContent);
  });
}
