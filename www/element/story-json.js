// The property `story` as JSON text.

/**
 * Serializes a story as JSON. Returns null for no story, and undefined if it cannot be serialized.
 * @param {unknown} story
 * @returns {string | null | undefined}
 */
export function serializeStory(story) {
  try {
    return typeof story === 'string' || (story ?? null) === null
      ? /** @type {string | null} */ (story ?? null)
      : JSON.stringify(story);
  } catch {
    return undefined;
  }
}
