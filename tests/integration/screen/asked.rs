//! What a scenario asks is what it is answered: whom it brings, what happened, and how it differs from its base.

use std::fs;

use overbuild::language::Language;

use super::{LINES, column, compared, elsewhere::part, printed, screen};
use crate::folder::Folder;

fn told(folder: &Folder, arguments: &[&str]) -> String {
    screen(folder, arguments).replace("\n  ", " ")
}

/// Whom a scenario adds to its base is named before those who fail most often, and where the difference is to be seen.
#[test]
fn whom_a_scenario_brings_is_named_first() {
    let folder = Folder::new("asked-brings");
    let text = told(&folder, &["run", "stargate.toml", "--paths", "512"]);
    let csv = fs::read_to_string(folder.0.join("output/stargate/paths.csv")).unwrap();
    let share = column(&csv, "default.Stargate").iter().sum::<f64>() / 5.12;
    let own = format!("Who fails: Stargate on {share:.0} % of all paths, SoftBank on ");
    let place = text.find(&own).unwrap_or_else(|| panic!("`{own}` is not in {text}"));
    assert!(place < text.find("A bust is ").unwrap(), "{text}");
    assert!(text.contains("; of the others CoreWeave most often, on "), "{text}");
    let command = "The difference from no-backstop: `overbuild compare no-backstop stargate`.";
    assert!(text.contains(command), "{text}");
    // A command is for who sits before a screen: nobody quotes it.
    let quoted = fs::read_to_string(folder.0.join("output/stargate/summary.json")).unwrap();
    assert!(!quoted.contains("overbuild compare no-backstop"), "{quoted}");
    let base = printed(&folder, "base.toml", 64).replace("\n  ", " ");
    assert!(!base.contains("The difference from"), "{base}");
}

/// Who fails, the most frequent first, where a scenario brings nobody: whom it says something new of is not who it is
/// about, unless it asks for them.
#[test]
fn parties_are_told_by_how_often_they_fail() {
    let folder = Folder::new("asked-order");
    for scenario in ["bear.toml", "as-of-2026.toml", "base.toml"] {
        let text = printed(&folder, scenario, 512).replace("\n  ", " ");
        let (before, who) = text.split_once("Who fails: ").unwrap();
        assert!(before.contains("A bust is ") || before.contains("paths end in a bust"), "{text}");
        let who = who.split(';').next().unwrap().replace('\n', " ");
        let shares: Vec<f64> = who
            .split(" on ")
            .skip(1)
            .map(|part| part.split_whitespace().next().unwrap().parse().unwrap())
            .collect();
        assert!(shares.len() == 3 && shares.is_sorted_by(|a, b| a >= b), "{scenario}: {who}");
    }
    let text = printed(&folder, "gpu-loans.toml", 512).replace("\n  ", " ");
    // Whom the scenario asks for is not told twice.
    assert!(text.contains("CoreWeave cannot pay on "), "asked for: {text}");
    assert!(text.contains("Others that fail: ") && !text.contains("fails: "), "{text}");
    let all = ["base.toml", "bear.toml", "bull.toml"];
    let text = compared(&folder, &all, [512, 0], Language::En);
    let first = |line: &str| line.split_whitespace().find_map(|cell| cell.parse::<f64>().ok());
    let lines = text.lines().filter(|line| line.starts_with("  Fails: "));
    let shares: Vec<f64> = lines.filter_map(first).collect();
    assert!(shares.len() > 1 && shares.is_sorted_by(|a, b| a >= b), "{text}");
}

/// Where hardly any path writes anything down, the sentence has a quantile: the largest of the paths is none.
#[test]
fn rare_write_downs_are_told_by_a_quantile() {
    let folder = Folder::new("asked-rare");
    told(&folder, &["run", "us-offices.toml", "--paths", "1000"]);
    // The scenario asks for something else, so that a slide says it.
    let deck = folder.0.join("output/us-offices/deck.pptx");
    let slides = (1..=12).map(|slide| part(&deck, &format!("ppt/slides/slide{slide}.xml")));
    let text = slides.collect::<String>().replace('\u{a0}', " ");
    let csv = fs::read_to_string(folder.0.join("output/us-offices/paths.csv")).unwrap();
    let mut values = column(&csv, "write_down");
    values.sort_by(f64::total_cmp);
    let due = values[989];
    assert!(values[899] <= 0.0 && due > 0.0, "{due}");
    let (_, rest) = text.split_once("on one in a hundred more than $").unwrap();
    let told: f64 = rest.split_whitespace().next().unwrap().parse().unwrap();
    assert!((told / due - 1.0).abs() < 0.1, "{told} {due}");
}

