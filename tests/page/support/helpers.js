// Runs before every script of a test: the element of `selector`, its parts, and whether they are visible.
const element = selector === null ? null : document.querySelector(selector);
const root = element?.shadowRoot;
const part = (name) => root?.querySelector(`[part~="${name}"]`) ?? null;
const canvas = root?.querySelector('canvas') ?? null;

const seen = (node) =>
  Boolean(node) &&
  node.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
  node.getBoundingClientRect().height > 0;
// Whether the facts about a mark are shown, in the tooltip or in the details below the picture.
const isTold = () => seen(part('tooltip')) || seen(part('details'));
const figureSeen = () => [...element.querySelectorAll('svg')].some(seen);

// Whether the core has drawn the picture, and not the published answers.
const isCoreShown = () => root?.querySelector('.drawing')?.hidden === true;

// Asks for what only the core can do, so that it takes over even if its drawing is higher.
const requireCore = () => {
  element.pending ??= element.toBlob().catch(() => (element.pending = null));
  return false;
};

// The focused node, also inside shadow roots.
const focus = () => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
};
// The focused option of the element, in either of the two ways of ARIA: DOM focus or `aria-activedescendant`.
const option = () => {
  const at = focus();
  if (at?.getRootNode() !== root) return null;
  if (at.getAttribute('role') === 'option') return at;
  const active = at.getAttribute('aria-activedescendant');
  return active ? root.getElementById(active) : null;
};

// Resolves in the animation frame of this number. After the first frame's layout, a resize observer reports a new
// size; in the second one, the element draws; from the third one on, the new picture can be measured.
const frames = async (count = 3) => {
  for (let frame = 0; frame < count; frame += 1) await new Promise((done) => requestAnimationFrame(done));
};
// The value of `measure` if it is the same in three successive frames, otherwise null. Two frames are not enough:
// both can precede the draw at a new size.
const steady = async (measure) => {
  const values = [];
  for (let frame = 0; frame < 3; frame += 1) {
    await frames(1);
    values.push(measure());
  }
  const [first, ...others] = values.map((value) => JSON.stringify(value));
  return others.every((value) => value === first) ? values[0] : null;
};
// For tests that something does not happen: no event or state ends such a wait.
const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
// Adds a style sheet to the page, after all others.
const adopt = (rules) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
};
const storyOf = async (address) => (await fetch(address)).json();
// Resolves with the detail of the next event of this type on the element.
const nextEvent = (type) =>
  new Promise((done) => element.addEventListener(type, ({ detail }) => done(detail), { once: true }));
