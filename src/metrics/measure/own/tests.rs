use super::*;
use crate::{
    metrics::{Measure, Track, metrics, read_model},
    random::fill,
    scenario::{Document, Rules},
};

/// The base scenario with quantities of one's own; what is wrong with it.
fn read(quantities: &str) -> (Option<Model>, String) {
    let folder = tempfile::tempdir().unwrap();
    let base = concat!(env!("CARGO_MANIFEST_DIR"), "/../../scenarios/base.toml");
    let path = folder.path().join("own.toml");
    std::fs::write(&path, format!("extends = '{base}'\n{quantities}")).unwrap();
    let mut document = Document::load(&path, &[]);
    let model = read_model(&mut document, Rules::default());
    (model, document.problems.render(&document.sources, false))
}

fn entry(name: &str, unit: &str, expression: &str) -> String {
    format!(
        "[[quantity]]\nname = \"{name}\"\nlabel = \"{name}\"\nunit = \"{unit}\"\nexpression = \"{expression}\"\n"
    )
}

fn own(quantities: &str) -> (Model, Vec<Measure>) {
    let (model, problems) = read(quantities);
    let model = model.unwrap_or_else(|| panic!("{problems}"));
    let own = metrics(&model).into_iter().filter(|metric| metric.quantity.own).collect();
    (model, own)
}

/// A history by hand, with these tracks in 2024, 2025, ..; nothing else happens.
fn value(model: &Model, measure: &Measure, tracks: &[(Track, &[f64])]) -> f64 {
    let mut history = History::of(model);
    for (track, values) in tracks {
        for (row, value) in values.iter().enumerate() {
            history.tracks[*track as usize][row] = fill(*value);
        }
    }
    measure.of(&history)[3]
}

#[test]
fn expressions_are_worked_out_by_hand() {
    let spending: &[f64] = &[0.0, 10.0, 30.0, 20.0, 5.0, 5.0, 5.0, 5.0, 5.0, 5.0, 5.0, 5.0, 5.0];
    let tightness: &[f64] = &[1.2, 1.1, 0.9, 1.3, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5];
    let tracks = [(Track::Spending, spending), (Track::Tightness, tightness)];
    for (unit, expression, due) in [
        ("money", "sum(spending)", 105.0),
        ("money", "largest(spending) - smallest(spending)", 25.0),
        ("money", "at(spending, 2027) * 2", 40.0),
        ("money", "last(spending)", 5.0),
        ("money", "mean(spending)", 105.0 / 12.0),
        ("share", "1 - last(spending) / largest(spending)", 1.0 - 5.0 / 30.0),
        ("year", "first_year(tightness < 1)", 2026.0),
        ("year", "first_year(tightness > 2)", f64::INFINITY),
        ("year", "first_year(spending > 50% * largest(spending))", 2026.0),
        ("years", "years(spending >= 20)", 2.0),
        ("years", "first_year(tightness < 1) - 2025", 1.0),
        ("ratio", "largest(tightness)", 1.3),
        ("ratio", "at(tightness, 2024)", 1.2),
        ("ratio", "sum(max(tightness - 1, 0))", 0.4),
        ("ratio", "sum(spending) / (last(spending) - 5)", f64::INFINITY),
        ("ratio", "abs(-2 * largest(tightness))", 2.6),
        ("money", "min(sum(spending), 100)", 100.0),
        ("money", "spending", 105.0),
    ] {
        let (model, own) = own(&entry("mine", unit, expression));
        assert_eq!(own.len(), 1);
        let found = value(&model, &own[0], &tracks);
        let same = found.total_cmp(&due).is_eq() || (found - due).abs() < 1e-9;
        assert!(same, "{expression}: {found}, due {due}");
    }
}

#[test]
fn one_may_ask_for_another_wherever_it_stands() {
    let text = entry("b", "money", "2 * a")
        + &entry("a", "money", "sum(spending)")
        + &entry("c", "share", "a / b");
    let (model, own) = own(&text);
    let names: Vec<&str> = own.iter().map(|own| own.name.as_str()).collect();
    assert_eq!(names.len(), 3);
    let spending = [0.0, 7.0];
    for measure in &own {
        let due = match measure.name.as_str() {
            "a" => 7.0,
            "b" => 14.0,
            _ => 0.5,
        };
        let found = value(&model, measure, &[(Track::Spending, &spending)]);
        assert!((found - due).abs() < 1e-12, "{}: {found}", measure.name);
    }
}

