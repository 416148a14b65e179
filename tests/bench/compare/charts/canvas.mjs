// The least that draws the chart and answers a pointer: a canvas and a tooltip, written by hand. It is the lower bound for what
// a library can cost; it has no keyboard, no text for screen readers and no other width.

import { COLORS, day, visibleText, year } from './start.mjs';

const LEFT = 48;
const BOTTOM = 24;

/** Draws `paint(context, x, y, width)` with a value axis up to `most`; `find(fraction)` is the text at that place. */
function chart(place, data, model) {
  const canvas = document.createElement('canvas');
  const tip = document.createElement('div');
  tip.style.cssText = 'position: absolute; top: 8px; background: #fff; border: 1px solid #888; pointer-events: none';
  tip.hidden = true;
  place.replaceChildren(canvas, tip);
  const { clientWidth: width, clientHeight: height } = place;
  const ratio = window.devicePixelRatio;
  Object.assign(canvas, { width: width * ratio, height: height * ratio });
  canvas.style.cssText = `width: ${width}px; height: ${height}px`;
  const context = canvas.getContext('2d');
  context.scale(ratio, ratio);
  context.font = '12px sans-serif';
  let current = model(data);

  function draw() {
    context.clearRect(0, 0, width, height);
    context.fillStyle = '#333';
    const y = (value) => (height - BOTTOM) * (1 - value / current.most);
    for (const part of [0, 0.5, 1])
      context.fillText(String(Math.round(part * current.most)), 0, y(part * current.most) + 12);
    for (const [fraction, text] of current.ticks)
      context.fillText(text, LEFT + fraction * (width - LEFT), height - 6, 80);
    current.paint(context, (fraction) => LEFT + fraction * (width - LEFT), y, width - LEFT);
  }
  const show = ({ offsetX }) => {
    tip.textContent = current.find(Math.min(0.999, Math.max(0, (offsetX - LEFT) / (width - LEFT))));
    tip.hidden = false;
    tip.style.left = `${Math.min(offsetX, width - 160)}px`;
  };
  canvas.addEventListener('pointermove', show);
  canvas.addEventListener('pointerdown', show);
  canvas.addEventListener('pointerleave', ({ pointerType }) => {
    // A finger leaves with every tap.
    tip.hidden = pointerType === 'mouse';
  });
  draw();
  return {
    answer: () => visibleText(tip),
    update(next) {
      current = model(next);
      draw();
    },
    destroy: () => place.replaceChildren(),
  };
}

export function bars(place, data) {
  return chart(place, data, ({ labels, series }) => {
    const count = labels.length;
    const sums = labels.map((_, index) => series.reduce((sum, { values }) => sum + (values[index] ?? 0), 0));
    const step = Math.ceil(count / 4);
    return {
      most: Math.max(...sums),
      ticks: labels.map((label, index) => [index / count, label]).filter((_, index) => index % step === 0),
      find(fraction) {
        const index = Math.floor(fraction * count);
        return [labels[index], ...series.map(({ name, values }) => `${name}: ${values[index] ?? 'no number'}`)].join(
          ', ',
        );
      },
      paint(context, x, y, width) {
        const below = labels.map(() => 0);
        for (const [order, { values }] of series.entries()) {
          context.fillStyle = COLORS[order];
          for (const [index, value] of values.entries()) {
            const top = below[index] + (value ?? 0);
            context.fillRect(x(index / count), y(top), (0.8 * width) / count, y(below[index]) - y(top));
            below[index] = top;
          }
        }
      },
    };
  });
}

export function line(place, data) {
  return chart(place, data, ({ times, values }) => {
    const count = values.length;
    return {
      most: values.reduce((most, value) => Math.max(most, value), 0),
      ticks: [0, 0.25, 0.5, 0.75].map((part) => [part, year(times[Math.floor(part * count)])]),
      find(fraction) {
        const index = Math.floor(fraction * count);
        return `${day(times[index])}: ${values[index]}`;
      },
      paint(context, x, y) {
        context.strokeStyle = COLORS[0];
        context.beginPath();
        for (const [index, value] of values.entries()) context.lineTo(x(index / (count - 1)), y(value));
        context.stroke();
      },
    };
  });
}
