//! A backtest on one terminal screen.

use super::Backtested;
use crate::{
    inference::{Backtest, Forecast, PointScore, Scores},
    language::{Language, Phrase, date::date, listed::listed_phrases, number, phrase, rounding},
    metrics::Unit,
    report::screen::{Table, indented, paragraph},
    scenario::Observed,
};

/// Names, points inside the band, and four scores.
const TABLE: Table = Table::narrow(5, 9);

impl Backtested<'_> {
    /// The answer, series by series.
    pub fn text(&self) -> String {
        self.told(Language::En)
    }

    /// The same in a language.
    pub fn told(&self, language: Language) -> String {
        let header = &self.model.header;
        let language = language.of(&[header]);
        let title = phrase!("{what}: against what happened", what = name(&header.title));
        let mut text = format!("\n{}\n\n", language.plain(&title));
        let said: Vec<String> = self.verdict().iter().map(|said| language.plain(said)).collect();
        text.push_str(&paragraph(&said.join(" ")));
        let heads = ["in 80 %", "model", "techn.", "last", "trend"];
        text.push_str(&TABLE.line("", &heads.map(|words| language.plain(&phrase(words)))));
        for pair in self.pairs() {
            text.push_str(&self.line(pair, language));
        }
        text.push_str(&self.failures(language));
        text.push('\n');
        let how = phrase!(
            "{paths} paths, seed {seed}. The score is the continuous ranked probability score, in the unit of the series: of a sure forecast, its error. Smaller is better. Technology alone: prices fair, money always there, builders keep to their plans. The forecasts at the right go on from what was known. The bands are those of what is reported: the error of the data is added to each path.",
            paths = number(number::count(self.scores.paths)),
            seed = name(&header.run.seed.to_string())
        );
        text + &indented(&language.say(&how), "  ")
    }

    /// Who foresaw what happened best, and how much of it lies inside the bands.
    fn verdict(&self) -> Vec<Phrase> {
        self.best().into_iter().chain([self.coverage()]).collect()
    }

    /// Who foresaw which series best, the model first.
    fn best(&self) -> Option<Phrase> {
        let contested = || self.pairs().filter(|pair| Forecaster::has_rival(*pair));
        let count = contested().count().to_string();
        let all = Forecaster::ALL.into_iter();
        let all: Vec<_> = all.filter_map(|who| Some((who, self.won(who)?))).collect();
        let (first, rest) = all.split_first()?;
        let said = phrase!(
            "Of {series} series {who} foresaw {won} best",
            series = name(&count),
            who = phrase(phrase(first.0.words())),
            won = phrase(first.1.clone())
        );
        let said = rest.iter().fold(said, |said, (who, won)| {
            phrase!(
                "{said}, {who} {won}",
                said = phrase(said),
                who = phrase(phrase(who.words())),
                won = phrase(won.clone())
            )
        });
        let said = if first.0 == Forecaster::Model {
            said
        } else {
            phrase!("{said}, the model none", said = phrase(said))
        };
        let missed = contested()
            .filter(|pair| !Forecaster::nearest(*pair).foresaw(*pair) && is_missed(*pair))
            .map(|(own, _)| Phrase::of_name(own.name()));
        Some(match listed_phrases(missed) {
            None => phrase!("{said}.", said = phrase(said)),
            Some(names) => phrase!(
                "{said}; outside even the nearest 80 % band lies: {names}.",
                said = phrase(said),
                names = phrase(names)
            ),
        })
    }

    /// How many series a forecaster foresaw best, and which.
    fn won(&self, who: Forecaster) -> Option<Phrase> {
        let contested = self.pairs().filter(|pair| Forecaster::has_rival(*pair));
        let won = contested.filter(|pair| who.foresaw(*pair));
        let names: Vec<Phrase> = won.map(|(own, _)| Phrase::of_name(own.name())).collect();
        let count = names.len().to_string();
        let names = listed_phrases(names.into_iter())?;
        Some(phrase!("{count} ({names})", count = name(&count), names = phrase(names)))
    }

    /// How many points lie within the bands that should hold so many.
    fn coverage(&self) -> Phrase {
        let [(points, own), (_, alone)] = [self.scores, self.alone].map(Backtest::inside);
        let [half, most, nearly] = own.map(|count| count.to_string());
        phrase!(
            "Of {points} points {half} lie within the 50 % bands, {most} within the 80 % bands and {nearly} within the 90 % bands; with technology alone {alone} within the 80 % bands.",
            points = name(&points.to_string()),
            half = name(&half),
            most = name(&most),
            nearly = name(&nearly),
            alone = name(&alone[1].to_string())
        )
    }

    /// What lies outside the 80 % bands, by name.
    fn failures(&self, language: Language) -> String {
        let mut text = String::new();
        for forecast in &self.scores.forecasts {
            for point in forecast.points.iter().filter(|point| !point.within(Scores::BANDS[1])) {
                if text.is_empty() {
                    let head = language.plain(&phrase("Outside the 80 % band:"));
                    text.push_str(&format!("\n  {head}\n"));
                }
                let words = language.plain(&failure(forecast, point));
                text.push_str(&indented(&words, "    "));
            }
        }
        text
    }

    /// A series with its unit: how many of its points lie in the band, and the scores of all that foresee it.
    fn line(&self, (own, alone): (&Forecast, Option<&Forecast>), language: Language) -> String {
        let (scores, unit) = (&own.scores, own.comparison.unit);
        let shown = |value: f64| language.number(&score(value, unit));
        let size = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), shown);
        let inside = phrase!(
            "{inside} of {points}",
            inside = name(&scores.inside[1].to_string()),
            points = name(&scores.points.to_string())
        );
        let label = match unit {
            Unit::Money => phrase!(
                "{what}, {unit}",
                what = name(own.name()),
                unit = currency(&self.model.header.run.currency)
            ),
            _ => Phrase::of_name(own.name()),
        };
        let cells = [
            language.plain(&inside),
            shown(scores.crps),
            size(alone.map(|alone| alone.scores.crps)),
            size(scores.last_value),
            size(scores.trend),
        ];
        TABLE.tall(&language.plain(&label), &cells)
    }
}

