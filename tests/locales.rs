//! The locale files: their data from the Unicode CLDR (through ICU4X) is current, and no phrase is missing.
//!
//! `BLESS=1 cargo test --test locales` updates the CLDR part of each file.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::pedantic, reason = "tests may panic")]

use std::{collections::BTreeSet, fmt, fs, path::PathBuf};

use article_infographic::{
    model::{Language, Number},
    paint::missing_characters,
    text::{Locale, Phrase},
};
use icu_calendar::{Date, Gregorian};
use icu_datetime::{
    FixedCalendarDateTimeFormatter as Formatter,
    fieldsets::{M, MD, YM, YMD},
    parts::{DAY, MONTH, YEAR},
};
use icu_decimal::{CompactDecimalFormatter, DecimalFormatter, input::Decimal};
use icu_list::{ListFormatter, options::ListFormatterOptions};
use icu_plurals::PluralRules;
use serde_json::{Map, Value, json};
use writeable::{Part, PartsWrite, Writeable};

fn path(language: Language) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("www/locales").join(format!("{}.json", language.tag()))
}

fn file(language: Language) -> Value {
    serde_json::from_str(&fs::read_to_string(path(language)).unwrap()).unwrap()
}

/// The CLDR locale of a language. English is `en-GB`, which writes the day before the month, as most English locales
/// do.
fn cldr_tag(language: Language) -> icu_locale_core::Locale {
    let tag = if language == Language::English { "en-GB" } else { language.tag() };
    tag.parse().unwrap()
}

// ---- dates ---------------------------------------------------------------------------------------------------------

/// A formatted date as a pattern, with the name of its month.
#[derive(Default)]
struct Pattern {
    text: String,
    month: String,
    within: Vec<Part>,
}

impl fmt::Write for Pattern {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if self.within.contains(&MONTH) {
            self.month.push_str(text);
        } else if !self.within.iter().any(|part| [DAY, YEAR].contains(part)) {
            self.text.push_str(text);
        }
        Ok(())
    }
}

impl PartsWrite for Pattern {
    type SubPartsWrite = Self;

    fn with_part(&mut self, part: Part, mut write: impl FnMut(&mut Self) -> fmt::Result) -> fmt::Result {
        for (known, placeholder) in [(DAY, "{d}"), (MONTH, "{m}"), (YEAR, "{y}")] {
            if part == known {
                self.text.push_str(placeholder);
            }
        }
        self.within.push(part);
        write(self)?;
        self.within.pop();
        Ok(())
    }
}

/// The formatted dates of day 2 of each month in 2025, with these fields.
macro_rules! dates {
    ($language:expr, $fields:expr) => {{
        let formatter = Formatter::<Gregorian, _>::try_new((&cldr_tag($language)).into(), $fields).unwrap();
        let of_month = |month| {
            let mut pattern = Pattern::default();
            let date = Date::try_new_gregorian(2025, month, 2).unwrap();
            formatter.format(&date).write_to_parts(&mut pattern).unwrap();
            pattern
        };
        (1..=12).map(of_month).collect::<Vec<_>>()
    }};
}

/// The medium form, unless it has numeric months, whose order readers of different languages understand differently.
fn short(medium: Vec<Pattern>, long: Vec<Pattern>) -> Vec<Pattern> {
    if medium.iter().any(|pattern| pattern.month.contains(char::is_numeric)) { long } else { medium }
}

fn calendar(language: Language) -> Value {
    let forms = [
        ("day", dates!(language, YMD::long())),
        ("day_of_year", dates!(language, MD::long())),
        ("month", dates!(language, YM::long())),
        ("month_of_year", dates!(language, M::long())),
        ("short_day", short(dates!(language, YMD::medium()), dates!(language, YMD::long()))),
        ("short_day_of_year", short(dates!(language, MD::medium()), dates!(language, MD::long()))),
        ("short_month", short(dates!(language, YM::medium()), dates!(language, YM::long()))),
        ("short_month_of_year", dates!(language, M::medium())),
    ];
    let mut names: Vec<Vec<String>> = Vec::new();
    let mut made = Map::new();
    for (form, months) in forms {
        let own: Vec<String> = months.iter().map(|pattern| pattern.month.clone()).collect();
        let at = names.iter().position(|known| *known == own).unwrap_or_else(|| {
            names.push(own);
            names.len() - 1
        });
        assert!(
            months.iter().all(|pattern| pattern.text == months[0].text),
            "{form}: the months have several patterns"
        );
        made.insert(form.to_owned(), json!(months[0].text.replace("{m}", &format!("{{{at}}}"))));
    }
    made.insert("months".to_owned(), json!(names));
    Value::Object(made)
}

