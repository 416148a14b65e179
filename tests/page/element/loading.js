// Colours of the first picture.

// The bar is the lowest shape within the bounds of its mark: 20 px thick, 4 px above the lower edge.
function pixelsOfBarAndCorner() {
  const place = element.bounds('held.held');
  const ratio = canvas.width / canvas.getBoundingClientRect().width;
  const pixel = (x, y) => [...canvas.getContext('2d').getImageData(x * ratio, y * ratio, 1, 1).data].join();
  return [pixel(place.x + 30, place.y + place.height - 14), pixel(1, 1)];
}
