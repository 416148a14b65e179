// Preferences of a reader in Firefox. Functions named after Firefox run in Firefox itself, not in a page.

function setFirefoxPreferences(dark, forced, still) {
  Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', dark ? 0 : 1);
  Services.prefs.setIntPref('browser.display.document_color_use', forced ? 2 : 0);
  Services.prefs.setIntPref('ui.prefersReducedMotion', still ? 1 : 0);
}

function hasPreferences(forced, still) {
  return (
    matchMedia('(forced-colors: active)').matches === forced &&
    matchMedia('(prefers-reduced-motion: reduce)').matches === still
  );
}
