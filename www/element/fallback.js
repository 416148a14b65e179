// The page's own figure, while it is on show: of the figure of a whole story, the one chart that the element is for.
//
// By a sheet and not by marks on its elements: those are the page's, and frameworks compare them with what they have sent.

/** The charts that the sheets of a document, or of a shadow root, know of. */
const narrowed = new WeakMap();

/** Shows the chart that the element asks for, where its figure has it among others. */
export function showWanted(host) {
  const chart = host.getAttribute('chart');
  const root = host.getRootNode();
  if (!chart || !root.adoptedStyleSheets) return;
  const name = `"${CSS.escape(chart)}"`;
  const own = `.ai-chart[data-infographic-chart=${name}]`;
  // What is folded away is read as if it stood there.
  host.querySelector(`:scope > .article-infographic-figure .ai-more:has(${own})`)?.setAttribute('open', '');
  const charts = narrowed.get(root) ?? new Set();
  if (charts.has(chart)) return;
  narrowed.set(root, charts.add(chart));
  const figure = `article-infographic[chart=${name}] > .article-infographic-figure:has(figcaption):has(${own})`;
  const sheet = new (root.ownerDocument ?? root).defaultView.CSSStyleSheet();
  sheet.replaceSync(`
    ${figure} :is(figcaption, .ai-words, .ai-more > summary, .ai-chart:not(${own}), li:not(:has(${own}))) { display: none; }
    ${figure} :is(.ai-more, li) { margin-top: 0; }`);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
