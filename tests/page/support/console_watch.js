// Writes down everything a page should not do. The proxy puts this script first into each page, from the page's own
// origin, so that it runs under the page's own policy and before anything else.
'use strict';
{
  const seen = [];
  Object.defineProperty(window, 'watched', { value: seen });
  for (const level of ['error', 'warn', 'assert']) {
    const original = console[level].bind(console);
    console[level] = (...words) => {
      if (level !== 'assert' || !words[0]) seen.push(`console.${level}: ${words.map(String).join(' ')}`);
      original(...words);
    };
  }
  window.addEventListener(
    'error',
    (event) => {
      const what = event.target;
      if (what instanceof Element) seen.push(`not loaded: ${what.localName} ${what.src || what.href || ''}`);
      else seen.push(`uncaught: ${event.message}`);
    },
    true,
  ); // capturing, because a failed image or script does not bubble
  window.addEventListener('unhandledrejection', (event) => seen.push(`unhandled rejection: ${event.reason}`));
  window.addEventListener(
    'securitypolicyviolation',
    (event) => {
      seen.push(
        `policy: ${event.effectiveDirective} blocked ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`,
      );
    },
    true,
  );
}
