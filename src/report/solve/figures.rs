//! How a number goes with a key, and the line on which two keys reach the same target.

use super::Solved;
use crate::{
    analysis::solve::{Look, Root},
    chart::{
        Called, Figure, Form, foot,
        form::{Curve, Mark, Response, Up},
        unit_phrase,
    },
    language::{Phrase, phrase},
    report::asked,
};

/// What they are called.
pub(in crate::report) const CALLED: [Called; 2] = [
    Called {
        name: "solve",
        sheet: None,
        about: Some("the number over the key, and where it reaches the target"),
    },
    Called {
        name: "indifference",
        sheet: None,
        about: Some("pairs of both keys that reach the target"),
    },
];

/// Names of the charts.
pub(in crate::report) fn chart_names() -> Vec<String> {
    CALLED.map(|own| own.name.to_owned()).to_vec()
}

/// Every chart of a solved scenario.
pub(in crate::report) fn figures(solved: &Solved<'_>, run: &str) -> Vec<Figure> {
    response(solved, run).into_iter().chain(indifference(solved, run)).collect()
}

fn response(solved: &Solved<'_>, run: &str) -> Option<Figure> {
    let solution = &solved.solution;
    let [low, high] = solution.window();
    let shown = |look: &&Look| (low..=high).contains(&look.at) && look.known.value.is_finite();
    let most = solution.looks.iter().filter(shown).map(|look| look.paths).max()?;
    // Looks with fewer paths have other errors: a line through both would have kinks that mean nothing.
    let looks: Vec<&Look> =
        solution.looks.iter().filter(shown).filter(|look| look.paths == most).collect();
    let looks = if looks.len() < 4 { solution.looks.iter().filter(shown).collect() } else { looks };
    let points = looks.iter().map(|look| (look.at, look.known.value)).collect();
    // Where all paths are one there is no interval, nor where they are too few.
    let known = looks.iter().all(|look| look.known.interval.iter().all(|end| end.is_finite()));
    let band: Vec<[f64; 2]> =
        looks.iter().filter(|_| known).map(|look| look.known.interval).collect();
    let curve = Curve { name: phrase(""), points, band, dots: false };
    let now = solution.now.filter(|now| now.known.value.is_finite() && shown(&now));
    let form = Response {
        across: solved.label(),
        up: Up::Unit(solved.asked.unit),
        curves: vec![curve],
        target: Some(solved.target),
        roots: solution.roots.iter().map(|root| mark(root, [low, high])).collect(),
        now: now.map(|now| (now.at, now.known.value)),
    };
    let words = if known {
        "{what}, {unit}, with its 95 % interval, over {key}; the same luck everywhere"
    } else {
        "{what}, {unit}, over {key}; the same luck everywhere"
    };
    let subtitle = phrase!(
        words,
        what = phrase(asked::head(solved.asked)),
        unit = phrase(unit_phrase(solved.asked.unit, solved.run())),
        key = phrase(solved.label().words)
    );
    let takeaway = solution.now.filter(|now| now.known.value.is_finite()).map(|now| {
        let label = solved.label();
        phrase!(
            "As the scenario is, with {key} at {value}, it is {result}.",
            key = phrase(label.words.clone()),
            value = phrase(label.amount(now.at)),
            result = phrase(solved.amount(now.known.value))
        )
    });
    let words = (title(solved), subtitle);
    Some(figure(solved, "solve", words, Form::Response(form), run).saying(takeaway))
}

fn figure(
    solved: &Solved<'_>,
    name: &str,
    (title, subtitle): (Phrase, Phrase),
    form: Form,
    run: &str,
) -> Figure {
    let foot = foot(solved.model, solved.solution.paths[1], run);
    Figure { name: name.to_owned(), title, subtitle, foot, form, takeaway: None }
}

