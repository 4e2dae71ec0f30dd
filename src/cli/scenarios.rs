//! `overbuild scenarios`: those that the program brings along.

use std::{fmt::Write, path::Path};

use super::{exit::Failure, print::out};
use crate::{
    report::copy_new,
    scenario::{Document, Value, bundled, bundled_path, bundled_scenarios},
};

/// Their names and questions.
pub(super) fn list() -> String {
    let mut names: Vec<&str> = bundled_scenarios().collect();
    names.sort_unstable();
    let longest = names.iter().map(|name| name.len()).max().unwrap_or(0);
    let mut text = String::new();
    for name in names {
        let _ = writeln!(text, "{name:<longest$}  {}", question(name));
    }
    text.push_str("\nRun one: overbuild run base. Write them all, to change them: overbuild scenarios --copy FOLDER\n");
    text
}

/// What a scenario asks, or its title.
fn question(name: &str) -> String {
    let document = Document::load(&bundled_path(&format!("{name}.toml")), &[]);
    let said = |key: &str| match document.root.get(key).map(|node| &node.value) {
        Some(Value::Text(text)) => Some(text.clone()),
        _ => None,
    };
    said("question").or_else(|| said("title")).unwrap_or_default()
}

/// Writes them with all that they read, over nothing that is there.
pub(super) fn copy(folder: &Path) -> Result<(), Failure> {
    let all = bundled().iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec()));
    let fresh = copy_new(folder, &all.collect::<Vec<_>>())?;
    let shown = folder.display();
    let base = folder.join("base.toml");
    out(&format!("wrote {fresh} files into {shown}; try: overbuild run {}\n", base.display()))
}
