// Pages that once had a bug.

function colorsOfFigureAndPage() {
  const figure = document.createElement('p');
  figure.textContent = 'At least 8,000 are held.';
  const broken = document.createElement('article-infographic');
  broken.append(figure);
  document.querySelector('main').append(broken);
  return [figure, document.body].map((thing) => getComputedStyle(thing).color);
}

function addHiddenElement(loading) {
  const late = document.createElement('article-infographic');
  late.id = 'late';
  late.style.display = 'none';
  late.setAttribute('src', 'stories/prisoner-exchange.json');
  if (loading) late.setAttribute('loading', loading);
  document.querySelector('main').append(late);
}

function selectByButton() {
  const button = document.createElement('button');
  button.textContent = 'Show';
  button.addEventListener('click', () => element.select('held.held'));
  document.querySelector('h1').after(button);
  button.click();
  return isTold();
}

// Turns the page dark without an event, and makes the element draw.
async function groundsBeforeAndInTheDark() {
  const ground = () => getComputedStyle(part('figure')).backgroundColor;
  const before = ground();
  document.documentElement.style.colorScheme = 'dark';
  element.select(null);
  element.select('held.held');
  await frames();
  return [before, ground()];
}
