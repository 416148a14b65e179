// Observable Plot with its tip. It has no update: a changed value means a new chart.

import { barY, line as lineMark, plot as draw, ruleY, tip, pointerX, stackY } from '@observablehq/plot';
import { COLORS, visibleText } from './start.mjs';

function chart(place, make, first) {
  let made;
  const update = (data) => {
    const { clientWidth: width, clientHeight: height } = place;
    made = draw({ width, height, ...make(data) });
    place.replaceChildren(made);
  };
  update(first);
  return {
    answer: () => visibleText(made.querySelector('[aria-label=tip]')),
    update,
    destroy: () => place.replaceChildren(),
  };
}

export function bars(place, data) {
  const rows = ({ labels, series }) =>
    series.flatMap(({ name, values }) => values.map((value, index) => ({ label: labels[index], name, value })));
  const make = (next) => {
    const channels = { x: 'label', y: 'value', fill: 'name' };
    return {
      x: { label: null, domain: next.labels, ticks: next.labels.filter((_, index) => index % 16 === 0) },
      color: { range: COLORS, legend: false },
      marks: [barY(rows(next), channels), tip(rows(next), pointerX(stackY(channels))), ruleY([0])],
    };
  };
  return chart(place, make, data);
}

export function line(place, data) {
  const make = ({ times, values }) => {
    const dates = times.map((time) => new Date(time));
    return {
      x: { type: 'utc' },
      marks: [lineMark(values, { x: dates, y: values, stroke: COLORS[0], strokeWidth: 1, tip: 'x' })],
    };
  };
  return chart(place, make, data);
}
