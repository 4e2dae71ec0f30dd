//! Open Packaging: parts, their types and their relations, in a zip without times.

use std::{
    collections::BTreeSet,
    io::{Cursor, Write},
};

use zip::{ZipWriter, write::SimpleFileOptions};

use super::xml::{Element, el};

const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";

/// Types by the endings of names.
const BY_ENDING: [(&str, &str); 13] = [
    ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
    ("xml", "application/xml"),
    ("png", "image/png"),
    ("svg", "image/svg+xml"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("gif", "image/gif"),
    ("bmp", "image/bmp"),
    ("tif", "image/tiff"),
    ("tiff", "image/tiff"),
    ("emf", "image/x-emf"),
    ("wmf", "image/x-wmf"),
];

/// Id, kind and target of a relation.
pub(super) type Relation<'a> = (&'a str, &'a str, String);

/// The parts of a file.
#[derive(Default)]
pub(super) struct Package {
    parts: Vec<(String, Vec<u8>)>,
    types: Vec<(String, String)>,
}

fn failed(error: impl std::fmt::Display) -> String {
    format!("cannot write the deck: {error}")
}

impl Package {
    /// Adds an XML part of a type.
    pub(super) fn xml(&mut self, name: &str, kind: &str, body: &Element) -> Result<(), String> {
        self.typed(name, kind, body.document()?);
        Ok(())
    }

    /// Adds a part of a type.
    pub(super) fn typed(&mut self, name: &str, kind: &str, content: Vec<u8>) {
        self.types.push((name.to_owned(), kind.to_owned()));
        self.bytes(name, content);
    }

    /// Adds a part whose type follows from its ending.
    pub(super) fn bytes(&mut self, name: &str, content: Vec<u8>) {
        self.parts.push((name.to_owned(), content));
    }

    /// Adds the relations of a part.
    pub(super) fn relations(&mut self, part: &str, all: &[Relation<'_>]) -> Result<(), String> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let name = format!("{folder}/_rels/{file}.rels");
        let each = all.iter().map(|(id, kind, target)| {
            let kind = format!("{RELATION}/{kind}");
            el("Relationship").set("Id", id).set("Type", kind).set("Target", target)
        });
        let body = el("Relationships").set("xmlns", RELATIONS).all(each);
        self.bytes(name.trim_start_matches('/'), body.document()?);
        Ok(())
    }

    /// The file.
    pub(super) fn finish(mut self) -> Result<Vec<u8>, String> {
        let ending = |(name, _): &(String, Vec<u8>)| {
            name.rsplit_once('.').map_or_else(String::new, |(_, ending)| ending.to_owned())
        };
        let endings: BTreeSet<String> = self.parts.iter().map(ending).collect();
        let used = BY_ENDING.into_iter().filter(|(ending, _)| endings.contains(*ending));
        let defaults = used
            .map(|(ending, kind)| el("Default").set("Extension", ending).set("ContentType", kind));
        let own = self.types.iter().map(|(part, kind)| {
            el("Override").set("PartName", format!("/{part}")).set("ContentType", kind)
        });
        let body = el("Types").set("xmlns", TYPES).all(defaults).all(own).document()?;
        self.parts.insert(0, ("[Content_Types].xml".to_owned(), body));
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in self.parts {
            zip.start_file(name, SimpleFileOptions::default()).map_err(failed)?;
            zip.write_all(&content).map_err(failed)?;
        }
        Ok(zip.finish().map_err(failed)?.into_inner())
    }
}
