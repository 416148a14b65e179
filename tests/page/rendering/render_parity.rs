//! The prerendered drawing and the canvas are one picture: both come from the same scene.

use crate::support::engine::View;
use crate::support::page::{EXCHANGES, HELD, Page};
use resvg::tiny_skia::Pixmap;
use serde_json::json;

const SCRIPTS: &str = include_str!("render_parity.js");

/// Families as wide as the prerendered text was measured.
const FAMILY: &str = r#"Helvetica, Arial, "Liberation Sans", Arimo, sans-serif"#;

/// A difference of a colour that can be seen, of 255.
const SEEN: u8 = 60;

/// A stretch of the picture in which a dot fits whole, in pixels, and from one to the next.
const WINDOW: (usize, usize) = (18, 8);

/// So many pixels of one window may lie beyond what the nine at their place range over: a sign that follows words in a
/// line is moved by them, for the page kerns and the tables do not. A dot that is missing has more.
const MOST: usize = 36;

/// Compares with the drawing of this class, in a column of the width for which it was made.
async fn compare(page: &Page, element: &str, which: &str, column: u32) {
    page.call(element, SCRIPTS, "layOutNarrowWithFont", vec![json!(FAMILY)]).await;
    // The column is as wide as without a scroll bar beside it.
    page.inside(element, &format!("element.style.width = '{column}px'")).await;
    let what = "the canvas is as large as the drawing";
    page.until_call(element, what, SCRIPTS, "isAsLargeAsDrawing", vec![json!(which)]).await;
    let place: Vec<f64> = serde_json::from_value(page.call(element, SCRIPTS, "boxOfCanvas", vec![]).await).unwrap();
    let name = format!("same-{}", element.split('"').nth_back(1).unwrap_or("held"));
    // Painted after the next frame at the latest.
    page.inside(element, "return frames()").await;
    let canvas = Pixmap::decode_png(&page.browser.screenshot(&format!("{name}-canvas")).await).unwrap();
    let texts: Vec<[f64; 4]> =
        serde_json::from_value(page.call(element, SCRIPTS, "layDrawingOver", vec![json!(which)]).await).unwrap();
    let drawing = Pixmap::decode_png(&page.browser.screenshot(&format!("{name}-drawing")).await).unwrap();
    page.browser.run("document.querySelector('.laid-over').remove()", vec![]).await;

    let channels = |picture: &Pixmap, x: u32, y: u32| {
        picture.pixel(x, y).map_or([255; 3], |pixel| [pixel.red(), pixel.green(), pixel.blue()])
    };
    let in_text = |x: f64, y: f64| {
        texts.iter().any(|[x0, y0, x1, y1]| (x0 - 3.0..=x1 + 3.0).contains(&x) && (y0 - 3.0..=y1 + 3.0).contains(&y))
    };
    let mut marked = 0;
    let mut different: Vec<(usize, usize)> = Vec::new();
    let [left, top, width, height] = place[..] else { panic!("no place: {place:?}") };
    for y in top.ceil() as u32..(top + height).floor() as u32 {
        for x in left.ceil() as u32..(left + width).floor() as u32 {
            if in_text(f64::from(x), f64::from(y)) {
                continue;
            }
            let own = channels(&drawing, x, y);
            let near = (x.saturating_sub(1)..=x + 1).flat_map(|x| (y.saturating_sub(1)..=y + 1).map(move |y| (x, y)));
            let near: Vec<[u8; 3]> = near.map(|(x, y)| channels(&canvas, x, y)).collect();
            let far = (0..3).any(|channel| {
                let values = || near.iter().map(|pixel| pixel[channel]);
                let (low, high) = (values().min().unwrap_or(0), values().max().unwrap_or(255));
                !(low.saturating_sub(SEEN)..=high.saturating_add(SEEN)).contains(&own[channel])
            });
            if far {
                different.push((x as usize, y as usize));
            }
            marked += usize::from(own != [255; 3]);
        }
    }
    assert!(marked > 100, "{element}: the drawing is blank");
    let worst = (0..canvas.height() as usize).step_by(WINDOW.1).flat_map(|y| {
        let row: Vec<_> = different.iter().filter(|(_, own)| (y..y + WINDOW.0).contains(own)).collect();
        let columns = (0..canvas.width() as usize).step_by(WINDOW.1);
        let counts: Vec<usize> =
            columns.map(|x| row.iter().filter(|(own, _)| (x..x + WINDOW.0).contains(own)).count()).collect();
        counts
    });
    let worst = worst.max().unwrap_or(0);
    assert!(worst <= MOST, "{element}: {worst} pixels differ in one place, of {} in all", different.len());
}

#[tokio::test]
async fn the_prerendered_drawing_and_the_canvas_are_one_picture() {
    let elements = ["held", "totals", "bodies"].map(|chart| format!("article-infographic[chart=\"{chart}\"]"));
    let selectors: Vec<&str> = elements.iter().map(String::as_str).collect();
    let page = Page::open_at(View::PHONE, "exchanges.html", &selectors).await;
    for element in selectors {
        compare(&page, element, "narrow", 288).await;
    }
    page.assert_quiet().await;
    drop(page);
    let page = Page::open_at(View::DESKTOP, "exchanges.html", &[EXCHANGES]).await;
    compare(&page, EXCHANGES, "wide", 736).await;
    page.assert_quiet().await;
    drop(page);
    let page = Page::open(View::PHONE).await;
    compare(&page, HELD, "narrow", 288).await;
    page.assert_quiet().await;
}
