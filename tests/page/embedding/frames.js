// The widget's page in a frame, and the page around it.

// Adds a frame that loads at once and one below that loads near the reader.
function addTwoFrames(src) {
  const [added, lazy] = [0, 1].map(() => document.createElement('iframe'));
  lazy.loading = 'lazy';
  lazy.className = 'far';
  for (const frame of [added, lazy]) {
    frame.dataset.infographic = '';
    frame.src = src;
    document.body.append(frame);
  }
}

// Adds a frame without the attribute `data-infographic`, such as an advertisement.
function addUnmarkedFrame(src) {
  const other = document.createElement('iframe');
  other.src = src;
  document.body.append(other);
}

// Some stories are for their own origin only, which a sandboxed frame does not have.
function openWithoutSandbox(src) {
  const frame = document.querySelector('iframe');
  frame.removeAttribute('sandbox');
  frame.src = src;
}

// The origin of the frame, whether its canvas has more than ten colours, and its title.
function sandboxedPicture() {
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  return [self.origin, new Set(new Uint32Array(data.buffer)).size > 10, document.title];
}

// The height of the frame, the state, and whether buttons and scrolling steps are laid out.
async function formOfScrollSteps() {
  element.steps = 'scroll';
  while (!part('scroll-steps')) await frames(1);
  await frames(2);
  const isLaidOut = (name) => part(name).getClientRects().length > 0;
  return [innerHeight, element.state, isLaidOut('next'), isLaidOut('scroll-steps')];
}

// Posts `mark` to the parent once the height is final, and returns that height. Fonts can change it after the first
// one.
async function markFinalHeight() {
  const height = () => Math.ceil(document.documentElement.getBoundingClientRect().height);
  await element.ready;
  await document.fonts.ready;
  let last = null;
  while (last === null) last = await steady(height);
  parent.postMessage('mark', '*');
  return last;
}
