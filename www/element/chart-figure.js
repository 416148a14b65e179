// The static figure: with the attribute `chart`, only that chart of a complete story's figure is shown. It is part of the entry
// script, because readers would see the whole figure while another script is loading, and the page would move.
//
// A style sheet hides the other charts. Attributes on the page's elements would cause hydration errors in frameworks.

import { windowOf } from './window.js';

/**
 * The charts that already have a style sheet, by document or shadow root.
 * @type {WeakMap<Node, Set<string>>}
 */
const styledCharts = new WeakMap();

/**
 * Shows only the chart that the attribute `chart` names, if the static figure contains it.
 * @param {Element} host
 */
export function showChartFigure(host) {
  const chart = host.getAttribute('chart');
  const root = /** @type {Document | ShadowRoot} */ (host.getRootNode());
  if (!chart || !root.adoptedStyleSheets) return;
  const name = `"${CSS.escape(chart)}"`;
  const own = `.ai-chart[data-infographic-chart=${name}]`;
  // The chart may be inside a closed <details>.
  host.querySelector(`:scope > .article-infographic-figure .ai-more:has(${own})`)?.setAttribute('open', '');
  const charts = styledCharts.get(root) ?? new Set();
  if (charts.has(chart)) return;
  styledCharts.set(root, charts.add(chart));
  const figure = `article-infographic[chart=${name}] > .article-infographic-figure:has(figcaption):has(${own})`;
  const sheet = new (windowOf(host).CSSStyleSheet)();
  sheet.replaceSync(`
    ${figure} :is(figcaption, .ai-words, .ai-more > summary, .ai-chart:not(${own}), li:not(:has(${own}))) { display: none; }
    ${figure} :is(.ai-more, li) { margin-top: 0; }`);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
