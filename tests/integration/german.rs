//! Every sentence that a chart, a page, a deck or a workbook can say has its German, whether or not a scenario of
//! ours makes it say so.

use std::{fs, path::Path};

use overbuild::language::{Language, messages, phrase};
use syn::{
    Attribute, Expr, ExprCall, ExprLit, ExprMethodCall, FieldValue, ImplItemFn, ItemMod, Lit,
    LitStr, Macro, Member, Token,
    punctuated::Punctuated,
    visit::{self, Visit},
};

use crate::{
    folder::{Folder, errors},
    support::root,
};

/// What speaks to readers of charts and reports.
const SPEAKERS: &[&str] = &[
    "chart",
    "language/amount.rs",
    "language/date.rs",
    "language/terms.rs",
    "report/answer",
    "report/backtest/coverage.rs",
    "report/backtest/figures.rs",
    "report/backtest/text.rs",
    "report/calibration/figures.rs",
    "report/calibration/together_text.rs",
    "report/comparison/assumed.rs",
    "report/comparison/brief.rs",
    "report/comparison/contributions.rs",
    "report/comparison/figures",
    "report/comparison/mod.rs",
    "report/comparison/story.rs",
    "report/comparison/text.rs",
    "report/deck",
    "report/drivers.rs",
    "report/given",
    "report/inputs.rs",
    "report/office",
    "report/page",
    "report/rules",
    "report/run",
    "report/screen",
    "report/sensitivity/figures.rs",
    "report/sensitivity/story.rs",
    "report/sensitivity/text.rs",
    "report/solve/figures.rs",
    "report/solve/story.rs",
    "report/solve/text.rs",
    "report/story",
    "report/sweep/figures.rs",
    "report/sweep/story.rs",
    "report/sweep/text.rs",
    "report/watch",
];
/// What speaks to authors of files and programs.
const OTHERS: [&str; 6] = [
    "chart/check.rs",
    "chart/drawing.rs",
    "chart/style",
    "given/files.rs",
    "office/inputs.rs",
    "rules/files.rs",
];

/// Sentences among the literals of a file, and words that are said.
#[derive(Default)]
struct Sentences(Vec<String>);

impl<'a> Visit<'a> for Sentences {
    fn visit_lit_str(&mut self, literal: &'a LitStr) {
        let text = literal.value();
        let words = |word: &str| word.len() > 1 && word.chars().all(|c| c.is_ascii_lowercase());
        if text.contains(' ') && text.split(' ').filter(|word| words(word)).count() > 1 {
            self.0.push(text);
        }
    }

    fn visit_expr_call(&mut self, call: &'a ExprCall) {
        let Expr::Path(path) = &*call.func else { return visit::visit_expr_call(self, call) };
        let name = path.path.segments.last().map(|part| part.ident.to_string());
        match (name.as_deref(), call.args.first()) {
            (Some("phrase"), Some(Expr::Lit(said))) => self.say(&said.lit),
            (Some("failed" | "Err"), _) => {}
            _ => visit::visit_expr_call(self, call),
        }
    }

    fn visit_expr_method_call(&mut self, call: &'a ExprMethodCall) {
        match (call.method.to_string().as_str(), call.args.first()) {
            ("expect", _) => self.visit_expr(&call.receiver),
            ("word", Some(Expr::Lit(said))) => self.say(&said.lit),
            _ => visit::visit_expr_method_call(self, call),
        }
    }

    fn visit_macro(&mut self, called: &'a Macro) {
        if !["phrase", "vec"].iter().any(|name| called.path.is_ident(name)) {
            return;
        }
        let Ok(parts) = called.parse_body_with(Punctuated::<Expr, Token![,]>::parse_terminated)
        else {
            return;
        };
        for (place, part) in parts.iter().enumerate() {
            match part {
                Expr::Lit(said) if place == 0 => self.say(&said.lit),
                // What fills a place: `share = percent(0.2)`.
                Expr::Assign(filled) => self.inside(&filled.right),
                _ => self.inside(part),
            }
        }
    }

    fn visit_field_value(&mut self, field: &'a FieldValue) {
        // What a chart shows is told by `explain`, in English.
        if !matches!(&field.member, Member::Named(name) if name == "about") {
            visit::visit_field_value(self, field);
        }
    }

    fn visit_impl_item_fn(&mut self, function: &'a ImplItemFn) {
        // Which numbers a file may have is told to its author.
        if function.sig.ident != "check" {
            visit::visit_impl_item_fn(self, function);
        }
    }

    fn visit_item_mod(&mut self, module: &'a ItemMod) {
        if module.ident != "tests" {
            visit::visit_item_mod(self, module);
        }
    }

    fn visit_attribute(&mut self, _: &'a Attribute) {}
}

impl Sentences {
    /// What is said within a part of a macro, whose tree lives no longer than the call.
    fn inside(&mut self, part: &Expr) {
        let mut all = Sentences::default();
        all.visit_expr(part);
        self.0.append(&mut all.0);
    }

