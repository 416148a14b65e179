// Vega-Lite by vega-embed, as its documentation says. It compiles a specification in the page.

import embed from 'vega-embed';
import { COLORS, visibleText } from './start.mjs';

const NAME = 'table';

async function chart(place, spec, rows, first) {
  place.replaceChildren();
  const { clientWidth: width, clientHeight: height } = place;
  const size = { width, height, autosize: { type: 'fit', contains: 'padding' } };
  const whole = { ...size, ...spec, data: { name: NAME, values: rows(first) } };
  const { view, finalize } = await embed(place, whole, { mode: 'vega-lite', actions: false });
  return {
    // Its tooltip is one element for all charts of the page.
    answer: () => visibleText(document.querySelector('#vg-tooltip-element.visible')),
    update: (data) => view.data(NAME, rows(data)).runAsync(),
    destroy() {
      finalize();
      place.replaceChildren();
    },
  };
}

export function bars(place, data) {
  const rows = ({ labels, series }) =>
    series.flatMap(({ name, values }) => values.map((value, index) => ({ label: labels[index], name, value })));
  const spec = {
    mark: { type: 'bar', tooltip: true },
    encoding: {
      x: { field: 'label', type: 'ordinal', sort: null, axis: { labelOverlap: true, title: null } },
      y: { field: 'value', type: 'quantitative', title: null },
      color: { field: 'name', type: 'nominal', scale: { range: COLORS }, legend: null },
    },
  };
  return chart(place, spec, rows, data);
}

/** The line with a rule at the nearest value, as in the example "Line chart with highlighted points" of its gallery. */
export function line(place, data) {
  const rows = ({ times, values }) => times.map((time, index) => ({ time, value: values[index] }));
  const hover = { type: 'point', fields: ['time'], nearest: true, on: 'pointermove', clear: 'pointerout' };
  const tooltip = [
    { field: 'time', type: 'temporal' },
    { field: 'value', type: 'quantitative' },
  ];
  const spec = {
    encoding: { x: { field: 'time', type: 'temporal', scale: { type: 'utc' }, title: null } },
    layer: [
      {
        mark: { type: 'line', strokeWidth: 1 },
        encoding: { y: { field: 'value', type: 'quantitative', title: null } },
      },
      {
        params: [{ name: 'hover', select: hover }],
        mark: { type: 'rule', color: COLORS[0] },
        encoding: { opacity: { condition: { value: 0.5, param: 'hover', empty: false }, value: 0 }, tooltip },
      },
    ],
  };
  return chart(place, spec, rows, data);
}
