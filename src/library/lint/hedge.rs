//! Checks that a sentence of the article states a number of the data as a fact, and with the same qualifier.
//!
//! Searches for the number in the quote, or else in the sentence that contains it: "at least 8,000" must not become
//! 8,000, and "could reach 8,000" must not become a number at all. Languages without a lexicon are skipped rather than
//! guessed.

use std::rc::Rc;

use super::{
    check::Check,
    found::{Found, mentions_in, sentence},
    reading::{Doubt, Hedge, Reading, Subject, counts_its_unit, states},
};
use crate::{
    diagnostic::{Advice, Change, Code, Path},
    model::{Amount, Evidence, Number, Paragraph, Qualifier},
    raw::forms::AmountDocument,
};

/// Compares an amount with the sentences of its evidence. Readings that match an amount `beside` it with the same
/// number are ignored: "at least 45 to one side and 45 to the other".
pub(super) fn check_amount(
    check: &Check<'_>,
    amount: &Amount,
    subject: Option<&Subject>,
    evidence: &[Rc<Evidence>],
    beside: &[&AmountDocument],
    at: &Path<'_>,
) {
    check_withheld(check, amount, subject, evidence, at);
    if let Amount::Words(words) = amount {
        super::words::check_words(check, words.as_str(), evidence, &at.field("words"));
    }
    let Some(expected) = expected(amount).filter(|_| check.reader.is_some()) else { return };
    if evidence.iter().any(|one| has_margin(check, one, amount)) {
        return;
    }
    for number in amount.numbers() {
        // "No fewer than 30 but no more than 45" has a bound at each end.
        let expected = match amount {
            Amount::Between(range) => {
                bound(check, number == range.low(), number, subject, evidence).unwrap_or(expected)
            }
            _ => expected,
        };
        let mut found: Vec<Found<'_>> =
            evidence.iter().flat_map(|one| mentions_in(check, one, Some(number), subject)).collect();
        let other = |reading: Reading| beside.iter().any(|other| written(other) == Some((number.get(), reading.hedge)));
        if found.iter().any(|found| agrees(expected, found.mention.reading.hedge)) {
            found.retain(|found| {
                let reading = found.mention.reading;
                agrees(expected, reading.hedge) || !other(reading)
            });
        }
        if found.is_empty() {
            report_not_said(check, number, evidence, at);
        } else {
            // "A third" is about 33 per cent.
            let about = Reading { hedge: Hedge::One(Qualifier::About), sure: true };
            let is_rounded = |found: &Found<'_>| found.mention.numeral.is_share && expected == about.hedge;
            let at_most = Reading { hedge: Hedge::One(Qualifier::AtMost), sure: false };
            // "A loss of at least 1 billion" is −1 billion or lower.
            let reading = |found: &Found<'_>| match found.mention.reading {
                _ if is_rounded(found) => about,
                reading if number.get() < 0.0 && found.mention.is_loss() => reading.mirrored(),
                // "Down to −14" may be the lowest value, and not a bound.
                reading if number.get() < 0.0 && reading.hedge == at_most.hedge => at_most,
                // "May reach 5,000" is at most 5,000.
                reading if reading.hedge == Hedge::NONE && expected == at_most.hedge && found.mention.is_possible() => {
                    at_most
                }
                reading => reading,
            };
            let readings: Vec<Reading> = found.iter().map(reading).collect();
            let amount = |qualifier: Qualifier| Change::to_number(qualifier.name(), number.get());
            compare(check, expected, number, &readings, (at, Some(&amount)));
            check_doubt(check, number, subject, &found, at);
        }
    }
}

/// Reports a number that no sentence states as a fact about the subject.
fn check_doubt(check: &Check<'_>, number: Number, subject: Option<&Subject>, found: &[Found<'_>], at: &Path<'_>) {
    let (Some(reader), Some(subject)) = (check.reader, subject) else { return };
    let other_speaker = |Found { evidence, sentence, mention }: &Found<'_>| {
        let name = &evidence.speaker.name;
        let is_article = *name == evidence.source.publisher;
        let other = || reader.other_speaker(sentence, mention.numeral.place, name.as_str());
        if is_article { None } else { other() }
    };
    let others: Option<Vec<bool>> = found.iter().map(other_speaker).collect();
    if let Some(sure) = others.map(|others| others.into_iter().all(|sure| sure)) {
        let words = || {
            let message = "the sentence has it from another speaker than the evidence".to_owned();
            [message, "name the speaker whom the sentence names".to_owned()]
        };
        if sure { check.error(Code::NumberNotSaid, at, words) } else { check.warning(Code::NumberNotSaid, at, words) }
    }
    check_fact(check, number, subject, found, at);
    let doubts: Option<Vec<Doubt>> = found
        .iter()
        .map(|Found { sentence, mention, .. }| {
            reader.doubt(sentence, mention, subject, (number, check.published.get()))
        })
        .collect();
    report_doubt(check, number, doubts, at);
}

