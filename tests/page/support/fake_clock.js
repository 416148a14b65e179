// For the pages of faults, before any other script: long waits are short, what is fetched is counted, and what the mode
// in the page's address names is broken.
'use strict';
{
  const wait = window.setTimeout;
  const mode = location.pathname.split('/')[2];
  // The timeout of a request. It is shortened only where a test waits for it: on a busy machine, an answer that comes late
  // would otherwise be asked for again, which the page reports as a complaint.
  const REQUEST_TIMEOUT = 15_000;
  const shortened = (time) => {
    if (time < 500 || (time === REQUEST_TIMEOUT && mode !== 'silent')) return time;
    return time < REQUEST_TIMEOUT ? time / 20 : time / 6;
  };
  window.setTimeout = (act, time = 0, ...values) => wait(act, shortened(time), ...values);

  const ask = window.fetch;
  Object.defineProperty(window, 'fetched', { value: [] });
  window.fetch = (address, options) => {
    window.fetched.push(String(address));
    return ask(address, options);
  };

  Object.defineProperty(window, 'instances', { value: [] });
  if (window.WebAssembly) {
    const make = WebAssembly.instantiate;
    WebAssembly.instantiate = (...values) => {
      window.instances.push(1);
      return make.apply(WebAssembly, values);
    };
  }

  const modes = {
    'no-wasm': () => delete window.WebAssembly,
    'no-canvas': () => {
      HTMLCanvasElement.prototype.getContext = () => null;
    },
    'thrown-canvas': () => {
      HTMLCanvasElement.prototype.getContext = () => {
        throw new Error('no canvas');
      };
    },
    'no-internals': () => delete HTMLElement.prototype.attachInternals,
    'older-states': () => {
      if (window.CustomStateSet)
        CustomStateSet.prototype.add = () => {
          throw new DOMException('no dashes', 'SyntaxError');
        };
    },
    'no-observers': () => {
      delete window.IntersectionObserver;
    },
    hostile: () => {
      Array.prototype.map = () => {
        throw new Error('not your map');
      };
      Array.prototype.filter = () => {
        throw new Error('not your filter');
      };
      window.JSON = null;
    },
    'hostile-fetch': () => {
      window.fetch = () => {
        throw new Error('not your fetch');
      };
    },
  };
  modes[mode]?.();

  // How much of the page has moved by itself, and what, where the browser tells.
  Object.defineProperty(window, 'shift', { value: { sum: 0, moved: [], since: null } });
  if (window.PerformanceObserver?.supportedEntryTypes?.includes('layout-shift')) {
    // While the page is still being read, its parts come one after the other. The first frame after that shows all of it, so
    // a shift counts from the second one on.
    const begin = () => (window.shift.since = performance.now());
    const afterReading = () => requestAnimationFrame(() => requestAnimationFrame(begin));
    document.addEventListener('readystatechange', afterReading, { once: true });
    new PerformanceObserver((list) => {
      for (const { hadRecentInput, startTime, value, sources } of list.getEntries()) {
        if (startTime <= (window.shift.since ?? Infinity) || hadRecentInput) continue;
        window.shift.sum += value;
        for (const { node, previousRect: from, currentRect: to } of sources) {
          const name = node?.className || node?.nodeName;
          window.shift.moved.push(`${Math.round(startTime)} ms: ${name} ${JSON.stringify(from)} ${JSON.stringify(to)}`);
        }
      }
    }).observe({ type: 'layout-shift', buffered: true });
  }
}
