// Starts Chromium and speaks the DevTools protocol with it, over a pipe, so that no client library is needed.

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const FLAGS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--hide-scrollbars',
  '--disable-extensions',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--remote-debugging-pipe',
];
const PHONE = { width: 412, height: 915, deviceScaleFactor: 2, mobile: false };
/** An answer that takes longer means that the browser hangs, in milliseconds. */
const PATIENCE = 120_000;

export class Browser {
  #child;
  #profile;
  #last = 0;
  #pending = new Map();
  #listeners = new Map();
  #exited;

  /** @param {string} path The program. */
  constructor(path) {
    this.#profile = mkdtempSync(join(tmpdir(), 'compare-'));
    this.#child = spawn(path, [...FLAGS, `--user-data-dir=${this.#profile}`], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    });
    this.#exited = new Promise((done) => {
      this.#child.once('exit', done);
      this.#child.once('error', done);
    });
    this.#exited.then(() => this.#fail(new Error(`${path} has ended`)));
    // Nothing is left behind if this program ends early.
    process.once('exit', () => {
      this.#child.kill('SIGKILL');
      this.#removeProfile();
    });
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
    let rest = '';
    const [, , , , output] = this.#child.stdio;
    output.setEncoding('utf8');
    output.on('data', (text) => {
      const messages = (rest + text).split('\0');
      rest = messages.pop();
      for (const message of messages) this.#receive(JSON.parse(message));
    });
    for (const stream of this.#child.stdio.slice(3)) stream.on('error', (error) => this.#fail(error));
  }

  #fail(error) {
    for (const { fail } of this.#pending.values()) fail(error);
    this.#pending.clear();
  }

  #receive({ id, error, result, method, params, sessionId }) {
    if (id === undefined) {
      this.#listeners.get(sessionId)?.(method, params);
      return;
    }
    const call = this.#pending.get(id);
    this.#pending.delete(id);
    if (error) call?.fail(new Error(`${call.method}: ${error.message}`));
    else call?.done(result);
  }

  send(method, params = {}, sessionId = undefined) {
    this.#last += 1;
    const id = this.#last;
    return new Promise((done, fail) => {
      const timer = setTimeout(() => {
        this.#pending.delete(id);
        fail(new Error(`${method}: no answer within ${PATIENCE / 1000} s`));
      }, PATIENCE);
      const settle = (how) => (value) => {
        clearTimeout(timer);
        how(value);
      };
      this.#pending.set(id, { method, done: settle(done), fail: settle(fail) });
      this.#child.stdio[3].write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
  }

  async version() {
    return (await this.send('Browser.getVersion')).product;
  }

  /** Opens a tab with an empty cache for `use`, then closes it. `script` runs before any script of the page. */
  async visit(script, use) {
    const { browserContextId } = await this.send('Target.createBrowserContext');
    try {
      const { targetId } = await this.send('Target.createTarget', { url: 'about:blank', browserContextId });
      const { sessionId } = await this.send('Target.attachToTarget', { targetId, flatten: true });
      const tab = new Tab(this, sessionId);
      this.#listeners.set(sessionId, (method, params) => tab.receive(method, params));
      for (const domain of ['Page', 'Runtime', 'Network', 'Log']) await tab.send(`${domain}.enable`);
      await tab.send('Emulation.setDeviceMetricsOverride', PHONE);
      await tab.send('Page.addScriptToEvaluateOnNewDocument', { source: script });
      const result = await use(tab);
      this.#listeners.delete(sessionId);
      return result;
    } finally {
      await this.send('Target.disposeBrowserContext', { browserContextId }).catch(() => {});
    }
  }

  async close() {
    this.send('Browser.close').catch(() => {});
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), 5_000);
    await this.#exited;
    clearTimeout(timer);
    this.#removeProfile();
  }

  #removeProfile() {
    try {
      rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 });
    } catch {
      // The browser's last process still writes there; the folder is one for temporary files.
    }
  }
}

/** The text of what a script wrote to the console. */
function textOf(values) {
  return values.map(({ value, description }) => value ?? description).join(' ');
}

