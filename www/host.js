// For the page around: each <iframe data-infographic> becomes as high as what it shows. Load it with `defer`; it leaves
// nothing behind in the page but two listeners. Where the page is in a frame itself, it passes its own height on in the same
// words, so that frames in frames have no bars to scroll by.
'use strict';
{
  const FRAMES = 'iframe[data-infographic]';
  const HIGHEST = 20000;

  /** A frame that has told its height before anybody listened tells it again. */
  const ask = (frame) => frame.contentWindow?.postMessage({ sentinel: 'amp', type: 'frames-init' }, '*');

  const tell = () => {
    const height = Math.min(Math.ceil(document.documentElement.getBoundingClientRect().height), HIGHEST);
    parent.postMessage({ sentinel: 'amp', type: 'embed-size', height }, '*');
  };

  addEventListener('message', ({ source, data }) => {
    if (!source || data?.sentinel !== 'amp') return;
    if (data.type === 'frames-init' && source === parent && parent !== window) tell();
    if (data.type !== 'embed-size' || !Number.isFinite(data.height)) return;
    for (const frame of document.querySelectorAll(FRAMES)) {
      if (frame.contentWindow === source) frame.style.height = `${Math.min(Math.max(data.height, 0), HIGHEST)}px`;
    }
  });
  // Caught on its way down, because it does not bubble: so frames count that are added or loaded later.
  document.addEventListener('load', ({ target }) => target.matches?.(FRAMES) && ask(target), true);
  document.querySelectorAll(FRAMES).forEach(ask);
  if (parent !== window) new ResizeObserver(tell).observe(document.documentElement);
}
