// Types of the element <article-infographic> in Svelte.

import type { HTMLAttributes } from 'svelte/elements';

import type { ArticleInfographic, InfographicEvents } from './article-infographic.js';
import type { InfographicAttributes } from './attributes.js';
import type { Story } from './story.js';

type Listeners = {
  [Name in keyof InfographicEvents as `on${Name}`]?: (event: InfographicEvents[Name]) => void;
};

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'article-infographic': Omit<HTMLAttributes<ArticleInfographic>, 'lang'> &
      InfographicAttributes &
      Listeners & { story?: Story | string | object | null | undefined };
  }
}
