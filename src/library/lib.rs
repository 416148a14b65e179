//! What an article says, drawn so that nothing is drawn that was not said.
//!
//! ```text
//! the editor's side                                    the reader's side
//! story.json ─► raw ───► lint ───► model ─► publish ─► published story ─► publish ─► model
//!   (bytes)    Document  Problems  Story     │            (bytes)                     │
//!                                            │                                        │
//!                       ┌────────────────────┴────────────────────────────────────────┘
//!                       ├─► chart ─► scene ─┬─► canvas                  (the reader's core)
//!                       │  plotters,        ├─► paint: SVG, PNG         (the command)
//!                       │  theme, text      ├─► hit (point → Key), emphasis, tween
//!                       │                   └─► text dump               (golden files)
//!                       └─► words ─► Outline, tables, CSV (each entry with its Key)
//!
//! page event ─► reader's core (numbers, names) ─► viewer.on(Input) ─► Vec<Effect> ─► core and page carry them out
//! ```
//!
//! Every arrow is a plain function from data to data. The reader's state, [`viewer`], is the one thing that changes
//! over time. The only way back from the screen to the data is a [`Key`](key::Key).
//!
//! # Invariants
//!
//! 1. The core does no I/O, reads no clock, draws no random number and touches no page. Size, text widths and the
//!    reader's doings come in as arguments.
//! 2. [`lint::check`] reports every problem at once, each with its code and place. After it, a failure of [`chart`] is a
//!    fault of ours, which the page answers with its static figure. plotters' errors never leave [`chart`].
//! 3. The same story, width and text widths give the same scene, native and wasm, byte for byte of its text dump.
//! 4. A scene holds roles, no colours; keys, no closures. Dark mode is a repaint, not a layout.
//! 5. Every mark has a key, and every key of an item has words with somebody who said them. Every word is written once.
//! 6. Nothing that a page or a story file passes in can panic, hang or trap. Numbers are finite and bounded before
//!    plotters sees them: it does not return from infinite ranges. Ticks are computed here.
//! 7. Text from a story is only ever text.
//! 8. The reader's side opens published stories alone, and trusts no byte of them: [`publish::open`] makes every value anew by
//!    the constructor of its type.
//! 9. Only `chart` knows plotters, only the two cores know the browser, only `paint` knows fonts, only `raw` and `diagnostic`
//!    read JSON, only the command touches files. A test reads the `use` lines.
//! 10. What JavaScript has to know as well has its home here: the build puts `facts` into the widget.
//!
//! # What is not here
//!
//! No DOM, which is JavaScript's part under `www`; no files, sockets or terminal, which are the command's.

#![cfg_attr(not(test), warn(clippy::arithmetic_side_effects, clippy::cast_possible_truncation))]

pub mod characters;
pub mod chart;
pub mod codec;
pub mod diagnostic;
pub mod facts;
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
pub mod viewer;
pub mod words;
