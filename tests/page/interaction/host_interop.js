// Keys, touch, dialogs and animation frames of the page.

// Whether the element prevents the default of each key with each modifier, and of Tab and a letter alone.
function keysTaken() {
  root.querySelector('[role=option]').focus();
  const pressed = (key, more) => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, composed: true, ...more });
    focus().dispatchEvent(event);
    return event.defaultPrevented;
  };
  return ['f', 'ArrowLeft', 'ArrowDown', 'Home', ' ', 'Enter']
    .flatMap((key) => [
      pressed(key, { ctrlKey: true }),
      pressed(key, { altKey: true }),
      pressed(key, { metaKey: true }),
    ])
    .concat(pressed('Tab'), pressed('f'));
}

function moveIntoDialog() {
  const dialog = document.createElement('dialog');
  document.body.append(dialog);
  dialog.append(element);
  dialog.showModal();
}

// The `touch-action` of the canvas, and whether it prevents events of touch and wheel.
function touchActionAndPrevented() {
  const prevented = ['touchstart', 'touchmove', 'wheel', 'pointerdown', 'pointermove'].map((type) => {
    const event = new Event(type, { bubbles: true, cancelable: true, composed: true });
    canvas.dispatchEvent(event);
    return event.defaultPrevented;
  });
  return [getComputedStyle(canvas).touchAction, ...prevented];
}

// The number of marks among the Tab stops of each element.
function marksAmongTabStops() {
  const stops = [];
  for (const each of document.querySelectorAll('article-infographic')) {
    const inside = [...each.shadowRoot.querySelectorAll('button, a[href], select, summary, [tabindex="0"]')].filter(
      seen,
    );
    stops.push(inside.filter((thing) => thing.getAttribute('role') === 'option').length);
  }
  return stops;
}

// Whether the focus is after the last element.
function isFocusBehindAll() {
  const at = document.activeElement;
  const last = [...document.querySelectorAll('article-infographic')].at(-1);
  return at === document.body || Boolean(last.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING);
}

// The number of animation frames requested in 8 seconds, after 4 seconds, of the fast clock of `fake_clock.js`.
async function framesRequested() {
  let count = 0;
  const request = window.requestAnimationFrame;
  await pause(4000);
  window.requestAnimationFrame = (callback) => {
    count += 1;
    return request(callback);
  };
  // Asserts that none is requested: no event marks that, so the test waits.
  await pause(8000);
  window.requestAnimationFrame = request;
  return count;
}

// The background of the figure before and after the page turns dark in the back/forward cache.
function groundsBeforeAndAfterCache() {
  document.documentElement.style.transition = 'none';
  const before = getComputedStyle(part('figure')).backgroundColor;
  // The cache freezes the page, so no transition of a colour runs.
  const quiet = part('probe') ?? root.querySelector('.probe');
  quiet.style.transition = 'none';
  document.documentElement.style.colorScheme = 'dark';
  dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  return [before, getComputedStyle(part('figure')).backgroundColor];
}
