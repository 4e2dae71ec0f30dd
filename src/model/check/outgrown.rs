//! Values that a file does not write but makes: by rates of growth, and by factors on series. They are held against the
//! plausible range of their key, as written ones are.

use crate::{
    math::{exp, ln, pow},
    model::{Reading, specifications},
    scenario::{Key, Parameter, Series, Span},
};

/// Looks a year.
const LOOKS: usize = 4;

/// Share of the paths on which a factor is at most what is held against the range, as for what is written.
const BULK: f64 = 0.995;

/// What grows from its first value, at the medians.
pub(crate) struct Growing<'a> {
    /// The first value.
    pub(crate) amount: f64,
    /// Its growth at the start.
    pub(crate) rate: &'a Parameter,
    /// Its growth in the long run.
    pub(crate) long: f64,
    /// Years in which the distance between the two halves.
    pub(crate) half_life: f64,
}

impl Growing<'_> {
    /// Years from the start until it is larger than that, within so many, and how large it is then.
    fn beyond(&self, high: f64, years: usize) -> Option<(f64, f64)> {
        let dt = 1.0 / LOOKS as f64;
        let (growth, mut grown) = (self.rate.median(), ln(self.amount.max(1e-300)));
        (0..years * LOOKS).find_map(|look| {
            let left = pow(0.5, (look as f64 + 0.5) * dt / self.half_life);
            grown += ln(1.0 + self.long + (growth - self.long) * left) * dt;
            (grown > ln(high)).then(|| ((look as f64 + 1.0) * dt, exp(grown)))
        })
    }
}

/// Whether a ceiling, 0 for none, holds demand within what is plausible.
pub(crate) fn is_held(ceiling: f64) -> bool {
    ceiling > 0.0 && ceiling <= key("demand", "initial").range.1
}

impl Reading<'_> {
    /// Refuses what grows beyond the plausible range of its key before the run ends. `what` is its full name, `place`
    /// where its growth stands.
    pub(crate) fn check_growth(
        &mut self,
        (table, name): (&str, &str),
        what: &str,
        place: Option<Span>,
        growing: &Growing<'_>,
    ) {
        let key = key(table, name);
        let Some((years, value)) = growing.beyond(key.range.1, self.run.years) else { return };
        let date = self.run.start + years;
        let by = &growing.rate.name;
        self.outside(key, &format!("{what} in {date:.2}, grown by {by}"), value, place);
    }

    /// Refuses a series that leaves the plausible range of its key within the run when it is multiplied.
    pub(crate) fn check_factor(
        &mut self,
        (table, name): (&str, &str),
        what: &str,
        (series, factor): (&Series, &Parameter),
    ) {
        let key = key(table, name);
        let is_multiplied = factor.distribution.quantile(BULK) > 1.0;
        let left = self.left((series, factor), key.range).filter(|_| is_multiplied);
        let Some((value, when)) = left else { return };
        let place = self.place_of_parameter(factor);
        self.outside(key, &format!("{what} in {when}"), value, place);
    }

    /// Refuses a series of amounts that are larger, within the run and multiplied, than another key may say of the same.
    pub(crate) fn check_amounts(
        &mut self,
        (table, name): (&str, &str),
        what: &str,
        (series, factor): (&Series, &Parameter),
    ) {
        let key = key(table, name);
        let left = self.left((series, factor), (0.0, key.range.1));
        let Some((value, when)) = left else { return };
        let place = self.place_of_series(what);
        self.outside(key, &format!("{what} in {when}"), value, place);
    }

    /// What a series that is multiplied is where it first lies outside a range within the run, and when, in words.
    fn left(
        &self,
        (series, factor): (&Series, &Parameter),
        (low, high): (f64, f64),
    ) -> Option<(f64, String)> {
        let (start, most) = (self.run.start, factor.distribution.quantile(BULK));
        let mut looks = (0..self.run.years * LOOKS).map(|look| start + look as f64 / LOOKS as f64);
        let date = looks.find(|date| !(low..=high).contains(&(series.at(*date) * most)))?;
        let times = if most > 1.0 {
            format!(", times {} of {most:.3}", factor.name)
        } else {
            String::new()
        };
        Some((series.at(date) * most, format!("{date}{times}")))
    }

    /// Where a series of an industry's table stands.
    fn place_of_series(&self, name: &str) -> Option<Span> {
        let (table, key) = name.split_once('.')?;
        self.place_of(table, key, None)
    }

    /// Where a parameter of the industry or of a builder stands.
    fn place_of_parameter(&self, parameter: &Parameter) -> Option<Span> {
        let mut parts = parameter.name.rsplitn(3, '.');
        let (key, table) = (parts.next()?, parts.next()?);
        let owner = parts.next().and_then(|owner| owner.strip_prefix("builder."));
        let builder = self.builders().iter().find(|builder| Some(builder.name.as_str()) == owner);
        self.place_of(table, key, builder)
    }
}

/// A key that a mechanism has.
fn key(table: &str, name: &str) -> &'static Key {
    let found = specifications().find(|(own, _)| own.name == table);
    found.and_then(|(own, _)| own.key(name)).expect("a key of the catalogue")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn growth_fades_on_its_way() {
        let rate = Parameter::fixed("demand.growth", 3.0);
        let growing = Growing { amount: 1.0, rate: &rate, long: 0.0, half_life: 1.0 };
        // The logarithms of all years add up to 2.8, a factor of 16.
        assert_eq!(growing.beyond(100.0, 60), None);
        let (years, value) = growing.beyond(3.0, 60).unwrap();
        assert!((1.0..=1.5).contains(&years) && (3.0..4.5).contains(&value), "{years} {value}");
    }
}
