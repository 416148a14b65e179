//! [`Svg`]: a scene as SVG 1.1, text as text. It needs no style sheet and no script, so that a strict page policy, a
//! feed reader and a print shop all show it.

use std::fmt;

use crate::{
    geom::{Point, Rect},
    scene::{Anchor, Dash, Fill, HATCH_STEP, Paint, Scene, Shape, Stroke, Toward},
    theme::{Role, Theme, Weight, hexadecimal},
    words::Direction,
};

/// Pixels of a drawing in an em of the text around it.
const EM: f64 = 16.0;

/// Where the colours come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colors {
    /// From the page's custom properties (`--ai-ink`, `--ai-side-1` …); where it has none, those of this theme.
    Page(Theme),
    /// Those of this theme, whatever the page says. The ground is painted too.
    Fixed(Theme),
}

/// A scene with what belongs to its file. Its text form is the file.
#[derive(Clone, Copy, Debug)]
pub struct Svg<'a> {
    /// The drawing.
    pub scene: &'a Scene,
    /// What it shows, in a few words.
    pub title: &'a str,
    /// What it says, in sentences.
    pub description: &'a str,
    /// Language of both, as a BCP 47 tag.
    pub language: &'a str,
    /// Which way it is read: the side at which a drawing stands that is narrower than its place.
    pub direction: Direction,
    /// Begins every id, so that no two drawings of a page share one. Letters, digits and hyphens.
    pub id: &'a str,
    /// Families of fonts, as in CSS.
    pub family: &'a str,
    /// Where the colours come from.
    pub colors: Colors,
    /// Least height of its place in a page, in pixels of the drawing; what it does not fill stays empty below it.
    pub room: f64,
}

