//! Tables of words on a slide.

use super::{
    design::{Design, Paint},
    fitting::{height, largest},
    slide,
    xml::{Element, el},
};
use crate::template::Area;

const TABLE: &str = "http://schemas.openxmlformats.org/drawingml/2006/table";
/// Hundredths of a point of letters, the largest that fit first.
const SIZES: [u32; 5] = [1600, 1400, 1200, 1000, 900];
/// Space within a cell, left and right, above and below.
const SPACE: [u32; 2] = [60_000, 30_000];
/// The width of the first column, in parts of that of the others.
const FIRST: f64 = 1.5;

/// A table with a head, rows apart by lines.
pub(super) fn table(area: Area, rows: &[Vec<String>], design: &Design<'_>) -> Element {
    let widths = widths(area[2], rows.first().map_or(1, Vec::len));
    let sizes = SIZES.map(|size| size_of(size, design.scale()));
    let size = sizes.into_iter().find(|size| {
        let all: u32 = rows.iter().map(|row| row_height(row, *size, &widths)).sum();
        all <= area[3]
    });
    let size = size.unwrap_or_else(|| largest(&[], [0, 0], &sizes));
    let columns = widths.iter().map(|wide| el("a:gridCol").set("w", wide));
    let own = el("a:tbl").add(el("a:tblPr").set("firstRow", 1)).add(el("a:tblGrid").all(columns));
    let rows = rows.iter().enumerate().map(|(place, row)| {
        let cells = row.iter().map(|text| cell(text, size, place == 0, design));
        el("a:tr").set("h", row_height(row, size, &widths)).all(cells)
    });
    let data = el("a:graphicData").set("uri", TABLE).add(own.all(rows));
    slide::frame((4, "Table"), area, el("a:graphic").add(data))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "sizes of letters")]
fn size_of(size: u32, scale: f64) -> u32 {
    (f64::from(size) * scale / 100.0).round() as u32 * 100
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within a slide")]
fn widths(wide: u32, columns: usize) -> Vec<u32> {
    let one = f64::from(wide) / (FIRST + columns as f64 - 1.0);
    (0..columns).map(|place| (one * if place == 0 { FIRST } else { 1.0 }) as u32).collect()
}

fn row_height(row: &[String], size: u32, widths: &[u32]) -> u32 {
    let own = |(text, wide): (&String, &u32)| {
        height(std::slice::from_ref(text), size, wide.saturating_sub(2 * SPACE[0]))
    };
    row.iter().zip(widths).map(own).max().unwrap_or(0) + 2 * SPACE[1]
}

fn cell(text: &str, size: u32, head: bool, design: &Design<'_>) -> Element {
    let paint = if head { design.muted } else { design.text };
    let line = |name: &'static str, paint: Option<Paint>| match paint {
        Some(paint) => el(name).set("w", 9525).add(paint.fill()),
        None => el(name).set("w", 0).add(el("a:noFill")),
    };
    let properties = el("a:tcPr")
        .set("marL", SPACE[0])
        .set("marR", SPACE[0])
        .set("marT", SPACE[1])
        .set("marB", SPACE[1])
        .set("anchor", "ctr")
        .add(line("a:lnL", None))
        .add(line("a:lnR", None))
        .add(line("a:lnT", None))
        .add(line("a:lnB", Some(design.muted)))
        .add(el("a:noFill"));
    let body = slide::cell_body(text, size, paint);
    el("a:tc").add(body).add(properties)
}
