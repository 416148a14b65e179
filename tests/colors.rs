//! Contrast of text and marks with their background and their neighbours, and the distinction of the sides' colours by
//! readers with colour vision deficiencies. `tests/shapes.rs` tests what must be distinguishable without colour.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::pedantic, reason = "tests may panic")]

#[path = "shared/contrast.rs"]
mod contrast;
mod shared;

use std::collections::BTreeSet;

use article_infographic::{
    geom::Rect,
    key::Key,
    scene::{Fill, Mark, Paint, Scene, Shape},
    theme::{Color, Role, Theme},
};
use contrast::contrast;
use shared::{bounds, scenes};

/// Widths of a drawing on a phone, a tablet and a desktop, in CSS pixels.
const WIDTHS: [f64; 3] = [296.0, 608.0, 728.0];

/// The colour of a mark; `None` for gradients and translucent strokes.
fn color_of(shape: &Shape) -> Option<Role> {
    match shape {
        Shape::Rect { fill: Fill::Flat(role) | Fill::Hatch(role), .. }
        | Shape::Circle { paint: Paint::Fill(Fill::Flat(role) | Fill::Hatch(role)), .. }
        | Shape::Path { paint: Paint::Fill(Fill::Flat(role) | Fill::Hatch(role)), .. }
        | Shape::Text { role, .. } => Some(*role),
        Shape::Circle { paint: Paint::Stroke(stroke), .. } | Shape::Path { paint: Paint::Stroke(stroke), .. } => {
            (stroke.opacity >= 1.0).then_some(stroke.role)
        }
        _ => None,
    }
}

/// The bounding box and the colour of a mark with a flat fill.
fn filled(mark: &Mark) -> Option<(Rect, Role)> {
    match &mark.shape {
        Shape::Rect { fill: Fill::Flat(role), .. }
        | Shape::Circle { paint: Paint::Fill(Fill::Flat(role)), .. }
        | Shape::Path { paint: Paint::Fill(Fill::Flat(role)), .. } => Some((bounds(&mark.shape), *role)),
        _ => None,
    }
}

fn are_close(one: Rect, other: Rect, gap: f64) -> bool {
    one.x0 < other.x1 + gap && other.x0 < one.x1 + gap && one.y0 < other.y1 + gap && other.y0 < one.y1 + gap
}

/// The background colours of a mark: the topmost fill below that covers it, or the paper. Text also counts every fill
/// that it overlaps partly; another mark that overlaps a fill partly is still visible beside it.
fn backgrounds(scene: &Scene, index: usize) -> BTreeSet<Role> {
    let rect = bounds(&scene.marks[index].shape);
    let below = scene.marks[..index].iter().filter_map(filled).filter(|(under, _)| are_close(*under, rect, -0.5));
    let is_text = matches!(scene.marks[index].shape, Shape::Text { .. });
    let mut roles = BTreeSet::from([Role::Background]);
    for (under, role) in below {
        // Equal values of two series have the same position.
        if under == rect && !is_text {
            continue;
        }
        let covers = under.x0 <= rect.x0 && under.y0 <= rect.y0 && under.x1 >= rect.x1 && under.y1 >= rect.y1;
        if covers {
            roles.clear();
        }
        if covers || is_text {
            roles.insert(role);
        }
    }
    roles
}

