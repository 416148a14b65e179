// Makes the npm package, installs it into small sites, and opens them, as built and in development. Writes what was found to
// `results.json`, from which the documentation has its table.
//
//   node tests/sites/run.mjs [--infographic PATH] [--chromium PATH] [SITE…]
//
// Without names, all sites of this folder are tried. Their packages are installed from npm under `target/sites`. This is
// not part of `tests/run`, because its result depends on what npm has today.

import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { Browser } from '../bench/compare/browser.mjs';
import { check } from './check.mjs';
import { run, serveFolder, start } from './programs.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = resolve(HERE, '../..');
const WORK = join(ROOT, 'target/sites');
const RESULTS = join(HERE, 'results.json');
const STORY = join(ROOT, 'www/stories/prisoner-exchange.json');

/** A warning that a build writes about the package, with the file that it is about. */
const WARNING = /^.*warn.*(\n.*){0,3}node_modules\/article-infographic.*$/im;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { infographic: { type: 'string' }, chromium: { type: 'string', default: 'chromium' } },
});
const all = readdirSync(HERE, { withFileTypes: true }).filter((entry) => entry.isDirectory());
const names = positionals.length ? positionals : all.map(({ name }) => name);

/** Runs the command `infographic`. */
function infographic(...options) {
  const [program, ...before] = values.infographic
    ? [resolve(values.infographic)]
    : ['cargo', 'run', '--quiet', '--release', '--'];
  execFileSync(program, [...before, ...options], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
}

/** Packs the package as npm would publish it. Returns the path of the file. */
function pack() {
  const folder = join(WORK, 'package');
  rmSync(folder, { recursive: true, force: true });
  infographic('bundle', '--npm', '--out', folder);
  infographic('render', STORY, '--out', join(WORK, 'rendered'), '--no-png', '--stories', '/stories/', '--base', '/');
  const output = execFileSync('npm', ['pack', '--json', folder], { cwd: WORK, encoding: 'utf8' });
  return join(WORK, JSON.parse(output)[0].filename);
}

/** Copies a site, and adds the story and the package. Returns its folder and its description. */
function prepare(name, packed) {
  const folder = join(WORK, name);
  mkdirSync(folder, { recursive: true });
  for (const old of readdirSync(folder)) {
    // The packages of an earlier run are kept; npm brings them up to date.
    if (old !== 'node_modules') rmSync(join(folder, old), { recursive: true });
  }
  // Sites that differ only in versions share files by links.
  cpSync(join(HERE, name), folder, { recursive: true, dereference: true });
  const description = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  description.dependencies['article-infographic'] = `file:${packed}`;
  writeFileSync(join(folder, 'package.json'), JSON.stringify(description, null, 2));

  const rendered = (file) => readFileSync(join(WORK, 'rendered', file));
  const generated = join(folder, 'generated');
  mkdirSync(generated);
  writeFileSync(join(generated, 'figure.js'), `export default ${JSON.stringify(`${rendered('figure.html')}`)};\n`);
  cpSync(STORY, join(generated, 'story.json'));
  const { site } = description;
  const addStory = () => {
    const stories = join(folder, site.public ?? 'public', 'stories');
    mkdirSync(stories, { recursive: true });
    for (const file of ['prisoner-exchange.story', 'prisoner-exchange.answers.en.json']) {
      writeFileSync(join(stories, file), rendered(file));
    }
  };
  return { folder, site, addStory, scripts: description.scripts };
}

/** The versions of the packages that a site is about. */
function versions(folder, packages) {
  const version = (name) =>
    JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8')).version;
  return Object.fromEntries(packages.map((name) => [name, version(name)]));
}

/** Builds a site and opens it. Returns what was found. */
async function tryOut(name, packed, browser) {
  const { folder, site, addStory, scripts } = prepare(name, packed);
  await run(folder, 'npm', ['install', '--no-audit', '--no-fund', '--no-package-lock', '--prefer-offline']);
  // npm keeps a package whose version is the same, though the packed file may be another one.
  await run(folder, 'npm', ['install', '--no-audit', '--no-fund', '--no-package-lock', '--no-save', packed]);
  const result = { title: site.title, versions: versions(folder, site.versions), build: null, development: null };
  addStory();
  const output = await run(folder, 'npm', ['run', 'build']);
  // Parcel empties the folder from which the site is served.
  addStory();
  const [warning] = output.match(WARNING) ?? [];
  if (warning) throw new Error(`the build warns:\n${warning}`);
  const built = site.folder ? await serveFolder(join(folder, site.folder)) : await start(folder, 'start');
  try {
    result.build = await check(browser, built.address, site);
  } finally {
    await built.stop();
  }
  if (!scripts.dev) return result;
  const development = await start(folder, 'dev');
  try {
    // The first visit may make the server bundle packages anew and load the page again.
    await check(browser, development.address, { ...site, isWarmUp: true }).catch(() => {});
    result.development = await check(browser, development.address, site);
  } finally {
    await development.stop();
  }
  return result;
}

mkdirSync(WORK, { recursive: true });
const packed = pack();
const browser = new Browser(values.chromium);
const results = JSON.parse(readFileSync(RESULTS, 'utf8'));
let failed = 0;
for (const name of names) {
  try {
    results[name] = await tryOut(name, packed, browser);
    console.log(`${name}: ${JSON.stringify(results[name])}`);
  } catch (error) {
    failed += 1;
    delete results[name];
    console.error(`${name}: ${error.message}`);
  }
}
await browser.close();
const sorted = Object.fromEntries(Object.entries(results).sort(([one], [other]) => (one < other ? -1 : 1)));
writeFileSync(RESULTS, `${JSON.stringify(sorted, null, 2)}\n`);
process.exit(failed ? 1 : 0);
