// Reloads the page when the story differs from the version that the page shows.
const { version } = document.body.dataset;
new EventSource(`/preview/changes?${version}`).addEventListener('message', () => location.reload());
