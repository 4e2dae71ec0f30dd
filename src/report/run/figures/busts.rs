//! When busts begin, and what each year's spending brings back.

use super::{Run, break_even_columns};
use crate::{
    analysis::{Sample, since_bust},
    chart::{
        Figure, Form,
        form::{DotColumn, DotRow, Dots, Level, Line, Lines},
        last_year,
    },
    language::{
        Phrase,
        kinds::{GROUPS, STANDARDS},
        number, phrase, rounding,
    },
    metrics::{Bundle, Convention, Metric, Unit, YearMetric, bust_is_any_kind, spending_years},
    report::payback,
};

/// The width of the widest interval that lies within a dot.
const WITHIN: f64 = 0.05;

impl Run<'_> {
    /// The year in which the first kind of bust begins.
    pub(super) fn bust_begins(&self) -> Option<Figure> {
        let metric = self.summary.metric(Metric::BustBegins)?;
        let never = metric.distribution.share_never();
        if never >= 1.0 {
            return None;
        }
        let median = metric.distribution.quantile(0.5 * (1.0 - never)).value;
        // A scenario may call something else a bust.
        let words = if bust_is_any_kind(self.model) {
            "Half of the busts have begun by {half}; on {share} of the paths nothing busts by {end}"
        } else {
            "Where any of the four kinds of bust comes, half of the first have begun by {half}; on {share} of the paths none has by {end}"
        };
        let title = phrase!(
            words,
            half = year(median),
            end = year(last_year(self.model)),
            share = percent(never)
        );
        let subtitle = phrase(
            "Share of paths by the year in which the first kind of bust begins: of spending, of the price, of the books or of credit",
        );
        let form = break_even_columns(&[(String::new(), metric)], self.years());
        Some(self.figure("bust_begins", title, subtitle, Form::Columns(form)))
    }

    /// Spending before and after the first kind of bust begins.
    pub(super) fn bust_timeline(&self, sample: &Sample, tracks: &Bundle) -> Option<Figure> {
        let (years, paths) = since_bust(self.summary, sample, tracks);
        let after = years.iter().rfind(|year| (2..=3).contains(&year.years))?;
        let change = after.quantiles[1] - 1.0;
        // A scenario may call something else a bust.
        let words = match (bust_is_any_kind(self.model), change <= 0.0) {
            (true, true) => {
                "{years} years after their bust began half of {which} spend at least {share} less than in the year before it"
            }
            (true, false) => {
                "{years} years after their bust began half of {which} spend at least {share} more than in the year before it"
            }
            (false, true) => {
                "{years} years after the first of the four kinds of bust began half of {which} spend at least {share} less than in the year before it"
            }
            (false, false) => {
                "{years} years after the first of the four kinds of bust began half of {which} spend at least {share} more than in the year before it"
            }
        };
        let title = phrase!(
            words,
            years = name(&after.years.to_string()),
            which = phrase(self.that_bust(sample, tracks)?),
            share = percent(change.abs())
        );
        let subtitle = phrase!(
            "Yearly spending over that of the year before the first kind of bust begins, on the {paths} of the paths on which one does and that have such a year; years that at least half of these have",
            paths = percent(paths as f64 / tracks.paths().min(sample.paths()) as f64)
        );
        let line = Line {
            name: phrase("median and 80 % of these paths"),
            points: years.iter().map(|year| (f64::from(year.years), year.quantiles[1])).collect(),
            band: years.iter().map(|year| [year.quantiles[0], year.quantiles[2]]).collect(),
            observed: false,
        };
        let across = phrase("years since the first kind of bust begins");
        let level = Level { at: 1.0, name: phrase("as in the year before it") };
        let form =
            Lines { unit: Unit::Share, across, log: false, level: Some(level), lines: vec![line] };
        let last = years.last()?;
        let takeaway = if last.quantiles[0] < 0.0005 {
            phrase!(
                "{years} years after the bust one of these paths in ten spends almost nothing.",
                years = name(&last.years.to_string())
            )
        } else {
            phrase!(
                "{years} years after the bust one of these paths in ten spends less than {share} of what it spent before it.",
                years = name(&last.years.to_string()),
                share = percent(last.quantiles[0])
            )
        };
        let figure = self.figure("bust_timeline", title, subtitle, Form::Lines(form));
        let figure = figure.saying(takeaway);
        Some(self.of_some(tracks.paths().min(sample.paths()) as u64, figure))
    }

    /// The paths whose first bust has a year before it: all that bust, or, where many bust at once, the others.
    fn that_bust(&self, sample: &Sample, tracks: &Bundle) -> Option<Phrase> {
        let (first, _) = self.years();
        let begins = &sample.outcome(Metric::BustBegins)?.values;
        let begins = || begins.iter().take(tracks.paths()).filter(|year| year.is_finite());
        let at_once = begins().filter(|year| **year <= first + 0.01).count();
        let many = at_once * 20 > begins().count();
        Some(match (bust_is_any_kind(self.model), many) {
            (true, false) => phrase("the paths that bust"),
            (true, true) => phrase!("the paths that bust after {year}", year = year(first)),
            (false, false) => phrase("the paths that have one"),
            (false, true) => phrase!("the paths that have one after {year}", year = year(first)),
        })
    }

    /// The same paths under each accounting standard, with what is tested together.
    pub(super) fn conventions(&self) -> Option<Figure> {
        let all = self.summary.conventions.as_ref()?;
        let [least, most] = [f64::min, f64::max].map(|pick| {
            let start = all.each.first().map_or(0.0, |one| one.books.value);
            all.each.iter().fold(start, |end, one| pick(end, one.books.value))
        });
        // Ends that read alike are no range.
        let title = if number::percent(least) == number::percent(most) {
            phrase!(
                "The books bust on {share} of the same paths, whatever the accounting standard and what is tested together",
                share = percent(least)
            )
        } else {
            phrase!(
                "The books bust on {low} to {high} of the same paths, by accounting standard and what is tested together",
                low = percent(least),
                high = percent(most)
            )
        };
        // A scenario may call something else a bust: these are the usual ones.
        let usual = bust_is_any_kind(self.model);
        let wide = |own: [f64; 2]| own[1] - own[0] > WITHIN;
        let seen = all.each.iter().any(|one| wide(one.books.interval) || wide(one.any.interval));
        let subtitle = phrase!(
            "{bust} and median write-downs, {currency}, under each standard and with what is tested together (busts of spending, price and credit are the same under all); marked: the scenario's own; {lines}",
            bust = phrase(phrase(if usual {
                "Probability of a bust"
            } else {
                "Probability of the usual four kinds of bust"
            })),
            currency = currency(self.currency()),
            lines = phrase(interval_words(seen))
        );
        let column = |name: &str, unit: Unit| DotColumn { name: phrase(name), unit };
        let columns = vec![
            column("A bust of the books", Unit::Share),
            column(if usual { "A bust of any kind" } else { "Any of the four kinds" }, Unit::Share),
            column("Median write-downs", Unit::Money),
        ];
        let row = |one: &Convention| DotRow {
            name: convention(one).capital(),
            marked: one.own,
            values: vec![
                interval(one.books.value, one.books.interval),
                interval(one.any.value, one.any.interval),
                [one.write_down.max(0.0); 3],
            ],
        };
        let rows = all.each.iter().map(row).collect();
        let figure =
            self.figure("conventions", title, subtitle, Form::Dots(Dots { columns, rows }));
        Some(self.of_some(all.paths, figure))
    }

    /// Money back for what each of the first years spends on equipment.
    pub(super) fn paybacks(&self) -> Option<Figure> {
        let metric = |id: YearMetric, year: &str| self.summary.metric((id, year));
        let mut points = Vec::new();
        let mut band = Vec::new();
        let mut bought = Vec::new();
        let years = spending_years(&self.model.header.run);
        for year in &years {
            let [low, _, median, _, high] = metric(YearMetric::MoneyBack, year)?.quantiles();
            // What no path buys has no payback.
            if !median.value.is_finite() {
                continue;
            }
            bought.push(year.as_str());
            points.push((year.parse().ok()?, median.value));
            band.push([low.value, high.value]);
        }
        if points.len() < 2 {
            return None;
        }
        let ends = [*bought.first()?, *bought.last()?];
        let takeaway = self.paid_back()?;
        let alike = points
            .iter()
            .zip(&band)
            .all(|(own, ends)| ends.iter().all(|end| end.total_cmp(&own.1).is_eq()));
        let open = payback::ends(self.model, self.summary)?[1].open;
        let of_last = if open > 0.5 && open < 1.0 {
            phrase!(
                "that of {year}, which still runs on {share} of the paths,",
                year = name(ends[1]),
                share = percent(open)
            )
        } else {
            phrase!("that of {year}", year = name(ends[1]))
        };
        let title = phrase!(
            if alike {
                "Equipment bought in {first_year} has earned {first} by {year}, {of_last} {last}"
            } else {
                "At the median, equipment bought in {first_year} has earned {first} by {year}, {of_last} {last}"
            },
            year = year(last_year(self.model)),
            first = phrase(earned(points[0].1)),
            first_year = name(ends[0]),
            of_last = phrase(of_last),
            last = phrase(earned(points[points.len() - 1].1))
        );
        let subtitle = phrase!(
            "What comes back for each unit of money that a year spends on equipment, by {year}; sites at the rent of the market; 1 is the money itself",
            year = year(last_year(self.model))
        );
        let name = phrase(if alike {
            "this scenario: every path"
        } else {
            "this scenario: median and 90 % of the paths"
        });
        let line = Line { name, points, band, observed: false };
        let across = phrase("year of the spending");
        let level = Level { at: 1.0, name: phrase("the money itself") };
        let form =
            Lines { unit: Unit::Ratio, across, log: false, level: Some(level), lines: vec![line] };
        Some(self.figure("payback", title, subtitle, Form::Lines(form)).saying(takeaway))
    }

    /// On how many paths equipment of two years has paid back, or still may.
    fn paid_back(&self) -> Option<Phrase> {
        let [first, last] = payback::ends(self.model, self.summary)?;
        let words = if first.open >= 1.0 {
            phrase!("Nothing has served its time by {year}.", year = year(last_year(self.model)))
        } else if last.open > payback::MANY_OPEN {
            phrase!(
                "By {year} equipment bought in {first} has paid back on {first_share} of the paths, that of {last} on {last_share}; on {open} it still may.",
                year = year(last_year(self.model)),
                first = name(&first.year),
                first_share = percent(first.share),
                last = name(&last.year),
                last_share = percent(last.share),
                open = percent(last.open)
            )
        } else {
            phrase!(
                "Equipment bought in {first} pays back on {first_share} of the paths, that of {last} on {last_share}.",
                first = name(&first.year),
                first_share = percent(first.share),
                last = name(&last.year),
                last_share = percent(last.share)
            )
        };
        Some(words)
    }
}

