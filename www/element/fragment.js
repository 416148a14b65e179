// The page's address behind its `#`: a link to a mark adds `infographic=NAME` to what the page has there, and takes nothing
// away. Routers keep their path there, pages the id of a section, and browsers a directive behind `:~:`.

const OURS = /([#?&])infographic=([^&]*)(&?)/;

/** The name of the mark, step or chart that a link leads to; null where it leads to none. */
export function nameIn(hash) {
  try {
    return decodeURIComponent(OURS.exec(hash.split(':~:')[0])[2]);
  } catch {
    // Not written by us.
    return null;
  }
}

/** The same fragment with this name in place of another one, or added. */
export function withName(hash, name) {
  let [kept, ...directive] = hash.split(':~:');
  while (OURS.test(kept)) kept = kept.replace(OURS, (all, before, named, after) => (after ? before : ''));
  kept = kept.replace(/^#/, '');
  // What looks like a path belongs to a router, and those read what is behind a `?` apart from it.
  const sign = /^!?\/[^?]*$/.test(kept) ? '?' : '&';
  return [`${kept && kept + sign}infographic=${encodeURIComponent(name)}`, ...directive].join(':~:');
}
