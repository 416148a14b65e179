#!/usr/bin/env node
// Loads the files that readers load from nginx with the project's configuration, on this computer, and writes a table.
// `--help` lists the options.
//
// It needs node (20 or later), wrk, nginx with its module for brotli, and Rust unless `--infographic` names the command.

import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { createServer } from 'node:net';
import os from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runner } from './compare/infographic.mjs';
import { command, commit, machine, system, table } from './report.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = resolve(HERE, '../..');
const TARGET = join(ROOT, 'target/load');
const STORY = 'prisoner-exchange';
const CONNECTIONS = 64;
const ENCODINGS = 'gzip, deflate, br, zstd';

const HELP = `Loads the files that readers load from nginx, with wrk, and writes a table.

  node tests/bench/load.mjs [options]

  --seconds N         how long each file is requested, fresh and again [10]
  --infographic PATH  the command \`infographic\` [built by cargo run --release]
  --out FILE          where the result goes [tests/bench/LOAD.md]`;

/** The files by what they are, in the order in which a reader loads them. */
const files = (version) => {
  const folder = `/article-infographic/${version}`;
  return [
    ['style sheet', `${folder}/figure.css`],
    ['entry script', `${folder}/article-infographic.js`],
    ['script of the picture', `${folder}/article-infographic-widget.js`],
    ['answers', `/stories/${STORY}.answers.en.json`],
    ['script of the core', `${folder}/article-infographic-core.js`],
    ['core', `${folder}/article-infographic.wasm`],
    ['story', `/stories/${STORY}.story`],
  ];
};

function options() {
  const text = { type: 'string' };
  const { values } = parseArgs({
    options: {
      seconds: { ...text, default: '10' },
      infographic: text,
      out: { ...text, default: join(HERE, 'LOAD.md') },
      help: { type: 'boolean', short: 'h' },
    },
  });
  const seconds = Number(values.seconds);
  if (!Number.isInteger(seconds) || seconds < 1) throw new Error('--seconds: a whole number from 1');
  const isPath = values.infographic?.includes('/');
  return { ...values, seconds, infographic: isPath ? resolve(values.infographic) : values.infographic };
}

/** Writes what nginx serves. Returns the version of the widget. */
function writeSite(path) {
  const infographic = runner(path, ROOT);
  const site = join(TARGET, 'site');
  // `bundle` refuses to overwrite a version with different content.
  rmSync(TARGET, { recursive: true, force: true });
  mkdirSync(site, { recursive: true });
  infographic('bundle', '--out', site);
  infographic('publish', `www/stories/${STORY}.json`, '--out', join(site, 'stories'));
  return infographic('--version').trim().split(' ').at(-1);
}

function freePort() {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

/** The answer to one request, with its bytes as they were sent. */
function request(address, headers) {
  return new Promise((done, fail) => {
    get(address, { headers }, (response) => {
      let bytes = 0;
      response.on('data', (chunk) => (bytes += chunk.length));
      response.on('end', () => done({ status: response.statusCode, headers: response.headers, bytes }));
    }).on('error', fail);
  });
}

/** Starts nginx with the project's configuration, at a free port. */
async function startServer() {
  const port = await freePort();
  const listen = 'listen 127.0.0.1:8080;';
  const configuration = readFileSync(join(ROOT, 'deploy/nginx.conf'), 'utf8');
  if (!configuration.includes(listen)) throw new Error(`deploy/nginx.conf does not have "${listen}"`);
  const file = join(TARGET, 'nginx.conf');
  writeFileSync(file, configuration.replace(listen, `listen 127.0.0.1:${port};`));
  // The processes of root's nginx would be those of another user, who may not read this folder.
  const settings = `daemon off; user ${os.userInfo().username};`;
  const child = spawn('nginx', ['-p', TARGET, '-c', file, '-g', settings], { stdio: ['ignore', 'ignore', 'pipe'] });
  let told = '';
  child.stderr.on('data', (text) => (told += text));
  child.once('error', (error) => (told += error));
  const ended = new Promise((done) => child.once('close', done));
  const stop = () => {
    child.kill('SIGTERM');
    return ended;
  };
  const address = `http://127.0.0.1:${port}`;
  for (const end = Date.now() + 10_000; Date.now() < end; await new Promise((done) => setTimeout(done, 50))) {
    const isThere = await request(address, {}).then(
      () => true,
      () => false,
    );
    if (isThere) return { address, stop };
  }
  await stop();
  throw new Error(`nginx does not answer: ${told}`);
}

/** Requests one file for some seconds, with as many connections as there are. Fails if one answer is an error. */
function load(address, headers, seconds) {
  const values = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]);
  const threads = Math.min(2, os.cpus().length);
  const script = join(HERE, 'load.lua');
  const output = execFileSync(
    'wrk',
    ['-t', threads, '-c', CONNECTIONS, '-d', `${seconds}s`, '-s', script, ...values, address].map(String),
    { encoding: 'utf8' },
  );
  const result = JSON.parse(output.match(/^RESULT (.*)$/m)[1]);
  if (result.failed || !result.requests) throw new Error(`${address}: ${output}`);
  return result;
}

