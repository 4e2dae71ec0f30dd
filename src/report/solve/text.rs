//! A solved scenario on one terminal screen.

use super::Solved;
use crate::{
    analysis::solve::{Look, Root, Shape},
    language::{Language, Phrase, number, phrase, rounding},
    report::{
        asked,
        screen::{Table, asking, indented, paragraph},
    },
};

/// The terminal summary.
pub(super) fn text(solved: &Solved<'_>, language: Language) -> String {
    let language = language.of(&[&solved.model.header]);
    let solution = &solved.solution;
    let question = language.plain(&solved.question());
    let mut text = format!("\n{}", asking(&solved.model.header.title, &question, language));
    text.push_str(&paragraph(
        &language.plain(&phrase!("{said}.", said = phrase(super::figures::title(solved)))),
    ));
    let mut sentences: Vec<Phrase> = match solution.roots.as_slice() {
        [] => vec![nowhere(solved)],
        // Where it is stands above.
        [only] if !only.throughout => more(solved, only),
        roots => roots.iter().map(|root| one(solved, root)).collect(),
    };
    sentences.extend(solution.now.as_ref().map(|now| today(solved, now)));
    sentences.push(shape(solved));
    sentences.extend(barred(solved, language));
    if !solution.roots.is_empty() {
        sentences.push(if solved.knob.is_median() {
            phrase("To run it (the whole distribution moves with its median):")
        } else {
            phrase("To run it:")
        });
    }
    for sentence in &sentences {
        text.push_str(&indented(&language.say(sentence), "  "));
    }
    if let Some(root) = solution.roots.first() {
        // Nobody types the digits that no path can tell apart.
        let setting = solved.knob.setting(rounding::significant(root.at, 6));
        text.push_str(&format!("    --set '{setting}'\n"));
    }
    text + &line(solved, language)
}

/// What there is to a root beside where it is.
fn more(solved: &Solved<'_>, root: &Root) -> Vec<Phrase> {
    let [low, high] = root.interval;
    let is_point = low.zip(high).is_some_and(|(low, high)| low.total_cmp(&high).is_eq());
    let label = solved.label();
    let interval = match is_point {
        _ if root.too_few => Some(phrase("Too few paths for an interval: more with --paths.")),
        true if root.sure => None,
        true => Some(phrase("The number goes in steps, so these paths tell no interval.")),
        false => Some(phrase!(
            "The 95 % interval: {low} to {high}.",
            low = phrase(low.map_or_else(|| phrase("below the range"), |low| label.short(low))),
            high =
                phrase(high.map_or_else(|| phrase("beyond the range"), |high| label.amount(high)))
        )),
    };
    let jump = root.jump.map(|[below, above]| {
        phrase!(
            "It jumps there from {low} to {high}.",
            low = phrase(solved.amount(below)),
            high = phrase(solved.amount(above))
        )
    });
    interval.into_iter().chain(jump).collect()
}

fn place(solved: &Solved<'_>, at: f64) -> Phrase {
    solved.label().amount(at)
}

fn one(solved: &Solved<'_>, root: &Root) -> Phrase {
    let label = solved.label();
    let end = |end: Option<f64>, open: &str| {
        end.map_or_else(|| phrase(open), |end| phrase!(number(label.number(end))))
    };
    let [low, high] = root.interval;
    if let (Some(low), Some(high), true) = (low, high, root.throughout) {
        return phrase!(
            "{key}: from {low} to {high}; between them it is {target} wherever it was looked",
            key = phrase(label.head()),
            low = phrase(place(solved, low)),
            high = phrase(place(solved, high)),
            target = phrase(solved.amount(solved.target))
        );
    }
    let interval = match (low, high) {
        _ if root.too_few => phrase(" (too few paths for an interval: more with --paths)"),
        (Some(low), Some(high)) if low.total_cmp(&high).is_eq() => phrase(if root.sure {
            ""
        } else {
            " (the number goes in steps, so these paths tell no interval)"
        }),
        _ => phrase!(
            " (95 % interval {low} to {high})",
            low = phrase(end(low, "below the range")),
            high = phrase(end(high, "beyond the range"))
        ),
    };
    let jump = root.jump.map_or_else(
        || phrase(""),
        |[below, above]| {
            phrase!(
                "; it jumps there from {low} to {high}",
                low = phrase(solved.amount(below)),
                high = phrase(solved.amount(above))
            )
        },
    );
    phrase!(
        "{key}: {value}{interval}{jump}",
        key = phrase(label.head()),
        value = phrase(place(solved, root.at)),
        interval = phrase(interval),
        jump = phrase(jump)
    )
}

/// Where the key stands in the scenario, and what the number is there.
fn today(solved: &Solved<'_>, now: &Look) -> Phrase {
    let there = solved.solution.roots.iter().any(|root| Solved::is_there(root, now.at));
    let rest = if there {
        phrase(" It is already where it would have to be, within the error.")
    } else {
        phrase("")
    };
    phrase!(
        "The scenario has {value}: there, {what} is {result}.{rest}",
        value = phrase(place(solved, now.at)),
        what = phrase(solved.what()),
        result = phrase(value(solved, now)),
        rest = phrase(rest)
    )
}

fn value(solved: &Solved<'_>, look: &Look) -> Phrase {
    let value = solved.amount(look.known.value);
    let [low, high] = look.known.interval;
    if !look.spread || !low.is_finite() || !high.is_finite() {
        return value;
    }
    let end = |end: f64| number::value(end, solved.asked.unit);
    phrase!(
        "{value} ({low} to {high})",
        value = phrase(value),
        low = number(end(low)),
        high = number(end(high))
    )
}

