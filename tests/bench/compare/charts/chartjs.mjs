// Chart.js with the parts that the chart needs, and without animation. Its tooltip is drawn on the canvas.

import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  Decimation,
  Legend,
  LineController,
  LineElement,
  LinearScale,
  PointElement,
  Tooltip,
} from 'chart.js';
import { COLORS, day, year } from './start.mjs';

const OPTIONS = { animation: false, maintainAspectRatio: false, interaction: { mode: 'index', intersect: false } };

function chart(place, config, apply) {
  const canvas = document.createElement('canvas');
  place.replaceChildren(canvas);
  const made = new Chart(canvas, config);
  return {
    answer() {
      const { opacity, title, body } = made.tooltip ?? {};
      return opacity ? [...title, ...body.flatMap(({ lines }) => lines)].join(', ') : '';
    },
    update(data) {
      apply(made.data.datasets, data);
      made.update();
    },
    destroy: () => made.destroy(),
  };
}

export function bars(place, data) {
  Chart.register(BarController, BarElement, CategoryScale, Legend, LinearScale, Tooltip);
  const datasets = data.series.map(({ name, values }, order) => ({
    label: name,
    data: values,
    backgroundColor: COLORS[order],
  }));
  const options = { ...OPTIONS, scales: { x: { stacked: true }, y: { stacked: true } } };
  return chart(place, { type: 'bar', data: { labels: data.labels, datasets }, options }, (all, { series }) => {
    for (const [order, { values }] of series.entries()) all[order].data = values;
  });
}

export function line(place, data) {
  Chart.register(LineController, LineElement, PointElement, Decimation, LinearScale, Tooltip);
  const points = ({ times, values }) => times.map((x, index) => ({ x, y: values[index] }));
  const config = {
    type: 'line',
    data: { datasets: [{ label: 'Level of the well', data: points(data), borderColor: COLORS[0], borderWidth: 1 }] },
    // Its documentation recommends all of these for many points.
    options: {
      ...OPTIONS,
      parsing: false,
      normalized: true,
      elements: { point: { radius: 0 } },
      plugins: {
        decimation: { enabled: true, algorithm: 'min-max' },
        tooltip: { callbacks: { title: ([{ parsed }]) => day(parsed.x) } },
      },
      scales: { x: { type: 'linear', bounds: 'data', ticks: { callback: year, maxRotation: 0 } } },
    },
  };
  return chart(place, config, (all, next) => {
    all[0].data = points(next);
  });
}
