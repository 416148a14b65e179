//! [`Svg`]: a scene as SVG 1.1, with text as text. It needs no style sheet and no script, so it works under a strict
//! content security policy, in a feed reader and in print.

use std::fmt;

use crate::{
    geom::Rect,
    key::Key,
    scene::{Anchor, Dash, Fill, Mark, Paint, Scene, Shape, Stroke, TINT, fade, hatch},
    text::WritingDirection,
    theme::{Role, Theme, Weight, hexadecimal},
};

use super::{
    escape::Escaped,
    outline::{OUTLINE_SCALE, outlines},
    plain_text::{Words, is_scale},
};

/// Pixels of the drawing per em of the surrounding text.
const EM: f64 = 16.0;

/// The source of the colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colors {
    /// The page's custom properties (`--ai-text`, `--ai-side-1` …), with this theme as the fallback.
    Page(Theme),
    /// This theme, regardless of the page. The background is painted too.
    Fixed(Theme),
}

/// A scene with the metadata of its file. It formats as the file.
#[derive(Clone, Copy, Debug)]
pub struct Svg<'a> {
    /// The drawing.
    pub scene: &'a Scene,
    /// A short title.
    pub title: &'a str,
    /// A description in sentences.
    pub description: &'a str,
    /// Language of title and description, as a BCP 47 tag.
    pub language: &'a str,
    /// Writing direction. A drawing that is narrower than its container is aligned to the start.
    pub direction: WritingDirection,
    /// Font families, in CSS syntax.
    pub family: &'a str,
    /// Names of items that are drawn without one.
    pub names: &'a [(Key, &'a str)],
    /// The source of the colours.
    pub colors: Colors,
    /// Minimum height in a page, in pixels of the drawing. Excess height stays empty at the bottom.
    pub room: f64,
    /// Whether the drawing is hidden unless a style sheet displays it.
    pub hidden: bool,
}

