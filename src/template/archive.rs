//! A user's file as parts of Open Packaging: whether it is one at all, its parts within limits, their relations.

use std::{
    collections::BTreeMap,
    fs::File,
    io::{Cursor, Read},
    path::Path,
};

use roxmltree::Document;
use zip::{ZipArchive, result::ZipError};

/// Bytes of a template at most.
const FILE: u64 = 64 << 20;
/// Bytes of a part of XML at most, unpacked.
const XML: u64 = 8 << 20;
/// Bytes of a picture at most, unpacked.
const PICTURE: u64 = 32 << 20;
/// Bytes of all that is read, unpacked.
const WHOLE: u64 = 128 << 20;
/// Elements that lie within each other at most.
const DEEP: usize = 200;

/// How relations to parts of a presentation are named, and how they are in the strict variant.
const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
const STRICT: &str = "http://purl.oclc.org/ooxml/";

/// What a relation leads to.
pub(super) struct Relation {
    /// Its name within the part.
    pub(super) id: String,
    /// What it is, as `slideLayout`; its whole address where it is of no known kind.
    pub(super) kind: String,
    /// The part, or the address outside.
    pub(super) target: String,
    /// Whether it leads out of the file.
    pub(super) external: bool,
}

/// The parts of a file, read when they are asked for.
pub(super) struct Archive {
    zip: ZipArchive<Cursor<Vec<u8>>>,
    /// Names as the file has them, by names in small letters: they are one to office programs.
    names: BTreeMap<String, String>,
    left: u64,
}

/// What is at this place: a file, and not too large. Nothing else is opened, as a pipe would wait.
pub(super) fn content(path: &Path) -> Result<Vec<u8>, String> {
    let unread = |error: std::io::Error| format!("cannot be read: {error}");
    let found = std::fs::metadata(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => "there is no such file".to_owned(),
        _ => unread(error),
    })?;
    if found.is_dir() {
        return Err("is a folder; expected a file such as house.pptx".to_owned());
    }
    if !found.is_file() {
        return Err(
            "is no file, but a pipe or a device; expected a file such as house.pptx".to_owned()
        );
    }
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(FILE + 1).read_to_end(&mut bytes))
        .map_err(unread)?;
    if bytes.len() as u64 > FILE {
        return Err(format!("is larger than {} MiB, the most that is read", FILE >> 20));
    }
    Ok(bytes)
}

