// Sentences of the page: finding the words that a mark rests on, and marking them.
//
// The page's elements are not touched: ranges are put into a CSS custom highlight. Where a browser has none, choosing
// a mark still works, only the sentence stays as it is.

import { ACCENT, INVISIBLE, SPACE } from './facts.js';

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
 * Adds words as they are compared, from the page as from the story: each stretch of white space is one space, nothing is
 * left of what is invisible, and letters stand apart from their accents (NFD). `places` tells for each unit where it is from.
 * `lint/search.rs` does the same.
 */
function add(folded, words, node) {
  let at = 0;
  for (const character of words) {
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

/** The first place of words in a folded text, right behind some and before others, with a space between them or not; -1 for none. */
function indexOf(text, { words, prefix, suffix }, from = 0) {
  const found = [];
  if (!words) return -1;
  for (const before of new Set([prefix, prefix && `${prefix} `])) {
    for (const after of new Set([suffix, suffix && ` ${suffix}`])) {
      const form = before + words + after;
      let at = text.indexOf(form, from - before.length);
      while (at >= 0 && ACCENT.test(text.charAt(at + form.length))) at = text.indexOf(form, at + 1);
      if (at >= 0) found.push(at + before.length);
    }
  }
  return found.length ? Math.min(...found) : -1;
}

/**
 * Where a folded text has a voice's sentence, or else its quote, as `[from, length]`; null where it has neither. Of sentences
 * that are the same, the one in which the quote has its surroundings.
 */
export function placeOf({ text }, { sentence, quote, prefix, suffix }) {
  const about = { words: fold(quote), prefix: fold(prefix), suffix: fold(suffix) };
  const whole = { words: fold(sentence), prefix: '', suffix: '' };
  const first = indexOf(text, whole);
  for (let at = first; at >= 0; at = indexOf(text, whole, at + 1)) {
    const within = indexOf(text, about, at);
    if (within < 0) break;
    if (within + about.words.length <= at + whole.words.length) return [at, whole.words.length];
  }
  if (first >= 0) return [first, whole.words.length];
  const at = indexOf(text, about);
  return at < 0 ? null : [at, about.words.length];
}

/** The range that holds a voice's sentence, or else its quote; null where the article has neither. */
export function findPassage(article, voice) {
  const place = placeOf(article, voice);
  return place && rangeOf(article, ...place);
}

function rangeOf({ places }, from, length) {
  const [[first, start], [last, , end]] = [places[from], places[from + length - 1]];
  const range = first.ownerDocument.createRange();
  range.setStart(first, start);
  range.setEnd(last, end);
  return range;
}