/// The first place that could not be simulated, and how many more.
fn barred(solved: &Solved<'_>, language: Language) -> Option<Phrase> {
    let first = solved.solution.barred.first()?;
    let more = match solved.solution.barred.len() - 1 {
        0 => phrase(""),
        1 => phrase(" (and at one more place)"),
        more => phrase!(" (and at {count} more places)", count = name(&more.to_string())),
    };
    Some(phrase!(
        "Not simulated at {value}{more}: {why}",
        value = phrase(place(solved, first.at)),
        more = phrase(more),
        why = name(&language.message(&first.why))
    ))
}

/// Why there is no place.
fn nowhere(solved: &Solved<'_>) -> Phrase {
    let solution = &solved.solution;
    let looks = solution.looks.iter().filter(|look| look.known.value.is_finite());
    let values: Vec<f64> = looks.map(|look| look.known.value).collect();
    let least = values.iter().copied().fold(f64::INFINITY, f64::min);
    let most = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let [low, high] = solution.seen().map(|at| place(solved, at));
    if values.is_empty() {
        return phrase!(
            "At no place from {low} to {high} has the number a value.",
            low = phrase(low),
            high = phrase(high)
        );
    }
    let never = solution.looks.iter().any(|look| !look.known.value.is_finite());
    let passed = crossed(solved);
    let words = if solution.shape == Shape::Flat && !never {
        "It does not react to this key: it stays at {least} to {most}, within its error."
    } else if let Some(passed) = passed {
        return passed;
    } else if never {
        "Wherever it was looked, it lies between {least} and {most}, or there is none."
    } else if (least..=most).contains(&solved.target) {
        "It comes as near as its error to the target, but no place can be told apart from others with these paths; more with --paths. It lies between {least} and {most}."
    } else {
        "Wherever it was looked, it lies between {least} and {most}."
    };
    phrase!(words, least = phrase(solved.amount(least)), most = phrase(solved.amount(most)))
}

/// Where the number passes the target, if its error is too large to say where.
fn crossed(solved: &Solved<'_>) -> Option<Phrase> {
    let pair = solved.crossing()?;
    Some(phrase!(
        "At {low} it is {least}, at {high} {most}; more with --paths.",
        low = phrase(place(solved, pair[0].at)),
        least = phrase(value(solved, pair[0])),
        high = phrase(place(solved, pair[1].at)),
        most = phrase(value(solved, pair[1]))
    ))
}

fn shape(solved: &Solved<'_>) -> Phrase {
    let solution = &solved.solution;
    let [low, high] = solution.seen().map(|at| place(solved, at));
    let spread = solution.looks.iter().any(|look| look.spread);
    let words = match solution.shape {
        Shape::Rises if !spread => "{what} rises with {key}",
        Shape::Falls if !spread => "{what} falls as {key} rises",
        Shape::Rises => "{what} rises with {key}, as far as its error shows",
        Shape::Falls => "{what} falls as {key} rises, as far as its error shows",
        Shape::Flat => "{what} does not clearly move with {key}",
        Shape::Both => {
            "{what} rises and falls with {key}, so there may be more places than were found"
        }
    };
    let shape =
        phrase!(words, what = phrase(solved.what().capital()), key = phrase(solved.label().words));
    if !spread {
        return phrase!(
            "{shape}. Looked at from {low} to {high}: {places} places; nothing is left to chance.",
            shape = phrase(shape),
            low = phrase(low),
            high = phrase(high),
            places = name(&solution.looks.len().to_string())
        );
    }
    let [scan, full] = solution.paths.map(number::count);
    let many = solution.looks.iter().filter(|look| look.paths == solution.paths[1]).count();
    let coarse = match solution.looks.len() - many {
        0 => phrase(""),
        coarse => {
            phrase!(
                ", {coarse} on {paths}",
                coarse = name(&coarse.to_string()),
                paths = number(scan)
            )
        }
    };
    phrase!(
        "{shape}. Looked at from {low} to {high}: {places} places on {paths} paths{coarse}, the same luck in all (seed {seed}).",
        shape = phrase(shape),
        low = phrase(low),
        high = phrase(high),
        places = name(&many.to_string()),
        paths = number(full),
        coarse = phrase(coarse),
        seed = name(&solved.run().seed.to_string())
    )
}

/// The line of indifference as a table.
fn line(solved: &Solved<'_>, language: Language) -> String {
    let Some((second, line)) = &solved.line else { return String::new() };
    let (first, other) = (solved.label(), asked::knob(second, solved.run()));
    let table = Table::narrow(1, 36);
    let heads = phrase!("{key}: where", key = phrase(other.with_unit()));
    let mut text = "\n".to_owned();
    text.push_str(&table.tall(&language.plain(&heads), &[language.plain(&first.with_unit())]));
    for point in &line.points {
        let roots: Vec<String> = point
            .roots
            .iter()
            .map(|root| {
                let ends = root
                    .interval
                    .map(|end| end.map_or_else(|| "..".to_owned(), |e| first.number(e)));
                let words = phrase!(
                    "{value} ({low} to {high})",
                    value = number(first.number(root.at)),
                    low = number(ends[0].clone()),
                    high = number(ends[1].clone())
                );
                language.plain(&words)
            })
            .collect();
        let found = match (&point.barred, roots.is_empty()) {
            (Some(why), _) => language.plain(&phrase!("not simulated: {why}", why = name(why))),
            (None, true) => language.word("none"),
            (None, false) => roots.join(", "),
        };
        text.push_str(&table.line(&language.number(&other.number(point.at)), &[found]));
    }
    text
}