// ---- numbers -------------------------------------------------------------------------------------------------------

fn digits(language: Language) -> Value {
    let formatter = DecimalFormatter::try_new((&cldr_tag(language)).into(), Default::default()).unwrap();
    let format = |number: &str| formatter.format(&number.parse::<Decimal>().unwrap()).to_string();
    let between = |text: &str, first: &str, second: &str| {
        let from = text.find(first).unwrap() + first.len();
        text[from..text.rfind(second).unwrap()].to_owned()
    };
    let large = format("1234567.5");
    assert!(large.starts_with('1') && format("1234567890").chars().filter(char::is_ascii_digit).count() == 10);
    json!({
        "decimal": between(&large, "567", "5"),
        "group": between(&large, "1", "234"),
        // Some locales use the hyphen-minus, which is too short on an axis.
        "minus": format("-7").replace('7', "").replace('-', "\u{2212}"),
        "least": if format("8000") == "8000" { "2" } else { "1" },
    })
}

/// The plural categories of 0, 1, 2, … as runs: `other 0, one 1, other 2`.
fn runs(kinds: impl Iterator<Item = String>) -> String {
    let mut runs: Vec<(usize, String)> = Vec::new();
    for (number, kind) in kinds.enumerate() {
        if runs.last().is_none_or(|(_, last)| *last != kind) {
            runs.push((number, kind));
        }
    }
    runs.iter().map(|(from, kind)| format!("{kind} {from}")).collect::<Vec<_>>().join(", ")
}

fn kind(rules: &PluralRules, number: &Decimal) -> String {
    format!("{:?}", rules.category_for(number)).to_lowercase()
}

fn rules(language: Language) -> PluralRules {
    PluralRules::try_new_cardinal((&cldr_tag(language)).into()).unwrap()
}

fn plurals(language: Language) -> Value {
    let rules = rules(language);
    let whole = |number: u64| kind(&rules, &Decimal::from(number));
    let fraction = |whole: u64| kind(&rules, &format!("{whole}.5").parse().unwrap());
    let mut made = Map::new();
    made.insert("small".to_owned(), json!(runs((0..100).map(whole))));
    made.insert("large".to_owned(), json!(runs((100..200).map(whole))));
    made.insert("fractions".to_owned(), json!(runs((0..100).map(fraction))));
    if whole(1_000_000) != whole(100) {
        made.insert("millions".to_owned(), json!(whole(1_000_000)));
    }
    Value::Object(made)
}

/// The words for powers of ten: the exponent with a pattern, or with a pattern for each plural category.
fn compact(language: Language) -> Value {
    let (tag, rules) = (cldr_tag(language), rules(language));
    let short = CompactDecimalFormatter::try_new_short((&tag).into(), Default::default()).unwrap();
    let long = CompactDecimalFormatter::try_new_long((&tag).into(), Default::default()).unwrap();
    let patterns = |formatter: &CompactDecimalFormatter| {
        let mut patterns = Map::new();
        for exponent in [12_i16, 9, 6] {
            let power = i16::from(formatter.compact_exponent_for_magnitude(exponent));
            let mut forms: Map<String, Value> = Map::new();
            for size in ["1", "2", "3", "5", "11", "1.5"] {
                let mut number: Decimal = size.parse().unwrap();
                let category = kind(&rules, &number);
                let digits =
                    DecimalFormatter::try_new((&tag).into(), Default::default()).unwrap().format(&number).to_string();
                number.multiply_pow10(power);
                let text = formatter.format(&number).to_string();
                forms.entry(category).or_insert_with(|| json!(text.replacen(&digits, "{0}", 1)));
            }
            let other = forms["other"].clone();
            forms.retain(|name, text| name == "other" || *text != other);
            // A power that two exponents share, as in Spanish "2400 M", is there once.
            let pattern = if forms.len() == 1 { other } else { Value::Object(forms) };
            patterns.insert(format!("{power:02}"), pattern);
        }
        Value::Object(patterns)
    };
    json!({ "short": patterns(&short), "long": patterns(&long) })
}

fn list(language: Language) -> Value {
    let formatter = ListFormatter::try_new_and((&cldr_tag(language)).into(), ListFormatterOptions::default()).unwrap();
    let of = |entries: &[&str]| formatter.format(entries.iter()).to_string();
    let four = of(&["A", "B", "C", "D"]);
    let between =
        |text: &str, one: char, next: char| text[text.find(one).unwrap() + 1..text.find(next).unwrap()].to_owned();
    assert_eq!(between(&four, 'A', 'B'), between(&four, 'B', 'C'));
    json!([between(&four, 'A', 'B'), between(&four, 'C', 'D'), between(&of(&["A", "B"]), 'A', 'B')])
}

