// The static figure of a story whose answers were published with it: finds its drawings, and fetches the answers.

import { findAnswers } from './answers-url.js';
import { read } from './attributes.js';
import { MAX_STORY } from './constants.js';
import { messageOf } from './errors.js';
import { fetchBytes } from './fetch.js';
import { PublishedAnswers } from './published-answers.js';
import { storyUrl } from './story-url.js';

/** @import { Host, Placement, PublishedStory } from './types.js' */

/** From this width on, in em of the figure, `figure.css` shows the wide drawing: `tests/constants.rs` compares the two. */
const MIN_WIDE = 35;
/** Horizontal margins of the drawings in `figure.css`, in pixels: the drawing is wider than the text. */
const MARGIN = 16;
/** Below this scale, the text of a drawing is hard to read. */
const MIN_SCALE = 0.8;

/**
 * Returns the answers that were published with the static figure of an element. Returns null if there are none, if the
 * figure lacks the drawing to show first, or if the element asks for the core at once.
 * @param {Host} host
 * @param {AbortSignal} signal
 */
export async function openPublished(host, signal) {
  // Throws if `src` is invalid.
  const answers = storyUrl(host) && findAnswers(host);
  const story = answers && (await fetchAnswers(answers, signal));
  if (!story) return null;
  const figure = new PublishedFigure(answers.figure);
  if (!figure.hasDrawing(story, read(host, 'chart'))) return null;
  return new PublishedAnswers(story, (chart, room) => figure.place(story, chart, room));
}

/**
 * Fetches the answers. Returns null if they are missing, or are those of other drawings.
 * @param {{ url: URL, id: string }} answers
 * @param {AbortSignal} signal
 * @returns {Promise<PublishedStory | null>}
 */
async function fetchAnswers({ url, id }, signal) {
  try {
    const story = await download(url);
    if (story.id === id) return story;
    console.info(`article-infographic: ${url} is not of the figure in the page; update the figure`);
  } catch (error) {
    if (!signal.aborted) console.info(`article-infographic: ${messageOf(error)}`);
  }
  return null;
}

/**
 * The downloads in progress, by URL.
 * @type {Map<string, Promise<PublishedStory>>}
 */
const downloads = new Map();

/**
 * Downloads the answers of a story, once for all elements that ask for them at the same time.
 * @param {URL} url
 */
function download(url) {
  const started = downloads.get(url.href);
  if (started) return started;
  const parsed = fetchBytes(url, { limit: MAX_STORY }).then((bytes) => JSON.parse(new TextDecoder().decode(bytes)));
  const done = parsed.finally(() => downloads.delete(url.href));
  downloads.set(url.href, done);
  return done;
}

class PublishedFigure {
  #figure;

  /** @param {Element} figure */
  constructor(figure) {
    this.#figure = figure;
  }

  /**
   * Whether the figure has the drawing of the chart with this id or, if it is empty, of the first step.
   * @param {PublishedStory} story
   * @param {string} id
   */
  hasDrawing(story, id) {
    const { charts, steps } = story.outline;
    const chart = id ? charts.findIndex((each) => each.id === id) : (steps[0]?.chart ?? 0);
    return chart >= 0 && this.place(story, chart, { width: 1, textScale: 1 }) !== null;
  }

  /**
   * Returns where a chart's drawing is placed in a room of this width, as `figure.css` places it. Returns null if the
   * figure has no drawing of the chart.
   * @param {PublishedStory} story
   * @param {number} chart
   * @param {{ width: number, textScale: number }} room
   * @returns {Placement | null}
   */
  place({ outline, charts }, chart, { width, textScale }) {
    const em = 16 * textScale;
    const isWide = width - MARGIN >= MIN_WIDE * em;
    const id = CSS.escape(outline.charts[chart].id);
    const svg = /** @type {SVGSVGElement | null} */ (
      this.#figure.querySelector(`[data-infographic-chart="${id}"] > .ai-${isWide ? 'wide' : 'narrow'} > svg`)
    );
    const drawing = isWide ? 1 : 0;
    const [drawingWidth, drawingHeight] = ['width', 'height'].map(
      (side) => charts[chart].drawings[drawing][/** @type {'width' | 'height'} */ (side)] / 100,
    );
    if (!svg || svg.viewBox.baseVal.width === 0) return null;
    const height = (parseFloat(svg.getAttribute('height') ?? '') || drawingHeight / 16) * em;
    const scale = Math.min(width / drawingWidth, height / drawingHeight);
    const left = outline.direction === 'rtl' ? width - drawingWidth * scale : 0;
    return { svg, drawing, drawingWidth, drawingHeight, scale, left, width, height, isLegible: scale >= MIN_SCALE };
  }
}
