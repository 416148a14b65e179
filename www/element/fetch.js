// Fetches files over unreliable connections: with a timeout and up to a size limit.

import { InfographicError, messageOf } from './errors.js';
import { request, takeRequest } from './request.js';

/** @import { Bytes } from './types.js' */

/** The timeout in milliseconds: the longest wait for the response, and for each chunk of its body. */
const TIMEOUT = 15_000;
/** The maximum `Retry-After` that is respected, in milliseconds. */
const MAX_RETRY_DELAY = 30_000;

/**
 * `code` is the prefix of error codes. `onChunk` is called with each chunk of the body.
 * @typedef {{
 *   code?: string,
 *   limit: number,
 *   signal?: AbortSignal,
 *   cache?: RequestCache,
 *   onChunk?: (chunk: Bytes) => void,
 * }} FetchOptions
 */

/**
 * Fetches the bytes of a URL. Throws as soon as they exceed the limit, whatever `Content-Length` says.
 * @param {URL} url
 * @param {FetchOptions} options
 */
export async function fetchBytes(url, { code = '', limit, signal, cache = 'default', onChunk = () => {} }) {
  const { controller, response: requested } = takeRequest(url) ?? request(url, { cache });
  const abort = () => controller.abort();
  signal?.addEventListener('abort', abort, { once: true });
  if (signal?.aborted) abort();
  let isTimeout = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const restartTimer = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      isTimeout = true;
      abort();
    }, TIMEOUT);
  };
  try {
    restartTimer();
    const response = await requested;
    if (!response.ok) throw httpError(code, response);
    return await readBody(response, code, limit, (chunk) => {
      restartTimer();
      onChunk(chunk);
    });
  } catch (error) {
    if (error instanceof InfographicError) throw error;
    throw isTimeout
      ? new InfographicError(`${code}timeout`, `${url} sent no data for ${TIMEOUT / 1000} seconds`, true)
      : new InfographicError(`${code}network`, networkMessage(url, error), true);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
    // Stops the download if the body was not read to its end.
    abort();
  }
}

/**
 * Describes a network failure. Browsers do not reveal to pages whether the network or CORS is the cause.
 * @param {URL} url
 * @param {unknown} error
 */
function networkMessage(url, error) {
  const isCrossOrigin = url.origin !== self.origin;
  const cors = isCrossOrigin ? ', or its server sends no Access-Control-Allow-Origin for this page' : '';
  return `${url} cannot be reached${cors} (${messageOf(error)})`;
}

/**
 * @param {string} code
 * @param {Response} response
 */
function httpError(code, { status, url, headers }) {
  const seconds = Number(headers.get('retry-after'));
  const retryAfter = seconds > 0 ? Math.min(seconds * 1000, MAX_RETRY_DELAY) : null;
  const canRetry = status >= 500 || status === 429;
  return new InfographicError(
    `${code}http-${status}`,
    `${url} returned the HTTP status ${status}`,
    canRetry,
    retryAfter,
  );
}

/**
 * @param {Response} response
 * @param {string} code
 * @param {number} limit
 * @param {(chunk: Bytes) => void} onChunk
 * @returns {Promise<Bytes>}
 */
async function readBody(response, code, limit, onChunk) {
  /** @type {Bytes[]} */
  const chunks = [];
  let length = 0;
  const reader = response.body?.getReader();
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > limit) throw new InfographicError(`${code}too-large`, `${response.url} is larger than ${limit} bytes`);
    chunks.push(value);
    onChunk(value);
  }
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}
