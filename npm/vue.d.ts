// Types of the Vue component.

import type { DefineComponent } from 'vue';

import type { InfographicAttributes } from './attributes.js';
import type { InfographicEvents } from './article-infographic.js';
import type { Story } from './story.js';

type Listeners = {
  [
    Name in keyof InfographicEvents as Name extends `infographic-${infer Word}`
      ? `onInfographic${Capitalize<Word>}`
      : never
  ]?: (event: InfographicEvents[Name]) => void;
};

export type ArticleInfographicProps = InfographicAttributes &
  Listeners & {
    /** A raw story, used in place of `src`: JSON text or an object. */
    story?: Story | string | object | null | undefined;
    /** The static figure as HTML: the file `figure.html` of `infographic render`. A server writes it into the page. */
    figure?: string | undefined;
  };

/** The element as a component. */
export const ArticleInfographic: DefineComponent<ArticleInfographicProps>;

declare module 'vue' {
  interface GlobalComponents {
    'article-infographic': DefineComponent<ArticleInfographicProps>;
  }
}
