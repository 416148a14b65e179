//! The languages beside the browser's own knowledge of them (ECMA-402, `Intl`), which is of another version of CLDR than
//! ours: spaces, signs, marks of direction and the comma of Arabic dates are taken for equal.

use article_infographic::{
    model::{Number, When},
    text::Locale,
};
use wasm_bindgen_test::wasm_bindgen_test;

/// Each language's file, with the tag by which browsers know it. Older browsers write Arabic with other digits.
const LANGUAGES: &[(&str, &str)] = &[
    ("en-GB", include_str!("../../www/locales/en.json")),
    ("ar-u-nu-latn", include_str!("../../www/locales/ar.json")),
    ("de", include_str!("../../www/locales/de.json")),
    ("es", include_str!("../../www/locales/es.json")),
    ("fr", include_str!("../../www/locales/fr.json")),
    ("pl", include_str!("../../www/locales/pl.json")),
    ("tr", include_str!("../../www/locales/tr.json")),
    ("uk", include_str!("../../www/locales/uk.json")),
];

/// What a line of JavaScript comes to.
fn asked(script: &str) -> String {
    js_sys::eval(script).unwrap().as_string().unwrap()
}

fn plain(text: &str) -> String {
    let text = text.replace(['\u{200e}', '\u{200f}', '\u{61c}', '،'], "").replace('\u{2212}', "-");
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace(" – ", "–")
}

fn assert_all(compare: impl Fn(&Locale, &str) -> Vec<(String, String)>) {
    let mut others = Vec::new();
    for &(tag, file) in LANGUAGES {
        let locale = Locale::read(file.as_bytes()).unwrap();
        for (ours, theirs) in compare(&locale, tag) {
            if plain(&ours) != plain(&theirs) {
                others.push(format!("{tag}: {ours} is {theirs} there"));
            }
        }
    }
    assert!(others.is_empty(), "{}", others.join("\n"));
}

#[wasm_bindgen_test]
fn numbers_are_written_as_the_browser_writes_them() {
    assert_all(|locale, tag| {
        let numbers = [0.0, 7.0, 999.0, 8_000.0, 12_345.0, 1_234_567.5, 0.25, -4_000.0, -0.5, 8_765_432_109.87, 1e-9];
        let theirs = |number| {
            asked(&format!("new Intl.NumberFormat('{tag}', {{ maximumFractionDigits: 15 }}).format({number})"))
        };
        numbers.map(|number| (locale.scale_value(Number::new(number).unwrap(), None, 0.0), theirs(number))).into()
    });
}

#[wasm_bindgen_test]
fn numbers_are_of_the_kinds_that_the_browser_tells_apart() {
    assert_all(|locale, tag| {
        let numbers =
            [0.0, 1.0, 2.0, 3.0, 5.0, 11.0, 12.0, 21.0, 22.0, 25.0, 100.0, 101.0, 103.0, 111.0, 1e6, 1.5, 0.5];
        let theirs = |number| asked(&format!("new Intl.PluralRules('{tag}').select({number})"));
        numbers.map(|number| (locale.category(Number::new(number).unwrap()).name().to_owned(), theirs(number))).into()
    });
}

#[wasm_bindgen_test]
fn dates_are_written_as_the_browser_writes_them() {
    assert_all(|locale, tag| {
        let dates = [
            ("2025-06-02", "day: 'numeric', month: 'long', year: 'numeric'"),
            ("2022-09-30", "day: 'numeric', month: 'long', year: 'numeric'"),
            ("2025-06", "month: 'long', year: 'numeric'"),
            ("2024-02", "month: 'long', year: 'numeric'"),
        ];
        let pair = |(date, fields): (&str, &str)| {
            let day = if date.len() == 7 { format!("{date}-01") } else { date.to_owned() };
            let format = format!("new Intl.DateTimeFormat('{tag}', {{ {fields}, timeZone: 'UTC' }})");
            (locale.when(When::parse(date).unwrap()), asked(&format!("{format}.format(new Date('{day}'))")))
        };
        dates.map(pair).into()
    });
}

#[wasm_bindgen_test]
fn stretches_of_days_are_written_as_the_browser_writes_them() {
    assert_all(|locale, tag| {
        let brackets = ["2025-05-23/2025-05-25", "2025-05-23/2025-06-02"];
        let pair = |stretch: &str| {
            let (from, to) = stretch.split_once('/').unwrap();
            let format = format!(
                "new Intl.DateTimeFormat('{tag}', {{ day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }})"
            );
            let theirs = asked(&format!("{format}.formatRange(new Date('{from}'), new Date('{to}'))"));
            (locale.when(When::parse(stretch).unwrap()), theirs)
        };
        brackets.map(pair).into()
    });
}
