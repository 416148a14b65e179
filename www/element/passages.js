// Sentences of the page: finding the words that a mark rests on, and marking them.
//
// The page's elements are not touched: ranges are put into a CSS custom highlight. Where a browser has none, choosing
// a mark still works, only the sentence stays as it is.

const NAME = 'article-infographic';

/** Subtrees whose text is no part of the article. */
const SKIP = 'article-infographic, script, style, noscript, template, textarea, [hidden]';

/** Elements that end a word without a character. */
const BREAK = 'br, p, li, div, h1, h2, h3, h4, h5, h6, td, th, blockquote, figcaption';

/** A holder for the ranges of one widget. All widgets of a page share one highlight. */
export function showPassages() {
  let mine = [];
  const set = (ranges) => {
    const highlight = ranges.length || mine.length ? shared() : null;
    for (const range of mine) highlight?.delete(range);
    for (const range of ranges) highlight?.add(range);
    mine = ranges;
  };
  return { set, clear: () => set([]) };
}

function shared() {
  if (typeof Highlight !== 'function' || !CSS.highlights) return null;
  let highlight = CSS.highlights.get(NAME);
  if (!highlight) {
    highlight = new Highlight();
    CSS.highlights.set(NAME, highlight);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`::highlight(${NAME}) { background-color: #ffe08a; color: #16191d; }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }
  return highlight;
}

/** Characters that pages hide in words, and the core takes out of stories. */
const HIDDEN = /[\u00ad\u200b\u2060\ufeff]/;

/** The text of the article around an element, ready to be searched: its nearest article or main part, or all. */
export function readArticle(element) {
  const root = element.closest('article') ?? element.closest('main') ?? document.body;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
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
  const range = document.createRange();
  range.setStart(start[0], start[1]);
  range.setEnd(end[0], end[1] + 1);
  return range;
}

function fold(words) {
  return words.replace(/\s+/g, ' ').trim();
}
