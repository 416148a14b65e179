//! [`Phrase`]: the phrases, with their names in the locale files.

macro_rules! phrases {
    ($($(#[doc = $doc:literal])* $phrase:ident = $name:literal,)*) => {
        /// A phrase. The placeholders `{0}`, `{1}` and so on are replaced in the order described here. In phrases that
        /// depend on a count, `{0}` is the count, and the phrase has a form for each plural category of the language.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Phrase {
            $($(#[doc = $doc])* $phrase,)*
        }

        impl Phrase {
            /// The names of all phrases, in order.
            pub const NAMES: &'static [&'static str] = &[$($name),*];
        }
    };
}

phrases! {
    // Amounts. The number includes its unit, if it has one.
    /// A number and its unit.
    Quantity = "quantity",
    /// A lower bound.
    AtLeast = "at_least",
    /// An upper bound.
    AtMost = "at_most",
    /// A lower bound below zero.
    OrHigher = "or_higher",
    /// An upper bound below zero.
    OrLower = "or_lower",
    /// An estimate.
    About = "about",
    /// A range; the unit is part of the second number.
    Between = "between",
    /// The kind of an interval.
    Confidence = "confidence",
    /// The kind of an interval.
    Credible = "credible",
    /// The kind of an interval.
    Margin = "margin",
    /// The kind of an interval.
    Models = "models",
    /// The kind of an interval: all values lie in it.
    Range = "range",
    /// The level of an interval in percent, and its kind.
    IntervalLevel = "interval_level",
    /// Someone expects what follows.
    Expected = "expected",
    /// Someone intends what follows.
    Planned = "planned",
    /// Someone alleges what follows.
    Alleged = "alleged",
    /// Someone denies what follows.
    Denied = "denied",
    /// A number exists but was not published.
    Withheld = "withheld",
    /// The number is not known.
    NotKnown = "not_known",
    /// Stated to be zero.
    None = "none",
    /// No amount is given.
    NoFigure = "no_figure",
    /// One claim of several that contradict each other.
    Claimed = "claimed",
    /// All claims of a dispute.
    Disputed = "disputed",
    /// Explains a lower bound.
    MayBeHigher = "may_be_higher",
    /// Explains an upper bound.
    MayBeLower = "may_be_lower",
    /// Explains an estimate or a range.
    NotExactly = "not_exactly",
    /// Explains a withheld number.
    NotTold = "not_told",
    /// What one dot represents.
    Dot = "dot",
    /// What one dot represents, if that is one.
    DotOfOne = "dot_of_one",
    /// An upper limit that is excluded.
    Under = "under",
    /// A lower limit that is excluded.
    Over = "over",

    // Joining texts.
    /// Two texts, the second in parentheses.
    Parenthesized = "parenthesized",
    /// Two texts, joined with a comma.
    CommaJoined = "comma_joined",
    /// Two texts, joined with a colon.
    Labeled = "labeled",
    /// The separator of a list whose entries may contain commas.
    Semicolon = "semicolon",
    /// The first entries of a list, with a note that there are more.
    AndMore = "and_more",
    /// The first entries of a list, with the number of further ones; depends on a count.
    More = "more",

    // Derived amounts and corrections.
    /// A derived sum.
    Sum = "sum",
    /// A derived share.
    Share = "share",
    /// A correction: its date, the earlier amount, and the reason.
    Corrected = "corrected",

    // Gaps, with the number of events that have them; depend on a count.
    /// Withheld numbers.
    GapWithheld = "gap_withheld",
    /// Unknown numbers.
    GapNotKnown = "gap_not_known",
    /// Disputed numbers.
    GapDisputed = "gap_disputed",
    /// Imprecise dates.
    GapCoarse = "gap_coarse",

    // The summary of a series.
    /// The first and the last value.
    FromTo = "from_to",
    /// The lowest value.
    Lowest = "lowest",
    /// The highest value.
    Highest = "highest",

    // Stances, in a word that fits under a mark.
    /// The side proposes it.
    Proposes = "proposes",
    /// The side agrees to it.
    Agrees = "agrees",
    /// The side offers it under a condition.
    Offers = "offers",
    /// The side rejects it.
    Rejects = "rejects",
    /// The side demands it.
    Demands = "demands",
    /// The source does not state the stance.
    NotStated = "not_stated",

    // Stances with the side's name.
    /// The side proposes it.
    ProposesIt = "proposes_it",
    /// The side agrees to it.
    AgreesToIt = "agrees_to_it",
    /// The side offers it, with the condition.
    OffersItIf = "offers_it_if",
    /// The side rejects it.
    RejectsIt = "rejects_it",
    /// The side demands it.
    DemandsIt = "demands_it",
    /// An offer with its condition, but without the side.
    OffersIf = "offers_if",

    /// The condition of an offer.
    If = "if",

    // Outcomes of positions.
    /// All sides agree.
    Agreed = "agreed",
    /// At least one side rejects it.
    Rejected = "rejected",
    /// The source states no answer.
    NoAnswer = "no_answer",
    /// Answered, but not settled.
    Open = "open",
    /// The number of positions with an outcome, then the outcome.
    OutcomeOf = "outcome_of",

    // Speakers and sources.
    /// All speakers.
    SaidBy = "said_by",
    /// The label before the sources; depends on a count.
    Sources = "sources",
    /// Lists the sources that do not state a stance.
    NotStatedIn = "not_stated_in",

    /// The data were not compared with the article.
    Unchecked = "unchecked",

    // Dates.
    /// A spring; `{0}` is the year.
    Spring = "spring",
    /// A summer.
    Summer = "summer",
    /// An autumn.
    Autumn = "autumn",
    /// A winter.
    Winter = "winter",
    /// An approximate date.
    AboutDate = "about_date",
    /// A date since when something goes on.
    SinceDate = "since_date",
    /// A date until when something went on.
    UntilDate = "until_date",
    /// A range of days in the same month.
    Days = "days",
    /// A range of dates.
    Bracket = "stretch",

    // Summaries of charts; depend on a count.
    /// Bars.
    SummaryBars = "summary_bars",
    /// Dots to count.
    SummaryUnits = "summary_units",
    /// Dots on a scale.
    SummaryDots = "summary_dots",
    /// Positions, with the number of each outcome.
    SummaryPositions = "summary_positions",
    /// Events of a timeline, with the first and the last date.
    SummaryTimeline = "summary_timeline",
    /// Events of a history, with the sides, the first and the last date.
    SummaryHistory = "summary_history",
    /// A summary of a history, with the gaps of its events.
    OfThese = "of_these",
    /// Series.
    SummaryLine = "summary_line",
    /// The summary of a chart of running totals; the count is the number of bases.
    SummarySteps = "summary_steps",
    /// Pairs of an earlier and a later figure.
    SummaryChange = "summary_change",

    // Headings of columns.
    /// The label.
    What = "what",
    /// The amount.
    HowMany = "how_many",
    /// The basis.
    Basis = "basis",
    /// The date.
    When = "when",
    /// The outcome of a position.
    Outcome = "outcome",
    /// The corrections.
    CorrectedHead = "corrected_head",
    /// The speakers.
    SaidByHead = "said_by_head",
    /// The sources.
    SourceHead = "source_head",
    /// The addresses of the sources.
    AddressHead = "address_head",
    /// The side.
    SideHead = "side_head",
    /// The value as text.
    InWords = "in_words",
    /// The qualifier of a number.
    Qualifier = "qualifier",
    /// The exact or estimated number.
    ValueHead = "value_head",
    /// The low end.
    LowHead = "low_head",
    /// The high end.
    HighHead = "high_head",
    /// The unit.
    UnitHead = "unit_head",
    /// The number of values that a table shows, and the number of all values.
    TableExcerpt = "table_excerpt",

    // Filters, steps and updates.
    /// The name of the filter by year.
    Year = "year",
    /// The option that shows all events; depends on their count.
    All = "all",
    /// The number of filtered events. Depends on the count of all events; the filtered number is `{1}`.
    ActiveFilters = "active_filters",
    /// The position of a step and the number of steps.
    Position = "position",
    /// The number of marks that the keyboard navigation offers, and the number of all marks.
    MarksOffered = "marks_offered",
    /// The number of further charts, which are collapsed without script; depends on a count.
    MoreCharts = "more_charts",
    /// The story has been updated.
    Updated = "updated",
    /// The number of changed entries; depends on a count.
    EntriesChanged = "entries_changed",
    /// The number of new entries; depends on a count.
    EntriesNew = "entries_new",
    /// The number of removed entries; depends on a count.
    EntriesGone = "entries_gone",
}
