// How far an element has come, for the page: a property, a promise, and a custom state for style sheets. Attributes are the
// page's: frameworks compare those that they find with those that they have written.

export class State {
  /** `static`, `loading`, `ready` or `error`. */
  name = 'static';
  /** Kept once the story that is asked for now is on show, broken once it cannot be. */
  ready;
  #keep;
  #break;
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
      // An older browser takes states of another form only; style sheets have to do without.
    }
    const settled = this.name === 'ready' || this.name === 'error';
    this.name = name;
    if (name === 'ready') this.#keep();
    else if (name === 'error') this.#break(error);
    else if (settled) this.#promise();
  }

  #promise() {
    this.ready = new Promise((keep, fail) => {
      this.#keep = keep;
      this.#break = fail;
    });
    // Nobody has to listen.
    this.ready.catch(() => {});
  }
}
