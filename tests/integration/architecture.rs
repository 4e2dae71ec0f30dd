//! What the compiler does not see of the layers: it refuses that one uses a later one, as they are packages, all but the last
//! two. No mechanism may use another, only `cli` prints.

mod compiled_in;

use std::{collections::BTreeSet, fs, path::Path};

use syn::{
    BinOp, Expr, ExprAssign, ExprBinary, Member,
    visit::{self, Visit},
};

use crate::{
    resolver::{Modules, Names, Reference},
    support::root,
};

/// Layers, leaves first. A layer may import those before it; all but the last two are packages.
const LAYERS: [&str; 14] = [
    "math",
    "random",
    "scenario",
    "model",
    "engine",
    "metrics",
    "analysis",
    "inference",
    "language",
    "template",
    "chart",
    "report",
    "library",
    "cli",
];

/// The layers that are packages.
const PACKAGES: &[&str] = LAYERS.split_at(LAYERS.len() - 2).0;

/// A package of its own beside them, on top of the library.
const PYTHON: &str = "python";

/// A module of the whole that another package took into itself would be compiled twice, and could use anything.
#[test]
fn each_layer_is_a_package_that_names_those_before_it() {
    for (rank, layer) in PACKAGES.iter().enumerate() {
        let text = fs::read_to_string(root().join("src").join(layer).join("Cargo.toml")).unwrap();
        let manifest: toml::Table = text.parse().unwrap();
        assert_eq!(manifest["lib"]["path"].as_str(), Some("mod.rs"), "{layer}");
        assert!(manifest["lints"]["workspace"].as_bool().unwrap(), "{layer}");
        for name in packages_named(&manifest) {
            let Some(name) = name.strip_prefix("overbuild") else { continue };
            let place = PACKAGES.iter().position(|other| Some(*other) == name.strip_prefix('-'));
            assert!(place < Some(rank) && place.is_some(), "{layer} builds on overbuild{name}");
        }
    }
}

/// Packages that a manifest names, on some platforms too, under whatever name.
fn packages_named(manifest: &toml::Table) -> Vec<&str> {
    let kinds = ["dependencies", "dev-dependencies", "build-dependencies"];
    let platforms = manifest.get("target").and_then(toml::Value::as_table);
    let platforms = platforms.into_iter().flat_map(toml::Table::values);
    let places = platforms.filter_map(toml::Value::as_table).chain([manifest]);
    let tables = places.flat_map(|place| kinds.map(|kind| place.get(kind)?.as_table()));
    let named = tables.flatten().flatten();
    named
        .map(|(name, own)| own.get("package").and_then(toml::Value::as_str).unwrap_or(name))
        .collect()
}

#[test]
fn the_library_knows_no_arguments() {
    let modules = Modules::ours();
    let mut wrong = modules.references();
    wrong.retain(|one| is(&one.from, "library") && is(&one.to, "cli"));
    let wrong: Vec<String> = wrong.iter().map(|one| shown(modules, one)).collect();
    assert!(wrong.is_empty(), "the library must not use the command line:\n{}", wrong.join("\n"));
}

/// Whether a module stands in a layer.
fn is(module: &Names, layer: &str) -> bool {
    module.first().is_some_and(|first| first == layer)
}

fn shown(modules: &Modules, one: &Reference) -> String {
    format!("{}: {} uses {}", modules.file(&one.from), one.from.join("::"), one.to.join("::"))
}

#[test]
fn no_mechanism_knows_another() {
    let modules = Modules::ours();
    let catalogue = fs::read_to_string(root().join("src/model/mod.rs")).unwrap();
    let entries = catalogue.lines().filter_map(|line| line.trim().strip_prefix("Entry::"));
    let mechanisms: Vec<&str> =
        entries.filter_map(|entry| entry.split_once('<')?.1.split("::").next()).collect();
    assert!(mechanisms.len() > 9, "{mechanisms:?}");
    let wrong = acquainted(modules, &mechanisms);
    let wrong: Vec<String> = wrong.iter().map(|one| shown(modules, one)).collect();
    assert!(wrong.is_empty(), "a mechanism must not use another:\n{}", wrong.join("\n"));
}

