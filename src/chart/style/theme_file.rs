//! A user's theme: a TOML file over one of the themes that come with the program.
//!
//! ```toml
//! base = "dark"
//! main = "#0a7d4f"
//! series = ["#0a7d4f", "#d1495b"]
//! font = "OurSans.otf"     # beside the theme file
//! logo = "logo.svg"        # SVG or PNG
//! footer = "Example Research"
//! ```

use std::{fs, io::Cursor, path::Path, sync::Arc};

use plotters::style::RGBColor;

use super::theme::{Theme, colour};
use crate::scenario::{Document, Entry, Node, Value};

const COLOURS: [&str; 6] = ["background", "text", "muted", "grid", "main", "contrast"];
const KEYS: [&str; 11] = [
    "base",
    "background",
    "text",
    "muted",
    "grid",
    "main",
    "contrast",
    "series",
    "font",
    "logo",
    "footer",
];

impl Theme {
    /// A theme by its name, or from a file. The error is for a reader, with file, line and column.
    pub fn load(name: &str) -> Result<Self, String> {
        if let Some(theme) = Self::named(name) {
            return Ok(theme);
        }
        if !Path::new(name).exists() {
            let known = Self::NAMES.join(", ");
            return Err(format!("error: --theme: `{name}` is neither a file nor one of {known}"));
        }
        let mut document = Document::load(Path::new(name), &[]);
        let base = match document.root.get("base").map(|node| &node.value) {
            Some(Value::Text(base)) => base.clone(),
            _ => "light".to_owned(),
        };
        let mut theme = Self::named(&base).unwrap_or_default();
        for entry in document.root.0.clone() {
            if let Err(message) = theme.set(&entry, &document.folder) {
                let place = Some(entry.node.span.clone());
                let problem = document.problems.error(place, message);
                if !KEYS.contains(&entry.key.as_str()) {
                    problem.suggest(&entry.key, KEYS);
                }
            }
        }
        if document.problems.fatal() {
            return Err(document.problems.render(&document.sources, false));
        }
        Ok(theme)
    }

    fn set(&mut self, entry: &Entry, folder: &Path) -> Result<(), String> {
        let key = entry.key.as_str();
        match key {
            "base" => {
                let name = text(&entry.node, "the name of a theme")?;
                let known = Self::named(name).is_some();
                return known.then_some(()).ok_or_else(|| {
                    format!("base: expected {}, found `{name}`", Self::NAMES.join(", "))
                });
            }
            "series" => self.colours.series = series(&entry.node)?,
            "font" => self.font = Some(font(&folder.join(text(&entry.node, "a file")?))?),
            "logo" => self.logo = Some(logo(&folder.join(text(&entry.node, "a file")?))?),
            "footer" => self.footer = Some(text(&entry.node, "a line of text")?.to_owned()),
            _ if COLOURS.contains(&key) => self.paint(key, one(key, &entry.node)?),
            _ => return Err(format!("a theme has no key `{key}`")),
        }
        Ok(())
    }

    fn paint(&mut self, key: &str, colour: RGBColor) {
        let colours = &mut self.colours;
        match key {
            "background" => colours.background = colour,
            "text" => colours.text = colour,
            "muted" => colours.muted = colour,
            "grid" => colours.grid = colour,
            "main" => {
                colours.main = colour;
                colours.series[0] = colour;
            }
            _ => {
                colours.contrast = colour;
                colours.series.resize(colours.series.len().max(2), colour);
                colours.series[1] = colour;
            }
        }
    }
}

fn text<'a>(node: &'a Node, what: &str) -> Result<&'a str, String> {
    match &node.value {
        Value::Text(text) => Ok(text),
        other => Err(format!("expected {what} as text, found {}", other.kind())),
    }
}

fn one(key: &str, node: &Node) -> Result<RGBColor, String> {
    let text = text(node, "a colour")?;
    colour(text)
        .ok_or_else(|| format!("{key}: expected a colour such as \"#0062b1\", found \"{text}\""))
}

fn series(node: &Node) -> Result<Vec<RGBColor>, String> {
    match &node.value {
        Value::List(list) if !list.is_empty() => {
            list.iter().map(|node| one("series", node)).collect()
        }
        _ => Err("series: expected a list of colours such as [\"#0062b1\"]".to_owned()),
    }
}

/// Bytes of a font at most; those of all Chinese characters take a third of it.
const FONT: u64 = 64 << 20;
/// Bytes of a logo at most: it is copied into every chart.
const LOGO: u64 = 2 << 20;
/// Pixels of a logo at most, each way.
const PIXELS: u32 = 4096;

/// Reads a file that is one, and not too large.
fn read(key: &str, path: &Path, most: u64) -> Result<Vec<u8>, String> {
    let place = path.display();
    let failed = |error: std::io::Error| format!("{key}: cannot read {place}: {error}");
    let found = fs::metadata(path).map_err(failed)?;
    if !found.is_file() {
        return Err(format!("{key}: {place} is no file"));
    }
    if found.len() > most {
        let (size, most) = (found.len() >> 20, most >> 20);
        return Err(format!("{key}: {place} has {size} MiB, expected {most} MiB at most"));
    }
    fs::read(path).map_err(failed)
}

fn font(path: &Path) -> Result<(String, Arc<Vec<u8>>), String> {
    let bytes = read("font", path, FONT)?;
    let mut database = resvg::usvg::fontdb::Database::new();
    database.load_font_data(bytes.clone());
    let family = database.faces().next().and_then(|face| face.families.first().cloned());
    let (family, _) = family.ok_or_else(|| {
        format!("font: {} is no font that can be read (OpenType or TrueType)", path.display())
    })?;
    Ok((family, Arc::new(bytes)))
}

/// Whether a picture can be decoded.
fn pixels(bytes: &[u8]) -> Result<(), String> {
    let broken = |error: png::DecodingError| format!("this is no whole PNG: {error}");
    let mut picture = png::Decoder::new(Cursor::new(bytes)).read_info().map_err(broken)?;
    let (wide, high) = (picture.info().width, picture.info().height);
    if wide > PIXELS || high > PIXELS {
        return Err(format!("{wide} by {high} pixels, expected {PIXELS} at most each way"));
    }
    let size = picture.output_buffer_size().ok_or("it is too large")?;
    picture.next_frame(&mut vec![0; size]).map(drop).map_err(broken)
}

fn logo(path: &Path) -> Result<(&'static str, Arc<Vec<u8>>), String> {
    let bytes = read("logo", path, LOGO)?;
    if bytes.starts_with(b"\x89PNG") {
        pixels(&bytes).map_err(|error| format!("logo: {}: {error}", path.display()))?;
        return Ok(("image/png", Arc::new(bytes)));
    }
    let options = resvg::usvg::Options::default();
    if resvg::usvg::Tree::from_data(&bytes, &options).is_ok() {
        return Ok(("image/svg+xml", Arc::new(bytes)));
    }
    Err(format!("logo: {} is neither SVG nor PNG", path.display()))
}
