//! How well `check` tells honest data from dishonest data: the corpus `tests/truth/LANG.tsv` has sentences of news with the data
//! that an editor took from them, and what `check` should say.
//!
//! `BLESS=1 cargo test --test truth` writes the result to `tests/truth/RESULTS.md`. `cargo test --test truth -- --nocapture` prints
//! every row that `check` judges wrongly.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::pedantic, reason = "tests may panic")]

use std::{collections::BTreeMap, fmt::Write as _, fs, path::Path};

use article_infographic::{
    diagnostic::{Code, Diagnostic, Severity},
    lint,
    model::Language,
};
use serde_json::{Value, json};

/// The columns of a file, in this order.
const COLUMNS: [&str; 9] = ["kind", "expected", "amount", "unit", "label", "as_of", "speaker", "sentence", "quote"];
/// The speaker of what the article says itself.
const REPORT: &str = "report";

/// The rates of sentences that were new to the reader. They cannot be measured again, since the corpus has them now.
const UNSEEN: &str = "\
## New sentences

The reader was mended until the corpus has these rates, so sentences that it has not seen fare worse. Before they were added to
the corpus, three sets were measured once, as they were written:

| set | sentences | caught | refused wrongly | warned of wrongly |
| --- | --: | --: | --: | --: |
| first, eight languages | 646 | 88 % | 8 % | 4 % |
| second, eight languages | 368 | 88 % | 2 % | 4 % |
| third, English, German, French, Spanish | 158 | 85 % | 1 % | 4 % |

";

/// What `check` does not read.
const BEYOND: &str = "\
## Beyond `check`

The rows of a kind that `check` misjudges are in the corpus as well. The reader works with words and their order; it has no
dictionary of synonyms and does not parse. So these are beyond it:

- a label that says something else in words the sentence does not have: that passengers *fell ill* who, in the sentence, were
  taken to hospital, or that they were hurt if none was;
- a number that the data computed: half of 8,000 written as 4,000, \"as many again\";
- a part whose whole the label names by another verb than the sentence: *readmitted* for \"returned home\";
- a name that changes its stem (Łódź, w Łodzi), and a pronoun or an office in the place of a name: whose number, whose words;
- days of the week, and dates that only another sentence names;
- a condition behind the main clause (\"will close unless a buyer is found\"), if a relative clause has the number;
- a share without its *one*: \"a child in five\", \"jeder fünfte\" of a number;
- a future that only the verb's aspect tells, as in Polish and Ukrainian, if the sentence has no date.

";

/// What `check` says of a story.
#[derive(Clone, Copy, PartialEq)]
enum Verdict {
    Pass,
    Warn,
    Refuse,
}

/// Data, and the sentence that they were taken from.
struct Row {
    kind: String,
    /// Whether the data agree with the sentence.
    is_honest: bool,
    story: Value,
    /// The row, for messages.
    text: String,
}

/// The rows of one language and kind, by verdict.
#[derive(Clone, Copy, Default)]
struct Counts {
    dishonest: usize,
    refused: usize,
    warned: usize,
    honest: usize,
    wrongly_refused: usize,
    wrongly_warned: usize,
}

impl Counts {
    fn add(&mut self, is_honest: bool, verdict: Verdict) {
        let (all, refused, warned) = if is_honest {
            (&mut self.honest, &mut self.wrongly_refused, &mut self.wrongly_warned)
        } else {
            (&mut self.dishonest, &mut self.refused, &mut self.warned)
        };
        *all += 1;
        match verdict {
            Verdict::Pass => {}
            Verdict::Warn => *warned += 1,
            Verdict::Refuse => *refused += 1,
        }
    }

    /// The cells of a table row.
    fn cells(self) -> String {
        let Self { dishonest, refused, warned, honest, wrongly_refused, wrongly_warned } = self;
        let share = |part: usize, whole: usize| match whole {
            0 => "–".to_owned(),
            _ => format!("{part} ({} %)", (100 * part + whole / 2) / whole),
        };
        format!(
            "{dishonest} | {} | {refused} | {warned} | {honest} | {} | {}",
            share(refused + warned, dishonest),
            share(wrongly_refused, honest),
            share(wrongly_warned, honest)
        )
    }
}

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/truth")
}

/// The rows of a language's file.
fn rows(language: &str) -> Vec<Row> {
    let path = folder().join(format!("{language}.tsv"));
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut lines = text.lines();
    assert_eq!(lines.next().unwrap_or_default().split('\t').collect::<Vec<_>>(), COLUMNS, "{}", path.display());
    lines.map(|line| row(language, line)).collect()
}

