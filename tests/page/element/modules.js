// Calls functions of the element's own modules. Rust puts the module before this file, after the generated constants.
/* global appendFolded, placeOf, wrapLines, INVISIBLE, SPACE, ACCENT */

// The range in UTF-16 units of the sentence in the text, or else of the words, or null, for each
// `[text, words, before, behind, sentence]`.
function placesOfQuotes(cases) {
  return cases.map(([text, quote, prefix, suffix, sentence]) => {
    const folded = appendFolded({ text: '', places: [] }, text, null);
    const [from, length] = placeOf(folded, { sentence, quote, prefix, suffix }) ?? [];
    return length ? [folded.places[from][1], folded.places[from + length - 1][2]] : null;
  });
}

// The ranges of code points of each class of characters.
function runsOfCharacters(names) {
  return names.map((name) => {
    const runs = [];
    for (let code = 0; code <= 0x10ffff; code += 1) {
      const surrogate = code >= 0xd800 && code < 0xe000;
      if (surrogate || !{ INVISIBLE, SPACE, ACCENT }[name].test(String.fromCodePoint(code))) continue;
      if (runs.at(-1)?.[1] === code - 1) runs.at(-1)[1] = code;
      else runs.push([code, code]);
    }
    return runs;
  });
}

// The lines of each `[text, width]`, where each character has the width 1.
function linesOfTexts(cases) {
  return cases.map(([text, width]) => wrapLines(text, (line) => [...line].length <= width));
}
