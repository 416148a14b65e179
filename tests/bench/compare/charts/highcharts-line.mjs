// A line with Highcharts. Its documentation recommends the module `boost` for many points.

import 'highcharts/esm/modules/boost.js';
import { chart } from './highcharts.mjs';

export function line(place, data) {
  const series = ({ times, values }) => [
    { type: 'line', name: 'Level of the well', lineWidth: 1, data: times.map((time, index) => [time, values[index]]) },
  ];
  const options = {
    all: { boostThreshold: 5_000 },
    xAxis: { type: 'datetime' },
    yAxis: { title: { text: undefined } },
    legend: { enabled: false },
  };
  return chart(place, options, series, data);
}