#[test]
fn every_text_and_mark_has_enough_contrast_in_each_theme() {
    let mut count = 0;
    let mut faults = BTreeSet::new();
    for (name, scene, _) in WIDTHS.iter().flat_map(|width| scenes(*width)) {
        for (index, mark) in scene.marks.iter().enumerate() {
            let Some(role) = color_of(&mark.shape) else { continue };
            // These carry no information: grid lines, bands, and gaps that are cut out of a mark.
            if matches!(role, Role::Grid | Role::Surface | Role::Background) {
                continue;
            }
            let backgrounds = backgrounds(&scene, index);
            for theme in Theme::ALL {
                let (text, form) = theme.least();
                let least = if matches!(mark.shape, Shape::Text { .. }) { text } else { form };
                for ground in backgrounds.iter().filter(|ground| **ground != role) {
                    let ratio = contrast(theme.color(role), theme.color(*ground));
                    if ratio < least {
                        faults.insert(format!("{name}: {theme:?} {role:?} on {ground:?}: {ratio} < {least}: {mark:?}"));
                    }
                    count += 1;
                }
            }
        }
    }
    assert!(faults.is_empty(), "{} faults, such as {:#?}", faults.len(), faults.iter().take(6).collect::<Vec<_>>());
    assert!(count > 10_000, "{count}");
}

