// The viewport and the console of a browser. Functions named after Firefox run in Firefox itself, not in a page.

function firefoxConsoleErrors(site) {
  const { nsIScriptError } = Ci;
  return Services.console
    .getMessageArray()
    .filter((message) => message instanceof nsIScriptError && message.sourceName.startsWith(site))
    .filter(({ flags, category }) => !(flags & nsIScriptError.warningFlag) || category.startsWith('CSP'))
    .map(({ category, errorMessage }) => `firefox: ${category}: ${errorMessage}`);
}

function setFirefoxViewport(width, height) {
  const { style } = gBrowser.selectedBrowser;
  for (const edge of ['', 'min-', 'max-']) {
    style.setProperty(`${edge}width`, `${width}px`);
    style.setProperty(`${edge}height`, `${height}px`);
  }
}

function isSeenAs(width, height, ratio, dark) {
  return (
    innerWidth === width &&
    innerHeight === height &&
    devicePixelRatio === ratio &&
    matchMedia('(prefers-color-scheme: dark)').matches === dark
  );
}
