// Types of the React component, and of the element <article-infographic> in JSX.

import type { DetailedHTMLProps, ForwardRefExoticComponent, HTMLAttributes, ReactNode, RefAttributes } from 'react';

import type { ArticleInfographic as Host, InfographicEvents } from './article-infographic.js';
import type { InfographicAttributes } from './attributes.js';
import type { Story } from './story.js';

type Listener<Name extends keyof InfographicEvents> = ((event: InfographicEvents[Name]) => void) | undefined;

/** The listeners of the element's events. */
export interface InfographicListeners {
  /** Also called if the element was ready before React hydrated it. */
  onReady?: Listener<'infographic-ready'>;
  onView?: Listener<'infographic-view'>;
  onStep?: Listener<'infographic-step'>;
  onSelect?: Listener<'infographic-select'>;
  onDetails?: Listener<'infographic-details'>;
  onFilter?: Listener<'infographic-filter'>;
  onSource?: Listener<'infographic-source'>;
  onExport?: Listener<'infographic-export'>;
  onRefresh?: Listener<'infographic-refresh'>;
  onRetry?: Listener<'infographic-retry'>;
  onError?: Listener<'infographic-error'>;
}

type Html = Omit<
  HTMLAttributes<Host>,
  keyof InfographicListeners | keyof InfographicAttributes | 'children' | 'dangerouslySetInnerHTML'
>;

export interface ArticleInfographicProps
  extends Html, Omit<InfographicAttributes, 'deep-links' | 'quotes'>, InfographicListeners {
  /** A raw story, used in place of `src`: JSON text or an object. An equal story changes nothing. */
  story?: Story | string | object | null | undefined;
  /** The static figure as HTML: the file `figure.html` of `infographic render`. A server writes it into the page. */
  figure?: string | undefined;
  deepLinks?: boolean | undefined;
  quotes?: boolean | undefined;
  children?: ReactNode;
}

/** The element as a component. Its ref is the element. */
export const ArticleInfographic: ForwardRefExoticComponent<ArticleInfographicProps & RefAttributes<Host>>;

type ElementListeners = {
  [Name in keyof InfographicEvents as `on${Name}`]?: Listener<Name>;
};

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      /** Its listeners and the property `story` need React 19. */
      'article-infographic': DetailedHTMLProps<HTMLAttributes<Host>, Host> &
        Omit<InfographicAttributes, 'lang'> &
        ElementListeners & { story?: Story | string | object | null | undefined; class?: string | undefined };
    }
  }
}
