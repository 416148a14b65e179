// A story opened in the core, with the words of its language.

import { read } from './attributes.js';
import { StoryError } from './net.js';

/** The position of the one chart to show; null for all. */
export function onlyChart(host, { charts }) {
  const chart = read(host, 'chart');
  const only = chart ? charts.findIndex(({ name }) => name === chart) : null;
  if (only === -1) throw new StoryError('unknown-chart', `the story has no chart ${chart}`);
  return only;
}

/** Opens a published story; where it fails at any point, nothing stays open. `words` are those of the language with this tag. */
export function openStory(host, core, user, { bytes, context, language, words }) {
  const handle = core.call(user, 'open', bytes, context);
  try {
    if (words) core.call(user, 'speak', handle, language, words);
    const outline = core.call(user, 'outline', handle);
    return { core, user, handle, outline, only: onlyChart(host, outline) };
  } catch (error) {
    core.close(handle);
    throw error;
  }
}
