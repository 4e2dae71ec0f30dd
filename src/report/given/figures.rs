//! Its charts.

use crate::{
    analysis::{
        Given,
        given::{Found, Role, Sides, TrackBeside},
    },
    chart::{
        Called, Figure, Form, foot_of_some,
        form::{Line, Lines},
        unit_phrase,
    },
    language::{Phrase, phrase},
    metrics::{Track, Unit, Which},
    model::Model,
    report::seen::Sight,
};

/// Names of its charts.
pub(in crate::report) const NAMES: [&str; 3] = [CALLED[0].name, CALLED[1].name, CALLED[2].name];
/// What they are called.
pub(in crate::report) const CALLED: [Called; 3] = [
    Called {
        name: "given_spending",
        sheet: Some("Condition, spending"),
        about: Some("a track where the condition holds, and elsewhere"),
    },
    Called {
        name: "given_relative_price",
        sheet: Some("Condition, price"),
        about: Some("a track where the condition holds, and elsewhere"),
    },
    Called {
        name: "given_paths",
        sheet: Some("Condition, single paths"),
        about: Some(
            "one path that stands for those on which the condition holds, and one for the others",
        ),
    },
];

/// Those that there is something for.
pub(super) fn all(given: &Given, model: &Model, paths: u64, run: &str) -> Vec<Figure> {
    let Some(found) = &given.found else { return Vec::new() };
    let foot = foot_of_some(model, given.paths as u64, paths, run);
    let chart = Chart { given, found, model, foot };
    [
        chart.beside(NAMES[0], Track::Spending),
        chart.beside(NAMES[1], Track::RelativePrice),
        chart.paths(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

struct Chart<'a> {
    given: &'a Given,
    found: &'a Found,
    model: &'a Model,
    foot: Phrase,
}

impl Chart<'_> {
    /// A track on both sides.
    fn beside(&self, name: &str, track: Track) -> Option<Figure> {
        let track = self.found.track(&track.full_name())?;
        let lines: Vec<Line> = [
            line(track, true, "where it holds: median and 80 % of the paths"),
            line(track, false, "on the other paths"),
        ]
        .into_iter()
        .flatten()
        .collect();
        let title = self.title(track)?;
        let subtitle = phrase!(
            "{what}, {unit}. The condition, on {paths} of {all} paths: {condition}",
            condition = phrase(super::condition(&self.given.condition, self.model)),
            what = phrase(phrase(track.quantity.label).capital()),
            unit = phrase(unit_phrase(track.unit, &self.model.header.run)),
            paths = number(crate::language::number::count(self.given.count as u64)),
            all = number(crate::language::number::count(self.given.paths as u64))
        );
        let form =
            Lines { unit: track.unit, across: phrase("year"), log: false, level: None, lines };
        Some(Figure { takeaway: self.spread(track), ..self.figure(name, title, subtitle, form) })
    }

    /// Between which ends most paths lie on both sides in the last year.
    fn spread(&self, track: &TrackBeside) -> Option<Phrase> {
        let amount = |value: f64| super::amount(value, track.unit, self.model);
        let both =
            |(year, sides): &(f64, Sides<[f64; 3]>)| Some((*year, sides.given?, sides.others?));
        let (year, own, others) = track.years.iter().rev().find_map(both)?;
        Some(phrase!(
            "In {year} eight paths in ten lie between {low} and {high} where the condition holds, between {other_low} and {other_high} elsewhere.",
            year = year(year),
            low = phrase(amount(own[0])),
            high = phrase(amount(own[2])),
            other_low = phrase(amount(others[0])),
            other_high = phrase(amount(others[2]))
        ))
    }

    fn figure(&self, name: &str, title: Phrase, subtitle: Phrase, form: Lines) -> Figure {
        let foot = self.foot.clone();
        Figure {
            name: name.to_owned(),
            title,
            subtitle,
            foot,
            form: Form::Lines(form),
            takeaway: None,
        }
    }

    /// Both medians in the year in which they lie farthest apart.
    fn title(&self, track: &TrackBeside) -> Option<Phrase> {
        let amount = |value: f64| super::amount(value, track.unit, self.model);
        let both = track
            .years
            .iter()
            .filter_map(|(year, sides)| Some((*year, sides.given?[1], sides.others?[1])));
        let farthest = both.max_by(|a, b| (a.1 - a.2).abs().total_cmp(&(b.1 - b.2).abs()));
        let bands = track.years.iter().flat_map(|(_, sides)| [sides.given, sides.others]);
        let sight = Sight::of_ends(bands.flatten());
        let apart = |(_, own, others): &(f64, f64, f64)| sight.apart(*own, *others);
        if farthest.is_some_and(|own| !apart(&own)) {
            return Some(phrase!(
                "{what}: the median where the condition holds is about that elsewhere, in every year",
                what = phrase(phrase(track.quantity.label).capital())
            ));
        }
        if let Some((year, own, others)) = farthest {
            return Some(phrase!(
                "{what} at the median in {year}: {value} where the condition holds, {other} elsewhere",
                what = phrase(phrase(track.quantity.label).capital()),
                value = phrase(amount(own)),
                year = year(year),
                other = phrase(amount(others))
            ));
        }
        let (year, sides) = track.years.last()?;
        Some(phrase!(
            "{what} at the median in {year}, where the condition holds: {value}",
            what = phrase(phrase(track.quantity.label).capital()),
            value = phrase(amount(sides.given?[1])),
            year = year(*year)
        ))
    }

    /// Spending on the paths that stand for others.
    fn paths(&self) -> Option<Figure> {
        // In the colours of the charts of both sides.
        let mut told: Vec<_> = self.found.told.iter().collect();
        told.sort_by_key(|told| told.role != Role::Given);
        let lines: Vec<Line> = told
            .into_iter()
            .map(|told| {
                let points =
                    told.years.iter().filter_map(|year| Some((year.year, year.values[0]?)));
                let words = match told.role {
                    Role::Others => "for the others: path {path}",
                    Role::Given => "where it holds: path {path}",
                    Role::Worst => "for the worst twentieth of these: path {path}",
                };
                let name = phrase!(words, path = name(&told.path.to_string()));
                Line { name, points: points.collect(), band: Vec::new(), observed: false }
            })
            .filter(|line| !line.points.is_empty())
            .collect();
        let peak = |role: Role| {
            let told = self.found.told.iter().find(|told| told.role == role)?;
            let points = told.years.iter().filter_map(|year| Some((year.year, year.values[0]?)));
            points.max_by(|a, b| a.1.total_cmp(&b.1))
        };
        let (year, most) = peak(Role::Given)?;
        let title = phrase!(
            "On the path that stands for those on which the condition holds, spending peaks at {amount} in {year}",
            amount = phrase(super::amount(most, Unit::Money, self.model)),
            year = year(year)
        );
        let subtitle = phrase!(
            "Spending, {currency}, on the paths that lie nearest to the middle of those they stand for. The condition: {condition}",
            condition = phrase(super::condition(&self.given.condition, self.model)),
            currency = currency(&self.model.header.run.currency)
        );
        let form =
            Lines { unit: Unit::Money, across: phrase("year"), log: false, level: None, lines };
        let takeaway = peak(Role::Others).map(|(year, most)| {
            phrase!(
                "On the path that stands for the others it peaks at {amount} in {year}.",
                amount = phrase(super::amount(most, Unit::Money, self.model)),
                year = year(year)
            )
        });
        Some(Figure { takeaway, ..self.figure(NAMES[2], title, subtitle, form) })
    }
}

fn line(track: &TrackBeside, given: bool, words: &str) -> Option<Line> {
    let side = |sides: &Sides<[f64; 3]>| {
        if given { sides.given } else { sides.others }
    };
    let each: Vec<(f64, [f64; 3])> =
        track.years.iter().filter_map(|(year, sides)| Some((*year, side(sides)?))).collect();
    let points = each.iter().map(|(year, middle)| (*year, middle[1])).collect();
    let band = each.iter().map(|(_, [low, _, high])| [*low, *high]).collect();
    (!each.is_empty()).then(|| Line { name: phrase(words), points, band, observed: false })
}
