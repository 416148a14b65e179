// A widget: from the bytes of a story to what the reader sees, and from what the reader does to what the page hears.
//
// Until a first picture has been drawn, and after any failure, the page's own figure inside the element stays on show.
// All that is known about a story, every word and every colour, comes from the core; this file moves values between
// the core, the view and the page.

import { Article } from './article.js';
import { inTurn, loadCore } from './instance.js';
import { StoryError } from './net.js';
import { Refresh } from './refresh.js';
import { addressOf, readStory } from './source.js';
import { ratioOf, themeOf, watch, whenNear } from './surroundings.js';
import { View } from './view.js';

/** Said in place of the picture. The page's figure stands right below. */
const PLAIN_LINE = 'The interactive graphic is not available here. What it shows stands below.';
const AGAIN = 'Try again';

/** Milliseconds that the way to new figures takes. */
const TWEEN = 700;

export class Widget {
  #host;
  #view = null;
  #article = null;
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
  /** What the core knows of the story on show: { core, handle, outline, only, chart, chosen }; null before and after. */
  #story = null;
  /** Whether the last failure may pass by itself. */
  #transient = false;
  #frame = 0;
  /** When the way to new figures began; null when there is none. */
  #moving = null;
  #refresh;
  /** The theme that the view has on. */
  #dressed = null;
  /** Width of the last layout. */
  #width = 0;

  constructor(host) {
    this.#host = host;
    this.#refresh = new Refresh(host, (bytes) => this.#update(bytes));
  }