/// References from one mechanism to another.
fn acquainted(modules: &Modules, mechanisms: &[&str]) -> Vec<Reference> {
    let of = |module: &Names| match module.as_slice() {
        [model, name, ..] if model == "model" => {
            mechanisms.iter().find(|mechanism| *mechanism == name).copied()
        }
        _ => None,
    };
    let mut references = modules.references();
    references.retain(|one| matches!((of(&one.from), of(&one.to)), (Some(a), Some(b)) if a != b));
    references
}

/// Each way round the rules that was found once, and ways that are allowed.
#[test]
fn no_path_leads_round_the_rules() {
    let elsewhere = [
        ("", "pub mod model;\npub mod scenario;"),
        ("scenario", "pub struct Document;"),
        ("model", "mod orders;\nmod pricing;\npub mod state;\npub use orders::Orders as Ordered;"),
        ("model::orders", "pub struct Orders;\npub fn place() {}"),
        ("model::state", "pub struct State;"),
    ];
    let guilty = [
        "use super::orders::Orders;",
        "use super::{orders, state::State};",
        "use super::Ordered;",
        "use super::*;\nfn f() { orders::place(); }",
        "use crate::model as house;\nfn f() { house::orders::place(); }",
        "fn f() { super::orders::place() }",
        "fn f() -> Option<super::orders::Orders> { None }",
        "fn f() { println!(\"{:?}\", super::orders::place()); }",
        "fn f() { use super::orders::place; place(); }",
        "mod tests { use super::super::orders::Orders; }",
        "use super::super::model::orders::place;",
        "use crate::{model::{orders}, scenario::Document};",
        "use super::super::*;\nfn f(_: model::orders::Orders) {}",
        "use model::orders::place;",
        "use overbuild_model::Ordered;",
        "fn f() { model::orders::place() }",
        "use self::super::orders::Orders;",
        "use super as house;\nfn f() { house::orders::place() }",
        "use super::{orders::{self as other}};\nfn f() { other::place() }",
        "use super::orders::Orders as Kind;\nuse super::state::State as Kind;",
        "use crate::model::Ordered as _;\nuse super::state::Staged as _;",
        "fn f() { crate::model::orders::place() }",
        "fn f() { let _ = <super::orders::Orders as Default>::default(); }",
        "impl super::orders::Orders {}",
        "#[derive(crate::model::Ordered)]\nstruct S;",
        "struct S { #[serde(with = \"crate::model::orders\")] x: f64 }",
        "macro_rules! m { () => { $crate::model::orders::place() } }",
    ];
    let innocent = [
        "use super::state::State;",
        "use crate::scenario::Document;",
        "use std::model::orders;",
        "/// As `super::orders` does it.\nfn orders() {}\nfn f() { orders(); }",
        "fn f() { let text = \"crate::model::orders\"; println!(\"super: {text}\"); }",
    ];
    let found = |text: &str| {
        let mut modules = Modules::default();
        for (name, text) in elsewhere.iter().copied().chain([("model::pricing", text)]) {
            let names: Names =
                name.split("::").filter(|part| !part.is_empty()).map(str::to_owned).collect();
            modules.add_text(&names, name, text);
        }
        acquainted(&modules, &["orders", "pricing"]).len()
    };
    for text in guilty {
        assert!(found(text) > 0, "not seen: {text}");
    }
    for text in innocent {
        assert_eq!(found(text), 0, "{text}");
    }
}

/// Elements of these columns that a text sets; a whole column is an opening balance.
struct Postings(Vec<String>);

impl Postings {
    const SUMMED: [&str; 2] = ["cash", "free_cash_flow"];

    fn of(text: &str) -> Vec<String> {
        let mut found = Self(Vec::new());
        found.visit_file(&syn::parse_file(text).unwrap());
        found.0
    }

    fn target(&mut self, left: &Expr) {
        match left {
            Expr::Tuple(all) => all.elems.iter().for_each(|each| self.target(each)),
            Expr::Index(element) => {
                let Expr::Field(field) = &*element.expr else { return };
                let Member::Named(name) = &field.member else { return };
                if Self::SUMMED.iter().any(|summed| name == summed) {
                    self.0.push(name.to_string());
                }
            }
            _ => {}
        }
    }
}

