// Raw stories beside published ones.

function keepInfoLines() {
  window.lines = [];
  console.info = (...words) => window.lines.push(words.join(' '));
}

// Whether the outline is the same after the story is set as text.
async function isSameGivenAsText() {
  const before = JSON.stringify(element.outline());
  element.story = await (await fetch('stories/prisoner-exchange.json')).text();
  await element.ready;
  return JSON.stringify(element.outline()) === before;
}
