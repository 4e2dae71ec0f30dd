//! All tables: nothing in them is cut, and without errors amounts are told as people do.

use overbuild::{
    language::Language,
    library::{Scenario, Settings},
    report::Detail,
};

use crate::support::root;

/// Whether a word is a number with a mark between its thousands.
fn is_long(word: &str, mark: char) -> bool {
    let digits = |part: &str| part.chars().filter(char::is_ascii_digit).count();
    let mut parts = word.split(mark);
    let first = parts.next().unwrap_or("");
    let rest: Vec<&str> = parts.collect();
    digits(first) > 0 && !rest.is_empty() && rest.iter().all(|part| digits(part) == 3)
}

#[test]
fn all_tables_cut_nothing_and_tell_amounts_as_people_do() {
    for name in ["base", "fiber-glut", "lab-default", "merchant-power"] {
        let file = root().join(format!("scenarios/{name}.toml"));
        let scenario = Scenario::load_with(file, &["run.paths=256"]).unwrap();
        let answer = scenario.simulate(Settings::default()).unwrap();
        for (language, mark) in [(Language::En, ','), (Language::GERMAN, '.')] {
            let text = answer.told(Detail::All, language);
            let cut: Vec<&str> = text.lines().filter(|line| line.contains('…')).collect();
            assert!(cut.is_empty(), "{name}: {cut:#?}");
            let long: Vec<&str> =
                text.lines().filter(|line| line.split(' ').any(|own| is_long(own, mark))).collect();
            assert!(long.is_empty(), "{name}: {long:#?}");
            let errors = answer.told(Detail::Errors, language);
            assert!(errors.contains('±') && !text.contains(" ±"), "{text}");
        }
    }
}

/// What the answer says drives a bust comes first in the table of what drives it: that of write-downs is another.
#[test]
fn what_drives_a_bust_has_a_table() {
    let file = root().join("scenarios/base.toml");
    let scenario = Scenario::load_with(file, &["run.paths=1024"]).unwrap();
    let text = scenario.simulate(Settings::default()).unwrap().told(Detail::All, Language::En);
    let flat = text.replace("\n  ", " ");
    let (before, _) = flat.split_once(" matters most for whether it busts").unwrap();
    let parameter = before.rsplit(". ").next().unwrap();
    let (_, table) = text.split_once("What drives whether it busts").unwrap();
    let first = table.lines().nth(1).unwrap();
    assert!(first.trim_start().starts_with(parameter), "{parameter}: {table}");
    assert!(table.contains("What drives write-downs"), "{table}");
}
