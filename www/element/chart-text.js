// The texts around the drawing of one chart: title, summary, filters, statements, table and sources.

import { activeElement, citationParts, make, setText, sourceParts, tableParts } from './elements.js';

/** @import { InfographicChart, InfographicFilterControl, InfographicNode } from '../article-infographic.js' */
/** @import { ChartTextCallbacks, LayoutEffect, Messages } from './types.js' */

export class ChartText {
  title = make('p', {
    part: 'title',
    id: 'title',
    class: 'title',
    role: 'heading',
    'aria-level': '2',
    'aria-live': 'polite',
  });
  subtitle = make('p', { part: 'subtitle', class: 'subtitle' });
  summary = make('p', { id: 'summary', class: 'visually-hidden' });
  filters = make('div', { part: 'filters', class: 'filters', role: 'group' });
  activeFilters = make('p', { part: 'active-filters', class: 'active-filters', role: 'status' });
  reset = make('button', { part: 'reset-filters', type: 'button', hidden: '' });
  note = make('p', { part: 'note', class: 'note' });
  statements = make('ul', { part: 'statements', class: 'statements' });
  table = make('details', { part: 'table', class: 'data' });
  sources = make('div', { part: 'sources', class: 'sources' });
  #callbacks;
  /**
   * The last written content of each part, as JSON.
   * @type {Map<HTMLElement, string>}
   */
  #content = new Map();
  /** @type {string | null} */
  #selected = null;

  /** @param {ChartTextCallbacks} callbacks */
  constructor(callbacks) {
    this.#callbacks = callbacks;
    this.reset.addEventListener('click', () => {
      const selects = [...this.filters.querySelectorAll('select')];
      // The button is hidden without filters, so its focus moves to the first filter.
      if (activeElement(this.reset) === this.reset) selects[0].focus({ preventScroll: true });
      selects.forEach((_, filter) => this.#callbacks.sendInput('set_filter', filter));
    });
  }

  /** @param {Messages} messages */
  open({ filters, all }) {
    this.filters.setAttribute('aria-label', filters);
    this.reset.textContent = all;
  }

  /**
   * Replaces only the parts that have changed: the others keep the focus, and screen readers do not announce them
   * again.
   * @param {InfographicChart} chart
   * @param {Messages} messages
   */
  write(chart, messages) {
    const { id, sources, sourcesSummary } = chart;
    this.#replace(this.title, chart.title, () => [chart.title]);
    this.subtitle.textContent = chart.subtitle;
    this.summary.textContent = chart.summary;
    this.note.textContent = chart.note ?? '';
    this.note.hidden = !chart.note;
    this.#replace(this.filters, chart.filters, () => this.#filterParts(chart.filters));
    const statements = chart.nodes.filter((node) => node.textOnly);
    this.#replace(this.statements, statements, () => statements.map((node) => this.#statement(node, messages)));
    this.#replace(this.table, chart.table, () => tableParts(chart.table, messages));
    this.#replace(this.sources, [id, sources, sourcesSummary], () =>
      sourceParts(chart, (url) => this.#callbacks.onSource(id, url)),
    );
  }

  /**
   * Shows the selected filters, and hides the table rows that they exclude.
   * @param {Pick<LayoutEffect, 'filterValues' | 'filterStatus' | 'rows'>} effect
   */
  showFilters({ filterValues, filterStatus, rows }) {
    for (const [filter, select] of [...this.filters.querySelectorAll('select')].entries()) {
      select.value = String(filterValues[filter] ?? '');
    }
    this.reset.hidden = !filterStatus;
    setText(this.activeFilters, filterStatus ?? '');
    for (const [row, element] of [...this.table.querySelectorAll('tbody tr')].entries()) {
      element.toggleAttribute('hidden', rows !== null && !rows.includes(row));
    }
  }

  /** @param {string | null} key */
  select(key) {
    this.#selected = key;
    for (const button of this.statements.querySelectorAll('button')) {
      button.setAttribute('aria-pressed', String(button.dataset.key === key));
    }
  }

  /**
   * @param {HTMLElement} part
   * @param {string | readonly unknown[] | object} content
   * @param {() => (Node | string)[]} makeParts
   */
  #replace(part, content, makeParts) {
    const now = JSON.stringify(content);
    if (this.#content.get(part) === now) return;
    this.#content.set(part, now);
    const parts = makeParts();
    part.replaceChildren(...parts);
    part.hidden = parts.length === 0;
  }

  /**
   * Returns a select for each filter, without the options that match no event.
   * @param {readonly InfographicFilterControl[]} filters
   */
  #filterParts(filters) {
    return filters.map(({ label, all, options }, filter) => {
      const elements = options.map(({ label: text, count }, value) =>
        count ? make('option', { value }, `${text} (${count})`) : null,
      );
      const select = make('select', null, make('option', { value: '' }, all), ...elements);
      select.addEventListener('change', () => {
        this.#callbacks.sendInput('set_filter', filter, select.value === '' ? undefined : Number(select.value));
      });
      return make('label', null, label, select);
    });
  }

  /**
   * @param {InfographicNode} node
   * @param {Messages} messages
   */
  #statement({ key, label, citations }, messages) {
    const button = make('button', { type: 'button', 'aria-pressed': 'false', 'data-key': key }, label);
    button.addEventListener('click', () =>
      this.#callbacks.sendInput('select', key === this.#selected ? undefined : key),
    );
    const parts = citations.flatMap((citation) =>
      citationParts(citation, messages, () => this.#callbacks.onSource(key, citation.source.url)),
    );
    return make('li', null, button, ...parts);
  }
}
