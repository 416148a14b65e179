// What a site can configure.

/** @type {URL | null} */
let base = null;

/**
 * Sets where cores and languages are loaded from: the URL of a folder that `infographic bundle` has written, or of the
 * package's folder `cdn`. `null` stands for the scripts of the site, which is the default.
 * @param {{ base: string | URL | null }} options
 */
export function configure(options) {
  base = options.base === null ? null : new URL(`${options.base}`.replace(/\/?$/, '/'), document.baseURI);
}

/** Returns the URL of the folder with the files, or null if they are in the site's scripts. */
export function baseUrl() {
  return base;
}
