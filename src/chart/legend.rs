//! Legends: keys with words, in as many lines as they need.

use plotters::style::{RGBAColor, RGBColor};

use super::{canvas::Canvas, lettering::Style};

/// What stands before the words.
#[derive(Clone, Copy, Debug)]
pub(super) enum Key {
    /// A line of a series.
    Series(usize),
    /// A thick line.
    Line(RGBColor),
    /// A dashed line.
    Dashes(RGBColor),
    /// A filled square.
    Square(RGBAColor),
    /// A square of a series, so opaque.
    Box(usize, f64),
    /// A dot.
    Dot(RGBColor),
}

const SIZE: f64 = 22.0;
const LINE: f64 = 38.0;
const KEY: f64 = 50.0;

/// Draws keys below a height; returns the height below them.
pub(super) fn draw(canvas: &Canvas<'_>, top: f64, keys: &[(Key, String)]) -> Result<f64, String> {
    let style = Style::new(SIZE, canvas.colours.text);
    for (key, words, (x, y)) in placed(canvas, top, keys) {
        draw_key(canvas, key, (x, y))?;
        canvas.text(&words, (x + KEY, y), &style)?;
    }
    Ok(below(canvas, top, keys))
}

/// The height below keys, which are not drawn.
pub(super) fn below(canvas: &Canvas<'_>, top: f64, keys: &[(Key, String)]) -> f64 {
    placed(canvas, top, keys).last().map_or(top, |(.., (_, y))| y + LINE - 6.0)
}

/// Keys with the words that fit, and where they stand.
fn placed(canvas: &Canvas<'_>, top: f64, keys: &[(Key, String)]) -> Vec<(Key, String, (f64, f64))> {
    let (left, right) = canvas.edges();
    let style = Style::new(SIZE, canvas.colours.text);
    let (mut x, mut y) = (left, top + 14.0);
    let place = |(key, words): &(Key, String)| {
        let words = canvas.fit(words, &style, right - left - KEY);
        let width = KEY + canvas.width(&words, &style);
        if x > left && x + width > right {
            (x, y) = (left, y + LINE);
        }
        let at = (x, y);
        x += width + 34.0;
        (*key, words, at)
    };
    keys.iter().map(place).collect()
}

fn draw_key(canvas: &Canvas<'_>, key: Key, (x, y): (f64, f64)) -> Result<(), String> {
    let line = [(x, y), (x + 38.0, y)];
    match key {
        Key::Series(place) => canvas.series_line(&line, place),
        Key::Line(colour) => canvas.line(&line, colour, 5.0),
        Key::Dashes(colour) => canvas.dashes(&line, colour, (12.0, 8.0)),
        Key::Square(colour) => canvas.rectangle((x, y - 12.0), (x + 38.0, y + 12.0), colour),
        Key::Box(place, opacity) => {
            canvas.series_box((x, y - 12.0), (x + 38.0, y + 12.0), (place, opacity))
        }
        Key::Dot(colour) => canvas.dot((x + 19.0, y), 8.0, colour),
    }
}

/// The keys of series by their names.
pub(super) fn series(names: &[String]) -> Vec<(Key, String)> {
    names.iter().enumerate().map(|(place, name)| (Key::Series(place), name.clone())).collect()
}

/// Squares of series by their names.
pub(super) fn squares(names: &[String], opacity: f64) -> Vec<(Key, String)> {
    names.iter().enumerate().map(|(place, name)| (Key::Box(place, opacity), name.clone())).collect()
}
