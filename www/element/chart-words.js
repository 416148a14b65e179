// What is written around the picture of one chart: title, summary, tools, statements, table and sources.

import { make, sourceParts, tableParts, voiceParts } from './elements.js';

export class ChartWords {
  #on;
  /** The words that a part shows. */
  #written = new Map();

  constructor(on) {
    this.#on = on;
    this.title = make('p', { part: 'title', id: 'title', class: 'title', role: 'heading', 'aria-level': '2',
      'aria-live': 'polite' });
    this.subtitle = make('p', { part: 'subtitle', class: 'subtitle' });
    this.spoken = make('p', { id: 'summary', class: 'unseen' });
    this.tools = make('div', { part: 'tools', class: 'tools', role: 'group' });
    this.picked = make('p', { part: 'picked', class: 'picked', role: 'status' });
    this.all = make('button', { part: 'all', type: 'button', hidden: '' });
    this.note = make('p', { part: 'note', class: 'note' });
    this.beside = make('ul', { part: 'statements', class: 'beside' });
    this.table = make('details', { part: 'table', class: 'data' });
    this.sources = make('div', { part: 'sources', class: 'sources' });
    this.all.addEventListener('click', () => {
      const selects = [...this.tools.querySelectorAll('select')];
      // The button goes; who used it by key goes on beside it.
      if (this.all.getRootNode().activeElement === this.all) selects[0].focus({ preventScroll: true });
      selects.forEach((_, tool) => this.#on.act('pick', tool));
    });
  }

  open({ tools, all }) {
    this.tools.setAttribute('aria-label', tools);
    this.all.textContent = all;
  }

  /** Writes what is another than before: what stays the same keeps the focus that is in it, and is not read out again. */
  write(chart, words) {
    this.#renew(this.title, chart.title, () => [chart.title]);
    this.subtitle.textContent = chart.subtitle;
    this.spoken.textContent = chart.summary;
    this.note.textContent = chart.note ?? '';
    this.note.hidden = !chart.note;
    this.#renew(this.tools, chart.tools, () => this.#toolParts(chart.tools));
    const beside = chart.nodes.filter((node) => node.beside);
    this.#renew(this.beside, beside, () => this.#besideParts(beside, words));
    this.#renew(this.table, chart.table, () => tableParts(chart.table, words));
    const { name, sources, sources_line } = chart;
    this.#renew(this.sources, [name, sources, sources_line], () => sourceParts(chart, (url) => this.#on.source(name, url)));
  }

  /** What the reader has picked, and the rows that this leaves in the table. */
  pick({ picked, status, rows }) {
    for (const [tool, select] of [...this.tools.querySelectorAll('select')].entries()) select.value = picked[tool] ?? '';
    this.all.hidden = !status;
    // Written anew, the same line would be read out again.
    if (this.picked.textContent !== (status ?? '')) this.picked.textContent = status ?? '';
    for (const [row, element] of [...this.table.querySelectorAll('tbody tr')].entries()) {
      element.hidden = rows !== null && !rows.includes(row);
    }
  }

  choose(name) {
    for (const button of this.beside.querySelectorAll('button')) {
      button.setAttribute('aria-pressed', String(button.dataset.name === name));
    }
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

  #besideParts(nodes, words) {
    return nodes.map((node) => {
      const button = make('button', { type: 'button', 'aria-pressed': 'false', 'data-name': node.name }, node.label);
      button.addEventListener('click', () => {
        const chosen = button.getAttribute('aria-pressed') === 'true';
        this.#on.act('choose', chosen ? undefined : node.name);
      });
      return make('li', null, button, ...node.voices.flatMap((voice) => voiceParts(voice, words, () => this.#on.source(node.name, voice.source.url))));
    });
  }
}
