//! Texts of figures on the drawing: values with their claimants, labels with dates and their column, and attributions.

use std::rc::Rc;

use super::Frame;
use crate::{
    key::Key,
    model::{Amount, Correction, Fact, Side, Unit},
    text::Locale,
    theme::{LABEL, Role},
    typography::wrap,
};

/// Returns the colour of a side; ink for an item without a side.
pub(super) fn side_role(side: Option<&Side>) -> Role {
    side.map_or(Role::Text, |side| Role::Side(u8::try_from(side.index).unwrap_or(u8::MAX)))
}

/// An amount of a figure with its text: the figure's own, or a claim with its claimant's name.
pub(super) struct LabeledAmount<'a> {
    pub(super) key: Key,
    pub(super) amount: &'a Amount,
    pub(super) value: String,
    pub(super) role: Role,
    pub(super) is_claim: bool,
}

pub(super) fn labeled_amounts<'a>(
    fact: &'a Fact,
    key: Key,
    locale: &Locale,
) -> impl Iterator<Item = LabeledAmount<'a>> {
    fact.figure.amounts().enumerate().map(move |(part, (amount, claim))| {
        let value = locale.with_status(locale.amount_label(amount, &fact.unit), fact.status.as_ref());
        let (key, value, side) = match claim {
            None => (key, value, fact.side.as_deref()),
            Some(claim) => {
                let value = locale.dotted(&value, claim.speaker.name.as_str());
                (key.part(part), value, claim.speaker.side.as_deref())
            }
        };
        LabeledAmount { key, amount, value, role: side_role(side), is_claim: claim.is_some() }
    })
}

/// Width from which labels may be beside the marks, and the share of the width that they may take.
const MIN_BESIDE: f64 = 480.0;
const MAX_LABELS: f64 = 0.3;
/// Most lines of a label beside its marks.
const MAX_LINES: usize = 2;
/// Gap between a label and its marks.
pub(super) const LABEL_GAP: f64 = 12.0;

/// Returns the width of a column for the labels of rows beside their marks, with the gap to the marks. Each row is its label, and
/// whether that is its only text. `None` if there is only one row, no room, or more text than the labels.
pub(super) fn label_column(rows: impl Iterator<Item = (String, bool)>, frame: Frame<'_>) -> Option<f64> {
    let most = frame.width * MAX_LABELS;
    let (mut count, mut widest) = (0_usize, 0.0_f64);
    for (label, is_alone) in rows {
        if !is_alone || wrap(&label, LABEL, most, frame.measure).len() > MAX_LINES {
            return None;
        }
        widest = widest.max(frame.measure.width(&label, LABEL));
        count = count.saturating_add(1);
    }
    (count > 1 && frame.width >= MIN_BESIDE).then(|| widest.min(most).ceil() + LABEL_GAP)
}

/// Returns a figure's label, with its date if the figures of the chart have different dates.
pub(super) fn dated_label(fact: &Fact, facts: &[Rc<Fact>], locale: &Locale) -> String {
    match fact.as_of {
        Some(as_of) if facts.iter().any(|other| other.as_of != fact.as_of) => {
            locale.parenthesized(fact.label.as_str(), &locale.when(as_of))
        }
        _ => fact.label.to_string(),
    }
}

/// Returns the attribution of a figure. For a derived figure, it starts with how the figure was derived.
pub(super) fn attribution(fact: &Fact, locale: &Locale) -> String {
    let said = locale.said_by(&fact.evidence);
    match &fact.derived {
        Some(derived) => format!("{}. {said}", capital(&locale.derived(derived))),
        None => said,
    }
}

/// Returns the corrections of a figure, one line each, with a capital first letter.
pub(super) fn corrected(corrections: &[Correction], unit: &Unit, locale: &Locale) -> Vec<String> {
    corrections.iter().map(|correction| capital(&locale.correction(correction, unit))).collect()
}

/// Returns the text with its first letter in upper case, if the letter is ASCII or Cyrillic of a supported language.
/// The case tables of the standard library would be a twentieth of the widget's size.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let Some(first) = letters.next() else { return String::new() };
    let first = match first {
        'а'..='я' => char::from_u32(u32::from(first).saturating_sub(0x20)).unwrap_or(first),
        'є' => 'Є',
        'і' => 'І',
        'ї' => 'Ї',
        _ => first.to_ascii_uppercase(),
    };
    format!("{first}{}", letters.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{model::Language, raw::Json};

    #[test]
    fn lines_begin_with_a_capital_in_every_language() {
        for language in Language::ALL {
            let path = format!("{}/../../www/locales/{}.json", env!("CARGO_MANIFEST_DIR"), language.tag());
            let file = Json::read(&std::fs::read(path).unwrap()).unwrap();
            // The phrases that begin the lines of `attribution`, `corrected` and timelines.
            for phrase in ["corrected", "sum", "share", "expected", "planned", "alleged", "denied", "if"] {
                let text = file.get("phrases").unwrap().get(phrase).unwrap().text().unwrap();
                let first = text.chars().next().unwrap();
                let turkish = (language, first) == (Language::Turkish, 'i');
                let large = if turkish { "İ".to_owned() } else { first.to_uppercase().to_string() };
                assert_eq!(capital(text), text.replacen(first, &large, 1), "{language:?}: {phrase}");
            }
        }
    }
}
