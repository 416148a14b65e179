// Serves files from memory, compressed once with brotli at the highest level, with the headers of docs/deployment.md.

import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};
const VERSION = /^\/(?:article-infographic|libraries)\/[0-9]+\.[0-9]+\.[0-9]+[^/]*\//;

/** Timers have a resolution of 5 µs on pages with these headers, and of 100 µs without. */
const ISOLATED = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' };

function answerFor(path, content) {
  const bytes = Buffer.from(content);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  const headers = {
    'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream',
    'Content-Encoding': 'br',
    Vary: 'Accept-Encoding',
    'Cache-Control': VERSION.test(path) ? 'public, max-age=31536000, immutable' : 'public, max-age=300',
    ETag: `"${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}"`,
    'Access-Control-Allow-Origin': '*',
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Timing-Allow-Origin': '*',
    'X-Content-Type-Options': 'nosniff',
    ...(path.endsWith('.html') && ISOLATED),
  };
  return { headers, body: brotliCompressSync(bytes, { params }) };
}

/** Serves `files`, a map from path to content. A file is compressed when it is first requested; no page that is timed is the first. */
export async function serve(files) {
  const answers = new Map();
  const answer = (path) => {
    if (!answers.has(path) && files.has(path)) answers.set(path, answerFor(path, files.get(path)));
    return answers.get(path);
  };
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url.split('?')[0]);
    const found = answer(path);
    if (!found) console.warn(`compare: a page asked for ${path}, which is not there`);
    const isKnown = found && request.headers['if-none-match'] === found.headers.ETag;
    response.writeHead(found ? (isKnown ? 304 : 200) : 404, {
      ...found?.headers,
      ...(found ? {} : { 'Cache-Control': 'public, max-age=10', 'Access-Control-Allow-Origin': '*' }),
      ...(!isKnown && { 'Content-Length': found?.body.length ?? 0 }),
    });
    response.end(isKnown ? undefined : found?.body);
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
