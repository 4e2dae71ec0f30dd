//! Which module each path of the sources leads to: through `use`, groups, globs, `self`, `super`, other
//! names and re-exports, and inside macros, as the compiler would find it. For the rules of the house.

use std::{collections::BTreeMap, fs, path::Path, sync::OnceLock};

use proc_macro2::{TokenStream, TokenTree};
use syn::{
    Item, UseTree,
    visit::{self, Visit},
};

use crate::support::root;

/// Names from the crate's root down.
pub(crate) type Names = Vec<String>;

/// A module with what stands in it.
#[derive(Clone, Default)]
struct Module {
    file: String,
    /// Names that `use` brings, with the paths that each was imported from: one name may stand for a type and a function,
    /// or for one thing on each system.
    imported: BTreeMap<String, Vec<Names>>,
    /// Modules whose names are all imported.
    globs: Vec<Names>,
    /// Items defined here.
    items: Vec<String>,
    /// Paths that its code names.
    paths: Vec<Names>,
}

/// All modules of a crate.
#[derive(Clone, Default)]
pub(crate) struct Modules(BTreeMap<Names, Module>);

/// One module naming something of another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Reference {
    pub(crate) from: Names,
    pub(crate) to: Names,
}

impl Modules {
    /// Every module of ours, read once for all who ask.
    pub(crate) fn ours() -> &'static Self {
        static OURS: OnceLock<Modules> = OnceLock::new();
        OURS.get_or_init(|| {
            let mut modules = Self::default();
            modules.add_folder(&root().join("src"), &[]);
            modules
        })
    }

    fn add_folder(&mut self, folder: &Path, names: &[String]) {
        let mut entries: Vec<_> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        entries.sort();
        for path in entries {
            let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
            let below = |name: &str| [names, &[name.to_owned()]].concat();
            let manifest = fs::read_to_string(path.join("Cargo.toml")).unwrap_or_default();
            if manifest.contains("[workspace]") {
                // A package apart, as the layers' are not.
            } else if path.is_dir() {
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
            let imported = module.imported.values().flatten().chain(&module.globs);
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

    /// The modules in which what a path names is defined; none where it is another crate's.
    fn resolve(&self, from: &[String], path: &[String], depth: usize) -> Vec<Names> {
        let Some((first, rest)) = path.split_first() else { return Vec::new() };
        let goes_up = rest.first().is_some_and(|name| name == "super");
        match first.as_str() {
            "crate" => self.walk(&[], rest, depth),
            "self" if goes_up => self.resolve(from, rest, depth),
            "self" => self.walk(from, rest, depth),
            "super" => {
                let Some(above) = from.len().checked_sub(1) else { return Vec::new() };
                let above = &from[..above];
                if goes_up {
                    self.resolve(above, rest, depth)
                } else {
                    self.walk(above, rest, depth)
                }
            }
            _ if self.has(from, first, depth) => self.walk(from, path, depth),
            // The package of a layer, by the name that it has in itself, or by its whole name.
            name => {
                let layer = name.strip_prefix("overbuild_").unwrap_or(name).to_owned();
                let named = [std::slice::from_ref(&layer), rest].concat();
                let is_layer = self.0.contains_key(std::slice::from_ref(&layer));
                if is_layer { self.walk(&[], &named, depth) } else { Vec::new() }
            }
        }
    }

    /// From a module along names, as far as they are modules or lead to others.
    fn walk(&self, at: &[String], path: &[String], depth: usize) -> Vec<Names> {
        let here = || vec![at.to_vec()];
        let Some((first, rest)) = path.split_first() else { return here() };
        let child = [at, std::slice::from_ref(first)].concat();
        if self.0.contains_key(&child) {
            return self.walk(&child, rest, depth);
        }
        let Some(module) = self.0.get(at) else { return Vec::new() };
        if depth > 20 {
            return here();
        }
        let mut found = if module.items.contains(first) { here() } else { Vec::new() };
        for other in module.imported.get(first).into_iter().flatten() {
            found.extend(self.resolve(at, &[other, rest].concat(), depth + 1));
        }
        for glob in module.globs.iter().filter(|_| found.is_empty()).collect::<Vec<_>>() {
            for within in self.resolve(at, glob, depth + 1) {
                if within != at && self.has(&within, first, depth + 1) {
                    found.extend(self.walk(&within, path, depth + 1));
                }
            }
        }
        if found.is_empty() { here() } else { found }
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
            within.iter().any(|within| within != at && self.has(within, name, depth + 1))
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
    module.imported.entry(known).or_default().push(path);
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

    /// What an attribute has in brackets: `derive`, or a path in quotes for `serde`.
    fn visit_meta_list(&mut self, one: &'ast syn::MetaList) {
        self.visit_path(&one.path);
        tokens(one.tokens.clone(), self.0);
    }

    /// A `use` inside a function.
    fn visit_item_use(&mut self, one: &'ast syn::ItemUse) {
        let mut module = Module::default();
        flatten(&one.tree, &mut Vec::new(), &mut module);
        self.0.extend(module.imported.into_values().flatten().chain(module.globs));
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
                    TokenTree::Literal(literal) => paths.extend(quoted(&literal)),
                    TokenTree::Punct(_) => {}
                }
            }
        }
    }
    paths.push(path);
}

/// A path in quotes that begins in this crate.
fn quoted(literal: &proc_macro2::Literal) -> Option<Names> {
    let text: syn::LitStr = syn::parse_str(&literal.to_string()).ok()?;
    let path: syn::Path = text.parse().ok()?;
    let names: Names = path.segments.iter().map(|part| part.ident.to_string()).collect();
    ["crate", "super"].contains(&names[0].as_str()).then_some(names)
}
