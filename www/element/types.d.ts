// Types that several modules of the element share: the interface of the cores (see `src/reader/lib.rs` and
// `src/reader/values.rs`), and the callbacks between parts of the element.

import type {
  ArticleInfographic,
  InfographicChart,
  InfographicCitation,
  InfographicDiagnostic,
  InfographicErrorDetail,
  InfographicEvents,
  InfographicNode,
  InfographicOutline,
} from '../article-infographic.js';
import type { StoryState } from './story-state.js';

export type Bytes = Uint8Array<ArrayBuffer>;

/** The element as its modules see it. They read attributes with `attributes.js`. */
export type Host = HTMLElement & Pick<ArticleInfographic, 'story'>;

/** The parsed value of each attribute. */
export interface AttributeValues extends Pick<
  ArticleInfographic,
  'src' | 'chart' | 'lang' | 'steps' | 'theme' | 'loading' | 'core' | 'refresh' | 'quotes'
> {
  'deep-links': boolean;
}

/** The texts of the user interface, by name. */
export type Messages = InfographicOutline['interface'];

export interface Point {
  x: number;
  y: number;
}

export interface Size {
  width: number;
  height: number;
}

// ---- The cores ----------------------------------------------------------------------------------------------------

/** A script that another script loads when it is needed, with the exports of its module. */
export interface Chunk<Exports> {
  readonly file: string;
  readonly integrity: string;
  /** Returns what the chunk uses of the script that loads it. */
  shared(): unknown[];
  /** Only for the type checker. */
  readonly exports?: Exports;
}

/** A core that the build has compiled. `make` returns a new instance of its JavaScript glue. */
export interface CoreModule<Glue> {
  readonly file: string;
  readonly integrity: string;
  make(): Initializer & Glue;
}

/** Instantiates the WebAssembly module of a glue. */
export type Initializer = (options: { module_or_path: WebAssembly.Module }) => Promise<{ memory: WebAssembly.Memory }>;

/** An instance of a core. */
export interface Instance<Glue> {
  glue: Glue;
  memory: WebAssembly.Memory;
}

/** The bounds of a mark on the canvas, in CSS pixels. */
export interface Bounds extends Point, Size {
  key: string;
}

/** A focusable mark, with the indices of the marks above and below it. */
export interface NavStop extends Bounds {
  label: string;
  above: number | null;
  below: number | null;
}

export interface NavStops {
  marks: NavStop[];
  note: string | null;
}

export interface LayoutEffect extends Size {
  type: 'layout';
  chart: number;
  step: number | null;
  animates: boolean;
  /** The index of the selected option of each filter; null for no selection. */
  filterValues: (number | null)[];
  filterStatus: string | null;
  /** The indices of the table rows that match the filters; null for all rows. */
  rows: number[] | null;
  /** The place of the prerendered drawing, if it is shown in place of the canvas. */
  placement?: Placement;
}

/** A change that the page applies after an input. */
export type Effect =
  | LayoutEffect
  | { type: 'repaint' }
  | { type: 'tooltip'; node: InfographicNode | null; bounds: Bounds | null }
  | { type: 'selected'; node: InfographicNode | null; related: InfographicNode[] }
  | { type: 'failed' };

export type Role = 'background' | 'text' | 'muted' | 'border' | 'grid' | 'surface' | `side-${1 | 2 | 3 | 4 | 5 | 6}`;

/** CSS colours by role. */
export type Colors = Record<Role, string>;

/** A theme, as `THEMES` in `constants.js` has it. */
export type ThemeName = 'light' | 'dark' | 'light-high-contrast' | 'dark-high-contrast';

/** The colours that the page or, in forced colours mode, the system sets. */
export interface ColorOverrides {
  isSystem: boolean;
  colors: Partial<Colors>;
}

/** An override whose contrast with the colour of another role is too low. */
export interface LowContrast {
  name: string;
  contrast: number;
  required: number;
  against: string;
  againstColor: string;
}

export interface Palette {
  colors: Colors;
  lowContrast: LowContrast[];
}

export interface UpdateResult {
  outline: InfographicOutline;
  effects: Effect[];
  status: string;
}

/** The context that the core draws on: that of a canvas, or `SvgContext`. */
export type PaintContext = Pick<
  CanvasRenderingContext2D,
  'beginPath' | 'fill' | 'fillStyle' | 'fillText' | 'font' | 'rect' | 'textAlign'
>;

