// The picture on show: what the reader and the page do goes to the core, and what the core answers is carried out.

import { Article } from './article.js';
import { read } from './attributes.js';
import { StoryError } from './net.js';
import { ratioOf, scaleOf, themeOf, wantsMore } from './surroundings.js';

/** Milliseconds that the way from one picture to the next takes. */
const TWEEN = 700;

export class Picture {
  #host;
  #view;
  #on;
  /**
   * What the core knows of the story on show: { core, user, handle, outline, only, chart, step, chosen }, and
   * `told`, what the page has been told of it; null before and after.
   */
  story = null;
  article;
  /** The colours by role. */
  colors = null;
  #frame = 0;
  /** When the way to the picture on show began; null when there is none. */
  #moving = null;
  /** The look that the view has on, see `palette` of the core. */
  #dressed = null;
  /** Whether it is on its way to paper, which is white. */
  #printed = false;
  /** Colours of the page's own, and what was told of them. */
  #given = '';
  #told = '';
  /** Width of the last layout, and the size of the reader's text in it, 1 as a rule. */
  #width = 0;
  #scale = 1;

  /** `on`: guard(work), fail(error), tell(type, detail), drawn(story). */
  constructor(host, view, on) {
    this.#host = host;
    this.#view = view;
    this.#on = on;
    this.article = new Article(host, view, (name, ...values) => this.act(name, ...values));
  }

  /** Takes a story in, in place of the one on show. */
  show(story) {
    if (this.story) this.#leave();
    this.story = story;
    this.article.show(story);
  }

  end() {
    this.#leave();
    this.#view.hide();
  }

