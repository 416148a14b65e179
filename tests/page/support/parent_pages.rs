//! Pages with the widget's page in an iframe, each with another script that gives the frame its height: ours, those of
//! others as they come from npm, and two that are published as a few lines only.
//!
//! Each frame is of another origin than its parent, `localhost` beside `127.0.0.1`, and in a sandbox without an origin of
//! its own: the hardest case that a page can make of it.

use crate::support::console_watch::POLICY;
use std::path::Path;
use std::process::Command;

/// What a frame shows unless a test says otherwise: the whole story, whose steps differ in height.
pub const STORY: &str = "src=stories/prisoner-exchange.json";

/// A parent by its page's name, with what stands in its head and what in its body.
const PAGES: [(&str, &str, &str); 9] = [
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
    // A page with a frame in it, and one around that.
    ("middle", "<script defer src=/host.js></script>", FRAME),
    (
        "outer",
        "<script defer src=/host.js></script>",
        "<iframe data-infographic src=middle.html title=Around></iframe>",
    ),
    ("wordpress", "<script defer src=wordpress.js></script>", WORDPRESS),
];

/// What WordPress makes of the answer by oEmbed of a site that it does not know: `wp_filter_oembed_result` of WordPress 6,
/// with the secret that it draws.
const WORDPRESS: &str = r#"<blockquote class="wp-embedded-content" data-secret="aB3dE5gH7j"><a href="page">A graphic</a></blockquote>
    <iframe class="wp-embedded-content" sandbox="allow-scripts" security="restricted" data-secret="aB3dE5gH7j"
    title="The graphic" width="600" height="500" frameborder="0" src="ADDRESS#?secret=aB3dE5gH7j"></iframe>"#;

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
        "wordpress.js" => ("text/javascript", include_str!("parents/wordpress.js").to_owned()),
        "start-frames.js" => ("text/javascript", include_str!("parents/start-frames.js").to_owned()),
        "parent.css" => ("text/css", include_str!("parents/parent.css").to_owned()),
        // The page in the frame, where the widget's own file is missing.
        "embed.html" => ("text/html", include_str!("../../../www/embed.html").to_owned()),
        "embed.js" => ("text/javascript", include_str!("../../../www/embed.js").to_owned()),
        "embed.css" => ("text/css", include_str!("../../../www/embed.css").to_owned()),
        // What `render` writes for iframes; of the second, the widget's own file is missing.
        "page.html" => ("text/html", rendered("/")),
        "broken-page.html" => ("text/html", rendered("/.watch/parent/")),
        page => {
            let (name, head, body) = PAGES.into_iter().find(|(name, ..)| page.strip_suffix(".html") == Some(name))?;
            return Some(parent(name, head, &body.replace("ADDRESS", &address(port, STORY)), port));
        }
    };
    // Its origin by name too, as the site's own page in a frame has it.
    let names = format!("'self' http://127.0.0.1:{port} http://localhost:{port}");
    Some(File { kind, text, policy: POLICY.replace("'self'", &names) })
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

/// The first story's page, with the widget at this base.
fn rendered(base: &str) -> String {
    let out = tempfile::tempdir().expect("a folder can be made");
    let mut command = Command::new(env!("CARGO_BIN_EXE_infographic"));
    command.args([
        "render",
        "www/stories/prisoner-exchange.json",
        "--no-png",
        "--stories",
        "/stories/",
        "--base",
        base,
    ]);
    let ended = command.arg("--out").arg(out.path()).output().expect("the command can be run");
    assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stderr));
    std::fs::read_to_string(out.path().join("page.html")).expect("there is a page")
}

fn from_npm(path: &str) -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/npm/node_modules").join(path);
    std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{file:?}: {error}; tests/run installs it"))
}
