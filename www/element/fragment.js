// The fragment of the page's URL. A link to a mark adds `infographic=TARGET` to it and keeps the rest: the path of a
// hash router, the id of a section, or a fragment directive after `:~:`.

const PARAMETER = /([#?&])infographic=([^&]*)(&?)/;

/**
 * Returns the key of the mark, step or chart that a fragment names. Returns null if it names none.
 * @param {string} hash
 */
export function parseTarget(hash) {
  try {
    const [, , target] = PARAMETER.exec(hash.split(':~:')[0]) ?? [];
    return target === undefined ? null : decodeURIComponent(target);
  } catch {
    // Malformed percent-encoding, which this module never writes.
    return null;
  }
}

/**
 * Returns a fragment with its target set, without the leading `#`.
 * @param {string} hash
 * @param {string} target
 */
export function withTarget(hash, target) {
  const [before, ...directive] = hash.split(':~:');
  let rest = before;
  while (PARAMETER.test(rest)) rest = rest.replace(PARAMETER, (_all, sign, _value, after) => (after ? sign : ''));
  rest = rest.replace(/^#/, '');
  // Hash routers parse the part after a `?` as the query of their path.
  const sign = /^!?\/[^?]*$/.test(rest) ? '?' : '&';
  return [`${rest && rest + sign}infographic=${encodeURIComponent(target)}`, ...directive].join(':~:');
}
