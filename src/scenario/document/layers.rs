//! Files that are laid over each other by `extends`.
//!
//! Each file is a difference, and each is laid once: bases first, in the order in which they are
//! named, less what the file leaves out of them, then the file itself. A file that is reached again, by way of another base, has been laid
//! already; its place is the first.

use std::{
    borrow::Cow,
    path::{Path, PathBuf},
};

use super::{
    Document, Over,
    misplaced::{refuse_buried, refuse_misspelt_base},
};
use crate::scenario::{
    bundled::bundled_scenarios,
    diagnostic::nearest,
    files::{File, is_absent},
    names::{check_list, near, refuse_alike, spoken},
    node::{Entry, Node, Table, Value, is_book, is_other_book},
    parse::parse,
    source::Span,
    workbook::{self, Stated},
};

/// Files that extend one another, one by way of the next.
const LONGEST_CHAIN: usize = 64;

/// The files of a document under reading.
pub(in crate::scenario) struct Layers<'a> {
    document: &'a mut Document,
    /// Files that have been laid, or are about to be.
    seen: std::collections::BTreeSet<PathBuf>,
    /// Those whose bases are being read.
    chain: Vec<PathBuf>,
}

impl<'a> Layers<'a> {
    pub(in crate::scenario) fn new(document: &'a mut Document) -> Self {
        Self { document, seen: std::collections::BTreeSet::new(), chain: Vec::new() }
    }

    /// Lays the bases of a file that a text in some folder names, then the file.
    pub(in crate::scenario) fn file(&mut self, written: &Path, folder: &Path, asked: Option<Span>) {
        let file = self.document.sources.files.open(&folder.join(written), written);
        let problems = &mut self.document.problems;
        if self.chain.contains(&file.identity) {
            let name = file.place.display();
            let message = format!("extends: {name} extends itself, by way of its bases");
            let problem = problems.error(asked, message);
            if let Some(own) = same_as_ours(&file.place) {
                problem.help(format!(
                    "a file that is there wins over the program's own {own}: lay another name over that"
                ));
            }
            return;
        }
        if self.chain.len() >= LONGEST_CHAIN {
            let message = format!("extends: a chain of more than {LONGEST_CHAIN} files");
            problems.error(asked, message);
            return;
        }
        if !self.seen.insert(file.identity.clone()) {
            return;
        }
        if let Some(doubt) = file.doubt() {
            problems.warn(asked.clone(), format!("extends: {doubt}"));
        }
        match text_of(&file) {
            Ok((text, stated)) => {
                self.chain.push(file.identity.clone());
                let place = self.document.sources.texts().len();
                self.text(&file.place, &file.folder, &text);
                self.chain.pop();
                let base = self.document.sources.texts().get(place).map_or(0, |own| own.base);
                let stated = stated.into_iter().map(|cell| cell.within(&text, base));
                self.document.stated.extend(stated);
            }
            Err(message) => {
                let problem = problems.error(asked, message);
                if is_absent(&file.place) {
                    problem.help = nearest_file(&file.place);
                }
            }
        }
    }

    /// Lays the bases of a text that stands in a file of that path, then the text; what it names lies in the folder.
    pub(in crate::scenario) fn text(&mut self, path: &Path, folder: &Path, text: &str) {
        let Document { sources, problems, .. } = &mut *self.document;
        let mut table = parse(&path.display().to_string(), folder, text, sources, problems);
        refuse_buried(&table, problems);
        let without = table.remove("without");
        let mut below: Option<PathBuf> = None;
        let extends = table.remove("extends");
        if extends.is_none() {
            refuse_misspelt_base(&table, &mut self.document.problems);
        }
        // Who extends a file knows what it counts in; one of several bases may come from elsewhere.
        if extends.is_none() && self.chain.len() > 1 {
            self.document.counts_otherwise(&table);
        }
        if let Some(extends) = extends {
            let mut laid = Vec::new();
            let bases = self.bases(&extends);
            self.document.doubt_bases(&extends, &bases, folder);
            for (base, span) in bases {
                let place = self.document.next_source();
                self.file(Path::new(&base), folder, Some(span.clone()));
                laid.extend(self.document.laid(&(base.clone(), span), place));
                // What has a title is a scenario by itself.
                if below.is_none() && self.document.root.get("title").is_some() {
                    below = Some(PathBuf::from(base));
                }
            }
            self.document.tell_overruled(&laid);
        }
        // The last to be laid is the file that was asked for.
        self.document.over =
            below.and_then(|base| Over::of((&base, path), &table, &self.document.root));
        // What a file leaves out is its bases', so that it can have a table anew.
        if let Some(without) = without {
            self.document.leave_out(&without, &table);
        }
        self.document.note_brought(path, text, &table);
        self.document.lay(table);
    }

