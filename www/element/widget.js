// A widget: from the bytes of a story to what the reader sees, and from what the reader does to what the page hears.
//
// Until a first picture has been drawn, and after any failure, the page's own figure inside the element stays on show.
// All that is known about a story, every word and every colour, comes from the core; this file moves values between
// the core, the view and the page.

import { showWanted } from './fallback.js';
import { inTurn, loadCore } from './instance.js';
import { StoryError } from './net.js';
import { Picture } from './picture.js';
import { plainWords } from './plain.js';
import { Refresh } from './refresh.js';
import { addressOf, readLanguage, readStory } from './source.js';
import { takeAway } from './take-away.js';
import { unfold, watch, whenNear } from './surroundings.js';
import { View } from './view.js';

export class Widget {
  #host;
  #view = null;
  #picture = null;
  /** What the core knows this widget by: how often it has trapped on this story, and what to do after a trap. */
  #user = { traps: 0, revive: () => this.#guard(() => this.#revive()) };
  /** Ends everything that belongs to one stay in the page. */
  #stay = null;
  /** Ends the loading of one story. */
  #loading = null;
  /** The core that this widget has joined. */
  #core = null;
  /** The story's bytes, from which it can be opened again. */
  #bytes = null;
  /** What was on show before a trap: { step, chosen }. */
  #before = null;
  /** Whether the last failure may pass by itself. */
  #transient = false;
  #refresh;

  constructor(host) {
    this.#host = host;
    this.#refresh = new Refresh(host, (bytes) => this.#update(bytes));
  }