    fn say(&mut self, literal: &Lit) {
        if let Lit::Str(text) = literal {
            self.0.push(text.value());
        }
    }
}

fn of_folder(path: &Path, all: &mut Sentences) {
    if path.is_dir() {
        for entry in fs::read_dir(path).unwrap() {
            of_folder(&entry.unwrap().path(), all);
        }
        return;
    }
    let name = path.to_string_lossy().into_owned();
    let is_code = path.extension().is_some_and(|ending| ending == "rs");
    if is_code && !OTHERS.iter().any(|other| name.contains(other)) {
        let file = syn::parse_file(&fs::read_to_string(path).unwrap()).unwrap();
        all.visit_file(&file);
    }
}

#[test]
fn every_sentence_has_its_german() {
    let mut all = Sentences::default();
    for speaker in SPEAKERS {
        of_folder(&root().join("src").join(speaker), &mut all);
    }
    assert!(all.0.len() > 150, "{}", all.0.len());
    let missing: Vec<_> =
        all.0.iter().filter(|text| !Language::GERMAN.knows(&phrase(text.as_str()))).collect();
    assert!(missing.is_empty(), "no German for {missing:#?}");
}

/// All that the program's own texts say, in one line each way of writing it.
fn source() -> String {
    let mut all = String::new();
    let mut folders = vec![root().join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() && !path.ends_with("language/german") {
                folders.push(path);
            } else if path.is_file() {
                all += &fs::read_to_string(&path).unwrap_or_default();
            }
        }
    }
    let lines: Vec<&str> = all.lines().map(str::trim).collect();
    lines.join("\n").replace("\\\n", "").replace("\\\"", "\"")
}

/// Messages are known by their sentences, so a sentence that nobody says any more is one that is said in English.
#[test]
fn every_german_message_has_its_english() {
    let source = source();
    let is_place = |part: &str| part.len() < 8;
    for sentence in messages() {
        for part in sentence.split(['{', '}']).filter(|part| !is_place(part)) {
            assert!(source.contains(part), "`{part}` of `{sentence}` is said nowhere");
        }
    }
    assert!(messages().count() > 60);
}

/// What mechanisms say of a scenario: literals of their code, and what is formatted.
#[derive(Default)]
struct Refusals(Vec<String>);

impl<'a> Visit<'a> for Refusals {
    fn visit_lit_str(&mut self, literal: &'a LitStr) {
        let text = literal.value();
        if after_its_key(&text) != text {
            self.say(text);
        }
    }

    fn visit_macro(&mut self, called: &'a Macro) {
        if called.path.is_ident("format") {
            let parts = called.parse_body_with(Punctuated::<Expr, Token![,]>::parse_terminated);
            if let Some(Expr::Lit(ExprLit { lit: Lit::Str(said), .. })) = parts.unwrap().first() {
                self.say(said.value());
            }
        }
    }

    fn visit_expr_method_call(&mut self, call: &'a ExprMethodCall) {
        if call.method == "expect" {
            self.visit_expr(&call.receiver);
        } else {
            visit::visit_expr_method_call(self, call);
        }
    }

    fn visit_item_mod(&mut self, module: &'a ItemMod) {
        if !["tests", "testing"].iter().any(|own| module.ident == own) {
            visit::visit_item_mod(self, module);
        }
    }

    fn visit_attribute(&mut self, _: &'a Attribute) {}
}

impl Refusals {
    fn say(&mut self, text: String) {
        let words = |word: &&str| word.len() > 1 && word.chars().all(|c| c.is_ascii_lowercase());
        if text.split(' ').filter(words).count() > 2 {
            self.0.push(text);
        }
    }
}

/// What is said of a key, without it.
fn after_its_key(text: &str) -> &str {
    let of_key = text.split_once(": ").filter(|(key, _)| !key.contains(' '));
    of_key.map_or(text, |(_, said)| said)
}

/// `run` and `compare` refuse in German what a mechanism refuses.
#[test]
fn every_refusal_of_a_mechanism_has_its_german() {
    let mut all = Refusals::default();
    let mut folders = vec![root().join("src/model")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let is_test = path.to_string_lossy().contains("test");
            if path.is_dir() && !is_test {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") && !is_test {
                all.visit_file(&syn::parse_file(&fs::read_to_string(path).unwrap()).unwrap());
            }
        }
    }
    let known: Vec<&str> = messages().flat_map(|sentence| sentence.split(['{', '}'])).collect();
    let is_known = |part: &str| part.len() < 8 || known.iter().any(|own| own.contains(part));
    let outside = |text: &str| {
        let parts = after_its_key(text)
            .split('{')
            .map(|part| part.split_once('}').map_or(part, |(_, rest)| rest));
        parts.map(str::to_owned).collect::<Vec<_>>()
    };
    let missing: Vec<&String> =
        all.0.iter().filter(|text| !outside(text).iter().all(|part| is_known(part))).collect();
    assert!(all.0.len() > 50, "{}", all.0.len());
    assert!(missing.is_empty(), "no German for {missing:#?}");
}

/// Who asks for German is warned in German, and told in German what is on its way.
#[test]
fn notes_are_in_the_language_of_the_answer() {
    let folder = Folder::new("german-notes");
    let text = "extends = 'base.toml'\ntitle = 'x'\n[accounting]\nasset_group = 'assets'\n";
    folder.write("case.toml", text);
    let run = ["run", "case", "--paths", "64", "--out", "r", "--simulate-only"];
    let german =
        ["Hinweis: keine Datei `case` hier", "Warnung: accounting.shared_business: ändert"];
    let english = ["note: no file `case` here", "warning: accounting.shared_business: changes"];
    for (language, due, others) in [("de", german, english), ("en", english, german)] {
        let output = folder.run(&[&run[..], &["--language", language]].concat());
        let said = errors(&output);
        assert!(output.status.success(), "{said}");
        assert!(due.iter().all(|due| said.contains(due)), "{language}: {said}");
        assert!(!others.iter().any(|other| said.contains(other)), "{language}: {said}");
    }
}