  #leave() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#moving = null;
    this.story = null;
    this.#view.clear();
    this.article.show(null);
  }

  /** The names of the chart and the step on show. */
  here({ outline: { charts, steps }, chart, step } = this.story) {
    return { chart: charts[chart].name, step: steps[step]?.name ?? null };
  }

  /** Shows the story's words, before its picture. */
  open() {
    const { outline, only } = this.story;
    this.#view.open(outline, only, read(this.#host, 'steps') === 'scroll');
  }

  /** Takes newer figures of the same story in, as the core has read them, and says what has changed. */
  renew({ outline, effects, status }, only) {
    const story = Object.assign(this.story, { outline, only });
    this.open();
    this.carryOutAll(effects, story);
    if (this.story !== story) return;
    if (this.#view.scroll.element.closest('[data-scroll]')) this.resize();
    this.#view.announce(status);
    this.article.offer();
    this.#on.tell('infographic-refresh', { words: status });
  }

  place(name) {
    const found = this.call('place', name);
    return found && { x: found.x, y: found.y, width: found.width, height: found.height };
  }

  /** Asks the core something of the story on show; null when there is none. */
  call(name, ...values) {
    const story = this.story;
    return story && story.core.call(story.user, name, story.handle, ...values);
  }

  /** Tells the core what the reader or the page did, by the name of its function, and carries out what it answers. */
  act(name, ...values) {
    const story = this.story;
    if (!story) return false;
    let effects;
    try {
      effects = this.call(name, ...values);
    } catch (error) {
      if (error?.code === 'unknown-name') return false;
      throw error;
    }
    this.carryOutAll(effects, story);
    return true;
  }

  carryOutAll(effects, story) {
    for (const effect of effects) {
      if (this.story === story) this.#carryOut(effect, story);
    }
  }

  #carryOut(effect, story) {
    switch (effect.type) {
      case 'layout':
        // Another step is as high as it is; the reader has asked for it.
        if (effect.chart !== story.chart || effect.step !== story.step || effect.status) this.#view.release();
        story.chart = effect.chart;
        story.step = effect.step;
        this.#moving = effect.moves && this.#likesMotion() ? performance.now() : null;
        this.#view.layout(effect, this.call('choices'));
        this.#tellLayout(effect, story);
        break;
      case 'repaint':
        this.#frame ||= requestAnimationFrame(() => this.#on.guard(() => this.paint()));
        break;
      case 'tip':
        this.#view.tip(effect.node, effect.place);
        break;
      case 'chosen':
        story.chosen = effect.node?.name ?? null;
        // Of too many marks, what is chosen is offered all the same.
        if (effect.node?.beside === false && !this.#view.marks.has(story.chosen)) this.#view.lay(this.call('choices'));
        this.#view.choose(effect.node, effect.others);
        this.article.point(effect.node);
        this.#on.tell('infographic-select', { key: story.chosen, words: effect.node?.text ?? null, ...this.here(story) });
        break;
      case 'failed':
        this.#on.fail(new StoryError('chart', 'the chart could not be drawn'));
        break;
    }
  }

  /** What was chosen has gone. */
  tellNone() {
    const here = this.story ? this.here() : { chart: null, step: null };
    this.#on.tell('infographic-select', { key: null, words: null, ...here });
  }

  /** Tells the page of another step, or of what the reader has picked. */
  #tellLayout({ picked }, story) {
    const before = story.told;
    const values = picked.join();
    const now = (story.told = { ...this.here(story), values });
    if (!before) return;
    const { tools } = story.outline.charts[story.chart];
    const filters = picked.flatMap((value, at) => (value === null ? [] : { label: tools[at].label, value: tools[at].choices[value].label }));
    if (before.chart !== now.chart || before.step !== now.step) this.#on.tell('infographic-step', this.here(story));
    else if (before.values !== values) this.#on.tell('infographic-filter', { chart: now.chart, filters });
  }

  #likesMotion() {
    return this.#host.ownerDocument.defaultView.matchMedia('(prefers-reduced-motion: no-preference)').matches;
  }

  /** Lays the story out anew where its place has another width, the reader's text another size, or the screen another height
   * that matters. */
  fit() {
    const other = Math.abs(this.#view.width() - this.#width) >= 1 || scaleOf(this.#view) !== this.#scale;
    if (other || this.#view.scroll.outgrown()) this.resize();
  }

  resize() {
    if (!this.story) return;
    const before = this.#width;
    const scrolls = this.#view.scroll.begin();
    if (!this.#layOut()) return;
    if (scrolls && !this.#view.scroll.fits(this.call('heights'))) {
      this.#view.scroll.end();
      if (!this.#layOut()) return;
    }
    // The page has another width: it moves anyway.
    if (before > 0 && this.#width !== before) this.#view.release();
    this.paint();
    if (this.story) this.#on.drawn(this.story);
  }

  /** Lays the story out as wide as its place is; false where it has no width, or the core could not. */
  #layOut() {
    const width = this.#view.width();
    this.#width = width;
    this.#scale = scaleOf(this.#view);
    return width > 0 && this.act('resize', width, this.#scale, this.#view.family()) && this.story !== null;
  }

  paint() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    if (!this.story) return;
    // A page may have changed its colours without a sign that could be listened for.
    if (this.#look() !== this.#dressed) this.dress();
    const ratio = ratioOf(this.#host, this.#view.size());
    this.#view.setBacking(ratio);
    const way = this.#moving === null ? 1 : Math.min(1, (performance.now() - this.#moving) / TWEEN);
    this.#paintOn(this.#view.context(), ratio, way, false);
    if (way < 1) this.#frame ||= requestAnimationFrame(() => this.#on.guard(() => this.paint()));
    else this.#moving = null;
  }

  /** Paints what is on show on another canvas, or on what draws like one, without what pointer and choice add. */
  paintPlain(context, ratio) {
    this.#paintOn(context, ratio, 1, true);
  }

  #paintOn(context, ratio, way, plain) {
    this.call('paint', context, ratio, this.#dressed, this.#given, way, plain);
  }

  dress() {
    if (!this.story) return;
    this.#dressed = this.#look();
    this.#given = this.#view.given(this.#theme());
    const { colors, faint } = this.call('palette', this.#dressed, this.#given);
    const told = faint.map(({ name, contrast, least, beside, beside_color }) =>
      `--ai-${name} has a contrast of ${contrast.toFixed(2)} with --ai-${beside} (${beside_color}), it needs ${least}`).join('; ');
    if (told && told !== this.#told) console.info(`article-infographic: not used: ${told}`);
    this.#told = told;
    this.colors = colors;
    this.#view.dress(colors);
    this.#frame ||= requestAnimationFrame(() => this.#on.guard(() => this.paint()));
  }

  print(begins) {
    this.#printed = begins;
    this.paint();
  }

  #theme() {
    return this.#printed ? 'light' : themeOf(this.#host);
  }

  #look() {
    return this.#theme() + (wantsMore(this.#host) ? '-more' : '');
  }
}
