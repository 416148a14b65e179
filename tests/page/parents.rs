//! Pages with the widget's page in an iframe, each with another script that gives the frame its height: ours, those of
//! others as they come from npm, and two that are published as a few lines only.
//!
//! Each frame is of another origin than its parent, `localhost` beside `127.0.0.1`, and in a sandbox without an origin of
//! its own: the hardest case that a page can make of it.

use crate::watch::POLICY;
use std::path::Path;

/// What a frame shows unless a test says otherwise: the whole story, whose steps differ in height.
pub const STORY: &str = "src=stories/prisoner-exchange.json";

/// A parent by its page's name, with what stands in its head and what in its body.
const PAGES: [(&str, &str, &str); 6] = [
    ("host", "<script defer src=/host.js></script>", FRAME),
    // For a script that a test adds when the frame has spoken already.
    ("late", "", FRAME),
    (
        "pym",
        "<script defer src=pym.js></script>",
        r#"<div data-pym-src="ADDRESS" data-pym-sandbox="allow-scripts"></div>"#,
    ),
    (
        "frames",
        "<script defer src=frames.js></script><script defer src=start-frames.js></script>",
        r#"<div data-frame-src="ADDRESS" data-frame-attribute-sandbox="allow-scripts"></div>"#,
    ),
    ("datawrapper", "<script defer src=datawrapper.js></script>", FRAME),
    ("resize", "<script defer src=resize.js></script>", FRAME),
];

const FRAME: &str = r#"<iframe data-infographic src="ADDRESS" title="The graphic"
    sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"></iframe>"#;

pub struct File {
    pub kind: &'static str,
    pub text: String,
    pub policy: String,
}

/// The file `parent/NAME` of the proxy at `port`.
pub fn find(name: &str, port: u16) -> Option<File> {
    let (kind, text) = match name.strip_prefix("parent/")? {
        "pym.js" => ("text/javascript", from_npm("pym.js/dist/pym.v1.min.js")),
        "frames.js" => ("text/javascript", from_npm("@newswire/frames/dist/frames.umd.js")),
        "heard.js" => ("text/javascript", include_str!("parents/heard.js").to_owned()),
        "datawrapper.js" => ("text/javascript", include_str!("parents/datawrapper.js").to_owned()),
        "resize.js" => ("text/javascript", include_str!("parents/resize.js").to_owned()),
        "start-frames.js" => ("text/javascript", include_str!("parents/start-frames.js").to_owned()),
        "parent.css" => ("text/css", include_str!("parents/parent.css").to_owned()),
        // The page in the frame, where the widget's own file is missing.
        "embed.html" => ("text/html", include_str!("../../www/embed.html").to_owned()),
        "embed.js" => ("text/javascript", include_str!("../../www/embed.js").to_owned()),
        "embed.css" => ("text/css", include_str!("../../www/embed.css").to_owned()),
        page => {
            let (name, head, body) = PAGES.into_iter().find(|(name, ..)| page.strip_suffix(".html") == Some(name))?;
            return Some(parent(name, head, &body.replace("ADDRESS", &address(port, STORY)), port));
        }
    };
    // Its origin by name too, as the site's own page in a frame has it.
    Some(File { kind, text, policy: POLICY.replace("'self'", &format!("'self' http://127.0.0.1:{port}")) })
}

/// The page in the frame, on another origin than the site's.
pub fn address(port: u16, given: &str) -> String {
    format!("http://localhost:{port}/embed.html?{given}")
}

/// pym and frames get along with a policy as strict as ours; a script that is added by script, as a test does it to the
/// late parent, is what Trusted Types forbid.
fn parent(name: &str, head: &str, body: &str, port: u16) -> File {
    let text = format!(
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>{name}</title>\
         <meta name=viewport content=\"width=device-width, initial-scale=1\"><link rel=icon href=/.watch/icon>\
         <link rel=stylesheet href=parent.css><script src=heard.js></script>{head}</head>\
         <body><h1>{name}</h1>{body}</body></html>"
    );
    let policy = match POLICY.split_once("; require-trusted-types-for") {
        Some((without_types, _)) if name == "late" => without_types,
        _ => POLICY,
    };
    // To Firefox, a frame that saves a file goes to its address.
    File { kind: "text/html", text, policy: format!("{policy}; frame-src 'self' http://localhost:{port} blob:") }
}

fn from_npm(path: &str) -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/npm/node_modules").join(path);
    std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{file:?}: {error}; tests/run installs it"))
}
