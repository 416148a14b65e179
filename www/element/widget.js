// A widget: from the bytes of a story to what the reader sees, and from what the reader does to what the page hears.
//
// Until a first picture has been drawn, and after any failure, the page's own figure inside the element stays on show.
// All that is known about a story, every word and every colour, comes from the core; this file moves values between
// the core, the view and the page.

import { read } from './attributes.js';
import { showWanted } from './fallback.js';
import { inTurn, joinCore, loadCore } from './instance.js';
import { StoryError } from './net.js';
import { onlyChart, openStory } from './open.js';
import { Picture } from './picture.js';
import { plainWords } from './plain.js';
import { published } from './publish.js';
import { Refresh } from './refresh.js';
import { reportOf, warn } from './report.js';
import { addressOf, readLanguage, readStory } from './source.js';
import { State } from './state.js';
import { takeAway } from './take-away.js';
import { unfold, watch, whenNear, whenSeen } from './surroundings.js';
import { View } from './view.js';

export class Widget {
  state;
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
  /** The published story, from which it can be opened again, and what the editor's core has warned of in a raw one. */
  #bytes = null;
  #problems = [];
  /** What was on show before a trap: { told, chosen }. */
  #before = null;
  /** Whether the reader has had the picture before them during this stay. */
  #seen = false;
  /** Whether the last failure may pass by itself. */
  #transient = false;
  #refresh;

