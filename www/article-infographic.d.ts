// Types of the element <article-infographic>, for pages that are written in TypeScript or checked by it.
// Generated from `www/element/api.json` and the Rust types by `BLESS=1 cargo test --test api`.

/** The story as text. */
export interface InfographicOutline {
  /** The language of the story's text, as a BCP 47 tag. */
  readonly language: string;
  /** The headline of the graphic. */
  readonly headline: string;
  /** What the charts show, in a sentence or two. */
  readonly summary: string | null;
  /** The language of the widget's own text, as a BCP 47 tag. */
  readonly locale: string;
  /** The writing direction of the widget's own text. */
  readonly direction: 'ltr' | 'rtl';
  /** The texts of the user interface, by name. */
  readonly interface: Readonly<Record<string, string>>;
  /** The charts, in the order of the story. */
  readonly charts: readonly InfographicChart[];
  /** The steps, in order. Every chart has at least one. */
  readonly steps: readonly InfographicStep[];
}

/** A step: a chart with an introductory text. */
export interface InfographicStep {
  /** Its id in the story, which is also its id for the page. */
  readonly id: string;
  /** The index of its chart. */
  readonly chart: number;
  /** Its position among the steps: "2 of 4". */
  readonly position: string;
  /** The introductory text. */
  readonly text: string | null;
  /** The key of the mark that the text is about. */
  readonly mark: string | null;
}

/** A chart as text. */
export interface InfographicChart {
  /** The chart's id in the story, which is also its id for the page. */
  readonly id: string;
  /** The title, a sentence that says what the chart shows. */
  readonly title: string;
  /** What is counted, when, and what a dot represents. */
  readonly subtitle: string;
  /** The kind of chart and its content, for readers who do not see it. */
  readonly summary: string;
  /** A note for readers. */
  readonly note: string | null;
  /** A node for everything that can be selected. Of a long series, only the ends and the extremes have one. */
  readonly nodes: readonly InfographicNode[];
  /** The chart as a table. */
  readonly table: InfographicTable;
  /** The sources of the chart, each once. */
  readonly sources: readonly InfographicSource[];
  /** The label before the sources: "Sources: ". */
  readonly sourcesLabel: string;
  /** The first sources in one line, with the number of further ones. */
  readonly sourcesSummary: string;
  /** Whether there are so many sources that the list is collapsed at first. */
  readonly sourcesCollapsed: boolean;
  /** The filter controls. */
  readonly filters: readonly InfographicFilterControl[];
}

/** The text of something that can be selected. */
export interface InfographicNode {
  /** Its key for pages, made from ids: `held.held`, `criteria.all-for-all.russia`. */
  readonly key: string;
  /** What it is about. */
  readonly label: string;
  /** Its value: an amount with its qualifier, a stance, or a date. */
  readonly value: string;
  /** All speakers, as part of a sentence. For a stance that is not stated: the sources that do not state it. */
  readonly attribution: string;
  /** The basis, and the date if there is one; for an event, its facets. `null` if there is neither. */
  readonly context: string | null;
  /** Whether it is shown only as text beside the drawing. */
  readonly textOnly: boolean;
  /** What the uncertainty of the amount means. */
  readonly caveat: string | null;
  /** The corrections, the earliest first. */
  readonly corrections: readonly string[];
  /** Label, value, speakers and sources, as sentences. */
  readonly text: string;
  /** The citations; empty only for a stance that is not stated. */
  readonly citations: readonly InfographicCitation[];
}

/** Speaker, source and quote. */
export interface InfographicCitation {
  /** The speaker, with office or role. */
  readonly speaker: string;
  /** The quote from the article. */
  readonly quote: string;
  /** The text directly before it, if the quote occurs more than once. */
  readonly prefix: string | null;
  /** The text directly after it. */
  readonly suffix: string | null;
  /** The sentence that contains the quote, if the story includes the article. */
  readonly sentence: string | null;
  /** The source that published it. */
  readonly source: InfographicSource;
}

/** A published text. */
export interface InfographicSource {
  /** Publisher and date. */
  readonly text: string;
  /** Its headline. */
  readonly title: string | null;
  /** The address of the text. */
  readonly url: string;
  /** The host of that address. */
  readonly host: string;
}

/** A table with a caption. */
export interface InfographicTable {
  /** The caption. */
  readonly caption: string;
  /** The headings of the columns. */
  readonly headers: readonly string[];
  /** The rows. */
  readonly rows: readonly InfographicRow[];
  /** A text that says how many of all values the table shows; `null` if it shows all of them. */
  readonly excerpt: string | null;
}

