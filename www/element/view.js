// What the widget shows in its shadow root, made of elements and text only: no HTML strings, no style attributes.
//
// It knows what a story looks like in words and where things lie; what any input means is the core's business.

import { givenColors } from './colors.js';
import { link, make, sourceParts, tableParts, withFragment } from './elements.js';
import { sheetFor } from './style.js';

export class View {
  #root;
  #on;
  #outline = null;
  #chart = -1;
  #choices = [];
  #pointer = null;
  #tipName = null;
  #tipPlace = null;
  #chosen = null;
  /** The words that a part shows. */
  #written = new Map();

  constructor(root, on) {
    this.#root = root;
    this.#on = on;
    // First of all: without it, a shadow root hides the page's own figure.
    root.append(this.slot = make('slot'));
    this.adopt(root.ownerDocument);
    this.canvas = make('canvas', { 'aria-hidden': 'true' });
    this.marks = make('div', { part: 'marks', role: 'listbox', class: 'marks' });
    this.tooltip = make('div', { part: 'tooltip', class: 'tooltip', hidden: '' });
    // Its colour follows the page's scheme: when it changes, so has the scheme.
    this.probe = make('span', { class: 'probe', 'aria-hidden': 'true' });
    // As wide as the plot and never high: what watches its size is not woken by our own layouts.
    this.ruler = make('div', { class: 'ruler' });
    this.plot = make('div', { part: 'plot', class: 'plot' }, this.canvas, this.marks, this.tooltip);
    this.headline = make('p', { part: 'headline', class: 'headline' });
    this.intro = make('p', { part: 'summary', class: 'intro' });
    this.count = make('span', { part: 'count', class: 'count' });
    this.previous = make('button', { part: 'previous', type: 'button' });
    this.next = make('button', { part: 'next', type: 'button' });
    this.steps = make('div', { part: 'steps', class: 'steps', role: 'group' },
      this.previous, this.count, this.next);
    this.title = make('p', { part: 'title', id: 'title', class: 'title', role: 'heading', 'aria-level': '2',
      'aria-live': 'polite' });
    this.subtitle = make('p', { part: 'subtitle', class: 'subtitle' });
    this.tools = make('div', { part: 'tools', class: 'tools', role: 'group' });
    this.picked = make('p', { part: 'picked', class: 'picked', role: 'status' });
    this.all = make('button', { part: 'all', type: 'button', hidden: '' });
    this.shown = make('div', { class: 'shown' }, this.picked, this.all);
    this.spoken = make('p', { id: 'summary', class: 'unseen' });
    this.note = make('p', { part: 'note', class: 'note' });
    this.beside = make('ul', { part: 'statements', class: 'beside' });
    this.table = make('details', { part: 'table', class: 'data' });
    this.sources = make('div', { part: 'sources', class: 'sources' });
    this.status = make('p', { part: 'status', class: 'status', role: 'status' });
    this.again = make('button', { part: 'again', class: 'again', type: 'button', hidden: '' });
    // What has been done, once, for the eye and the ear.
    this.done = make('p', { part: 'done', class: 'done', role: 'status' });
    this.link = make('button', { part: 'copy-link', type: 'button', class: 'plain', hidden: '' });
    this.goTo = make('button', { part: 'passage', type: 'button', class: 'plain', hidden: '' });
    this.figure = make('figure', { part: 'figure', 'aria-labelledby': 'title', 'aria-describedby': 'summary', hidden: '' },
      this.headline, this.intro, this.steps, this.title, this.subtitle, this.spoken, this.tools, this.shown, this.ruler,
      this.plot, this.note, this.beside, this.table, this.sources, make('div', { class: 'foot' }, this.link, this.done));
    root.prepend(this.probe, this.status, this.again);
    root.append(this.figure);
    this.#listen();
  }

  context() {
    return this.canvas.getContext('2d');
  }

