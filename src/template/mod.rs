//! A presentation of the user's house, `--template house.pptx`: what decks take from it. The file is read once and never
//! written; its first master with theme and layouts is carried into the deck, its slides are not.

// A package of its own, in which the layers have the names that they have in the whole.
extern crate self as template;

use overbuild_math as math;

mod archive;
mod carry;
mod contrast;
mod cut;
mod nodes;
mod scheme;
mod sheet;

use std::path::{Path, PathBuf};

use archive::{Archive, Relation, content, parsed};
pub use carry::Part;
use carry::{Carried, carry};
pub use contrast::{LETTERS, SHAPES, are_apart, are_apart_to_all, contrast, mixed, readable};
use plotters::style::RGBColor;
use roxmltree::Document;
pub use scheme::{Ground, Scheme};
use sha2::{Digest, Sha256};
pub use sheet::{Area, Placeholder, Sample, Sheet};
use sheet::{sheets, title_fill};

/// Kinds of main parts of presentations: a deck, a template, a show.
const KINDS: [&str; 5] = [
    "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
    "application/vnd.openxmlformats-officedocument.presentationml.template.main+xml",
    "application/vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml",
    MACROS[0],
    MACROS[1],
];
/// Those that may have macros.
const MACROS: [&str; 2] = [
    "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml",
    "application/vnd.ms-powerpoint.template.macroEnabled.main+xml",
];
/// Sides of a slide, English Metric Units: one inch to 56.
const SIDES: std::ops::RangeInclusive<u32> = 914_400..=51_206_400;

/// What decks take from a user's presentation.
#[derive(Clone, Debug)]
pub struct Template {
    path: PathBuf,
    hash: String,
    /// What its reader should know of what was not taken.
    notes: Vec<String>,
    /// Width and height of slides.
    pub size: (u32, u32),
    /// Master, layouts, theme and pictures.
    pub parts: Vec<Part>,
    /// The number of the master in presentations, which no layout has.
    pub master_id: u32,
    /// Slides with a chart, and with sentences.
    pub sheets: [Sheet; 2],
    /// Colours of the theme.
    pub scheme: Scheme,
    /// What charts stand on.
    pub ground: Ground,
}

impl Template {
    /// Reads a file. The error says what is wrong with it.
    pub fn load(path: &Path) -> Result<Self, String> {
        Self::read(path).map_err(|error| format!("error: --template: {} {error}", path.display()))
    }

    fn read(path: &Path) -> Result<Self, String> {
        let bytes = content(path)?;
        let hash = format!("{:x}", Sha256::digest(&bytes));
        let mut archive = Archive::open(bytes)?;
        let (main, mut notes) = main_part(&mut archive)?;
        let relations = archive.relations(&main)?;
        let text = archive.text(&main)?;
        let presentation = parsed(&main, &text)?;
        let size = slide_size(&presentation)?;
        let (master, masters) = first_master(&presentation, &relations)?;
        if masters > 1 {
            notes.push(format!("has {masters} masters: the first is taken"));
        }
        let carried = carry(&mut archive, &master)?;
        notes.extend(left_behind(&carried));
        let mut template = Self::of(&carried, size)?;
        template.notes.splice(0..0, notes);
        Ok(Self { path: path.to_owned(), hash, parts: carried.parts, ..template })
    }

    fn of(carried: &Carried, size: (u32, u32)) -> Result<Self, String> {
        let theme = parsed("its theme", &carried.theme)?;
        let master = parsed("its master", &carried.master)?;
        let layouts: Result<Vec<Document<'_>>, String> =
            carried.layouts.iter().map(|text| parsed("a layout", text)).collect();
        let layouts = layouts?;
        let scheme = Scheme::of(&theme, &master)?;
        let mut notes = Vec::new();
        let mut sheets = sheets(&master, &layouts, size);
        let grounds = sheets.each_mut().map(|sheet| {
            let layout = &layouts[sheet.layout - 1];
            let under = scheme.ground((&theme, &master, layout), sheet.title);
            let (fill, sampled) = title_fill(layout, &master);
            let colour = fill.and_then(|fill| scheme.colour(fill, None));
            let (ink, note) =
                title_ink(colour.unwrap_or_else(|| scheme.named("tx1")), sampled, under);
            sheet.ink = ink;
            notes.extend(note);
            scheme.ground((&theme, &master, layout), sheet.area)
        });
        notes.dedup();
        for (sheet, ground) in sheets.iter_mut().zip(grounds) {
            sheet.panel = ground == Ground::Busy || ground != grounds[0];
        }
        if sheets[0].panel {
            notes.push("charts and sentences stand on a plain panel, as what the template has behind them is a picture or a gradient".to_owned());
        }
        Ok(Self {
            path: PathBuf::new(),
            hash: String::new(),
            notes,
            size,
            parts: Vec::new(),
            master_id: free_id(&master),
            sheets,
            scheme,
            ground: grounds[0],
        })
    }

    /// The file as it was named, and its SHA-256.
    pub fn origin(&self) -> (String, String) {
        (self.path.display().to_string(), self.hash.clone())
    }