/** A row, with as many cells as the table has columns. The first cell is the row's heading. */
export interface InfographicRow {
  /** The page's key of the item or part that the row shows. */
  readonly key: string;
  /** The cells. */
  readonly cells: readonly string[];
}

/** A control by which readers filter events. */
export interface InfographicFilterControl {
  /** The facet's id. */
  readonly id: string;
  /** The label. */
  readonly label: string;
  /** The label of the option that shows all events. */
  readonly all: string;
  /** The options, in the order of the facet's values. */
  readonly options: readonly InfographicFilterOption[];
}

/** An option of a filter control. */
export interface InfographicFilterOption {
  /** The label. */
  readonly label: string;
  /** The number of events that have it. */
  readonly count: number;
}

/** An error, a warning or a note for the editor of a story. */
export interface InfographicDiagnostic {
  /** The kind of diagnostic: a stable code for programs. */
  readonly code: string;
  /** Whether the story is rejected. */
  readonly severity: 'error' | 'warning' | 'note';
  /** The path in the story, such as `facts.held.evidence[0].quote`; empty if the structure is unknown. */
  readonly path: string;
  /** What is wrong, in lower case and without a full stop. */
  readonly message: string;
  /** How to fix it. */
  readonly hint: string;
  /** Line, from 1. */
  readonly line: number;
  /** Column in characters, from 1. */
  readonly column: number;
}

/** The states of the element. */
export type InfographicState = 'static' | 'loading' | 'ready' | 'error';

/** The codes of errors. Other HTTP status codes have their own number; a raw story has the codes of its diagnostics too. */
export type InfographicErrorCode =
  | 'unknown-version'
  | 'damaged'
  | 'http-404'
  | 'network'
  | 'timeout'
  | 'too-large'
  | 'bad-src'
  | 'not-a-story'
  | 'unknown-chart'
  | 'no-wasm'
  | 'no-canvas'
  | 'chart'
  | 'trap'
  | 'failed'
  | 'too-many-open'
  | 'not-ready'
  | 'no-picture'
  | 'core-http-404'
  | 'script-network'
  | 'core-network'
  | 'core-timeout'
  | 'core-too-large'
  | 'core-mismatch'
  | 'core-blocked'
  | 'locale-http-404'
  | 'locale-network'
  | 'locale-timeout'
  | 'locale-too-large'
  | 'bad-locale';

/** Values that remove the attribute of a property. */
type Absent = null | undefined | false;

/** An infographic that shows a published story. Every mark has its speaker, its source and its sentence in the article. */
export interface ArticleInfographic extends HTMLElement {
  /** The URL of the story: a published story (`NAME.story`) or a raw one (`NAME.json`). */
  get src(): string;
  set src(value: string | URL | Absent);
  /** The id of the one chart to show. Without it, the element shows all charts as steps. */
  get chart(): string;
  set chart(value: string | Absent);
  /** How readers move between steps. `buttons`: with buttons, arrow keys on the buttons, and swipes. `scroll`: the picture is sticky while the text of the steps scrolls past it. */
  get steps(): 'buttons' | 'scroll';
  set steps(value: 'buttons' | 'scroll' | Absent);
  /** The colour theme. `auto` follows the page's `color-scheme`, also when it changes. */
  get theme(): 'auto' | 'light' | 'dark';
  set theme(value: 'auto' | 'light' | 'dark' | Absent);
  /** When to load the story. `lazy`: once the element is near the viewport. `eager`: immediately. */
  get loading(): 'lazy' | 'eager';
  set loading(value: 'lazy' | 'eager' | Absent);
  /** When to load the core of a story whose answers were published with its static figure. `idle`: when the element is in view, the browser is idle, and the reader has not asked to save data. `demand`: when the reader does what needs it, such as filtering. `eager`: with the story. */
  get core(): 'idle' | 'demand' | 'eager';
  set core(value: 'idle' | 'demand' | 'eager' | Absent);
  /** Seconds between two requests for a newer version of the story: at least 5, or 0 for no requests. Marks move to their new positions, and a status message summarizes the changes. */
  get refresh(): number;
  set refresh(value: number | string | Absent);
  /** Whether the fragment of the page's URL selects a mark, a step or a chart (`#infographic=held.held`). Readers can then copy and share such links. */
  get deepLinks(): boolean;
  set deepLinks(value: boolean | '' | 'false' | Absent);
  /** Whether the quoted sentences of the article are underlined, and select their marks when they are clicked. */
  get quotes(): boolean;
  set quotes(value: boolean | '' | 'false' | Absent);
  /** A raw story, used in place of `src`: JSON text, or an object that `JSON.stringify` serializes. `null` restores `src`. Setting a story with the same content has no effect. */
  get story(): string | object | null;
  set story(value: string | object | null | undefined);
  /** The current state: `static`, `loading`, `ready` or `error`. */
  readonly state: InfographicState;
  /** A promise that is fulfilled when the story is shown, and rejected with an error that has a `code` if the story cannot be shown. A settled promise is replaced when another story is set. The element handles the rejection, so browsers report no unhandled rejection. */
  readonly ready: Promise<void>;
  /** Returns the current story as text: charts, marks, tables and sources. Returns `null` before a story is shown. */
  outline(): InfographicOutline | null;
  /** Selects the mark with this key, such as `criteria.all-for-all.russia`. `null` clears the selection. Returns `false` if no mark has this key. With the attribute `chart`, only keys of that chart are accepted. */
  select(key: string | null): boolean;
  /** Shows a step by its id or index, or the first step of a chart by the chart's id. Returns `false` if there is no such step. */
  goTo(step: string | number): boolean;
  /** Returns the bounds of a mark on the canvas, in CSS pixels. Returns `null` if the current chart does not draw it. */
  bounds(key: string): { x: number; y: number; width: number; height: number } | null;
  /** Returns the picture as a file: `image/png`, or another type that the browser's canvas can encode. */
  toBlob(type?: string): Promise<Blob>;
}

