// Loads the page again when the story has changed since it was made.
const { seen } = document.body.dataset;
new EventSource(`/workbench/changes?${seen}`).addEventListener('message', () => location.reload());
