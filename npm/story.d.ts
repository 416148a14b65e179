// Types of story files. Generated from their JSON Schema by `BLESS=1 cargo test --test api`.

/** A story file: what an article says, each with its source. */
export interface Story {
  /** The address of the JSON Schema, for completion in text editors; ignored by the program. */
  '$schema'?: string;
  /** The charts, in this order. */
  charts?: StoryChart[];
  /** Corrections of figures that were published earlier. */
  corrections?: StoryCorrection[];
  /** Events. */
  events?: StoryEvent[];
  /** The properties by which readers filter events. */
  facets?: Record<string, StoryFacet>;
  /** Figures. */
  facts?: Record<string, StoryFact>;
  /** The version of the format. */
  format: number;
  /** The headline of the graphic. */
  headline: string;
  /** The language of all text, as a BCP 47 tag. */
  lang: string;
  /** Proposals and criteria, with the stances of the sides. */
  positions?: Record<string, StoryPosition>;
  /** The date of the article. */
  published?: string;
  /** Warnings that an editor has looked at and accepts. */
  reviewed?: StoryReviewed[];
  /** Time series. */
  series?: Record<string, StorySeries>;
  /** The parties whose stances and figures are compared. */
  sides?: Record<string, StorySide>;
  /** The published texts that the story cites. */
  sources?: Record<string, StorySource>;
  /** The people and bodies that are quoted. */
  speakers?: Record<string, StorySpeaker>;
  /** Statements that are neither figure, position nor event. */
  statements?: Record<string, StoryStatement>;
  /** The charts in reading order, with texts. Without steps, the charts follow each other without text. */
  steps?: StoryStep[];
  /** What the charts show, in a sentence or two. */
  summary?: string;
  /** The paragraphs of the article. Without them, quotes are searched only in the page. */
  text?: StoryParagraph[];
  /** Whether `check` cannot read the language, so that nobody compared the data with the article. Readers see it. */
  unchecked?: boolean;
}

/** An amount with its qualifier. */
export type StoryAmount = 
  | {
    exact: number;
  }
  | {
    at_least: number;
  }
  | {
    at_most: number;
  }
  | {
    about: number;
  }
  | {
    more_than: number;
  }
  | {
    less_than: number;
  }
  | {
    between: [number, number];
  }
  | {
    estimate: StoryEstimate;
  }
  | {
    withheld: string;
  }
  | {
    unknown: string;
  }
  | {
    words: string;
  }
  | 'none'
  | {
    disputed: StoryClaim[];
  }
  | {
    sum: string[];
  }
  | {
    share: string[];
  };

/** The intervals around the values of a series. */
export interface StoryBand {
  /** The high end for each value. */
  high?: Array<number | null>;
  kind: StoryIntervalKind;
  /** The level of the intervals in percent, such as 95. */
  level?: number;
  /** The low end for each value; `null` for a value without an interval. */
  low?: Array<number | null>;
}

/** A limit such as "under 25", with the ends of the small scale on which it is drawn. */
export interface StoryBound {
  evidence?: StoryEvidence[];
  over?: number;
  quantity: string;
  scale: [number, number];
  under?: number;
}

/** The qualifier of all values of a series. */
export type StoryCertainty = 'exact' | 'at_least' | 'at_most' | 'about' | 'more_than' | 'less_than';

/** Two figures of one thing at two times. */
export interface StoryChange {
  /** The id of the earlier figure. */
  from: string;
  /** The id of the later figure. */
  to: string;
}

/** A chart. */
export interface StoryChart {
  changes?: StoryChange[];
  events?: string[];
  facts?: string[];
  form?: StoryForm;
  id: string;
  kind: StoryKind;
  note?: string;
  /** How many one dot represents, in the form `units`. */
  per?: number;
  positions?: string[];
  series?: string[];
  statements?: string[];
  subtitle?: string;
  title: string;
}

/** One of several amounts that contradict each other. */
export interface StoryClaim {
  amount: StoryAmount;
  evidence?: StoryEvidence[];
  speaker: string;
}

/** The condition of a claim. */
export interface StoryCondition {
  if: string;
}

/** An earlier value of a figure, or of a side's amount in an event. */
export interface StoryCorrection {
  date: string;
  event?: string;
  fact?: string;
  now: StoryAmount;
  side?: string;
  was: StoryAmount;
  why: string;
}

/** A currency by its ISO 4217 code. Amounts are in the currency itself, not in millions of it. */
export interface StoryCurrency {
  currency: string;
}

/** The first date and the interval to each next one. */
export interface StoryDateStep {
  every: StoryEvery;
  from: string;
}

/** An estimate with its interval. */
export interface StoryEstimate {
  /** The ends of the interval. */
  between: [number, number];
  kind: StoryIntervalKind;
  /** The level of the interval in percent, such as 95. */
  level?: number;
  value: number;
}

/** An event. */
export interface StoryEvent {
  /** Amounts by side. */
  amounts?: Record<string, StoryAmount>;
  date: string;
  evidence?: StoryEvidence[];
  /** Values by facet. */
  facets?: Record<string, string[]>;
  id: string;
  label: string;
  /** Why it is not a fact. */
  status?: StoryStatus;
  unit?: 
    | string
    | StoryForms
    | StoryCurrency
    | StoryMeasureUnit;
}

