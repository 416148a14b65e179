// Creates elements of the shadow root from names and text, so that no HTML is parsed.

/** @import { InfographicChart, InfographicCitation, InfographicTable } from '../article-infographic.js' */
/** @import { Messages } from './types.js' */

/**
 * Creates an element with attributes and children. Strings become text nodes; empty children are skipped.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Readonly<Record<string, string | number>> | null} attributes
 * @param {...(Node | string | null | undefined)} children
 */
export function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) element.setAttribute(name, String(value));
  for (const child of children) if (child) element.append(child);
  return element;
}

/**
 * Sets an element's text only if it differs: screen readers announce a live region each time its text is set.
 * @param {Element} element
 * @param {string} text
 */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/**
 * Returns the element that has the focus in the same document or shadow root.
 * @param {Element} element
 */
export function activeElement(element) {
  return /** @type {Document | ShadowRoot} */ (element.getRootNode()).activeElement;
}

/**
 * Moves the focus to the next tab stop after a part of an element.
 * @param {Element} part
 * @param {Element} whole
 */
export function focusAfter(part, whole) {
  /** @type {NodeListOf<HTMLElement>} */
  const stops = whole.querySelectorAll('button, a[href], summary');
  const isAfter = (/** @type {Element} */ stop) =>
    !part.contains(stop) && part.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING;
  [...stops].find((stop) => isAfter(stop) && stop.checkVisibility())?.focus();
}

/**
 * Creates a link that opens in a new tab, without a referrer and without access to this page.
 * @param {string} url
 * @param {string} text
 * @param {() => void} onOpen
 */
export function link(url, text, onOpen) {
  const anchor = make('a', { target: '_blank', rel: 'noopener noreferrer' }, text);
  // The core accepts only http(s) URLs. Checked again because a `javascript:` URL would run. An invalid URL has no
  // protocol.
  anchor.href = url;
  if (anchor.protocol !== 'https:' && anchor.protocol !== 'http:') anchor.removeAttribute('href');
  anchor.addEventListener('click', onOpen);
  return anchor;
}

/**
 * Returns a source's URL with a text fragment for the quote. A URL that already has a fragment is unchanged.
 * @param {InfographicCitation} citation
 */
export function withFragment({ quote, source: { url } }) {
  // An unescaped hyphen would delimit a prefix or suffix.
  return url.includes('#') ? url : `${url}#:~:text=${encodeURIComponent(quote).replaceAll('-', '%2D')}`;
}

/**
 * Returns the elements for the speaker, quote and source of a citation.
 * @param {InfographicCitation} citation
 * @param {Messages} messages
 * @param {() => void} onOpen
 */
export function citationParts(citation, messages, onOpen) {
  const { speaker, quote, source } = citation;
  return [
    make('p', { class: 'attribution' }, `${messages.said_by} `, make('b', null, speaker), ': ', make('q', null, quote)),
    make(
      'p',
      { class: 'secondary' },
      link(withFragment(citation), source.title ?? source.text, onOpen),
      ` · ${source.title ? `${source.text} · ` : ''}${source.host}`,
    ),
  ];
}

/**
 * Returns the content of the table's <details>.
 * @param {InfographicTable} table
 * @param {Messages} messages
 */
export function tableParts(table, messages) {
  const head = make('tr', null, ...table.headers.map((cell) => make('th', { scope: 'col' }, cell)));
  const rows = table.rows.map(({ cells: [first, ...rest] }) =>
    make('tr', null, make('th', { scope: 'row' }, first), ...rest.map((cell) => make('td', null, cell))),
  );
  const tableElement = make(
    'table',
    null,
    make('caption', { class: 'visually-hidden' }, table.caption),
    make('thead', null, head),
    make('tbody', null, ...rows),
  );
  return [
    make('summary', null, messages.table),
    make('div', { class: 'scroll', role: 'region', tabindex: '0', 'aria-label': table.caption }, tableElement),
    ...(table.excerpt ? [make('p', { class: 'note' }, table.excerpt)] : []),
  ];
}

/**
 * Returns the list of sources; long lists are inside a <details>.
 * @param {InfographicChart} chart
 * @param {(url: string) => void} onOpen
 */
export function sourceParts({ sources, sourcesLabel, sourcesSummary, sourcesCollapsed }, onOpen) {
  const links = sources.flatMap((source, index) => [
    ...(index ? ['; '] : []),
    link(source.url, source.text, () => onOpen(source.url)),
  ]);
  return sourcesCollapsed
    ? [make('details', null, make('summary', null, sourcesSummary), make('div', null, ...links))]
    : [sourcesLabel, ...links];
}
