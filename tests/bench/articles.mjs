// The article pages that tests/bench/page measures, and their server.
//
// Every page has the same text in the same font, and a chart of the same three figures. Each library is bundled with its chart
// code into one module, which is the smallest possible number of bytes and requests.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

export const CHART = 'bodies';
const HEIGHT = 270;

const exchanges = JSON.parse(readFileSync('www/stories/exchanges.json', 'utf8'));
const story = only(exchanges, CHART);

/** The story reduced to this chart and the items that it refers to. */
function only(whole, id) {
  const chart = whole.charts.find((each) => each.id === id);
  const pick = (table, keys = []) => Object.fromEntries(keys.map((key) => [key, table[key]]));
  const [facts, statements] = [pick(whole.facts, chart.facts), pick(whole.statements, chart.statements)];
  const evidence = JSON.stringify([facts, statements]);
  const named = (key) => evidence.includes(JSON.stringify(key));
  const pickNamed = (table) => pick(table, Object.keys(table).filter(named));
  const { events, facets, ...rest } = whole;
  return {
    ...rest,
    facts,
    statements,
    charts: [chart],
    sources: pickNamed(whole.sources),
    speakers: pickNamed(whole.speakers),
    text: whole.text.filter((paragraph) => named(paragraph.id)),
  };
}

/** The same figures for the libraries: a bar for each claim, with the lines of its label. */
export const bars = Object.values(story.facts).flatMap((fact) =>
  (fact.amount.disputed ?? [fact]).map((claim) => {
    const speaker = story.speakers[claim.speaker ?? claim.evidence[0].speaker].name;
    return { label: [`To ${story.sides[fact.side].name}`, ...speaker.split(' ')], value: claim.amount.exact };
  }),
);

// ---- charts --------------------------------------------------------------------------------------------------------

/** The static figure of the demonstration page. The first text below the drawing is timed: the drawing is painted by then. */
const figure = readFileSync('www/exchanges.html', 'utf8')
  .split(`chart="${CHART}">`)[1]
  .split('</article-infographic>')[0]
  .trim()
  .replace('<p class="label"', '<p elementtiming="figure" class="label"');
const drawing = figure.match(/<svg[^]*?<\/svg>/)[0];
const bare = `<figure>${drawing}<figcaption elementtiming="figure">Sources</figcaption></figure>`;
const widget = `<article-infographic src="story.story" chart="${CHART}">${figure}</article-infographic>`;

/** The embedding code of the README. */
const SNIPPET = `<link rel="stylesheet" href="figure.css">
  <link rel="preload" as="fetch" crossorigin href="article-infographic.wasm">
  <link rel="preload" as="fetch" crossorigin href="story.story">
  <script type="module" src="article-infographic.js"></script>`;

const CHARTJS = `
  import { BarController, BarElement, CategoryScale, Chart, Legend, LinearScale, Tooltip } from 'chart.js';
  Chart.register(BarController, BarElement, CategoryScale, Legend, LinearScale, Tooltip);
  const bars = ${JSON.stringify(bars)};
  new Chart(document.querySelector('canvas'), {
    type: 'bar',
    data: {
      labels: bars.map((bar) => bar.label),
      datasets: [{ label: 'bodies', backgroundColor: '#1d5fa6', data: bars.map((bar) => bar.value) }],
    },
    options: { animation: false, maintainAspectRatio: false, interaction: { mode: 'index', intersect: false } },
  });`;

const UPLOT = `
  import uPlot from 'uplot';
  const bars = ${JSON.stringify(bars)};
  const place = document.querySelector('.holder');
  new uPlot({
    width: place.clientWidth, height: ${HEIGHT},
    scales: { x: { time: false, range: [-0.5, bars.length - 0.5] }, y: { range: [0, 7000] } },
    axes: [{
      size: 72, splits: () => bars.map((_, index) => index), values: () => bars.map((bar) => bar.label.join('\\n')),
    }, {}],
    series: [{ label: 'by', value: (_, __, ___, index) => bars[index]?.label.join(' ') ?? '' },
      { label: 'bodies', fill: '#1d5fa6', paths: uPlot.paths.bars({ size: [0.8] }) }],
  }, [bars.map((_, index) => index), bars.map((bar) => bar.value)], place);`;

// ---- pages ---------------------------------------------------------------------------------------------------------

const STYLE = `body { margin: 0 16px; font: 18px/1.6 system-ui, sans-serif } main { max-width: 680px; margin: auto }
  h1 { font-size: 28px; line-height: 1.15; margin: 20px 0 } figure { margin: 0 } article-infographic { display: block }
  .holder { height: ${HEIGHT + 80}px; overflow: hidden }`;