/// A comparison of a scenario with what it is laid over says first what it changes, and asks its question.
#[test]
fn a_comparison_begins_with_what_is_changed() {
    let folder = Folder::new("asked-compare");
    let both = ["no-backstop.toml", "stargate.toml"];
    let text = compared(&folder, &both, [512, 64], Language::En).replace("\n  ", " ");
    let at = |words: &str| text.find(words).unwrap_or_else(|| panic!("`{words}` not in {text}"));
    at("What does half a trillion on credit for one customer add");
    let brought = at("Stargate cannot pay on ");
    assert!(at("The median of what lenders lose by defaults of builders is ") < brought, "{text}");
    assert!(brought < at("In no-backstop a bust is "), "{text}");
}

/// A yes or no of a year has no median: it is told on how many paths it has happened.
#[test]
fn what_has_happened_by_a_year_is_told_as_a_share() {
    let folder = Folder::new("asked-by");
    let text = "extends = \"base.toml\"\ntitle = \"x\"\nanswer = [\"default.CoreWeave@2036\", \"payback_year.2026\", \"internal_rate_of_return\"]\n";
    folder.write("by.toml", text);
    let said = printed(&folder, "by.toml", 512).replace("\n  ", " ");
    assert!(said.contains("default of CoreWeave by 2036 happens on "), "{said}");
    assert!(
        said.contains(
            "edian of the year in which the equipment of that year has paid back (2026) is "
        ),
        "{said}"
    );
    assert!(
        said.contains("edian of the internal rate of return of the build-out, before tax is "),
        "{said}"
    );
}

/// The market of one number a year: a series that was observed in two years, and a fall that a series shows.
const SEEN: &str = "extends = 'settled-industry.toml'
title = 'seen'
answer = ['capacity@2005', 'spending_fall']
[[observation]]
name = 'Capacity'
track = 'capacity'
table = [[2001, 103], [2005, CAPACITY]]
error = 0.01
[[observation]]
name = 'Spending'
track = 'spending'
table = [[2001, 100], [2002, 60], [2005, 12], [2006, 10]]
compare = 'index'
";

/// What happened stands beside what the paths say, inside or outside the 80 % band.
#[test]
fn what_happened_is_told_beside_the_paths() {
    let folder = Folder::new("asked-seen");
    let run = |capacity: &str| {
        folder.write("seen.toml", SEEN.replace("CAPACITY", capacity));
        printed(&folder, "seen.toml", 512).replace("\n  ", " ")
    };
    let far = run("500");
    assert!(far.contains("The model did not foresee capacity in service in 2005"), "{far}");
    assert!(far.contains("on eight paths in ten; it was 500."), "{far}");
    // Of 100 in 2001 60 are left in 2002, and 12 in 2005, when the three years are over.
    assert!(far.contains("; it was 40 %."), "{far}");
    assert!(far.contains(" the largest fall of yearly spending from its peak"), "{far}");
    let middle: f64 = {
        let words = far.split("capacity in service in 2005").nth(1).unwrap();
        let (_, number) = words.split_once(": it expects ").unwrap();
        number.split([',', ' ']).next().unwrap().parse().unwrap()
    };
    let near = run(&middle.to_string());
    assert!(near.contains("The model foresaw capacity in service in 2005"), "{near}");
    assert!(near.contains(&format!("; it was {middle}.")), "{near}");
}

/// Who asks for lenders is told what they lose, be it in the question or in what is called a bust; who names numbers is
/// told these.
#[test]
fn what_lenders_lose_is_told_to_who_asks() {
    let folder = Folder::new("asked-lenders");
    let base = "extends = \"base.toml\"\ntitle = \"x\"\n";
    let bust = "[bust]\nany_of = [{ metric = \"lender_loss\", above = 100 }]\n";
    let asks = "question = \"Do the lenders lose more?\"\n";
    let due = "median of what lenders lose by defaults of builders is $";
    for (name, text, told) in [
        ("question", asks.to_owned(), true),
        ("bust", format!("question = \"What now?\"\n{bust}"), true),
        ("neither", "question = \"What now?\"\n".to_owned(), false),
        ("named", format!("{asks}answer = [\"write_down\"]\n"), false),
    ] {
        folder.write(&format!("{name}.toml"), format!("{base}{text}"));
        let said = printed(&folder, &format!("{name}.toml"), 512);
        assert!(said.lines().count() <= LINES, "{said}");
        assert_eq!(said.replace("\n  ", " ").contains(due), told, "{name}: {said}");
    }
}
