//! Whether the unit that a file states is that of the series it is read for.
//!
//! Such units are free text ("USD bn cash capex"), so what contradicts is looked for: another size or currency than that of the
//! scenario, a span of time other than the year, a measure or a multiplier.

use super::{
    Run,
    currency::{currencies, size, words},
    data,
    node::{Node, Value},
    source::Span,
};

/// Spans of time of which a year has several.
const SHORTER: [&str; 14] = [
    "quarter",
    "quarterly",
    "month",
    "monthly",
    "week",
    "weekly",
    "day",
    "daily",
    "hour",
    "hourly",
    "half",
    "q",
    "mo",
    "h",
];

/// What says "in a year", and fills a unit.
const YEARLY: [&str; 9] =
    ["a", "per", "year", "years", "yr", "annum", "annual", "annually", "yearly"];

/// Measures that no money has.
const MEASURES: [&str; 12] =
    ["wh", "kwh", "mwh", "gwh", "twh", "kw", "mw", "gw", "tw", "units", "percent", "cumulative"];

/// What contradicts the unit of a series in the file that it is read from, and where the file is named; where the
/// scenario states the unit itself, whether that is one of something else.
pub fn check_unit(node: &Node, wanted: &str, run: &Run) -> Option<(Span, String)> {
    let Value::Table(table) = &node.value else { return None };
    let file = table.get("csv")?;
    if let Some(Node { value: Value::Text(stated), span }) = table.get("unit") {
        return Some((span.clone(), states_another(stated, wanted, run)?));
    }
    let Value::File(name) = &file.value else { return None };
    let item = match table.get("item").map(|node| &node.value) {
        Some(Value::Text(item)) => Some(item.as_str()),
        _ => None,
    };
    let rows = data::read(name, item).ok()?.rows;
    let wrong =
        rows.iter().find_map(|row| Some((row.line, contradiction(&row.unit, wanted, run)?)));
    wrong.map(|(line, message)| (file.span.clone(), format!("{}:{line}: {message}", name.shown())))
}

/// What contradicts in a stated unit of a series; nothing is said of an empty one.
fn contradiction(found: &str, wanted: &str, run: &Run) -> Option<String> {
    if found.is_empty() {
        return None;
    }
    let words = words(found);
    let wrong = if wanted.starts_with("bn") {
        of_something_else(&words, wanted, run).or_else(|| money(&words, &run.currency))
    } else {
        physical(&words, wanted, run)
    };
    let expected = expected(wanted, run);
    wrong.map(|wrong| {
        format!(
            "the unit `{found:.40}` {wrong}: {expected}; unit = \"..\" beside csv says that it is this one under another name"
        )
    })
}

/// What is expected, in the words of the scenario.
fn expected(wanted: &str, run: &Run) -> String {
    format!("expected {:.40}", in_words_of(wanted, run))
}

fn in_words_of(wanted: &str, run: &Run) -> String {
    let money = wanted.strip_prefix("bn").map(|rest| format!("{}{rest}", run.currency));
    let wanted = money.unwrap_or_else(|| wanted.to_owned());
    wanted
        .replacen("capacity units", &run.unit, 1)
        .replacen("capacity unit", &run.unit, 1)
        .replacen("site units", &run.site_unit, 1)
        .replacen("site unit", &run.site_unit, 1)
}

/// What contradicts the unit of a key in one that stands beside it.
pub fn contradicts(found: &str, wanted: &str, run: &Run) -> Option<String> {
    let own = in_words_of(wanted, run);
    if found.is_empty() || found == wanted || found == own {
        return None;
    }
    let (words, known) = (words(found), [words(wanted), words(&own)].concat());
    let stranger = |word: &&String| !known.contains(word) && !YEARLY.contains(&word.as_str());
    let wrong = match words.iter().find(stranger) {
        Some(word) => format!("is not that of this key (`{word}`)"),
        None if wanted.starts_with("bn") && size(&words) != size(&known) => {
            "has another size".to_owned()
        }
        None => return None,
    };
    Some(format!("the unit `{found:.40}` {wrong}: expected {own:.60}"))
}

/// What contradicts in a unit that is stated beside a file: numbers are taken as they are, whatever is stated.
pub fn states_another(found: &str, wanted: &str, run: &Run) -> Option<String> {
    let words = words(found);
    let amount = || wanted.starts_with("bn").then(|| another_amount(&words, &run.currency))?;
    let wrong = of_something_else(&words, wanted, run).or_else(amount)?;
    let expected = expected(wanted, run);
    Some(format!(
        "the unit `{found:.40}` {wrong}: {expected}; numbers of a file are taken as they are: convert them there"
    ))
}

/// What a unit measures, where its words tell: capacity and sites are often counted alike.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Measured {
    Money,
    Capacity,
    Other,
}

/// What a unit measures that is not what a series does.
fn of_something_else(found: &[String], wanted: &str, run: &Run) -> Option<String> {
    let has_all = |unit: &str| {
        let own = words(unit);
        !own.is_empty() && own.iter().all(|word| found.contains(word))
    };
    let is_money = !currencies(found).is_empty() || has_all(&run.currency);
    let is_capacity = has_all(&run.unit) || has_all(&run.site_unit);
    let own = match wanted {
        _ if wanted.starts_with("bn") => Measured::Money,
        _ if wanted.starts_with("capacity units") || wanted.starts_with("site units") => {
            Measured::Capacity
        }
        _ => Measured::Other,
    };
    match (own, is_money, is_capacity) {
        (Measured::Money, true, _) | (Measured::Capacity, _, true) => None,
        (_, _, true) => Some("is one of capacity or sites".to_owned()),
        (_, true, _) => Some("is one of money".to_owned()),
        _ => None,
    }
}

