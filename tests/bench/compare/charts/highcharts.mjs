// Highcharts with its accessibility module, and without animation.

import Highcharts from 'highcharts/esm/highcharts.js';
import 'highcharts/esm/modules/accessibility.js';
import { COLORS, visibleText } from './start.mjs';

/** `all` are the options of every series. */
export function chart(place, { all, ...options }, series, data) {
  place.replaceChildren();
  const made = Highcharts.chart(place, {
    colors: COLORS,
    title: { text: undefined },
    credits: { enabled: false },
    ...options,
    chart: { animation: false },
    plotOptions: { series: { animation: false, ...all } },
    series: series(data),
    tooltip: { shared: true, animation: false },
  });
  return {
    answer: () => visibleText(place.querySelector('.highcharts-tooltip')),
    update: (next) => made.update({ series: series(next) }),
    destroy: () => made.destroy(),
  };
}

export function bars(place, data) {
  const series = (next) => next.series.map(({ name, values }) => ({ type: 'column', name, data: values }));
  const options = {
    all: { stacking: 'normal' },
    xAxis: { categories: data.labels },
    yAxis: { title: { text: undefined } },
  };
  return chart(place, options, series, data);
}
