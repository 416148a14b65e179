// The brightness of the canvas.

// The mean of the canvas, from 0 to 255, with the page's background where the canvas is transparent.
function meanBrightness() {
  const ground =
    getComputedStyle(document.documentElement).colorScheme.includes('dark') &&
    matchMedia('(prefers-color-scheme: dark)').matches
      ? 0
      : 255;
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  let sum = 0;
  for (let at = 0; at < data.length; at += 4) {
    const cover = data[at + 3] / 255;
    sum += (cover * (data[at] + data[at + 1] + data[at + 2])) / 3 + (1 - cover) * ground;
  }
  return sum / (data.length / 4);
}
