// Passages of the page's article: finds the text that a mark cites, and highlights it.
//
// The page's elements are not modified: ranges are added to a CSS custom highlight. Browsers without custom highlights
// show no highlight.

import { ACCENT, INVISIBLE, SPACE } from './constants.js';

/** @import { FoldedText, LinkedPassage, Quotation } from './types.js' */

/**
 * Names and default styles of the custom highlights: the sentences of the selected mark, and the sentences that select
 * marks.
 * @typedef {readonly [name: string, rule: string]} PageHighlight
 * @type {PageHighlight}
 */
const SELECTED = ['article-infographic', 'background-color: #ffe08a; color: #16191d;'];
/** @type {PageHighlight} */
const LINKED = ['article-infographic-quote', 'text-decoration: underline dotted 2px;'];

/** Subtrees whose text is not part of the article. */
const SKIP = 'article-infographic, script, style, noscript, template, textarea, [hidden]';

/** Elements that end a word in the text of the article. */
const BREAK = 'br, p, li, div, h1, h2, h3, h4, h5, h6, td, th, blockquote, figcaption';

/** The highlighted ranges of one element. All elements of a page share the two custom highlights. */
export class Passages {
  #document;
  /** @type {Range[]} */
  #selected = [];
  /** @type {LinkedPassage[]} */
  #linked = [];

  /** @param {Document} document */
  constructor(document) {
    this.#document = document;
  }

  get selected() {
    return this.#selected;
  }

  /** The sentences that select marks when they are clicked. */
  get linked() {
    return this.#linked;
  }

  /** @param {Range[]} ranges */
  select(ranges) {
    this.#highlight(SELECTED, this.#selected, ranges);
    this.#selected = ranges;
  }

  /** @param {LinkedPassage[]} linked */
  link(linked) {
    const ranges = (/** @type {LinkedPassage[]} */ passages) => passages.map(({ range }) => range);
    this.#highlight(LINKED, ranges(this.#linked), ranges(linked));
    this.#linked = linked;
  }

  clear() {
    this.select([]);
    this.link([]);
  }

  /**
   * @param {PageHighlight} highlight
   * @param {Range[]} before
   * @param {Range[]} now
   */
  #highlight([name, rule], before, now) {
    const window = this.#document.defaultView;
    if ((before.length === 0 && now.length === 0) || !window?.CSS?.highlights) return;
    let highlight = window.CSS.highlights.get(name);
    if (!highlight) {
      highlight = new window.Highlight();
      window.CSS.highlights.set(name, highlight);
      const sheet = new window.CSSStyleSheet();
      sheet.replaceSync(`::highlight(${name}) { ${rule} }`);
      this.#document.adoptedStyleSheets = [...this.#document.adoptedStyleSheets, sheet];
    }
    for (const range of before) highlight.delete(range);
    for (const range of now) highlight.add(range);
  }
}

/**
 * Returns the first passage at the pointer.
 * @param {LinkedPassage[]} passages
 * @param {MouseEvent} event
 */
export function passageAt(passages, { clientX, clientY, target }) {
  if (passages.length === 0) return undefined;
  const { ownerDocument } = /** @type {Element} */ (target);
  const caret = ownerDocument.caretPositionFromPoint?.(clientX, clientY);
  const range = caret ? null : ownerDocument.caretRangeFromPoint?.(clientX, clientY);
  const [node, offset] = caret ? [caret.offsetNode, caret.offset] : [range?.startContainer, range?.startOffset ?? 0];
  return passages.find((passage) => node && passage.range.isPointInRange(node, offset));
}

/**
 * Appends text, folded for the comparison of page and story: collapses white space, removes invisible characters, and
 * decomposes accents (NFD). Same algorithm as in `lint/search.rs`.
 * @template N
 * @param {FoldedText<N>} folded
 * @param {string} text
 * @param {N} node
 */
function appendFolded(folded, text, node) {
  let at = 0;
  for (const character of text) {
    const end = at + character.length;
    let units = '';
    if (!SPACE.test(character)) units = INVISIBLE.test(character) ? '' : character.normalize('NFD');
    else if (folded.text && !folded.text.endsWith(' ')) units = ' ';
    folded.text += units;
    for (let unit = 0; unit < units.length; unit += 1) folded.places.push([node, at, end]);
    at = end;
  }
  return folded;
}

