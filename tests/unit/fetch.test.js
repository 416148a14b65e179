// Retries, shared tasks, and fetches with a timeout and a size limit.

import assert from 'node:assert/strict';
import { afterEach, beforeEach, mock, test } from 'node:test';
import { InfographicError } from '../../www/element/errors.js';
import { fetchBytes } from '../../www/element/fetch.js';
import { retry, share } from '../../www/element/retry.js';

const url = new URL('https://page.example/story.json');
const transient = () => new InfographicError('network', 'lost', true);

beforeEach(() => {
  Object.defineProperty(globalThis, 'self', { value: { origin: 'https://page.example' }, configurable: true });
  mock.timers.enable({ apis: ['setTimeout'] });
});
afterEach(() => {
  mock.timers.reset();
  mock.restoreAll();
});

/** Runs pending microtasks, so that promises settle. */
async function settle() {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
}

/**
 * Runs timers until a promise is settled.
 * @param {Promise<unknown>} promise
 */
async function runTimers(promise) {
  let isSettled = false;
  const end = () => (isSettled = true);
  promise.then(end, end);
  for (let round = 0; round < 20 && !isSettled; round += 1) {
    await settle();
    mock.timers.tick(60_000);
  }
  assert.ok(isSettled);
}

/** @param {(init: RequestInit) => Response | Promise<Response>} answer */
function stubFetch(answer) {
  return mock.method(globalThis, 'fetch', async (/** @type {URL} */ _url, /** @type {RequestInit} */ init) =>
    answer(init),
  );
}

/** @param {(string | null)[]} chunks - null for a stream that never ends */
function bodyOf(chunks) {
  const encoder = new TextEncoder();
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) if (chunk !== null) controller.enqueue(encoder.encode(chunk));
      if (!chunks.includes(null)) controller.close();
    },
  });
}

test('a transient failure is retried three times, and each retry is reported', async () => {
  const task = mock.fn(async () => {
    throw transient();
  });
  const onRetry = mock.fn();
  const result = retry(task, onRetry);
  await runTimers(result);
  await assert.rejects(result, { code: 'network' });
  assert.equal(task.mock.callCount(), 4);
  assert.equal(onRetry.mock.callCount(), 3);
});

test('a permanent failure is not retried', async () => {
  const task = mock.fn(async () => {
    throw new InfographicError('not-a-story', 'HTML');
  });
  await assert.rejects(
    retry(task, () => assert.fail()),
    { code: 'not-a-story' },
  );
  assert.equal(task.mock.callCount(), 1);
});

test('a retry waits for the delay that the server asks for', async () => {
  const failures = [new InfographicError('http-503', 'busy', true, 20_000)];
  const result = retry(
    async () => {
      const failure = failures.pop();
      if (failure) throw failure;
      return 'done';
    },
    () => {},
  );
  let value = '';
  result.then((done) => (value = done));
  await settle();
  mock.timers.tick(19_999);
  await settle();
  assert.equal(value, '');
  mock.timers.tick(1);
  await settle();
  assert.equal(value, 'done');
});

test('an abort ends the delay before a retry', async () => {
  const controller = new AbortController();
  const task = mock.fn(async () => {
    throw transient();
  });
  const result = retry(task, () => {}, controller.signal);
  await settle();
  controller.abort();
  await assert.rejects(result, { code: 'network' });
  assert.equal(task.mock.callCount(), 2);
});

test('a shared task runs once for all callers, and again after a failure', async () => {
  let fails = true;
  const task = mock.fn(async (/** @type {(error: unknown) => void} */ onRetry) => {
    onRetry('first');
    await settle();
    onRetry('second');
    if (fails) throw transient();
    return 'done';
  });
  const load = share(task);
  const [one, two] = [mock.fn(), mock.fn()];
  const results = await Promise.allSettled([load(one), load(two)]);
  assert.deepEqual(
    results.map(({ status }) => status),
    ['rejected', 'rejected'],
  );
  assert.equal(task.mock.callCount(), 1);
  assert.equal(one.mock.callCount(), 2);
  assert.equal(two.mock.callCount(), 1, 'it was registered after the first retry');
  fails = false;
  assert.deepEqual(await Promise.all([load(() => {}), load(() => {})]), ['done', 'done']);
  assert.equal(await load(() => assert.fail()), 'done');
  assert.equal(task.mock.callCount(), 2);
});

