use super::*;
use crate::{
    metrics::read_model,
    scenario::{Document, Rules},
};

fn model() -> Model {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../scenarios/base.toml");
    let mut document = Document::load(path.as_ref(), &[]);
    read_model(&mut document, Rules::default()).unwrap()
}

fn told(model: &Model, text: &str) -> Vec<(String, Relation, f64)> {
    let read = Condition::read(text, model).unwrap_or_else(|error| panic!("{text}: {error}"));
    read.clauses.into_iter().map(|one| (one.name, one.relation, one.bound)).collect()
}

#[test]
fn conditions_are_read() {
    let model = model();
    let one = |name: &str, relation, bound| vec![(name.to_owned(), relation, bound)];
    for (text, due) in [
        ("bust", one("bust", Relation::Equal, 1.0)),
        (" not bust ", one("bust", Relation::Equal, 0.0)),
        ("bust = 0", one("bust", Relation::Equal, 0.0)),
        ("bust_spending>0", one("bust_spending", Relation::Equal, 1.0)),
        ("spending_fall > 0.5", one("spending_fall", Relation::Above, 0.5)),
        ("spending_fall<=50%", one("spending_fall", Relation::AtMost, 0.5)),
        ("spending_fall above 50 %", one("spending_fall", Relation::Above, 0.5)),
        ("bust_begins == 2028", one("bust_begins", Relation::Equal, 2028.0)),
        ("bust_begins != never", one("bust_begins", Relation::Unequal, f64::INFINITY)),
        ("default.Oracle", one("default.Oracle", Relation::Equal, 1.0)),
        ("not 'default.Oracle'", one("default.Oracle", Relation::Equal, 0.0)),
        ("'write_down.Oracle'>1", one("write_down.Oracle", Relation::Above, 1.0)),
        ("write_down.Oracle > 1e2", one("write_down.Oracle", Relation::Above, 100.0)),
    ] {
        assert_eq!(told(&model, text), due, "{text}");
    }
    for text in [
        "spending_fall > 0.5 and spending_fall < 0.6",
        "bust_begins != never and bust_begins != 2030",
    ] {
        assert_eq!(told(&model, text).len(), 2, "{text}");
    }
    let both = told(&model, "bust AND spending_fall > 0.5 and default.Oracle");
    assert_eq!(both.len(), 3);
}

#[test]
fn what_is_no_question_is_refused() {
    let model = model();
    for (text, due) in [
        ("", "a metric is missing"),
        ("bust and", "left over"),
        ("bust and ", "left over"),
        ("and bust", "there is no metric `and bust`"),
        ("bustt", "did you mean `bust`?"),
        ("spending_fal > 0.5", "did you mean `spending_fall`?"),
        ("spending_fall", "compare it"),
        ("spending_fall > nan", "is no number"),
        ("spending_fall > NaN", "is no number"),
        ("spending_fall > inf", "is no number"),
        ("spending_fall >", "is no number"),
        ("spending_fall > 0,5", "is no number"),
        ("spending_fall > 50", "for 50 % write 0.5"),
        ("spending_fall > 1", "holds on no path"),
        ("spending_fall >= 0", "holds on every path"),
        ("spending_fall = 0.5", "no two paths"),
        ("write_down > 50 %", "per cent of what?"),
        ("bust_begins = 2080", "holds on no path"),
        ("bust and not bust", "said of `bust` contradicts itself"),
        (
            "spending_fall > 0.6 and bust and spending_fall < 0.5",
            "`spending_fall` contradicts itself",
        ),
        ("bust_begins = never and bust_begins > 2028", "`bust_begins` contradicts itself"),
        // There is no year between two.
        ("bust_begins > 2030 and bust_begins < 2031", "`bust_begins` contradicts itself"),
        ("bust_begins >= 2036 and bust_begins != 2036", "`bust_begins` contradicts itself"),
        ("bust_begins = 2028.5", "is a whole number"),
        ("bust_begins > never", "is only `= never`"),
        ("bust = 2", "holds on no path"),
        ("not bust > 0", "alone"),
        ("bust or default.Oracle", "left over"),
        ("NaN > 0", "there is no metric `NaN`"),
        ("default.Nobody", "there is no metric"),
        ("loss.Oracle", "there is no metric"),
        ("spending_fall > 0.5 > 0.2", "left over"),
    ] {
        let error =
            Condition::read(text, &model).err().unwrap_or_else(|| panic!("{text} is taken"));
        assert!(error.contains(due), "{text}: {error}");
    }
}

