// Writes the result as Markdown. Everything that it says about the contenders is computed from the numbers.

import { BARE, OURS } from './contenders.mjs';
import { DATA } from './data.mjs';
import { median } from './measure.mjs';
import { GROUPS } from './rows.mjs';
import { command, commit, machine, system, table } from '../report.mjs';

/** Differences below this are not named: they are within what the machine does between two runs. */
const NOTABLE = 1.05;

function statistics(values = []) {
  const numbers = values.filter(Number.isFinite);
  if (!numbers.length) return null;
  return { middle: median(numbers), least: Math.min(...numbers), most: Math.max(...numbers) };
}

const times = (factor) =>
  `×${factor === 0 ? 0 : factor < 10 ? factor.toPrecision(2) : Math.round(factor).toLocaleString('en')}`;

/** The median, the range if the values differ, and the ratio to the element's. */
function cell(own, ours, { format }) {
  if (!own) return '–';
  const [middle, least, most] = [own.middle, own.least, own.most].map(format);
  const range = least === most ? '' : ` (${least}–${most})`;
  const ratio = ours && ours.middle > 0 ? ` ${times(own.middle / ours.middle)}` : '';
  return `${middle}${range}${ratio}`;
}

/** The tables of one data set. A group, row or contender without any number is left out. */
function tables(byName, names) {
  const of = (name, row) => statistics(byName[name]?.[row]);
  return GROUPS.flatMap(({ title, rows }) => {
    const columns = rows.filter(([row]) => names.some((name) => of(name, row)));
    if (!columns.length) return [];
    const shown = names.filter((name) => columns.some(([row]) => of(name, row)));
    const head = [title, ...columns.map(([, label, { unit }]) => `${label}, ${unit}`)];
    const lines = shown.map((name) => [
      name === OURS ? `**${name}**` : name,
      ...columns.map(([row, , format]) => cell(of(name, row), name === OURS ? null : of(OURS, row), format)),
    ]);
    return [table(head, lines)];
  });
}

/** For every row of every data set, who needs notably less than the element, and whether nobody does. */
function compare(results, names) {
  const behind = [];
  const ahead = [];
  for (const [data, byName] of Object.entries(results)) {
    for (const [row, label, { format, unit }] of GROUPS.flatMap(({ rows }) => rows)) {
      const ours = statistics(byName[OURS]?.[row]);
      const others = names
        .filter((name) => name !== OURS && name !== BARE)
        .map((name) => ({ name, own: statistics(byName[name]?.[row]) }))
        .filter(({ own }) => own);
      if (!ours || !others.length || row === 'document') continue;
      const better = others
        .filter(({ own }) => own.middle * NOTABLE < ours.middle)
        .toSorted((a, b) => a.own.middle - b.own.middle)
        .map(({ name, own }) => {
          const overlap = own.most >= ours.least ? ', ranges overlap' : '';
          return `${name} ${format(own.middle)} (${times(own.middle / ours.middle)}${overlap})`;
        });
      const what = `${data}, ${label}: ${format(ours.middle)} ${unit}`;
      if (better.length) behind.push(`- ${what}; ${better.join(', ')}`);
      else {
        const next = others.toSorted((a, b) => a.own.middle - b.own.middle)[0];
        ahead.push(`- ${what}; least of the others: ${next.name} ${format(next.own.middle)}`);
      }
    }
  }
  return { behind, ahead };
}

const list = (items, none) => (items.length ? items.join('\n') : none);

export function report({ asked, results, rounds, browser, infographic, versions, root, load, minutes, failures }) {
  const names = asked.only;
  const { behind, ahead } = compare(results, names);
  const facts = [
    ['date', new Date().toISOString().slice(0, 10)],
    ['command', `\`${command('tests/bench/compare.mjs', root)}\``],
    ['took', `${Math.round(minutes)} minutes, ${rounds} ${rounds === 1 ? 'round' : 'rounds'}`],
    ['article-infographic', infographic ? `${infographic}, commit ${commit(root)}` : 'not measured'],
    ...versions,
    ['browser', browser],
    ['Node', process.version],
    ['system', system()],
    ['machine', machine()],
    ['load of the machine (1 minute)', `${load[0].toFixed(1)} at the start, ${load[1].toFixed(1)} at the end`],
  ];
  const sections = Object.entries(results).flatMap(([data, byName]) => {
    const about = DATA[data].about;
    return [`## ${data}: ${about}`, ...tables(byName, names)];
  });
  const used = GROUPS.filter(({ rows }) =>
    rows.some(([row]) => Object.values(results).some((byName) => Object.values(byName).some((own) => own[row]))),
  );
  const blocks = [
    '# Comparison',
    '<!-- Written by tests/bench/compare.mjs. Do not edit. -->',
    `The element \`article-infographic\` (\`${OURS}\` below) beside other ways to put a chart into an article. Each number is the
median of the rounds, with the least and the most in parentheses; ×0.50 is half of the element's number. Less is better
everywhere.`,
    `| | |\n| --- | --- |\n${facts.map(([name, value]) => `| ${name} | ${value} |`).join('\n')}`,
    '## Where the element needs more',
    `Every number of which another one is more than ${Math.round((NOTABLE - 1) * 100)} % lower:`,
    list(behind, 'None was measured.'),
    '## Where it needs as little as any, or less',
    list(ahead, 'None was measured.'),
    ...(failures.length ? ['## What failed', failures.map((failure) => `- ${failure}`).join('\n')] : []),
    ...sections,
    '## How it is measured',
    `Every page is the same article with one chart below the headline. The element's page contains \`snippet.html\` as \`infographic
render --loading eager\` writes it for a graphic that readers see without scrolling (five screens down: without that option), with all charts, tables, texts and sources of the story; the libraries draw one chart of the same numbers and
have no tables or sources. Each library is bundled with esbuild into one minified module of what its chart needs, and loads its
numbers as a JSON file that the page preloads. \`canvas\` is written by hand with the least that draws and answers; \`${BARE}\` is the
first drawing of the snippet without script. Files come from a server on this computer over HTTP/1.1, compressed with brotli 11
before anything is timed, with the headers of \`docs/deployment.md\`. The window has 412 × 915 CSS pixels at twice the resolution. The
contenders take turns in every round, each time in a tab with an empty cache.`,
    `A frame counts as painted when the first task after it runs. "–": not measured, no answer, or failed.`,
    ...used.map(({ title, method }) => `**${title}.** ${method}`),
  ];
  return `${blocks.join('\n\n')}\n`;
}
