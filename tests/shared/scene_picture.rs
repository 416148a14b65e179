//! Pictures of the text dump of a scene, so that a reviewer of a golden file sees the old drawing, the new one and what
//! differs. They are made from the text, because of the old drawing only the text is left.

use std::fmt::Write as _;

use article_infographic::{
    paint::png,
    theme::{Color, Role, Theme, hexadecimal},
};

const SAME: Color = [190, 190, 190];
const REMOVED: Color = [200, 30, 30];
const ADDED: Color = [20, 130, 60];
/// Distance between the charts of one file, in CSS pixels.
const GAP: f64 = 24.0;

/// The scenes of a golden file as PNG.
pub fn picture(dump: &str) -> Vec<u8> {
    let mut drawing = Drawing::new();
    for line in dump.lines() {
        drawing.add(line, None);
    }
    drawing.png()
}

/// What both dumps have in grey, what only the old one has in red, what only the new one has in green.
pub fn difference_picture(old: &str, new: &str) -> Vec<u8> {
    let mut drawing = Drawing::new();
    for change in similar::TextDiff::from_lines(old, new).iter_all_changes() {
        let color = match change.tag() {
            similar::ChangeTag::Equal => SAME,
            similar::ChangeTag::Delete => REMOVED,
            similar::ChangeTag::Insert => ADDED,
        };
        drawing.add(change.value().trim_end(), Some(color));
    }
    drawing.png()
}

struct Drawing {
    elements: String,
    width: f64,
    /// Top and height of the scene that is being added.
    top: f64,
    height: f64,
    /// Whether that scene has no element yet.
    is_empty: bool,
}

impl Drawing {
    const fn new() -> Self {
        Self { elements: String::new(), width: 0.0, top: 0.0, height: 0.0, is_empty: true }
    }

    /// Adds what a line of the dump describes. Targets and snap lines are not seen, so they add nothing.
    fn add(&mut self, line: &str, color: Option<Color>) {
        if let Some(size) = line.strip_prefix("scene ") {
            let (width, height) = pair(size, 'x');
            // A scene whose size changed has two such lines in a difference, one directly after the other.
            if !self.is_empty {
                self.top += self.height + GAP;
                self.height = 0.0;
            }
            (self.width, self.height) = (self.width.max(width), self.height.max(height));
            self.is_empty = true;
            return;
        }
        let Some((_key, mark)) = line.split_once(' ') else { return };
        let Some((shape, rest)) = mark.split_once(' ') else { return };
        let element = match shape {
            "rect" => rect(rest, color),
            "circle" => circle(rest, color),
            "path" => path(rest, color),
            "text" => text(rest, color),
            _ => return,
        };
        self.is_empty = false;
        writeln!(self.elements, r#"<g transform="translate(0 {})">{element}</g>"#, self.top).unwrap();
    }

    fn png(&self) -> Vec<u8> {
        let (width, height) = (self.width.max(1.0), (self.top + self.height).max(1.0));
        let svg = format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"><rect width="{width}" height="{height}" fill="white"/>{}</svg>"#,
            self.elements
        );
        png(&svg, 2.0).unwrap()
    }
}

fn pair(text: &str, separator: char) -> (f64, f64) {
    let (one, other) = text.split_once(separator).unwrap();
    (one.parse().unwrap(), other.parse().unwrap())
}

fn css(role: &str, color: Option<Color>) -> String {
    let named = [Role::Background, Role::Text, Role::Muted, Role::Border, Role::Grid, Role::Surface];
    let side = || Role::Side(role.strip_prefix("side-").and_then(|index| index.parse().ok()).unwrap_or(0));
    let role = named.into_iter().find(|named| named.name() == role).unwrap_or_else(side);
    hexadecimal(color.unwrap_or(Theme::Light.color(role)))
}

/// Attributes of a fill or stroke: "flat ROLE", "fade-DIRECTION ROLE", "hatch ROLE", or "DASH WIDTHpx ROLE [opacity SHARE]".
fn paint(words: &[&str], color: Option<Color>) -> String {
    match *words {
        ["flat", role] => format!(r#"fill="{}""#, css(role, color)),
        // Half as strong: the exact pattern is no part of the dump.
        [_, role] => format!(r#"fill="{}" fill-opacity="0.5""#, css(role, color)),
        [dash, width, role, ref opacity @ ..] => {
            let dash = match dash {
                "dashed" => r#" stroke-dasharray="6 4""#,
                "dotted" => r#" stroke-dasharray="1 3""#,
                _ => "",
            };
            let opacity = opacity.get(1).unwrap_or(&"1");
            let width = width.trim_end_matches("px");
            let color = css(role, color);
            format!(r#"fill="none" stroke="{color}" stroke-width="{width}" stroke-opacity="{opacity}"{dash}"#)
        }
        _ => String::new(),
    }
}

fn rect(rest: &str, color: Option<Color>) -> String {
    let words: Vec<&str> = rest.split(' ').collect();
    let ((x0, y0), (x1, y1)) = (pair(words[0], ','), pair(words[1], ','));
    let paint = paint(&words[2..], color);
    format!(r#"<rect x="{x0}" y="{y0}" width="{}" height="{}" {paint}/>"#, x1 - x0, y1 - y0)
}

fn circle(rest: &str, color: Option<Color>) -> String {
    let words: Vec<&str> = rest.split(' ').collect();
    let (x, y) = pair(words[0], ',');
    format!(r#"<circle cx="{x}" cy="{y}" r="{}" {}/>"#, words[1].trim_start_matches('r'), paint(&words[2..], color))
}

fn path(rest: &str, color: Option<Color>) -> String {
    let words: Vec<&str> = rest.split(' ').collect();
    let points = words.iter().take_while(|word| word.contains(',')).count();
    format!(r#"<polyline points="{}" {}/>"#, words[..points].join(" "), paint(&words[points..], color))
}

fn text(rest: &str, color: Option<Color>) -> String {
    let [at, anchor, size, weight, role, quoted] = rest.splitn(6, ' ').collect::<Vec<_>>()[..] else {
        panic!("no text of a scene: {rest}");
    };
    let (x, y) = pair(at, ',');
    // The dump escapes as Rust does; quotation marks and backslashes are all that stories have of it.
    let words = quoted.trim_matches('"').replace("\\\"", "\"").replace("\\\\", "\\");
    format!(
        r#"<text x="{x}" y="{y}" text-anchor="{anchor}" font-size="{}" font-weight="{weight}" fill="{}">{}</text>"#,
        size.trim_end_matches("px"),
        css(role, color),
        maud::html! { (words) }.into_string()
    )
}