test('bytes are joined, and each chunk is reported', async () => {
  const fetched = stubFetch(() => new Response(bodyOf(['one ', 'two'])));
  /** @type {string[]} */
  const chunks = [];
  const bytes = await fetchBytes(url, {
    limit: 7,
    cache: 'no-cache',
    onChunk: (chunk) => chunks.push(new TextDecoder().decode(chunk)),
  });
  assert.equal(new TextDecoder().decode(bytes), 'one two');
  assert.deepEqual(chunks, ['one ', 'two']);
  const [, init] = fetched.mock.calls[0].arguments;
  assert.equal(init?.credentials, 'same-origin');
  assert.equal(init?.cache, 'no-cache');
});

test('a body over the limit is an error, and its download is aborted', async () => {
  /** @type {AbortSignal | null | undefined} */
  let signal;
  stubFetch((init) => {
    signal = init.signal;
    return new Response(bodyOf(['12345678', null]));
  });
  await assert.rejects(fetchBytes(url, { limit: 7 }), { code: 'too-large', transient: false });
  assert.equal(signal?.aborted, true);
});

test('the HTTP status and Retry-After determine whether and when to retry', async () => {
  const cases = /** @type {const} */ ([
    [404, {}, false, null],
    [429, {}, true, null],
    [500, { 'retry-after': 'soon' }, true, null],
    [503, { 'retry-after': '2' }, true, 2_000],
    [503, { 'retry-after': '3600' }, true, 30_000],
  ]);
  for (const [status, headers, isTransient, retryAfter] of cases) {
    stubFetch(() => new Response('', { status, headers }));
    const expected = { code: `core-http-${status}`, transient: isTransient, retryAfter };
    await assert.rejects(fetchBytes(url, { code: 'core-', limit: 7 }), expected);
  }
});

test('a network failure is transient, and mentions CORS for another origin', async () => {
  stubFetch(() => {
    throw new TypeError('Failed to fetch');
  });
  const failure = await fetchBytes(url, { limit: 7 }).catch((error) => error);
  assert.equal(failure.code, 'network');
  assert.equal(failure.transient, true);
  assert.match(failure.message, /Failed to fetch/);
  assert.doesNotMatch(failure.message, /Access-Control-Allow-Origin/);
  const foreign = new URL('https://cdn.example/story.json');
  await assert.rejects(fetchBytes(foreign, { limit: 7 }), { message: /Access-Control-Allow-Origin/ });
});

test('a stalled body causes a timeout', async () => {
  stubFetch(({ signal }) => {
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(new Uint8Array(1));
        signal?.addEventListener('abort', () => controller.error(new DOMException('aborted', 'AbortError')));
      },
    });
    return new Response(body);
  });
  const result = fetchBytes(url, { limit: 7 });
  await runTimers(result);
  await assert.rejects(result, { code: 'timeout', transient: true });
});

test('a slow body that does not stall causes no timeout', async () => {
  stubFetch(({ signal }) => {
    const body = new ReadableStream({
      start(controller) {
        signal?.addEventListener('abort', () => controller.error(new DOMException('aborted', 'AbortError')));
        for (const seconds of [10, 20, 30]) setTimeout(() => controller.enqueue(new Uint8Array(1)), seconds * 1000);
        setTimeout(() => controller.close(), 40_000);
      },
    });
    return new Response(body);
  });
  const result = fetchBytes(url, { limit: 7 });
  result.catch(() => {});
  for (let seconds = 0; seconds < 40; seconds += 10) {
    await settle();
    mock.timers.tick(10_000);
  }
  assert.equal((await result).length, 3);
});

test('the signal of the caller aborts the request', async () => {
  const controller = new AbortController();
  controller.abort();
  stubFetch(({ signal }) => {
    assert.equal(signal?.aborted, true);
    throw new DOMException('aborted', 'AbortError');
  });
  await assert.rejects(fetchBytes(url, { limit: 7, signal: controller.signal }), { code: 'network' });
});
