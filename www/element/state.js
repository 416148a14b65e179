// The element's state for the page: a property, a promise, and a custom state for style sheets. No attribute is written:
// frameworks report attributes that they have not written themselves as hydration errors.

export class State {
  /** `static`, `loading`, `ready` or `error`. */
  name = 'static';
  /** Fulfilled when the story is shown, rejected when it cannot be. */
  ready;
  #fulfil;
  #reject;
  #states;

  constructor(host) {
    this.#states = host.attachInternals?.().states;
    this.#promise();
    this.set('static');
  }

  set(name, error) {
    try {
      this.#states?.delete(this.name);
      this.#states?.add(name);
    } catch {
      // Older browsers accept dashed identifiers only; style sheets have to do without.
    }
    const settled = this.name === 'ready' || this.name === 'error';
    this.name = name;
    if (name === 'ready') this.#fulfil();
    else if (name === 'error') this.#reject(error);
    else if (settled) this.#promise();
  }

  #promise() {
    this.ready = new Promise((fulfil, reject) => {
      this.#fulfil = fulfil;
      this.#reject = reject;
    });
    // A page that does not use it gets no `unhandledrejection`.
    this.ready.catch(() => {});
  }
}
