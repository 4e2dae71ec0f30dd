//! Colours of a theme, by the names that a master gives them, and the ground that slides stand on.

use std::collections::BTreeMap;

use plotters::style::RGBColor;
use roxmltree::{Document, Node};

use super::{
    nodes::{below, child},
    sheet::{area_of, covers},
};

/// Names of a theme's colours.
const NAMES: [&str; 12] = [
    "dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6",
    "hlink", "folHlink",
];

/// What slides stand on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Ground {
    /// One colour.
    Plain(RGBColor),
    /// A picture, a gradient or a pattern.
    Busy,
}

/// The colours of a theme.
#[derive(Clone, Debug)]
pub struct Scheme {
    colours: BTreeMap<&'static str, RGBColor>,
    /// Names in the theme of those that slides use, as `tx1`.
    map: BTreeMap<String, String>,
}

fn digits(text: &str) -> Option<RGBColor> {
    let text = Some(text).filter(|text| text.len() == 6 && text.is_ascii())?;
    let byte = |at: usize| u8::from_str_radix(&text[at..at + 2], 16).ok();
    Some(RGBColor(byte(0)?, byte(2)?, byte(4)?))
}

/// Lighter or darker, as its modifiers say: near enough to judge contrast by.
fn modified(colour: RGBColor, node: Node<'_, '_>) -> RGBColor {
    let mut channels = [colour.0, colour.1, colour.2].map(f64::from);
    for change in node.children().filter(Node::is_element) {
        let share = change.attribute("val").and_then(|value| value.parse::<f64>().ok());
        let share = share.unwrap_or(100_000.0) / 100_000.0;
        let of = |value: f64| match change.tag_name().name() {
            "lumMod" | "shade" => value * share,
            "lumOff" => value + 255.0 * share,
            "tint" => value * share + 255.0 * (1.0 - share),
            _ => value,
        };
        channels = channels.map(of);
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a colour")]
    let [red, green, blue] = channels.map(|value| value.clamp(0.0, 255.0).round() as u8);
    RGBColor(red, green, blue)
}

impl Scheme {
    /// Of a theme and a master; the error says which colour is missing.
    pub(super) fn of(theme: &Document<'_>, master: &Document<'_>) -> Result<Self, String> {
        let lacking = |what: &str| format!("has no whole theme: it lacks {what}");
        let scheme = below(theme.root(), "clrScheme").ok_or_else(|| lacking("its colours"))?;
        let mut colours = BTreeMap::new();
        for name in NAMES {
            let own = child(scheme, name).and_then(|own| own.first_element_child());
            let colour = own.and_then(|own| {
                let written = own.attribute("lastClr").or_else(|| own.attribute("val"))?;
                digits(written).map(|colour| modified(colour, own))
            });
            // Older files may lack the colours of links.
            let colour = colour.or_else(|| colours.get("accent1").copied());
            colours.insert(name, colour.ok_or_else(|| lacking(&format!("the colour {name}")))?);
        }
        if below(theme.root(), "fontScheme").is_none() {
            return Err(lacking("its fonts"));
        }
        let map = child(master.root_element(), "clrMap").ok_or_else(|| {
            "is broken: its master does not say what its colours are for (clrMap)".to_owned()
        })?;
        let map = map.attributes().map(|own| (own.name().to_owned(), own.value().to_owned()));
        Ok(Self { colours, map: map.collect() })
    }

    /// A colour by its name on slides or in the theme; black if there is none.
    pub fn named(&self, name: &str) -> RGBColor {
        let own = self.map.get(name).map_or(name, String::as_str);
        self.colours.get(own).copied().unwrap_or(RGBColor(0, 0, 0))
    }

    /// The colour that a fill or a text has: of an element such as `solidFill`.
    pub(super) fn colour(
        &self,
        fill: Node<'_, '_>,
        of_style: Option<RGBColor>,
    ) -> Option<RGBColor> {
        let own = fill.children().find(Node::is_element)?;
        let base = match (own.tag_name().name(), own.attribute("val")?) {
            ("schemeClr", "phClr") => of_style?,
            ("schemeClr", name) => self.named(name),
            ("srgbClr", value) => digits(value)?,
            ("sysClr", _) => digits(own.attribute("lastClr")?)?,
            ("prstClr", "white") => RGBColor(255, 255, 255),
            ("prstClr", "black") => RGBColor(0, 0, 0),
            _ => return None,
        };
        Some(modified(base, own))
    }

    /// What the slides of a layout stand on where `area` is.
    pub(super) fn ground(
        &self,
        (theme, master, layout): (&Document<'_>, &Document<'_>, &Document<'_>),
        area: [u32; 4],
    ) -> Ground {
        let of = |document: &Document<'_>| {
            let slide = child(document.root_element(), "cSld")?;
            Some(self.background(child(slide, "bg")?, theme))
        };
        let mut ground =
            of(layout).or_else(|| of(master)).unwrap_or(Ground::Plain(RGBColor(255, 255, 255)));
        let hides = layout.root_element().attribute("showMasterSp");
        let shows_master = !matches!(hides, Some("0" | "false"));
        for document in [Some(master).filter(|_| shows_master), Some(layout)].into_iter().flatten()
        {
            let tree = below(document.root(), "spTree");
            for shape in tree.iter().flat_map(Node::children).filter(Node::is_element) {
                if let Some(own) = self.in_front(shape, area) {
                    ground = own;
                }
            }
        }
        ground
    }

    fn background(&self, bg: Node<'_, '_>, theme: &Document<'_>) -> Ground {
        if let Some(own) = child(bg, "bgPr") {
            return self.filled(own, None);
        }
        let Some(style) = child(bg, "bgRef") else { return Ground::Busy };
        let colour = self.colour(style, None);
        let place = style.attribute("idx").and_then(|index| index.parse::<usize>().ok());
        let fills = below(theme.root(), "bgFillStyleLst");
        let fill = place.and_then(|place| {
            fills?.children().filter(Node::is_element).nth(place.checked_sub(1001)?)
        });
        match (fill, colour) {
            (Some(fill), _) if fill.tag_name().name() == "solidFill" => {
                self.colour(fill, colour).map_or(Ground::Busy, Ground::Plain)
            }
            (None, Some(colour)) => Ground::Plain(colour),
            _ => Ground::Busy,
        }
    }

    /// What the properties of a shape or of a background fill it with.
    fn filled(&self, properties: Node<'_, '_>, of_style: Option<RGBColor>) -> Ground {
        let solid = child(properties, "solidFill").and_then(|fill| self.colour(fill, of_style));
        let none = child(properties, "noFill").map(|_| RGBColor(255, 255, 255));
        solid.or(none).map_or(Ground::Busy, Ground::Plain)
    }

    /// What a shape is to those that stand before it, if it lies behind most of an area.
    fn in_front(&self, shape: Node<'_, '_>, area: [u32; 4]) -> Option<Ground> {
        let kind = shape.tag_name().name();
        if below(shape, "ph").is_some() || !["pic", "sp", "grpSp"].contains(&kind) {
            return None;
        }
        let properties = child(shape, if kind == "grpSp" { "grpSpPr" } else { "spPr" })?;
        if !covers(area_of(properties)?, area) {
            return None;
        }
        let is_filled = ["solidFill", "gradFill", "blipFill", "pattFill"]
            .iter()
            .any(|fill| child(properties, fill).is_some());
        match kind {
            "sp" if !is_filled => None,
            "sp" => Some(self.filled(properties, None)),
            _ => Some(Ground::Busy),
        }
    }
}
