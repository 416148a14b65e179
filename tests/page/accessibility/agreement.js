// One chart of a story after the other.

// Shows the chart of this index, with its table open and without its filters. Returns whether it is shown.
function turnToChart(chart) {
  if (element.state !== 'ready') return false;
  const { id, table } = element.outline().charts[chart];
  if (element.getAttribute('chart') !== id) {
    element.setAttribute('chart', id);
    return false;
  }
  part('table').open = true;
  for (const select of part('filters').querySelectorAll('select')) select.remove();
  return (
    part('title').textContent === element.outline().charts[chart].title &&
    part('table').querySelector('caption').textContent === table.caption
  );
}
