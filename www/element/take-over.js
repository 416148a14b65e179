// Lets the core take over from the published answers of a story, in one frame: chart, step, selection, tooltip and focus
// stay.

import { viewportEdges } from './geometry.js';
import { windowOf } from './window.js';

/** @import { InfographicOutline } from '../article-infographic.js' */
/** @import { Picture } from './picture.js' */
/** @import { Answers, Bytes, Effect, Inputs } from './types.js' */

/**
 * Replaces the published answers of the picture's story. `mayGrow`: whether the core's drawing may be higher. `showNewer` is
 * called if the core's story is newer than the page. Returns false, and closes the answers, if the core's drawing is higher
 * and would move what is below it.
 * @param {Picture} picture
 * @param {Answers} answers
 * @param {{ bytes: Bytes, mayGrow: boolean, showNewer: () => void }} options
 */
export function takeOver(picture, answers, { bytes, mayGrow, showNewer }) {
  const { story, view } = picture;
  if (!story?.published) {
    answers.close();
    return true;
  }
  if (!isSameStory(answers.call('outline'), story.outline)) {
    showNewer();
    return true;
  }
  const call = (/** @type {keyof Inputs} */ name, /** @type {any[]} */ ...values) =>
    /** @type {Effect[]} */ (answers.call(name, .../** @type {[any]} */ (values)));
  if (story.onlyChart === null) call('step', story.step);
  else call('show_chart', story.onlyChart);
  const layout = call('resize', ...picture.measurements).find(({ type }) => type === 'layout');
  // A plot that ends below the viewport may grow: that moves nothing that the reader sees.
  const isEndVisible = viewportEdges(view.plot).bottom < windowOf(view.plot).innerHeight;
  const isHigher = layout?.type === 'layout' && layout.height > view.plot.clientHeight;
  if (layout?.type !== 'layout' || (!mayGrow && isHigher && isEndVisible)) {
    answers.close();
    return false;
  }
  const { selected } = story;
  const pointed = view.tooltip.key;
  const effects = [
    ...(selected ? call('select', selected) : []),
    ...(pointed && pointed !== selected ? call('focus', pointed) : []),
  ];
  story.replaceAnswers(answers, bytes);
  if (!mayGrow) view.holdPlotHeight();
  // Another chart is shown if the core was needed for it.
  if (layout.chart === story.chart && layout.step === story.step) view.layout(layout, story.call('nav_stops'));
  else picture.applyLayout(layout, story);
  for (const effect of effects) {
    // It stays where the reader is reading it.
    if (effect.type === 'tooltip' && effect.bounds) view.tooltip.updateBounds(effect.bounds);
  }
  picture.painter.paint();
  return true;
}

/**
 * Whether two outlines say the same.
 * @param {InfographicOutline} one
 * @param {InfographicOutline} other
 */
function isSameStory(one, other) {
  const [text, otherText] = [one, other].map(({ headline, charts, steps }) =>
    JSON.stringify([headline, charts, steps]),
  );
  return text === otherText;
}
