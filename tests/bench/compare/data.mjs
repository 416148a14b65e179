// The data sets: a story for the element, and the same numbers as JSON for the libraries.

import { readFileSync } from 'node:fs';

const read = (name) => JSON.parse(readFileSync(new URL(`../../../www/stories/${name}.json`, import.meta.url), 'utf8'));

/** The number of an amount. Null if it was withheld: the libraries leave a gap. */
function number(amount) {
  if (typeof amount !== 'object' || amount === null) return null;
  const found = Object.values(amount).flat().find(Number.isFinite);
  return found ?? null;
}

/** The same story with one value changed, in the data and in the sentences that say it. */
function changed(story, from, to, change) {
  const copy = JSON.parse(JSON.stringify(story).replaceAll(from, to));
  change(copy);
  return copy;
}

/** Every amount of the first story as a bar: that of the captives, and those of the exchange before. */
function bars() {
  const story = read('prisoner-exchange');
  const rows = [
    ...Object.values(story.facts).map(({ label, amount }) => [label, number(amount)]),
    ...story.events.flatMap(({ amounts = {} }) =>
      Object.entries(amounts).map(([side, amount]) => [`Back to ${story.sides[side].name}`, number(amount)]),
    ),
  ];
  return {
    story,
    changed: changed(story, '8,000', '9,000', (copy) => {
      copy.facts.held.amount = { at_least: 9000 };
    }),
    json: {
      labels: rows.map(([label]) => label),
      series: [{ name: 'people', values: rows.map(([, value]) => value) }],
    },
  };
}

/** The people who came home in 78 exchanges, by date and side. */
function exchanges() {
  const story = read('exchanges');
  const sides = Object.entries(story.sides).filter(([side]) => story.events.some(({ amounts }) => amounts?.[side]));
  return {
    story,
    changed: changed(story, 'On 1 March 2022, 5 people', 'On 1 March 2022, 6 people', (copy) => {
      copy.events.find(({ id }) => id === 'x-2022-03-01').amounts.ukraine = { exact: 6 };
    }),
    json: {
      labels: story.events.map(({ date }) => date),
      series: sides.map(([side, { name }]) => ({
        name: `To ${name}`,
        values: story.events.map(({ amounts }) => number(amounts?.[side])),
      })),
    },
  };
}

/** A line of so many days, which rises, falls and is jagged: no two neighbours are alike. */
function line(points) {
  const from = '1700-01-01';
  const values = Array.from({ length: points }, (_, day) => (day % 3_650) + ((day * 7_919) % 541));
  const evidence = [{ source: 'gazette', speaker: 'office', quote: 'measured at noon' }];
  const storyOf = (numbers) => ({
    format: 1,
    lang: 'en',
    headline: 'Days of a well',
    sources: { gazette: { publisher: 'The Valley Gazette', url: 'https://example.org/well' } },
    speakers: { office: { name: 'The statistics office' } },
    series: {
      well: {
        label: 'Level of the well',
        unit: 'cm',
        basis: 'measured at noon',
        dates: { from, every: 'day' },
        values: numbers,
        evidence,
      },
    },
    charts: [{ id: 'well', kind: 'line', title: 'Level of the well', series: ['well'] }],
  });
  return { story: storyOf(values), changed: storyOf(values.with(0, values[0] + 1)), json: { from, values } };
}

/** For each data set: what it is, the kind of its chart, and `make`, which returns the stories and the JSON. */
export const DATA = {
  bars: { about: 'the amounts of `www/stories/prisoner-exchange.json` as bars', kind: 'bars', make: bars },
  exchanges: {
    about: 'the 78 exchanges of `www/stories/exchanges.json` as stacked bars by date',
    kind: 'bars',
    make: exchanges,
  },
  'line-1000': { about: 'a line of 1,000 days', kind: 'line', make: () => line(1_000) },
  'line-10000': { about: 'a line of 10,000 days', kind: 'line', make: () => line(10_000) },
  'line-100000': { about: 'a line of 100,000 days', kind: 'line', make: () => line(100_000) },
};

/** The paragraphs of the article around every chart. */
export const PARAGRAPHS = read('prisoner-exchange').text.map(({ paragraph }) => paragraph);
