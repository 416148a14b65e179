// Attributes and properties, as pages and frameworks set them.

// Sets both boolean attributes, or removes them for null. Returns the properties and the effects of both.
function setBooleanAttributes(value) {
  for (const name of ['quotes', 'deep-links']) {
    if (value === null) element.removeAttribute(name);
    else element.setAttribute(name, value);
  }
  return [
    element.quotes,
    element.deepLinks,
    (CSS.highlights.get('article-infographic-quote')?.size ?? 0) > 0,
    !part('export-link').hidden,
  ];
}

// Sets a property, and returns its attribute and its value. JSON has no `undefined`, so that is passed as a string.
function setAndGiveBack(name, property, value) {
  element[property] = value === 'undefined' ? undefined : value;
  const values = [element.getAttribute(name), element[property]];
  element.removeAttribute(name);
  return values;
}

// Results of methods and key events for names of built-in properties.
function answersToBuiltInNames() {
  const answers = ['constructor', '__proto__', 'toString', 'held.constructor', 'held.__proto__'].flatMap((name) => {
    root.querySelector('[role=option]').focus();
    const pressed = [focus(), part('next')].map((at) => {
      const event = new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, composed: true });
      at.dispatchEvent(event);
      return event.defaultPrevented;
    });
    return [element.select(name), element.goTo(name), element.bounds(name), ...pressed];
  });
  return [answers.filter(Boolean), element.state, option() !== null];
}