/** Inputs: functions of an open story that return effects. */
export interface Inputs {
  resize(width: number, scale: number, family: string): Effect[];
  hover(x: number, y: number): Effect[];
  focus(key: string): Effect[];
  leave(): Effect[];
  tap(x: number, y: number): Effect[];
  select(key?: string): Effect[];
  step(step: number): Effect[];
  show_chart(chart: number): Effect[];
  set_filter(filter: number, value?: number): Effect[];
}

/** The functions of an open story, without their first parameter, the handle. */
export interface StoryFunctions extends Inputs {
  set_locale(tag: string, bytes: Bytes): void;
  outline(): InfographicOutline;
  step_heights(): number[];
  update(bytes: Bytes): UpdateResult;
  paint(context: PaintContext, ratio: number, colors: string, progress: number, withoutOverlay: boolean): void;
  csv(): string | null;
  sides(): number;
  nav_stops(): NavStops;
  bounds(key: string): Bounds | null;
}

/** What answers the inputs of an open story: the core, or the answers that were published with the story. */
export interface Answers {
  call<N extends keyof StoryFunctions>(
    name: N,
    ...values: Parameters<StoryFunctions[N]>
  ): ReturnType<StoryFunctions[N]>;
  close(): void;
}

/** The functions of an open story, as the core exports them. */
export type StoryGlue = {
  [N in keyof StoryFunctions]: (
    handle: number,
    ...values: Parameters<StoryFunctions[N]>
  ) => ReturnType<StoryFunctions[N]>;
};

export type ReaderGlue = StoryGlue & {
  open(bytes: Bytes, context: CanvasRenderingContext2D): number;
  language(bytes: Bytes, wanted: string): string | undefined;
  close(handle: number): void;
};

export interface EditorGlue {
  publish_story(raw: Bytes): { bytes: Bytes; diagnostics: CoreDiagnostic[] };
}

/** A diagnostic of the editor's core. */
export type CoreDiagnostic = Omit<InfographicDiagnostic, 'line' | 'column'> & {
  location: { line: number; column: number };
};

/** What an error says about an invalid story. */
export type Refusal = Pick<InfographicErrorDetail, 'diagnostics' | 'path' | 'line' | 'column'>;

/** A published story, and the diagnostics of the raw story. */
export interface Published {
  bytes: Bytes;
  diagnostics: InfographicDiagnostic[];
}

/** A widget as a user of the core. */
export interface CoreUser {
  /** How often the core has trapped on this widget's story. */
  traps: number;
  /** Called after the core has trapped. */
  onTrap(): void;
  /** Leaves the core; set by the core that the widget has joined. */
  leave?(): void;
}

// ---- Published answers --------------------------------------------------------------------------------------------

/** The content of the file of published answers, see `src/library/answers.rs`. */
export interface PublishedStory {
  id: string;
  outline: InfographicOutline;
  sides: number;
  charts: PublishedChart[];
}

/** The answers of a chart. Marks are named by their index in the outline's nodes, followed by `points`. */
export interface PublishedChart {
  labels: string[];
  points: InfographicNode[];
  related: number[][];
  csv: string | null;
  isPartial: boolean;
  drawings: PublishedDrawing[];
}

/** A prerendered drawing. Lengths are hundredths of a pixel. */
export interface PublishedDrawing extends Size {
  /** Node, x0, y0, x1, y1 of each target. */
  targets: number[];
  /** `points` has node, x, y of each point. */
  snapLines: { area: number[]; points: number[] }[];
  /** Node and the indices above and below of each keyboard stop; -1 for none. */
  stops: number[];
  note: string | null;
}

/** Where a drawing is in the picture. `width` and `height` are those of the picture, in CSS pixels. */
export interface Placement extends Size {
  svg: SVGSVGElement;
  /** The index of the drawing. */
  drawing: number;
  drawingWidth: number;
  drawingHeight: number;
  /** CSS pixels per pixel of the drawing. */
  scale: number;
  left: number;
  /** Whether its text is large enough. */
  isLegible: boolean;
}

/** A frame around a mark, or a ring around a point with a line across the plot, in pixels of the drawing. */
export type Emphasis = { isSelected: boolean } & (
  | { x0: number; y0: number; x1: number; y1: number }
  | { x: number; y: number; radius: number; from: number; to: number }
);

// ---- Callbacks ----------------------------------------------------------------------------------------------------

/** Sends an input to the core, and applies its effects. */
export type SendInput = <N extends keyof Inputs>(name: N, ...values: Parameters<Inputs[N]>) => void;

/** Called for each failed attempt that is retried. */
export type OnRetry = (error: unknown) => void;