impl fmt::Display for Svg<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { scene, title, description, language, id, family, .. } = *self;
        let (width, height) = (Px(scene.size.width), Px(scene.size.height));
        // As wide as there is room, and never larger than the text around: the height holds the scale at that.
        let side = if self.direction == Direction::RightToLeft { "xMax" } else { "xMin" };
        let extent = match self.colors {
            Colors::Page(_) => {
                let room = scene.size.height.max(self.room).ceil() / EM;
                format!(r#"width="100%" height="{room}em" preserveAspectRatio="{side}YMin meet""#)
            }
            Colors::Fixed(_) => format!(r#"width="{width}" height="{height}""#),
        };
        writeln!(
            out,
            r#"<svg xmlns="http://www.w3.org/2000/svg" {extent} viewBox="0 0 {width} {height}" role="img" aria-labelledby="{id}-title {id}-desc" lang="{}" direction="ltr" font-family="{}">"#,
            Escaped(language),
            Escaped(family)
        )?;
        writeln!(out, r#"<title id="{id}-title">{}</title>"#, Escaped(title))?;
        writeln!(out, r#"<desc id="{id}-desc">{}</desc>"#, Escaped(description))?;
        if matches!(self.colors, Colors::Fixed(_)) {
            writeln!(out, r#"<rect width="{width}" height="{height}" fill="{}"/>"#, self.color(Role::Paper))?;
        }
        self.write_marks(out)?;
        out.write_str("</svg>\n")
    }
}

impl Svg<'_> {
    /// The drawing alone, with the fades that it needs.
    pub(super) fn write_marks(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.gradients(out)?;
        self.scene.marks.iter().try_for_each(|mark| self.shape(out, &mark.shape))
    }

    /// The fades of the drawing, each once: they lie in the box of what they fill, so that one serves all.
    fn gradients(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut fades: Vec<(Role, Toward)> = Vec::new();
        for mark in &self.scene.marks {
            if let Some(Fill::Fade(role, toward)) = fill_of(&mark.shape)
                && !fades.contains(&(role, toward))
            {
                fades.push((role, toward));
            }
        }
        if fades.is_empty() {
            return Ok(());
        }
        out.write_str("<defs>")?;
        for (role, toward) in fades {
            let ends = match toward {
                Toward::Right => r#"x1="0" x2="1" y1="0" y2="0""#,
                Toward::Left => r#"x1="1" x2="0" y1="0" y2="0""#,
                Toward::Up => r#"x1="0" x2="0" y1="1" y2="0""#,
                Toward::Down => r#"x1="0" x2="0" y1="0" y2="1""#,
            };
            let (id, color) = (self.fade(role, toward), self.color(role));
            write!(
                out,
                r#"<linearGradient id="{id}" {ends}><stop stop-color="{color}"/><stop offset="1" stop-color="{color}" stop-opacity="0"/></linearGradient>"#
            )?;
        }
        out.write_str("</defs>\n")
    }

    fn fade(&self, role: Role, toward: Toward) -> String {
        format!("{}-fade-{}-{}", self.id, name(role), toward.name())
    }

    fn color(&self, role: Role) -> String {
        match self.colors {
            Colors::Fixed(theme) => hexadecimal(theme.color(role)),
            Colors::Page(theme) => format!("var(--ai-{}, {})", name(role), hexadecimal(theme.color(role))),
        }
    }

    fn shape(&self, out: &mut fmt::Formatter<'_>, shape: &Shape) -> fmt::Result {
        match shape {
            Shape::Rect { rect, fill: Fill::Hatch(role) } => self.hatch(out, *rect, *role),
            Shape::Rect { rect, fill } => {
                writeln!(
                    out,
                    r#"<rect x="{}" y="{}" width="{}" height="{}" {}/>"#,
                    Px(rect.x0),
                    Px(rect.y0),
                    Px(rect.width()),
                    Px(rect.height()),
                    self.inside(*fill)
                )
            }
            Shape::Circle { center, radius, paint } => {
                let (x, y, radius) = (Px(center.x), Px(center.y), Px(*radius));
                writeln!(out, r#"<circle cx="{x}" cy="{y}" r="{radius}" {}/>"#, self.look(*paint))
            }
            Shape::Path { points, paint } => {
                out.write_str(r#"<path d=""#)?;
                for (index, point) in points.iter().enumerate() {
                    write!(out, "{}{},{}", if index == 0 { "M" } else { " " }, Px(point.x), Px(point.y))?;
                }
                writeln!(out, r#"" {}/>"#, self.look(*paint))
            }
            Shape::Text { at, text, font, anchor, role } => {
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

    fn look(&self, paint: Paint) -> String {
        match paint {
            Paint::Fill(fill) => self.inside(fill),
            Paint::Stroke(stroke) => self.line(stroke),
        }
    }

    fn inside(&self, fill: Fill) -> String {
        match fill {
            Fill::Flat(role) => format!(r#"fill="{}""#, self.color(role)),
            Fill::Fade(role, toward) => format!(r#"fill="url(#{})""#, self.fade(role, toward)),
            // Hatches are lines of their own; of what is no rectangle, the outline stands for it.
            Fill::Hatch(role) => self.line(Stroke::solid(role, 1.0)),
        }
    }

    fn line(&self, stroke: Stroke) -> String {
        let opacity =
            if stroke.opacity < 1.0 { format!(r#" stroke-opacity="{}""#, Px(stroke.opacity)) } else { String::new() };
        let dash = match stroke.dash {
            Dash::Solid => String::new(),
            dash => dash.pattern().map_or_else(String::new, |[on, off]| format!(r#" stroke-dasharray="{on} {off}""#)),
        };
        let (color, width) = (self.color(stroke.role), Px(stroke.width));
        format!(r#"fill="none" stroke="{color}" stroke-width="{width}" stroke-linejoin="round"{dash}{opacity}"#)
    }

    /// Slanted lines within the rectangle, cut at its edges here: a clip would need an id of its own for each.
    fn hatch(&self, out: &mut fmt::Formatter<'_>, rect: Rect, role: Role) -> fmt::Result {
        let (x, y, width, height) = (Px(rect.x0), Px(rect.y0), Px(rect.width()), Px(rect.height()));
        let outline = self.line(Stroke::solid(role, 1.0));
        writeln!(out, r#"<rect x="{x}" y="{y}" width="{width}" height="{height}" {outline}/>"#)?;
        out.write_str(r#"<path d=""#)?;
        let mut start = rect.x0 - rect.height();
        while start < rect.x1 {
            // Upwards to the right at 45 degrees: as far along as up.
            let from = (rect.x0 - start).max(0.0);
            let to = (rect.x1 - start).min(rect.height());
            let at = |along: f64| Point::new(start + along, rect.y1 - along);
            if to > from {
                let (from, to) = (at(from), at(to));
                write!(out, "M{},{} {},{}", Px(from.x), Px(from.y), Px(to.x), Px(to.y))?;
            }
            start += HATCH_STEP;
        }
        writeln!(out, r#"" {}/>"#, self.line(Stroke::solid(role, 1.5)))
    }
}

fn fill_of(shape: &Shape) -> Option<Fill> {
    match shape {
        Shape::Rect { fill, .. }
        | Shape::Circle { paint: Paint::Fill(fill), .. }
        | Shape::Path { paint: Paint::Fill(fill), .. } => Some(*fill),
        Shape::Circle { paint: Paint::Stroke(_), .. }
        | Shape::Path { paint: Paint::Stroke(_), .. }
        | Shape::Text { .. } => None,
    }
}

/// A role's name in custom properties and ids. Sides are counted from one, as people do.
fn name(role: Role) -> String {
    match role {
        Role::Side(index) => format!("side-{}", u32::from(index).saturating_add(1)),
        other => other.name().to_owned(),
    }
}

pub(super) fn escaped(text: &str) -> impl fmt::Display + '_ {
    Escaped(text)
}

/// A length with two decimals at most, a hundredth of a pixel, and no minus zero.
struct Px(f64);

impl fmt::Display for Px {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = format!("{:.2}", self.0);
        let text = text.trim_end_matches('0').trim_end_matches('.');
        out.write_str(if text == "-0" { "0" } else { text })
    }
}

/// Text as it stands between tags and in quotation marks. Characters that XML 1.0 forbids are left out.
struct Escaped<'a>(&'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for character in self.0.chars() {
            match character {
                '&' => out.write_str("&amp;")?,
                '<' => out.write_str("&lt;")?,
                '>' => out.write_str("&gt;")?,
                '"' => out.write_str("&quot;")?,
                '\t' | '\n' | '\r' => out.write_str(" ")?,
                '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
                other => write!(out, "{other}")?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        geom::Size,
        key::Key,
        scene::Mark,
        theme::{Font, LABEL},
    };

    fn file(shapes: Vec<Shape>, colors: Colors) -> String {
        let marks = shapes.into_iter().map(|shape| Mark { key: Key::chart(0), shape }).collect();
        let scene = Scene { size: Size { width: 100.0, height: 50.0 }, marks, ..Scene::default() };
        Svg {
            scene: &scene,
            title: "A & B",
            description: "<both>",
            language: "en",
            direction: Direction::LeftToRight,
            id: "x",
            family: "Arial",
            colors,
            room: 0.0,
        }
        .to_string()
    }

    fn text(text: &str, font: Font) -> Shape {
        Shape::Text { at: Point::new(1.0, 2.0), text: text.to_owned(), font, anchor: Anchor::Start, role: Role::Ink }
    }

    #[test]
    fn text_stays_text_and_is_escaped() {
        let svg = file(vec![text("a < b & \"c\"\u{1}", LABEL)], Colors::Fixed(Theme::Light));
        assert!(svg.contains(">a &lt; b &amp; &quot;c&quot;</text>"), "{svg}");
        assert!(svg.contains("<title id=\"x-title\">A &amp; B</title>"), "{svg}");
        assert!(svg.contains("<desc id=\"x-desc\">&lt;both&gt;</desc>"), "{svg}");
    }

    #[test]
    fn colours_of_the_page_have_those_of_a_theme_to_fall_back_on() {
        let svg = file(vec![text("a", LABEL)], Colors::Page(Theme::Light));
        assert!(svg.contains(r#"fill="var(--ai-ink, #16191d)""#), "{svg}");
        assert!(!file(vec![text("a", LABEL)], Colors::Fixed(Theme::Dark)).contains("var("));
    }

    #[test]
    fn a_fade_is_defined_once_and_used_by_its_name() {
        let fade = |x: f64| Shape::Rect {
            rect: Rect::new(x, 0.0, 10.0, 10.0),
            fill: Fill::Fade(Role::Side(0), Toward::Right),
        };
        let svg = file(vec![fade(0.0), fade(20.0)], Colors::Fixed(Theme::Light));
        assert_eq!(svg.matches("<linearGradient id=\"x-fade-side-1-right\"").count(), 1, "{svg}");
        assert_eq!(svg.matches("fill=\"url(#x-fade-side-1-right)\"").count(), 2, "{svg}");
    }

    #[test]
    fn a_hatch_keeps_within_its_rectangle() {
        let rect = Rect::new(10.0, 5.0, 30.0, 12.0);
        let svg = file(vec![Shape::Rect { rect, fill: Fill::Hatch(Role::Ink) }], Colors::Fixed(Theme::Light));
        let lines = svg.split("<path d=\"").nth(1).unwrap().split('"').next().unwrap();
        let numbers: Vec<f64> = lines
            .split(['M', ' ', ','])
            .filter(|number| !number.is_empty())
            .map(|number| number.parse().unwrap())
            .collect();
        assert!(numbers.len() > 20, "{lines}");
        for place in numbers.chunks(2) {
            assert!((10.0..=40.0).contains(&place[0]) && (5.0..=17.0).contains(&place[1]), "{place:?} of {lines}");
        }
    }
}