    /// What a reader should know of what was not taken, or not as it was.
    pub fn notes(&self) -> &[String] {
        &self.notes
    }

    /// Whether it is a file of a folder that a result may replace.
    pub fn is_one_of(&self, folder: &Path, names: &[String]) -> bool {
        let Ok(own) = std::fs::canonicalize(&self.path) else { return false };
        let same = |name: &String| {
            std::fs::canonicalize(folder.join(name)).is_ok_and(|place| place == own)
        };
        names.iter().any(same)
    }
}

/// The main part of the file, and what to say of it.
fn main_part(archive: &mut Archive) -> Result<(String, Vec<String>), String> {
    const TYPES: &str = "[Content_Types].xml";
    if !archive.has(TYPES) {
        let open = archive.has("content.xml") && archive.has("styles.xml");
        return Err(if open {
            "is an OpenDocument file; save it as .pptx".to_owned()
        } else {
            "is a zip, but no PowerPoint file (.pptx)".to_owned()
        });
    }
    let text = archive.text(TYPES)?;
    let types = parsed(TYPES, &text)?;
    let main = archive.relations("")?.into_iter().find(|own| own.kind == "officeDocument");
    let main = main.ok_or("is no PowerPoint file (.pptx): it says not where it begins")?;
    let name = format!("/{}", main.target);
    let is_own = |node: &roxmltree::Node<'_, '_>| {
        node.attribute("PartName").is_some_and(|own| own.eq_ignore_ascii_case(&name))
    };
    let kind = types.descendants().find(is_own).and_then(|node| node.attribute("ContentType"));
    let kind = kind.unwrap_or("");
    if !KINDS.contains(&kind) {
        return Err(match () {
            () if kind.contains("wordprocessingml") => {
                "is a Word document; expected a PowerPoint file (.pptx)"
            }
            () if kind.contains("spreadsheetml") || kind.contains("ms-excel") => {
                "is an Excel workbook; expected a PowerPoint file (.pptx)"
            }
            () => "is no PowerPoint presentation (.pptx)",
        }
        .to_owned());
    }
    let mut notes = Vec::new();
    if MACROS.contains(&kind) || archive.has("ppt/vbaProject.bin") {
        notes.push("may have macros: none is carried into the deck".to_owned());
    }
    Ok((main.target, notes))
}

fn slide_size(presentation: &Document<'_>) -> Result<(u32, u32), String> {
    let size = nodes::child(presentation.root_element(), "sldSz");
    let side = |name: &str| -> Result<u32, String> {
        let written = size.and_then(|own| own.attribute(name)).unwrap_or("");
        let side = written.parse().ok().filter(|side| SIDES.contains(side));
        side.ok_or_else(|| {
            format!(
                "has slides of no usable size: {name} is `{written}`, expected {} to {}",
                SIDES.start(),
                SIDES.end()
            )
        })
    };
    Ok((side("cx")?, side("cy")?))
}

/// The first master, and how many there are.
fn first_master(
    presentation: &Document<'_>,
    relations: &[Relation],
) -> Result<(String, usize), String> {
    const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let ids = presentation.descendants().filter(|node| node.tag_name().name() == "sldMasterId");
    let ids: Vec<&str> = ids.filter_map(|node| node.attribute((RELATIONS, "id"))).collect();
    let is_master = |own: &&Relation| own.kind == "slideMaster" && !own.external;
    let first =
        ids.iter().find_map(|id| relations.iter().filter(is_master).find(|own| own.id == *id));
    let first = first.ok_or("has no slide master")?;
    Ok((first.target.clone(), ids.len()))
}

/// The first number of a master that no layout has.
fn free_id(master: &Document<'_>) -> u32 {
    let ids = master.descendants().filter(|node| node.tag_name().name() == "sldLayoutId");
    let used: Vec<u32> = ids.filter_map(|node| node.attribute("id")?.parse().ok()).collect();
    (1 << 31..=u32::MAX).find(|id| !used.contains(id)).unwrap_or(u32::MAX)
}

fn left_behind(carried: &Carried) -> Vec<String> {
    let mut notes = Vec::new();
    if carried.links > 0 {
        let links = if carried.links == 1 { "link" } else { "links" };
        notes.push(format!(
            "has {} {links} out of the file: none is carried into the deck",
            carried.links
        ));
    }
    if !carried.left.is_empty() {
        let kinds: Vec<&str> = carried.left.iter().map(String::as_str).collect();
        notes.push(format!("has parts that are not carried into the deck: {}", kinds.join(", ")));
    }
    notes
}

/// A colour that the title is to be given, and what to say of it.
fn title_ink(colour: RGBColor, sampled: bool, under: Ground) -> (Option<RGBColor>, Option<String>) {
    match under {
        Ground::Plain(ground) if contrast(colour, ground) < SHAPES => {
            let note = "the template's titles cannot be read on its ground: they are black or white instead";
            (Some(readable(ground)), Some(note.to_owned()))
        }
        _ => (Some(colour).filter(|_| sampled), None),
    }
}
