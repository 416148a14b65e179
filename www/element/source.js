// Where an element's story comes from: its property, or the address in its attribute.

import { read } from './attributes.js';
import { MAX_STORY } from './facts.js';
import { fetchBytes, retry, share, StoryError } from './net.js';

/** A story as the core reads it; undefined where it cannot be written so, null for none. */
export function jsonOf(story) {
  try {
    return typeof story === 'string' || (story ?? null) === null ? story ?? null : JSON.stringify(story);
  } catch {
    return undefined;
  }
}

/** The bytes of the element's story, published or raw. They are read in Rust, never parsed here. `hear` is told of each try that failed. */
export async function readStory(host, signal, hear) {
  const { story } = host;
  if (story !== null) return new TextEncoder().encode(typeof story === 'string' ? story : JSON.stringify(story));
  const url = addressOf(host);
  return retry(() => fetchStory(url, { signal }), hear, signal);
}

/** The bytes at a story's address. */
export async function fetchStory(url, options) {
  const bytes = await fetchBytes(url, { limit: MAX_STORY, ...options });
  // Pages to log in, and those that say that nothing was found, come under any address, with every status.
  if (/^\s*</.test(new TextDecoder().decode(bytes.subarray(0, 100)))) {
    throw new StoryError('not-a-story', `${url} returned a web page (HTML), not a story`);
  }
  return bytes;
}

/** Bytes that a language's file may have; the largest has a tenth of it. */
const MAX_LANGUAGE = 100_000;
const languages = new Map();

/** The words around the figures in this language, from the file beside this script; read once for all widgets. */
export function readLanguage(tag, hear) {
  if (!languages.has(tag)) {
    const url = new URL(`locales/${tag}.bin`, import.meta.url);
    languages.set(tag, share((tell) => retry(() => fetchBytes(url, { code: 'words-', limit: MAX_LANGUAGE }), tell)));
  }
  return languages.get(tag)(hear);
}

/** The address of the element's story; null where it was given as it is. */
export function addressOf(host) {
  if (host.story !== null) return null;
  let url;
  try {
    url = new URL(read(host, 'src'), host.baseURI);
  } catch {
    throw new StoryError('bad-src', 'this is no address');
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new StoryError('bad-src', `a story is not read from ${url.protocol}`);
  }
  return url;
}
