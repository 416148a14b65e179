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

export type InfographicState = 'static' | 'loading' | 'ready' | 'error';

/** Setting one of these to a property removes its attribute. */
type Absent = null | undefined | false;

export interface ArticleInfographic extends HTMLElement {
  /** The story file's address, as it is written; empty for none. */
  get src(): string;
  set src(value: string | URL | Absent);
  /** The id of the one chart to show; empty for all. */
  get chart(): string;
  set chart(value: string | Absent);
  /** `scroll`: the steps follow the page's scrolling. */
  get steps(): 'buttons' | 'scroll';
  set steps(value: 'buttons' | 'scroll' | Absent);
  get theme(): 'auto' | 'light' | 'dark';
  set theme(value: 'auto' | 'light' | 'dark' | Absent);
  get loading(): 'lazy' | 'eager';
  set loading(value: 'lazy' | 'eager' | Absent);
  /** Seconds between two looks for newer figures; 0 for none. */
  get refresh(): number;
  set refresh(value: number | string | Absent);
  /** Whether the page's address may name a mark, step or chart. */
  get deepLinks(): boolean;
  set deepLinks(value: boolean | '' | 'false' | Absent);
  /** Whether the article's sentences lead to their marks. */
  get quotes(): boolean;
  set quotes(value: boolean | '' | 'false' | Absent);
  /** A story in place of `src`: text, or what becomes one by `JSON.stringify`; null goes back to `src`. One with the same content changes nothing. */
  get story(): string | object | null;
  set story(value: string | object | null | undefined);
  /** How far it has come. */
  readonly state: InfographicState;
  /** Fulfilled when the story is shown; rejected with an error that has a `code` when it cannot be. Replaced, once settled, when another story is set. */
  readonly ready: Promise<void>;
  /** What is on show, in words; null where nothing is. */
  outline(): InfographicOutline | null;
  /** Chooses by name; null lets go. False where the story has no such thing. */
  select(name: string | null): boolean;
  /** Goes to a step by its id or position, or to the first of a chart by the chart's id. False where there is none. */
  goTo(step: string | number): boolean;
  /** Where something lies on the canvas, in CSS pixels. */
  place(name: string): { x: number; y: number; width: number; height: number } | null;
  /** The picture on show; `image/png` where no type is named. */
  toBlob(type?: string): Promise<Blob>;
}

/** What an editor should know of a raw story. */
export interface InfographicProblem {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  /** Such as `facts.held.evidence[0].quote`. */
  readonly path: string;
  readonly line: number;
  readonly column: number;
  /** What is wrong. */
  readonly message: string;
  /** What to do about it. */
  readonly hint: string;
}

/** The names of the chart and the step on show; no step where one chart is shown alone. */
export interface InfographicPosition {
  readonly chart: string;
  readonly step: string | null;
}

/** What went wrong. Path, line and column are null where it is not the story's content. */
export interface InfographicFailure {
  readonly code: string;
  readonly message: string;
  /** The attribute `src`; null where the story was given as a property. */
  readonly src: string | null;
  readonly path: string | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly problems: readonly InfographicProblem[];
}

export interface InfographicEvents {
  'infographic-ready': CustomEvent<{
    readonly charts: readonly string[];
    readonly steps: readonly string[];
    readonly problems: readonly InfographicProblem[];
  }>;
  /** Half of the picture, or half a screen of it, is visible for the first time. */
  'infographic-view': CustomEvent<InfographicPosition>;
  /** Another step or chart is on show. */
  'infographic-step': CustomEvent<InfographicPosition>;
  /** A mark was chosen, or let go of: `key` is null then. */
  'infographic-select': CustomEvent<{
    readonly key: string | null;
    readonly words: string | null;
    readonly chart: string | null;
    readonly step: string | null;
  }>;
  /** The reader has gone to the details of a mark, or opened the table or the list of sources. */
  'infographic-details': CustomEvent<InfographicPosition & { readonly part: 'mark' | 'table' | 'sources'; readonly key: string | null }>;
  /** The reader has picked what a chart shows; no filters: all of it. */
  'infographic-filter': CustomEvent<{
    readonly chart: string;
    readonly filters: readonly { readonly label: string; readonly value: string }[];
  }>;
  'infographic-source': CustomEvent<{ readonly name: string; readonly url: string }>;
  /** The reader has taken the chart on show along. */
  'infographic-take-away': CustomEvent<{ readonly form: 'csv' | 'png' | 'svg' | 'text' | 'link' | 'share' }>;
  /** Newer figures are on show; the words tell what has changed. */
  'infographic-refresh': CustomEvent<{ readonly words: string }>;
  /** The first attempt has failed and is retried. */
  'infographic-retry': CustomEvent<InfographicFailure>;
  /** The story is not shown. */
  'infographic-error': CustomEvent<InfographicFailure>;
}

declare global {
  interface HTMLElementTagNameMap {
    'article-infographic': ArticleInfographic;
  }
  interface HTMLElementEventMap extends InfographicEvents {}
  interface WindowEventMap extends InfographicEvents {}
  interface DocumentEventMap extends InfographicEvents {}
}
