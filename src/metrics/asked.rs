//! Numbers that somebody asks for by name: `bust`, `write_down:p99`, `median net_present_value`,
//! `required_revenue@2026:mean`.

use super::{
    check::{Fault, fault, suggested},
    distribution::Distribution,
    history::{first_row, year_of},
    measure::{Measure, metrics, tracks, unmodelled_tracks},
    precision::{Known, known},
    quantity::{BUST, Quantity},
    share::Proportion,
    unit::Unit,
};
use crate::{
    model::Model,
    scenario::{STATISTICS, Statistic},
};

/// A number of a distribution: of whether a path is a bust, of a metric, or of a track in one year.
#[derive(Clone, Debug)]
pub struct Asked {
    /// `bust`, the name of a metric, or that of a track with its year, as in `spending@2027`.
    pub name: String,
    /// Which number of the distribution.
    pub statistic: Statistic,
    /// What is declared of it.
    pub quantity: &'static Quantity,
    /// Unit of the number: a share where it is a probability or how often something never happens.
    pub unit: Unit,
    pub(super) source: Source,
}

/// Where its value on each path comes from.
#[derive(Clone, Debug)]
pub(super) enum Source {
    /// Whether the path is a bust.
    Bust,
    /// A metric.
    Metric(Measure),
    /// A track, by its place and its row.
    Track(usize, usize),
}

impl Asked {
    /// Takes a name with its statistic apart, `NAME:STATISTIC` or `STATISTIC NAME`; without one it is the
    /// probability of what is yes or no, else the median. The error says what was expected.
    pub fn read(model: &Model, text: &str) -> Result<Self, String> {
        let text = text.trim();
        // Names may have a colon.
        let is_known = metrics(model).iter().any(|metric| metric.name == text);
        let (name, statistic) = if is_known { (text, None) } else { parts(text)? };
        let (quantity, unit, source) = find(model, name)?;
        let event = quantity.is_event();
        let statistic = match (statistic, &source) {
            (None | Some(Statistic::Mean | Statistic::Share), Source::Bust) => Statistic::Share,
            (None | Some(Statistic::Mean), _) if event => Statistic::Mean,
            (Some(_), _) if event => {
                return Err(format!("`{name}` is yes or no on each path: its mean is how often"));
            }
            (None, _) => Statistic::Quantile(0.5),
            (Some(statistic), _) => statistic,
        };
        let worse = matches!(statistic, Statistic::ExpectedShortfall(_));
        if worse && quantity.worse == super::quantity::Side::Neither {
            return Err(Fault::NoWorseSide.words(name));
        }
        if statistic == Statistic::Mean && !event && quantity.infinite() == Some("never") {
            return Err(Fault::NoMean.words(name));
        }
        let never = statistic == Statistic::Share && !matches!(source, Source::Bust);
        if never && unit.infinite().is_none() {
            return Err(format!(
                "`{name}` has a value on every path, so it has no share of paths without one; expected mean or a quantile as p50"
            ));
        }
        let unit = if never || event { Unit::Share } else { unit };
        Ok(Self { name: name.to_owned(), statistic, quantity, unit, source })
    }

    /// As it is typed.
    pub fn words(&self) -> String {
        format!("{}:{}", self.name, self.statistic.words())
    }

    /// A track and its year.
    pub fn track(&self) -> Option<(&str, &str)> {
        match self.source {
            Source::Track(..) => self.name.rsplit_once('@'),
            _ => None,
        }
    }

    /// The year of a track.
    pub fn year(&self) -> Option<&str> {
        self.track().map(|(_, year)| year)
    }

    /// Whose it is, where it is a party's.
    pub fn party(&self) -> Option<&str> {
        let name = self.track().map_or(self.name.as_str(), |(name, _)| name);
        name.strip_prefix(self.quantity.name)?.strip_prefix('.')
    }

    /// Whether it is a probability.
    pub fn is_probability(&self) -> bool {
        self.unit == Unit::Share && (self.quantity.is_event() || self.statistic == Statistic::Share)
    }

    /// The number and its 95 % interval, from the values of all paths.
    pub fn measure(&self, values: &[f64]) -> Known {
        if self.is_probability() {
            let hits = values.iter().filter(|value| self.holds(**value)).count() as u64;
            let Proportion { value, interval, .. } = Proportion::new(hits, values.len() as u64);
            return Known { value, interval, least_paths: 1.0 };
        }
        known(&Distribution::new(values.to_vec()), self.statistic, self.quantity.worse)
    }