/// What equipment has earned after what it costs to run.
fn earned(over_cost: f64) -> Phrase {
    let value = rounding::figures(over_cost, 2, Unit::Ratio);
    match value {
        _ if value < 0.0 => phrase("less than it costs to run"),
        _ if number::bare(value, Unit::Ratio) == "1" => phrase("just its cost"),
        _ if value < 0.1 => phrase!("{share} of its cost", share = percent(value)),
        _ => {
            phrase!("{times} times its cost", times = number(number::bare(value, Unit::Ratio)))
        }
    }
}

/// A standard and what is tested together, in words.
fn convention(one: &Convention) -> Phrase {
    let named = |names: &[(&'static str, &'static str)], key: &str| {
        phrase(names.iter().find(|(own, _)| *own == key).map_or("–", |(_, words)| words))
    };
    phrase!(
        "{one}, {next}",
        one = phrase(named(&STANDARDS, one.standard)),
        next = phrase(named(&GROUPS, one.asset_group))
    )
}

fn interval(value: f64, [low, high]: [f64; 2]) -> [f64; 3] {
    [low.min(value), value, high.max(value)]
}

/// What is said of intervals: what is drawn, or how narrow all are.
fn interval_words(seen: bool) -> Phrase {
    if seen {
        return phrase("lines: 95 % intervals");
    }
    let mut words = phrase!(
        "95 % intervals are at most {points} points wide",
        points = number(number::points(WITHIN))
    );
    words.shorten_numbers();
    words
}