    fn bases(&mut self, extends: &Node) -> Vec<(String, Span)> {
        let list = match &extends.value {
            Value::List(list) => list.as_slice(),
            _ => std::slice::from_ref(extends),
        };
        let mut bases = Vec::new();
        for node in list {
            match &node.value {
                Value::Text(text) => bases.push((text.clone(), node.span.clone())),
                other => {
                    let message = format!(
                        "extends: expected a file name or a list of them, found {}",
                        other.kind()
                    );
                    self.document.problems.error(Some(node.span.clone()), message);
                }
            }
        }
        bases
    }
}

/// A key of `[run]`.
fn run_key<'a>(root: &'a Table, key: &str) -> Option<&'a Node> {
    match &root.get("run")?.value {
        Value::Table(run) => run.get(key),
        _ => None,
    }
}

/// What a file says, or the sheet of inputs of a workbook, and what that says beside its keys.
fn text_of(file: &File) -> Result<(Cow<'_, str>, Vec<Stated>), String> {
    let shown = file.place.display();
    if is_other_book(&file.place) {
        return file.bytes().and_then(|_| Err(format!("{shown}: {}", workbook::OTHER)));
    }
    if !is_book(&file.place) {
        return file.text().map(|text| (Cow::Borrowed(text), Vec::new()));
    }
    let found = workbook::inputs(file.bytes()?);
    found.map(|inputs| (Cow::Owned(inputs.text), inputs.stated)).map_err(|(row, message)| match row
    {
        0 => format!("{shown}: {message}"),
        row => format!("{shown}#{}:{row}: {message}", workbook::INPUTS),
    })
}

/// The name of one of the program's own that a file has too.
fn same_as_ours(path: &Path) -> Option<&str> {
    let stem = path.file_stem()?.to_str()?;
    bundled_scenarios().any(|own| own == stem).then(|| path.file_name()?.to_str())?
}

/// The name of a file without what says its format.
fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// What may have been meant by the name of a file that is not there: one beside it, or one of the program's own.
fn nearest_file(path: &Path) -> Option<String> {
    let is_toml = |name: &Path| name.extension().is_some_and(|ending| ending == "toml");
    let is_scenario = |name: &Path| is_toml(name) || is_book(name);
    let (name, folder) = (path.file_name()?.to_str()?, path.parent()?);
    let here = if folder == Path::new("") { Path::new(".") } else { folder };
    let beside = std::fs::read_dir(here).into_iter().flatten().flatten();
    let beside =
        beside.map(|entry| PathBuf::from(entry.file_name())).filter(|name| is_scenario(name));
    let mut names: Vec<String> =
        beside.filter_map(|name| name.into_os_string().into_string().ok()).collect();
    // The bare name of one of ours is found on a command line, but no file has it in `extends`.
    let is_ours = bundled_scenarios().any(|own| own == name);
    let ending = if is_toml(path) || is_ours { ".toml" } else { "" };
    names.extend(bundled_scenarios().map(|own| format!("{own}{ending}")));
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    // All end alike, which makes none near.
    let stems: Vec<&str> = names.iter().map(|name| stem(name)).collect();
    let near = nearest(stem(name), &stems);
    let near = names.iter().zip(&stems).find(|(_, own)| near == Some(**own));
    Some(near.map_or_else(
        || "`overbuild scenarios` lists the program's own".to_owned(),
        |(near, _)| format!("did you mean `{near}`?"),
    ))
}

