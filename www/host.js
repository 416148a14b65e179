// For the page around: each <iframe data-infographic> becomes as high as what it shows. Load it with `defer`; it leaves
// nothing behind in the page but two listeners.
'use strict';
{
  const FRAMES = 'iframe[data-infographic]';

  /** A frame that has told its height before anybody listened tells it again. */
  const ask = (frame) => frame.contentWindow?.postMessage({ sentinel: 'amp', type: 'frames-init' }, '*');

  addEventListener('message', ({ source, data }) => {
    if (!source || data?.sentinel !== 'amp' || data.type !== 'embed-size' || !Number.isFinite(data.height)) return;
    for (const frame of document.querySelectorAll(FRAMES)) {
      if (frame.contentWindow === source) frame.style.height = `${Math.min(Math.max(data.height, 0), 20000)}px`;
    }
  });
  // Caught on its way down, because it does not bubble: so frames count that are added or loaded later.
  document.addEventListener('load', ({ target }) => target.matches?.(FRAMES) && ask(target), true);
  document.querySelectorAll(FRAMES).forEach(ask);
}