/// Whether no forecaster's 80 % band has any of the points.
fn is_missed((own, alone): (&Forecast, Option<&Forecast>)) -> bool {
    [Some(own), alone].into_iter().flatten().all(|own| own.scores.inside[1] == 0)
}

/// A score in the unit of its series, of which money's stands beside the name.
fn score(value: f64, unit: Unit) -> String {
    match unit {
        Unit::Money => number::plain(rounding::figures(value, 3, unit)),
        // Errors of dates are spans, and less than a year of them tells forecasts apart.
        Unit::Year | Unit::Years => number::plain(rounding::figures(value, 2, Unit::Ratio)),
        Unit::Share | Unit::Rate if value > 0.0 && value < number::LEAST_SHARE => {
            "< 0.1 %".to_owned()
        }
        _ => number::value(value, unit),
    }
}

/// Who foresees a series.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Forecaster {
    Model,
    Alone,
    Last,
    Trend,
}

impl Forecaster {
    const ALL: [Self; 4] = [Self::Model, Self::Alone, Self::Last, Self::Trend];

    /// Whether anybody but the model foresees it, so that somebody can be best.
    fn has_rival((own, alone): (&Forecast, Option<&Forecast>)) -> bool {
        own.scores.last_value.is_some() || own.scores.trend.is_some() || alone.is_some()
    }

    /// The one with the smallest score; of equals, the simplest.
    fn nearest((own, alone): (&Forecast, Option<&Forecast>)) -> Self {
        let scores = [
            (Self::Last, own.scores.last_value),
            (Self::Trend, own.scores.trend),
            (Self::Alone, alone.map(|alone| alone.scores.crps)),
            (Self::Model, Some(own.scores.crps)),
        ];
        let all = scores.into_iter().filter_map(|(who, score)| Some((who, score?)));
        all.min_by(|a, b| a.1.total_cmp(&b.1)).map_or(Self::Model, |(who, _)| who)
    }

    /// Whether it was the nearest, and did not miss: what lies outside its own 80 % band, point by point, it did not see.
    fn foresaw(self, pair: (&Forecast, Option<&Forecast>)) -> bool {
        let own = match self {
            Self::Model => Some(pair.0),
            Self::Alone => pair.1,
            Self::Last | Self::Trend => None,
        };
        Self::nearest(pair) == self && own.is_none_or(|own| own.scores.inside[1] > 0)
    }

    const fn words(self) -> &'static str {
        match self {
            Self::Model => "the model",
            Self::Alone => "technology alone",
            Self::Last => "the last value known",
            Self::Trend => "the trend",
        }
    }
}

/// A series with the date of a point; a metric is of the whole path, and has none.
fn place(forecast: &Forecast, point: &PointScore) -> Phrase {
    match forecast.comparison.observation.observed {
        Observed::Metric(_) => Phrase::of_name(forecast.name()),
        Observed::Track(_) => phrase!(
            "{series}, {date}",
            series = name(forecast.name()),
            date = phrase(date(point.year))
        ),
    }
}

fn failure(forecast: &Forecast, point: &PointScore) -> Phrase {
    let ends = [1, 5].map(|level| point.quantiles[level]);
    let [observed, low, high] = apart([point.observed, ends[0], ends[1]], forecast.comparison.unit);
    let share = (1.0 - (2.0 * point.below - 1.0).abs()) / 2.0;
    let words = if point.observed > point.quantiles[3] {
        "{what}: {observed}, above the band of {low} to {high}; {rest}"
    } else {
        "{what}: {observed}, below the band of {low} to {high}; {rest}"
    };
    let rest = if share > 0.0 {
        phrase!("{share} of the paths are further out", share = percent(share))
    } else {
        phrase("no path is further out")
    };
    // Where the whole band is one value there is no way from one end to the other.
    if low == high {
        return phrase!(
            "{what}: {observed}, not {low}; {rest}",
            what = phrase(place(forecast, point)),
            observed = number(observed),
            low = number(low),
            rest = phrase(rest)
        );
    }
    phrase!(
        words,
        what = phrase(place(forecast, point)),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_tell_forecasts_apart() {
        assert_eq!(score(0.43, Unit::Year), "0.430");
        assert_eq!(score(12.3, Unit::Years), "12.0");
        assert_eq!(score(0.000_3, Unit::Share), "< 0.1 %");
        assert_eq!(score(0.03, Unit::Share), "3.0 %");
    }

    #[test]
    fn what_lies_outside_is_told_apart_from_the_end() {
        assert_eq!(apart([0.846, 0.852, 0.976], Unit::Share), ["84.6 %", "85.2 %", "97.6 %"]);
        assert_eq!(apart([0.5, 0.2, 0.3], Unit::Ratio), ["0.500", "0.200", "0.300"]);
        assert_eq!(apart([1e-9, 1e-9, 1.0], Unit::Share)[0], "under 0.1 %");
    }
}
