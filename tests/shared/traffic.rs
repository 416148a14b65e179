//! The files that a reader's browser requests. `docs/deployment.md` reckons with them; the page tests see to it that no
//! browser requests others.

/// For an element that is not near the viewport.
pub const FAR: [&str; 2] = ["figure.css", "article-infographic.js"];

/// Once the element is near, besides those; and the answers of the story.
pub const NEAR: [&str; 2] = ["article-infographic-widget.js", "article-infographic-article.js"];

/// With the core, besides those; and the story.
pub const CORE: [&str; 2] = ["article-infographic-core.js", "article-infographic.wasm"];

/// The bytes of the headers of an answer with a file, over HTTP/1.1.
pub const HEADERS: u64 = 470;

/// The bytes of an answer that confirms a file.
pub const CONFIRMATION: u64 = 390;
