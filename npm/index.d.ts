// Types of the package's entry.

import type { ArticleInfographic as Element } from './article-infographic.js';

export type * from './article-infographic.js';
export type { InfographicAttributes } from './attributes.js';
export type { Story } from './story.js';

/** An infographic that shows a published story. Every mark has its speaker, its source and its sentence in the article. */
export interface ArticleInfographic extends Element {}
/** The class of the element, for `instanceof`. On a server, it is a class without function. */
export const ArticleInfographic: {
  new (): ArticleInfographic;
  readonly prototype: ArticleInfographic;
  readonly version: string;
};

/** The version of the package. */
export const VERSION: string;

/**
 * Sets where cores and languages are loaded from: the URL of a folder that `infographic bundle` has written, or of the
 * package's folder `cdn`, on any host. `null` stands for the scripts of the site, which is the default. Call it before the
 * first element is shown.
 */
export function configure(options: { base: string | URL | null }): void;
