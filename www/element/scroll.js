// Steps that follow the scrolling: the picture stays where it is, the words go by, and each shows its picture.
//
// Where that cannot be (in a frame or a scroll box, zoomed or transformed by the page, with a picture higher than the screen), the
// steps have buttons.

import { ChartWords } from './chart-words.js';
import { make } from './elements.js';
import { isUpright } from './geometry.js';

/** From this width of the figure on, the words go by beside the picture; below it, under the picture. */
const BESIDE = 640;
/** How much of the screen's height the picture may take. */
const SHARE = { beside: 0.92, under: 0.6 };

export class Scroll {
  stage;
  items = make('ol', { part: 'story', class: 'story', role: 'list', hidden: '' });
  element;
  #figure = null;
  #ruler;
  #on;
  #steps = [];
  #details = [];
  #observer = null;
  /** Where on the screen words have to be for their step to be shown, as a share of its height. */
  #line = 0.5;
  #screen = 0;

  constructor(on, ruler, plot) {
    this.#on = on;
    this.#ruler = ruler;
    this.stage = make('div', { class: 'stage' }, ruler, plot);
    this.element = make('div', { class: 'track' }, this.stage, this.items);
  }

  /** Takes a story in, and the figure that it is shown in; `wanted` where the page wants its steps to follow the scrolling. */
  open(figure, outline, wanted) {
    this.#figure = figure;
    this.#details = [];
    // Lists to pick from change what a picture holds, and need a place beside it that does not scroll away.
    const can = wanted && outline.steps.length > 1 && outline.charts.every(({ tools }) => tools.length === 0);
    this.#steps = can ? outline.steps : [];
    this.items.replaceChildren(...this.#steps.map((step, at) => this.#item(outline, step, at)));
    // Where it goes on with newer words, the page stays as long as it is, and where it is.
    if (!can) this.end();
  }

  /** Lays the figure out for it, if it can be at all; false if it cannot. */
  begin() {
    if (this.#steps.length === 0 || !sticks(this.#figure)) return false;
    this.#figure.dataset.scroll = this.#figure.clientWidth >= BESIDE ? 'beside' : 'under';
    this.items.hidden = false;
    return true;
  }

  /** Gives the pictures, which are so high, their room; false where the screen has not so much. */
  fits(heights) {
    const { scroll } = this.#figure.dataset;
    const room = Math.max(...heights);
    this.#screen = this.#height();
    this.#figure.style.setProperty('--room', `${room}px`);
    const top = parseFloat(getComputedStyle(this.stage).top) || 0;
    const over = scroll === 'under' ? top : 0;
    if (over + room > this.#screen * SHARE[scroll]) return false;
    // In the upper half of what the picture leaves.
    const line = scroll === 'under' ? (over + room) / this.#screen : 0.3;
    this.#follow(line + (1 - line) * 0.4);
    return true;
  }

  /** Whether the screen has another height than when it was last looked at. */
  outgrown() {
    return this.#screen > 0 && Math.abs(this.#height() - this.#screen) >= 1;
  }

  end() {
    this.#observer?.disconnect();
    this.#observer = null;
    this.items.hidden = true;
    this.#figure?.removeAttribute('data-scroll');
  }

  /** Marks the words of the step on show. */
  show(at) {
    for (const [index, item] of [...this.items.children].entries()) item.toggleAttribute('data-on', index === at);
  }

  choose(name) {
    for (const words of this.#details) words.choose(name);
  }

  /** Brings the words of a step to where they are read. False where the steps do not follow the scrolling. */
  bringIntoView(at) {
    if (!this.#observer) return false;
    this.items.children[at]?.scrollIntoView({ block: 'start', behavior: 'instant' });
    return true;
  }

  #follow(line) {
    this.#line = line;
    this.#observer?.disconnect();
    const { IntersectionObserver } = this.#figure.ownerDocument.defaultView;
    const [above, below] = [line * 100, (1 - line) * 100 - 0.1];
    this.#observer = new IntersectionObserver(() => this.#on.act('step', this.#read()), { rootMargin: `-${above}% 0px -${below}% 0px` });
    for (const item of this.items.children) this.#observer.observe(item);
  }

  /** The step whose words are at the line; the first before it, the last behind it. */
  #read() {
    const line = this.#line * this.#figure.ownerDocument.defaultView.innerHeight;
    const begun = [...this.items.children].filter((item) => item.getBoundingClientRect().top <= line);
    return Math.max(0, begun.length - 1);
  }

  /** The height of the screen; on phones, that without the part that the address takes at times. */
  #height() {
    return parseFloat(getComputedStyle(this.#ruler).maxHeight) || this.#figure.ownerDocument.defaultView.innerHeight;
  }

  /** The words of a step; with the first of a chart its title, with the last what else is written of it. */
  #item({ charts, steps, interface: words }, { chart: position, text }, at) {
    const chart = charts[position];
    const parts = [];
    if (steps[at - 1]?.chart !== position) {
      parts.push(make('p', { class: 'title', role: 'heading', 'aria-level': '2' }, chart.title));
      if (chart.subtitle) parts.push(make('p', { class: 'subtitle' }, chart.subtitle));
      parts.push(make('p', { class: 'unseen' }, chart.summary));
    }
    if (text) parts.push(make('p', { part: 'words', class: 'words', dir: 'auto' }, text));
    if (steps[at + 1]?.chart !== position) {
      const details = new ChartWords(this.#on);
      details.write(chart, words);
      this.#details.push(details);
      parts.push(details.note, details.beside, details.table, details.sources);
    }
    return make('li', null, ...parts);
  }
}

/** Whether something in here can stay where it is while the page scrolls: the page itself scrolls, and nothing around it. */
function sticks(figure) {
  const window = figure.ownerDocument.defaultView;
  // Zoomed or transformed, the screen has another height in there than the words that go by.
  if (window.parent !== window || typeof window.IntersectionObserver !== 'function' || !isUpright(figure)) return false;
  const { documentElement: root, body } = figure.ownerDocument;
  const scrolls = (element) => /auto|scroll|hidden/.test(window.getComputedStyle(element).overflow);
  for (let at = figure.getRootNode().host; at && at !== root; at = at.assignedSlot ?? at.parentElement ?? at.getRootNode().host) {
    // What the body says of it holds for the page, as long as the root says nothing.
    if (scrolls(at) && (at !== body || scrolls(root))) return false;
  }
  return true;
}