#[test]
fn adjacent_marks_of_two_colours_have_a_gap_or_contrast() {
    let mut faults = BTreeSet::new();
    for (name, scene, _) in WIDTHS.iter().flat_map(|width| scenes(*width)) {
        let marks: Vec<(Rect, Role, Key)> = scene
            .marks
            .iter()
            .filter_map(|mark| filled(mark).map(|(rect, role)| (rect, role, mark.key)))
            .filter(|(_, role, _)| !matches!(role, Role::Background | Role::Surface | Role::Grid))
            .collect();
        for (index, (one, role, key)) in marks.iter().enumerate() {
            for (other, second, beside) in &marks[index + 1..] {
                let has_contrast = || {
                    Theme::ALL.iter().all(|theme| contrast(theme.color(*role), theme.color(*second)) >= theme.least().1)
                };
                // Equal values of two series have the same position.
                if role != second && one != other && are_close(*one, *other, 0.99) && !has_contrast() {
                    faults.insert(format!("{name}: {role:?} {key} at {one:?}, {second:?} {beside} at {other:?}"));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{} faults, such as {:#?}", faults.len(), faults.iter().take(6).collect::<Vec<_>>());
}

#[test]
fn every_gradient_has_a_solid_mark_of_the_same_item() {
    for (name, scene, _) in WIDTHS.iter().flat_map(|width| scenes(*width)) {
        for mark in &scene.marks {
            if color_of(&mark.shape).is_some() || mark.key.is_chart() {
                continue;
            }
            let is_solid = |other: &&Mark| {
                other.key == mark.key
                    && color_of(&other.shape)
                        .is_some_and(|role| !matches!(role, Role::Grid | Role::Background | Role::Surface))
            };
            assert!(scene.marks.iter().any(|other| is_solid(&other)), "{name}: {mark:?} has no solid mark");
        }
    }
}

#[test]
fn no_text_is_smaller_than_twelve_pixels_at_any_width() {
    for width in [200.0, 296.0, 608.0, 1_176.0] {
        for (name, scene, _) in scenes(width) {
            for mark in &scene.marks {
                if let Shape::Text { font, text, .. } = &mark.shape {
                    assert!(font.size >= 12.0, "{name}: {text:?} has {} px", font.size);
                }
            }
        }
    }
}

// ---- colour vision deficiencies -------------------------------------------------------------------------------------

/// Matrices that simulate dichromacy in linear RGB: Machado, Oliveira and Fernandes, "A
/// physiologically-based model for simulation of color vision deficiency" (2009), table 1 at severity 1.
const VISION: [(&str, [[f64; 3]; 3]); 4] = [
    ("normal vision", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    ("protanopia", [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]),
    (
        "deuteranopia",
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    ),
    ("tritanopia", [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]),
];

/// Least difference of two sides' colours in CIEDE2000: about ten times the just noticeable difference, which holds for
/// adjacent colours; here they are apart.
const MIN_DIFFERENCE: f64 = 10.0;

/// Converts a colour to CIELAB (D65) as seen with this vision.
fn perceived(color: Color, vision: [[f64; 3]; 3]) -> [f64; 3] {
    let linear = color.map(|channel| {
        let share = f64::from(channel) / 255.0;
        if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    });
    let times = |rows: [[f64; 3]; 3], of: [f64; 3]| rows.map(|row| row[0] * of[0] + row[1] * of[1] + row[2] * of[2]);
    let [x, y, z] = times(
        [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]],
        times(vision, linear).map(|channel| channel.clamp(0.0, 1.0)),
    );
    let [x, y, z] = [x / 0.95047, y, z / 1.08883]
        .map(|value| if value > 216.0 / 24_389.0 { value.cbrt() } else { (24_389.0 / 27.0 * value + 16.0) / 116.0 });
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// The CIEDE2000 colour difference (Sharma, Wu and Dalal, 2005).
fn difference([l1, a1, b1]: [f64; 3], [l2, a2, b2]: [f64; 3]) -> f64 {
    let seventh = |chroma: f64| (chroma.powi(7) / (chroma.powi(7) + 25_f64.powi(7))).sqrt();
    let stretch = 1.5 - 0.5 * seventh((a1.hypot(b1) + a2.hypot(b2)) / 2.0);
    let (a1, a2) = (a1 * stretch, a2 * stretch);
    let (c1, c2) = (a1.hypot(b1), a2.hypot(b2));
    let hue = |a: f64, b: f64| b.atan2(a).to_degrees().rem_euclid(360.0);
    let (h1, h2) = (hue(a1, b1), hue(a2, b2));
    let grey = c1 * c2 == 0.0;
    let turn = if grey { 0.0 } else { (h2 - h1 + 180.0).rem_euclid(360.0) - 180.0 };
    let middle = match h1 + h2 {
        sum if grey => sum,
        sum if (h1 - h2).abs() <= 180.0 => sum / 2.0,
        sum if sum < 360.0 => (sum + 360.0) / 2.0,
        sum => (sum - 360.0) / 2.0,
    };
    let (lightness, chroma) = ((l1 + l2) / 2.0, (c1 + c2) / 2.0);
    let cos = |degrees: f64| degrees.to_radians().cos();
    let t = 1.0 - 0.17 * cos(middle - 30.0) + 0.24 * cos(2.0 * middle) + 0.32 * cos(3.0 * middle + 6.0)
        - 0.2 * cos(4.0 * middle - 63.0);
    let off = (lightness - 50.0).powi(2);
    let l = (l2 - l1) / (1.0 + 0.015 * off / (20.0 + off).sqrt());
    let c = (c2 - c1) / (1.0 + 0.045 * chroma);
    let h = 2.0 * (c1 * c2).sqrt() * (turn / 2.0).to_radians().sin() / (1.0 + 0.015 * chroma * t);
    let bend = 60.0 * (-((middle - 275.0) / 25.0).powi(2)).exp();
    (l * l + c * c + h * h - 2.0 * seventh(chroma) * bend.to_radians().sin() * c * h).sqrt()
}

#[test]
fn ciede2000_matches_the_published_test_data() {
    for (one, other, known) in [
        ([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485], 2.0425),
        ([50.0, 2.5, 0.0], [61.0, -5.0, 29.0], 22.8977),
        ([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644),
        ([2.0776, 0.0795, -1.1350], [0.9033, -0.0636, -0.5514], 0.9082),
    ] {
        let found = difference(one, other);
        assert!((found - known).abs() < 5e-5, "{found} for {known}");
    }
}

#[test]
fn the_colours_of_sides_differ_for_every_kind_of_colour_vision() {
    for theme in Theme::ALL {
        for (vision, matrix) in VISION {
            let sides: Vec<[f64; 3]> = (0..6).map(|side| perceived(theme.color(Role::Side(side)), matrix)).collect();
            for (index, one) in sides.iter().enumerate() {
                for (other, second) in sides[..index].iter().enumerate() {
                    let found = difference(*one, *second);
                    assert!(
                        found >= MIN_DIFFERENCE,
                        "{theme:?}, {vision}: sides {other} and {index} differ by {found}"
                    );
                }
            }
        }
    }
}
