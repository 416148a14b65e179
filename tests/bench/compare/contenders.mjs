// Who is compared: the element with its snippet, its figure alone, and the libraries, each bundled into one module.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { PARAGRAPHS } from './data.mjs';

export const OURS = 'infographic';
/** The static figure of the snippet without any script: the baseline of the first paint. */
export const BARE = 'bare SVG';

/** The libraries: the packages to name a version of, the file in `charts` for each kind, and the style sheet. */
const LIBRARIES = {
  canvas: { packages: [], file: 'canvas' },
  uPlot: { packages: ['uplot'], file: 'uplot', style: 'uplot/dist/uPlot.min.css' },
  'Chart.js': { packages: ['chart.js'], file: 'chartjs' },
  ECharts: { packages: ['echarts'], file: 'echarts' },
  Highcharts: { packages: ['highcharts'], file: 'highcharts', line: 'highcharts-line' },
  Plot: { packages: ['@observablehq/plot', 'd3'], file: 'plot' },
  'Vega-Lite': { packages: ['vega-lite', 'vega', 'vega-embed'], file: 'vega' },
};
export const CONTENDERS = [OURS, ...Object.keys(LIBRARIES), BARE];

const CHARTS = fileURLToPath(new URL('charts', import.meta.url));
/** Files below a version are kept for a year, like those of the element. */
const FOLDER = '/libraries/1.0.0';
const slug = (name) => name.toLowerCase().replace(/[^a-z]+/g, '-');

const STYLE = `body { margin: 0 16px; font: 18px/1.6 system-ui, sans-serif }
  main { max-width: 680px; margin: auto } h1 { font-size: 28px; line-height: 1.15; margin: 20px 0 }
  .chart { position: relative; height: 320px; overflow: hidden; font: 12px sans-serif }`;

/** An article with this chart after the headline. `screens` of text stand before it. */
function page(chart, screens = 0) {
  const paragraphs = PARAGRAPHS.map((paragraph) => `<p>${paragraph}</p>`).join('\n');
  const before = screens ? `<div style="min-height: ${screens * 100}vh">${paragraphs}</div>` : '';
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1"><title>An article</title>
    <link rel="icon" href="data:,"><style>${STYLE}</style></head>
    <body><main><h1>An article with a chart</h1>${before}\n${chart}\n${paragraphs}</main></body></html>`;
}

/** The versions of the packages of each library as they are installed. */
export function versions(packages) {
  const version = (name) => JSON.parse(readFileSync(join(packages, name, 'package.json'), 'utf8')).version;
  return Object.entries(LIBRARIES).map(([name, library]) => [
    name,
    library.packages.map((each) => `${each} ${version(each)}`).join(', ') || 'written by hand for this benchmark',
  ]);
}

/** One minified module for a library and a kind of chart, without what it does not use. */
function bundle(packages, name, kind, source) {
  const { buildSync } = createRequire(join(packages, 'index.js'))('esbuild');
  const file = LIBRARIES[name][kind] ?? LIBRARIES[name].file;
  const contents = `import { ${kind} } from './${file}.mjs';
    import { start } from './start.mjs';
    start(${kind}, ${JSON.stringify(source)});`;
  const { outputFiles } = buildSync({
    stdin: { contents, resolveDir: CHARTS },
    nodePaths: [packages],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
    write: false,
  });
  return outputFiles[0].contents;
}

/** The HTML of a library: what a reader's page has in the place of the chart. */
function snippetOf(packages, files, name, data, kind, json) {
  const module = `${FOLDER}/${slug(name)}-${data}.js`;
  const source = `/data/${data}.json`;
  files.set(module, bundle(packages, name, kind, source));
  files.set(source, JSON.stringify(json));
  const { style } = LIBRARIES[name];
  const sheet = `${FOLDER}/${slug(name)}.css`;
  if (style) files.set(sheet, readFileSync(join(packages, style)));
  return `${style ? `<link rel="stylesheet" href="${sheet}">` : ''}
    <link rel="preload" as="fetch" crossorigin href="${source}">
    <script type="module" src="${module}"></script>
    <div class="chart"></div>`;
}

/** The first drawing of the snippet. It scales to its place. */
function bareOf(snippet) {
  const drawing = snippet.match(/<svg[^]*?<\/svg>/)?.[0] ?? '';
  return `<figure class="bare" style="margin: 0">${drawing}</figure>`;
}

/** Adds the pages of all these contenders for one data set. `ours` is null if there is no command `infographic`. */
export function addPages(packages, files, names, data, { kind, json, ours }) {
  for (const name of names) {
    let chart;
    if (name === OURS) chart = ours?.snippet;
    else if (name === BARE) chart = ours && bareOf(ours.snippet);
    else chart = snippetOf(packages, files, name, data, kind, json);
    if (!chart) continue;
    files.set(pathOf(name, data), page(chart));
    files.set(pathOf(name, data, true), page(name === OURS ? ours.lazySnippet : chart, 5));
  }
}

/** The address of a page; of the one with the chart five screens down if `far`. */
export const pathOf = (name, data, far = false) => `/${slug(name)}-${data}${far ? '-far' : ''}.html`;
