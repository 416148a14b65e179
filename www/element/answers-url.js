// The URL of the answers that were published with a story and its static figure.

import { read } from './attributes.js';

/** @import { Host } from './types.js' */

/**
 * Returns the figure inside an element with the URL of its answers. Returns null if the figure has none, if it is in another
 * language than the element asks for, or if the element asks for the core at once.
 * @param {Host} host
 */
export function findAnswers(host) {
  const figure = /** @type {HTMLElement | null} */ (host.querySelector(':scope > [data-infographic-answers]'));
  const { infographicAnswers: id = '', infographicLocale: locale = '' } = figure?.dataset ?? {};
  const lang = read(host, 'lang');
  if (!figure || host.story !== null || read(host, 'core') === 'eager' || (lang && lang !== locale)) return null;
  const src = read(host, 'src');
  const path = src.replace(/\.(story|json)(?=$|[?#])/, `.answers.${locale}.json`);
  return path === src ? null : { figure, id, url: new URL(path, host.baseURI) };
}