  /** Takes a story in; `only` is the position of the one chart to show, or null. */
  open(outline, only) {
    this.#outline = outline;
    this.#chart = -1;
    this.figure.lang = outline.language;
    this.headline.textContent = outline.headline;
    this.intro.textContent = outline.summary ?? '';
    for (const part of [this.headline, this.intro]) part.hidden = only !== null || !part.textContent;
    this.steps.hidden = only !== null || outline.charts.length < 2;
    const { back, next, charts, tools, all, copy_link, passage } = outline.interface;
    this.link.textContent = copy_link;
    this.goTo.textContent = passage;
    this.previous.textContent = back;
    this.next.textContent = next;
    this.steps.setAttribute('aria-label', charts);
    this.tools.setAttribute('aria-label', tools);
    this.all.textContent = all;
  }

  /** Shows the picture in place of the page's figure, which was so high: nothing below it moves. `alone`: there was none. */
  show(height, alone) {
    this.say('', null);
    this.figure.style.minHeight = `${height}px`;
    // In print the page's own figure stands; without one, the picture does.
    this.figure.toggleAttribute('data-alone', alone);
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
    this.done.textContent = '';
    // Nothing of this story may stand beside the next one.
    this.#choices = [];
    this.#chosen = this.#pointer = null;
    this.tip(null, null);
    // An empty canvas gives its memory back at once; phones have little for all canvases together.
    this.canvas.width = this.canvas.height = 0;
  }

  /** A line in place of the picture, and what can be done about it. */
  say(line, again) {
    if (this.status.textContent !== line) this.status.textContent = line;
    this.again.hidden = !again;
    this.again.textContent = again ?? '';
  }

  announce(line) {
    this.done.textContent = line ?? '';
  }

  offer(button, offered) {
    this[button].hidden = !offered;
    // A button more makes the tooltip higher: it must not come to lie over its mark.
    if (!this.tooltip.hidden) this.#putTip(this.#tipPlace);
  }

