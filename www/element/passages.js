// Sentences of the page: finding the words that a mark rests on, and marking them.
//
// The page's elements are not touched: ranges are put into a CSS custom highlight. Where a browser has none, choosing
// a mark still works, only the sentence stays as it is.

/** The sentence of what was chosen, and the sentences that lead to marks: names and looks of the page's highlights. */
const CHOSEN = ['article-infographic', 'background-color: #ffe08a; color: #16191d;'];
const OFFERED = ['article-infographic-quote', 'text-decoration: underline dotted 2px;'];

/** Subtrees whose text is no part of the article. */
const SKIP = 'article-infographic, script, style, noscript, template, textarea, [hidden]';

/** Elements that end a word without a character. */
const BREAK = 'br, p, li, div, h1, h2, h3, h4, h5, h6, td, th, blockquote, figcaption';

/** The ranges of one widget. All widgets of a page share its highlights. */
export class Passages {
  #document;
  chosen = [];
  /** `{ name, range }` for each sentence that leads to a mark. */
  offered = [];

  constructor(document = globalThis.document) {
    this.#document = document;
  }

  choose(ranges) {
    this.#show(CHOSEN, this.chosen, ranges);
    this.chosen = ranges;
  }

  offer(offered) {
    this.#show(OFFERED, this.offered.map(({ range }) => range), offered.map(({ range }) => range));
    this.offered = offered;
  }

  clear() {
    this.choose([]);
    this.offer([]);
  }

  #show([name, look], before, now) {
    const window = this.#document.defaultView;
    if ((before.length === 0 && now.length === 0) || !window?.CSS?.highlights) return;
    let highlight = window.CSS.highlights.get(name);
    if (!highlight) {
      highlight = new window.Highlight();
      window.CSS.highlights.set(name, highlight);
      const sheet = new window.CSSStyleSheet();
      sheet.replaceSync(`::highlight(${name}) { ${look} }`);
      this.#document.adoptedStyleSheets = [...this.#document.adoptedStyleSheets, sheet];
    }
    for (const range of before) highlight.delete(range);
    for (const range of now) highlight.add(range);
  }
}

/** The first of these whose range is where the pointer is. */
export function passageAt(offered, { clientX, clientY, target }) {
  if (offered.length === 0) return null;
  const document = target.ownerDocument;
  const caret = document.caretPositionFromPoint?.(clientX, clientY);
  const at = caret ? [caret.offsetNode, caret.offset] : null;
  const range = at ? null : document.caretRangeFromPoint?.(clientX, clientY);
  const [node, offset] = at ?? (range ? [range.startContainer, range.startOffset] : [null, 0]);
  return offered.find((one) => node && one.range.isPointInRange(node, offset)) ?? null;
}

/** Characters that pages hide in words, and the core takes out of stories. */
const HIDDEN = /[\u00ad\u200b\u2060\ufeff]/;

/** The text of the article around an element, ready to be searched: its nearest article or main part, or all. */
export function readArticle(element) {
  const root = element.closest('article') ?? element.closest('main') ?? element.ownerDocument.body;
  const walker = element.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
    if (node.nodeType === Node.TEXT_NODE) return NodeFilter.FILTER_ACCEPT;
    if (node.matches(SKIP)) return NodeFilter.FILTER_REJECT;
    return node.matches(BREAK) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP;
  });
  let text = '';
  const places = [];
  const add = (character, node, at) => {
    const space = /\s/.test(character);
    if ((space && (text === '' || text.endsWith(' '))) || HIDDEN.test(character)) return;
    text += space ? ' ' : character;
    places.push([node, at]);
  };
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.nodeType !== Node.TEXT_NODE) add(' ', node, 0);
    else for (let at = 0; at < node.data.length; at += 1) add(node.data[at], node, at);
  }
  return { text, places };
}

/** The range that holds a voice's sentence, or else its quote; null where the article has neither. */
export function findPassage(article, { sentence, quote, prefix, suffix }) {
  const at = sentence ? article.text.indexOf(fold(sentence)) : -1;
  if (at >= 0) return rangeOf(article, at, fold(sentence).length);
  const words = fold(quote);
  for (let found = article.text.indexOf(words); found >= 0; found = article.text.indexOf(words, found + 1)) {
    const before = article.text.slice(0, found).trimEnd();
    const after = article.text.slice(found + words.length).trimStart();
    if (before.endsWith(fold(prefix ?? '')) && after.startsWith(fold(suffix ?? ''))) {
      return rangeOf(article, found, words.length);
    }
  }
  return null;
}

function rangeOf({ places }, from, length) {
  const [start, end] = [places[from], places[from + length - 1]];
  const range = start[0].ownerDocument.createRange();
  range.setStart(start[0], start[1]);
  range.setEnd(end[0], end[1] + 1);
  return range;
}

function fold(words) {
  return words.replace(/\s+/g, ' ').trim();
}