/// What a file is that is no zip.
fn no_zip(bytes: &[u8]) -> String {
    let utf16 =
        |word: &str| -> Vec<u8> { word.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    let holds = |word: &str| bytes.windows(2 * word.len()).any(|part| part == utf16(word));
    if bytes.is_empty() {
        return "is empty".to_owned();
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return if holds("EncryptedPackage") {
            "is protected by a password; save it without one".to_owned()
        } else {
            "is in a format before 2007 (.ppt); save it as .pptx".to_owned()
        };
    }
    "is no PowerPoint file (.pptx): it is no zip".to_owned()
}

impl Archive {
    /// Opens a file's content.
    pub(super) fn open(bytes: Vec<u8>) -> Result<Self, String> {
        if !bytes.starts_with(b"PK") {
            return Err(no_zip(&bytes));
        }
        let broken = |error: ZipError| format!("is broken: {error}");
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
        let names = zip.file_names().filter_map(Result::ok);
        let names = names.map(|name| (name.to_lowercase(), name.into_owned())).collect();
        Ok(Self { zip, names, left: WHOLE })
    }

    /// Whether it has a part.
    pub(super) fn has(&self, name: &str) -> bool {
        self.names.contains_key(&name.to_lowercase())
    }

    /// The bytes of a part, and no more of them than there is room for.
    fn bytes(&mut self, name: &str, most: u64) -> Result<Vec<u8>, String> {
        let own = self.names.get(&name.to_lowercase()).cloned();
        let own = own.ok_or_else(|| format!("is incomplete: it lacks {name}"))?;
        let file = self.zip.by_name(&own).map_err(|error| match error {
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => {
                "is protected by a password; save it without one".to_owned()
            }
            error => format!("is broken: {name}: {error}"),
        })?;
        let most = most.min(self.left);
        let mut bytes = Vec::new();
        let read = file.take(most + 1).read_to_end(&mut bytes);
        read.map_err(|error| format!("is broken: {name}: {error}"))?;
        let size = bytes.len() as u64;
        if size > most {
            let most = most >> 20;
            return Err(format!(
                "holds more than {most} MiB in {name}; expected a template, with few and small pictures"
            ));
        }
        self.left -= size;
        Ok(bytes)
    }

    /// A picture.
    pub(super) fn picture(&mut self, name: &str) -> Result<Vec<u8>, String> {
        self.bytes(name, PICTURE)
    }

    /// A part of XML, which can be parsed.
    pub(super) fn text(&mut self, name: &str) -> Result<String, String> {
        let bytes = self.bytes(name, XML)?;
        let text = String::from_utf8(bytes)
            .map_err(|_| format!("is broken: {name} is no text in UTF-8"))?;
        let text = text.trim_start_matches('\u{feff}').to_owned();
        is_shallow(&text).map_err(|error| format!("is broken: {name}: {error}"))?;
        parsed(name, &text)?;
        if text.contains(STRICT) {
            return Err("is a Strict Open XML file; save it as an ordinary .pptx".to_owned());
        }
        Ok(text)
    }

    /// The relations of a part; of the whole file for none.
    pub(super) fn relations(&mut self, part: &str) -> Result<Vec<Relation>, String> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let name = format!("{folder}/_rels/{file}.rels");
        let name = name.trim_start_matches('/');
        if !self.has(name) {
            return Ok(Vec::new());
        }
        let text = self.text(name)?;
        let document = parsed(name, &text)?;
        let each = document.root_element().children().filter(roxmltree::Node::is_element);
        let relation = |node: roxmltree::Node<'_, '_>| {
            let kind = node.attribute("Type")?;
            let external = node.attribute("TargetMode") == Some("External");
            let target = node.attribute("Target")?;
            Some(Relation {
                id: node.attribute("Id")?.to_owned(),
                kind: kind.strip_prefix(RELATION).unwrap_or(kind).to_owned(),
                target: if external { target.to_owned() } else { resolved(folder, target) },
                external,
            })
        };
        Ok(each.filter_map(relation).collect())
    }
}

/// Reads the XML of a part; the error names the part and the place.
pub(super) fn parsed<'a>(name: &str, text: &'a str) -> Result<Document<'a>, String> {
    Document::parse(text).map_err(|error| format!("is broken: {name}: {error}"))
}

/// Refuses what lies deeper than any slide does, before a parser descends into it.
fn is_shallow(text: &str) -> Result<(), String> {
    let mut reader = quick_xml::Reader::from_str(text);
    let mut depth = 0_usize;
    loop {
        match reader.read_event() {
            Ok(quick_xml::events::Event::Start(_)) => depth += 1,
            Ok(quick_xml::events::Event::End(_)) => depth = depth.saturating_sub(1),
            // The parser says what is wrong, and where.
            Ok(quick_xml::events::Event::Eof) | Err(_) => return Ok(()),
            Ok(_) => {}
        }
        if depth > DEEP {
            return Err(format!("its elements lie more than {DEEP} deep"));
        }
    }
}

/// The part that a relation of a folder's part leads to.
fn resolved(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut path: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            ".." => drop(path.pop()),
            "." | "" => {}
            part => path.push(part),
        }
    }
    path.join("/")
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn targets_are_found_from_their_folder() {
        assert_eq!(resolved("ppt/slideMasters", "../media/a.png"), "ppt/media/a.png");
        assert_eq!(resolved("ppt", "/ppt/./b.xml"), "ppt/./b.xml");
        assert_eq!(resolved("", "ppt/./presentation.xml"), "ppt/presentation.xml");
        assert_eq!(resolved("a", "../../../etc/passwd"), "etc/passwd");
    }
}
