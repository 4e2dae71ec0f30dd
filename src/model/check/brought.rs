//! Mechanisms that act because a learned file has keys of them, and no other file: an overlay of what was learned elsewhere
//! would switch them on without a word. Who writes a table means it.

use crate::{model::specifications, scenario::Document};

/// Tells, file by file, what is switched on.
pub(super) fn check(document: &mut Document) {
    let optional = |name: &str| {
        specifications().any(|(table, optional)| optional && !table.list && table.name == name)
    };
    let mut files: Vec<(String, Vec<String>, usize)> = Vec::new();
    let mut spans = Vec::new();
    for own in document.brought().filter(|own| optional(&own.table)) {
        match files.iter_mut().find(|(file, ..)| *file == own.file) {
            Some((_, tables, _)) => tables.push(own.table.clone()),
            None => files.push((own.file.clone(), vec![own.table.clone()], spans.len())),
        }
        spans.push(own.span.clone());
    }
    for (file, tables, first) in files {
        let shown: Vec<String> = tables.iter().map(|table| format!("[{table}]")).collect();
        let message = format!(
            "extends: {file} brings {}, which no other file has: switched on by what was learned",
            shown.join(", ")
        );
        let named: Vec<String> = tables.iter().map(|table| format!("\"{table}\"")).collect();
        let help = format!("without = [{}] leaves out what is not meant", named.join(", "));
        document.problems.doubt(spans.get(first).cloned(), message).help(help);
    }
}
