// Sentences of a page with invisible characters.

// Adds a first paragraph with these pieces of a sentence, every second one in its own element, and selects the mark.
// Returns the text before and after the highlight, and its length; null if the highlight is not in the paragraph.
function markedAround(mark, pieces) {
  document.getElementById('hidden')?.remove();
  const paragraph = document.createElement('p');
  paragraph.id = 'hidden';
  paragraph.append('Before. ');
  for (const [index, piece] of pieces.entries()) {
    const text = piece.map((one) => (typeof one === 'number' ? String.fromCodePoint(one) : one)).join('');
    const holder = index % 2 ? paragraph.appendChild(document.createElement('b')) : paragraph;
    holder.append(document.createTextNode(text));
  }
  paragraph.append(' After.');
  document.querySelector('h1').after(paragraph);
  element.select(null);
  element.select(mark);
  const [range] = [...(CSS.highlights.get('article-infographic') ?? [])];
  if (!range || !paragraph.contains(range.startContainer) || !paragraph.contains(range.endContainer)) return null;
  const around = document.createRange();
  around.setStart(paragraph, 0);
  around.setEnd(range.startContainer, range.startOffset);
  const before = String(around);
  around.setStart(range.endContainer, range.endOffset);
  around.setEnd(paragraph, paragraph.childNodes.length);
  return [before, String(around), String(range).length];
}

// The sentence of a mark in the story.
function sentenceOf(mark) {
  const nodes = element.outline().charts.flatMap((chart) => chart.nodes);
  return nodes.find(({ key }) => key === mark).citations[0].sentence;
}

// Shows the story with another spelling of one word.
async function respellStory(spelling) {
  const text = await (await fetch('stories/prisoner-exchange.json')).text();
  const ready = nextEvent('infographic-ready');
  element.story = text.replaceAll('Ukrainian', spelling);
  await ready;
}