/** Runs a function. An exception closes the story and does not reach the page. */
export type Guard = <T>(work: () => T) => T | undefined;

/** Dispatches an event of the element. */
export type Dispatch = <N extends keyof InfographicEvents>(type: N, detail: InfographicEvents[N]['detail']) => void;

export type ExportFormat = InfographicEvents['infographic-export']['detail']['format'];

export type DetailsPart = InfographicEvents['infographic-details']['detail']['part'];

/** Actions of the reader in the view. */
export interface ViewCallbacks {
  sendInput: SendInput;
  onSource(key: string, url: string): void;
  onRetry(): void;
  onPassage(): void;
  /** The reader has opened the menu of formats. */
  onExportMenu(): void;
  onExport(format: ExportFormat): void;
  onCopyLink(): void;
  onDetails(part: DetailsPart, key: string | null): void;
}

export type ChartTextCallbacks = Pick<ViewCallbacks, 'sendInput' | 'onSource'>;

export interface DetailsCallbacks extends Pick<ViewCallbacks, 'onSource' | 'onPassage' | 'onCopyLink'> {
  onSelect(key: string): void;
  onClose(): void;
}

export interface MarkCallbacks {
  /** The reader has selected a mark, or cleared the selection (`undefined`). */
  onSelect(key: string | undefined): void;
  onFocus(key: string): void;
  onLeave(): void;
}

export interface PictureCallbacks {
  guard: Guard;
  fail(error: Error): void;
  dispatch: Dispatch;
  /** Loads the story again. */
  onRetry(): void;
  /**
   * Called if only the core can answer an input. `answer` is called once the core has taken over, null if no answer is
   * waited for.
   */
  onCoreNeeded(answer: (() => void) | null): void;
  /** Called after each layout and its first paint. */
  onDrawn(story: StoryState): void;
  /** The browser is online again, or the page's visibility has changed. */
  onResume(): void;
}

/** The part of the widget that its use of the core needs. */
export interface SessionCallbacks {
  guard: Guard;
  fail(error: unknown): void;
  /** Whether the picture is shown. */
  isReady(): boolean;
  /** Returns a listener that reports the first retry. */
  retryListener(signal: AbortSignal): OnRetry;
  /** Shows a story that the core has opened. `previous` is the story that was shown before. */
  show(answers: Answers, bytes: Bytes, previous: StoryState | null): void;
  /** Shows a newer version of the story, which the core has already opened. */
  update(updated: UpdateResult, bytes: Bytes): void;
  /** Resolves once the core has taken over from the published answers, or cannot. */
  requireCore(): Promise<unknown>;
}

export interface PainterCallbacks {
  guard: Guard;
  /** Returns the current story. */
  story(): StoryState | null;
}

/** The part of the picture that the article uses. */
export interface ArticlePicture {
  readonly story: StoryState | null;
  select(key: string): boolean;
  goTo(target: string | number): boolean;
}

/** Changes in the environment of an element. */
export interface EnvironmentCallbacks {
  onResize(): void;
  onFonts(): void;
  onTheme(): void;
  onRepaint(): void;
  onClick(event: MouseEvent): void;
  onEscape(): void;
  onHashChange(): void;
  onPrint(isPrinting: boolean): void;
  onResume(): void;
}

// ---- Values -------------------------------------------------------------------------------------------------------

/** The texts of a citation that are searched for in the article. */
export type Quotation = Partial<Pick<InfographicCitation, 'sentence' | 'prefix' | 'suffix'>> & { quote: string };

/** Folded text. `places` has the node and the character range that each of its UTF-16 code units comes from. */
export interface FoldedText<N> {
  text: string;
  places: [node: N, start: number, end: number][];
}

/** A sentence of the article that selects a mark when it is clicked. */
export interface LinkedPassage {
  key: string;
  range: Range;
}

/** A paragraph of an exported picture; `gap` is the space above it, in CSS pixels. */
export interface ExportText {
  text: string;
  size: number;
  weight?: number;
  color: string;
  gap: number;
}

/** The layout of an exported picture. */
export interface ExportLayout extends Size {
  /** The size of the drawing; `left` and `top` are its position. */
  size: Size;
  left: number;
  top: number;
  lines: { line: string; font: string; color: string; y: number }[];
  direction: 'ltr' | 'rtl';
}

/** Texts and metadata of an exported SVG file. */
export interface SvgDescription {
  title: string;
  description: string;
  sources: string;
  language: string;
  family: string;
}

export type { InfographicChart, InfographicNode, InfographicOutline };