/**
 * Folds a text for comparison, and keeps the source position of each UTF-16 code unit.
 * @param {string} text
 */
export function foldText(text) {
  return appendFolded(/** @type {FoldedText<null>} */ ({ text: '', places: [] }), text, null);
}

/** @param {string | null} [text] */
function foldedTerm(text) {
  return foldText(text ?? '').text.trimEnd();
}

/**
 * Returns the folded text of the article around an element: its closest `article` or `main`, or the whole page.
 * @param {Element} element
 * @returns {FoldedText<Node>}
 */
export function readArticle(element) {
  const root = element.closest('article') ?? element.closest('main') ?? element.ownerDocument.body;
  const shown = NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT;
  const walker = element.ownerDocument.createTreeWalker(root, shown, (node) => {
    if (node.nodeType === Node.TEXT_NODE) return NodeFilter.FILTER_ACCEPT;
    const within = /** @type {Element} */ (node);
    if (within.matches(SKIP)) return NodeFilter.FILTER_REJECT;
    return within.matches(BREAK) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP;
  });
  /** @type {FoldedText<Node>} */
  const folded = { text: '', places: [] };
  while (walker.nextNode()) {
    const node = walker.currentNode;
    appendFolded(folded, node.nodeType === Node.TEXT_NODE ? /** @type {Text} */ (node).data : ' ', node);
  }
  return folded;
}

/**
 * Returns the first index of a term between its prefix and suffix in a folded text, with or without spaces between
 * them. Returns -1 if there is none. A match does not end between a letter and its accent.
 * @param {string} text
 * @param {{ term: string, prefix: string, suffix: string }} searched
 * @param {number} [from]
 */
function findTerm(text, { term, prefix, suffix }, from = 0) {
  const found = [];
  if (!term) return -1;
  for (const before of new Set([prefix, prefix && `${prefix} `])) {
    for (const after of new Set([suffix, suffix && ` ${suffix}`])) {
      const form = before + term + after;
      let at = text.indexOf(form, from - before.length);
      while (at >= 0 && ACCENT.test(text.charAt(at + form.length))) at = text.indexOf(form, at + 1);
      if (at >= 0) found.push(at + before.length);
    }
  }
  return found.length ? Math.min(...found) : -1;
}

/**
 * Returns the position of a citation's sentence in a folded text, or else of its quote. If the sentence occurs more
 * than once, returns the occurrence in which the quote has its prefix and suffix.
 * @param {Pick<FoldedText<unknown>, 'text'>} folded
 * @param {Quotation} quotation
 * @returns {[start: number, length: number] | null}
 */
export function placeOf({ text }, { sentence, quote, prefix, suffix }) {
  const quoteTerm = { term: foldedTerm(quote), prefix: foldedTerm(prefix), suffix: foldedTerm(suffix) };
  const sentenceTerm = { term: foldedTerm(sentence), prefix: '', suffix: '' };
  const first = findTerm(text, sentenceTerm);
  for (let at = first; at >= 0; at = findTerm(text, sentenceTerm, at + 1)) {
    const within = findTerm(text, quoteTerm, at);
    if (within < 0) break;
    if (within + quoteTerm.term.length <= at + sentenceTerm.term.length) return [at, sentenceTerm.term.length];
  }
  if (first >= 0) return [first, sentenceTerm.term.length];
  const at = findTerm(text, quoteTerm);
  return at < 0 ? null : [at, quoteTerm.term.length];
}

/**
 * Returns the range of a citation's sentence, or else of its quote. Returns null if the article contains neither.
 * @param {FoldedText<Node>} article
 * @param {Quotation} quotation
 */
export function findPassage(article, quotation) {
  const place = placeOf(article, quotation);
  return place && rangeOf(article, ...place);
}

/**
 * @param {FoldedText<Node>} article
 * @param {number} from
 * @param {number} length
 */
function rangeOf({ places }, from, length) {
  const [[first, start], [last, , end]] = [places[from], places[from + length - 1]];
  const range = /** @type {Document} */ (first.ownerDocument).createRange();
  range.setStart(first, start);
  range.setEnd(last, end);
  return range;
}