  /** What the reader sees in place of the page's figure: made when there is something, for a page may have many. */
  #see() {
    if (this.#view) return this.#view;
    this.#view = new View(this.#host.attachShadow({ mode: 'open' }), {
      act: (name, ...values) => this.#guard(() => this.#act(name, ...values)),
      source: (name, url) => this.#tell('infographic-source', { name, url }),
      again: () => this.#guard(() => this.#load()),
      passage: () => this.#guard(() => this.#article.goToPassage()),
      link: () => this.#guard(() => this.#article.copyLink()),
    });
    this.#article = new Article(this.#host, this.#view, (name, ...values) => this.#act(name, ...values));
    this.#watch();
    return this.#view;
  }

  enter() {
    if (this.#stay) return;
    this.#stay = new AbortController();
    this.#guard(() => {
      if (this.#view) this.#watch();
      this.#begin();
    });
  }

  leave() {
    if (!this.#stay) return;
    this.#stay.abort();
    this.#stay = null;
    this.#close();
    this.#bytes = null;
    this.#host.removeAttribute('data-state');
  }

  move() {
    this.#guard(() => this.#dress());
  }

  /** Another document has other sheets, colours and highlights. */
  adopt() {
    if (!this.#view) return;
    this.#article.adopt();
    this.#view.adopt(this.#host.ownerDocument);
    if (!this.#stay) return;
    this.#stay.abort();
    this.#stay = new AbortController();
    this.#guard(() => this.#watch());
  }

  attribute(name) {
    if (!this.#stay) return;
    this.#guard(() => {
      if (name === 'theme') this.#dress();
      else if (name === 'refresh') this.#refresh.schedule();
      else if (name === 'deep-links' || name === 'quotes') this.#article?.offer();
      else if (name === 'chart' && this.#story) this.#reopen();
      else this.#begin();
    });
  }

  outline() {
    return this.#story ? structuredClone(this.#story.outline) : null;
  }

  select(name) {
    if (name !== null && typeof name !== 'string') return false;
    return this.#guard(() => this.#story !== null && (name === null || this.#article.has(name)) && this.#act('choose', name ?? undefined)) ?? false;
  }

  place(name) {
    const found = this.#guard(() => this.#call('choices')?.find((choice) => choice.name === name));
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
      return work();
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
    if (given || this.#host.getAttribute('loading') === 'eager') this.#load();
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
      // Joined only now: whoever has joined is revived after a trap, for which there have to be bytes.
      const core = await this.#join();
      await inTurn(() => loading.signal.aborted || this.#open(core));
    } catch (error) {
      if (!loading.signal.aborted) this.#fail(error);
    }
  }

  /** The core, which from now on tells this widget when it has trapped. */
  async #join() {
    do this.#core = await loadCore();
    while (!this.#core.join(this.#user));
    return this.#core;
  }

  /** Opens the story's bytes, shows the picture in place of the page's figure, and what was chosen before. */
  #open(core, before = null) {
    const context = this.#see().context();
    if (!context) throw new StoryError('no-canvas', 'this browser gives no canvas');
    const chart = this.#host.getAttribute('chart');
    const { handle, problems } = core.call(this.#user, 'open', this.#bytes, context);
    for (const problem of problems) {
      const { line, column } = problem.place;
      console.info(`article-infographic: ${problem.code} at ${problem.path} (line ${line}, column ${column})`);
    }
    const outline = core.call(this.#user, 'outline', handle);
    const only = chart === null ? null : outline.charts.findIndex(({ name }) => name === chart);
    this.#story = { core, handle, outline, only, chart: only ?? 0, chosen: null };
    if (only === -1) throw new StoryError('unknown-chart', `the story has no chart ${chart}`);
    this.#dress();
    this.#view.open(outline, only);
    this.#article.show(this.#story);
    // Laid out and painted before it is shown: the page's figure goes when the picture is there, and nothing below moves.
    this.#view.show(this.#host.childElementCount > 0 ? this.#host.getBoundingClientRect().height : 0);
    if (before || only) this.#act('show', before?.chart ?? only);
    this.#resize();
    if (before?.chosen) this.#act('choose', before.chosen);
  }

  /** After a trap: once more from the bytes. What has trapped twice stays away; the others of the page live on. */
  async #revive() {
    if (!this.#bytes) return;
    if (this.#user.traps > 1) return this.#fail(new StoryError('trap', 'the core failed twice on this story'));
    const { chart, chosen } = this.#story ?? {};
    this.#story = null;
    const loading = this.#loading;
    try {
      const core = await this.#join();
      const before = chart === undefined ? null : { chart, chosen };
      await inTurn(() => loading.signal.aborted || this.#open(core, before));
    } catch (error) {
      if (!loading.signal.aborted) this.#fail(error);
    }
  }

  /** The same story from the beginning, for another of its charts. */
  #reopen() {
    const [{ core }, bytes] = [this.#story, this.#bytes];
    this.#close();
    if (!core.join(this.#user)) return this.#load();
    this.#core = core;
    this.#loading = new AbortController();
    this.#bytes = bytes;
    this.#setState('loading');
    this.#refresh.begin(addressOf(this.#host), bytes);
    return this.#open(core);
  }

  /** Lets go of the story on show and of the one on its way. */
  #close() {
    this.#loading?.abort();
    this.#loading = null;
    this.#transient = false;
    this.#moving = null;
    this.#refresh.end();
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#article?.show(null);
    this.#view?.hide();
    this.#core?.leave(this.#user, this.#story?.handle);
    this.#core = this.#story = null;
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
      this.#see().say(PLAIN_LINE, this.#transient ? AGAIN : null);
    } catch {
      // A page that breaks even this has its figure, and hears of it below.
    } finally {
      this.#setState('error');
      this.#tell('infographic-error', { code });
    }
  }

  /** Newer figures; where the core refuses them, what is on show stays. */
  #update(bytes) {
    const story = this.#story;
    const { outline, effects, status } = story.core.call(this.#user, 'update', story.handle, bytes);
    const chart = this.#host.getAttribute('chart');
    const only = chart === null ? null : outline.charts.findIndex(({ name }) => name === chart);
    this.#bytes = bytes;
    if (only === -1) return this.#fail(new StoryError('unknown-chart', `the story has no chart ${chart} any more`));
    this.#user.traps = 0;
    Object.assign(story, { outline, only });
    this.#view.open(outline, only);
    const moves = this.#host.ownerDocument.defaultView.matchMedia('(prefers-reduced-motion: no-preference)').matches;
    this.#moving = moves ? performance.now() : null;
    for (const effect of effects) this.#carryOut(effect, story);
    this.#view.announce(status);
    return this.#article.offer();
  }

  /** Asks the core something of the story on show; null when there is none. */
  #call(name, ...values) {
    const story = this.#story;
    return story && story.core.call(this.#user, name, story.handle, ...values);
  }

  /** Tells the core what the reader or the page did, by the name of its function, and carries out what it answers. */
  #act(name, ...values) {
    const story = this.#story;
    if (!story) return false;
    let effects;
    try {
      effects = this.#call(name, ...values);
    } catch (error) {
      if (error?.code === 'unknown-name') return false;
      throw error;
    }
    for (const effect of effects) {
      if (this.#story === story) this.#carryOut(effect, story);
    }
    return true;
  }

  #carryOut(effect, story) {
    switch (effect.type) {
      case 'layout':
        // Another chart is as high as it is; the reader has asked for it.
        if (effect.chart !== story.chart || effect.status) this.#view.release();
        story.chart = effect.chart;
        this.#view.layout(effect, this.#call('choices'));
        break;
      case 'repaint':
        this.#frame ||= requestAnimationFrame(() => this.#guard(() => this.#paint()));
        break;
      case 'tip':
        this.#view.tip(effect.node, effect.place);
        break;
      case 'chosen':
        story.chosen = effect.node?.name ?? null;
        this.#view.choose(story.chosen);
        this.#article.point(effect.node);
        this.#tell('infographic-select', { key: story.chosen, words: effect.node?.text ?? null });
        break;
      case 'failed':
        this.#fail(new StoryError('chart', 'the chart could not be drawn'));
        break;
    }
  }

  #resize() {
    const width = this.#view.width();
    // The page has another width: it moves anyway.
    if (this.#width > 0 && width !== this.#width) this.#view.release();
    this.#width = width;
    if (width <= 0 || !this.#act('resize', width, this.#view.family())) return;
    this.#paint();
    // The first picture: in an element that is not displayed it waits for its first width.
    const story = this.#story;
    if (!story || this.#host.dataset.state === 'ready') return;
    this.#setState('ready');
    this.#tell('infographic-ready', { charts: story.outline.charts.map((chart) => chart.name) });
    this.#article.offer();
    this.#article.follow();
  }

  #paint() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    if (!this.#story) return;
    // A page may have changed its colours without a sign that could be listened for.
    if (themeOf(this.#host) !== this.#dressed) this.#dress();
    const ratio = ratioOf(this.#host, this.#view.size());
    this.#view.setBacking(ratio);
    const way = this.#moving === null ? 1 : Math.min(1, (performance.now() - this.#moving) / TWEEN);
    this.#call('paint', this.#view.context(), ratio, themeOf(this.#host) === 'dark', way);
    if (way < 1) this.#frame ||= requestAnimationFrame(() => this.#guard(() => this.#paint()));
    else this.#moving = null;
  }

  #dress() {
    if (!this.#story) return;
    const theme = (this.#dressed = themeOf(this.#host));
    this.#view.dress(theme, this.#story.core.call(this.#user, 'palette', theme === 'dark'));
    this.#frame ||= requestAnimationFrame(() => this.#guard(() => this.#paint()));
  }

  #watch() {
    const on = {
      resize: () => Math.abs(this.#view.width() - this.#width) >= 1 && this.#resize(),
      fonts: () => this.#resize(),
      dress: () => this.#dress(),
      paint: () => this.#paint(),
      clicked: (event) => this.#article.clicked(event),
      escape: () => this.#view.letGo(),
      follow: () => this.#article.follow(),
      print: (begins) => this.#view.print(begins),
      wake: () => {
        if (this.#transient && navigator.onLine) this.#load();
        else this.#refresh.schedule();
      },
    };
    for (const [name, act] of Object.entries(on)) on[name] = (value) => this.#guard(() => act(value));
    watch(this.#host, this.#view, on, this.#stay.signal);
  }

  #setState(state) {
    this.#host.setAttribute('data-state', state);
  }

  #tell(type, detail) {
    this.#host.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}
