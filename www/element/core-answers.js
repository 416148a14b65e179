// The answers of the core to the inputs of an open story. This script is loaded when a page needs the core.

import { enqueue, joinCore, loadCore } from './instance.js';
import { readLocale } from './locale-source.js';

/** @import { Core } from './instance.js' */
/** @import { Answers, Bytes, CoreUser, OnRetry, StoryGlue } from './types.js' */

/**
 * How a story is opened. `locale` is null if the core's built-in messages are used.
 * @typedef {{
 *   bytes: Bytes,
 *   context: CanvasRenderingContext2D,
 *   locale: { language: string, bytes: Bytes } | null,
 * }} CoreOptions
 */

/** @implements {Answers} */
export class CoreAnswers {
  #core;
  #user;
  #handle;

  /**
   * Opens a published story.
   * @param {Core} core
   * @param {CoreUser} user
   * @param {CoreOptions} options
   */
  constructor(core, user, { bytes, context, locale }) {
    this.#core = core;
    this.#user = user;
    this.#handle = core.call(user, (glue) => glue.open(bytes, context));
    try {
      if (locale) this.call('set_locale', locale.language, locale.bytes);
    } catch (error) {
      this.close();
      throw error;
    }
  }

  /** @type {Answers['call']} */
  call(name, ...values) {
    return this.#core.call(this.#user, (/** @type {StoryGlue} */ glue) => glue[name](this.#handle, ...values));
  }

  close() {
    this.#core.close(this.#handle);
  }
}

/**
 * Loads the core, which the next call of `openInCore` then finds. `onRetry` is called for each failed request that is
 * retried.
 * @param {OnRetry} onRetry
 */
export async function prepareCore(onRetry) {
  await loadCore(onRetry);
}

/**
 * Opens a published story in the core, after the stories that are being opened. `lang` is the language that the element
 * asks for. `use` is called with the answers before the browser does anything else. After this call, the core notifies
 * the user of traps.
 * @param {CoreUser} user
 * @param {{ bytes: Bytes, context: CanvasRenderingContext2D, lang: string }} story
 * @param {{ signal: AbortSignal, onRetry: OnRetry, use: (answers: Answers) => void }} options
 */
export async function openInCore(user, { bytes, context, lang }, { signal, onRetry, use }) {
  const core = await joinCore(user, onRetry, signal);
  if (signal.aborted) return;
  const language = core.call(user, (glue) => glue.language(bytes, lang));
  const locale = language ? { language, bytes: await readLocale(language, onRetry) } : null;
  await enqueue(() => {
    if (!signal.aborted) use(new CoreAnswers(core, user, { bytes, context, locale }));
  });
}
