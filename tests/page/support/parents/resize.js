// How Infogram and others go about it: a text. The frame is found by who has spoken, for ours tells nobody its address.
'use strict';
addEventListener('message', (event) => {
  let told;
  try {
    told = JSON.parse(event.data);
  } catch {
    return;
  }
  if (told.context !== 'iframe.resize') return;
  for (const frame of document.querySelectorAll('iframe')) {
    if (frame.contentWindow === event.source) frame.setAttribute('height', told.height);
  }
});
