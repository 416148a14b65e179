//! The text dump of a scene: one mark per line, with three decimals. Golden files store it, and native and wasm builds
//! must produce the same dump.

use std::fmt;

use super::{Anchor, Dash, Fill, Paint, Scene, Shape, Stroke};
use crate::{
    geom::{Point, Rect},
    theme::{Role, Weight},
};

impl fmt::Display for Scene {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "scene {}x{}", short(self.size.width), short(self.size.height))?;
        for mark in &self.marks {
            write!(out, "{} ", mark.key)?;
            match &mark.shape {
                Shape::Rect { rect, fill } => writeln!(out, "rect {} {}", corners(*rect), inside(*fill))?,
                Shape::Circle { center, radius, paint } => {
                    writeln!(out, "circle {} r{} {}", place(*center), short(*radius), look(*paint))?;
                }
                Shape::Path { points, paint } => {
                    let points: Vec<String> = points.iter().map(|point| place(*point)).collect();
                    writeln!(out, "path {} {}", points.join(" "), look(*paint))?;
                }
                Shape::Text { at, text, font, anchor, role } => {
                    let weight = match font.weight {
                        Weight::Regular => "regular",
                        Weight::Bold => "bold",
                    };
                    let anchor = match anchor {
                        Anchor::Start => "start",
                        Anchor::Middle => "middle",
                        Anchor::End => "end",
                    };
                    let size = short(font.size);
                    writeln!(out, "text {} {anchor} {size}px {weight} {} {text:?}", place(*at), name(*role))?;
                }
            }
        }
        for target in &self.targets {
            writeln!(out, "{} target {}", target.key, corners(target.rect))?;
        }
        for snap_line in &self.snap_lines {
            writeln!(out, "snap_line {}", corners(snap_line.area))?;
            for point in &snap_line.points {
                writeln!(out, "{} point {}", point.key, place(point.at))?;
            }
        }
        Ok(())
    }
}

/// Formats a number with at most three decimals and without minus zero.
fn short(value: f64) -> String {
    let text = format!("{:.3}", value + 0.0);
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

fn place(point: Point) -> String {
    format!("{},{}", short(point.x), short(point.y))
}

fn corners(rect: Rect) -> String {
    format!("{},{} {},{}", short(rect.x0), short(rect.y0), short(rect.x1), short(rect.y1))
}

fn look(paint: Paint) -> String {
    match paint {
        Paint::Fill(fill) => inside(fill),
        Paint::Stroke(stroke) => line(stroke),
    }
}

fn inside(fill: Fill) -> String {
    match fill {
        Fill::Flat(role) => format!("flat {}", name(role)),
        Fill::Fade(role, direction) => format!("fade-{} {}", direction.name(), name(role)),
        Fill::Hatch(role) => format!("hatch {}", name(role)),
        Fill::Tint(role) => format!("tint {}", name(role)),
    }
}

fn line(stroke: Stroke) -> String {
    let dash = match stroke.dash {
        Dash::Solid => "solid",
        Dash::Dashed => "dashed",
        Dash::Dotted => "dotted",
    };
    let opacity = if stroke.opacity < 1.0 { format!(" opacity {}", short(stroke.opacity)) } else { String::new() };
    format!("{dash} {}px {}{opacity}", short(stroke.width), name(stroke.role))
}

fn name(role: Role) -> String {
    match role {
        Role::Side(index) => format!("side-{index}"),
        other => other.name().to_owned(),
    }
}