/// Warns if the quote states the number that the data withhold.
fn check_withheld(
    check: &Check<'_>,
    amount: &Amount,
    subject: Option<&Subject>,
    evidence: &[Rc<Evidence>],
    at: &Path<'_>,
) {
    let Some(subject) = subject else { return };
    if !matches!(amount, Amount::Withheld(_) | Amount::Unknown(_)) {
        return;
    }
    let states =
        |found: &Found<'_>| !found.sentence.is_withheld && counts_its_unit(&found.sentence, &found.mention, subject);
    let stated = evidence.iter().flat_map(|one| mentions_in(check, one, None, None)).find(states);
    if let Some(found) = stated {
        check.warning(Code::NumberWithheld, at, || {
            let message = format!("the quoted sentence states the number {}", found.mention.numeral.value);
            [message, "write the number, or quote the sentence that says that it is not known".to_owned()]
        });
    }
}

/// Numbers up to this one may count what the label itself lists: "three demands".
const SMALL: f64 = 10.0;

/// Warns of the numbers of a label that stand nowhere in the article. `paragraphs` are those of the article.
pub(super) fn check_label(check: &Check<'_>, label: &str, paragraphs: &[Rc<Paragraph>], at: &Path<'_>) {
    let Some(read) = check.read(label).filter(|_| !paragraphs.is_empty()) else { return };
    let amounts = read.mentions.iter().filter(|mention| mention.numeral.is_amount() && !mention.numeral.is_date());
    for number in amounts.filter_map(|mention| Number::new(mention.numeral.value)).filter(|one| one.get() > SMALL) {
        let says = |paragraph: &Rc<Paragraph>| {
            let read = check.read(paragraph.text.as_str());
            read.is_some_and(|read| read.mentions.iter().any(|mention| states(mention, number)))
        };
        if !paragraphs.iter().any(says) {
            check.warning(Code::NumberNotSaid, at, || {
                let message = format!("the article does not contain the number {}", number.get());
                [message, "use a number of the article, or leave it out of the label".to_owned()]
            });
        }
    }
}

/// Compares the values of a series that its quotes state with their words: "at least 100" is not 100, and "could reach
/// 100" is no fact. `is_bare` if the values have neither a qualifier nor an interval.
pub(super) fn check_series(
    check: &Check<'_>,
    (values, is_bare): (&[Option<Number>], bool),
    subject: Option<&Subject>,
    evidence: &[Rc<Evidence>],
    at: &Path<'_>,
) {
    let Some((reader, subject)) = check.reader.zip(subject) else { return };
    for (index, number) in values.iter().enumerate().filter_map(|(index, value)| Some((index, (*value)?))) {
        let found: Vec<Found<'_>> =
            evidence.iter().flat_map(|one| mentions_in(check, one, Some(number), None)).collect();
        if found.is_empty() {
            continue;
        }
        let at = at.index(index);
        if is_bare {
            let readings: Vec<Reading> = found.iter().map(|found| found.mention.reading).collect();
            compare(check, Hedge::NONE, number, &readings, (&at, None));
        }
        check_fact(check, number, subject, &found, &at);
        let doubts: Option<Vec<Doubt>> = found
            .iter()
            .map(|Found { sentence, mention, .. }| reader.doubt(sentence, mention, subject, (number, None)))
            .map(|doubt| doubt.filter(|doubt| !doubt.is_other))
            .collect();
        report_doubt(check, number, doubts, &at);
    }
}

/// Warns if sentences state a number as a fact that the data call a claim.
fn check_fact(check: &Check<'_>, number: Number, subject: &Subject, found: &[Found<'_>], at: &Path<'_>) {
    if subject.has_status() && found.iter().all(|found| found.mention.is_fact()) {
        check.warning(Code::StatusNotSaid, at, || {
            let hint = "remove `status`, or quote the sentence that says that it is no fact".to_owned();
            [format!("the sentence states the number {} as a fact", number.get()), hint]
        });
    }
}

