// Paints the story on the canvas: schedules frames, runs transitions, and applies device pixels, theme and colours.

import { allowsMotion, prefersMoreContrast, pixelRatioOf, themeOf } from './environment.js';
import { resolvePalette } from './palette.js';

/** @import { Colors, Host, PainterCallbacks, PaintContext, ThemeName } from './types.js' */
/** @import { View } from './view.js' */

/** The duration of the transition from one picture to the next, in milliseconds. */
const TRANSITION_DURATION = 700;

export class Painter {
  #host;
  #view;
  #callbacks;
  /** @type {Colors} */
  #colors = /** @type {Colors} */ ({});
  #frame = 0;
  /**
   * The start time of the current transition.
   * @type {number | null}
   */
  #transitionStart = null;
  /**
   * The theme of the colours.
   * @type {ThemeName | null}
   */
  #theme = null;
  #isPrinting = false;
  /** The last message about ignored colours, which is logged once. */
  #lastLogged = '';

  /**
   * @param {Host} host
   * @param {View} view
   * @param {PainterCallbacks} callbacks
   */
  constructor(host, view, callbacks) {
    this.#host = host;
    this.#view = view;
    this.#callbacks = callbacks;
  }

  get colors() {
    return this.#colors;
  }

  /** Cancels the scheduled frame and the transition. */
  stop() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#transitionStart = null;
  }

  /**
   * Starts the transition to a new layout.
   * @param {boolean} isAnimated
   */
  startTransition(isAnimated) {
    this.#transitionStart = isAnimated && allowsMotion(this.#host) ? performance.now() : null;
  }

  /** Paints in the next frame. */
  schedule() {
    this.#frame ||= requestAnimationFrame(() => this.#callbacks.guard(() => this.paint()));
  }

  paint() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    const story = this.#callbacks.story();
    if (!story) return;
    // The page's colour scheme may have changed without an event.
    if (this.#currentTheme() !== this.#theme) this.applyTheme();
    const { canvas, drawing } = this.#view;
    if (story.published) {
      drawing.emphasize(story.published.emphasis());
      return;
    }
    const ratio = pixelRatioOf(this.#host, canvas.size);
    canvas.setRatio(ratio);
    const progress =
      this.#transitionStart === null
        ? 1
        : Math.min(1, (performance.now() - this.#transitionStart) / TRANSITION_DURATION);
    this.#paintOn(canvas.context(), ratio, progress, false);
    if (progress < 1) this.schedule();
    else this.#transitionStart = null;
  }

  /**
   * Paints the picture on another context, without the overlay for hover and selection.
   * @param {PaintContext} context
   * @param {number} ratio
   */
  paintWithoutOverlay(context, ratio) {
    this.#paintOn(context, ratio, 1, true);
  }

  /**
   * @param {PaintContext} context
   * @param {number} ratio
   * @param {number} progress
   * @param {boolean} withoutOverlay
   */
  #paintOn(context, ratio, progress, withoutOverlay) {
    this.#callbacks
      .story()
      ?.call('paint', context, ratio, Object.values(this.#colors).join(' '), progress, withoutOverlay);
  }

  applyTheme() {
    const story = this.#callbacks.story();
    if (!story) return;
    this.#theme = this.#currentTheme();
    const overrides = this.#view.overrides(this.#scheme());
    const { colors, lowContrast } = resolvePalette(this.#theme, overrides, story.call('sides'));
    const message = lowContrast
      .map(
        ({ name, contrast, required, against, againstColor }) =>
          `--ai-${name} has a contrast of ${contrast.toFixed(2)} with --ai-${against} (${againstColor}), at least ${required} is required`,
      )
      .join('; ');
    if (message && message !== this.#lastLogged) console.info(`article-infographic: ignored colours: ${message}`);
    this.#lastLogged = message;
    this.#colors = colors;
    this.#view.applyTheme(colors);
    this.schedule();
  }

  /**
   * Repaints with the light theme for printing, and with the current theme afterwards.
   * @param {boolean} isPrinting
   */
  print(isPrinting) {
    this.#isPrinting = isPrinting;
    this.paint();
  }

  #scheme() {
    return this.#isPrinting ? 'light' : themeOf(this.#host);
  }

  /** @returns {ThemeName} */
  #currentTheme() {
    const scheme = this.#scheme();
    return prefersMoreContrast(this.#host) ? `${scheme}-high-contrast` : scheme;
  }
}
