#!/usr/bin/env node
// Compares the element with other ways to put a chart into an article: bytes, times, memory. `--help` lists the options.
//
// It needs node (20 or later), npm and Chromium, and Rust unless `--infographic` names the command.

import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Browser } from './compare/browser.mjs';
import { BARE, OURS, addPages, pathOf, versions } from './compare/contenders.mjs';
import { DATA } from './compare/data.mjs';
import { infographic } from './compare/infographic.mjs';
import { VISITS, findSpots } from './compare/measure.mjs';
import { HELP, options } from './compare/options.mjs';
import { probeFor } from './compare/probe.mjs';
import { report } from './compare/report.mjs';
import { serve } from './compare/server.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = resolve(HERE, '../..');
const TARGET = join(ROOT, 'target/compare');

/** Installs the packages of the lock file, if it has changed. Returns their folder. */
function install() {
  const files = ['package.json', 'package-lock.json'];
  const installed = join(TARGET, 'installed');
  const wanted = files.map((name) => readFileSync(join(HERE, name), 'utf8')).join('');
  if (!existsSync(installed) || readFileSync(installed, 'utf8') !== wanted) {
    mkdirSync(TARGET, { recursive: true });
    for (const name of files) copyFileSync(join(HERE, name), join(TARGET, name));
    execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--silent'], { cwd: TARGET });
    writeFileSync(installed, wanted);
  }
  return join(TARGET, 'node_modules');
}

/** What failed, for the result: a contender without a number must not look as if nobody had asked for it. */
const failures = new Set();
function fail(message) {
  failures.add(message);
  console.warn(`compare: ${message}`);
}

/** Every page of the comparison, with the places over its marks. */
async function findPages(browser, asked, sets, address) {
  const pages = [];
  for (const { data, kind, ours } of sets) {
    for (const name of asked.only) {
      const page = {
        name,
        data,
        kind,
        address: address + pathOf(name, data),
        far: address + pathOf(name, data, true),
        script: probeFor(name === OURS ? ours : null),
      };
      try {
        page.spots = name === BARE ? [] : await findSpots(browser, page);
      } catch (error) {
        fail(`${name} shows no chart of ${data}: ${error.message}`);
        continue;
      }
      if (name !== BARE && !page.spots.length) fail(`${name} answers no pointer over its chart of ${data}`);
      pages.push(page);
    }
  }
  return pages;
}

/** The numbers of all rounds: by data set, name and row. `write` is called after each round, so that none is lost. */
async function measureAll(browser, { rounds, measures }, pages, write) {
  const results = {};
  for (let round = 1; round <= rounds; round++) {
    for (const visit of VISITS) {
      const wanted = visit.measures.filter((measure) => measures.includes(measure));
      if (!wanted.length) continue;
      // The contenders take turns, so that what else the machine does slows all of them alike.
      for (const page of pages) {
        const rows = ((results[page.data] ??= {})[page.name] ??= {});
        process.stderr.write(`round ${round} of ${rounds}: ${wanted.join(', ')}: ${page.data}, ${page.name}\n`);
        try {
          const measured = await visit.visit(browser, { ...page, wanted });
          for (const [row, value] of Object.entries(measured)) (rows[row] ??= []).push(value);
        } catch (error) {
          fail(`${page.name}, ${page.data}, ${wanted.join(' or ')}: ${error.message}`);
        }
      }
    }
    write(results, round);
  }
}

async function main() {
  const asked = options(process.argv.slice(2));
  if (asked.help) {
    console.log(HELP);
    return;
  }
  const [start, before] = [performance.now(), os.loadavg()[0]];
  const packages = install();
  const files = new Map();
  const needsOurs = asked.only.some((name) => name === OURS || name === BARE);
  const ours = needsOurs ? infographic(asked.infographic, ROOT, join(TARGET, 'infographic'), files) : null;
  const sets = asked.data.map((data) => {
    const { kind, make } = DATA[data];
    const made = make();
    const set = { data, kind, ours: ours?.render(data, made) ?? null };
    addPages(packages, files, asked.only, data, { kind, json: made.json, ours: set.ours });
    return set;
  });

  const server = await serve(files);
  const browser = new Browser(asked.chromium);
  try {
    const pages = await findPages(browser, asked, sets, server.address);
    const out = asked.out ?? join(HERE, 'RESULTS.md');
    const about = {
      asked,
      browser: await browser.version(),
      infographic: ours?.version,
      versions: versions(packages).filter(([name]) => asked.only.includes(name)),
      root: ROOT,
    };
    await measureAll(browser, asked, pages, (results, rounds) => {
      const load = [before, os.loadavg()[0]];
      const minutes = (performance.now() - start) / 60_000;
      writeFileSync(out, report({ ...about, results, rounds, load, minutes, failures: [...failures] }));
      process.stderr.write(`${out} has the numbers of ${rounds} of ${asked.rounds} rounds\n`);
    });
  } finally {
    await browser.close();
    server.close();
  }
}

try {
  await main();
} catch (error) {
  console.error(`compare: ${error.message}`);
  process.exitCode = 1;
}