/** The interval between the dates of a series. */
export type StoryEvery = 'day' | 'week' | 'month' | 'year';

/** The source, the speaker and the quote from the article. */
export interface StoryEvidence {
  /** The id of the paragraph that contains the quote. */
  in?: string;
  /** The text directly before the quote, if it occurs more than once. */
  prefix?: string;
  quote: string;
  source: string;
  speaker: string;
  /** The text directly after it. */
  suffix?: string;
}

/** A property by which readers filter events. */
export interface StoryFacet {
  label: string;
  /** The label for events whose value nobody stated. */
  unstated: string;
  values?: Record<string, string>;
}

/** A figure. */
export interface StoryFact {
  amount: StoryAmount;
  as_of?: string;
  basis: string;
  evidence?: StoryEvidence[];
  label: string;
  side?: string;
  /** Why it is not a fact: someone expects, plans, alleges or denies it, or it depends on a condition. */
  status?: StoryStatus;
  unit: 
    | string
    | StoryForms
    | StoryCurrency
    | StoryMeasureUnit;
}

/** The forms of `counts`. */
export type StoryForm = 'bars' | 'units' | 'dots';

/** The unit by plural category (Unicode CLDR). */
export interface StoryForms {
  few?: string;
  many?: string;
  one?: string;
  /** The form for all other numbers. */
  other: string;
  /** How labels and axes write a number with the unit in short: `{0} kWh`. */
  symbol?: string;
  two?: string;
  zero?: string;
}

/** What the interval of an estimate is: a confidence interval, a credible interval, a margin of error, the range of several models, or from the lowest to the highest value. */
export type StoryIntervalKind = 'confidence' | 'credible' | 'margin' | 'models' | 'range';

/** The kinds of charts. */
export type StoryKind = 'counts' | 'positions' | 'timeline' | 'history' | 'line' | 'steps' | 'change';

/** A measure with known names and signs. */
export type StoryMeasure = 'percent' | 'percentage-point' | 'celsius' | 'fahrenheit' | 'millimeter' | 'centimeter' | 'meter' | 'kilometer' | 'foot' | 'mile' | 'hectare' | 'acre' | 'liter' | 'gram' | 'kilogram' | 'kilometer-per-hour' | 'mile-per-hour' | 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';

/** A unit with the names and the sign of a measure. */
export interface StoryMeasureUnit {
  measure: StoryMeasure;
}

/** The outcome of a position so far. */
export type StoryOutcome = 'agreed' | 'rejected' | 'no_answer' | 'open';

/** A paragraph of the article. */
export interface StoryParagraph {
  id: string;
  paragraph: string;
}

/** A proposal or criterion. */
export interface StoryPosition {
  bound?: StoryBound;
  detail?: string;
  evidence?: StoryEvidence[];
  label: string;
  outcome: StoryOutcome;
  stances?: Record<string, StoryStance>;
}

/** A warning that an editor accepts. `check` lists it with its reason. */
export interface StoryReviewed {
  /** The code of the warning. */
  code: string;
  /** The path of the warning, such as `facts.held.amount`. */
  path: string;
  /** Why the story stays as it is. */
  reason: string;
}

/** A time series with one unit and one basis. */
export interface StorySeries {
  /** The intervals of the values. */
  band?: StoryBand;
  basis: string;
  certainty?: StoryCertainty;
  dates: 
    | string[]
    | StoryDateStep;
  evidence?: StoryEvidence[];
  label: string;
  side?: string;
  /** Why its values are no facts: a projection is expected. */
  status?: StoryStatus;
  unit: 
    | string
    | StoryForms
    | StoryCurrency
    | StoryMeasureUnit;
  /** One value for each date; `null` for a gap. */
  values?: Array<number | null>;
}

/** A party. */
export interface StorySide {
  name: string;
}

/** A published text. */
export interface StorySource {
  published?: string;
  publisher: string;
  title?: string;
  url: string;
}

/** A person or body that says something. */
export interface StorySpeaker {
  name: string;
  role?: string;
  side?: string;
}

/** The stance of a side. */
export interface StoryStance {
  evidence?: StoryEvidence[];
  /** The condition of an offer. */
  if?: string;
  stance: StoryStanceName;
}

/** The stances. */
export type StoryStanceName = 'proposes' | 'agrees' | 'offers' | 'rejects' | 'demands' | 'not_stated';

/** A statement. */
export interface StoryStatement {
  evidence?: StoryEvidence[];
  label: string;
}

/** Why a claim is not a fact. */
export type StoryStatus = 
  | 'expected' | 'planned' | 'alleged' | 'denied'
  | StoryCondition;

/** A step: a chart with an introductory text. */
export interface StoryStep {
  /** The id of the chart. */
  chart: string;
  /** The id of the step in links. */
  id: string;
  /** The id of the mark to frame: one of the chart's facts, positions, events or series. */
  mark?: string;
  text: string;
}