/** One page. It counts the bytes of its requests from the first one on. */
class Tab {
  #browser;
  #session;
  #requests = new Map();
  /** The document, whose bytes are counted apart. */
  #document = null;
  /** The requests that are under way. */
  #pending = new Set();
  /** When something was last requested or came in, in milliseconds of this program. */
  #lastTraffic = performance.now();
  #errors = [];
  #warnings = [];

  constructor(browser, session) {
    this.#browser = browser;
    this.#session = session;
  }

  send(method, params) {
    return this.#browser.send(method, params, this.#session);
  }

  receive(method, params) {
    const request = this.#requests.get(params.requestId);
    switch (method) {
      case 'Network.requestWillBeSent':
        if (params.type === 'Document') this.#document ??= params;
        this.#requests.set(params.requestId, { url: params.request.url, chunks: [], total: 0, cached: false });
        this.#pending.add(params.requestId);
        this.#lastTraffic = performance.now();
        break;
      case 'Network.requestServedFromCache':
        if (request) request.cached = true;
        break;
      case 'Network.responseReceived':
        this.#count(request, params.timestamp, params.response.encodedDataLength);
        break;
      case 'Network.dataReceived':
        this.#count(request, params.timestamp, params.encodedDataLength);
        break;
      case 'Network.loadingFinished':
        // The total of the response is exact; what the events before it have not named came with the last one.
        this.#count(request, params.timestamp, params.encodedDataLength - (request?.total ?? 0));
        this.#pending.delete(params.requestId);
        break;
      case 'Network.loadingFailed':
        this.#pending.delete(params.requestId);
        break;
      case 'Runtime.exceptionThrown':
        this.#errors.push(params.exceptionDetails.exception?.description ?? params.exceptionDetails.text);
        break;
      case 'Runtime.consoleAPICalled':
        if (params.type === 'error') this.#errors.push(textOf(params.args));
        if (params.type === 'warning') this.#warnings.push(textOf(params.args));
        break;
      case 'Log.entryAdded':
        if (params.entry.level === 'error') this.#errors.push(`${params.entry.text} ${params.entry.url ?? ''}`);
        if (params.entry.level === 'warning') this.#warnings.push(params.entry.text);
        break;
      default:
    }
  }

  #count(request, timestamp, bytes) {
    if (!request || !(bytes > 0)) return;
    request.total += bytes;
    request.chunks.push({ timestamp, bytes });
    this.#lastTraffic = performance.now();
  }

  /** The errors that scripts of the page have thrown, and those of its requests. */
  get errors() {
    return this.#errors;
  }

  /** The warnings of the page's scripts and of the browser. */
  get warnings() {
    return this.#warnings;
  }

  /** The bytes until `limit`, in milliseconds since the start of navigation, without those of the page itself. */
  async bytes(limit = Infinity) {
    const origin = await this.evaluate(() => performance.timeOrigin);
    const { timestamp: start, wallTime } = this.#document;
    const since = (timestamp) => (timestamp - start) * 1000 + wallTime * 1000 - origin;
    let sum = 0;
    for (const [id, { url, chunks, cached }] of this.#requests) {
      if (id === this.#document.requestId || cached || !url.startsWith('http')) continue;
      for (const { timestamp, bytes } of chunks) sum += since(timestamp) <= limit ? bytes : 0;
    }
    return sum;
  }

  /** The bytes of the page itself. */
  get documentBytes() {
    return this.#requests.get(this.#document.requestId).total;
  }

  /** Waits until nothing was requested or came in for this many milliseconds. A request that never ends is not waited for. */
  async idle(quiet) {
    const end = performance.now() + PATIENCE / 2;
    for (;;) {
      const now = performance.now();
      const left = this.#pending.size ? quiet : quiet - (now - this.#lastTraffic);
      if (left <= 0 || now > end) return;
      await new Promise((done) => setTimeout(done, left));
    }
  }

  /** Calls the function in the page. */
  async evaluate(call, argument = null) {
    const { result, exceptionDetails } = await this.send('Runtime.evaluate', {
      expression: `(${call})(${JSON.stringify(argument)})`,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }
}
