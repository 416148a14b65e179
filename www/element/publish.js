// Raw stories: read, checked and published in the page by the editor's core, which published stories do without.

import { EDITOR, MAGIC } from './core.js';
import { isTrap, loader } from './module.js';
import { StoryError } from './net.js';
import { problemsOf } from './report.js';

const loadEditor = loader(EDITOR);
let editor = null;
let warned = false;

/**
 * The published form of a story's bytes, with the warnings of a raw one: `{ bytes, problems }`. Throws what is wrong with a
 * raw story. `hear` is told of each try to fetch the core that failed.
 */
export async function published(bytes, hear) {
  if (MAGIC.every((byte, at) => bytes[at] === byte)) return { bytes, problems: [] };
  if (!warned) console.info('article-infographic: a raw story needs the editor\'s core; `infographic publish` makes a page lighter');
  warned = true;
  if (typeof WebAssembly !== 'object') throw new StoryError('no-wasm', 'this browser runs no WebAssembly');
  const module = await loadEditor(hear);
  editor ??= await module.start();
  try {
    const made = editor.glue.publish_story(bytes);
    return { bytes: made.bytes, problems: problemsOf(made.problems) };
  } catch (error) {
    if (!isTrap(error)) throw error;
    // Nothing in its memory can be relied on any more.
    editor = null;
    throw new StoryError('trap', String(error?.message ?? error));
  }
}