  constructor(host) {
    this.#host = host;
    this.state = new State(host);
    this.#refresh = new Refresh(host, (bytes, signal) => this.#update(bytes, signal));
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
      details: (part, key) => this.#story && this.#tell('infographic-details', { part, key, ...this.#picture.here() }),
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
    this.#seen = false;
    this.state.set('static');
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

  /** An attribute, or the story, is another one. */
  change(name) {
    if (!this.#stay) return;
    this.#guard(() => {
      if (name === 'chart') showWanted(this.#host);
      if (name === 'theme') this.#picture?.dress();
      else if (name === 'refresh') this.#refresh.schedule();
      else if (name === 'deep-links' || name === 'quotes') this.#picture?.article.offer();
      else if ((name === 'chart' || name === 'steps') && this.state.name !== 'error') this.#turn();
      else if (name === 'loading' && this.state.name !== 'static') return;
      else if (name === 'src' && this.#host.story !== null) return;
      else this.#begin();
    });
  }

  outline() {
    return this.#story ? structuredClone(this.#story.outline) : null;
  }

  select(name) {
    if (name !== null && typeof name !== 'string') return false;
    return this.#guard(() => this.#story !== null && (name === null ? this.#picture.act('choose') : this.#picture.article.choose(name))) ?? false;
  }

  goTo(step) {
    return this.#guard(() => this.#story !== null && this.#picture.article.goTo(step)) ?? false;
  }

  place(name) {
    return (typeof name === 'string' && this.#guard(() => this.#picture?.place(name))) || null;
  }

  async toBlob(type) {
    if (this.state.name !== 'ready') throw new StoryError('not-ready', 'there is no picture yet');
    return this.#view.toBlob(type);
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

  /** Loads the story when it is wanted: at once, or when the reader comes near. One that is on show stays until then. */
  #begin() {
    this.#stop();
    const given = this.#host.story !== null;
    if (!this.#story) this.#close();
    if (!this.#story || !(given || read(this.#host, 'src'))) this.state.set('static');
    if (!given && !read(this.#host, 'src')) {
      // Frameworks set one property after the other; the next may be another story, until which this one stays.
      return queueMicrotask(() => this.state.name === 'static' && this.#guard(() => this.#loading || this.#close()));
    }
    if (given || this.#story || read(this.#host, 'loading') === 'eager') {
      this.#guard(() => this.#load());
    } else {
      this.#loading = new AbortController();
      whenNear(this.#host, () => this.#guard(() => this.#load()), this.#loading.signal);
    }
  }

  async #load() {
    this.#stop();
    if (!this.#story) this.#close();
    const loading = (this.#loading = new AbortController());
    this.state.set('loading');
    const hear = this.#hearer(loading);
    try {
      const reading = readStory(this.#host, loading.signal, hear);
      const [raw, made] = await Promise.all([reading, reading.then((raw) => published(raw, hear)), loadCore(hear)]);
      if (loading.signal.aborted) return;
      this.#user.traps = 0;
      ({ bytes: this.#bytes, problems: this.#problems } = made);
      this.#refresh.begin(addressOf(this.#host), raw);
      await this.#openInTurn(loading, hear);
    } catch (error) {
      if (!loading.signal.aborted) this.#fail(error);
    }
  }

  /** Hears of each try that failed and is made again, and tells of the first. */
  #hearer({ signal }) {
    let told = false;
    return (error) => {
      if (told || signal.aborted) return;
      told = true;
      const report = reportOf(this.#host, error);
      warn(report, '; trying again');
      this.#guard(() => {
        // Under another address, for as long as this takes, the old picture would be a wrong statement.
        this.#drop();
        this.#see().say(plainWords(this.#host)[2], null);
      });
      this.#tell('infographic-retry', report);
    };
  }

  /**
   * Joins the core, which from then on tells this widget when it has trapped, and opens the story's bytes when it is this
   * widget's turn. Joined only now: after a trap, whoever has joined is opened again from its bytes.
   */
  async #openInTurn({ signal }, hear) {
    const core = await joinCore(this.#user, hear, signal);
    if (signal.aborted) return;
    this.#core = core;
    const language = core.call(this.#user, 'language', this.#bytes, read(this.#host, 'lang'));
    const words = language && await readLanguage(language, hear);
    await inTurn(() => signal.aborted || this.#open(core, language, words));
  }

  /** Opens the story's bytes, and shows the picture in place of the page's figure, or of the picture before. */
  #open(core, language, words) {
    const context = this.#see().context();
    if (!context) throw new StoryError('no-canvas', 'this browser gives no canvas');
    const story = openStory(this.#host, core, this.#user, { bytes: this.#bytes, context, language, words });
    const { outline: { steps }, only } = story;
    const shown = this.#story;
    const before = shown ?? this.#before;
    this.#before = null;
    shown?.core.close(shown.handle);
    // What it has of the one before stays on show, and chosen.
    const step = only === null ? Math.max(0, steps.findIndex(({ name }) => name === before?.told?.step)) : null;
    const chart = only ?? steps[step].chart;
    this.#picture.show({ ...story, bytes: this.#bytes, step, chart, chosen: null, told: before?.told, isFirst: !before });
    this.#picture.dress();
    this.#picture.open();
    this.#view.tip(null, null);
    // All in one turn, so that the page's figure goes when the picture is there, and nothing below it moves. Only where
    // there is no width yet, the picture comes a frame after it.
    this.#view.show();
    if (shown) this.#view.release();
    this.#picture.act(only === null ? 'step' : 'show', only ?? step);
    this.#picture.resize();
    if (before?.chosen && !this.#picture.article.choose(before.chosen)) this.#picture.tellNone();
  }

  /** Another chart of the story on show; of one that is on its way, it is read when that is there. */
  #turn(isLast = false) {
    const story = this.#story;
    if (!story || this.state.name === 'loading') return;
    try {
      story.only = onlyChart(this.#host, story.outline);
    } catch (error) {
      if (isLast) throw error;
      // Frameworks set one attribute after the other; the next may be the address of the story that has this chart.
      return queueMicrotask(() => this.#stay && this.#guard(() => this.#turn(true)));
    }
    this.#picture.act('choose');
    this.#view.release();
    this.#picture.open();
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
    this.#before = this.#story ?? this.#before;
    if (this.state.name !== 'ready') this.#view?.hide();
    if (this.#picture) this.#picture.story = null;
    const loading = this.#loading;
    try {
      await this.#openInTurn(loading, this.#hearer(loading));
    } catch (error) {
      if (!loading.signal.aborted) this.#fail(error);
    }
  }

  /** Ends what is on its way. */
  #stop() {
    this.#loading?.abort();
    this.#loading = null;
    this.#transient = false;
    this.#refresh.end();
  }

  /** Lets go of the story on show. */
  #drop() {
    const story = this.#story;
    this.#before = null;
    this.#picture?.end();
    story?.core.close(story.handle);
    // Or a trap would bring it back.
    if (story?.bytes === this.#bytes) this.#bytes = null;
    if (story?.chosen && this.#stay) this.#picture.tellNone();
  }

  #close() {
    this.#stop();
    this.#drop();
    this.#bytes = null;
    this.#core?.leave(this.#user);
    this.#core = null;
  }

  #fail(error) {
    // Whoever called has been told of the trap already; after it, the story is opened again.
    if (error?.code === 'trap' && this.#user.traps < 2) return;
    const report = reportOf(this.#host, error);
    try {
      this.#close();
      this.#transient = error?.transient === true;
      warn(report);
      const [line, again] = plainWords(this.#host);
      this.#see().say(line, this.#transient ? again : null);
    } catch {
      // A page that breaks even this has its figure, and hears of it below.
    } finally {
      this.state.set('error', error);
      this.#tell('infographic-error', report);
    }
  }

  /** Newer figures; where the core refuses them, what is on show stays. False while there is nothing that they are newer than. */
  async #update(raw, signal) {
    const made = await published(raw, () => {});
    if (signal.aborted || !this.#story) return false;
    const newer = this.#picture.call('update', made.bytes);
    ({ bytes: this.#bytes, problems: this.#problems } = made);
    this.#story.bytes = made.bytes;
    this.#guard(() => {
      this.#user.traps = 0;
      this.#picture.renew(newer, onlyChart(this.#host, newer.outline));
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
    if (this.state.name === 'ready') return;
    this.state.set('ready');
    const { outline, isFirst } = story;
    const names = (list) => list.map(({ name }) => name);
    this.#tell('infographic-ready', { charts: names(outline.charts), steps: names(outline.steps), problems: this.#problems });
    if (this.#story !== story) return;
    this.#picture.article.offer();
    if (isFirst) this.#picture.article.follow();
    if (!this.#seen) whenSeen(this.#view.plot, () => {
      this.#seen = true;
      if (this.#story) this.#tell('infographic-view', this.#picture.here());
    }, this.#loading.signal);
  }

  get #story() { return this.#picture?.story ?? null; }

  #tell(type, detail) {
    this.#host.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}