impl<'ast> Visit<'ast> for Postings {
    fn visit_expr_assign(&mut self, one: &'ast ExprAssign) {
        self.target(&one.left);
        visit::visit_expr_assign(self, one);
    }

    fn visit_expr_binary(&mut self, one: &'ast ExprBinary) {
        if matches!(one.op, BinOp::AddAssign(_) | BinOp::SubAssign(_) | BinOp::MulAssign(_)) {
            self.target(&one.left);
        }
        visit::visit_expr_binary(self, one);
    }
}

#[test]
fn only_the_ledger_sums_cash() {
    for (file, text) in sources_of("model").iter().filter(|(file, _)| !file.ends_with("/cash.rs")) {
        assert_eq!(Postings::of(text), [""; 0], "{file}: post a flow instead (src/model/cash.rs)");
    }
    let guilty = [
        "own.cash[i] += x;",
        "state.builders[b].levels.cash[i] -= x;",
        "(own.debt[i], own.cash[i]) = (1.0, x);",
        "if a { for i in 0..9 { flow.free_cash_flow[i] = x; } }",
    ];
    for text in guilty {
        assert_eq!(Postings::of(&format!("fn f() {{ {text} }}")).len(), 1, "not seen: {text}");
    }
    for text in ["own.cash = values.cash;", "let held = own.cash[i] + x;", "own.debt[i] += x;"] {
        assert!(Postings::of(&format!("fn f() {{ {text} }}")).is_empty(), "{text}");
    }
}

/// What is not in the list has no rank, and could use anything; what is read from another place is not seen.
#[test]
fn every_module_is_a_layer_and_stands_in_its_place() {
    let entries = fs::read_dir(root().join("src")).unwrap().map(|entry| entry.unwrap().path());
    let mut found: Vec<String> =
        entries.map(|path| path.file_stem().unwrap().to_string_lossy().into_owned()).collect();
    found.retain(|name| !["lib", "main", PYTHON].contains(&name.as_str()));
    found.sort();
    let mut layers = LAYERS.map(str::to_owned);
    layers.sort();
    assert_eq!(found, layers);
    for (file, text) in LAYERS.into_iter().flat_map(sources_of) {
        assert!(!text.contains("#[path"), "{file}: a module stands where its name says");
        let generated = file.ends_with("scenario/bundled.rs");
        assert!(generated || !text.contains("include!("), "{file} includes code");
    }
}

#[test]
fn only_the_command_line_prints() {
    for layer in &LAYERS[..LAYERS.len() - 1] {
        for (file, text) in sources_of(layer) {
            for word in ["println!", "print!(", "dbg!", "io::stdout", "stdout()", "stderr()"] {
                assert!(!text.contains(word), "{file} prints");
            }
        }
    }
}

#[test]
fn files_stay_short() {
    let tests = files_of(&root().join("tests/integration")).into_iter();
    for (file, text) in LAYERS.into_iter().chain([PYTHON]).flat_map(sources_of).chain(tests) {
        let lines = text.lines().count();
        assert!(lines <= 320, "{file} has {lines} lines: the design wants a new room");
    }
}

fn sources_of(layer: &str) -> Vec<(String, String)> {
    files_of(&root().join("src").join(layer))
}

/// A module's file, or all files of its folder.
pub(crate) fn files_of(module: &Path) -> Vec<(String, String)> {
    let file = module.with_extension("rs");
    if file.exists() {
        return vec![(file.display().to_string(), fs::read_to_string(&file).unwrap())];
    }
    let mut found = Vec::new();
    for entry in fs::read_dir(module).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files_of(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push((path.display().to_string(), fs::read_to_string(&path).unwrap()));
        }
    }
    found
}

/// Two files that use each other are one room with two doors. A module and what stands below it are one room.
#[test]
fn no_two_files_go_in_a_circle() {
    let modules = Modules::ours();
    let mut files: BTreeSet<(&str, &str)> = BTreeSet::new();
    for Reference { from, to } in &modules.references() {
        if !from.starts_with(to) && !to.starts_with(from) {
            files.insert((modules.file(from), modules.file(to)));
        }
    }
    let circles: Vec<_> =
        files.iter().filter(|(a, b)| a < b && files.contains(&(*b, *a))).collect();
    assert!(circles.is_empty(), "{circles:#?}");
}
