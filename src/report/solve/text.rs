//! A solved scenario on one terminal screen.

use std::fmt::Write;

use super::Solved;
use crate::{
    analysis::solve::{Look, Root, Shape},
    report::{
        asked,
        language::{Language, Phrase},
        number,
    },
};

/// The terminal summary.
pub(super) fn text(solved: &Solved<'_>) -> String {
    let solution = &solved.solution;
    let mut text = format!("\n{}\n", solved.model.header.title);
    let question = format!(
        "{}, {}: where would {} have to stand?",
        say(&asked::head(solved.asked)),
        say(&solved.amount(solved.target)),
        say(&solved.label().words)
    );
    let _ = writeln!(text, "{question}\n");
    for root in &solution.roots {
        text.push_str(&one(solved, root));
    }
    if solution.roots.is_empty() {
        let _ = writeln!(text, "  {}", nowhere(solved));
    }
    if let Some(now) = &solution.now {
        let there = solution.roots.iter().any(|root| within(root, now.at));
        let words =
            if there { " It is already where it would have to be, within the error." } else { "" };
        let _ = writeln!(
            text,
            "  The scenario has {}: {}.{words}",
            place(solved, now.at),
            value(solved, now)
        );
    }
    let _ = writeln!(text, "  {}", shape(solved));
    if let Some(first) = solution.barred.first() {
        let more = match solution.barred.len() - 1 {
            0 => String::new(),
            1 => " (and at one more place)".to_owned(),
            more => format!(" (and at {more} more places)"),
        };
        let _ =
            writeln!(text, "  Not simulated at {}{more}: {}", place(solved, first.at), first.why);
    }
    if let Some(root) = solution.roots.first() {
        let moved = if solved.knob.is_median() {
            " (the whole distribution moves with its median)"
        } else {
            ""
        };
        let _ = writeln!(text, "  To run it{moved}:\n    --set '{}'", solved.knob.setting(root.at));
    }
    text.push_str(&line(solved));
    text
}

fn say(phrase: &Phrase) -> String {
    Language::En.say(phrase).replace('\u{a0}', " ")
}

/// Whether a place cannot be told apart from a root.
fn within(root: &Root, at: f64) -> bool {
    let [low, high] = root.interval;
    low.is_some_and(|low| low <= at) && high.is_some_and(|high| at <= high)
}

fn place(solved: &Solved<'_>, at: f64) -> String {
    say(&solved.label().amount(at))
}

fn one(solved: &Solved<'_>, root: &Root) -> String {
    let label = solved.label();
    let end =
        |end: Option<f64>, open: &str| end.map_or_else(|| open.to_owned(), |end| label.number(end));
    let [low, high] = root.interval;
    let interval = match (low, high) {
        _ if root.too_few => " (too few paths for an interval: more with --paths)".to_owned(),
        (Some(low), Some(high)) if low.total_cmp(&high).is_eq() => String::new(),
        _ => format!(
            " (95 % interval {} to {})",
            end(low, "below the range"),
            end(high, "beyond the range")
        ),
    };
    let jump = root.jump.map_or_else(String::new, |[below, above]| {
        format!(
            "; it jumps there from {} to {}",
            say(&solved.amount(below)),
            say(&solved.amount(above))
        )
    });
    format!("  {}: {}{interval}{jump}\n", say(&label.head()), place(solved, root.at))
}

fn value(solved: &Solved<'_>, look: &Look) -> String {
    let name = say(&asked::words(solved.asked));
    let value = say(&solved.amount(look.known.value));
    let [low, high] = look.known.interval;
    if !look.spread || !low.is_finite() || !high.is_finite() {
        return format!("there, {name} is {value}");
    }
    let [low, high] = [low, high].map(|end| number::value(end, solved.asked.unit));
    format!("there, {name} is {value} ({low} to {high})")
}

/// Why there is no place.
fn nowhere(solved: &Solved<'_>) -> String {
    let solution = &solved.solution;
    let looks = solution.looks.iter().filter(|look| look.known.value.is_finite());
    let values: Vec<f64> = looks.map(|look| look.known.value).collect();
    let least = values.iter().copied().fold(f64::INFINITY, f64::min);
    let most = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let [low, high] = solution.seen().map(|at| place(solved, at));
    if values.is_empty() {
        return format!("At no place from {low} to {high} has the number a value.");
    }
    let [least_said, most_said] = [least, most].map(|value| say(&solved.amount(value)));
    if solution.shape == Shape::Flat {
        return format!(
            "It does not react to this key: from {low} to {high} it stays at {least_said} to {most_said}, within its error."
        );
    }
    if (least..=most).contains(&solved.target) {
        return format!(
            "It comes as near as its error to the target, but no place can be told apart from others with these paths; more with --paths. From {low} to {high} it lies between {least_said} and {most_said}."
        );
    }
    format!(
        "At no place that was looked at: from {low} to {high} it lies between {least_said} and {most_said}."
    )
}

fn shape(solved: &Solved<'_>) -> String {
    let solution = &solved.solution;
    let [low, high] = solution.seen().map(|at| place(solved, at));
    let words = match solution.shape {
        Shape::Rises => "It rises with the key",
        Shape::Falls => "It falls as the key rises",
        Shape::Flat => "It does not clearly move",
        Shape::Both => {
            "It rises and falls with the key, so there may be more places than were found"
        }
    };
    let [scan, full] = solution.paths.map(number::count);
    let many = solution.looks.iter().filter(|look| look.paths == solution.paths[1]).count();
    let coarse = match solution.looks.len() - many {
        0 => String::new(),
        coarse => format!(", {coarse} on {scan}"),
    };
    format!(
        "{words}, from {low} to {high}; {many} places on {full} paths{coarse}, the same luck in all (seed {}).",
        solved.run().seed
    )
}

/// The line of indifference as a table.
fn line(solved: &Solved<'_>) -> String {
    let Some((second, line)) = &solved.line else { return String::new() };
    let (first, other) = (solved.label(), asked::knob(second, solved.run()));
    let mut text = format!(
        "\n  {:<40}{}\n",
        format!("{}: where", say(&other.with_unit())),
        say(&first.with_unit())
    );
    for point in &line.points {
        let roots: Vec<String> = point
            .roots
            .iter()
            .map(|root| {
                let ends = root
                    .interval
                    .map(|end| end.map_or_else(|| "..".to_owned(), |e| first.number(e)));
                format!("{} ({} to {})", first.number(root.at), ends[0], ends[1])
            })
            .collect();
        let found = match (&point.barred, roots.is_empty()) {
            (Some(why), _) => format!("not simulated: {why}"),
            (None, true) => "none".to_owned(),
            (None, false) => roots.join(", "),
        };
        let _ = writeln!(text, "  {:<40}{found}", other.number(point.at));
    }
    text
}