/** One row for each file, and for what a reader has already. */
async function measure(address, version, seconds) {
  const rows = [];
  for (const [name, path] of files(version)) {
    const headers = { 'Accept-Encoding': ENCODINGS };
    const first = await request(address + path, headers);
    const again = { ...headers, 'If-None-Match': first.headers.etag };
    for (const [asked, status] of [
      [headers, 200],
      [again, 304],
    ]) {
      const answer = await request(address + path, asked);
      if (answer.status !== status) throw new Error(`${path}: ${answer.status} in place of ${status}`);
      process.stderr.write(`${name}, ${status}\n`);
      const { requests, bytes, duration, middle, late } = load(address + path, asked, seconds);
      rows.push([
        `${name}, ${status}`,
        answer.headers['content-encoding'] ?? '–',
        Math.round(requests / (duration / 1e6)).toLocaleString('en'),
        (middle / 1000).toFixed(1),
        (late / 1000).toFixed(1),
        Math.round(bytes / requests).toLocaleString('en'),
        answer.bytes.toLocaleString('en'),
      ]);
    }
  }
  return rows;
}

/** The version of a program, which it may write to either stream and with any exit status. */
function versionOf(program) {
  const { stdout, stderr } = spawnSync(program, ['-v'], { encoding: 'utf8' });
  return `${stdout}${stderr}`.match(/\d+(\.\d+)+/)?.[0] ?? 'unknown';
}

async function main() {
  const { help, seconds, infographic, out } = options();
  if (help) {
    console.log(HELP);
    return;
  }
  const before = os.loadavg()[0];
  const version = writeSite(infographic);
  const server = await startServer();
  let rows;
  try {
    rows = await measure(server.address, version, seconds);
  } finally {
    await server.stop();
    rmSync(TARGET, { recursive: true, force: true });
  }
  const facts = [
    ['date', new Date().toISOString().slice(0, 10)],
    ['command', `\`${command('tests/bench/load.mjs', ROOT)}\``],
    ['article-infographic', `${version}, commit ${commit(ROOT)}`],
    ['nginx', versionOf('nginx')],
    ['wrk', versionOf('wrk')],
    ['Node', process.version],
    ['system', system()],
    ['machine', machine()],
    ['load of the machine before (1 minute)', before.toFixed(1)],
  ];
  const head = [
    'file, status',
    'encoding',
    'requests per second',
    'median, ms',
    '99 %, ms',
    'bytes sent',
    'of them body',
  ];
  const blocks = [
    '# Load',
    '<!-- Written by tests/bench/load.mjs. Do not edit. -->',
    `How many requests nginx answers with \`deploy/nginx.conf\`, for each file of one story (\`${STORY}\`) that a reader loads.`,
    `| | |\n| --- | --- |\n${facts.map(([name, value]) => `| ${name} | ${value} |`).join('\n')}`,
    table(head, rows),
    `wrk requests one file at a time over ${CONNECTIONS} connections of HTTP/1.1 that stay open, for ${seconds} s, as fast as nginx
answers: the latencies are those of a full server, and server and wrk share the processors of one machine. "200" is a first
request, "304" one with the \`ETag\` of the first answer. "Bytes sent" are those of one answer, with its headers. Every answer is
written to the access log. nginx compresses story and answers for each request; the other files lie there compressed.`,
  ];
  writeFileSync(resolve(out), `${blocks.join('\n\n')}\n`);
}

await main();