fn row(language: &str, line: &str) -> Row {
    let cells: Vec<_> = line.split('\t').collect();
    let [kind, expected, amount, unit, label, as_of, speaker, sentence, quote] = cells[..] else {
        panic!("{language}.tsv: not {} cells: {line}", COLUMNS.len());
    };
    let amount: Value = serde_json::from_str(amount).unwrap_or_else(|error| panic!("{language}.tsv: {error}: {line}"));
    let speaker = if speaker == REPORT { json!({ "name": "Example News" }) } else { json!({ "name": speaker }) };
    let quote = if quote.is_empty() { sentence } else { quote };
    let mut fact = json!({
        "label": label, "amount": amount, "unit": unit, "basis": label,
        "evidence": [{ "source": "s", "speaker": "a", "quote": quote, "in": "p" }],
    });
    if !as_of.is_empty() {
        fact["as_of"] = as_of.into();
    }
    let source = json!({ "publisher": "Example News", "url": "https://example.org/a", "published": "2026-03-04" });
    let story = json!({
        "format": 1, "lang": language, "headline": label, "summary": label, "published": "2026-03-04",
        "sources": { "s": source }, "speakers": { "a": speaker },
        "text": [{ "id": "p", "paragraph": sentence }],
        "facts": { "f": fact },
        "charts": [{ "id": "c", "kind": "counts", "title": label, "facts": ["f"] }],
    });
    assert!(["pass", "warn", "refuse"].contains(&expected), "{language}.tsv: expected {expected}: {line}");
    Row { kind: kind.to_owned(), is_honest: expected == "pass", story, text: line.replace('\t', " · ") }
}

/// What `check` says of a story, and why.
fn verdict(story: &Value) -> (Verdict, String) {
    let checked = lint::check(story.to_string().as_bytes());
    // `other-language` says that nothing was read, not that something is doubtful, and a note asks only for a look.
    let is_doubt = |one: &&Diagnostic| one.code != Code::OtherLanguage && one.severity != Severity::Note;
    let diagnostics = checked.diagnostics.iter().filter(is_doubt);
    let said: Vec<_> = diagnostics.clone().map(|diagnostic| format!("{:?}", diagnostic.code)).collect();
    let verdict = if diagnostics.clone().any(|diagnostic| diagnostic.severity == Severity::Error) {
        Verdict::Refuse
    } else if said.is_empty() {
        Verdict::Pass
    } else {
        Verdict::Warn
    };
    (verdict, said.join(", "))
}

/// A table of counts, with a row for each name and one for all.
fn table(out: &mut String, heading: &str, counts: &BTreeMap<String, Counts>) {
    writeln!(
        out,
        "| {heading} | dishonest | caught | refused | warned of | honest | refused wrongly | warned of wrongly |\n\
         | --- | --: | --: | --: | --: | --: | --: | --: |"
    )
    .unwrap();
    for (name, counts) in counts {
        writeln!(out, "| {name} | {} |", counts.cells()).unwrap();
    }
    out.push('\n');
}

fn results() -> String {
    let mut languages: BTreeMap<String, Counts> = BTreeMap::new();
    let mut kinds: Vec<(&str, BTreeMap<String, Counts>)> = Vec::new();
    for language in Language::ALL.map(Language::tag) {
        let mut own: BTreeMap<String, Counts> = BTreeMap::new();
        for Row { kind, is_honest, story, text } in rows(language) {
            let (verdict, said) = verdict(&story);
            own.entry(kind).or_default().add(is_honest, verdict);
            languages.entry(language.to_owned()).or_default().add(is_honest, verdict);
            if is_honest != (verdict == Verdict::Pass) {
                println!("{language}: {text}: {}", if said.is_empty() { "nothing was said" } else { &said });
            }
        }
        kinds.push((language, own));
    }
    let mut out = String::from(
        "# How well `check` reads\n\n<!-- Written by `BLESS=1 cargo test --test truth` from `tests/truth/*.tsv`. Do not edit. -->\n\n\
         Each row of the corpus is a sentence with the data that an editor took from it. Honest data agree with the sentence; \
         dishonest data say something else, or more. Of the dishonest, `check` should catch all: refuse the story, or warn. Of the \
         honest, it should refuse none and warn of none.\n\n",
    );
    table(&mut out, "language", &languages);
    out.push_str(UNSEEN);
    out.push_str(BEYOND);
    for (language, own) in &kinds {
        writeln!(out, "## {language}\n").unwrap();
        table(&mut out, "kind", own);
    }
    out.trim_end().to_owned() + "\n"
}

#[test]
fn the_results_are_those_of_this_version() {
    let path = folder().join("RESULTS.md");
    let results = results();
    if std::env::var_os("BLESS").is_some() {
        fs::write(&path, &results).unwrap();
    }
    assert!(
        fs::read_to_string(&path).unwrap_or_default() == results,
        "tests/truth/RESULTS.md is outdated; update it with `BLESS=1 cargo test --test truth`"
    );
}

#[test]
fn the_corpus_has_enough_rows() {
    for language in Language::ALL.map(Language::tag) {
        let rows = rows(language);
        let least = if language == "en" { 200 } else { 80 };
        let honest = rows.iter().filter(|row| row.is_honest).count();
        assert!(rows.len() >= least, "{language}: {} rows", rows.len());
        assert!(
            honest * 3 > rows.len() && honest * 3 < rows.len() * 2,
            "{language}: {honest} honest of {}",
            rows.len()
        );
    }
}
