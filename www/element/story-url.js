// The URL of an element's story.

import { read } from './attributes.js';
import { InfographicError } from './errors.js';

/** @import { Host } from './types.js' */

/**
 * Returns the URL of the element's story. Returns null if the property `story` is set.
 * @param {Host} host
 */
export function storyUrl(host) {
  if (host.story !== null) return null;
  let url;
  try {
    url = new URL(read(host, 'src'), host.baseURI);
  } catch {
    throw new InfographicError('bad-src', 'src is not a valid URL');
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new InfographicError('bad-src', `src has the protocol ${url.protocol} but must be an http: or https: URL`);
  }
  return url;
}
