//! A backtest on one terminal screen.

use std::fmt::Write;

use super::{super::number, History};
use crate::{
    inference::{Forecast, PointScore, Scores},
    metrics::Unit,
    report::{
        chart::shorten,
        date::date,
        language::{Language, Phrase, phrase},
        screen::indented,
    },
};

/// Columns of series names.
const NAME: usize = 34;

impl History<'_> {
    /// The answer, series by series.
    pub fn text(&self) -> String {
        self.told(Language::En)
    }

    /// The same in a language.
    pub fn told(&self, language: Language) -> String {
        let header = &self.model.header;
        let language = language.of(&[header]);
        let word = |words: &str| language.word(words).replace('\u{a0}', " ");
        let title = phrase!("{what}: against what happened", what = name(&header.title));
        let mut text = format!("\n{}\n\n", language.plain(&title));
        for said in self.verdict() {
            text.push_str(&indented(&language.plain(&said), "  "));
        }
        if !self.scores.forecasts.is_empty() {
            text.push('\n');
        }
        let _ = writeln!(
            text,
            "  {:<NAME$}{:>7}  {:<19}{:>11}{:>12}{:>12}{:>11}",
            "",
            word("points"),
            word("inside 50, 80, 90 %"),
            word("score"),
            word("technology"),
            word("last"),
            word("trend")
        );
        let _ =
            writeln!(text, "  {:<NAME$}{:>39}{:>12}{:>12}", "", "", word("alone"), word("value"));
        for (forecast, alone) in self.pairs() {
            self.line(&mut text, (forecast, alone), language);
        }
        let (points, inside) = self.scores.inside();
        let (plain_points, plain) = self.alone.inside();
        for (words, points, inside) in
            [("all", points, inside), ("all, technology alone", plain_points, plain)]
        {
            let shares = shares(inside, points, language);
            let _ = writeln!(text, "  {:<NAME$}{points:>7}{shares}", word(words));
        }
        text.push_str(&self.failures(language));
        text.push('\n');
        let how = phrase!(
            "{paths} paths, seed {seed}. The score is the continuous ranked probability score, in the unit of the series: of a sure forecast, its error. Smaller is better. Technology alone: prices fair, money always there, builders keep to their plans. The forecasts at the right go on from what was known. The bands are those of what is reported: the error of the data is added to each path.",
            paths = number(number::count(self.scores.paths)),
            seed = name(&header.run.seed.to_string())
        );
        text + &indented(&language.plain(&how), "  ")
    }

    /// Which series are foreseen better than by all that is simpler, and which are not.
    fn verdict(&self) -> Vec<Phrase> {
        let is_best = |(own, alone): &(&Forecast, Option<&Forecast>)| {
            let others =
                [alone.map(|alone| alone.scores.crps), own.scores.last_value, own.scores.trend];
            others.into_iter().flatten().all(|other| own.scores.crps < other)
        };
        let (better, worse): (Vec<_>, Vec<_>) = self.pairs().partition(is_best);
        let said = |words: &'static str, all: &[(&Forecast, Option<&Forecast>)]| {
            let names = all.iter().map(|(own, _)| Phrase::of_name(own.name()));
            let names = names.reduce(|all, next| {
                phrase!("{one}, {next}", one = phrase(all), next = phrase(next))
            })?;
            Some(phrase!(words, series = phrase(names)))
        };
        let better = said(
            "Foreseen better than by technology alone, the last value and the trend: {series}.",
            &better,
        );
        let worse = said("Not better than by one of these: {series}.", &worse);
        better.into_iter().chain(worse).collect()
    }

    /// What lies outside the 80 % bands, by name.
    fn failures(&self, language: Language) -> String {
        let mut text = String::new();
        for forecast in &self.scores.forecasts {
            for point in forecast.points.iter().filter(|point| !point.within(Scores::BANDS[1])) {
                if text.is_empty() {
                    let head = language.plain(&phrase("Outside the 80 % band:"));
                    let _ = writeln!(text, "\n  {head}");
                }
                let words = language.plain(&failure(forecast, point));
                text.push_str(&indented(&words, "    "));
            }
        }
        text
    }

    fn line(
        &self,
        text: &mut String,
        (forecast, alone): (&Forecast, Option<&Forecast>),
        language: Language,
    ) {
        let (scores, unit) = (&forecast.scores, forecast.comparison.unit);
        let shown = |value: f64| match unit {
            Unit::Money => language
                .short_money(number::figures(value, 3), &self.model.header.run.currency)
                .replace('\u{a0}', " "),
            _ => language.number(&number::value(value, unit)),
        };
        let size = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), shown);
        let _ = writeln!(
            text,
            "  {:<NAME$}{:>7}{}{:>11}{:>12}{:>12}{:>11}",
            shorten(forecast.name(), NAME - 2),
            scores.points,
            shares(scores.inside, scores.points, language),
            shown(scores.crps),
            size(alone.map(|alone| alone.scores.crps)),
            size(scores.last_value),
            size(scores.trend),
        );
    }
}

fn failure(forecast: &Forecast, point: &PointScore) -> Phrase {
    let ends = [1, 5].map(|level| point.quantiles[level]);
    let [observed, low, high] = apart([point.observed, ends[0], ends[1]], forecast.comparison.unit);
    let share = (1.0 - (2.0 * point.below - 1.0).abs()) / 2.0;
    let words = if point.observed > point.quantiles[3] {
        "{series}, {date}: {observed}, above {low} to {high}; {rest}"
    } else {
        "{series}, {date}: {observed}, below {low} to {high}; {rest}"
    };
    let rest = if share > 0.0 {
        phrase!("{share} of the paths are further out", share = percent(share))
    } else {
        phrase("no path is further out")
    };
    phrase!(
        words,
        series = name(forecast.name()),
        date = phrase(date(point.year)),
        observed = number(observed),
        low = number(low),
        high = number(high),
        rest = phrase(rest)
    )
}

/// A value and the ends of a band in the digits that tell them apart: 84.6 % is below 85.2 %, 85 % is not below 85 %.
fn apart([own, low, high]: [f64; 3], unit: Unit) -> [String; 3] {
    let usual = [own, low, high].map(|value| number::value(value, unit));
    if usual[0] != usual[1] && usual[0] != usual[2] {
        return usual;
    }
    let (scale, sign) =
        if matches!(unit, Unit::Share | Unit::Rate) { (100.0, " %") } else { (1.0, "") };
    let with = |digits: usize| [own, low, high].map(|v| format!("{:.digits$}{sign}", v * scale));
    let told = (1..6).map(with).find(|all| all[0] != all[1] && all[0] != all[2]);
    told.unwrap_or(usual)
}

pub(super) fn shares(inside: [usize; 3], points: usize, language: Language) -> String {
    let share = |count: usize| language.number(&number::percent(count as f64 / points as f64));
    inside.map(|count| format!("{:>7}", share(count))).concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_outside_is_told_apart_from_the_end() {
        assert_eq!(apart([0.846, 0.852, 0.976], Unit::Share), ["84.6 %", "85.2 %", "97.6 %"]);
        assert_eq!(apart([0.5, 0.2, 0.3], Unit::Ratio), ["0.500", "0.200", "0.300"]);
        assert_eq!(apart([1e-9, 1e-9, 1.0], Unit::Share)[0], "under 0.1 %");
    }
}