  /** What the reader sees in place of the page's figure: made when there is something, for a page may have many. */
  #see() {
    if (this.#view) return this.#view;
    this.#view = new View(this.#host.attachShadow({ mode: 'open' }), {
      act: (name, ...values) => this.#guard(() => this.#picture.act(name, ...values)),
      source: (name, url) => this.#tell('infographic-source', { name, url }),
      again: () => this.#guard(() => this.#load()),
      passage: () => this.#guard(() => this.#picture.article.goToPassage()),
      take: (way) => this.#takeAway(way, (line) => this.#view.announce(line)),
      link: () => this.#takeAway('link', (line) => this.#view.answer(line)),
    });
    this.#picture = new Picture(this.#host, this.#view, {
      guard: (work) => this.#guard(work),
      fail: (error) => this.#fail(error),
      tell: (type, detail) => this.#tell(type, detail),
      drawn: (story) => this.#drawn(story),
    });
    this.#watch();
    return this.#view;
  }

  #takeAway(way, say) {
    const tell = (form) => this.#tell('infographic-take-away', { form });
    this.#guard(() => takeAway(way, this.#host, this.#view, this.#picture, say, tell));
  }

  enter() {
    if (this.#stay) return;
    this.#stay = new AbortController();
    this.#guard(() => {
      showWanted(this.#host);
      if (this.#view) this.#watch();
      this.#begin();
    });
  }

  leave() {
    if (!this.#stay) return;
    this.#stay.abort();
    this.#stay = null;
    this.#guard(() => this.#close());
    this.#bytes = null;
    this.#host.removeAttribute('data-state');
  }

  move() {
    this.#guard(() => this.#picture?.dress());
  }

  /** Another document has other sheets, colours and highlights. */
  adopt() {
    if (!this.#view) return;
    this.#guard(() => {
      this.#picture.article.adopt();
      this.#view.adopt(this.#host.ownerDocument);
      if (!this.#stay || !this.#host.ownerDocument.defaultView) return;
      this.#stay.abort();
      this.#stay = new AbortController();
      this.#watch();
      this.#picture.article.offer();
    });
  }

  attribute(name) {
    if (!this.#stay) return;
    this.#guard(() => {
      if (name === 'chart') showWanted(this.#host);
      if (name === 'theme') this.#picture?.dress();
      else if (name === 'refresh') this.#refresh.schedule();
      else if (name === 'deep-links' || name === 'quotes') this.#picture?.article.offer();
      else if ((name === 'chart' || name === 'steps') && this.#host.dataset.state !== 'error') this.#turn();
      else if (name === 'loading' && this.#host.dataset.state !== 'static') return;
      else if (name === 'src' && this.#host.story !== null) return;
      else this.#begin();
    });
  }

  outline() {
    return this.#story ? structuredClone(this.#story.outline) : null;
  }

  select(name) {
    if (name !== null && typeof name !== 'string') return false;
    return this.#guard(() => this.#story !== null && (name === null || this.#picture.article.has(name)) && this.#picture.act('choose', name ?? undefined)) ?? false;
  }

  place(name) {
    const found = typeof name === 'string' && this.#guard(() => this.#picture?.call('place', name));
    return found ? { x: found.x, y: found.y, width: found.width, height: found.height } : null;
  }

  async toBlob(type) {
    if (this.#host.dataset.state !== 'ready') throw new StoryError('not-ready', 'there is no picture yet');
    const blob = await new Promise((done) => this.#view.canvas.toBlob(done, type));
    if (!blob) throw new StoryError('no-picture', `this browser makes no ${type}`);
    return blob;
  }

  /** Whatever happens in here, the page's own script goes on, and its figure is on show. */
  #guard(work) {
    try {
      const done = work();
      done?.catch?.((error) => this.#fail(error));
      return done;
    } catch (error) {
      this.#fail(error);
      return undefined;
    }
  }

  /** Loads the story when it is wanted: at once, or when the reader comes near. */
  #begin() {
    this.#close();
    this.#bytes = null;
    const given = this.#host.story !== null;
    this.#setState('static');
    if (!given && !this.#host.getAttribute('src')) return;
    this.#loading = new AbortController();
    if (given || this.#host.getAttribute('loading') === 'eager') this.#guard(() => this.#load());
    else whenNear(this.#host, () => this.#guard(() => this.#load()), this.#loading.signal);
  }

  async #load() {
    this.#close();
    const loading = (this.#loading = new AbortController());
    this.#setState('loading');
    try {
      const [bytes] = await Promise.all([readStory(this.#host, loading.signal), loadCore()]);
      if (loading.signal.aborted) return;
      this.#user.traps = 0;
      this.#bytes = bytes;
      this.#refresh.begin(addressOf(this.#host), bytes);
      await this.#openInTurn(loading);
    } catch (error) {
      if (!loading.signal.aborted) this.#fail(error);
    }
  }

  /**
   * Joins the core, which from then on tells this widget when it has trapped, and opens the story's bytes when it is this
   * widget's turn. Joined only now: after a trap, whoever has joined is opened again from its bytes.
   */
  async #openInTurn({ signal }) {
    let core = await loadCore();
    // It may have trapped between two of our turns.
    while (!signal.aborted && !core.join(this.#user)) core = await loadCore();
    if (signal.aborted) return;
    this.#core = core;
    const language = core.call(this.#user, 'language', this.#bytes, this.#host.getAttribute('lang') ?? '');
    const words = language && await readLanguage(language);
    await inTurn(() => signal.aborted || this.#open(core, words));
  }

  /** Opens the story's bytes, shows the picture in place of the page's figure, and what was chosen before a trap. */
  #open(core, words) {
    const context = this.#see().context();
    if (!context) throw new StoryError('no-canvas', 'this browser gives no canvas');
    const { handle, problems } = core.call(this.#user, 'open', this.#bytes, context);
    for (const problem of problems) {
      const { line, column } = problem.place;
      console.info(`article-infographic: ${problem.code} at ${problem.path} (line ${line}, column ${column})`);
    }
    if (words) core.call(this.#user, 'speak', handle, words);
    const outline = core.call(this.#user, 'outline', handle);
    this.#picture.show({ core, user: this.#user, handle, outline, only: null, chart: 0, step: 0, chosen: null });
    const only = this.#only(outline);
    const before = this.#before;
    const step = only === null ? before?.step ?? 0 : null;
    Object.assign(this.#story, { only, step, chart: only ?? outline.steps[step].chart });
    this.#picture.dress();
    this.#openView();
    this.#view.tip(null, null);
    // All in one turn, so that the page's figure goes when the picture is there, and nothing below it moves. Only where
    // there is no width yet, the picture comes a frame after it.
    const alone = this.#host.childElementCount === 0 && this.#host.textContent.trim() === '';
    this.#view.show(alone);
    this.#picture.act(only === null ? 'step' : 'show', only ?? step);
    this.#picture.resize();
    if (before?.chosen) this.#picture.act('choose', before.chosen);
    this.#before = null;
  }

  #openView() {
    const { outline, only } = this.#story;
    this.#view.open(outline, only, this.#host.getAttribute('steps') === 'scroll');
  }

  /** The position of the one chart to show; null for all. */
  #only({ charts }) {
    const chart = this.#host.getAttribute('chart');
    const only = chart === null ? null : charts.findIndex(({ name }) => name === chart);
    if (only === -1) throw new StoryError('unknown-chart', `the story has no chart ${chart}`);
    return only;
  }

  /** Another chart of the story on show; of one that is on its way, it is read when that is there. */
  #turn() {
    const story = this.#story;
    if (!story) return;
    story.only = this.#only(story.outline);
    this.#picture.act('choose');
    this.#view.release();
    this.#openView();
    if (story.only !== null) this.#picture.act('show', story.only);
    else if (story.step === null) this.#picture.act('step', story.outline.steps.findIndex(({ chart }) => chart === story.chart));
    this.#picture.resize();
    this.#picture.article.offer();
  }

  /** After a trap: once more from the bytes. What has trapped twice stays away; the others of the page live on. */
  async #revive() {
    if (!this.#bytes) return;
    if (this.#user.traps > 1) return this.#fail(new StoryError('trap', 'the core failed twice on this story'));
    // A second trap may come before the story has been opened again.
    if (this.#story) this.#before = { step: this.#story.step, chosen: this.#story.chosen };
    if (this.#host.dataset.state !== 'ready') this.#view?.hide();
    if (this.#picture) this.#picture.story = null;
    const loading = this.#loading;
    try {
      await this.#openInTurn(loading);
    } catch (error) {
      if (!loading.signal.aborted) this.#fail(error);
    }
  }

  /** Lets go of the story on show and of the one on its way. */
  #close() {
    this.#loading?.abort();
    this.#loading = null;
    this.#transient = false;
    this.#refresh.end();
    this.#before = null;
    const handle = this.#story?.handle;
    this.#picture?.end();
    this.#core?.leave(this.#user, handle);
    this.#core = null;
  }

  #fail(error) {
    // Whoever called has been told of the trap already; after it, the story is opened again.
    if (error?.code === 'trap' && this.#user.traps < 2) return;
    const code = typeof error?.code === 'string' ? error.code : 'failed';
    try {
      this.#close();
      this.#bytes = null;
      this.#transient = error?.transient === true;
      // One line for the developer of the page; what the reader needs stands in the page's own figure.
      console.warn(`article-infographic: ${code}: ${error?.message ?? error} (${this.#host.getAttribute('src')})`);
      const [line, again] = plainWords(this.#host);
      this.#see().say(line, this.#transient ? again : null);
    } catch {
      // A page that breaks even this has its figure, and hears of it below.
    } finally {
      this.#setState('error');
      this.#tell('infographic-error', { code });
    }
  }

  /** Newer figures; where the core refuses them, what is on show stays. False while there is nothing that they are newer than. */
  #update(bytes) {
    const story = this.#story;
    if (!story) return false;
    const { outline, effects, status } = this.#picture.call('update', bytes);
    this.#bytes = bytes;
    this.#guard(() => {
      Object.assign(story, { outline, only: this.#only(outline) });
      this.#user.traps = 0;
      this.#openView();
      this.#picture.carryOutAll(effects, story);
      if (this.#story !== story) return;
      if (this.#view.scroll.element.closest('[data-scroll]')) this.#picture.resize();
      this.#view.announce(status);
      this.#picture.article.offer();
    });
    return true;
  }

  #watch() {
    const on = {
      resize: () => this.#picture.fit(),
      fonts: () => this.#picture.resize(),
      dress: () => this.#picture.dress(),
      paint: () => this.#picture.paint(),
      clicked: (event) => {
        this.#view.menu.clicked(event);
        this.#picture.article.clicked(event);
      },
      escape: () => this.#view.letGo(),
      follow: () => this.#picture.article.follow(),
      print: (begins) => {
        unfold(this.#host, begins);
        this.#picture.print(begins);
      },
      wake: () => {
        if (this.#transient && navigator.onLine) this.#load();
        else this.#refresh.schedule();
      },
    };
    for (const [name, act] of Object.entries(on)) on[name] = (value) => this.#guard(() => act(value));
    watch(this.#host, this.#view, on, this.#stay.signal);
  }

  /** After each layout; the first is the first picture, which in an element that is not displayed waits for its width. */
  #drawn(story) {
    if (this.#host.dataset.state === 'ready') return;
    this.#setState('ready');
    this.#tell('infographic-ready', { charts: story.outline.charts.map((chart) => chart.name) });
    this.#picture.article.offer();
    this.#picture.article.follow();
  }

  get #story() {
    return this.#picture?.story ?? null;
  }

  #setState(state) {
    this.#host.setAttribute('data-state', state);
  }

  #tell(type, detail) {
    this.#host.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}
