// For the embedding page: resizes each <iframe data-infographic> to the height of its content. Load it with `defer`. It
// adds two listeners to the page. In a page that is framed itself, it also sends that page's height to its parent, so
// that nested frames have no scroll bars.
'use strict';
{
  const FRAMES = 'iframe[data-infographic]';
  const MAX_HEIGHT = 20000;

  /** @typedef {NodeListOf<HTMLIFrameElement>} Frames */

  /**
   * Requests a frame's height, because the frame may have sent it before this script was loaded.
   * @param {HTMLIFrameElement} frame
   */
  const requestHeight = (frame) => frame.contentWindow?.postMessage({ sentinel: 'amp', type: 'frames-init' }, '*');

  const sendHeight = () => {
    const height = Math.min(Math.ceil(document.documentElement.getBoundingClientRect().height), MAX_HEIGHT);
    parent.postMessage({ sentinel: 'amp', type: 'embed-size', height }, '*');
  };

  const frames = () => /** @type {Frames} */ (document.querySelectorAll(FRAMES));

  addEventListener('message', ({ source, data }) => {
    if (!source || data?.sentinel !== 'amp') return;
    if (data.type === 'frames-init' && source === parent && parent !== window) sendHeight();
    if (data.type !== 'embed-size' || !Number.isFinite(data.height)) return;
    for (const frame of frames()) {
      if (frame.contentWindow !== source) continue;
      frame.style.height = `${Math.min(Math.max(data.height, 0), MAX_HEIGHT)}px`;
    }
  });
  // In the capture phase, because `load` does not bubble. Handles frames that are added or loaded later.
  document.addEventListener(
    'load',
    ({ target }) => {
      if (target instanceof HTMLIFrameElement && target.matches(FRAMES)) requestHeight(target);
    },
    true,
  );
  frames().forEach(requestHeight);
  if (parent !== window) new ResizeObserver(sendHeight).observe(document.documentElement);
}
