// Messages shown in place of the picture. They are built into the script, because the core may fail to load.

import { FALLBACK_MESSAGES } from './fallback-constants.js';

/**
 * Returns the messages in the language of the element or of its closest ancestor with `lang`: the picture is
 * unavailable, the label of the retry button, and loading is delayed.
 * @param {Element} host
 */
export function fallbackMessages(host) {
  /** @type {HTMLElement | null} */
  const element = host.closest('[lang]:not([lang=""])');
  const language = element?.lang.trim().split('-')[0].toLowerCase() ?? 'en';
  const [unavailable, retry, delayed] = FALLBACK_MESSAGES[language] ?? FALLBACK_MESSAGES.en;
  return { unavailable, retry, delayed };
}
