// The table of the element's attributes with the parser of each. Attributes and properties both use it.
//
// As in HTML, a missing, empty or invalid value means the default, and keywords are ASCII case-insensitive.

const text = (value) => value?.trim() ?? '';
/** The first one is the default. */
const keyword = (...words) => (value) => words.find((word) => new RegExp(`^\\s*${word}\\s*$`, 'i').test(value)) ?? words[0];
const number = (value) => {
  const read = parseFloat(value);
  return read > 0 && read < Infinity ? read : 0;
};
/** True when present. Frameworks write `false` to mean absent. */
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

/** The parsed value of an element's attribute. */
export function read(host, name) {
  return ATTRIBUTES[name](host.getAttribute(name));
}

/** Whether two texts of an attribute have different values. */
export function differs(name, before, now) {
  return ATTRIBUTES[name](before) !== ATTRIBUTES[name](now);
}

/** The names of the properties; `lang` is HTML's own. */
export const PROPERTIES = [];

/** Defines the properties that reflect attributes. */
export function reflect(prototype) {
  // No array method is called here: a page may have replaced it, and an exception could not be caught.
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
