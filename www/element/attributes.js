// The element's attributes, each with how its text is read. Attributes and properties both come from this one table.
//
// As in HTML: a missing, an empty and an unknown value are the default, keywords are compared without regard to ASCII case.

const text = (value) => value?.trim() ?? '';
/** The first one is the default. */
const keyword = (...words) => (value) => words.find((word) => new RegExp(`^\\s*${word}\\s*$`, 'i').test(value)) ?? words[0];
const number = (value) => {
  const read = parseFloat(value);
  return read > 0 && read < Infinity ? read : 0;
};
/** On where it is there. Frameworks write `false` where they mean to leave it out. */
const flag = (value) => value !== null && !/^\s*false\s*$/i.test(value);

const ATTRIBUTES = {
  src: text,
  chart: text,
  lang: text,
  steps: keyword('buttons', 'scroll'),
  theme: keyword('auto', 'light', 'dark'),
  loading: keyword('lazy', 'eager'),
  refresh: number,
  'deep-links': flag,
  quotes: flag,
};

export const NAMES = Object.keys(ATTRIBUTES);

/** What an element's attribute says. */
export function read(host, name) {
  return ATTRIBUTES[name](host.getAttribute(name));
}

/** Whether another text of an attribute says something else. */
export function differs(name, before, now) {
  return ATTRIBUTES[name](before) !== ATTRIBUTES[name](now);
}

/** The names of the properties; `lang` is HTML's own. */
export const PROPERTIES = [];

/** Gives a class its properties. */
export function reflect(prototype) {
  // Nothing is called here that a page may have changed: this runs before anything could be caught.
  for (const name of NAMES) {
    if (name === 'lang') continue;
    const property = name === 'deep-links' ? 'deepLinks' : name;
    PROPERTIES[PROPERTIES.length] = property;
    Object.defineProperty(prototype, property, {
      configurable: true,
      enumerable: true,
      get() { return read(this, name); },
      set(value) {
        const given = ATTRIBUTES[name] === flag && typeof value !== 'string' ? Boolean(value) : value ?? false;
        if (given === false) this.removeAttribute(name);
        else this.setAttribute(name, given === true ? '' : given);
      },
    });
  }
}
