// What is said in place of the picture, where the core, which knows all other words, may be what is missing. The page's own
// figure stands right below.

import { SUBSTITUTES } from './facts.js';

/** That there is no picture, the button to try again, and that the picture takes its time: in the language of the element or
 * of the page around it. */
export function plainWords(host) {
  const language = host.closest('[lang]:not([lang=""])')?.lang.trim().split('-')[0].toLowerCase();
  return SUBSTITUTES[language] ?? SUBSTITUTES.en;
}