impl Document {
    /// Lays the keys of one file over those of the files before it.
    fn lay(&mut self, mut table: Table) {
        self.keep_kinds(&mut table);
        table.0.retain_mut(|entry| self.takes(entry));
        for entry in &table.0 {
            let Value::List(theirs) = &entry.node.value else { continue };
            check_list(&entry.key, theirs, &mut self.problems);
            self.ties_nothing(entry);
            if let Some(Value::List(mine)) = self.root.get(&entry.key).map(|node| &node.value) {
                if theirs.is_empty() && !mine.is_empty() {
                    let (list, first) = (&entry.key, mine.iter().find_map(Node::name));
                    let message =
                        format!("{list}: an empty list says nothing over that of the base");
                    let one = first.map_or_else(String::new, |name| {
                        format!(", without = [\"{list}.{name:.60}\"] an entry")
                    });
                    let help = format!("without = [\"{list}\"] leaves the list out{one}");
                    self.problems.error(Some(entry.node.span.clone()), message).help(help);
                }
                let mine: Vec<String> =
                    mine.iter().filter_map(Node::name).map(str::to_owned).collect();
                self.meet(&entry.key, theirs, &mine);
            }
        }
        self.root.overlay(table);
    }

    /// Tells of a base that counts in another currency or unit than the bases below it.
    fn counts_otherwise(&mut self, theirs: &Table) {
        for key in ["currency", "unit", "site_unit"] {
            let text = |table: &Table| match &run_key(table, key)?.value {
                Value::Text(text) => Some(text.clone()),
                _ => None,
            };
            let (Some(mine), Some(own)) = (text(&self.root), text(theirs)) else { continue };
            if mine != own {
                let span = run_key(theirs, key).map(|node| node.span.clone());
                let message = format!(
                    "run.{key}: numbers of this base count in `{own:.40}`, those of the base below in `{mine:.40}`: nothing converts them"
                );
                self.problems.warn(span, message);
            }
        }
    }

    /// Tells of a correlation of rank 0 that is laid over none: the two move by themselves anyway.
    fn ties_nothing(&mut self, list: &Entry) {
        let (Value::List(theirs), "correlation") = (&list.node.value, list.key.as_str()) else {
            return;
        };
        let mine = self.root.get("correlation").map(|node| &node.value);
        let is_none = |node: &Node| match &node.value {
            Value::Table(table) => {
                matches!(table.get("rank")?.value, Value::Number(0.0)).then_some(())
            }
            _ => None,
        };
        let is_over = |own: &Node| match mine {
            Some(Value::List(mine)) => mine.iter().any(|node| node.identity() == own.identity()),
            _ => false,
        };
        let idle = theirs.iter().filter(|node| is_none(node).is_some() && !is_over(node));
        for node in idle {
            let message =
                "correlation: a rank of 0 changes nothing where nothing else ties the two";
            self.problems.warn(Some(node.span.clone()), message.to_owned());
        }
    }

    /// Looks at the entries of a list that meet those of the layers below.
    fn meet(&mut self, list: &str, theirs: &[Node], mine: &[String]) {
        for node in theirs {
            let Some(name) = node.name() else { continue };
            if mine.is_empty() || mine.iter().any(|known| known == name) {
                continue;
            }
            self.members.add(list, name);
            let alike = mine.iter().find(|known| spoken(known) == spoken(name));
            if let Some(known) = alike {
                // One of the two is a slip: what the new one lacks, or has too much, is none.
                refuse_alike(list, [name, known], Some(node.span.clone()), &mut self.problems);
            } else if let Some(known) = near(name, mine) {
                let message = format!("{list}: `{name:.60}` is new here, beside `{known:.60}`");
                let help = format!(
                    "`{known:.60}` if that is meant: names are told apart letter by letter"
                );
                self.problems.warn(Some(node.span.clone()), message).help(help);
            }
        }
    }
}
