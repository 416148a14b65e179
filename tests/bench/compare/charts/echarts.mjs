// ECharts with the parts that the chart needs, and without animation. The module `aria` adds a description.

import { BarChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { COLORS, visibleText } from './start.mjs';

const OPTION = {
  animation: false,
  aria: { enabled: true },
  color: COLORS,
  tooltip: { trigger: 'axis', className: 'tip', transitionDuration: 0 },
};

function chart(place, option, series) {
  place.replaceChildren();
  const made = init(place);
  made.setOption({ ...OPTION, ...option });
  return {
    answer: () => visibleText(place.querySelector('.tip')),
    update: (data) => made.setOption({ series: series(data) }),
    destroy: () => made.dispose(),
  };
}

export function bars(place, data) {
  use([BarChart, AriaComponent, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);
  const series = (next) => next.series.map(({ name, values }) => ({ type: 'bar', stack: 'all', name, data: values }));
  const option = { legend: {}, xAxis: { type: 'category', data: data.labels }, yAxis: {}, series: series(data) };
  return chart(place, option, series);
}

export function line(place, data) {
  use([LineChart, AriaComponent, GridComponent, TooltipComponent, CanvasRenderer]);
  const points = ({ times, values }) => times.map((time, index) => [time, values[index]]);
  // Its documentation recommends sampling for many points.
  const series = (next) => [{ type: 'line', showSymbol: false, sampling: 'lttb', data: points(next) }];
  return chart(place, { xAxis: { type: 'time' }, yAxis: {}, series: series(data) }, series);
}
