// The element <article-infographic src chart theme>: loads a story, shows it, tells the page what the reader does.
//
// Until a first picture has been drawn, and after any failure, the page's own figure inside the element stays on show.
// All that is known about a story, every word and every colour, comes from the core; this file moves values between
// the core, the view and the page.

import { attachStory, loadCore, readStory, StoryError } from './load.js';
import { findPassage, readArticle, showPassages } from './passages.js';
import { View } from './view.js';

/** Lines for the reader when there is no picture. The page's figure stands right below. */
const PLAIN_LINE = 'The interactive graphic is not available here. What it shows stands below.';

/**
 * Most device pixels to a side, and in all, that a canvas may have: Safari on phones draws none of over 16,777,216, and
 * a fraction of that is sharp enough.
 */
const MAX_SIDE = 8192;
const MAX_PIXELS = 8_000_000;

class ArticleInfographic extends HTMLElement {
  static observedAttributes = ['src', 'chart', 'theme'];

  #view = new View(this.attachShadow({ mode: 'open' }), {
    act: (name, ...values) => this.#act(name, ...values),
    source: (name, url) => this.#tell('infographic-source', { name, url }),
  });
  /** What the core knows of the story on show: { core, handle, outline, only }; null before and after. */
  #story = null;
  /** Ends everything that belongs to one stay in the page. */
  #stay = null;
  /** Ends the loading of one story. */
  #loading = null;
  #frame = 0;
  /** The theme that the view has on. */
  #dressed = null;
  /** Width of the last layout. */
  #width = 0;
  #highlight = showPassages();

  connectedCallback() {
    if (this.#stay) return;
    this.#stay = new AbortController();
    this.#watch(this.#stay.signal);
    this.#load();
  }

  disconnectedCallback() {
    // A move in the page disconnects and connects again at once; only a real farewell ends the stay.
    queueMicrotask(() => {
      if (this.isConnected || !this.#stay) return;
      this.#stay.abort();
      this.#stay = null;
      this.#leave();
      this.removeAttribute('data-state');
    });
  }

  attributeChangedCallback(name, before, now) {
    if (!this.#stay || before === now) return;
    if (name === 'theme') this.#dress();
    else this.#load();
  }

  /** The story in words: charts, an entry for everything that can be chosen, tables, sources. Null before it is there. */
  outline() {
    return this.#story ? structuredClone(this.#story.outline) : null;
  }

  /** Chooses what has this name, such as `held.held`; null lets go. False where the story has no such thing. */
  select(name) {
    if (name !== null && typeof name !== 'string') return false;
    const only = this.#story?.only ?? null;
    const here = name === null || only === null || name.startsWith(`${this.#story.outline.charts[only].name}.`);
    return here && this.#act('choose', name ?? undefined);
  }

  /** Where something lies on the canvas, in CSS pixels; null where it is not in the chart on show. */
  place(name) {
    const story = this.#story;
    const found = story?.core.choices(story.handle).find((choice) => choice.name === name);
    return found ? { x: found.x, y: found.y, width: found.width, height: found.height } : null;
  }

  async #load() {
    this.#leave();
    const src = this.getAttribute('src');
    if (!src) return this.#setState('static');
    this.#setState('loading');
    const loading = (this.#loading = new AbortController());
    try {
      const [core, bytes] = await Promise.all([loadCore(), readStory(new URL(src, document.baseURI), loading.signal)]);
      if (loading.signal.aborted) return;
      const story = attachStory(core, bytes, this.#view.context(), this.getAttribute('chart'));
      this.#story = story;
      this.#dress();
      this.#view.open(story.outline, story.only);
      // Laid out and painted before it is shown: the page's figure goes when the picture is there.
      this.#view.show();
      if (story.only !== null) this.#act('show', story.only);
      this.#resize();
    } catch (error) {
      if (!loading.signal.aborted) this.#fail(error);
    }
  }

  /** Lets go of the story on show and of the one on its way. */
  #leave() {
    this.#loading?.abort();
    this.#loading = null;
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#highlight.clear();
    this.#view.hide();
    if (this.#story) this.#story.core.close(this.#story.handle);
    this.#story = null;
  }

  #fail(error) {
    this.#leave();
    const code = typeof error?.code === 'string' ? error.code : 'failed';
    // One line for the developer of the page; what the reader needs stands in the page's own figure.
    console.warn(`article-infographic: ${code}: ${error?.message ?? error} (${this.getAttribute('src')})`);
    this.#view.say(PLAIN_LINE);
    this.#setState('error');
    this.#tell('infographic-error', { code });
  }

  /** Tells the core what the reader or the page did, by the name of its function, and carries out what it answers. */
  #act(name, ...values) {
    const story = this.#story;
    if (!story) return false;
    let effects;
    try {
      effects = story.core[name](story.handle, ...values);
    } catch (error) {
      if (error?.code !== 'unknown-name') this.#fail(error);
      return false;
    }
    for (const effect of effects) {
      if (this.#story === story) this.#carryOut(effect, story);
    }
    return true;
  }

  #carryOut(effect, story) {
    switch (effect.type) {
      case 'layout':
        this.#view.layout(effect, story.core.choices(story.handle));
        break;
      case 'repaint':
        this.#frame ||= requestAnimationFrame(() => this.#paint());
        break;
      case 'tip':
        this.#view.tip(effect.node, effect.place);
        break;
      case 'chosen':
        this.#view.choose(effect.node?.name ?? null);
        this.#point(effect.node);
        break;
      case 'failed':
        this.#fail(new StoryError('chart', 'the chart could not be drawn'));
        break;
    }
  }

  /** Marks the sentences of the page that say what was chosen, and tells the page. */
  #point(node) {
    const article = node && readArticle(this);
    const ranges = node ? node.voices.map((voice) => findPassage(article, voice)).filter(Boolean) : [];
    this.#highlight.set(ranges);
    this.#tell('infographic-select', { key: node?.name ?? null, words: node?.text ?? null });
  }

  #resize() {
    this.#width = this.#view.width();
    if (this.#width <= 0 || !this.#act('resize', this.#width, this.#view.family())) return;
    this.#paint();
    // The first picture: in an element that is not displayed it waits for its first width.
    const story = this.#story;
    if (!story || this.dataset.state === 'ready') return;
    this.#setState('ready');
    this.#tell('infographic-ready', { charts: story.outline.charts.map((chart) => chart.name) });
  }

  #paint() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    const story = this.#story;
    if (!story) return;
    // A page may have changed its colours without a sign that could be listened for.
    if (this.#theme() !== this.#dressed) this.#dress();
    // Read at every draw: zooming and moving to another screen change it, and some browsers tell nobody.
    const { width, height } = this.#view.size();
    const cap = Math.min(MAX_SIDE / Math.max(width, height, 1), Math.sqrt(MAX_PIXELS / Math.max(width * height, 1)));
    const ratio = Math.min(devicePixelRatio || 1, cap);
    this.#view.setBacking(ratio);
    try {
      story.core.paint(story.handle, this.#view.context(), ratio, this.#theme() === 'dark');
    } catch (error) {
      this.#fail(error);
    }
  }

  /** `light` or `dark`: what the attribute says, or else what the page around the element is. */
  #theme() {
    const wanted = this.getAttribute('theme');
    if (wanted === 'light' || wanted === 'dark') return wanted;
    const scheme = getComputedStyle(this.parentElement ?? document.documentElement).colorScheme;
    // A page that says nothing of dark mode is light, whatever the reader's system prefers.
    if (!scheme.includes('dark')) return 'light';
    if (!scheme.includes('light')) return 'dark';
    return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  }

  #dress() {
    if (!this.#story) return;
    const theme = (this.#dressed = this.#theme());
    this.#view.dress(theme, this.#story.core.palette(theme === 'dark'));
    this.#frame ||= requestAnimationFrame(() => this.#paint());
  }

  /** Follows what changes around the element, until the signal ends it. */
  #watch(signal) {
    const observer = new ResizeObserver((entries) => {
      // Nothing is measured here, and nothing is laid out at once: within the observer's own turn, either can change
      // other sizes, and the browser would report a loop.
      const width = entries.at(-1).contentRect.width;
      if (Math.abs(width - this.#width) >= 1) requestAnimationFrame(() => this.#resize());
    });
    observer.observe(this.#view.ruler);
    signal.addEventListener('abort', () => observer.disconnect());
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.#dress(), { signal });
    document.fonts?.addEventListener('loadingdone', (event) => {
      // Some engines tell of loads without a font; measuring anew for those would never end.
      if (event.fontfaces?.length) this.#resize();
    }, { signal });
    addEventListener('pageshow', (event) => event.persisted && this.#dress(), { signal });
    const onRatio = () => {
      this.#paint();
      matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener('change', onRatio, { signal, once: true });
    };
    onRatio();
    // A click anywhere else lets go of what was chosen. Not the touch that begins to scroll: the reader may be on the
    // way to the sentence that was marked.
    // Before the page's own listeners: what they choose by this click stays chosen.
    document.addEventListener('click', (event) => {
      if (!event.composedPath().includes(this)) this.#act('choose');
    }, { signal, capture: true });
    // A tooltip under the pointer goes with Escape wherever the focus is (WCAG 2.2, 1.4.13).
    document.addEventListener('keydown', (event) => event.key === 'Escape' && this.#view.letGo(), { signal });
  }

  #setState(state) {
    this.setAttribute('data-state', state);
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

if (!customElements.get('article-infographic')) customElements.define('article-infographic', ArticleInfographic);
