// States and the promise `ready`.

// Frameworks compare the attributes that they find with those that they have written.
async function addWatchedElement() {
  const made = document.createElement('article-infographic');
  made.id = 'made';
  window.written = [];
  const observer = new MutationObserver((records) => {
    window.written.push(...records.map(({ attributeName }) => attributeName));
  });
  observer.observe(made, { attributes: true });
  made.append(Object.assign(document.createElement('p'), { id: 'fallback', textContent: 'At least 8,000 are held.' }));
  document.querySelector('h1').after(made);
  made.story = await (await fetch('stories/prisoner-exchange.json')).text();
}

// The attributes that were written, and those that the element has.
async function writtenAttributes() {
  await frames();
  return [window.written, window.made.getAttributeNames()];
}

async function changeSourceWhileLoading() {
  const waiting = element.ready;
  // The same promise waits for sources that are set meanwhile.
  element.src = '/.watch/slow.json?300';
  element.loading = 'eager';
  element.src = 'stories/prisoner-exchange.json';
  await waiting;
  return [element.state, waiting === element.ready];
}

function breakSource() {
  const before = element.ready;
  element.src = '/.watch/syntax.json';
  const now = element.ready;
  return now.then(
    () => 'kept',
    (error) => [error.message.length > 0, error.code, element.state, now !== before],
  );
}