/// The answer in a sentence.
pub(in crate::report) fn title(solved: &Solved<'_>) -> Phrase {
    let (label, what) = (solved.label(), solved.what());
    let (key, target) = (label.head(), solved.amount(solved.target));
    match solved.solution.roots.as_slice() {
        [] if solved.crossing().is_some() => {
            let ends = solved.crossing().map(|pair| pair.map(|look| label.amount(look.at)));
            let [low, high] = ends.unwrap_or_else(|| [phrase(""), phrase("")]);
            phrase!(
                "{what} passes {target} somewhere between {low} and {high} of {key}, but its error is too large to say where",
                what = phrase(what.capital()),
                target = phrase(target),
                low = phrase(low),
                high = phrase(high),
                key = phrase(label.words)
            )
        }
        [] => {
            let [low, high] = solved.solution.seen().map(|at| label.amount(at));
            phrase!(
                "No {key} from {low} to {high} makes {what} {target}",
                key = phrase(label.words),
                low = phrase(low),
                high = phrase(high),
                what = phrase(what),
                target = phrase(target)
            )
        }
        [root] => match solved.knob.now() {
            Some(now) if Solved::is_there(root, now) && root.at.total_cmp(&now).is_ne() => phrase!(
                "{key} of {now} cannot be told apart from {value}, where {what} is {target}",
                key = phrase(key),
                now = phrase(label.amount(now)),
                value = phrase(label.amount(root.at)),
                what = phrase(what),
                target = phrase(target)
            ),
            Some(now) => phrase!(
                "{key} would have to be {value}, not {now}, for {what} to be {target}",
                key = phrase(key),
                value = phrase(label.amount(root.at)),
                now = phrase(label.amount(now)),
                what = phrase(what),
                target = phrase(target)
            ),
            None => phrase!(
                "{key} would have to be {value} for {what} to be {target}",
                key = phrase(key),
                value = phrase(label.amount(root.at)),
                what = phrase(what),
                target = phrase(target)
            ),
        },
        [first, .., last] => phrase!(
            "{key} would have to be {value} or {again} for {what} to be {target}",
            key = phrase(key),
            value = phrase(label.amount(first.at)),
            again = phrase(label.amount(last.at)),
            what = phrase(what),
            target = phrase(target)
        ),
    }
}

/// A root with its interval; an open end is that of the chart.
fn mark(root: &Root, window: [f64; 2]) -> Mark {
    let [low, high] = root.interval;
    Mark { at: root.at, ends: [low.unwrap_or(window[0]), high.unwrap_or(window[1])] }
}

fn indifference(solved: &Solved<'_>, run: &str) -> Option<Figure> {
    let (second, line) = solved.line.as_ref()?;
    // The first root of each place: a line has one.
    let found: Vec<(f64, Root)> =
        line.points.iter().filter_map(|point| Some((point.at, *point.roots.first()?))).collect();
    if found.len() < 2 {
        return None;
    }
    let points = found.iter().map(|(at, root)| (*at, root.at)).collect();
    let band = found.iter().map(|(_, root)| root.interval.map(|end| end.unwrap_or(root.at)));
    let curve = Curve { name: phrase(""), points, band: band.collect(), dots: false };
    let (first, other) = (solved.label(), asked::knob(second, solved.run()));
    let ends = [&found[0], &found[found.len() - 1]];
    let title = phrase!(
        "{what} is {target} with {key} of {from} and {other} of {low}, or with {to} and {high}",
        what = phrase(asked::head(solved.asked)),
        target = phrase(solved.amount(solved.target)),
        key = phrase(first.words.clone()),
        from = phrase(first.amount(ends[0].1.at)),
        to = phrase(first.amount(ends[1].1.at)),
        other = phrase(other.words.clone()),
        low = phrase(other.amount(ends[0].0)),
        high = phrase(other.amount(ends[1].0))
    );
    let subtitle = phrase(
        "On the line the target is reached; the band is its 95 % interval; the same luck everywhere",
    );
    let form = Response {
        across: other,
        up: Up::Key(first),
        curves: vec![curve],
        target: None,
        roots: Vec::new(),
        now: solved.knob.now().zip(second.now()).map(|(first, second)| (second, first)),
    };
    Some(figure(solved, "indifference", (title, subtitle), Form::Response(form), run))
}
