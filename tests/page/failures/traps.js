// An exception during a call of the core.

// The canvas throws, so the exception passes through the code of the core.
function throwWhilePainting() {
  window.told = [];
  addEventListener('infographic-error', ({ detail }) => window.told.push(detail.code));
  canvas.getContext('2d').beginPath = () => {
    throw new TypeError('not the core');
  };
  element.select('held-units.held');
}
