//! The words around the figures: buttons, leads, and how to use the picture. The page and the static figure take them
//! from here, so that they say the same.

use serde::Serialize;

use crate::story::Language;

/// What the parts of the figure are called.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Interface {
    /// Opens the table.
    pub table: &'static str,
    /// Stands before a speaker.
    pub said_by: &'static str,
    /// The button to the chart before.
    pub back: &'static str,
    /// The button to the chart behind.
    pub next: &'static str,
    /// The group of those two.
    pub charts: &'static str,
    /// The group of what entries can be picked by.
    pub tools: &'static str,
    /// Takes every pick back.
    pub all: &'static str,
    /// How to use the marks by keyboard.
    pub keys: &'static str,
    /// Goes to the sentence of what was chosen.
    pub passage: &'static str,
    /// That this has been done.
    pub passage_shown: &'static str,
    /// Copies a link to what is on show.
    pub copy_link: &'static str,
    /// That this has been done.
    pub link_copied: &'static str,
    /// Stands before the link where it could not be copied.
    pub link_here: &'static str,
}

const ENGLISH: Interface = Interface {
    table: "Show as a table",
    said_by: "Said by",
    back: "← Back",
    next: "Next →",
    charts: "Charts",
    tools: "What is shown",
    all: "Show all",
    keys: "Arrow keys move, Enter pins, Escape lets go.",
    passage: "Show in the article",
    passage_shown: "The sentence is marked in the article.",
    copy_link: "Copy link",
    link_copied: "Link copied.",
    link_here: "The link:",
};

impl Interface {
    pub(super) fn of(language: Language) -> Self {
        match language {
            Language::English => ENGLISH,
        }
    }
}

/// "2 of 4": which chart of how many.
pub(super) fn position(language: Language, index: usize, count: usize) -> String {
    let number = index.saturating_add(1);
    match language {
        Language::English => format!("{number} of {count}"),
    }
}

/// "Source: " or "Sources: ".
pub(super) fn sources_lead(language: Language, count: usize) -> &'static str {
    match (language, count) {
        (Language::English, 1) => "Source: ",
        (Language::English, _) => "Sources: ",
    }
}

/// "4 more charts", which are folded where no script runs.
pub(super) fn more_charts(language: Language, count: usize) -> String {
    match (language, count) {
        (Language::English, 1) => "1 more chart".to_owned(),
        (Language::English, _) => format!("{count} more charts"),
    }
}

/// "; and 5 more", behind the first of many.
pub(super) fn more(language: Language, count: usize) -> String {
    match language {
        Language::English => format!("; and {count} more"),
    }
}

/// "Updated: 2 entries changed, 1 new, 1 gone."
pub(super) fn updated(language: Language, [changed, new, gone]: [usize; 3]) -> String {
    match language {
        Language::English => {
            let entries = if changed == 1 { "entry" } else { "entries" };
            let parts =
                [(changed, format!(" {entries} changed")), (new, " new".to_owned()), (gone, " gone".to_owned())];
            let parts = parts.into_iter().filter(|(count, _)| *count > 0);
            let parts: Vec<String> = parts.map(|(count, words)| format!("{count}{words}")).collect();
            if parts.is_empty() { "Updated.".to_owned() } else { format!("Updated: {}.", parts.join(", ")) }
        }
    }
}
