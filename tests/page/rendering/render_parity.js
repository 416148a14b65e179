// The canvas and the prerendered drawing at the same position.

// Scrolls the canvas to the top of the viewport, and returns its box.
function boxOfCanvas() {
  canvas.scrollIntoView({ block: 'start', behavior: 'instant' });
  const box = canvas.getBoundingClientRect();
  return [box.x, box.y, box.width, Math.min(box.height, innerHeight - box.y)];
}

// Lays the prerendered drawing over the canvas, on a white background, and returns the boxes of its texts.
function layDrawingOver(which) {
  const box = canvas.getBoundingClientRect();
  const sheet = document.createElement('div');
  sheet.className = 'laid-over';
  Object.assign(sheet.style, {
    position: 'fixed',
    zIndex: 9,
    background: 'white',
    left: `${Math.round(box.x)}px`,
    top: `${Math.round(box.y)}px`,
    width: `${box.width}px`,
    height: `${box.height}px`,
  });
  const drawing = element.querySelector(`.ai-${which} svg`).cloneNode(true);
  for (const hidden of [drawing, ...drawing.querySelectorAll('[display]')]) hidden.removeAttribute('display');
  sheet.append(drawing);
  document.body.append(sheet);
  // The numbers of axes are paths.
  return [...sheet.querySelectorAll('text, path[transform]')].map((text) => {
    const { x, y, right, bottom } = text.getBoundingClientRect();
    return [x, y, right, bottom];
  });
}

// The element resolves fonts when it lays out, so its width changes: first to a narrow column.
async function layOutNarrowWithFont(family) {
  element.style.setProperty('--ai-font-family', family);
  element.style.width = '240px';
  while (Math.round(canvas.getBoundingClientRect().width) > 240) await frames(1);
  await frames();
}

function isAsLargeAsDrawing(which) {
  const drawing = element.querySelector(`.ai-${which} svg`).viewBox.baseVal;
  const box = canvas.getBoundingClientRect();
  return Math.abs(box.height - drawing.height) < 0.5 && Math.abs(box.width - drawing.width) < 0.5;
}
