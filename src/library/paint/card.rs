//! [`Card`]: one chart with its headline and source as a preview image for shared links.

use std::fmt;

use super::{
    escape::Escaped,
    fonts::Noto,
    svg::{Colors, Svg},
};
use crate::{
    scene::{Scene, right_to_left},
    text::WritingDirection,
    theme::{Font, Role, Theme, hexadecimal},
    typography::{Measure, shorten, wrap},
};

/// The size that Facebook and X ask for large images: 1.91 to 1.
const SIZE: [f64; 2] = [1200.0, 630.0];
/// Padding on all sides.
const PAD: f64 = 48.0;
const HEADLINE: Font = Font::bold(40.0);
const HEADLINE_LINES: usize = 2;
const TITLE: Font = Font::regular(26.0);
const SOURCE: Font = Font::regular(20.0);
/// Gap between the texts and the drawing.
const GAP: f64 = 20.0;

/// A preview image. It formats as an SVG of 1200 by 630.
#[derive(Clone, Copy, Debug)]
pub struct Card<'a> {
    /// The story's headline.
    pub headline: &'a str,
    /// What the chart shows.
    pub title: &'a str,
    /// The source of the chart, in one line.
    pub source: &'a str,
    /// The drawing.
    pub scene: &'a Scene,
    /// Colour theme.
    pub theme: Theme,
    /// Writing direction.
    pub direction: WritingDirection,
}

impl Card<'_> {
    /// Its width and height, in pixels.
    pub const SIZE: [f64; 2] = SIZE;

    /// Returns the space for the drawing below these texts: its top, its width and its height.
    #[must_use]
    pub fn room(headline: &str, title: &str) -> [f64; 3] {
        let width = SIZE[0] - 2.0 * PAD;
        let lines = u32::try_from(headline_lines(headline).len()).map_or(1.0, f64::from);
        let title = if title.is_empty() { 0.0 } else { TITLE.line_height() };
        let top = PAD + lines * HEADLINE.line_height() + title + GAP;
        [top, width, SIZE[1] - PAD - SOURCE.line_height() - GAP - top]
    }
}

fn headline_lines(headline: &str) -> Vec<String> {
    let width = SIZE[0] - 2.0 * PAD;
    let mut lines = wrap(headline, HEADLINE, width, &Noto);
    if lines.len() > HEADLINE_LINES {
        let rest = lines.split_off(HEADLINE_LINES - 1).join(" ");
        lines.push(shorten(&rest, HEADLINE, width, &Noto));
    }
    lines
}

impl fmt::Display for Card<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { headline, title, source, scene, theme, direction } = *self;
        let mirrored = direction == WritingDirection::RightToLeft;
        let (side, anchor, aspect) = if mirrored { (SIZE[0] - PAD, "end", "xMax") } else { (PAD, "start", "xMin") };
        let [width, height] = SIZE;
        let color = |role: Role| hexadecimal(theme.color(role));
        writeln!(
            out,
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" font-family="{}">"#,
            Noto::FAMILY
        )?;
        writeln!(out, r#"<rect width="{width}" height="{height}" fill="{}"/>"#, color(Role::Background))?;
        let text = |out: &mut fmt::Formatter<'_>, y: f64, font: Font, weight: u32, role: Role, text: &str| {
            let (size, fill) = (font.size, color(role));
            let text = if mirrored { right_to_left(text) } else { text.to_owned() };
            let text = Escaped(&text);
            writeln!(
                out,
                r#"<text x="{side}" y="{y}" text-anchor="{anchor}" font-size="{size}" font-weight="{weight}" fill="{fill}">{text}</text>"#
            )
        };
        let mut y = PAD + HEADLINE.size * 0.8;
        for line in headline_lines(headline) {
            text(out, y, HEADLINE, 700, Role::Text, &line)?;
            y += HEADLINE.line_height();
        }
        let room = width - 2.0 * PAD;
        let line = |text: &str, font: Font| shorten(text, font, room, &Noto as &dyn Measure);
        text(out, y - HEADLINE.size * 0.8 + TITLE.size, TITLE, 400, Role::Muted, &line(title, TITLE))?;
        text(out, height - PAD, SOURCE, 400, Role::Muted, &line(source, SOURCE))?;
        let [top, wide, high] = Self::room(headline, title);
        writeln!(
            out,
            r#"<svg x="{PAD}" y="{top}" width="{wide}" height="{high}" viewBox="0 0 {} {}" preserveAspectRatio="{aspect}YMin meet">"#,
            scene.size.width, scene.size.height
        )?;
        let inner = Svg {
            scene,
            title: "",
            description: "",
            language: "",
            direction,
            family: Noto::FAMILY,
            names: &[],
            colors: Colors::Fixed(theme),
            room: 0.0,
            hidden: false,
        };
        inner.write_marks(out)?;
        out.write_str("</svg>\n</svg>\n")
    }
}
