//! Converts a Markdown page of the documentation to HTML with navigation.

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd, html::push_html};

/// The pages in the order of the navigation, with their titles.
const PAGES: [(&str, &str); 11] = [
    ("index", "Documentation"),
    ("embedding", "Embedding"),
    ("story-format", "Story format"),
    ("command", "Command"),
    ("pipeline", "Pipeline"),
    ("diagnostics", "Diagnostics"),
    ("languages", "Languages"),
    ("deployment", "Deployment"),
    ("accessibility", "Accessibility"),
    ("architecture", "Architecture"),
    ("contributing", "Contributing"),
];

pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// The anchor of a heading, as GitHub generates it: lower case, hyphens for spaces, no punctuation.
pub fn anchor(heading: &str) -> String {
    let kept = heading.chars().filter(|letter| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '_'));
    kept.map(|letter| if letter == ' ' { '-' } else { letter.to_ascii_lowercase() }).collect()
}

/// Adds anchors to headings and rewrites links to other pages from `.md` to `.html`.
fn events(markdown: &str) -> Vec<Event<'_>> {
    let mut events: Vec<Event<'_>> = Parser::new_ext(markdown, Options::ENABLE_TABLES).collect();
    let mut heading = None;
    let mut ids: Vec<(usize, String)> = Vec::new();
    let mut text = String::new();
    for (at, event) in events.iter().enumerate() {
        match event {
            Event::Start(Tag::Heading { .. }) => {
                heading = Some(at);
                text.clear();
            }
            Event::Text(words) | Event::Code(words) if heading.is_some() => text += words,
            Event::End(TagEnd::Heading(_)) => ids.extend(heading.take().map(|start| (start, anchor(&text)))),
            _ => {}
        }
    }
    for (at, new) in ids {
        if let Event::Start(Tag::Heading { id, .. }) = &mut events[at] {
            *id = Some(CowStr::from(new));
        }
    }
    for event in &mut events {
        if let Event::Start(Tag::Link { dest_url, .. }) = event
            && !dest_url.contains("://")
        {
            *dest_url = link(dest_url).into();
        }
    }
    events
}

/// Rewrites a link for `www/docs`: pages end with `.html`, files of `www` are relative to it.
fn link(target: &str) -> String {
    match target.strip_prefix("../www/") {
        Some(file) => format!("../{file}"),
        None => target.replacen(".md", ".html", 1),
    }
}

pub fn html(name: &str, markdown: &str) -> String {
    let title = PAGES.iter().find(|(page, _)| *page == name).unwrap_or_else(|| panic!("{name} is not in PAGES")).1;
    let navigation: String = PAGES
        .iter()
        .map(|(page, title)| {
            let current = if *page == name { " aria-current=\"page\"" } else { "" };
            format!("  <li><a href=\"{page}.html\"{current}>{title}</a></li>\n")
        })
        .collect();
    let icon = "  <link rel=\"icon\" href=\"../icon.svg\">\n";
    let navigation = format!("<nav aria-label=\"Documentation\"><ul>\n{navigation}</ul></nav>\n");
    document(name, title, "../", icon, &navigation, markdown)
}

/// The page without navigation and icon, with its style sheets beside it: `infographic bundle` writes it beside the widget.
pub fn standalone(name: &str, title: &str, markdown: &str) -> String {
    document(name, title, "", "", "", markdown)
}

fn document(name: &str, title: &str, www: &str, icon: &str, navigation: &str, markdown: &str) -> String {
    let mut body = String::new();
    push_html(&mut body, events(markdown).into_iter());
    // Wide tables and code blocks scroll in their own box.
    let mut parts = body.split("<table>");
    let mut start = parts.next().unwrap_or_default().to_owned();
    for (index, part) in parts.enumerate() {
        // Landmarks need different names.
        let name = format!("Table {}", index + 1);
        start += &format!("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{name}\"><table>{part}");
    }
    let body = start;
    let body = body.replace("</table>", "</table></div>").replace("<pre>", "<pre tabindex=\"0\">");
    format!(
        "<!doctype html>
<!-- Generated from docs/{name}.md by `BLESS=1 cargo test --test docs`. -->
<html lang=\"en\">
<head>
  <meta charset=\"utf-8\">
  <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">
  <title>{title} · article-infographic</title>
{icon}  <link rel=\"stylesheet\" href=\"{www}page.css\">
  <link rel=\"stylesheet\" href=\"{www}docs.css\">
</head>
<body>
{navigation}<main>
{body}</main>
</body>
</html>
"
    )
}
