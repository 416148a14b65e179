// The attributes of the element, from which the types for React and Svelte are made.

/** The element's attributes. A boolean attribute is `''` or absent. */
export interface InfographicAttributes {
  src?: string | undefined;
  chart?: string | undefined;
  steps?: 'buttons' | 'scroll' | undefined;
  theme?: 'auto' | 'light' | 'dark' | undefined;
  lang?: string | undefined;
  loading?: 'lazy' | 'eager' | undefined;
  core?: 'idle' | 'demand' | 'eager' | undefined;
  refresh?: number | string | undefined;
  'deep-links'?: '' | boolean | undefined;
  quotes?: '' | boolean | undefined;
}
