// What Datawrapper gives pages for its frames does this: the height is for the frame that told it, whatever its id
// says.
'use strict';
addEventListener('message', (event) => {
  const heights = event.data['datawrapper-height'];
  if (heights === undefined) return;
  for (const id in heights) {
    for (const frame of document.querySelectorAll('iframe')) {
      if (frame.contentWindow === event.source) frame.style.height = `${heights[id]}px`;
    }
  }
});