impl fmt::Display for Svg<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { scene, title, description, language, family, .. } = *self;
        let (width, height) = (Px(scene.size.width), Px(scene.size.height));
        // The drawing is as wide as its container. Its height is in em and limits the scale, so that its text is not
        // larger than the surrounding text.
        let side = if self.direction == WritingDirection::RightToLeft { "xMax" } else { "xMin" };
        let extent = match self.colors {
            Colors::Page(_) => {
                let room = scene.size.height.max(self.room).ceil() / EM;
                format!(r#"width="100%" height="{room}em" preserveAspectRatio="{side}YMin meet""#)
            }
            Colors::Fixed(_) => format!(r#"width="{width}" height="{height}""#),
        };
        // Ids could collide if a page has two drawings. In a file, title and description are elements. In a page they
        // are an attribute, because the text of an element would remain if a page removed the tags.
        let said = match self.colors {
            Colors::Page(_) => format!(r#" aria-label="{}""#, Escaped(&sentences(title, description))),
            Colors::Fixed(_) => String::new(),
        };
        let hidden = if self.hidden { r#" display="none""# } else { "" };
        writeln!(
            out,
            r#"<svg xmlns="http://www.w3.org/2000/svg" {extent} viewBox="0 0 {width} {height}"{hidden} role="img"{said} lang="{}" direction="ltr" font-family="{}">"#,
            Escaped(language),
            Escaped(family)
        )?;
        if let Colors::Fixed(_) = self.colors {
            writeln!(out, "<title>{}</title>", Escaped(title))?;
            writeln!(out, "<desc>{}</desc>", Escaped(description))?;
            writeln!(out, r#"<rect width="{width}" height="{height}" fill="{}"/>"#, self.color(Role::Background))?;
        }
        // If the page's style sheet displays every SVG, a hidden drawing is empty.
        let (begin, end) = if self.hidden { ("<g display=\"none\">\n", "</g>") } else { ("", "") };
        out.write_str(begin)?;
        self.write_marks(out)?;
        out.write_str(end)?;
        out.write_str("</svg>\n")
    }
}

/// Joins a title and a description as sentences.
fn sentences(title: &str, description: &str) -> String {
    let stop = if title.ends_with(['.', '!', '?', '…', '؟']) { "" } else { "." };
    format!("{title}{stop} {description}")
}

impl Svg<'_> {
    /// Writes the marks only.
    pub(super) fn write_marks(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut words = Words::new(self.scene, self.names);
        for mark in &self.scene.marks {
            if let Colors::Page(_) = self.colors {
                write!(out, "{}", Escaped(&words.before(mark)))?;
            }
            self.shape(out, mark)?;
        }
        Ok(())
    }

    fn color(&self, role: Role) -> String {
        match self.colors {
            Colors::Fixed(theme) => hexadecimal(theme.color(role)),
            Colors::Page(theme) => format!("var(--ai-{}, {})", name(role), hexadecimal(theme.color(role))),
        }
    }

    fn shape(&self, out: &mut fmt::Formatter<'_>, mark: &Mark) -> fmt::Result {
        match &mark.shape {
            Shape::Rect { rect, fill } => self.rect(out, *rect, *fill),
            Shape::Circle { center, radius, paint } => {
                let (x, y, radius) = (Px(center.x), Px(center.y), Px(*radius));
                writeln!(out, r#"<circle cx="{x}" cy="{y}" r="{radius}" {}/>"#, self.paint_attributes(*paint))
            }
            Shape::Path { points, paint } => {
                out.write_str(r#"<path d=""#)?;
                for (index, point) in points.iter().enumerate() {
                    write!(out, "{}{},{}", if index == 0 { "M" } else { " " }, Px(point.x), Px(point.y))?;
                }
                writeln!(out, r#"" {}/>"#, self.paint_attributes(*paint))
            }
            Shape::Text { at, text, font, anchor, role } => {
                if let (Colors::Page(_), true) = (self.colors, is_scale(mark))
                    && let Some(outlines) = outlines(text, *font, *anchor)
                {
                    let (x, y, color) = (Px(at.x), Px(at.y), self.color(*role));
                    return writeln!(
                        out,
                        r#"<path transform="translate({x} {y}) scale({OUTLINE_SCALE})" fill="{color}" d="{outlines}"/>"#
                    );
                }
                let anchor = match anchor {
                    Anchor::Start => "",
                    Anchor::Middle => r#" text-anchor="middle""#,
                    Anchor::End => r#" text-anchor="end""#,
                };
                let weight = match font.weight {
                    Weight::Regular => "",
                    Weight::Bold => r#" font-weight="600""#,
                };
                writeln!(
                    out,
                    r#"<text x="{}" y="{}" font-size="{}"{weight}{anchor} fill="{}">{}</text>"#,
                    Px(at.x),
                    Px(at.y),
                    Px(font.size),
                    self.color(*role),
                    Escaped(text)
                )
            }
        }
    }

    /// Returns the attributes of a paint. Shapes other than rectangles have an outline instead of a fade or hatch.
    fn paint_attributes(&self, paint: Paint) -> String {
        match paint {
            Paint::Fill(Fill::Flat(role)) => format!(r#"fill="{}""#, self.color(role)),
            Paint::Fill(Fill::Tint(role)) => self.tint_attributes(role),
            Paint::Fill(Fill::Fade(role, _) | Fill::Hatch(role)) => self.stroke_attributes(Stroke::solid(role, 1.0)),
            Paint::Stroke(stroke) => self.stroke_attributes(stroke),
        }
    }

    fn tint_attributes(&self, role: Role) -> String {
        format!(r#"fill="{}" fill-opacity="{}""#, self.color(role), Px(TINT))
    }

    fn stroke_attributes(&self, stroke: Stroke) -> String {
        let opacity =
            if stroke.opacity < 1.0 { format!(r#" stroke-opacity="{}""#, Px(stroke.opacity)) } else { String::new() };
        let dash = match stroke.dash {
            Dash::Solid => String::new(),
            dash => dash.pattern().map_or_else(String::new, |[on, off]| format!(r#" stroke-dasharray="{on} {off}""#)),
        };
        let (color, width) = (self.color(stroke.role), Px(stroke.width));
        format!(r#"fill="none" stroke="{color}" stroke-width="{width}" stroke-linejoin="round"{dash}{opacity}"#)
    }

    fn rect(&self, out: &mut fmt::Formatter<'_>, rect: Rect, fill: Fill) -> fmt::Result {
        let extent = |rect: Rect| {
            let (x, y, width, height) = (Px(rect.x0), Px(rect.y0), Px(rect.width()), Px(rect.height()));
            format!(r#"x="{x}" y="{y}" width="{width}" height="{height}""#)
        };
        match fill {
            Fill::Flat(role) => writeln!(out, r#"<rect {} fill="{}"/>"#, extent(rect), self.color(role)),
            Fill::Tint(role) => writeln!(out, "<rect {} {}/>", extent(rect), self.tint_attributes(role)),
            Fill::Fade(role, toward) => {
                write!(out, r#"<g fill="{}">"#, self.color(role))?;
                for (layer, opacity) in fade(rect, toward) {
                    write!(out, r#"<rect {} fill-opacity="{opacity:.3}"/>"#, extent(layer))?;
                }
                out.write_str("</g>\n")
            }
            Fill::Hatch(role) => {
                writeln!(out, "<rect {} {}/>", extent(rect), self.stroke_attributes(Stroke::solid(role, 1.0)))?;
                out.write_str(r#"<path d=""#)?;
                for [from, to] in hatch(rect) {
                    write!(out, "M{},{} {},{}", Px(from.x), Px(from.y), Px(to.x), Px(to.y))?;
                }
                writeln!(out, r#"" {}/>"#, self.stroke_attributes(Stroke::solid(role, 1.5)))
            }
        }
    }
}

/// Returns the name of a role in custom properties. Sides are counted from one.
fn name(role: Role) -> String {
    match role {
        Role::Side(index) => format!("side-{}", u32::from(index).saturating_add(1)),
        other => other.name().to_owned(),
    }
}

/// A length with at most two decimals and without minus zero.
struct Px(f64);

impl fmt::Display for Px {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = format!("{:.2}", self.0);
        let text = text.trim_end_matches('0').trim_end_matches('.');
        out.write_str(if text == "-0" { "0" } else { text })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        geom::{Point, Size},
        scene::Direction,
        theme::{Font, LABEL},
    };

    fn file(shapes: Vec<Shape>, colors: Colors) -> String {
        marked(shapes.into_iter().map(|shape| Mark { key: Key::chart(0).item(0), shape }).collect(), colors)
    }

    fn marked(marks: Vec<Mark>, colors: Colors) -> String {
        let scene = Scene { size: Size { width: 100.0, height: 50.0 }, marks, ..Scene::default() };
        Svg {
            scene: &scene,
            title: "A & B",
            description: "<both>",
            language: "en",
            direction: WritingDirection::LeftToRight,
            family: "Arial",
            names: &[],
            colors,
            room: 0.0,
            hidden: false,
        }
        .to_string()
    }

    fn text(text: &str, font: Font) -> Shape {
        Shape::Text { at: Point::new(1.0, 2.0), text: text.to_owned(), font, anchor: Anchor::Start, role: Role::Text }
    }

    #[test]
    fn text_stays_text_and_is_escaped() {
        let svg = file(vec![text("a < b & \"c\"\u{1}", LABEL)], Colors::Fixed(Theme::Light));
        assert!(svg.contains(">a &lt; b &amp; &quot;c&quot;</text>"), "{svg}");
        assert!(svg.contains("<title>A &amp; B</title>"), "{svg}");
        assert!(svg.contains("<desc>&lt;both&gt;</desc>"), "{svg}");
    }

    #[test]
    fn colours_of_the_page_fall_back_to_the_theme() {
        let svg = file(vec![text("a", LABEL)], Colors::Page(Theme::Light));
        assert!(svg.contains(r#"fill="var(--ai-text, #16191d)""#), "{svg}");
        assert!(!file(vec![text("a", LABEL)], Colors::Fixed(Theme::Dark)).contains("var("));
    }

    #[test]
    fn a_drawing_has_no_ids_and_no_references_to_ids() {
        let rect = Rect::new(10.0, 5.0, 30.0, 12.0);
        let fills = [Fill::Fade(Role::Side(0), Direction::Right), Fill::Hatch(Role::Text), Fill::Flat(Role::Text)];
        let shapes = || fills.map(|fill| Shape::Rect { rect, fill }).to_vec();
        for colors in [Colors::Page(Theme::Light), Colors::Fixed(Theme::Dark)] {
            let svg = file(shapes(), colors);
            assert!(!svg.contains(" id=") && !svg.contains("url(") && !svg.contains("aria-labelledby"), "{svg}");
            assert!(svg.matches("fill-opacity=").count() > 8, "it fades: {svg}");
        }
    }

    #[test]
    fn tick_labels_are_paths_in_a_page_and_text_in_a_file() {
        let scale = || vec![Mark { key: Key::chart(0), shape: text("8,000", LABEL) }];
        let page = marked(scale(), Colors::Page(Theme::Light));
        assert!(!page.contains("8,000") && page.contains(r#"<path transform="translate(1 2) scale(0.1)""#), "{page}");
        assert!(page.contains(r#"aria-label="A &amp; B. &lt;both&gt;""#), "{page}");
        assert!(marked(scale(), Colors::Fixed(Theme::Light)).contains(">8,000</text>"));
    }
}