#[test]
fn mistakes_are_told_with_their_place() {
    for (unit, expression, words) in [
        (
            "money",
            "sum(spendin)",
            "there is no track or metric `spendin`; did you mean `spending`?",
        ),
        ("money", "spending@2027 * 2", "`spending@2027` is at(spending, 2027) in an expression"),
        ("share", "at(financed_demand_share, 2024)", "at: expected a whole year from 2025 to 2036"),
        ("money", "largest(price)", "it comes to a price, not to the unit `money`"),
        ("money", "sum(spending) + largest(capacity)", "capacity cannot be added to money"),
        ("money", "tightness * 3", "`tightness` has a value in each year"),
        ("money", "total(spending)", "there is no function `total`"),
        ("money", "sum(spending", "expected `)`, found the end"),
        ("money", "sum(1)", "expected a track"),
        ("money", "7", "it speaks of no track and no metric"),
        ("money", "at(spending, 2080)", "expected a whole year from 2025 to 2036"),
        ("money", "at(spending, 2027.5)", "expected a whole year from 2025 to 2036"),
        ("money", "at(spending)", "expected two arguments"),
        ("money", "min(spending)", "expected two arguments, found 1; smallest(..) is"),
        ("year", "first_year(tightness)", "expected a comparison"),
        ("ratio", "tightness < 1", "expected an operator"),
        ("sites", "largest(power_queue)", "`power_queue` is not modelled here: it needs [power]"),
        ("ratio", "bust", "take a kind of it"),
        ("money", "mine + sum(spending)", "it is worked out from itself: mine -> mine"),
        ("money", "sum(default.Nobody)", "there is no track or metric `default.Nobody`"),
        ("money", "nan", "there is no track or metric `nan`"),
        ("money", "1e999 * sum(spending)", "is no number"),
    ] {
        let (model, problems) = read(&entry("mine", unit, expression));
        assert!(model.is_none() && problems.contains(words), "{expression}: {problems}");
        assert!(problems.contains("own.toml:6:"), "{expression}: {problems}");
    }
    // The place is that of the word.
    let (_, problems) = read(&entry("mine", "money", "1 * sum(spendin)"));
    assert!(problems.contains("own.toml:6:23"), "{problems}");
}

#[test]
fn circles_and_taken_names_are_refused() {
    let circle =
        entry("a", "money", "b + 1") + &entry("b", "money", "2 * c") + &entry("c", "money", "a");
    let (model, problems) = read(&circle);
    assert!(model.is_none(), "{problems}");
    assert_eq!(problems.matches("worked out from itself").count(), 1, "{problems}");
    assert!(problems.contains("a -> b -> c -> a"), "{problems}");
    for (name, words) in [
        ("write_down", "is a metric of the program"),
        ("tightness", "is a track of the program"),
        ("bust", "is a metric of the program"),
        ("p50", "is a statistic of the program"),
        ("median", "is a statistic of the program"),
        ("Mine", "is no name of files"),
        ("a.b", "is no name of files"),
    ] {
        let (model, problems) = read(&entry(name, "money", "sum(spending)"));
        assert!(model.is_none() && problems.contains(words), "{name}: {problems}");
    }
    let label = entry("mine", "money", "sum(spending)")
        .replace("label = \"mine\"", "label = \"Write-downs  over the horizon\"");
    let (model, problems) = read(&label);
    assert!(
        model.is_some() && problems.contains("the program's `write_down` the same is said"),
        "{problems}"
    );
    let twice = entry("a", "money", "sum(spending)") + &entry("a", "money", "sum(spending)");
    assert!(read(&twice).1.contains("two entries are named `a`"));
    let other = entry("a", "money", "sum(spendin)") + &entry("b", "money", "a * 2");
    let (_, problems) = read(&other);
    assert_eq!(problems.matches("error").count(), 1, "{problems}");
}

#[test]
fn conditions_and_promises_may_speak_of_it() {
    let text = entry("paid_twice", "share", "sum(write_down) / sum(spending)")
        + "[bust]\nany_of = [{ metric = \"paid_twice\", above = 0.5 }]\n"
        + "[[expect]]\nmetric = \"paid_twice\"\nstatistic = \"p50\"\nbelow = 2\n";
    let (model, problems) = read(&text);
    assert!(model.is_some(), "{problems}");
}

/// What is said of a bust by a number of one's own.
fn bust_by(unit: &str, expression: &str, condition: &str) -> String {
    let text = entry("mine", unit, expression)
        + &format!("[bust]\nany_of = [{{ metric = \"mine\", {condition} }}]\n");
    read(&text).1
}