/// A part that another one holds with wherever it does is told, whichever of them stands first.
#[test]
fn parts_that_change_nothing_are_told() {
    let model = model();
    for (text, due) in [
        (
            "spending_fall > 0.5 and spending_fall > 0.6",
            "`spending_fall > 0.5` changes nothing: wherever `spending_fall > 0.6` holds, it does",
        ),
        (
            "spending_fall > 60 % and default.Oracle and spending_fall >= 0.6",
            "`spending_fall >= 0.6` changes nothing: wherever `spending_fall > 0.6` holds, it does",
        ),
        (
            "write_down <= 50 and write_down < 50.5",
            "`write_down < 50.5` changes nothing: wherever `write_down <= 50` holds, it does",
        ),
        (
            "default.Oracle and spending_fall > 0.5 and default.Oracle",
            "`default.Oracle` stands twice",
        ),
        ("not default.Oracle and not default.Oracle", "`not default.Oracle` stands twice"),
        (
            "bust_begins > 2028 and bust_begins != never",
            "`bust_begins != never` changes nothing: wherever `bust_begins > 2028` holds, it does",
        ),
        // Between two years there is none.
        (
            "bust_begins >= 2029 and bust_begins > 2028",
            "`bust_begins > 2028` changes nothing: wherever `bust_begins >= 2029` holds, it does",
        ),
        (
            "bust_begins = 2030 and bust_begins < 2033",
            "`bust_begins < 2033` changes nothing: wherever `bust_begins = 2030` holds, it does",
        ),
        // By several together.
        (
            "bust_begins > 2028 and bust_begins < 2030 and bust_begins = 2029",
            "`bust_begins = 2029` changes nothing: wherever all else on `bust_begins` holds, it does",
        ),
        (
            "bust_begins <= 2030 and bust_begins != 2030 and bust_begins < 2030",
            "`bust_begins < 2030` changes nothing: wherever all else on `bust_begins` holds, it does",
        ),
        (
            "bust_begins >= 2029 and bust_begins != 2030 and bust_begins != 2029 and bust_begins > 2030",
            "`bust_begins > 2030` changes nothing: wherever all else on `bust_begins` holds, it does",
        ),
    ] {
        let doubts = Condition::read(text, &model).unwrap().doubts();
        assert!(doubts.first().is_some_and(|own| own == due), "{text}: {doubts:?}");
    }
    for text in [
        "bust",
        "bust and not default.Oracle",
        "spending_fall > 0.5 and spending_fall < 0.6",
        "write_down > 50 and write_down.Oracle > 50",
        "bust_begins != never and bust_begins != 2030",
        "bust_begins != 2029 and bust_begins != 2030",
        "bust_begins >= 2029 and bust_begins != 2031",
        "write_down >= 5 and write_down < 5.5",
    ] {
        let doubts = Condition::read(text, &model).unwrap().doubts();
        assert!(doubts.is_empty(), "{text}: {doubts:?}");
    }
}

