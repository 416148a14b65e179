// An element without a prerendered figure.

function addBareElement() {
  const bare = document.createElement('article-infographic');
  bare.id = 'bare';
  bare.setAttribute('src', 'stories/prisoner-exchange.json');
  bare.setAttribute('loading', 'eager');
  document.querySelector('h1').after(bare);
}
