//! Which module each path of the sources leads to: through `use`, groups, globs, `self`, `super`, other
//! names and re-exports, and inside macros, as the compiler would find it. For the rules of the house.

use std::{collections::BTreeMap, fs, path::Path};

use proc_macro2::{TokenStream, TokenTree};
use syn::{
    Item, UseTree,
    visit::{self, Visit},
};

/// Names from the crate's root down.
pub(crate) type Names = Vec<String>;

/// A module with what stands in it.
#[derive(Default)]
struct Module {
    file: String,
    /// Names that `use` brings, with the path that each was imported from.
    imported: BTreeMap<String, Names>,
    /// Modules whose names are all imported.
    globs: Vec<Names>,
    /// Items defined here.
    items: Vec<String>,
    /// Paths that its code names.
    paths: Vec<Names>,
}

/// All modules of a crate.
#[derive(Default)]
pub(crate) struct Modules(BTreeMap<Names, Module>);

/// One module naming something of another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Reference {
    pub(crate) from: Names,
    pub(crate) to: Names,
}

impl Modules {
    /// Every module below a folder of sources.
    pub(crate) fn of_folder(src: &Path) -> Self {
        let mut modules = Self::default();
        modules.add_folder(src, &[]);
        modules
    }

    fn add_folder(&mut self, folder: &Path, names: &[String]) {
        let mut entries: Vec<_> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        entries.sort();
        for path in entries {
            let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
            let below = |name: &str| [names, &[name.to_owned()]].concat();
            if path.is_dir() {
                self.add_folder(&path, &below(&stem));
            } else if path.extension().is_some_and(|ending| ending == "rs") && stem != "main" {
                let own = if ["mod", "lib"].contains(&stem.as_str()) {
                    names.to_vec()
                } else {
                    below(&stem)
                };
                self.add_text(
                    &own,
                    &path.display().to_string(),
                    &fs::read_to_string(&path).unwrap(),
                );
            }
        }
    }

    /// One file.
    pub(crate) fn add_text(&mut self, names: &[String], file: &str, text: &str) {
        let parsed = syn::parse_file(text).unwrap_or_else(|error| panic!("{file}: {error}"));
        self.add_items(names, file, &parsed.items);
    }

    fn add_items(&mut self, names: &[String], file: &str, items: &[Item]) {
        let mut module = Module { file: file.to_owned(), ..Module::default() };
        for item in items {
            match item {
                Item::Use(one) => flatten(&one.tree, &mut Vec::new(), &mut module),
                Item::Mod(one) => {
                    if let Some((_, items)) = &one.content {
                        self.add_items(&[names, &[one.ident.to_string()]].concat(), file, items);
                    }
                }
                other => {
                    module.items.extend(name_of(other));
                    Paths(&mut module.paths).visit_item(other);
                }
            }
        }
        self.0.insert(names.to_vec(), module);
    }

    /// The file of a module.
    pub(crate) fn file(&self, module: &Names) -> &str {
        &self.0[module].file
    }

    /// Every way from one module to another.
    pub(crate) fn references(&self) -> Vec<Reference> {
        let mut found = Vec::new();
        for (from, module) in &self.0 {
            let imported = module.imported.values().chain(&module.globs);
            for path in imported.chain(&module.paths) {
                let reached = self.resolve(from, path, 0).into_iter();
                let to = reached.filter(|to| to != from);
                found.extend(to.map(|to| Reference { from: from.clone(), to }));
            }
        }
        found.sort();
        found.dedup();
        found
    }

    /// The module in which what a path names is defined; `None` where it is another crate's.
    fn resolve(&self, from: &[String], path: &[String], depth: usize) -> Option<Names> {
        let (first, rest) = path.split_first()?;
        match first.as_str() {
            "crate" => self.walk(&[], rest, depth),
            "self" => self.walk(from, rest, depth),
            "super" => {
                let above = &from[..from.len().checked_sub(1)?];
                match rest.first().map(String::as_str) {
                    Some("super") => self.resolve(above, rest, depth),
                    _ => self.walk(above, rest, depth),
                }
            }
            _ if self.has(from, first, depth) => self.walk(from, path, depth),
            _ => None,
        }
    }

