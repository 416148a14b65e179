// Runs the programs of a site: its build and its servers.

import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';

/** The longest time for an installation or a build, and for the start of a server, in milliseconds. */
const PATIENCE = 480_000;
const START = 60_000;

const ENVIRONMENT = {
  ...process.env,
  CI: '1',
  NO_COLOR: '1',
  ASTRO_TELEMETRY_DISABLED: '1',
  NEXT_TELEMETRY_DISABLED: '1',
  NUXT_TELEMETRY_DISABLED: '1',
};

const TYPES = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
};

/** Runs a program to its end. Returns what it wrote. */
export function run(folder, program, values) {
  return new Promise((done, fail) => {
    const child = spawn(program, values, { cwd: folder, env: ENVIRONMENT, timeout: PATIENCE });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
    child.once('error', fail);
    child.once('close', (code) => {
      if (code === 0) done(output);
      else fail(new Error(`${program} ${values.join(' ')} ended with ${code}:\n${output.slice(-3000)}`));
    });
  });
}

function freePort() {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

/** Starts a script of the site that serves at `PORT`. */
export async function start(folder, script) {
  const port = await freePort();
  const environment = { ...ENVIRONMENT, PORT: `${port}`, HOST: '127.0.0.1' };
  // A group of its own, because npm does not end the programs that it has started.
  const child = spawn('npm', ['run', script], { cwd: folder, env: environment, detached: true });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  const isRunning = () => child.exitCode === null && child.signalCode === null;
  const kill = () => {
    if (isRunning()) process.kill(-child.pid, 'SIGKILL');
  };
  const stop = () =>
    new Promise((done) => {
      if (isRunning()) child.once('close', () => done());
      else done();
      kill();
    });
  process.once('exit', kill);
  for (const end = Date.now() + START; Date.now() < end; await new Promise((done) => setTimeout(done, 300))) {
    for (const host of ['localhost', '127.0.0.1']) {
      const address = `http://${host}:${port}/`;
      if (
        await fetch(address).then(
          ({ ok }) => ok,
          () => false,
        )
      )
        return { address, stop };
    }
    if (!isRunning()) break;
  }
  await stop();
  throw new Error(`npm run ${script} does not serve:\n${output.slice(-3000)}`);
}

/** Serves the files of a folder. */
export async function serveFolder(folder) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const named = join(folder, decodeURIComponent(pathname));
    const path = pathname.endsWith('/') ? join(named, 'index.html') : named;
    const isFile = existsSync(path) && statSync(path).isFile();
    response.writeHead(isFile ? 200 : 404, { 'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream' });
    response.end(isFile ? readFileSync(path) : '');
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const stop = () => {
    server.closeAllConnections();
    return new Promise((done) => server.close(done));
  };
  return { address: `http://127.0.0.1:${server.address().port}/`, stop };
}
