// What wp-embed.js of WordPress 6 does with the messages of a frame, and when it tells it that it listens.
'use strict';
addEventListener('message', ({ data, source }) => {
  if (!data || !(data.secret || data.message || data.value) || /[^a-zA-Z0-9]/.test(data.secret)) return;
  for (const quote of document.querySelectorAll(`blockquote[data-secret="${data.secret}"]`)) quote.hidden = true;
  for (const frame of document.querySelectorAll(`iframe[data-secret="${data.secret}"]`)) {
    if (source !== frame.contentWindow || data.message !== 'height') continue;
    const height = parseInt(data.value, 10);
    frame.height = height > 1000 ? 1000 : ~~height < 200 ? 200 : height;
  }
});
document.addEventListener('DOMContentLoaded', () => {
  for (const frame of document.querySelectorAll('iframe.wp-embedded-content')) {
    const { secret } = frame.dataset;
    frame.contentWindow.postMessage({ message: 'ready', secret }, '*');
  }
});
