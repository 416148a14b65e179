//! Compatibility with story format 1: every later version opens and draws these stories with the same values,
//! qualifiers, speakers and sources.
//!
//! `tests/stories/format-1` is frozen. Add stories for new fields. Never change a story or its table.
#![allow(clippy::unwrap_used, clippy::panic, clippy::pedantic, reason = "tests may panic")]

use std::{fs, path::Path};

use article_infographic::{
    chart::{self, Frame},
    lint, publish,
    text::{self, Locale},
    typography::Helvetica,
};

#[test]
fn every_frozen_story_keeps_its_values() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stories/format-1");
    let mut count = 0;
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let checked = lint::check(&fs::read(&path).unwrap());
        let story = checked.story.unwrap_or_else(|| panic!("{}: {:#?}", path.display(), checked.diagnostics));
        let published = publish::open(&publish::publish(&story)).unwrap();
        let locale = Locale::for_tag(&story.language);
        let mut tables = String::new();
        for (index, chart) in published.charts.iter().enumerate() {
            for width in [296.0, 608.0, 728.0] {
                let scene = chart::draw(chart, index, Frame::new(width, &Helvetica, &locale)).unwrap();
                assert!(!scene.marks.is_empty(), "{}: {} has no marks", path.display(), chart.id);
            }
            let csv = text::csv(chart, &locale);
            tables += &format!("# {}\r\n{}", chart.id, csv.strip_prefix('\u{feff}').unwrap());
        }
        let frozen = fs::read_to_string(path.with_extension("csv")).unwrap();
        assert!(tables == frozen, "the values of {} have changed", path.display());
        count += 1;
    }
    assert!(count >= 10, "only {count} frozen stories");
}
