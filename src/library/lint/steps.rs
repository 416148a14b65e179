//! Checks the steps.

use super::{check::Check, headings};
use crate::key::Key;
use crate::{
    diagnostic::{Code, Path},
    model::{Chart, StoryStep},
    raw::document::Document,
};

/// The maximum length of a step's text in characters: it is next to a picture on a phone.
const MAX_WORDS: usize = 600;

/// Returns the steps of a story. Each chart without a step gets one without text at the end.
pub(super) fn check(check: &Check<'_>, document: &Document, charts: &[Chart], root: &Path<'_>) -> Vec<StoryStep> {
    let at = root.field("steps");
    let ids: Vec<String> = document.charts.iter().map(|chart| chart.id.clone()).collect();
    let mut seen: Vec<&str> = Vec::new();
    let mut steps = Vec::new();
    for (position, entry) in document.steps.iter().enumerate() {
        let here = at.index(position);
        check.id(&entry.id, &here.field("id"));
        // A step may not have the id of another chart, because a link with a chart's id leads to the chart.
        let is_other_chart = entry.id != entry.chart && ids.contains(&entry.id);
        if is_other_chart || seen.contains(&entry.id.as_str()) {
            let what = if is_other_chart { "chart or step" } else { "step" };
            check.duplicate(&entry.id, what, &here.field("id"));
        }
        seen.push(&entry.id);
        if !ids.contains(&entry.chart) {
            check.unknown(&entry.chart, "chart", &ids, &here.field("chart"));
        }
        let text = check.text(&entry.text, MAX_WORDS, &here.field("text"));
        let found = charts.iter().enumerate().find(|(_, chart)| chart.id == entry.chart);
        let Some((index, chart)) = found else { continue };
        if let Some(text) = &text {
            headings::check_words(check, chart, charts, text, &here.field("text"));
        }
        let mark = entry.mark.as_deref().and_then(|mark| find(check, mark, index, chart, &here.field("mark")));
        steps.push(StoryStep { id: entry.id.clone(), chart: index, text, mark });
    }
    for (index, chart) in charts.iter().enumerate() {
        if document.steps.iter().any(|step| step.chart == chart.id) {
            continue;
        }
        if !document.steps.is_empty() {
            let at = root.field("charts");
            let position = ids.iter().position(|id| *id == chart.id).unwrap_or(index);
            check.warning(Code::NotShown, &at.index(position), || {
                let hint = "add a step for it; otherwise it is shown last, without text".to_owned();
                [format!("no step shows `{}`", chart.id), hint]
            });
        }
        steps.push(StoryStep { id: chart.id.clone(), chart: index, text: None, mark: None });
    }
    steps
}

/// Returns the key of a chart's item, and reports an unknown id.
fn find(check: &Check<'_>, id: &str, index: usize, chart: &Chart, at: &Path<'_>) -> Option<Key> {
    let ids: Vec<String> = chart.kind.items().into_iter().map(|item| item.id().to_owned()).collect();
    let found = ids.iter().position(|known| known == id).map(|item| Key::chart(index).item(item));
    if found.is_none() {
        check.unknown(id, "item of this chart", &ids, at);
    }
    found
}
