//! The sheet that charts are drawn on: fonts, colours, title, foot, and the way to SVG and PNG.

use std::sync::{Arc, LazyLock};

use plotters::{
    coord::Shift,
    prelude::*,
    style::text_anchor::{HPos, Pos, VPos},
};
use png::{ColorType, Compression, Encoder, EncodingError};
use resvg::{
    tiny_skia::Pixmap,
    usvg::{Options, Tree, WriteOptions, fontdb::Database},
};

use super::lines::wrap;

/// Width and height of a picture, pixels.
pub(super) const SIZE: (u32, u32) = (1920, 1080);

/// Plotters' coordinates are whole pixels: the sheet is drawn eight times as large, so that lines
/// keep their slope and letters their place.
const SCALE: f64 = 8.0;

/// Left and right edge of everything on the sheet.
pub(super) const EDGES: (f64, f64) = (80.0, 1840.0);

/// Colours of a sheet.
#[derive(Clone, Copy, Debug)]
pub(super) struct Theme {
    pub(super) background: RGBColor,
    pub(super) text: RGBColor,
    pub(super) muted: RGBColor,
    pub(super) grid: RGBColor,
    /// The scenario's colour (blue, safe with `contrast` for colour-blind readers).
    pub(super) main: RGBColor,
    /// For what stands against it.
    pub(super) contrast: RGBColor,
}

pub(super) const LIGHT: Theme = Theme {
    background: RGBColor(255, 255, 255),
    text: RGBColor(24, 29, 39),
    muted: RGBColor(92, 102, 122),
    grid: RGBColor(226, 229, 235),
    main: RGBColor(0, 98, 177),
    contrast: RGBColor(200, 82, 0),
};

type Area<'a> = DrawingArea<SVGBackend<'a>, Shift>;

/// Where a text hangs on its point.
#[derive(Clone, Copy, Debug)]
pub(super) enum Anchor {
    Left,
    Centre,
    Right,
}

/// A sheet under drawing. Points are pixels of the finished picture.
pub(super) struct Canvas<'a> {
    area: Area<'a>,
    pub(super) theme: Theme,
}

impl Canvas<'_> {
    /// Draws a filled polygon.
    pub(super) fn polygon(&self, points: &[(f64, f64)], colour: RGBAColor) -> Result<(), String> {
        let points: Vec<_> = points.iter().map(|point| pixel(*point)).collect();
        self.area.draw(&Polygon::new(points, colour.filled())).map_err(failed)
    }

    /// Draws a line through points.
    pub(super) fn line(
        &self,
        points: &[(f64, f64)],
        colour: RGBColor,
        width: f64,
    ) -> Result<(), String> {
        let points: Vec<_> = points.iter().map(|point| pixel(*point)).collect();
        self.area
            .draw(&PathElement::new(points, colour.stroke_width(thickness(width))))
            .map_err(failed)
    }

    /// Draws a dashed line between two points.
    pub(super) fn dashes(
        &self,
        from: (f64, f64),
        to: (f64, f64),
        colour: RGBColor,
    ) -> Result<(), String> {
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let length = (dx * dx + dy * dy).sqrt().max(1e-9);
        let mut at = 0.0;
        while at < length {
            let end = (at + 12.0).min(length);
            let point = |t: f64| (from.0 + dx * t / length, from.1 + dy * t / length);
            self.line(&[point(at), point(end)], colour, 2.5)?;
            at += 20.0;
        }
        Ok(())
    }

    /// Draws a dot with a rim of the background, so that it stands out on a line.
    pub(super) fn dot(&self, at: (f64, f64), radius: f64, colour: RGBColor) -> Result<(), String> {
        for (radius, colour) in [(radius + 3.0, self.theme.background), (radius, colour)] {
            let size = thickness(radius);
            self.area.draw(&Circle::new(pixel(at), size, colour.filled())).map_err(failed)?;
        }
        Ok(())
    }

    /// Draws a filled rectangle.
    pub(super) fn rectangle(
        &self,
        corner: (f64, f64),
        other: (f64, f64),
        colour: RGBAColor,
    ) -> Result<(), String> {
        self.area
            .draw(&Rectangle::new([pixel(corner), pixel(other)], colour.filled()))
            .map_err(failed)
    }

    /// Writes a line of text, vertically centred on its point.
    pub(super) fn text(&self, text: &str, at: (f64, f64), style: &Style) -> Result<(), String> {
        let hang = match style.anchor {
            Anchor::Left => HPos::Left,
            Anchor::Centre => HPos::Center,
            Anchor::Right => HPos::Right,
        };
        // Plotters divides the size of SVG text by 1.24.
        let size = style.size * 1.24 * SCALE;
        let weight = if style.bold { FontStyle::Bold } else { FontStyle::Normal };
        let font = ("Inter", size, weight).into_font().color(&style.colour);
        self.area
            .draw_text(text, &font.pos(Pos::new(hang, VPos::Center)), pixel(at))
            .map_err(failed)
    }
}

/// How a text looks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Style {
    pub(super) size: f64,
    pub(super) bold: bool,
    pub(super) colour: RGBColor,
    pub(super) anchor: Anchor,
}

