//! What is carried of a template into decks: its first master with theme, layouts and their pictures, and nothing else.
//! What leads out of the file, macros, sounds and embedded programs stay behind, with the shapes that need them.

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::{Document, Node};

use super::{
    archive::{Archive, Relation, parsed},
    cut::{RELATIONS, cuts, without},
};

const KIND: &str = "application/vnd.openxmlformats-officedocument.presentationml";
const THEME: &str = "application/vnd.openxmlformats-officedocument.theme+xml";
const OVERRIDE: &str = "application/vnd.openxmlformats-officedocument.themeOverride+xml";

/// Pictures that are carried, by the endings of their names.
const PICTURES: [&str; 10] =
    ["png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "emf", "wmf", "svg"];
/// The name of the master in the deck.
const MASTER: &str = "ppt/slideMasters/slideMaster1.xml";
/// Layouts at most.
const LAYOUTS: usize = 200;

/// A part of the deck that comes from the template.
#[derive(Clone, Debug)]
pub struct Part {
    /// Its name in the deck.
    pub name: String,
    /// Its type; none where it follows from the name.
    pub kind: Option<String>,
    /// What stands in it.
    pub content: Vec<u8>,
    /// Id, kind and target of its relations.
    pub relations: Vec<(String, String, String)>,
}

/// What was carried.
pub(super) struct Carried {
    /// Master, layouts, theme, pictures.
    pub(super) parts: Vec<Part>,
    /// The texts of master and theme.
    pub(super) master: String,
    pub(super) theme: String,
    /// Texts of the layouts, in the order of the master.
    pub(super) layouts: Vec<String>,
    /// Links out of the file, and other things that stayed behind.
    pub(super) links: usize,
    pub(super) left: BTreeSet<String>,
}

/// Carries a master, by its name in the file.
pub(super) fn carry(archive: &mut Archive, master: &str) -> Result<Carried, String> {
    let mut carrier = Carrier {
        archive,
        names: BTreeMap::new(),
        parts: Vec::new(),
        links: 0,
        left: BTreeSet::new(),
    };
    let relations = carrier.archive.relations(master)?;
    let text = carrier.archive.text(master)?;
    let layouts = layouts(master, &text, &relations)?;
    let theme = relations.iter().find(|own| own.kind == "theme" && !own.external);
    let theme = theme.ok_or_else(|| format!("has no theme: {master} names none"))?;
    for (place, layout) in layouts.iter().enumerate() {
        let name = format!("ppt/slideLayouts/slideLayout{}.xml", place + 1);
        carrier.names.insert(layout.to_lowercase(), name);
    }
    let named = [(master, MASTER), (&theme.target, "ppt/theme/theme1.xml")];
    carrier.names.extend(named.map(|(own, name)| (own.to_lowercase(), name.to_owned())));
    let theme_text = carrier.part(&theme.target, THEME)?;
    let master_text = carrier.part(master, &format!("{KIND}.slideMaster+xml"))?;
    let kind = format!("{KIND}.slideLayout+xml");
    let texts: Result<Vec<String>, String> =
        layouts.iter().map(|layout| carrier.part(layout, &kind)).collect();
    Ok(Carried {
        layouts: texts?,
        master: master_text,
        theme: theme_text,
        parts: carrier.parts,
        links: carrier.links,
        left: carrier.left,
    })
}

/// The layouts that a master lists, in its order; if it lists none, those it is related to.
fn layouts(master: &str, text: &str, relations: &[Relation]) -> Result<Vec<String>, String> {
    let document = parsed(master, text)?;
    let is_layout = |own: &&Relation| own.kind == "slideLayout" && !own.external;
    let ids = document.descendants().filter(|node| node.tag_name().name() == "sldLayoutId");
    let ids: Vec<&str> = ids.filter_map(|node| node.attribute((RELATIONS, "id"))).collect();
    let of_id = |id: &&str| relations.iter().find(|own| own.id == **id).filter(is_layout);
    let listed: Vec<&Relation> = ids.iter().filter_map(of_id).collect();
    let found =
        if listed.is_empty() { relations.iter().filter(is_layout).collect() } else { listed };
    let mut names: Vec<String> = Vec::new();
    for own in found {
        if !names.contains(&own.target) {
            names.push(own.target.clone());
        }
    }
    match names.len() {
        0 => Err("has no slide layout".to_owned()),
        1..=LAYOUTS => Ok(names),
        many => Err(format!("has {many} slide layouts; expected {LAYOUTS} at most")),
    }
}

struct Carrier<'a> {
    archive: &'a mut Archive,
    /// Names in the deck by those in the file, in small letters.
    names: BTreeMap<String, String>,
    parts: Vec<Part>,
    links: usize,
    left: BTreeSet<String>,
}

