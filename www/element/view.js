// What the widget shows in its shadow root, made of elements and text only: no HTML strings, no style attributes.
//
// It knows what a story looks like in words and where things lie; what any input means is the core's business.

import { ChartWords } from './chart-words.js';
import { givenColors } from './colors.js';
import { Details } from './details.js';
import { make } from './elements.js';
import { edgesOf, heightIn, pointIn } from './geometry.js';
import { Marks } from './marks.js';
import { Menu } from './menu.js';
import { StoryError } from './net.js';
import { Scroll } from './scroll.js';
import { Steps } from './steps.js';
import { sheetFor } from './style.js';
import { Tooltip } from './tooltip.js';

export class View {
  #root;
  #on;
  #outline = null;
  #chart = -1;

  constructor(root, on) {
    this.#root = root;
    this.#on = on;
    // First of all: without it, a shadow root hides the page's own figure.
    root.append(this.slot = make('slot'));
    this.adopt(root.ownerDocument);
    this.canvas = make('canvas', { 'aria-hidden': 'true' });
    this.tooltip = new Tooltip();
    const byKey = (...what) => {
      this.tooltip.pointer = null;
      this.#on.act(...what);
    };
    this.marks = new Marks({
      choose: (name) => byKey('choose', name), focus: (name) => byKey('focus', name), leave: () => byKey('leave'),
    });
    this.details = new Details({
      passage: on.passage, source: on.source, link: on.link, choose: (name) => on.act('choose', name), close: () => this.letGo(),
    });
    this.words = new ChartWords(on);
    // Its colour follows the page's scheme: when it changes, so has the scheme.
    this.probe = make('span', { class: 'probe', 'aria-hidden': 'true' });
    // As wide as the plot and never high: what watches its size is not woken by our own layouts.
    this.ruler = make('div', { class: 'ruler' });
    this.plot = make('div', { part: 'plot', class: 'plot' }, this.canvas, this.marks.element, this.tooltip.element);
    this.headline = make('p', { part: 'headline', class: 'headline', dir: 'auto' });
    this.intro = make('p', { part: 'summary', class: 'intro', dir: 'auto' });
    this.steps = new Steps((name, at) => this.#on.act(name, at));
    this.scroll = new Scroll(on, this.ruler, this.plot);
    this.status = make('p', { part: 'status', class: 'status', role: 'status', dir: 'auto' });
    this.again = make('button', { part: 'again', class: 'again', type: 'button', hidden: '' });
    // What has been done, once, for the eye and the ear.
    this.done = make('p', { part: 'done', class: 'done', role: 'status' });
    this.menu = new Menu((way) => this.#on.take(way));
    const { title, subtitle, spoken, tools, picked, all, note, beside, table, sources } = this.words;
    this.figure = make('figure', { part: 'figure', 'aria-labelledby': 'title', 'aria-describedby': 'summary', hidden: '' },
      this.headline, this.intro, this.steps.element, this.steps.words, title, subtitle, spoken, tools,
      make('div', { class: 'shown' }, picked, all), this.scroll.element, this.marks.keys, this.details.element, note, beside,
      table, sources, make('div', { class: 'foot' }, this.menu.element, this.done, this.menu.box));
    root.prepend(this.probe, this.status, this.again);
    root.append(this.figure);
    this.#listen();
  }

  context() {
    return this.canvas.getContext('2d');
  }

  async toBlob(type) {
    const blob = await new Promise((done) => this.canvas.toBlob(done, type));
    if (!blob) throw new StoryError('no-picture', `this browser makes no ${type}`);
    return blob;
  }

  /** Takes a story in; `only` is the position of the one chart to show, or null; `scrolls`: its steps follow the scrolling. */
  open(outline, only, scrolls) {
    this.#outline = outline;
    this.#chart = -1;
    this.figure.lang = outline.language;
    this.figure.dir = outline.direction;
    this.headline.textContent = outline.headline;
    this.intro.textContent = outline.summary ?? '';
    for (const part of [this.headline, this.intro]) part.hidden = only !== null || !part.textContent;
    this.steps.open(outline, only);
    this.scroll.open(this.figure, outline, scrolls && only === null);
    this.menu.name(outline.interface);
    this.tooltip.more.textContent = outline.interface.details;
    this.details.open(outline.interface);
    this.words.open(outline.interface);
  }

  /** Shows the picture in place of the page's figure. As high as that was at first: nothing below it moves. */
  show() {
    const { host } = this.#root;
    this.say('', null);
    this.figure.style.minHeight = `${heightIn(host)}px`;
    // In print the page's own figure stands; without one, the picture does.
    this.figure.toggleAttribute('data-alone', host.childElementCount === 0 && host.textContent.trim() === '');
    this.figure.hidden = false;
    this.slot.hidden = true;
  }

  /** From now on the figure is as high as what it holds. */
  release() {
    this.figure.style.minHeight = '';
  }

  /** Shows the page's own figure again. */
  hide() {
    this.figure.hidden = true;
    this.slot.hidden = false;
    this.say('', null);
    // An empty canvas gives its memory back at once; phones have little for all canvases together.
    this.canvas.width = this.canvas.height = 0;
  }

  /** Takes away what is open: nothing of this story may stand beside the next one. */
  clear() {
    this.done.textContent = '';
    this.menu.close();
    this.marks.forget();
    this.scroll.end();
    this.tooltip.pointer = null;
    this.tip(null, null);
    this.choose(null, []);
  }

  /** A line in place of the picture, and what can be done about it. */
  say(line, again) {
    if (this.status.textContent !== line) this.status.textContent = line;
    this.again.hidden = !again;
    this.again.textContent = again ?? '';
  }

  announce(line) {
    this.done.textContent = line ?? '';
    this.done.classList.remove('unseen');
    this.details.told.textContent = '';
  }

  /** What came of a button is seen beside it; heard it is in either case. */
  answer(line) {
    this.announce(line);
    if (!this.details.name) return;
    this.details.told.textContent = line;
    this.done.classList.add('unseen');
  }

  offerLink(offered) {
    this.details.link.hidden = !offered;
    this.menu.offer('link', offered);
  }

  offerPassage(offered) {
    this.#hold(() => { this.details.goTo.hidden = !offered; });
  }

  /** Brings a step into sight, or the one chart. */
  bringIntoView(step) {
    if (this.scroll.bringIntoView(step)) return;
    for (const part of [this.words.title, this.plot]) part.scrollIntoView({ block: 'nearest' });
  }

  adopt(document) {
    // A document without a window shows nothing, and takes no sheet.
    if (document.defaultView) this.#root.adoptedStyleSheets = [sheetFor(document)];
  }

  width() {
    return this.ruler.clientWidth;
  }

  family() {
    return getComputedStyle(this.figure).fontFamily;
  }

  size() {
    return { width: this.canvas.clientWidth, height: this.canvas.clientHeight };
  }

  setBacking(ratio) {
    const { width, height } = this.size();
    const [columns, rows] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (this.canvas.width !== columns) this.canvas.width = columns;
    if (this.canvas.height !== rows) this.canvas.height = rows;
  }

  /** The colours that the page has given for this theme, in the core's words. */
  given(theme) {
    this.figure.style.colorScheme = theme;
    return givenColors(this.#root.host, this.ruler, this.context());
  }

  dress(palette) {
    for (const [role, color] of Object.entries(palette)) this.figure.style.setProperty(`--${role}`, color);
  }

  /** Another chart or another size: words where they changed, then everything that lies over the picture. */
  layout({ chart, step, width, height, picked, status, rows }, choices) {
    this.steps.show(step);
    this.scroll.show(step);
    this.canvas.style.width = `${width}px`;
    this.canvas.style.height = this.plot.style.height = `${height}px`;
    if (chart !== this.#chart) {
      this.#chart = chart;
      this.#write(this.#outline.charts[chart]);
    }
    this.lay(choices);
    this.words.pick({ picked, status, rows });
  }

  /** What is offered over the picture, and that there is more. */
  lay({ marks, rest }) {
    const { title } = this.#outline.charts[this.#chart];
    this.marks.name(title, [this.#outline.interface.keys, rest].filter(Boolean).join(' '));
    this.marks.lay(marks);
  }

  #write(chart) {
    this.words.write(chart, this.#outline.interface);
  }

  /** Shows what is known about a mark beside its place; null takes it away. */
  tip(node, place) {
    const held = this.tooltip.hasFocus() ? this.tooltip.name : null;
    this.tooltip.show(node, place);
    this.#spareTip();
    this.tooltip.whenGone(() => this.#forgetTip());
    // The focus does not get lost with what it was on.
    if (held !== null && (this.tooltip.element.hidden || this.tooltip.more.hidden)) this.marks.focus(held);
  }

  /** What was chosen, and what else was said of the same. */
  choose(node, others) {
    const name = node?.name ?? null;
    const held = this.details.hasFocus() ? this.details.name : null;
    this.tooltip.choose(name);
    this.marks.choose(name);
    this.words.choose(name);
    this.scroll.choose(name);
    // A statement stands below the picture with all that it rests on.
    this.#hold(() => this.details.show(node?.beside ? null : node, others));
    this.#spareTip();
    if (held !== null && !this.details.name) this.marks.focus(held);
    else if (held !== null && !this.details.hasFocus()) this.details.focus();
  }

  /** Where the picture is above what the reader sees, nothing that they see is to move. Some engines see to it themselves. */
  #hold(change) {
    const isPast = edgesOf(this.plot).bottom < 0;
    const end = () => edgesOf(this.figure).bottom;
    const before = isPast && end();
    change();
    if (isPast && end() !== before) this.plot.ownerDocument.defaultView.scrollBy({ top: end() - before, behavior: 'instant' });
  }

  /** Closes what is open: the ways to take the chart along, or else what is shown beside a mark, which is let go of. False
   * where nothing was open. */
  letGo() {
    if (this.menu.close()) return true;
    if (!this.tooltip.name) return false;
    this.#on.act('leave');
    this.#on.act('choose');
    return true;
  }

  /** What stands in the details, before the reader's eyes, is not said a second time over the picture. */
  #spareTip() {
    if (this.tooltip.name === this.details.name && this.details.isInSight()) this.tooltip.hide();
  }

  /** Takes away what is shown beside a mark; what was chosen stays so, with its details. */
  #forgetTip() {
    const held = this.tooltip.hasFocus() ? this.tooltip.name : null;
    this.#on.act('leave');
    this.tooltip.hide();
    if (held !== null) this.marks.focus(held);
  }

  /** The focus goes on to what comes after the picture. */
  #leaveMarks() {
    const after = [...this.figure.querySelectorAll('button, a[href], summary')].find((stop) =>
      !this.plot.contains(stop) && this.plot.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING && stop.checkVisibility());
    after?.focus();
  }

  #listen() {
    // The canvas lies in the plot's corner: it is the same place in either.
    const at = (event) => {
      const { x, y } = (this.tooltip.pointer = pointIn(event));
      return [x, y];
    };
    this.plot.addEventListener('pointermove', (event) => {
      // A finger has no hover; and the pointer may enter the tooltip without losing it.
      if (event.pointerType !== 'touch' && !this.tooltip.holds(event.target)) this.#on.act('hover', ...at(event));
    });
    this.plot.addEventListener('pointerleave', () => this.#on.act('leave'));
    this.plot.addEventListener('click', (event) => {
      if (!this.tooltip.holds(event.target)) this.#on.act('tap', ...at(event));
    });
    this.tooltip.more.addEventListener('click', () => {
      this.details.focus();
      this.#on.details('mark', this.details.name);
    });
    // It does not bubble.
    this.figure.addEventListener('toggle', ({ target }) => {
      if (target.open) this.#on.details(target.closest('[part]').part.value, null);
    }, true);
    this.again.addEventListener('click', () => this.#on.again());
    this.steps.swipeOver(this.plot);
    // A tap elsewhere takes the tooltip away. In the picture, the core knows what it means.
    this.figure.addEventListener('click', ({ target }) => {
      if (![this.plot, this.details.element].some((part) => part.contains(target))) this.tooltip.hide();
    });
    this.figure.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || event.ctrlKey || event.altKey || event.metaKey) return;
      // The first Escape is ours where something of ours is open; a dialog around us gets the next one, by which the
      // reader leaves the marks.
      if (this.letGo()) {
        event.preventDefault();
        event.stopPropagation();
      } else if (this.marks.element.contains(event.target)) {
        this.#leaveMarks();
      }
    });
  }
}
