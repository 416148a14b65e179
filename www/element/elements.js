// Elements of the shadow root, made of names and text: nothing is parsed.

/** An element with attributes and children. Text becomes a text node, nothing is dropped, nothing is parsed. */
export function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) element.setAttribute(name, value);
  if (children.length) element.append(...children.filter((child) => child !== null && child !== undefined && child !== ''));
  return element;
}

/** A link that opens elsewhere and tells the other page nothing but our origin. */
export function link(url, text, onOpen) {
  const anchor = make('a', { target: '_blank', rel: 'noopener noreferrer' }, text);
  // The core has let only web addresses through; looked at once more where the harm would be done. An address that
  // the browser cannot read has no protocol and stays text.
  anchor.href = url;
  if (anchor.protocol !== 'https:' && anchor.protocol !== 'http:') anchor.removeAttribute('href');
  anchor.addEventListener('click', onOpen);
  return anchor;
}

/** A source's address with the words to show there (Text Fragments); where it has a fragment of its own, that is kept. */
export function withFragment({ quote, source: { url } }) {
  // A dash would be read as the mark of a prefix or suffix.
  return url.includes('#') ? url : `${url}#:~:text=${encodeURIComponent(quote).replaceAll('-', '%2D')}`;
}

/** Who said something, in which words, and where it was published. */
export function voiceParts(voice, words, onOpen) {
  const source = link(withFragment(voice), voice.source.title ?? voice.source.text, onOpen);
  return [
    make('p', { class: 'said' }, `${words.said_by} `, make('b', null, voice.speaker), ': ', make('q', null, voice.quote)),
    make('p', { class: 'quiet' }, source, ` · ${voice.source.title ? `${voice.source.text} · ` : ''}${voice.source.host}`),
  ];
}

/** What is in the folded table. */
export function tableParts(table, words) {
  const head = make('tr', null, ...table.head.map((cell) => make('th', { scope: 'col' }, cell)));
  const rows = table.rows.map(({ cells: [first, ...rest] }) =>
    make('tr', null, make('th', { scope: 'row' }, first), ...rest.map((cell) => make('td', null, cell))));
  const whole = make('table', null, make('caption', { class: 'unseen' }, table.caption), make('thead', null, head),
    make('tbody', null, ...rows));
  return [
    make('summary', null, words.table),
    make('div', { class: 'scroll', role: 'region', tabindex: '0', 'aria-label': table.caption }, whole),
    ...(table.excerpt ? [make('p', { class: 'note' }, table.excerpt)] : []),
  ];
}

/** The source line; of many sources only the first are in sight. */
export function sourceParts({ sources, sources_lead, sources_line, sources_folded }, onOpen) {
  const links = sources.flatMap((source, index) => [
    index ? '; ' : '', link(source.url, source.text, () => onOpen(source.url)),
  ]);
  return sources_folded
    ? [make('details', null, make('summary', null, sources_line), make('div', null, ...links))]
    : [sources_lead, ...links.filter(Boolean)];
}
