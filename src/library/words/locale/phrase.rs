//! [`Phrase`]: what can be said, by its name in the files of the languages.

macro_rules! phrases {
    ($($(#[doc = $doc:literal])* $phrase:ident = $name:literal,)*) => {
        /// What can be said. The places `{0}`, `{1}` and so on are filled in this order; of what is counted, `{0}` is the
        /// number, and the phrase has a form for each kind of number that the language tells apart.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Phrase {
            $($(#[doc = $doc])* $phrase,)*
        }

        impl Phrase {
            /// The names of all of them, in their order.
            pub const NAMES: &'static [&'static str] = &[$($name),*];
        }
    };
}

phrases! {
    // Amounts. The number comes with its unit, where that is said.
    /// A number and its unit.
    Quantity = "quantity",
    /// A lower bound.
    AtLeast = "at_least",
    /// An upper bound.
    AtMost = "at_most",
    /// An estimate.
    About = "about",
    /// Two ends; the unit stands with the second.
    Between = "between",
    /// A number exists and was not told.
    Withheld = "withheld",
    /// Nobody is known to know the number.
    NotKnown = "not_known",
    /// Said to be zero.
    None = "none",
    /// No amount is given.
    NoFigure = "no_figure",
    /// One claim of several that contradict each other.
    Claimed = "claimed",
    /// All of them.
    Disputed = "disputed",
    /// Why an uncertain end is uncertain.
    MayBeHigher = "may_be_higher",
    /// The same.
    MayBeLower = "may_be_lower",
    /// The same.
    NotExactly = "not_exactly",
    /// The same.
    NotTold = "not_told",
    /// What one dot stands for.
    Dot = "dot",
    /// The same where it stands for one.
    DotOfOne = "dot_of_one",
    /// A limit from above.
    Under = "under",
    /// A limit from below.
    Over = "over",

    // How words are put together.
    /// Something, and in brackets what belongs to it.
    Aside = "aside",
    /// Something, and behind a comma what belongs to it.
    With = "with",
    /// Something, and behind a colon what is said of it.
    Is = "is",
    /// Between the entries of a list whose entries have commas.
    Semicolon = "semicolon",
    /// Behind the first entries of a list.
    AndMore = "and_more",
    /// Behind the first entries of a list, with the number of the others.
    More = "more",

    // What was worked out and put right.
    /// A sum of ours.
    Sum = "sum",
    /// A share of ours.
    Share = "share",
    /// When something was corrected, what stood there before, and why.
    Corrected = "corrected",

    // What is not known of events, with the number of these.
    /// See above.
    GapWithheld = "gap_withheld",
    /// See above.
    GapNotKnown = "gap_not_known",
    /// See above.
    GapDisputed = "gap_disputed",
    /// See above.
    GapCoarse = "gap_coarse",

    // The course of a series.
    /// Its first and last value.
    FromTo = "from_to",
    /// Its lowest value.
    Lowest = "lowest",
    /// Its highest value.
    Highest = "highest",

    // Where a side stands, in a word that fits under a mark.
    /// See above.
    Proposes = "proposes",
    /// See above.
    Agrees = "agrees",
    /// See above.
    Offers = "offers",
    /// See above.
    Rejects = "rejects",
    /// See above.
    Demands = "demands",
    /// See above.
    NotStated = "not_stated",

    // The same as half a sentence, behind the side's name.
    /// See above.
    ProposesIt = "proposes_it",
    /// See above.
    AgreesToIt = "agrees_to_it",
    /// An offer with its condition.
    OffersItIf = "offers_it_if",
    /// See above.
    RejectsIt = "rejects_it",
    /// See above.
    DemandsIt = "demands_it",
    /// An offer's condition, where the side stands elsewhere.
    OffersIf = "offers_if",

    /// The condition alone.
    If = "if",

    // What came of a position.
    /// See above.
    Agreed = "agreed",
    /// See above.
    Rejected = "rejected",
    /// See above.
    NoAnswer = "no_answer",
    /// See above.
    Open = "open",
    /// How many positions have come to it: the number, then the outcome.
    OutcomeOf = "outcome_of",

    // Who said it, and where.
    /// Everyone who says it.
    SaidBy = "said_by",
    /// Where it was published; counted.
    Sources = "sources",
    /// The sources that do not say where a side stands.
    NotStatedIn = "not_stated_in",

    // Dates.
    /// A date that is not exact.
    AboutDate = "about_date",
    /// From a day to another one of the same month.
    Days = "days",
    /// From a date to another one.
    Stretch = "stretch",

    // What a chart holds, counted.
    /// Bars.
    SummaryBars = "summary_bars",
    /// Fields of dots.
    SummaryUnits = "summary_units",
    /// Dots on scales.
    SummaryDots = "summary_dots",
    /// Positions, with how many of them came to what.
    SummaryPositions = "summary_positions",
    /// Events, with the first and last date.
    SummaryTimeline = "summary_timeline",
    /// Events of sides, which come first, with the first and last date.
    SummaryHistory = "summary_history",
    /// What is not known of them.
    OfThese = "of_these",
    /// Lines.
    SummaryLine = "summary_line",
    /// Running totals, by the number of ways of counting.
    SummarySteps = "summary_steps",

    // Headings of columns.
    /// See above.
    What = "what",
    /// See above.
    HowMany = "how_many",
    /// See above.
    Basis = "basis",
    /// See above.
    When = "when",
    /// See above.
    Outcome = "outcome",
    /// See above.
    CorrectedHead = "corrected_head",
    /// See above.
    SaidByHead = "said_by_head",
    /// See above.
    SourceHead = "source_head",
    /// See above.
    AddressHead = "address_head",
    /// See above.
    SideHead = "side_head",
    /// See above.
    InWords = "in_words",
    /// See above.
    Qualifier = "qualifier",
    /// See above.
    ValueHead = "value_head",
    /// See above.
    LowHead = "low_head",
    /// See above.
    HighHead = "high_head",
    /// See above.
    UnitHead = "unit_head",
    /// How many values a table shows, and how many there are.
    TableExcerpt = "table_excerpt",

    // What the reader does.
    /// The years by which events can be picked.
    Year = "year",
    /// No pick, with the number of all.
    All = "all",
    /// How many of all events are picked: counted by all of them, the number that is picked comes second.
    Picked = "picked",
    /// Which chart of how many.
    Position = "position",
    /// How many marks are offered to who goes from one to the next, and how many there are.
    Offered = "offered",
    /// How many charts more, which are folded where no script runs; counted.
    MoreCharts = "more_charts",
    /// Newer figures have come.
    Updated = "updated",
    /// What has changed; counted.
    EntriesChanged = "entries_changed",
    /// What is new; counted.
    EntriesNew = "entries_new",
    /// What has gone; counted.
    EntriesGone = "entries_gone",
}