impl Style {
    pub(super) const fn new(size: f64, colour: RGBColor) -> Self {
        Self { size, bold: false, colour, anchor: Anchor::Left }
    }

    pub(super) const fn bold(mut self) -> Self {
        self.bold = true;
        self
    }

    pub(super) const fn anchor(mut self, anchor: Anchor) -> Self {
        self.anchor = anchor;
        self
    }
}

#[expect(clippy::cast_possible_truncation, reason = "pixels")]
fn pixel((x, y): (f64, f64)) -> (i32, i32) {
    ((x * SCALE).round() as i32, (y * SCALE).round() as i32)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "pixels")]
fn thickness(width: f64) -> u32 {
    (width * SCALE).round() as u32
}

fn failed(error: impl std::fmt::Display) -> String {
    format!("cannot draw: {error}")
}

/// What stands around a chart.
#[derive(Clone, Debug)]
pub(super) struct Words {
    pub(super) title: String,
    pub(super) subtitle: String,
    pub(super) foot: String,
}

/// A finished drawing.
pub struct Chart {
    /// Name of its files, without ending.
    pub name: String,
    svg: Result<String, String>,
}

impl Chart {
    /// Draws on a fresh sheet; `draw` gets the height at which the chart may begin.
    pub(super) fn draw(
        name: &str,
        words: &Words,
        draw: impl FnOnce(&Canvas<'_>, f64) -> Result<(), String>,
    ) -> Self {
        let mut svg = String::new();
        let drawn = sheet(&mut svg, words, draw);
        let (wide, high) = (thickness(f64::from(SIZE.0)), thickness(f64::from(SIZE.1)));
        let large = format!("width=\"{wide}\" height=\"{high}\"");
        let small = format!("width=\"{}\" height=\"{}\"", SIZE.0, SIZE.1);
        Self { name: name.to_owned(), svg: drawn.map(|()| svg.replacen(&large, &small, 1)) }
    }

    /// The chart as SVG with outlined text, and as PNG.
    pub fn pictures(&self) -> Result<Vec<(String, Vec<u8>)>, String> {
        let svg = self.svg.as_ref().map_err(Clone::clone)?;
        let options =
            Options { font_family: "Inter".to_owned(), fontdb: fonts(), ..Options::default() };
        let tree = Tree::from_str(svg, &options).map_err(failed)?;
        let outlined = tree.to_string(&WriteOptions::default());
        let mut picture =
            Pixmap::new(SIZE.0, SIZE.1).ok_or("cannot draw: no memory for a picture")?;
        resvg::render(&tree, resvg::tiny_skia::Transform::default(), &mut picture.as_mut());
        let png = encode(&picture).map_err(failed)?;
        Ok(vec![
            (format!("{}.svg", self.name), outlined.into_bytes()),
            (format!("{}.png", self.name), png),
        ])
    }
}

/// As PNG. Charts stand on an opaque ground, so they need no transparency; and the fast compression
/// takes a fifth of the time of the usual one, which took more than all the drawing.
fn encode(picture: &Pixmap) -> Result<Vec<u8>, EncodingError> {
    let colours: Vec<u8> =
        picture.data().chunks_exact(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, picture.width(), picture.height());
    encoder.set_color(ColorType::Rgb);
    encoder.set_compression(Compression::Fast);
    encoder.write_header()?.write_image_data(&colours)?;
    Ok(bytes)
}

fn fonts() -> Arc<Database> {
    static FONTS: LazyLock<Arc<Database>> = LazyLock::new(|| {
        let mut database = Database::new();
        for font in [
            include_bytes!("fonts/Inter-Regular.otf").as_slice(),
            include_bytes!("fonts/Inter-SemiBold.otf").as_slice(),
            include_bytes!("fonts/Inter-Bold.otf").as_slice(),
        ] {
            database.load_font_data(font.to_vec());
        }
        Arc::new(database)
    });
    FONTS.clone()
}

fn sheet(
    svg: &mut String,
    words: &Words,
    draw: impl FnOnce(&Canvas<'_>, f64) -> Result<(), String>,
) -> Result<(), String> {
    let backend =
        SVGBackend::with_string(svg, (thickness(f64::from(SIZE.0)), thickness(f64::from(SIZE.1))));
    let canvas = Canvas { area: backend.into_drawing_area(), theme: LIGHT };
    let theme = canvas.theme;
    canvas.area.fill(&theme.background).map_err(failed)?;
    let mut y = 74.0;
    for line in wrap(&words.title, 70, 2) {
        canvas.text(&line, (EDGES.0, y), &Style::new(44.0, theme.text).bold())?;
        y += 54.0;
    }
    for line in wrap(&words.subtitle, 128, 2) {
        canvas.text(&line, (EDGES.0, y), &Style::new(26.0, theme.muted))?;
        y += 36.0;
    }
    for (line, text) in wrap(&words.foot, 190, 1).into_iter().enumerate() {
        let at = (EDGES.0, f64::from(SIZE.1) - 36.0 + line as f64 * 24.0);
        canvas.text(&text, at, &Style::new(18.0, theme.muted))?;
    }
    draw(&canvas, y + 6.0)?;
    canvas.area.present().map_err(failed)
}
