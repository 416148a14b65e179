// Many elements that come and go.

// Adds 50 elements, one below the other, and keeps them in `many`.
function addFifty() {
  const many = Array.from({ length: 50 }, (_, at) => {
    const one = document.createElement('article-infographic');
    one.setAttribute('src', 'stories/prisoner-exchange.story');
    one.setAttribute('chart', ['held', 'held-units', 'criteria', 'timeline'][at % 4]);
    one.setAttribute('loading', 'eager');
    return one;
  });
  document.querySelector('main').append(...many);
  window.many = many;
}

// Adds, uses and removes an element this many times.
async function comeAndGo(times) {
  for (let time = 0; time < times; time += 1) {
    const one = document.createElement('article-infographic');
    one.setAttribute('src', 'stories/prisoner-exchange.json');
    one.setAttribute('loading', 'eager');
    one.setAttribute('quotes', '');
    const ready = new Promise((done) => one.addEventListener('infographic-ready', done, { once: true }));
    document.querySelector('main').append(one);
    await ready;
    one.select('held.held');
    one.remove();
    await null;
    // A task of its own, in which the removed element can be released.
    await pause(0);
  }
}