/// Reports the weakest doubt about a number, if all sentences that have it give reason to one.
fn report_doubt(check: &Check<'_>, number: Number, doubts: Option<Vec<Doubt>>, at: &Path<'_>) {
    let Some(doubt) = doubts.and_then(|doubts| doubts.into_iter().min_by_key(|doubt| doubt.sure)) else { return };
    let (code, hint) = if doubt.is_other {
        (Code::NumberNotSaid, "quote the sentence that states the number, or write a label that says what it is")
    } else {
        (Code::NotAFact, "say what it is with `status`, show it as a statement or a position, or leave it out")
    };
    let words = || [format!("the sentence has the number {}, but {}", number.get(), doubt.verb), hint.to_owned()];
    if doubt.sure { check.error(code, at, words) } else { check.warning(code, at, words) }
}

/// Returns the bound at an end of a range, if the sentence states it as one.
fn bound(
    check: &Check<'_>,
    is_low: bool,
    number: Number,
    subject: Option<&Subject>,
    evidence: &[Rc<Evidence>],
) -> Option<Hedge> {
    let bounds =
        if is_low { [Qualifier::AtLeast, Qualifier::MoreThan] } else { [Qualifier::AtMost, Qualifier::LessThan] };
    let mut found = evidence.iter().flat_map(|one| mentions_in(check, one, Some(number), subject));
    found.find_map(|found| match found.mention.reading.hedge {
        hedge @ Hedge::One(qualifier) if bounds.contains(&qualifier) => Some(hedge),
        _ => None,
    })
}

/// Returns whether a sentence states a range by its middle, "46, plus or minus 3", or in one word, "kilkanaście".
fn has_margin(check: &Check<'_>, evidence: &Evidence, amount: &Amount) -> bool {
    let Amount::Between(range) = amount else { return false };
    let mentions = mentions_in(check, evidence, None, None);
    let ends = [range.low().get(), range.high().get()];
    mentions.iter().any(|found| {
        let has_margin = found.has_margin_to(range.low()) && found.has_margin_to(range.high());
        has_margin || found.mention.numeral.span == Some(ends)
    })
}

/// Returns the number and the hedge of an amount of the document, if it has a single number.
fn written(amount: &AmountDocument) -> Option<(f64, Hedge)> {
    match amount {
        AmountDocument::Number(qualifier, value) => Some((*value, Hedge::One(*qualifier))),
        AmountDocument::Between(_)
        | AmountDocument::Estimate(_)
        | AmountDocument::Withheld(_)
        | AmountDocument::Unknown(_)
        | AmountDocument::Words(_)
        | AmountDocument::None
        | AmountDocument::Disputed(_)
        | AmountDocument::Sum(_)
        | AmountDocument::Share(_) => None,
    }
}

/// Checks that a number occurs in one of the sentences of its evidence.
pub(super) fn check_said(check: &Check<'_>, number: Number, evidence: &[Rc<Evidence>], at: &Path<'_>) {
    if check.reader.is_some() && !evidence.iter().any(|one| !mentions_in(check, one, Some(number), None).is_empty()) {
        report_not_said(check, number, evidence, at);
    }
}

pub(super) fn expected(amount: &Amount) -> Option<Hedge> {
    match amount {
        Amount::Number(qualifier, _) => Some(Hedge::One(*qualifier)),
        Amount::Between(_) => Some(Hedge::Between),
        // The check of estimates compares its numbers.
        Amount::Estimate(_) => None,
        Amount::Withheld(_) | Amount::Unknown(_) | Amount::Words(_) | Amount::None => None,
    }
}

/// Returns whether the data say what the sentence says, or less: more than 8,000 are at least 8,000.
fn agrees(data: Hedge, said: Hedge) -> bool {
    data == said
        || matches!(
            (data, said),
            (Hedge::One(Qualifier::AtLeast), Hedge::One(Qualifier::MoreThan))
                | (Hedge::One(Qualifier::AtMost), Hedge::One(Qualifier::LessThan))
        )
}