// ---- tests ---------------------------------------------------------------------------------------------------------

#[test]
fn the_cldr_data_of_every_locale_is_current() {
    for language in Language::ALL {
        let cldr = json!({
            "digits": digits(language),
            "list": list(language),
            "plurals": plurals(language),
            "compact": compact(language),
            "dates": calendar(language),
        });
        let mut file = file(language);
        if std::env::var_os("BLESS").is_some() {
            file["cldr"] = cldr;
            fs::write(path(language), format!("{file:#}\n")).unwrap();
        } else {
            assert_eq!(file["cldr"], cldr, "{language:?}");
        }
    }
}

#[test]
fn plural_categories_match_cldr() {
    for language in Language::ALL {
        let (locale, rules) = (Locale::of(language), rules(language));
        let whole = (0..=20_000).chain([100_000, 999_999, 1_000_000, 1_000_001, 3_000_000, 1_000_000_000]);
        let fractions = (0..=250).flat_map(|whole| [".5", ".25", ".1", ".000001"].map(|rest| format!("{whole}{rest}")));
        for text in whole.map(|number: u64| number.to_string()).chain(fractions) {
            let number = Number::new(text.parse().unwrap()).unwrap();
            assert_eq!(locale.category(number).name(), kind(&rules, &text.parse().unwrap()), "{language:?} {text}");
        }
    }
}

/// The plural categories of a language.
fn categories(language: Language) -> BTreeSet<String> {
    rules(language).categories().map(|category| format!("{category:?}").to_lowercase()).collect()
}

/// The placeholders of a pattern.
fn placeholders(pattern: &str) -> BTreeSet<&str> {
    pattern.split('{').skip(1).map(|rest| rest.split_once('}').unwrap().0).collect()
}

fn last_form(message: &Value) -> &str {
    message.as_str().unwrap_or_else(|| message["other"].as_str().unwrap())
}

#[test]
fn every_language_has_all_phrases_forms_and_placeholders() {
    let english = file(Language::English);
    for language in Language::ALL {
        let file = file(language);
        assert_eq!(file["language"], language.tag());
        let names = |group: &str, file: &Value| -> Vec<String> {
            file[group].as_object().unwrap().keys().cloned().collect::<BTreeSet<_>>().into_iter().collect()
        };
        for group in GROUPS {
            assert_eq!(names(group, &file), names(group, &english), "{language:?}: {group}");
        }
        let phrases: BTreeSet<&str> = Phrase::NAMES.iter().copied().collect();
        assert_eq!(names("phrases", &file).iter().map(String::as_str).collect::<BTreeSet<_>>(), phrases);
        for (name, message) in file["phrases"].as_object().unwrap() {
            if let Some(forms) = message.as_object() {
                let forms: BTreeSet<String> = forms.keys().cloned().collect();
                assert_eq!(forms, categories(language), "{language:?}: the forms of {name}");
            }
            let expected = placeholders(last_form(&english["phrases"][name]));
            assert_eq!(placeholders(last_form(message)), expected, "{language:?}: the placeholders of {name}");
        }
        assert!(Locale::read(&fs::read(path(language)).unwrap()).is_some(), "{language:?}");
    }
}

/// Phrases that are the same word in another language as in English.
const SHARED: [&str; 9] = [
    "fr source_head",
    "de sources",
    "fr sources",
    "fr basis",
    "es basis",
    "de updated",
    "fr position",
    "de position",
    "pl position",
];

/// The groups of a locale file that do not come from CLDR.
const GROUPS: [&str; 3] = ["phrases", "interface", "fallback"];

#[test]
fn no_phrase_is_left_in_english() {
    let english = file(Language::English);
    let mut same = Vec::new();
    for language in Language::ALL.into_iter().filter(|language| *language != Language::English) {
        let file = file(language);
        for (name, message) in GROUPS.iter().flat_map(|group| file[group].as_object().unwrap()) {
            let own = last_form(message);
            let theirs = GROUPS.iter().find_map(|group| english[group].get(name)).map(last_form);
            let key = format!("{} {name}", language.tag());
            if own.contains(char::is_alphabetic) && theirs == Some(own) && !SHARED.contains(&key.as_str()) {
                same.push(key);
            }
        }
    }
    assert_eq!(same, Vec::<String>::new());
}

#[test]
fn the_bundled_fonts_have_every_character_of_every_language() {
    for language in Language::ALL {
        let text = fs::read_to_string(path(language)).unwrap();
        let missing = missing_characters(text.lines());
        assert!(missing.is_empty(), "{language:?}: {missing:?}");
    }
}
