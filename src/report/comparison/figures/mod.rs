//! The charts of a comparison. Scenarios stand in the order in which they were named, and each has one colour in all of
//! them: that of its place.

mod break_even;
mod clear;
mod drawn;
mod failures;
mod panels;
mod waterfall;
mod waterfall_words;
mod write_downs;

pub(in crate::report) use drawn::drawn_in_comparison;
use waterfall::{WATERFALLS, waterfall_name};

use super::is_of_one_industry;

use crate::{
    analysis::{Case, Study},
    chart::{
        Called, Figure, Form,
        form::{Row, Rows},
    },
    language::{Phrase, listed::listed, number, phrase},
    metrics::{BUST, Distribution, Drawable, Metric, MetricSummary, Proportion, Track, Unit},
    report::{drawn::Drawn, run},
    scenario::Statistic,
};

/// Tracks of which scenarios are shown side by side.
const TRACKS: [Track; 4] =
    [Track::Spending, Track::RelativePrice, Track::Tightness, Track::FreeCashFlow];

/// What those are called that a run has not.
pub(in crate::report) const CALLED: [Called; 3] = [
    Called {
        name: "bust",
        sheet: Some("Bust"),
        about: Some("how often each scenario ends in a bust"),
    },
    Called {
        name: "waterfall_bust_",
        sheet: Some("To {name}, busts"),
        about: Some("the way from the reference's probability of a bust to a scenario's"),
    },
    Called {
        name: "waterfall_",
        sheet: Some("To {name}, write-downs"),
        about: Some("the way from the reference's write-downs to a scenario's, key by key"),
    },
];

/// Names of the other charts, those of the reference among them.
const NAMES: [&str; 8] = [
    "bust",
    "write_down",
    "exceedance",
    "break_even",
    "failures",
    "tornado",
    "tornado_one_at_a_time",
    "heat",
];

/// Names of all charts that a comparison of scenarios of these names can have.
pub(in crate::report) fn chart_names(cases: &[&str], drawn: &[Drawable]) -> Vec<String> {
    let tracks = TRACKS.map(Track::name);
    let asked = drawn_in_comparison(drawn);
    let asked = asked.iter().flat_map(Drawn::charts);
    let own = NAMES.into_iter().chain(tracks).map(str::to_owned).chain(asked);
    let waterfalls =
        cases.iter().flat_map(|case| WATERFALLS.map(|file| waterfall_name(file, case)));
    own.chain(waterfalls).collect()
}

/// Every chart of a comparison.
pub(in crate::report) fn figures(study: &Study, drawn: &[Drawable], run: &str) -> Vec<Figure> {
    let own = Comparison { study, run, order: study.cases.cases.iter().collect() };
    let mut figures = vec![own.busts()];
    figures.extend(own.write_downs());
    figures.extend(own.exceedance());
    figures.extend(own.break_even());
    figures.extend(own.failures());
    figures.extend(TRACKS.iter().filter_map(|track| own.panels(track.name(), track.name())));
    figures.extend(own.drawn(drawn));
    for versus in &study.versus {
        figures.extend(own.waterfalls(versus));
    }
    figures.extend(own.of_reference());
    figures
}

/// How far a share of the paths is known: of none or all of them the standard error says nothing.
fn width(share: Proportion) -> Phrase {
    if let Some(error) = share.error {
        return phrase!("± {points} points (95 %)", points = number(points(1.96 * error)));
    }
    let [low, high] = share.interval;
    phrase!("{low} to {high} (95 %)", low = percent(low), high = percent(high))
}

struct Comparison<'a> {
    study: &'a Study,
    run: &'a str,
    order: Vec<&'a Case>,
}

