// The types of `constants.js`, which `BLESS=1 cargo test --test constants` writes.

import type { Colors, ThemeName } from './types.js';

/** The maximum size of a story, in bytes. */
export const MAX_STORY: number;
/** The tolerance around a target for touch, in pixels. */
export const HIT_TOLERANCE: number;
/** Half the size of a point's bounding box, in pixels. */
export const POINT: number;
/** The distance of the frame around an emphasized mark from the mark, in pixels. */
export const FRAME_DISTANCE: number;
/**
 * The colours of each theme by role, as in `--ai-NAME`, and the minimum contrast of text and of marks with their
 * background.
 */
export const THEMES: Readonly<Record<ThemeName, { text: number; mark: number; colors: Readonly<Colors> }>>;
/** The default font family. */
export const FAMILY: string;
export const INVISIBLE: RegExp;
export const SPACE: RegExp;
export const ACCENT: RegExp;
