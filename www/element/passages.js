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

/**
 * What cannot be seen: soft hyphens, joiners, marks of direction and their kin. Pages and articles write them or leave them
 * out, so words are compared without them. All that the core takes out of a story is among them, which a test sees to.
 */
const UNSEEN = /[\p{Cc}\p{Default_Ignorable_Code_Point}\ufff9-\ufffb\ufffe\uffff]/u;
const SPACE = /\p{White_Space}/u;

/**
 * Adds words as they are compared, from the page as from the story: each stretch of white space is one space, nothing is
 * left of what cannot be seen, and letters stand apart from their accents (NFD). `places` tells for each unit where it is from.
 */
function add(folded, words, node) {
  let at = 0;
  for (const character of words) {
    const end = at + character.length;
    let units = '';
    if (!SPACE.test(character)) units = UNSEEN.test(character) ? '' : character.normalize('NFD');
    else if (folded.text && !folded.text.endsWith(' ')) units = ' ';
    folded.text += units;
    for (let unit = 0; unit < units.length; unit += 1) folded.places.push([node, at, end]);
    at = end;
  }
  return folded;
}

function fold(words) {
  return add({ text: '', places: [] }, words ?? '', null).text.trimEnd();
}

/** The text of the article around an element, ready to be searched: its nearest article or main part, or all. */
export function readArticle(element) {
  const root = element.closest('article') ?? element.closest('main') ?? element.ownerDocument.body;
  const walker = element.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
    if (node.nodeType === Node.TEXT_NODE) return NodeFilter.FILTER_ACCEPT;
    if (node.matches(SKIP)) return NodeFilter.FILTER_REJECT;
    return node.matches(BREAK) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP;
  });
  const folded = { text: '', places: [] };
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.nodeType === Node.TEXT_NODE) add(folded, node.data, node);
    else add(folded, ' ', node);
  }
  return folded;
}

/** The range that holds a voice's sentence, or else its quote; null where the article has neither. */
export function findPassage(article, { sentence, quote, prefix, suffix }) {
  const whole = fold(sentence);
  const at = whole ? article.text.indexOf(whole) : -1;
  if (at >= 0) return rangeOf(article, at, whole.length);
  const words = fold(quote);
  for (let found = article.text.indexOf(words); words && found >= 0; found = article.text.indexOf(words, found + 1)) {
    const before = article.text.slice(0, found).trimEnd();
    const after = article.text.slice(found + words.length).trimStart();
    if (before.endsWith(fold(prefix)) && after.startsWith(fold(suffix))) return rangeOf(article, found, words.length);
  }
  return null;
}

function rangeOf({ places }, from, length) {
  const [[first, start], [last, , end]] = [places[from], places[from + length - 1]];
  const range = first.ownerDocument.createRange();
  range.setStart(first, start);
  range.setEnd(last, end);
  return range;
}
