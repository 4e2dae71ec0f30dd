//! Bases that change nothing as they are named.

use std::{collections::BTreeSet, path::Path};

use super::Document;
use crate::scenario::{
    node::{Node, Value},
    source::Span,
};

impl Document {
    /// Tells of a list of bases that names none, or one twice.
    pub(super) fn doubt_bases(&mut self, extends: &Node, bases: &[(String, Span)], folder: &Path) {
        let Self { sources, problems, .. } = self;
        if matches!(&extends.value, Value::List(list) if list.is_empty()) {
            let message = "extends: an empty list lays nothing below this file";
            problems.warn(Some(extends.span.clone()), message);
        }
        let mut known = BTreeSet::new();
        for (base, span) in bases {
            let file = sources.files.open(&folder.join(base), Path::new(base));
            if !known.insert(file.identity.clone()) {
                let message = format!("extends: {base:.60} is named twice, and laid once");
                problems.warn(Some(span.clone()), message).help("its place is the first");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::scenario::{Document, Problems};

    fn told(problems: &Problems, words: &str) -> bool {
        problems.0.iter().any(|problem| problem.message.contains(words))
    }

    #[test]
    fn a_list_of_bases_names_each_once() {
        for (extends, words) in [
            ("[]", "an empty list lays nothing"),
            ("['base.toml', './base.toml']", "./base.toml is named twice"),
        ] {
            let document = Document::from_text("own.toml", &format!("extends = {extends}\n"));
            assert!(told(&document.problems, words), "{extends}: {:?}", document.problems);
        }
        // Two that lie on the same one below are no slip.
        let document = Document::from_text("own.toml", "extends = ['bear.toml', 'ifrs.toml']\n");
        assert!(!told(&document.problems, "named twice"), "{:?}", document.problems);
    }

    #[test]
    fn german_that_a_setting_brings_is_of_what_the_scenario_says() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../scenarios/base.toml");
        for (settings, due) in [
            (["german.Amazone=x", "run.paths=5"], true),
            (["german.Amazon=x", "run.paths=5"], false),
            // What a setting takes out, the file still has words for.
            (["title=Another", "run.paths=5"], false),
        ] {
            let mut document = Document::load(path.as_ref(), &settings.map(str::to_owned));
            document.check_own_words();
            assert_eq!(told(&document.problems, "nowhere says"), due, "{settings:?}");
        }
    }
}
