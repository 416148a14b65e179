// Sentences of the page: finding the words that a mark rests on, and marking them.
//
// The page's elements are not touched: ranges are put into a CSS custom highlight. Where a browser has none, choosing
// a mark still works, only the sentence stays as it is.

const NAME = 'article-infographic';

/** Subtrees whose text is no part of the article. */
const SKIP = 'article-infographic, script, style, noscript, template, textarea, [hidden]';

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

/** The range of the page that holds a voice's sentence, or else its quote; null where the page has neither. */
export function findPassage(root, voice) {
  const page = readText(root);
  return (
    (voice.sentence && rangeOf(page, voice.sentence, 0, 0)) ||
    rangeOf(page, [voice.prefix, voice.quote, voice.suffix].filter(Boolean).join(' '), voice.prefix, voice.suffix)
  );
}

/** The page's text with white space folded, and where each stretch of it comes from. */
function readText(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
    if (node.nodeType === Node.TEXT_NODE) return NodeFilter.FILTER_ACCEPT;
    return node.matches(SKIP) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
  });
  let text = '';
  const places = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    for (let at = 0; at < node.data.length; at += 1) {
      const character = node.data[at];
      const space = /\s/.test(character);
      if (space && (text === '' || text.endsWith(' '))) continue;
      text += space ? ' ' : character;
      places.push([node, at]);
    }
  }
  return { text, places };
}

/** The range of the words, less the first words and the last ones. */
function rangeOf({ text, places }, words, before, after) {
  const folded = fold(words);
  const found = folded ? text.indexOf(folded) : -1;
  if (found < 0) return null;
  const start = places[found + (before ? fold(before).length + 1 : 0)];
  const end = places[found + folded.length - 1 - (after ? fold(after).length + 1 : 0)];
  const range = document.createRange();
  range.setStart(start[0], start[1]);
  range.setEnd(end[0], end[1] + 1);
  return range;
}

function fold(words) {
  return words.replace(/\s+/g, ' ').trim();
}