    /// From a module along names, as far as they are modules or lead to others.
    fn walk(&self, at: &[String], path: &[String], depth: usize) -> Option<Names> {
        let Some((first, rest)) = path.split_first() else { return Some(at.to_vec()) };
        let child = [at, std::slice::from_ref(first)].concat();
        if self.0.contains_key(&child) {
            return self.walk(&child, rest, depth);
        }
        let module = self.0.get(at)?;
        if depth > 20 || module.items.contains(first) {
            return Some(at.to_vec());
        }
        if let Some(other) = module.imported.get(first) {
            return self.resolve(at, &[other, rest].concat(), depth + 1);
        }
        for glob in &module.globs {
            let Some(within) = self.resolve(at, glob, depth + 1) else { continue };
            if within != at && self.has(&within, first, depth + 1) {
                return self.walk(&within, path, depth + 1);
            }
        }
        Some(at.to_vec())
    }

    /// Whether a name means something in a module.
    fn has(&self, at: &[String], name: &String, depth: usize) -> bool {
        let Some(module) = self.0.get(at) else { return false };
        let child = [at, std::slice::from_ref(name)].concat();
        if depth > 20 || self.0.contains_key(&child) || module.items.contains(name) {
            return depth <= 20;
        }
        let inner = |glob: &Names| {
            let within = self.resolve(at, glob, depth + 1);
            within.is_some_and(|within| within != at && self.has(&within, name, depth + 1))
        };
        module.imported.contains_key(name) || module.globs.iter().any(inner)
    }
}

/// The paths that a `use` brings.
fn flatten(tree: &UseTree, before: &mut Names, module: &mut Module) {
    match tree {
        UseTree::Path(path) => {
            before.push(path.ident.to_string());
            flatten(&path.tree, before, module);
            before.pop();
        }
        UseTree::Group(group) => {
            group.items.iter().for_each(|tree| flatten(tree, before, module));
        }
        UseTree::Glob(_) => module.globs.push(before.clone()),
        UseTree::Name(name) => import(&name.ident.to_string(), None, before, module),
        UseTree::Rename(name) => {
            import(&name.ident.to_string(), Some(name.rename.to_string()), before, module);
        }
    }
}

fn import(name: &str, other: Option<String>, before: &[String], module: &mut Module) {
    let whole = name == "self";
    let last = if whole { before.last().cloned().unwrap_or_default() } else { name.to_owned() };
    let path = if whole { before.to_vec() } else { [before, &[name.to_owned()]].concat() };
    // `use x as _` brings no name, but it does import.
    let known = other.filter(|other| other != "_").unwrap_or(last);
    module.imported.insert(known, path);
}

fn name_of(item: &Item) -> Option<String> {
    Some(match item {
        Item::Const(one) => one.ident.to_string(),
        Item::Enum(one) => one.ident.to_string(),
        Item::Fn(one) => one.sig.ident.to_string(),
        Item::Macro(one) => one.ident.as_ref()?.to_string(),
        Item::Static(one) => one.ident.to_string(),
        Item::Struct(one) => one.ident.to_string(),
        Item::Trait(one) => one.ident.to_string(),
        Item::Type(one) => one.ident.to_string(),
        _ => return None,
    })
}

/// Gathers the paths of two names and more in code, types and macros.
struct Paths<'a>(&'a mut Vec<Names>);

impl<'ast> Visit<'ast> for Paths<'_> {
    fn visit_path(&mut self, path: &'ast syn::Path) {
        let names: Names = path.segments.iter().map(|part| part.ident.to_string()).collect();
        self.0.push(names);
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, one: &'ast syn::Macro) {
        self.visit_path(&one.path);
        tokens(one.tokens.clone(), self.0);
    }

    /// A `use` inside a function.
    fn visit_item_use(&mut self, one: &'ast syn::ItemUse) {
        let mut module = Module::default();
        flatten(&one.tree, &mut Vec::new(), &mut module);
        self.0.extend(module.imported.into_values().chain(module.globs));
    }
}

/// Paths in the tokens of a macro: names with `::` between them.
fn tokens(stream: TokenStream, paths: &mut Vec<Names>) {
    let mut path: Names = Vec::new();
    let mut colons = 2;
    for token in stream {
        match token {
            TokenTree::Ident(name) if colons == 2 || path.is_empty() => {
                path.push(name.to_string());
                colons = 0;
            }
            TokenTree::Punct(point) if point.as_char() == ':' && !path.is_empty() => colons += 1,
            other => {
                paths.push(std::mem::take(&mut path));
                colons = 2;
                match other {
                    TokenTree::Ident(name) => {
                        path.push(name.to_string());
                        colons = 0;
                    }
                    TokenTree::Group(group) => tokens(group.stream(), paths),
                    _ => {}
                }
            }
        }
    }
    paths.push(path);
}