/** The ids of the current chart and step; `step` is `null` if one chart is shown alone. */
export interface InfographicPosition {
  readonly chart: string;
  readonly step: string | null;
}

/** The detail of `infographic-error` and `infographic-retry`. */
export interface InfographicErrorDetail {
  /** One of `InfographicErrorCode`, of another HTTP status, or of a raw story's diagnostics. */
  readonly code: InfographicErrorCode | (string & {});
  /** The cause, in English, for developers. */
  readonly message: string;
  /** The attribute `src`; `null` if the story was set as a property. */
  readonly src: string | null;
  /** Where in the story the first error is; `null` if the error is not in the story. */
  readonly path: string | null;
  /** Line of the first error, from 1. */
  readonly line: number | null;
  /** Column of the first error in characters, from 1. */
  readonly column: number | null;
  /** All errors and warnings of a raw story. */
  readonly diagnostics: readonly InfographicDiagnostic[];
}

/** The element's events. They bubble and leave shadow roots. */
export interface InfographicEvents {
  /** The story is shown. */
  'infographic-ready': CustomEvent<{ readonly charts: readonly string[]; readonly steps: readonly string[]; readonly diagnostics: readonly InfographicDiagnostic[] }>;
  /** Half of the picture, or as much of it as fills half of the viewport, is visible for the first time. */
  'infographic-view': CustomEvent<InfographicPosition>;
  /** Another step or chart is shown. */
  'infographic-step': CustomEvent<InfographicPosition>;
  /** A mark was selected, or the selection was cleared. */
  'infographic-select': CustomEvent<{ readonly key: string | null; readonly text: string | null; readonly chart: string | null; readonly step: string | null }>;
  /** The reader has moved to the details of a mark, or opened the table or the list of sources. */
  'infographic-details': CustomEvent<InfographicPosition & { readonly part: 'mark' | 'table' | 'sources'; readonly key: string | null }>;
  /** The reader has filtered the events of a chart. */
  'infographic-filter': CustomEvent<{ readonly chart: string; readonly filters: readonly { readonly label: string; readonly value: string }[] }>;
  /** The reader has opened a source. */
  'infographic-source': CustomEvent<{ readonly key: string; readonly url: string }>;
  /** The reader has exported the current chart. */
  'infographic-export': CustomEvent<{ readonly format: 'csv' | 'png' | 'svg' | 'text' | 'link' | 'share' }>;
  /** A newer version of the story is shown. */
  'infographic-refresh': CustomEvent<{ readonly text: string }>;
  /** The first attempt to load the story, a core or a locale file has failed and is retried. */
  'infographic-retry': CustomEvent<InfographicErrorDetail>;
  /** The story cannot be shown. The static figure is shown instead. */
  'infographic-error': CustomEvent<InfographicErrorDetail>;
}

declare global {
  interface HTMLElementTagNameMap {
    'article-infographic': ArticleInfographic;
  }
  interface HTMLElementEventMap extends InfographicEvents {}
  interface WindowEventMap extends InfographicEvents {}
  interface DocumentEventMap extends InfographicEvents {}
}
