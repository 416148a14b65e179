// Loads the page again when the story has changed.
new EventSource('/workbench/changes').addEventListener('message', () => location.reload());
