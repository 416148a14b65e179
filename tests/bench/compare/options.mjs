// The options of the command line.

import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { CONTENDERS } from './contenders.mjs';
import { DATA } from './data.mjs';
import { MEASURES } from './measure.mjs';

export const HELP = `Compares the element with other ways to put a chart into an article, and writes a table.

  node tests/bench/compare.mjs [options]

  --rounds N          how often everything is measured, in turn [5]
  --only NAMES        ${CONTENDERS.join(', ')}
  --measures NAMES    ${MEASURES.join(', ')}
  --data NAMES        ${Object.keys(DATA).join(', ')}
  --infographic PATH  the command \`infographic\` [built by cargo run --release]
  --chromium PATH     the browser [chromium]
  --out FILE          where the result goes [tests/bench/RESULTS.md]

NAMES are separated by commas. Packages from npm are installed under target/.`;

/** The chosen names, in the order of `known`. */
function names(option, text, known) {
  if (text === undefined) return known;
  const asked = text.split(',').map((name) => name.trim());
  const unknown = asked.filter((name) => !known.includes(name));
  if (unknown.length) throw new Error(`--${option}: no ${unknown.join(', ')}; there are ${known.join(', ')}`);
  return known.filter((name) => asked.includes(name));
}

export function options(values) {
  const text = { type: 'string' };
  const { values: given } = parseArgs({
    args: values,
    options: {
      rounds: { ...text, default: '5' },
      only: text,
      measures: text,
      data: text,
      infographic: text,
      chromium: { ...text, default: 'chromium' },
      out: text,
      help: { type: 'boolean', short: 'h' },
    },
  });
  const rounds = Number(given.rounds);
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds: a whole number from 1');
  return {
    ...given,
    // The command runs in the project's folder. A name without a slash is looked up as a shell does.
    infographic: given.infographic?.includes('/') ? resolve(given.infographic) : given.infographic,
    rounds,
    only: names('only', given.only, CONTENDERS),
    measures: names('measures', given.measures, MEASURES),
    data: names('data', given.data, Object.keys(DATA)),
  };
}
