//! Charts of signposts.

use super::words;
use crate::{
    analysis::{Signpost, Watch, What, YearEnd},
    chart::{
        self, Called, Figure, Form,
        form::{Level, Line, Lines, Row, Rows},
    },
    language::{Phrase, phrase},
    metrics::Unit,
    model::Model,
    report::given,
};

/// Names of its charts.
pub(in crate::report) const NAMES: [&str; 2] = [CALLED[0].name, CALLED[1].name];
/// What they are called.
pub(in crate::report) const CALLED: [Called; 2] = [
    Called {
        name: "watch",
        sheet: Some("What to watch"),
        about: Some("the best warnings at each year's end, by how much they tell"),
    },
    Called {
        name: "watch_areas",
        sheet: None,
        about: Some("how well each track tells what comes, at each year's end"),
    },
];
/// Lines of areas at most.
const MOST: usize = 5;

pub(super) fn all(watch: &Watch, model: &Model, run: &str) -> Vec<Figure> {
    let foot = chart::foot(model, watch.paths as u64, run);
    [signposts(watch, model, &foot), areas(watch, model, &foot)].into_iter().flatten().collect()
}

/// The chart of a run.
pub(super) fn of_run(watch: &Watch, model: &Model, run: &str) -> Option<Figure> {
    signposts(watch, model, &chart::foot(model, watch.paths as u64, run))
}

/// A bar for the most telling signpost of each year's end: how probable it is where it warns.
fn signposts(watch: &Watch, model: &Model, foot: &Phrase) -> Option<Figure> {
    let clear: Vec<(&YearEnd, &Signpost)> = watch.best().collect();
    let (year, best) = watch.most_telling()?;
    let row = |(year, own): &(&YearEnd, &Signpost)| Row {
        name: phrase!(year(year.year)),
        kind: words::head(own, model),
        values: vec![own.right.value, year.base.value],
        colour: 0,
    };
    let rows = Rows {
        unit: Unit::Share,
        series: ["with the warning", "all on which it has not begun"].map(phrase).to_vec(),
        rows: clear.iter().map(row).collect(),
        none: Vec::new(),
        none_label: phrase(""),
        grey_last: true,
    };
    // What the screen says first, that even the best tells little, is the finding.
    let title = phrase!(
        if words::is_poor(best) {
            "No signpost warns well: at best, with {sign} in {year}, {share} of the paths have {event} later, against {base} of all that had none yet"
        } else {
            "With {sign} in {year}, {share} of the paths have {event} later, against {base} of all that had none yet"
        },
        sign = phrase(words::warning(best, model)),
        year = year(year.year),
        share = percent(best.right.value),
        event = phrase(given::condition(&watch.of, model)),
        base = percent(year.base.value)
    );
    let subtitle = phrase!(
        "The most telling signpost of each year: how many paths have {event} later, of those with the warning and of all that had none yet",
        event = phrase(given::condition(&watch.of, model))
    );
    Some(Figure {
        name: NAMES[0].to_owned(),
        title,
        subtitle,
        foot: foot.clone(),
        form: Form::Rows(rows),
        takeaway: Some(phrase!(
            "Of the paths on which it comes later {warned} show this sign, of the others {wrongly}.",
            warned = percent(best.hits.value),
            wrongly = percent(best.false_alarms.value)
        )),
    })
}

/// A track, the most that it tells, and what it tells by year.
type Told = (Phrase, f64, Vec<(f64, f64)>);

/// How well each of the best tracks tells, by year.
fn areas(watch: &Watch, model: &Model, foot: &Phrase) -> Option<Figure> {
    let mut tracks: Vec<Told> = Vec::new();
    for year in watch.years.iter().filter(|year| !year.is_late()) {
        for own in &year.signposts {
            let What::Seen { track, quantity, .. } = &own.what else { continue };
            let name = given::quantity(track, quantity);
            let point = (year.year, own.area.value);
            match tracks.iter_mut().find(|(known, ..)| *known == name) {
                Some((_, most, points)) => {
                    *most = most.max(own.area.value);
                    points.push(point);
                }
                None => tracks.push((name, own.area.value, vec![point])),
            }
        }
    }
    tracks.sort_by(|a, b| b.1.total_cmp(&a.1));
    tracks.truncate(MOST);
    let (name, most, points) = tracks.first()?;
    let (year, _) = points.iter().copied().max_by(|a, b| a.1.total_cmp(&b.1))?;
    let title = phrase!(
        "Of all signs and years {sign} at the end of {year} sorts paths best: of two it picks the one with {event} in {share} of cases, chance in half",
        sign = phrase(name.clone()),
        year = year(year),
        share = percent(*most),
        event = phrase(given::condition(&watch.of, model))
    );
    let subtitle = phrase(
        "Of two paths, one on which it begins later and one on which it does not, how often the first stands nearer to the warning; 50 % tells nothing",
    );
    let next = tracks.get(1).map(|(name, most, _)| {
        phrase!(
            "After it comes {sign}, with {share} at best.",
            sign = phrase(name.clone()),
            share = percent(*most)
        )
    });
    let lines = tracks
        .into_iter()
        .map(|(name, _, points)| {
            let name = name.capital();
            Line { name, points, band: Vec::new(), observed: false }
        })
        .collect();
    let level = Some(Level { at: 0.5, name: phrase("chance") });
    let form = Lines { unit: Unit::Share, across: phrase("year"), log: false, level, lines };
    Some(Figure {
        name: NAMES[1].to_owned(),
        title,
        subtitle,
        foot: foot.clone(),
        form: Form::Lines(form),
        takeaway: next,
    })
}
