//! Open Packaging: parts, their types and their relations, in a zip without times.

use std::io::{Cursor, Write};

use zip::{ZipWriter, write::SimpleFileOptions};

use super::failed;

/// What begins every XML part.
pub(super) const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The parts of a file.
#[derive(Default)]
pub(super) struct Package {
    parts: Vec<(String, Vec<u8>)>,
    types: Vec<(String, String)>,
}

impl Package {
    /// Adds an XML part of a type.
    pub(super) fn xml(&mut self, name: &str, kind: &str, body: &str) {
        self.types.push((name.to_owned(), kind.to_owned()));
        self.parts.push((name.to_owned(), format!("{HEAD}{body}").into_bytes()));
    }

    /// Adds a part whose type follows from its ending.
    pub(super) fn bytes(&mut self, name: &str, content: Vec<u8>) {
        self.parts.push((name.to_owned(), content));
    }

    /// Adds the relations of a part: name, kind and target of each.
    pub(super) fn relations(&mut self, part: &str, all: &[(&str, &str, String)]) {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let name = format!("{folder}/_rels/{file}.rels");
        let each = all.iter().map(|(id, kind, target)| {
            format!("<Relationship Id=\"{id}\" Type=\"{RELATION}/{kind}\" Target=\"{target}\"/>")
        });
        let body: String = each.collect();
        let space = "http://schemas.openxmlformats.org/package/2006/relationships";
        let body = format!("{HEAD}<Relationships xmlns=\"{space}\">{body}</Relationships>");
        self.bytes(name.trim_start_matches('/'), body.into_bytes());
    }

    /// The file.
    pub(super) fn finish(mut self) -> Result<Vec<u8>, String> {
        let defaults = [
            ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
            ("xml", "application/xml"),
            ("png", "image/png"),
            ("svg", "image/svg+xml"),
            ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ];
        let mut types = String::new();
        for (ending, kind) in defaults {
            types += &format!("<Default Extension=\"{ending}\" ContentType=\"{kind}\"/>");
        }
        for (part, kind) in &self.types {
            types += &format!("<Override PartName=\"/{part}\" ContentType=\"{kind}\"/>");
        }
        let space = "http://schemas.openxmlformats.org/package/2006/content-types";
        let body = format!("{HEAD}<Types xmlns=\"{space}\">{types}</Types>");
        self.parts.insert(0, ("[Content_Types].xml".to_owned(), body.into_bytes()));
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in self.parts {
            zip.start_file(name, SimpleFileOptions::default()).map_err(failed)?;
            zip.write_all(&content).map_err(failed)?;
        }
        Ok(zip.finish().map_err(failed)?.into_inner())
    }
}

/// Text within XML; letters that XML forbids are left out.
pub(super) fn escape(text: &str) -> String {
    let none = |c: &char| matches!(c, '\u{fffe}' | '\u{ffff}');
    let allowed = |c: &char| (!c.is_control() || matches!(c, '\n' | '\t')) && !none(c);
    let text: String = text.chars().filter(allowed).collect();
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