    /// Of a probability: 1 on each path on which it holds, else 0.
    pub fn hits(&self, values: &[f64]) -> Vec<f64> {
        values.iter().map(|value| f64::from(u8::from(self.holds(*value)))).collect()
    }

    fn holds(&self, value: f64) -> bool {
        let never = self.statistic == Statistic::Share && !self.quantity.is_event();
        if never { value.is_infinite() } else { value > 0.5 }
    }
}

/// The statistic of a word, as people say it too.
pub(super) fn statistic(word: &str) -> Option<Statistic> {
    match word {
        "median" => Some(Statistic::Quantile(0.5)),
        "probability" => Some(Statistic::Mean),
        _ => Statistic::named(word),
    }
}

fn parts(text: &str) -> Result<(&str, Option<Statistic>), String> {
    if let Some((name, word)) = text.rsplit_once(':') {
        let unknown = || format!("unknown statistic `{word}`; expected median, {STATISTICS}");
        return Ok((name.trim(), Some(statistic(word.trim()).ok_or_else(unknown)?)));
    }
    let front = text.split_once(' ').and_then(|(word, name)| Some((name.trim(), statistic(word)?)));
    Ok(front.map_or((text, None), |(name, statistic)| (name, Some(statistic))))
}

fn find(model: &Model, name: &str) -> Result<(&'static Quantity, Unit, Source), String> {
    if name == BUST.name {
        return Ok((&BUST, Unit::Share, Source::Bust));
    }
    let own = metrics(model).into_iter().find(|metric| metric.name == name);
    if let Some((track, year)) = name.rsplit_once('@').filter(|_| own.is_none()) {
        return in_year(model, track, year);
    }
    if let Some(fault) = fault(model, name, None) {
        return Err(refused(model, name, &fault));
    }
    let own = own.ok_or_else(|| Fault::Unknown.words(name))?;
    Ok((own.quantity, own.unit, Source::Metric(own)))
}

fn refused(model: &Model, name: &str, fault: &Fault) -> String {
    if !matches!(fault, Fault::Unknown) {
        return fault.words(name);
    }
    let known: Vec<String> = metrics(model).into_iter().map(|metric| metric.name).collect();
    if tracks(model).iter().any(|track| track.name == name) {
        let year = model.header.run.start.ceil();
        return format!(
            "`{name}` is a track, a number for each year; name the year, as in {name}@{year}"
        );
    }
    // `npv` is nearer to `net_present_value` than letters tell.
    let initials =
        |full: &&String| full.split('_').filter_map(|part| part.chars().next()).eq(name.chars());
    let help = if let Some(full) = known.iter().find(initials) {
        format!("did you mean `{full}`?")
    } else {
        let mut words: Vec<&str> = known.iter().map(String::as_str).collect();
        words.push(BUST.name);
        suggested(name, &words)
    };
    format!("{}; {help}", fault.words(name))
}

/// A track in a year.
fn in_year(
    model: &Model,
    track: &str,
    year: &str,
) -> Result<(&'static Quantity, Unit, Source), String> {
    let all = tracks(model);
    let Some(own) = all.iter().find(|own| own.name == track) else {
        if let Some(lacking) = unmodelled_tracks(model).iter().find(|own| own.name == track) {
            return Err(lacking.words());
        }
        let names: Vec<&str> = all.iter().map(|own| own.name.as_str()).collect();
        return Err(format!("there is no track `{track}`; {}", suggested(track, &names)));
    };
    let run = &model.header.run;
    let first = first_row(own.quantity, run);
    let rows = || first..=run.years;
    let row = year
        .trim()
        .parse::<f64>()
        .ok()
        .and_then(|asked| rows().find(|row| (year_of(run.start, *row) - asked).abs() < 1e-9));
    let Some(row) = row else {
        let [from, to] = [first, run.years].map(|row| year_of(run.start, row));
        return Err(format!("`{track}@{year}`: expected a year from {from} to {to}"));
    };
    Ok((own.quantity, own.quantity.unit, Source::Track(own.place, row)))
}
