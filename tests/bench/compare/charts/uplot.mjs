// uPlot. Its legend below the chart shows the values under the pointer.

import uPlot from 'uplot';
import { COLORS, visibleText } from './start.mjs';

const LEGEND = 60;

function chart(place, options, data, table) {
  place.replaceChildren();
  const size = { width: place.clientWidth, height: place.clientHeight - LEGEND };
  const plot = new uPlot({ ...size, ...options }, table(data), place);
  const legend = plot.root.querySelector('.u-legend');
  return {
    answer: () => (Number.isInteger(plot.cursor.idx) ? visibleText(legend) : ''),
    update: (next) => plot.setData(table(next)),
    destroy: () => plot.destroy(),
  };
}

export function bars(place, data) {
  const { labels } = data;
  const stacked = ({ series }) => {
    const sums = labels.map(() => 0);
    return series.map(({ values }) => values.map((value, index) => (sums[index] += value ?? 0)));
  };
  // The highest sums are drawn first, so that the lower ones lie over them.
  const table = (next) => [labels.map((_, index) => index), ...stacked(next).reverse()];
  const shown = (value, index) => (index === null ? '--' : String(value ?? 'no number'));
  const series = data.series.map(({ name, values }, order) => ({
    label: name,
    fill: COLORS[order],
    paths: uPlot.paths.bars({ size: [0.8] }),
    points: { show: false },
    value: (_, __, ___, index) => shown(values[index], index),
  }));
  const options = {
    scales: { x: { time: false, range: [-0.5, labels.length - 0.5] }, y: { range: (_, __, most) => [0, most] } },
    axes: [{ values: (_, splits) => splits.map((split) => labels[split]?.slice(0, 12) ?? '') }, {}],
    series: [{ label: 'what', value: (_, __, ___, index) => shown(labels[index], index) }, ...series.reverse()],
  };
  return chart(place, options, data, table);
}

export function line(place, data) {
  const table = ({ times, values }) => [times.map((time) => time / 1000), values];
  const options = { series: [{}, { label: 'Level of the well', stroke: COLORS[0] }] };
  return chart(place, options, data, table);
}