impl Carrier<'_> {
    /// Carries a part of XML whose name in the deck is known, with the pictures that it shows.
    fn part(&mut self, own: &str, kind: &str) -> Result<String, String> {
        let text = self.archive.text(own)?;
        let mut relations = Vec::new();
        for relation in self.archive.relations(own)? {
            if let Some(target) = self.target(&relation)? {
                relations.push((relation.id, relation.kind, target));
            }
        }
        // Whatever it says itself, a layout of this master belongs to it.
        if kind.ends_with(".slideLayout+xml")
            && relations.iter().all(|(_, kind, _)| kind != "slideMaster")
        {
            let target = format!("/{MASTER}");
            relations.push(("rIdMaster".to_owned(), "slideMaster".to_owned(), target));
        }
        let kept: BTreeSet<&str> = relations.iter().map(|(id, ..)| id.as_str()).collect();
        let text = without(&text, &cuts(&parsed(own, &text)?, &kept));
        parsed(own, &text)?;
        let name = self.names[&own.to_lowercase()].clone();
        let content = text.clone().into_bytes();
        self.parts.push(Part { name, kind: Some(kind.to_owned()), content, relations });
        Ok(text)
    }

    /// Where a relation leads in the deck; none if its target stays behind.
    fn target(&mut self, relation: &Relation) -> Result<Option<String>, String> {
        if relation.external {
            self.links += 1;
            return Ok(None);
        }
        let known = self.names.get(&relation.target.to_lowercase()).cloned();
        let name = match (relation.kind.as_str(), known) {
            ("slideLayout" | "slideMaster" | "theme" | "image" | "themeOverride", Some(name)) => {
                Some(name)
            }
            ("image", None) => self.picture(&relation.target)?,
            ("themeOverride", None) => {
                let name = format!("ppt/theme/themeOverride{}.xml", self.names.len());
                self.names.insert(relation.target.to_lowercase(), name.clone());
                self.part(&relation.target, OVERRIDE)?;
                Some(name)
            }
            // Layouts of other masters, and what has no place in a deck of ours.
            (kind, _) => {
                let kind = kind.rsplit('/').next().unwrap_or(kind);
                if kind != "slideLayout" {
                    self.left.insert(kind.to_owned());
                }
                None
            }
        };
        Ok(name.map(|name| format!("/{name}")))
    }

    /// Carries a picture; none if it is of no kind that is carried.
    fn picture(&mut self, own: &str) -> Result<Option<String>, String> {
        let ending = own.rsplit_once('.').map_or("", |(_, ending)| ending).to_lowercase();
        let content = self.archive.picture(own)?;
        if !PICTURES.contains(&ending.as_str()) || (ending == "svg" && !is_alone(&content)) {
            self.left.insert(format!("a picture ({own})"));
            return Ok(None);
        }
        let name = format!("ppt/media/template{}.{ending}", self.names.len());
        self.names.insert(own.to_lowercase(), name.clone());
        self.parts.push(Part { name: name.clone(), kind: None, content, relations: Vec::new() });
        Ok(Some(name))
    }
}

/// Whether an SVG leads nowhere and does nothing.
fn is_alone(content: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(content) else { return false };
    let Ok(document) = Document::parse(text) else { return false };
    let leads = |node: Node<'_, '_>| {
        node.tag_name().name() == "script"
            || node.attributes().any(|own| {
                let value = own.value().trim();
                own.name().starts_with("on")
                    || own.name() == "href"
                        && !value.starts_with('#')
                        && !value.starts_with("data:")
                    || value.contains("url(") && !value.contains("url(#")
            })
    };
    !document.descendants().any(leads)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_that_lead_elsewhere_stay_behind() {
        let svg = |inner: &str| {
            format!("<svg xmlns='http://www.w3.org/2000/svg' xmlns:x='l'>{inner}</svg>")
        };
        for (inner, alone) in [
            ("<rect fill='url(#a)'/>", true),
            ("<use x:href='#a'/><image href='data:image/png;base64,'/>", true),
            ("<image href='http://example.org/a.png'/>", false),
            ("<script/>", false),
            ("<rect onload='x()'/>", false),
            ("<rect style='fill: url(http://example.org)'/>", false),
        ] {
            assert_eq!(is_alone(svg(inner).as_bytes()), alone, "{inner}");
        }
    }
}