  bringIntoView() {
    for (const part of [this.title, this.plot]) part.scrollIntoView({ block: 'nearest' });
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

  node(name) {
    for (const chart of this.#outline?.charts ?? []) {
      const node = chart.nodes.find((candidate) => candidate.name === name);
      if (node) return node;
    }
    return null;
  }

  /** Another chart or another size: words where they changed, then everything that lies over the picture. */
  layout({ chart, width, height, picked, status, rows }, choices) {
    this.canvas.style.width = `${width}px`;
    this.canvas.style.height = this.plot.style.height = `${height}px`;
    if (chart !== this.#chart) {
      this.#chart = chart;
      this.#write(this.#outline.charts[chart]);
    }
    this.#choices = choices;
    this.#cover();
    for (const [tool, select] of [...this.tools.querySelectorAll('select')].entries()) select.value = picked[tool] ?? '';
    this.all.hidden = !status;
    // Written anew, the same line would be read out again.
    if (this.picked.textContent !== (status ?? '')) this.picked.textContent = status ?? '';
    for (const [row, element] of [...this.table.querySelectorAll('tbody tr')].entries()) {
      element.hidden = rows !== null && !rows.includes(row);
    }
  }

  /** Shows what is known about a mark beside its place; null takes it away. */
  tip(node, place) {
    const name = node?.name ?? null;
    const held = this.tooltip.contains(this.#root.activeElement) ? this.#tipName : null;
    this.#tipName = name;
    this.tooltip.hidden = !node || !place;
    if (!this.tooltip.hidden) {
      this.#writeTip(node);
      this.#putTip((this.#tipPlace = place));
    }
    // The focus does not get lost with what it was on.
    if (held === null) return;
    const at = this.#choices.findIndex((choice) => choice.name === held);
    (held === name ? this.tooltip.querySelector('a') : this.marks.children[at])?.focus({ preventScroll: true });
  }

  #writeTip(node) {
    const lines = [make('p', { class: 'value' }, node.value || node.label)];
    if (node.value) lines.push(make('p', null, node.label));
    if (node.context) lines.push(make('p', { class: 'quiet context' }, node.context));
    if (node.caveat) lines.push(make('p', { class: 'quiet' }, node.caveat));
    for (const correction of node.corrections) lines.push(make('p', { class: 'corrected' }, correction));
    for (const voice of node.voices) lines.push(...this.#voice(voice, node.name));
    this.goTo.hidden = true;
    this.tooltip.replaceChildren(...lines, this.goTo);
  }

  choose(name) {
    this.#chosen = name;
    for (const [index, option] of [...this.marks.children].entries()) {
      option.setAttribute('aria-selected', String(this.#choices[index].name === name));
    }
    for (const button of this.beside.querySelectorAll('button')) {
      button.setAttribute('aria-pressed', String(button.dataset.name === name));
    }
  }

  /** Takes away what is shown beside a mark, and lets go of the mark. False where nothing was shown. */
  letGo() {
    if (!this.#tipName) return false;
    this.#on.act('leave');
    this.#on.act('choose');
    return true;
  }

  #voice(voice, name) {
    const source = link(withFragment(voice), voice.source.title ?? voice.source.text,
      () => this.#on.source(name, voice.source.url));
    return [
      make('p', { class: 'said' }, `${this.#outline.interface.said_by} `, make('b', null, voice.speaker), ': ', make('q', null, voice.quote)),
      make('p', { class: 'quiet' }, source, ` · ${voice.source.title ? `${voice.source.text} · ` : ''}${voice.source.host}`),
    ];
  }

  /** Under its mark, or over it where there is no room below on the screen; by the pointer on a large mark. */
  #putTip(place) {
    const tip = this.tooltip;
    const room = this.plot.clientWidth;
    tip.style.maxWidth = `${Math.min(320, room)}px`;
    tip.style.left = tip.style.top = '0px';
    const { width, height } = tip.getBoundingClientRect();
    const large = place.height > 240 && this.#pointer;
    const middle = large ? this.#pointer.x : place.x + place.width / 2;
    const [above, below] = large ? [this.#pointer.y - 12, this.#pointer.y + 12] : [place.y, place.y + place.height];
    const top = this.plot.getBoundingClientRect().top;
    const fits = top + below + height <= this.plot.ownerDocument.defaultView.innerHeight || top + above - height < 0;
    tip.style.left = `${Math.max(0, Math.min(middle - width / 2, room - width))}px`;
    tip.style.top = `${fits ? below : above - height}px`;
  }

  /** Writes what is another than before: what stays the same keeps the focus that is in it, and is not read out again. */
  #write(chart) {
    const words = this.#outline.interface;
    this.#renew(this.title, chart.title, () => [chart.title]);
    this.subtitle.textContent = chart.subtitle;
    this.spoken.textContent = chart.summary;
    this.note.textContent = chart.note ?? '';
    this.note.hidden = !chart.note;
    this.marks.setAttribute('aria-label', `${chart.title}. ${words.keys}`);
    const last = this.#outline.charts.length - 1;
    this.count.textContent = chart.position;
    // Not `disabled`: that would take the focus from who has just come to the end with it.
    this.previous.setAttribute('aria-disabled', String(this.#chart === 0));
    this.next.setAttribute('aria-disabled', String(this.#chart === last));
    this.#renew(this.tools, chart.tools, () => this.#toolParts(chart.tools));
    const beside = chart.nodes.filter((node) => node.beside);
    this.#renew(this.beside, beside, () => this.#besideParts(beside));
    this.#renew(this.table, chart.table, () => tableParts(chart.table, words));
    const { name, sources, sources_line } = chart;
    this.#renew(this.sources, [name, sources, sources_line], () => sourceParts(chart, (url) => this.#on.source(name, url)));
  }

  #renew(part, words, make) {
    const now = JSON.stringify(words);
    if (this.#written.get(part) === now) return;
    this.#written.set(part, now);
    part.replaceChildren(...make());
    part.hidden = words.length === 0;
  }

  /** A list to pick from for each tool; what nothing has is not offered. */
  #toolParts(tools) {
    return tools.map(({ label, all, choices }, tool) => {
      const options = choices.map((choice, value) => choice.count ? make('option', { value }, `${choice.label} (${choice.count})`) : null);
      const select = make('select', null, make('option', { value: '' }, all), ...options);
      select.addEventListener('change', () => {
        this.#on.act('pick', tool, select.value === '' ? undefined : Number(select.value));
      });
      return make('label', null, label, select);
    });
  }

  #besideParts(nodes) {
    return nodes.map((node) => {
      const button = make('button', { type: 'button', 'aria-pressed': 'false', 'data-name': node.name }, node.label);
      button.addEventListener('click', () => {
        const chosen = button.getAttribute('aria-pressed') === 'true';
        this.#on.act('choose', chosen ? undefined : node.name);
      });
      return make('li', null, button, ...node.voices.flatMap((voice) => this.#voice(voice, node.name)));
    });
  }

  /** Lays an option over every mark: for keys, screen readers and magnifiers. One of them is a tab stop. */
  #cover() {
    const focused = this.#root.activeElement?.closest('[role=option]');
    const names = this.#choices.map(({ name }) => name);
    const before = focused ? [...this.marks.children].indexOf(focused) : 0;
    const same = focused ? names.indexOf(focused.dataset.name) : -1;
    // What had the focus may be gone: its neighbour gets it, and nobody is thrown out of the picture.
    const stop = same >= 0 ? same : Math.max(0, Math.min(before, names.length - 1));
    this.marks.replaceChildren(...this.#choices.map(({ name, x, y, width, height }, index) => {
      const option = make('div', { role: 'option', 'aria-selected': String(name === this.#chosen), 'data-name': name,
        'aria-label': this.node(name).text, tabindex: index === stop ? '0' : '-1' });
      Object.assign(option.style, { left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` });
      return option;
    }));
    if (focused) this.marks.children[stop]?.focus({ preventScroll: true });
  }

  #listen() {
    const at = (event) => {
      const box = this.canvas.getBoundingClientRect();
      this.#pointer = { x: event.clientX - box.left, y: event.clientY - box.top };
      return [this.#pointer.x, this.#pointer.y];
    };
    const inTip = (target) => target instanceof Node && this.tooltip.contains(target);
    this.plot.addEventListener('pointermove', (event) => {
      // A finger has no hover; and the pointer may enter the tooltip without losing it.
      if (event.pointerType !== 'touch' && !inTip(event.target)) this.#on.act('hover', ...at(event));
    });
    this.plot.addEventListener('pointerleave', () => this.#on.act('leave'));
    this.plot.addEventListener('click', (event) => {
      if (!inTip(event.target)) this.#on.act('tap', ...at(event));
    });
    this.goTo.addEventListener('click', () => this.#on.passage());
    this.link.addEventListener('click', () => this.#on.link());
    this.again.addEventListener('click', () => this.#on.again());
    this.previous.addEventListener('click', () => this.#chart > 0 && this.#on.act('show', this.#chart - 1));
    this.next.addEventListener('click', () => this.#on.act('show', this.#chart + 1));
    this.all.addEventListener('click', () => {
      const selects = [...this.tools.querySelectorAll('select')];
      // The button goes; who used it by key goes on beside it.
      if (this.#root.activeElement === this.all) selects[0].focus({ preventScroll: true });
      selects.forEach((_, tool) => this.#on.act('pick', tool));
    });
    this.marks.addEventListener('keydown', (event) => this.#onMarkKey(event));
    this.figure.addEventListener('keydown', (event) => {
      // The first Escape is ours where something of ours is open; a dialog around us gets the next one.
      if (event.key === 'Escape' && this.letGo()) {
        event.preventDefault();
        event.stopPropagation();
      }
    });
  }

  #onMarkKey(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const options = [...this.marks.children];
    const now = options.indexOf(this.#root.activeElement);
    const target = {
      ArrowDown: now + 1, ArrowRight: now + 1, ArrowUp: now - 1, ArrowLeft: now - 1,
      Home: 0, End: options.length - 1, PageDown: now + 10, PageUp: now - 10,
    }[event.key];
    if (target !== undefined) {
      event.preventDefault();
      const next = options[Math.max(0, Math.min(target, options.length - 1))];
      for (const option of options) option.tabIndex = option === next ? 0 : -1;
      next.focus();
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.#pointer = null;
      const { name } = this.#choices[now] ?? {};
      const chosen = options[now]?.getAttribute('aria-selected') === 'true';
      this.#on.act('choose', chosen ? undefined : name);
    }
  }
}
