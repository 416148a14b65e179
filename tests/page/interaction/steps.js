// Steps by keyboard, touch and link.

// Keeps the names of live regions that change in `said`. Returns their `aria-live`.
function watchLiveRegions() {
  window.said = [];
  const watch = (name) =>
    new MutationObserver(() => window.said.push(name)).observe(part(name), {
      childList: true,
      characterData: true,
      subtree: true,
    });
  watch('step-text');
  watch('title');
  return ['step-text', 'title'].map((name) => part(name).getAttribute('aria-live'));
}

// Whether the button prevents the default of an arrow key with each modifier.
function preventedArrows() {
  return ['altKey', 'ctrlKey', 'metaKey', 'shiftKey'].map((held) => {
    const event = new KeyboardEvent('keydown', {
      key: 'ArrowLeft',
      [held]: true,
      bubbles: true,
      cancelable: true,
      composed: true,
    });
    part('next').dispatchEvent(event);
    return event.defaultPrevented;
  });
}

// Dispatches the pointer events of a finger that moves from the middle of the picture.
function moveFinger([x, y], end) {
  const box = canvas.getBoundingClientRect();
  const [left, top] = [box.x + box.width / 2, box.y + box.height / 2];
  const tell = (type, clientX, clientY) =>
    canvas.dispatchEvent(
      new PointerEvent(type, {
        pointerId: 7,
        pointerType: 'touch',
        isPrimary: true,
        clientX,
        clientY,
        bubbles: true,
        composed: true,
      }),
    );
  tell('pointerdown', left, top);
  tell('pointermove', left + x / 2, top + y / 2);
  tell(end, left + x, top + y);
}

// The number of different pictures after a step forward, until one stays for 20 frames.
function picturesOfNextStep() {
  const pictures = [];
  part('next').click();
  return new Promise((done) => {
    let same = 0;
    const look = () => {
      const picture = canvas.toDataURL();
      same = picture === pictures.at(-1) ? same + 1 : 0;
      if (same === 0) pictures.push(picture);
      if (same < 20) requestAnimationFrame(look);
      else done(pictures.length);
    };
    requestAnimationFrame(look);
  });
}