/// Compares the readings with the expected hedge. A certain contradiction is an error; an ambiguous reading is a
/// warning. `change` writes another qualifier at the path.
fn compare(
    check: &Check<'_>,
    expected: Hedge,
    number: Number,
    found: &[Reading],
    (at, change): (&Path<'_>, Option<&dyn Fn(Qualifier) -> Change>),
) {
    let sure = found.iter().find(|reading| reading.sure && reading.hedge != Hedge::NONE);
    let hedged = sure.or_else(|| found.iter().find(|reading| reading.hedge != Hedge::NONE));
    if expected != Hedge::NONE && found.iter().any(|reading| agrees(expected, reading.hedge)) {
        return;
    }
    let Some(said) = hedged else {
        if expected != Hedge::NONE {
            check.warning(Code::HedgeDiffers, at, || {
                [
                    format!("the data say “{}”, the sentence has no qualifier", word(expected)),
                    "add the qualifier to the article, or write `exact` in the data".to_owned(),
                ]
            });
        }
        return;
    };
    let hedge = said.hedge;
    if !said.sure {
        check.warning(Code::HedgeDiffers, at, || {
            [
                format!("the article may say “{}”, the data say “{}”", word(hedge), word(expected)),
                "if it does, use the same qualifier in the data".to_owned(),
            ]
        });
    } else if expected == Hedge::NONE {
        // A mention without a hedge does not cancel one with a hedge.
        check.error(Code::HedgeLost, at, || {
            let hint = match hedge {
                Hedge::Between => "write { \"between\": [ …, … ] }".to_owned(),
                hedge @ Hedge::One(_) => format!("write {{ \"{}\": {} }}", field(hedge), number.get()),
            };
            let change = match (hedge, change) {
                (Hedge::One(qualifier), Some(change)) => Some(change(qualifier)),
                _ => None,
            };
            Advice {
                message: format!("the article says “{}”, the data say it is exact", word(hedge)), hint, change
            }
        });
    } else {
        check.error(Code::HedgeDiffers, at, || {
            [
                format!("the article says “{}”, the data say “{}”", word(hedge), word(expected)),
                "one of the two is wrong: ask the author of the sentence".to_owned(),
            ]
        });
    }
}

fn report_not_said(check: &Check<'_>, number: Number, evidence: &[Rc<Evidence>], at: &Path<'_>) {
    // A quote that was not found has already been reported.
    let mut sentences = evidence.iter().filter(|one| one.passage.is_some() || check.article.is_none()).peekable();
    if sentences.peek().is_none() {
        return;
    }
    if sentences.any(|one| check.read(&sentence(one).0).is_some_and(|sentence| sentence.is_withheld)) {
        check.error(Code::NumberWithheld, at, || {
            let message = format!(
                "the article says that the number is not published or not known, but the data state {}",
                number.get()
            );
            [message, "write { \"withheld\": \"…\" } or { \"unknown\": \"…\" } with the reason".to_owned()]
        });
        return;
    }
    let words = || {
        let stated = evidence.iter().flat_map(|one| mentions_in(check, one, Some(number), None)).next();
        match stated.map(|found| found.mention.numeral) {
            Some(numeral) if (numeral.value - number.get().abs()).abs() > numeral.value * 1e-9 => [
                format!("the quoted sentence has {} with another scale than the data", number.get()),
                format!("write the whole number, {:e}, with the unit of the sentence", numeral.value),
            ],
            Some(_) => [
                format!("the quoted sentence has the number {}, but in another unit", number.get()),
                "write the unit of the sentence, or quote the sentence that states the number in this one".to_owned(),
            ],
            None => [
                format!("the quoted sentence does not contain the number {}", number.get()),
                "quote the sentence that states the number".to_owned(),
            ],
        }
    };
    // A quote with another number contradicts this one. A quote without a number may state it in words that are not
    // recognized.
    if evidence.iter().any(|one| states_a_number(check, one.quote.exact.as_str())) {
        check.error(Code::NumberNotSaid, at, words);
    } else {
        check.warning(Code::NumberNotSaid, at, words);
    }
}

fn states_a_number(check: &Check<'_>, quote: &str) -> bool {
    check.read(quote).is_some_and(|sentence| sentence.mentions.iter().any(|mention| !mention.numeral.is_date()))
}

pub(super) fn word(hedge: Hedge) -> &'static str {
    match hedge {
        Hedge::One(Qualifier::Exact) => "exactly",
        Hedge::One(Qualifier::AtLeast) => "at least",
        Hedge::One(Qualifier::AtMost) => "at most",
        Hedge::One(Qualifier::About) => "about",
        Hedge::One(Qualifier::MoreThan) => "more than",
        Hedge::One(Qualifier::LessThan) => "less than",
        Hedge::Between => "between",
    }
}

fn field(hedge: Hedge) -> &'static str {
    match hedge {
        Hedge::One(qualifier) => qualifier.name(),
        Hedge::Between => "between",
    }
}
