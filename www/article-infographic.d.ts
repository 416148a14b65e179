// Types of the element <article-infographic>, for pages that are written in TypeScript or checked by it.

/** Something that can be chosen, in words. */
export interface InfographicNode {
  /** Its name, made from ids: `held.held`, `criteria.all-for-all.russia`. */
  readonly name: string;
  readonly label: string;
  /** What is said of it, with its qualifier: "at least 8,000 people". */
  readonly value: string;
  /** Everyone who says it, as half a sentence. */
  readonly said: string;
  readonly context: string | null;
  readonly beside: boolean;
  readonly caveat: string | null;
  readonly corrections: readonly string[];
  /** Label, value, who said it and where, as sentences. */
  readonly text: string;
  readonly voices: readonly InfographicVoice[];
}

export interface InfographicVoice {
  readonly speaker: string;
  readonly quote: string;
  readonly prefix: string | null;
  readonly suffix: string | null;
  readonly sentence: string | null;
  readonly source: InfographicSource;
}

export interface InfographicSource {
  readonly text: string;
  readonly title: string | null;
  readonly url: string;
  readonly host: string;
}

export interface InfographicChart {
  readonly name: string;
  readonly title: string;
  readonly subtitle: string;
  readonly summary: string;
  readonly note: string | null;
  readonly nodes: readonly InfographicNode[];
  readonly table: {
    readonly caption: string;
    readonly head: readonly string[];
    readonly rows: readonly { readonly cells: readonly string[] }[];
    /** That it leaves values out, and how many. */
    readonly excerpt: string | null;
  };
  readonly sources: readonly InfographicSource[];
}

/** A chart with the words that lead to it. */
export interface InfographicStep {
  /** Its id in the story, or that of its chart: what links to it have. */
  readonly name: string;
  /** The position of its chart. */
  readonly chart: number;
  /** "2 of 4". */
  readonly position: string;
  readonly text: string | null;
  /** The name of what the words speak of. */
  readonly mark: string | null;
}

/** The story in words. */
export interface InfographicOutline {
  readonly language: string;
  readonly headline: string;
  readonly summary: string | null;
  readonly charts: readonly InfographicChart[];
  readonly steps: readonly InfographicStep[];
}

export interface ArticleInfographic extends HTMLElement {
  /** The story file's address. */
  src: string;
  /** The id of the one chart to show; empty for all. */
  chart: string;
  /** `scroll`: the steps follow the page's scrolling. */
  steps: string;
  theme: string;
  loading: string;
  /** Seconds, as text, between two looks for newer figures. */
  refresh: string;
  /** A story in place of `src`: text, or what becomes one by `JSON.stringify`; null goes back to `src`. */
  story: string | object | null;
  /** Null before the story is there. */
  outline(): InfographicOutline | null;
  /** Chooses by name; null lets go. False where the story has no such thing. */
  select(name: string | null): boolean;
  /** Where something lies on the canvas, in CSS pixels. */
  place(name: string): { x: number; y: number; width: number; height: number } | null;
  /** The picture on show; `image/png` where no type is named. */
  toBlob(type?: string): Promise<Blob>;
}

export interface InfographicEvents {
  'infographic-ready': CustomEvent<{ readonly charts: readonly string[] }>;
  'infographic-select': CustomEvent<{ readonly key: string | null; readonly words: string | null }>;
  'infographic-source': CustomEvent<{ readonly name: string; readonly url: string }>;
  /** The reader has taken the chart on show along. */
  'infographic-take-away': CustomEvent<{ readonly form: 'csv' | 'png' | 'svg' | 'text' | 'link' | 'share' }>;
  'infographic-error': CustomEvent<{ readonly code: string }>;
}

declare global {
  interface HTMLElementTagNameMap {
    'article-infographic': ArticleInfographic;
  }
  interface HTMLElementEventMap extends InfographicEvents {}
  interface WindowEventMap extends InfographicEvents {}
  interface DocumentEventMap extends InfographicEvents {}
}