#[test]
fn what_an_expression_can_never_come_to_is_refused() {
    let (part, all) = ("sum(spending.Amazon)", "sum(spending)");
    for (unit, expression, condition, words) in [
        ("money", "-sum(write_down)", "above = 0", "never above 0"),
        ("money", "-sum(write_down)", "below = 5", "always lies there"),
        ("money", "2 * sum(write_down)", "below = 0", "never below 0"),
        ("money", "sum(write_down) + sum(spending)", "above = -1", "always lies there"),
        ("price", "at(price, 2030)", "below = 0", "never below 0"),
        ("price", "largest(price) / 2 - 3", "below = -4", "never below -3"),
        ("share", "PART / ALL", "above = 1", "between 0 and 1"),
        ("share", "(PART + sum(spending.Meta)) / ALL", "above = 1.5", "between 0 and 1"),
        ("share", "100 * PART / ALL", "above = 100", "between 0 and 100"),
        ("share", "1 - PART / ALL", "below = 0", "between 0 and 1"),
        ("money", "ALL - PART", "below = 0", "never below 0"),
        ("money", "write_down.Amazon - write_down", "above = 0", "never above 0"),
        ("share", "mean(utilisation)", "above = 1", "between 0 and 1"),
        ("share", "sum(write_down) / ALL", "below = 0", "never below 0"),
        ("years", "years(tightness < 1)", "above = 12", "between 0 and 12"),
        ("year", "first_year(tightness < 1)", "above = 2040", "between 2025 and 2036"),
        ("ratio", "max(largest(tightness), 2)", "below = 2", "never below 2"),
        ("money", "abs(sum(free_cash_flow))", "below = 0", "never below 0"),
        ("ratio", "bust_price + bust_books", "above = 2", "between 0 and 2"),
        ("ratio", "largest(relative_margin) * largest(relative_margin)", "below = 0", "below 0"),
    ] {
        let expression = expression.replace("PART", part).replace("ALL", all);
        let said = bust_by(unit, &expression, condition);
        assert!(said.contains("error: bust: `mine` "), "{expression}: {said}");
        assert!(said.contains(words), "{expression}: {said}");
    }
}

#[test]
fn what_an_expression_may_come_to_is_not() {
    for (unit, expression, condition) in [
        ("money", "sum(free_cash_flow)", "below = 0"),
        ("money", "sum(spending) - sum(revenue)", "below = 0"),
        ("share", "sum(spending) / sum(spending.Amazon)", "above = 1.5"),
        ("share", "sum(spending.Amazon) / sum(spending)", "above = 0.5"),
        ("share", "sum(spending.Amazon) / sum(revenue)", "above = 1.5"),
        ("share", "largest(spending.Amazon) / last(spending)", "above = 1.5"),
        (
            "share",
            "(largest(spending.Amazon) + largest(spending.Meta)) / largest(spending)",
            "above = 1",
        ),
        ("share", "(sum(spending.Amazon) + 5) / sum(spending)", "above = 1"),
        ("share", "2 * sum(spending.Amazon) / sum(spending)", "above = 1.5"),
        ("share", "sum(write_down) / sum(spending)", "above = 5"),
        // That it comes at all is something.
        ("year", "first_year(tightness < 1)", "above = 2020"),
        ("money", "max(sum(spending), 10)", "above = 10"),
        ("years", "first_year(tightness < 1) - 2025", "above = 3"),
    ] {
        let said = bust_by(unit, expression, condition);
        assert!(!said.contains("error"), "{expression}: {said}");
    }
}

#[test]
fn what_is_the_same_whatever_happens_is_refused() {
    for (unit, expression, words) in [
        ("money", "sum(write_down) / 0", "it has no value on any path"),
        ("money", "sum(write_down) / (2 - 2)", "it has no value on any path"),
        ("share", "sum(revenue) / (sum(spending) - sum(spending))", "it has no value on any path"),
        ("year", "first_year(spending < 0)", "it has no value on any path"),
        ("money", "0 * sum(spending)", "it comes to 0 whatever happens"),
        ("money", "sum(spending) - sum(spending)", "it comes to 0 whatever happens"),
        ("money", "2 * write_down - write_down - write_down", "it comes to 0 whatever happens"),
        ("share", "sum(spending) / sum(spending)", "it comes to 1 whatever happens"),
        ("money", "min(sum(spending), 0)", "it comes to 0 whatever happens"),
        ("years", "years(spending >= 0)", "it comes to 12 whatever happens"),
        ("money", "sum(spending) - sum(spending) + 5", "it comes to 5 whatever happens"),
    ] {
        let (model, said) = read(&entry("mine", unit, expression));
        assert!(model.is_none() && said.contains(words), "{expression}: {said}");
    }
    // A run of one year leaves a date no other: that is the run's doing.
    let year = entry("mine", "year", "bust_spending_begins") + "[run]\nyears = 1\n";
    assert!(!read(&year).1.contains("whatever happens"));
}