impl Comparison<'_> {
    fn figure(&self, name: &str, title: Phrase, subtitle: Phrase, form: Form) -> Figure {
        let all = self.study.cases.reference().summary.paths;
        self.figure_of_some(all, name, (title, subtitle), form)
    }

    /// A chart that rests on the first paths alone.
    fn figure_of_some(
        &self,
        some: u64,
        name: &str,
        (title, subtitle): (Phrase, Phrase),
        form: Form,
    ) -> Figure {
        let names: Vec<&str> = self.order.iter().map(|case| case.name.as_str()).collect();
        let reference = self.study.cases.reference();
        let all = reference.summary.paths;
        let paths = if some < all {
            phrase!(
                "the first {some} of {paths} paths each",
                some = number(number::count(some)),
                paths = number(number::count(all))
            )
        } else {
            phrase!("{paths} paths each", paths = number(number::count(all)))
        };
        let shared = self.study.cases.share_luck();
        let luck = if shared { "the same luck in all" } else { "other shocks in each" };
        let foot = phrase!(
            "{names} · {paths}, {luck}, seed {seed} · overbuild {version}, run {run}",
            names = name(&listed(&names)),
            paths = phrase(paths),
            luck = phrase(phrase(luck)),
            seed = name(&reference.run().seed.to_string()),
            version = name(env!("CARGO_PKG_VERSION")),
            run = name(self.run)
        );
        Figure { name: name.to_owned(), title, subtitle, foot, form, takeaway: None }
    }

    /// A metric of the scenarios in which it means the same as in the reference.
    fn metrics(&self, metric: Metric) -> Vec<(String, &MetricSummary)> {
        self.metrics_named(metric.name())
    }

    fn metrics_named(&self, metric: &str) -> Vec<(String, &MetricSummary)> {
        let cases = &self.study.cases;
        // What the reference does not model cannot be held against it.
        if cases.reference().summary.named(metric).is_none() {
            return Vec::new();
        }
        let same = self.order.iter().filter(|case| cases.means_the_same(case, metric));
        let all = same.filter_map(|case| Some((case.name.clone(), case.summary.named(metric)?)));
        // One alone is nothing to compare.
        Some(all.collect::<Vec<_>>()).filter(|all| all.len() > 1).unwrap_or_default()
    }

    fn with(&self, metric: Metric) -> Vec<(String, &Distribution)> {
        let all = self.metrics(metric).into_iter();
        all.map(|(name, metric)| (name, &metric.distribution)).collect()
    }

    fn busts(&self) -> Figure {
        let share = |case: &&Case| case.summary.bust.value;
        let least = self.order.iter().min_by(|a, b| share(a).total_cmp(&share(b)));
        let most = self.order.iter().max_by(|a, b| share(a).total_cmp(&share(b)));
        let (least, most) = (least.expect("a scenario"), most.expect("a scenario"));
        let alike = number::percent(share(least)) == number::percent(share(most));
        let clear = self.is_clear(BUST.name, Statistic::Mean, [&most.name, &least.name]);
        let title = match alike {
            false if !clear => phrase!(
                "A bust on {between} of the paths: too close to tell the scenarios apart",
                between = phrase(clear::between(
                    phrase!(percent(share(least))),
                    phrase!(percent(share(most)))
                ))
            ),
            true if share(most) == 0.0 => phrase("No path of any scenario busts"),
            true => phrase!(
                "A bust on {share} of the paths in every scenario",
                share = percent(share(most))
            ),
            false => phrase!(
                "A bust on {share} of the paths in {scenario}, on {other_share} in {other}",
                share = percent(share(least)),
                scenario = name(&least.name),
                other_share = percent(share(most)),
                other = name(&most.name)
            ),
        };
        let one = is_of_one_industry(self.study);
        let shared = one && self.study.cases.share_luck();
        let subtitle = if !one {
            "Share of paths that bust"
        } else if shared {
            "Share of paths that bust; the scenarios share their luck, path by path"
        } else {
            "Share of paths that bust; at other time steps the scenarios draw other shocks"
        };
        let between = if shared {
            "Between {first} and {second} lie {points} points, on the same luck path by path."
        } else {
            "Between {first} and {second} lie {points} points."
        };
        let takeaway = match alike || !clear {
            true if shared => Some(phrase("All scenarios meet the same luck, path by path.")),
            true if !one => None,
            true => Some(phrase("At other time steps the scenarios draw other shocks.")),
            false => Some(phrase!(
                between,
                first = name(&least.name),
                second = name(&most.name),
                points = number(number::points(share(most) - share(least)))
            )),
        };
        let form = Form::Rows(self.bust_rows());
        self.figure("bust", title, phrase(subtitle), form).saying(takeaway)
    }

    /// A bar for each scenario, with the width of its interval.
    fn bust_rows(&self) -> Rows {
        let row = |(colour, case): (usize, &&Case)| Row {
            name: Phrase::of_name(&case.name),
            colour,
            kind: width(case.summary.bust),
            values: vec![case.summary.bust.value],
        };
        Rows {
            unit: Unit::Share,
            series: Vec::new(),
            rows: self.order.iter().enumerate().map(row).collect(),
            none: Vec::new(),
            none_label: phrase("On no path:"),
            grey_last: false,
        }
    }

    fn currency(&self) -> &str {
        &self.study.cases.reference().run().currency
    }

    /// What drives write-downs and busts in the reference; the titles say that it is its.
    fn of_reference(&self) -> Vec<Figure> {
        let reference = self.study.cases.reference();
        let own = (&reference.model, &reference.summary, &reference.sample);
        let named = |figure: Figure| Figure {
            title: phrase!(
                "In {scenario}: {title}",
                scenario = name(&reference.name),
                title = phrase(figure.title)
            ),
            ..figure
        };
        run::driving(own, self.run).map(named).collect()
    }
}

/// Percentage points.
fn points(share: f64) -> String {
    number::percent(share).trim_end_matches(" %").to_owned()
}
