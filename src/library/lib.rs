//! Draws the figures of a news article. A drawing shows nothing that was not stated.
//!
//! ```text
//! the editor's side                                    the reader's side
//! story.json ─► raw ───► lint ───► model ─► publish ─► published story ─► publish ─► model
//!   (bytes)    Document  Diagnostics  Story     │            (bytes)                     │
//!                                            │                                        │
//!                       ┌────────────────────┴────────────────────────────────────────┘
//!                       ├─► chart ─► scene ─┬─► canvas                  (the reader's core)
//!                       │  plotters,        ├─► paint: SVG, PNG ─► figure: HTML  (the command)
//!                       │  theme, text      ├─► hit (point → Key), emphasis, tween
//!                       │                   └─► text dump               (golden files)
//!                       ├─► text ─► Outline, tables, CSV (each entry with its Key)
//!                       └─► viewer ─► answers: what a page needs before the core has loaded (the command)
//!
//! page event ─► reader's core (numbers, names) ─► viewer.on(Input) ─► Vec<Effect> ─► core and page carry them out
//! ```
//!
//! Every arrow is a pure function from data to data. The reader's state, [`viewer`], is the only mutable state. The
//! only link from the screen back to the data is a [`Key`](key::Key).
//!
//! # Example
//!
//! With the feature `figure`, five lines make the HTML of a story, as a service of a newsroom does. The example
//! `figure_service` of the command is such a service.
//!
//! ```
//! # #[cfg(feature = "figure")] {
//! use article_infographic::{figure, lint, text::Locale};
//!
//! # let bytes = include_bytes!("../../www/stories/prisoner-exchange.json");
//! let checked = lint::check(bytes);
//! let Some(story) = checked.story else { panic!("{:?}", checked.diagnostics) };
//! let locale = Locale::for_tag(&story.language);
//! let html = figure::html(&story, locale)?;
//! assert!(html.starts_with("<figure class=\"article-infographic-figure\" lang=\"en\""));
//! # }
//! # Ok::<(), article_infographic::chart::ChartError>(())
//! ```
//!
//! Step by step, from a story to its parts:
//!
//! ```
//! use article_infographic::{
//!     chart::{self, Frame},
//!     lint, publish,
//!     text::{self, Locale},
//!     typography::Helvetica,
//! };
//!
//! // Parse and lint: a story, or diagnostics that explain its errors.
//! let raw = include_bytes!("../../www/stories/prisoner-exchange.json");
//! let checked = lint::check(raw);
//! assert!(checked.diagnostics.is_empty());
//! let story = checked.story.expect("a story without errors");
//!
//! // Publish: serialize the story to the bytes that readers load, and parse them again.
//! let bytes = publish::publish(&story);
//! let opened = publish::open(&bytes).expect("published by this version");
//!
//! // Draw: a scene of marks, each with its key. The reader's core paints it on a canvas; `paint` writes it as a file.
//! let locale = Locale::for_tag(&opened.language);
//! let frame = Frame::new(608.0, &Helvetica, &locale);
//! let scene = chart::draw(&opened.charts[0], 0, frame).expect("a chart of a linted story");
//! assert!(scene.marks.len() > 10);
//!
//! // Another chart as CSV. An amount that is a lower bound has no value, only a lower end.
//! assert!(text::csv(&opened.charts[1], &locale).contains("at least 8,000 people"));
//! ```
//!
//! A file with an error produces diagnostics, each with a code, a location and a hint:
//!
//! ```
//! let checked = article_infographic::lint::check(br#"{ "format": 1, "language": "en" }"#);
//! assert!(checked.story.is_none());
//! assert_eq!(checked.diagnostics[0].code.as_str(), "structure");
//! ```
//!
//! # Terms
//!
//! - **Story**: the figures of one article, as data. **Raw**: as editors write it, in JSON. **Published**: as readers
//!   load it.
//! - **Fact**: a figure. **Position**: a proposal or criterion, on which each **side** has a **stance**. **Event**:
//!   something that happened on a date. **Statement**: a claim without a number.
//! - **Qualifier**: the precision of a number: exact, at least, more than, at most, less than, about. **Hedge**: the
//!   words by which an article expresses it.
//! - **Basis**: what counts as one. Figures with different bases are never joined, added or drawn on one axis as
//!   lengths.
//! - **Evidence**: speaker, source and quote. **Citation**: the same as text.
//! - **Key**: identifies what a mark represents; the only link from the screen back to the data.
//! - **Facet**: a property by which readers filter events. **Step**: a text that introduces a chart.
//! - **Core**: a WebAssembly module. The reader's core draws, the editor's core lints and publishes.
//! - **Figure**: the prerendered HTML and SVG that a page shows before the script runs, or if it does not run.
//!
//! # Invariants
//!
//! 1. The core does no I/O, reads no clock, generates no random numbers and does not access the page. Sizes, text
//!    widths and the reader's actions are arguments.
//! 2. [`lint::check`] reports every diagnostic at once, each with its code and location. If [`chart`] fails on a linted
//!    story, this is a bug in this crate, and the page shows its static figure. plotters' errors never leave [`chart`].
//! 3. The same story, width and text widths give the same scene, natively and in WebAssembly. The text dumps are equal
//!    byte for byte.
//! 4. A scene contains roles, not colours, and keys, not closures. Dark mode needs a repaint, not a layout.
//! 5. Every mark has a key, and every key of an item has a text with its attribution. Every text is created in one
//!    place.
//! 6. No input from a page or a story file can cause a panic, an endless loop or a trap. Numbers are finite and bounded
//!    before they reach plotters, whose search for ticks does not terminate on infinite ranges. Ticks are computed
//!    here.
//! 7. Text from a story is never interpreted as markup or code.
//! 8. The reader's side opens published stories only, and treats their bytes as untrusted: [`publish::open`] creates
//!    every value with the constructor of its type.
//! 9. Only `chart` uses plotters, only the two cores use browser APIs, only `paint` uses fonts, only `figure` and the command write HTML, only `raw` and
//!    `diagnostic` parse JSON, and only the command accesses files. A test checks the `use` lines.
//! 10. Constants that JavaScript shares are defined here: a test writes `constants` into the widget's `constants.js`.
//!
//! # Out of scope
//!
//! The DOM belongs to the JavaScript under `www`. Files, sockets and the terminal belong to the command.

// docs.rs builds with a nightly compiler, which names the feature of each item.
#![cfg_attr(docsrs, feature(doc_cfg))]
#![cfg_attr(not(test), warn(clippy::arithmetic_side_effects, clippy::cast_possible_truncation))]

pub mod answers;
pub mod characters;
pub mod chart;
pub mod codec;
pub mod constants;
pub mod diagnostic;
#[cfg(feature = "figure")]
pub mod figure;
pub mod geom;
pub mod key;
pub mod lint;
pub mod model;
#[cfg(feature = "paint")]
pub mod paint;
pub mod publish;
pub mod raw;
pub mod scene;
pub mod text;
pub mod theme;
pub mod typography;
pub mod viewer;
