// Where an element's story comes from: its property, or the address in its attribute.

import { fetchBytes, retry, StoryError } from './net.js';

/** Bytes after which a body is no story any more; the core refuses more than 8 MiB too. */
export const MAX_STORY = 8 * 1024 * 1024;

/** The bytes of the element's story. They are read in Rust, never parsed here. */
export async function readStory(host, signal) {
  const { story } = host;
  if (story !== null) return new TextEncoder().encode(typeof story === 'string' ? story : JSON.stringify(story));
  const url = addressOf(host);
  return retry(() => fetchBytes(url, { limit: MAX_STORY, signal }), signal);
}

/** Bytes that a language's file may have; the largest has a tenth of it. */
const MAX_LANGUAGE = 100_000;
const languages = new Map();

/** The words around the figures in this language, from the file beside this script; read once for all widgets. */
export function readLanguage(tag) {
  const url = new URL(`locales/${tag}.json`, import.meta.url);
  const read = languages.get(tag) ?? retry(() => fetchBytes(url, { code: 'words-', limit: MAX_LANGUAGE }));
  languages.set(tag, read);
  // A failure is forgotten, so that a later widget may try again.
  read.catch(() => languages.delete(tag));
  return read;
}

/** The address of the element's story; null where it was given as it is. */
export function addressOf(host) {
  if (host.story !== null) return null;
  let url;
  try {
    url = new URL(host.getAttribute('src'), host.baseURI);
  } catch {
    throw new StoryError('bad-src', 'this is no address');
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new StoryError('bad-src', `a story is not read from ${url.protocol}`);
  }
  return url;
}