#[test]
fn quantities_say_something_of_each_other() {
    let model = model();
    for (text, idle, other) in [
        ("bust and bust_begins >= 2025", "bust_begins >= 2025", "bust"),
        ("bust and bust_begins = 2030", "bust", "bust_begins = 2030"),
        ("bust and bust_years >= 1", "bust_years >= 1", "bust"),
        ("bust and bust_price", "bust", "bust_price"),
        ("bust_price_begins < 2030 and bust_price", "bust_price", "bust_price_begins < 2030"),
        ("bust_spending and spending_fall > 0.4", "spending_fall > 0.4", "bust_spending"),
        ("bust_spending and spending_fall > 0.5", "bust_spending", "spending_fall > 0.5"),
        ("spending_fall > 0.6 and bust", "bust", "spending_fall > 0.6"),
        // A fall by the limit is a bust, and not only one beyond it.
        ("spending_fall >= 0.5 and bust_spending", "bust_spending", "spending_fall >= 0.5"),
        ("not bust and bust_begins = never", "bust_begins = never", "not bust"),
        ("not bust and not bust_credit", "not bust_credit", "not bust"),
        ("not bust and spending_fall < 0.5", "spending_fall < 0.5", "not bust"),
        ("default.Oracle and defaults >= 1", "defaults >= 1", "default.Oracle"),
        ("default.OpenAI and customer_defaults > 0", "customer_defaults > 0", "default.OpenAI"),
        ("defaults = 0 and not default.Oracle", "not default.Oracle", "defaults = 0"),
    ] {
        let due = format!("`{idle}` changes nothing: wherever `{other}` holds, it does");
        assert_eq!(Condition::read(text, &model).unwrap().doubts(), [due], "{text}");
    }
    for (text, one, other) in [
        ("bust_spending and spending_fall < 0.3", "bust_spending", "spending_fall < 0.3"),
        ("default.Oracle and defaults < 1", "default.Oracle", "defaults < 1"),
        ("bust_begins = never and bust", "bust_begins = never", "bust"),
        ("bust_credit and not bust", "bust_credit", "not bust"),
        (
            "not bust_price and bust_price_begins = 2030",
            "not bust_price",
            "bust_price_begins = 2030",
        ),
        ("not bust and spending_fall > 0.5", "not bust", "spending_fall > 0.5"),
    ] {
        let due = format!("`{one}` rules out `{other}`: no path can meet both");
        assert_eq!(Condition::read(text, &model).err(), Some(due), "{text}");
    }
    let three = "not default.Oracle and bust_begins != 2030 and bust_spending and not bust";
    assert!(Condition::read(three, &model).is_err());
    for text in [
        "bust and bust_spending_begins = never",
        "bust and spending_fall < 0.5",
        "bust_spending and spending_fall <= 0.5",
        "defaults >= 1 and not default.Oracle",
        "not bust_spending and bust_begins = 2030",
        "default.Oracle and defaults >= 2",
    ] {
        let doubts = Condition::read(text, &model).unwrap().doubts();
        assert!(doubts.is_empty(), "{text}: {doubts:?}");
    }
}

/// By a bust of the scenario's own.
#[test]
fn a_bust_is_what_the_scenario_says() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../scenarios/base.toml");
    let own = "bust.any_of = [{ metric = 'spending_fall', above = 0.7 }]".to_owned();
    let mut document = Document::load(path.as_ref(), &[own]);
    let model = read_model(&mut document, Rules::default()).unwrap();
    let doubts = |text: &str| Condition::read(text, &model).map(|read| read.doubts().len());
    assert_eq!(doubts("bust and spending_fall > 0.6"), Ok(1));
    assert_eq!(doubts("spending_fall > 0.8 and bust"), Ok(1));
    assert_eq!(doubts("bust and bust_begins = 2030"), Ok(0));
    // A condition of the scenario's own is one beyond its limit.
    let told = Condition::read("spending_fall >= 0.7 and bust", &model).unwrap().doubts();
    assert!(told[0].starts_with("`spending_fall >= 0.7` changes nothing"), "{told:?}");
    assert_eq!(doubts("not bust and bust_price"), Ok(0));
    assert!(doubts("bust and spending_fall < 0.7").is_err());
}

#[test]
fn what_never_happens_is_neither_early_nor_late() {
    let model = model();
    let holds =
        |text: &str, value: f64| Condition::read(text, &model).unwrap().clauses[0].holds(value);
    let never = f64::INFINITY;
    assert!(holds("bust_begins > 2028", 2029.0) && !holds("bust_begins > 2028", never));
    assert!(!holds("bust_begins < 2028", never) && holds("bust_begins = never", never));
    assert!(holds("bust_begins != 2028", never) && !holds("bust_begins != 2028", 2028.0));
    assert!(!holds("spending_fall > 0.5", f64::NAN) && !holds("bust", f64::NAN));
}
