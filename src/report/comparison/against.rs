//! A scenario against the reference, path by path, on a terminal screen.

use super::{Shown, differences, signed, unit_name};
use crate::{
    analysis::{Case, Compared, Dominance, Order, Part, Study, Versus},
    chart::shorten,
    language::{Language, Phrase, number, phrase, rounding},
    metrics::{Metric, Side, Unit},
    report::screen::{self, left, right},
    scenario::Statistic,
};

/// A scenario's differences from the reference.
pub(super) fn against(study: &Study, versus: &Versus, language: Language) -> String {
    let case = &study.cases.cases[versus.case];
    let title = phrase!(
        "{scenario} less {reference}, path by path",
        scenario = name(&case.name),
        reference = name(&study.cases.reference().name)
    );
    let heads = ["difference", "95 % interval", "worse on", "narrower"];
    let mut text =
        format!("\n{}", apart(&language.say(&title), heads.map(|own| language.word(own))));
    for shown in differences(versus) {
        let interval = language.say(&shown.interval(|end| end));
        let Shown { compared, contrast, statistic, words, unit, first } = shown;
        // How often it is worse belongs to the outcome, not to each of its statistics.
        let words = match statistic {
            Statistic::ExpectedShortfall(_) if !first => "  mean of worst 5 %",
            _ => words,
        };
        let label = format!("{}, {}", language.word(words), difference_unit(unit, case, language));
        let last = match contrast.narrower() {
            Some(_) if !contrast.is_clear() => language.word("none clear"),
            Some(times) => {
                language.say(&phrase!("{times} times", times = number(format!("{times:.1}"))))
            }
            None => String::new(),
        };
        let cells = [
            language.number(&signed(contrast.difference, unit)),
            interval,
            if first { language.number(&worse(compared)) } else { String::new() },
            last,
        ];
        text.push_str(&apart(&label, cells));
    }
    for sentence in sentences(study, versus) {
        text.push_str(&screen::indented(&language.say(&sentence), "  "));
    }
    text
}

/// Columns of a label.
const LABEL: usize = 34;

/// A line of differences.
fn apart(label: &str, [difference, interval, worse, narrower]: [String; 4]) -> String {
    // What is long stands above its cells.
    let above = label.chars().count() >= LABEL;
    let head = if above { screen::indented(label, "  ") } else { String::new() };
    let text = format!(
        "{head}  {}{}  {}{}{}",
        left(if above { "" } else { label }, LABEL),
        right(&difference, 14),
        left(&interval, 22),
        right(&worse, 14),
        right(&narrower, 14)
    );
    format!("{}\n", text.trim_end())
}

fn difference_unit(unit: Unit, case: &Case, language: Language) -> String {
    match unit_name(unit, case.run()) {
        points if points == "points" => language.word("points"),
        unit => language.currency(&unit),
    }
}

/// Share of paths on which the scenario is worse than the reference.
fn worse(compared: &Compared) -> String {
    let (higher, equal) = (&compared.pair.higher, &compared.pair.equal);
    let share = match compared.quantity.worse {
        Side::High => higher.value,
        Side::Low => 1.0 - higher.value - equal.value,
        Side::Neither => return String::new(),
    };
    number::percent(share)
}

fn sentences(study: &Study, versus: &Versus) -> Vec<Phrase> {
    let case = &study.cases.cases[versus.case];
    let (mine, theirs) = (case.name.as_str(), study.cases.reference().name.as_str());
    // What a scenario is called always differs.
    let keys = versus.keys.iter().filter(|key| key.part != Part::Name);
    let keys: Vec<&str> = keys.map(|key| key.name.as_str()).collect();
    let mut all = vec![match keys.len() {
        0 => phrase("No key differs."),
        1 => phrase!("One key differs: {key}.", key = name(keys[0])),
        count => phrase!(
            "{count} keys differ (keys.csv): {keys}",
            count = name(&count.to_string()),
            keys = name(&shorten(&keys.join(", "), 84))
        ),
    }];
    let found = versus.dominance.iter().find(|(name, _)| name == Metric::WriteDown.name());
    all.extend(found.map(|(_, own)| dominance_words(own, (mine, theirs), &case.run().currency)));
    all.extend(changes(versus));
    all
}

/// The years in which mean differences change their sign.
fn changes(versus: &Versus) -> Option<Phrase> {
    let crossings = versus.crossings.iter().filter(|crossing| !crossing.changes.is_empty());
    let each = crossings.take(3).map(|crossing| {
        let years: Vec<String> = crossing.changes.iter().map(|y| format!("{y:.0}")).collect();
        phrase!(
            "{what} in {years}",
            what = phrase(phrase(crossing.label)),
            years = name(&years.join(", "))
        )
    });
    let all = each.reduce(|all, next| {
        phrase!("{first}; {second}", first = phrase(all), second = phrase(next))
    })?;
    Some(phrase!(
        "Mean differences change their sign: {where_and_when}.",
        where_and_when = phrase(all)
    ))
}

fn dominance_words(dominance: &Dominance, (mine, theirs): (&str, &str), currency: &str) -> Phrase {
    let (worse, better) = if dominance.first_is_worse { (mine, theirs) } else { (theirs, mine) };
    match (dominance.order, dominance.crossing) {
        (Order::First, _) => phrase!(
            "Write-downs of {worse} are worse than those of {better} at every level (first-order dominance).",
            worse = name(worse),
            better = name(better)
        ),
        (Order::Second, _) => phrase!(
            "Write-downs of {worse} are worse than those of {better} for whoever minds risk (second-order dominance).",
            worse = name(worse),
            better = name(better)
        ),
        (Order::None, Some(at)) => phrase!(
            "Neither dominates by write-downs: the curves cross at {amount}.",
            amount = money(rounding::figures(at, 3, Unit::Money), currency)
        ),
        (Order::None, None) => phrase("Neither dominates the other by write-downs."),
        (Order::Undecided, _) => {
            phrase("Write-downs of the two cannot be told apart at any level with these paths.")
        }
    }
}