/// What contradicts in an amount of money that names no size, or another size, currency or time.
fn money(words: &[String], currency: &str) -> Option<String> {
    let own = self::words(currency);
    if size(words).is_none() && another_amount(words, currency).is_none() {
        let size = if size(&own).is_some() { currency } else { "bn" };
        return Some(format!("does not say {size}"));
    }
    if let Some(wrong) = another_amount(words, currency) {
        return Some(wrong);
    }
    let measured = |word: &&String| {
        MEASURES.contains(&word.as_str()) || word.contains(|c: char| c.is_ascii_digit())
    };
    if let Some(word) = words.iter().find(measured) {
        return Some(format!("says more than an amount (`{word}`)"));
    }
    let other =
        words.windows(2).find(|pair| pair[0] == "per" && !YEARLY.contains(&pair[1].as_str()));
    other.map(|pair| format!("is an amount per `{}`", pair[1]))
}

/// What an amount says of its currency, size or time that is not that of the scenario.
fn another_amount(words: &[String], currency: &str) -> Option<String> {
    let own = self::words(currency);
    let (theirs, ours) = (currencies(words), currencies(&own));
    if !theirs.is_empty() && !ours.is_empty() && theirs != ours {
        return Some("names another currency".to_owned());
    }
    let size_of_ours = size(&own).or(Some(9));
    if size(words).is_some() && size(words) != size_of_ours {
        return Some(format!(
            "does not say {}",
            if size(&own).is_some() { currency } else { "bn" }
        ));
    }
    let is_ours = !own.is_empty() && own.iter().all(|word| words.contains(word));
    if size(words).is_none() && theirs.is_empty() && !is_ours {
        return Some("names no amount of money".to_owned());
    }
    let shorter = words.iter().find(|word| SHORTER.contains(&word.as_str()));
    shorter.map(|word| format!("is of another time (`{word}`)"))
}

/// What counts something must name it in the words of the scenario.
fn physical(words: &[String], wanted: &str, run: &Run) -> Option<String> {
    // What counts nothing, as a ratio, has no unit of the scenario.
    let own: Vec<String> = self::words(&format!("{} {wanted}", in_words_of(wanted, run)));
    if let Some(word) = words.iter().find(|word| SHORTER.contains(&word.as_str())) {
        return Some(format!("is of another time (`{word}`)"));
    }
    let stranger =
        words.iter().find(|word| !own.contains(word) && !YEARLY.contains(&word.as_str()));
    stranger.map(|word| format!("is none of this series (`{word}`)"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(currency: &str) -> Run {
        Run {
            start: 2025.0,
            years: 3,
            steps_per_year: 4,
            paths: 64,
            seed: 1,
            currency: currency.to_owned(),
            unit: "GW of 2025 compute".to_owned(),
            site_unit: "GW".to_owned(),
            economy: Run::HOME.to_owned(),
        }
    }

    #[test]
    fn amounts_are_of_the_currency_and_of_a_year() {
        for found in [
            "",
            "bn",
            "USD bn",
            "$bn a year",
            "bn/year",
            "USD bn cash capex",
            "billions of dollars per year",
            "US$ bn p.a.",
        ] {
            assert_eq!(contradiction(found, "bn a year", &run("$bn")), None, "{found}");
        }
        for found in [
            "USD",
            "USD m",
            "m USD",
            "€bn",
            "bn EUR",
            "bn USD a quarter",
            "bn/month",
            "bn JPY a month",
            "bn kWh",
            "1000 bn",
            "bn a day",
            "bn (cumulative)",
            "bn per capacity unit",
            "USD tn",
        ] {
            assert!(contradiction(found, "bn a year", &run("$bn")).is_some(), "{found}");
        }
        assert_eq!(contradiction("USD m", "bn a year", &run("$m")), None);
        assert_eq!(contradiction("Mio. Euro", "bn a year", &run("Euro million")), None);
        assert!(contradiction("USD bn", "bn a year", &run("$m")).is_some());
    }

    #[test]
    fn quantities_are_named_as_the_scenario_names_them() {
        for (found, wanted) in [
            ("GW", "site units a year"),
            ("GW a year", "site units a year"),
            ("GW/yr", "site units a year"),
            ("site units", "site units a year"),
            ("GW of 2025 compute", "capacity units"),
            ("gw", "capacity units"),
            ("ratio", "ratio"),
        ] {
            assert_eq!(contradiction(found, wanted, &run("$bn")), None, "{found}");
        }
        for (found, wanted) in [
            ("MW", "site units a year"),
            ("TWh", "site units a year"),
            ("USD bn", "site units a year"),
            ("GW a quarter", "site units a year"),
            ("MW", "capacity units"),
            ("%", "ratio"),
            ("GW", "ratio"),
            ("GW of 2025 compute", "ratio"),
            ("GW of 2025 compute", "site units a year"),
            ("GW of 2025 compute", "bn a year"),
            ("bn GW", "bn a year"),
        ] {
            assert!(contradiction(found, wanted, &run("$bn")).is_some(), "{found}");
        }
    }
}
