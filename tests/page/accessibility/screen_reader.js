// What the element exposes to screen readers.

// Removes the other elements and the filters, and opens the table.
function isolateMarksAndTable() {
  for (const each of element.closest('main').querySelectorAll('article-infographic')) {
    if (each !== element) each.remove();
  }
  // The choices of a filter have the role `option` too.
  part('filters').remove();
  part('table').open = true;
}

function tableChecks() {
  const table = part('table').querySelector('table');
  const { charts } = element.outline();
  const chart = charts.find((each) => each.table.caption === table.caption?.textContent);
  const texts = (row) => [...row.cells].map(({ textContent }) => textContent);
  return {
    caption: Boolean(table.caption?.textContent.trim()),
    columns: [...table.tHead.rows[0].cells].every((cell) => cell.scope === 'col'),
    rows: [...table.tBodies[0].rows].every(({ cells: [first] }) => first.scope === 'row'),
    head: JSON.stringify(texts(table.tHead.rows[0])) === JSON.stringify(chart.table.headers),
    body:
      JSON.stringify([...table.tBodies[0].rows].map(texts)) ===
      JSON.stringify(chart.table.rows.map(({ cells }) => cells)),
    // The value of a label is that of its row, in the same words.
    values: chart.nodes
      .filter(({ textOnly, value }) => !textOnly && /\d/.test(value))
      .every(({ value }) => table.textContent.toLowerCase().includes(value.toLowerCase().match(/[\d.,]*\d/)[0])),
  };
}

// Duplicate ids of the page and of three shadow roots.
function repeatedIds() {
  const scopes = [
    document,
    ...[...document.querySelectorAll('article-infographic')].map(({ shadowRoot }) => shadowRoot),
  ];
  return scopes
    .flatMap((scope) => {
      const ids = [...scope.querySelectorAll('[id]')].map(({ id }) => id);
      return ids.filter((id, index) => ids.indexOf(id) !== index);
    })
    .concat(scopes.length === 4 ? [] : [`${scopes.length} scopes`]);
}

function danglingReferences() {
  const names = ['aria-labelledby', 'aria-describedby', 'aria-controls', 'aria-activedescendant', 'for'];
  return [...root.querySelectorAll(names.map((name) => `[${name}]`))]
    .flatMap((each) => names.flatMap((name) => each.getAttribute(name)?.split(' ') ?? []))
    .filter((id) => id && !root.getElementById(id));
}
