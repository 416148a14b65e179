// Types of the element <article-infographic>, for pages that are written in TypeScript or checked by it.

// Generated from the Rust types by `BLESS=1 cargo test --test types`: begin.

/** The story in words. */
export interface InfographicOutline {
  /** Language of the text, as a BCP 47 tag. */
  readonly language: string;
  /** Headline of the graphic. */
  readonly headline: string;
  /** What it comes to. */
  readonly summary: string | null;
  /** Language of the words around the figures, as a BCP 47 tag. */
  readonly words: string;
  /** Which way they are written. */
  readonly direction: 'ltr' | 'rtl';
  /** The words of buttons and the like, by name. */
  readonly interface: Readonly<Record<string, string>>;
  /** The charts, in their order. */
  readonly charts: readonly InfographicChart[];
  /** The way through the charts, on which every chart is. */
  readonly steps: readonly InfographicStep[];
}

/** A chart with the words that lead to it. */
export interface InfographicStep {
  /** Its id in the story, which is also its name for the page. */
  readonly name: string;
  /** The position of its chart. */
  readonly chart: number;
  /** Which of the steps it is: "2 of 4". */
  readonly position: string;
  /** What leads to the chart. */
  readonly text: string | null;
  /** The name of what the words speak of. */
  readonly mark: string | null;
}

/** A chart in words. */
export interface InfographicChart {
  /** The chart's id in the story, which is also its name for the page. */
  readonly name: string;
  /** What it shows, as a sentence. */
  readonly title: string;
  /** What is counted, when, and what a dot stands for. */
  readonly subtitle: string;
  /** What kind of chart it is and what it holds, for readers who do not see it. */
  readonly summary: string;
  /** What the reader should know besides. */
  readonly note: string | null;
  /** An entry for everything that can be chosen; of the points of a long series only for the ends and the extremes. */
  readonly nodes: readonly InfographicNode[];
  /** The same as rows and columns. */
  readonly table: InfographicTable;
  /** Everything the chart rests on, each once. */
  readonly sources: readonly InfographicSource[];
  /** What stands before them: "Sources: ". */
  readonly sources_lead: string;
  /** The first of them in one line, with how many more there are. */
  readonly sources_line: string;
  /** Whether they are too many to be in sight without being asked for. */
  readonly sources_folded: boolean;
  /** What readers can pick the entries by. */
  readonly tools: readonly InfographicTool[];
}

/** Something that can be chosen, in words. */
export interface InfographicNode {
  /** Its name for the page, made from ids: `held.held`, `criteria.all-for-all.russia`. */
  readonly name: string;
  /** What it is about. */
  readonly label: string;
  /** What is said of it: an amount with its qualifier, a stance, a date. */
  readonly value: string;
  /** Everyone who says it, as half a sentence; of what is not stated, where it is not. */
  readonly said: string;
  /** What counts as one, and when it was so; nothing for what is no figure. */
  readonly context: string | null;
  /** Whether it stands beside the drawing, in words only. */
  readonly beside: boolean;
  /** What the uncertain end means. */
  readonly caveat: string | null;
  /** What was published before and put right, the earliest first. */
  readonly corrections: readonly string[];
  /** Label, value, who said it and where, as sentences. */
  readonly text: string;
  /** Who said it; empty only for a stance that is not stated. */
  readonly voices: readonly InfographicVoice[];
}

/** Who said something, where, and in which words. */
export interface InfographicVoice {
  /** The speaker with office. */
  readonly speaker: string;
  /** The words of the article. */
  readonly quote: string;
  /** Words right before them, where they occur more than once. */
  readonly prefix: string | null;
  /** Words right after them. */
  readonly suffix: string | null;
  /** The sentence around them, where the story holds the article. */
  readonly sentence: string | null;
  /** Where it was published. */
  readonly source: InfographicSource;
}

/** Something published. */
export interface InfographicSource {
  /** Publisher and date. */
  readonly text: string;
  /** Its headline. */
  readonly title: string | null;
  /** Where it can be read. */
  readonly url: string;
  /** The host of that address. */
  readonly host: string;
}

/** Rows and columns with a caption. */
export interface InfographicTable {
  /** What the table shows. */
  readonly caption: string;
  /** The columns' headings. */
  readonly head: readonly string[];
  /** The rows. */
  readonly rows: readonly InfographicRow[];
  /** That it leaves values out, and how many; nothing where it has all of them. */
  readonly excerpt: string | null;
}

/** A row: as many cells as the table has columns. The first cell heads the row. */
export interface InfographicRow {
  /** The name of what the row shows. */
  readonly name: string;
  /** The cells. */
  readonly cells: readonly string[];
}

/** A control by which readers pick events. */
export interface InfographicTool {
  /** The facet's id. */
  readonly name: string;
  /** What it is called. */
  readonly label: string;
  /** Words for "no pick". */
  readonly all: string;
  /** What can be picked, in the order of the facet's values. */
  readonly choices: readonly InfographicChoice[];
}

/** Something that can be picked. */
export interface InfographicChoice {
  /** What it is called. */
  readonly label: string;
  /** How many events have it. */
  readonly count: number;
}

/** Something that the editor should know. */
export interface InfographicProblem {
  /** What kind of problem; stable, for machines. */
  readonly code: string;
  /** Whether the story can be drawn all the same. */
  readonly severity: 'error' | 'warning';
  /** Where in the story's structure, such as `facts.held.evidence[0].quote`; empty where the structure is unknown. */
  readonly path: string;
  /** What is wrong, in lower case and without a full stop. */
  readonly message: string;
  /** What to do about it. */
  readonly hint: string;
  /** Line, from 1. */
  readonly line: number;
  /** Column in characters, from 1. */
  readonly column: number;
}

// Generated: end.

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
