//! Words on the drawing for what was said: values with who claims them, labels with dates, and who says so.

use std::rc::Rc;

use crate::{
    key::Key,
    model::{Amount, Correction, Fact, Side, Unit},
    theme::Role,
    words::Locale,
};

/// The colour of a side; what belongs to no side is drawn in ink.
pub(super) fn side_role(side: Option<&Side>) -> Role {
    side.map_or(Role::Ink, |side| Role::Side(u8::try_from(side.index).unwrap_or(u8::MAX)))
}

/// An amount of a figure with its words: that of the figure itself, or a claim with the name of who makes it.
pub(super) struct Voiced<'a> {
    pub(super) key: Key,
    pub(super) amount: &'a Amount,
    pub(super) value: String,
    pub(super) role: Role,
    pub(super) is_claim: bool,
}

pub(super) fn voiced<'a>(fact: &'a Fact, key: Key, locale: &Locale) -> impl Iterator<Item = Voiced<'a>> {
    fact.figure.amounts().enumerate().map(move |(part, (amount, claim))| {
        let value = locale.amount(amount, &fact.unit);
        let (key, value, side) = match claim {
            None => (key, value, fact.side.as_deref()),
            Some(claim) => {
                let value = locale.dotted(&value, claim.speaker.name.as_str());
                (key.part(part), value, claim.speaker.side.as_deref())
            }
        };
        Voiced { key, amount, value, role: side_role(side), is_claim: claim.is_some() }
    })
}

/// A figure's label, with its date where the figures of the chart have different ones.
pub(super) fn dated_label(fact: &Fact, facts: &[Rc<Fact>], locale: &Locale) -> String {
    match fact.as_of {
        Some(as_of) if facts.iter().any(|other| other.as_of != fact.as_of) => {
            locale.aside(fact.label.as_str(), &locale.when(as_of))
        }
        _ => fact.label.to_string(),
    }
}

/// Who says a figure; first, where nobody did as it is, how we worked it out.
pub(super) fn said_of(fact: &Fact, locale: &Locale) -> String {
    let said = locale.said_by(&fact.evidence);
    match &fact.derived {
        Some(derived) => format!("{}. {said}", capital(&locale.derived(derived))),
        None => said,
    }
}

/// What was published before, each as a line's beginning.
pub(super) fn corrected(corrections: &[Correction], unit: &Unit, locale: &Locale) -> Vec<String> {
    corrections.iter().map(|correction| capital(&locale.correction(correction, unit))).collect()
}

/// The text with its first letter large, where that is a letter of ASCII or the Cyrillic of the languages that we have: the
/// tables of the standard library would be a twentieth of the widget.
fn capital(text: &str) -> String {
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
            // What `said_of` and `corrected` begin with.
            for phrase in ["corrected", "sum", "share"] {
                let text = file.get("words").unwrap().get(phrase).unwrap().text().unwrap();
                let first = text.chars().next().unwrap();
                let turkish = (language, first) == (Language::Turkish, 'i');
                let large = if turkish { "İ".to_owned() } else { first.to_uppercase().to_string() };
                assert_eq!(capital(text), text.replacen(first, &large, 1), "{language:?}: {phrase}");
            }
        }
    }
}
