// Fetching, as a page on a bad connection needs it: with an end to waiting, with further tries where they can help, and
// never more bytes than a body may have.

/** Something that kept a story from being shown, with a code for the page. `transient`: it may be better later. */
export class StoryError extends Error {
  constructor(code, message, transient = false, after = null) {
    super(message);
    this.code = code;
    this.transient = transient;
    this.after = after;
  }
}

/** Milliseconds without an answer, or without a further piece of it, after which nothing more is expected. */
const STALL = 15_000;
/** Milliseconds before each further try; with some chance, so that a crowd of readers does not come back at once. */
const WAITS = [1_000, 3_000, 9_000];
/** Longest wait that a server may ask for. */
const MAX_WAIT = 30_000;

/** Does it, and does it again where it failed for a reason that may pass. `hear` is told of each time but the last. */
export async function retry(task, hear, signal) {
  for (let tries = 0; ; tries += 1) {
    try {
      return await task();
    } catch (error) {
      if (signal?.aborted || !error.transient || tries >= WAITS.length) throw error;
      hear(error);
      await pause(error.after ?? WAITS[tries] * (0.75 + Math.random() / 2), signal);
    }
  }
}

/** What several wait for, done once for all of them. A failure is forgotten, so that it may be tried again. */
export function share(task) {
  const hearers = new Set();
  let doing = null;
  return async (hear) => {
    hearers.add(hear);
    try {
      doing ??= task((error) => hearers.forEach((each) => each(error)));
      return await doing;
    } catch (error) {
      doing = null;
      throw error;
    } finally {
      hearers.delete(hear);
    }
  };
}

function pause(milliseconds, signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    }, { once: true });
  });
}

/**
 * The bytes at an address. Stops at the limit, whatever length the server claims; `each` gets every piece as it comes.
 * `code` begins the codes of its failures.
 */
export async function fetchBytes(url, { code = '', limit, signal, cache = 'default', each = () => {} }) {
  const stop = new AbortController();
  const abort = () => stop.abort();
  signal?.addEventListener('abort', abort, { once: true });
  if (signal?.aborted) abort();
  let stalled = false;
  let timer = 0;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      stalled = true;
      stop.abort();
    }, STALL);
  };
  try {
    wait();
    // Cookies go to our own origin at most; `omit` would forgo what the page's preload link has fetched already.
    const response = await fetch(url, {
      signal: stop.signal, cache, credentials: 'same-origin', referrerPolicy: 'strict-origin-when-cross-origin',
    });
    if (!response.ok) throw refusal(code, response);
    return await readBody(response, code, limit, (piece) => {
      wait();
      each(piece);
    });
  } catch (error) {
    if (error instanceof StoryError) throw error;
    throw stalled
      ? new StoryError(`${code}timeout`, `nothing came from ${url} for ${STALL / 1000} seconds`, true)
      : new StoryError(`${code}network`, lost(url, error), true);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
    // What is not wanted any more is not fetched to its end.
    stop.abort();
  }
}

/** Browsers do not tell a page whether there was no network, or another origin that has not let it read. */
function lost(url, error) {
  const foreign = new URL(url).origin !== self.origin ? ', or its server sends no Access-Control-Allow-Origin for this page' : '';
  return `${url} cannot be reached${foreign} (${error?.message ?? error})`;
}

function refusal(code, { status, url, headers }) {
  const seconds = Number(headers.get('retry-after'));
  const after = seconds > 0 ? Math.min(seconds * 1000, MAX_WAIT) : null;
  return new StoryError(`${code}http-${status}`, `the server answered ${status} for ${url}`, status >= 500 || status === 429, after);
}

async function readBody(response, code, limit, each) {
  const pieces = [];
  let length = 0;
  const reader = response.body?.getReader();
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > limit) throw new StoryError(`${code}too-large`, `${response.url} has more than ${limit} bytes`);
    pieces.push(value);
    each(value);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
