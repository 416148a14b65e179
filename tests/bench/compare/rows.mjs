// The rows of the result: what each number is, its unit, and how it is measured. Less is better in all of them.

const BYTES = { unit: 'bytes', format: (value) => Math.round(value).toLocaleString('en') };
const TIME = { unit: 'ms', format: (value) => Math.round(value).toLocaleString('en') };
const FINE = { unit: 'ms', format: (value) => value.toFixed(1) };
const MEMORY = { unit: 'kB', format: (value) => Math.round(value / 1000).toLocaleString('en') };

export const GROUPS = [
  {
    title: 'Bytes over the wire',
    rows: [
      ['bytes seen', 'until the chart is seen', BYTES],
      ['bytes interactive', 'until it is interactive', BYTES],
      ['bytes all', 'in all', BYTES],
      ['document', 'the page itself, apart', BYTES],
      ['far', 'in all, if the chart is far below', BYTES],
    ],
    method: `The sum of \`encodedDataLength\` of DevTools' Network events, headers of responses included, without the page itself
(HTML), which has its own column: the page of the element contains the static figure, the pages of the libraries an empty box.
Bytes count up to the time of the event; "in all" ends when nothing was requested for two seconds. For the last column, the
chart stands five screens below the top and nobody scrolls; the libraries load at once, because their usual snippet is a
script element.`,
  },
  {
    title: 'A slow phone',
    rows: [
      ['paint', 'first paint', TIME],
      ['seen', 'first chart', TIME],
      ['interactive', 'interactive', TIME],
      ['inp', 'INP of the first tap', TIME],
      ['tap answered', 'first tap to answer', TIME],
    ],
    method: `Milliseconds since the start of navigation, with an empty cache, 1.6 Mbit/s down, 750 kbit/s up, 150 ms of latency and
a processor four times slower. First paint is the browser's first contentful paint: the headline, on every page. First chart is
the first painted frame in which the chart is on the page; for the element, its static figure. Interactive is the first painted
frame with a visible answer (tooltip; for uPlot its legend) while DevTools moves the pointer over marks from the start on. The
places of the marks are found before, on an unmeasured page. INP is the longest event of the first tap according to Event
Timing, in steps of 8 ms, after the page has loaded everything; the last column is from that tap to the painted answer, empty if
there was none within three seconds.`,
  },
  {
    title: 'Warm, not throttled',
    rows: [
      ['mount done', 'mount, script', FINE],
      ['mount', 'mount, painted', FINE],
      ['update done', 'update, script', FINE],
      ['update', 'update, painted', FINE],
      ['move', 'pointer move, painted', FINE],
    ],
    method: `On a page that has loaded and answered. Mount is from the data to the chart, update is from one changed value to the new
chart, each until the call is done and until the next frame is painted (at 60 frames a second, a frame takes up to 16.7 ms).
Each visit gives the median of several, without the first. The libraries have their data as arrays in memory. The element has no
such call: mounting it means a new element with \`src\`, \`chart\` and \`loading="eager"\`, and updating it means another \`src\`,
until \`infographic-ready\`; both include fetching the published story from the browser's cache. A pointer move is from the time of
the event to the painted frame with another answer. Animations of the libraries are switched off; the element has its defaults.`,
  },
  {
    title: 'Memory, and fifty charts',
    rows: [
      ['heap', 'memory, one chart', MEMORY],
      ['fifty', 'fifty more, painted', TIME],
      ['fifty heap', 'memory then', MEMORY],
    ],
    method: `Memory is the JavaScript heap after garbage collection, with the memory of array buffers and of WebAssembly
(\`Runtime.getHeapUsage\` and the size of each \`WebAssembly.Memory\`), without what the browser keeps for canvases and nodes. The
fifty charts are mounted at once on a page that has one already, for bars only.`,
  },
];