/** A page with this content of its head, and a chart before each of the first paragraphs of the article. */
function page(head, chart, { paragraphs = 8, charts = 1 } = {}) {
  const text = Array.from({ length: paragraphs }, (_, index) => {
    // Ids within a drawing must be unique in the page.
    const before = index < charts ? chart.replaceAll(`ai-chart-${CHART}`, `ai-chart-${CHART}-${index}`) : '';
    return `${before}\n<p>${exchanges.text[index % exchanges.text.length].paragraph}</p>`;
  });
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1"><title>${story.headline}</title>
    <link rel="icon" href="data:,"><style>${STYLE}</style>${head}</head>
    <body><main><article><h1>${story.headline}</h1>${text.join('')}</article></main></body></html>`;
}

/** The pages by name. `target` is an expression for the element that the pointer moves over; absent if it has no handlers. */
const OURS = `document.querySelector('article-infographic').shadowRoot.querySelector('[part~=plot]')`;
export const PAGES = {
  ours: { html: page(SNIPPET, widget), target: OURS },
  'Chart.js': {
    html: page('<script type="module" src="chartjs.js"></script>', '<div class="holder"><canvas></canvas></div>'),
    target: `document.querySelector('canvas')`,
  },
  uPlot: {
    html: page(
      '<link rel="stylesheet" href="uplot.css"><script type="module" src="uplot.js"></script>',
      '<div class="holder"></div>',
    ),
    target: `document.querySelector('.u-over')`,
  },
  bare: { html: page('', bare), target: null },
  figure: { html: page('<link rel="stylesheet" href="figure.css">', figure), target: null },
  'ours-1': { html: page(SNIPPET, widget, { paragraphs: 50 }), target: OURS },
  'ours-50': { html: page(SNIPPET, widget, { paragraphs: 50, charts: 50 }), target: OURS },
};

/** The published story. */
function published(folder) {
  execFileSync('cargo', ['run', '--quiet', '--release', '--', 'publish', '-', '--out', folder], {
    input: JSON.stringify(story),
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  return readFileSync(join(folder, 'story.story'));
}

/** Every file of the pages by name: the widget from `bundle`, the libraries from `tools`. */
function files(bundle, tools) {
  const { buildSync } = createRequire(join(tools, 'package.json'))('esbuild');
  const module = (source) => {
    // Dispatches the same event as the widget when the chart is ready.
    const contents = `${source}\ndocument.dispatchEvent(new Event('infographic-ready'));`;
    return buildSync({
      stdin: { contents, resolveDir: tools },
      bundle: true,
      minify: true,
      format: 'esm',
      target: 'es2022',
      legalComments: 'none',
      write: false,
    }).outputFiles[0].contents;
  };
  const widgetFiles = ['article-infographic.js', 'article-infographic.wasm', 'figure.css'];
  return Object.entries({
    ...Object.fromEntries(Object.entries(PAGES).map(([name, { html }]) => [`${name}.html`, html])),
    ...Object.fromEntries(widgetFiles.map((name) => [name, readFileSync(join(bundle, name))])),
    'story.story': published(tools),
    'chartjs.js': module(CHARTJS),
    'uplot.js': module(UPLOT),
    'uplot.css': readFileSync(join(tools, 'node_modules/uplot/dist/uPlot.min.css')),
  });
}

const TYPES = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript',
  wasm: 'application/wasm',
  css: 'text/css',
  json: 'application/json',
};

/** Timers have a resolution of 5 µs on pages with these headers, and of 100 µs without. */
const ISOLATED = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' };

/** Serves the files with brotli at the highest level. */
export async function serve(bundle, tools) {
  const answers = new Map(
    files(bundle, tools).map(([name, content]) => {
      const type = name.split('.').at(-1);
      const headers = {
        'Content-Type': TYPES[type],
        'Content-Encoding': 'br',
        'Cache-Control': 'max-age=31536000, immutable',
        ...(type === 'html' && ISOLATED),
      };
      return [`/${name}`, { headers, body: brotliCompressSync(content) }];
    }),
  );
  const server = createServer((request, response) => {
    const answer = answers.get(request.url);
    if (!answer) console.warn(`tests/bench/page: a page asked for ${request.url}, which is not there`);
    response.writeHead(answer ? 200 : 404, { ...answer?.headers, 'Content-Length': answer?.body.length ?? 0 });
    response.end(answer?.body);
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  return { address: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}
