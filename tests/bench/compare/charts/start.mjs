// Loads the data of a page and draws them with one library, then offers the chart to the measurements.

const DAY = 86_400_000;

/** The data as arrays of numbers. The lines have a time in milliseconds for each value. */
function prepare(data) {
  if (!data.from) return data;
  const from = Date.parse(data.from);
  return { ...data, times: data.values.map((_, index) => from + index * DAY) };
}

/** The same data with the first value raised by one. */
function change(data) {
  const raise = (values) => [values[0] + 1, ...values.slice(1)];
  if (data.values) return { ...data, values: raise(data.values) };
  const [first, ...others] = data.series;
  return { ...data, series: [{ ...first, values: raise(first.values) }, ...others] };
}

/** `chart` draws into an element and returns how to update, question and remove it. */
export async function start(chart, source) {
  const data = prepare(await (await fetch(source)).json());
  const versions = [data, change(data)];
  const mount = async (place) => {
    const { answer, update, destroy } = await chart(place, data);
    return { answer, update: (version) => update(versions[version]), destroy };
  };
  const { answer } = await mount(document.querySelector('.chart'));
  window.bench?.start({ mount, answer });
}

/** The text of an element that the reader can see, otherwise nothing. */
export function visibleText(element) {
  return element?.checkVisibility({ opacityProperty: true, visibilityProperty: true }) ? element.textContent : '';
}

export const COLORS = ['#1d5fa6', '#b5651d'];
export const year = (time) => String(new Date(time).getUTCFullYear());
export const day = (time) => new Date(time).toISOString().slice(0, 10);
