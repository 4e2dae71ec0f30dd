//! The words in which quantities are declared: what one is, and what else holds of it.

use super::{Kind, Need, Place, Quantity, Side};
use crate::{metrics::Unit, scenario::Statistic};

const INFINITE: (f64, f64) = (f64::NEG_INFINITY, f64::INFINITY);
const POSITIVE: (f64, f64) = (0.0, f64::INFINITY);

impl Quantity {
    const fn new(
        (name, label, german): (&'static str, &'static str, &'static str),
        (unit, kind, range): (Unit, Kind, (f64, f64)),
    ) -> Self {
        let place = Place {
            screen: None,
            beside: false,
            main: false,
            explored: false,
            driven: false,
            contrasts: &[],
        };
        let (meaning, formula, worse, needs) = ("", "", Side::Neither, &[]);
        let [own, partial, observable, after_start] = [false; 4];
        Self {
            name,
            label,
            german,
            meaning,
            formula,
            unit,
            kind,
            worse,
            range,
            own,
            partial,
            after_start,
            observable,
            begins: None,
            needs,
            place,
        }
    }

    /// Money over a year or the horizon.
    pub(super) const fn flow(
        name: &'static str,
        label: &'static str,
        german: &'static str,
    ) -> Self {
        Self::new((name, label, german), (Unit::Money, Kind::Flow, POSITIVE))
    }

    /// What stands at a year end, or its largest.
    pub(super) const fn level(
        name: &'static str,
        unit: Unit,
        label: &'static str,
        german: &'static str,
    ) -> Self {
        Self::new((name, label, german), (unit, Kind::Level, POSITIVE))
    }

    /// A part of a whole, from 0 to 1.
    pub(super) const fn share(
        name: &'static str,
        label: &'static str,
        german: &'static str,
    ) -> Self {
        Self::new((name, label, german), (Unit::Share, Kind::Share, (0.0, 1.0)))
    }

    /// One amount over another, shown in per cent; it may exceed 1.
    pub(super) const fn over(
        name: &'static str,
        label: &'static str,
        german: &'static str,
    ) -> Self {
        Self::new((name, label, german), (Unit::Share, Kind::Share, POSITIVE))
    }

    /// A number of things.
    pub(super) const fn count(
        name: &'static str,
        label: &'static str,
        german: &'static str,
    ) -> Self {
        Self::new((name, label, german), (Unit::Ratio, Kind::Count, POSITIVE))
    }

    /// Yes or no.
    pub(super) const fn event(
        name: &'static str,
        label: &'static str,
        german: &'static str,
    ) -> Self {
        Self::new((name, label, german), (Unit::Ratio, Kind::Event, (0.0, 1.0)))
    }

    /// A calendar year.
    pub(super) const fn year(
        name: &'static str,
        label: &'static str,
        german: &'static str,
    ) -> Self {
        Self::new((name, label, german), (Unit::Year, Kind::Year, INFINITE))
    }

    /// A span of years.
    pub(super) const fn years(
        name: &'static str,
        label: &'static str,
        german: &'static str,
    ) -> Self {
        Self::new((name, label, german), (Unit::Years, Kind::Year, POSITIVE))
    }

    /// A return a year.
    pub(super) const fn rate(
        name: &'static str,
        label: &'static str,
        german: &'static str,
    ) -> Self {
        Self::new((name, label, german), (Unit::Rate, Kind::Rate, (-1.0, f64::INFINITY)))
    }

    /// What it means, and how it is worked out.
    pub(super) const fn says(self, meaning: &'static str, formula: &'static str) -> Self {
        Self { meaning, formula, ..self }
    }

    /// Large values are the bad ones.
    pub(super) const fn bad_high(self) -> Self {
        Self { worse: Side::High, ..self }
    }

    /// Small values are the bad ones.
    pub(super) const fn bad_low(self) -> Self {
        Self { worse: Side::Low, ..self }
    }

    /// In another unit.
    pub(super) const fn unit(self, unit: Unit) -> Self {
        Self { unit, ..self }
    }

    /// Undefined where there is nothing that it is a part of.
    pub(super) const fn partial(self) -> Self {
        Self { partial: true, ..self }
    }

    /// Of all that happens in a year: the start has none, nor has a part of a year.
    pub(super) const fn of_the_year(self) -> Self {
        Self { kind: Kind::Flow, ..self }
    }

    /// Worked out in the course of a step: nobody knows it at the start.
    pub(super) const fn after_start(self) -> Self {
        Self { after_start: true, ..self }
    }

    /// Never below a value.
    pub(super) const fn at_least(self, least: f64) -> Self {
        Self { range: (least, self.range.1), ..self }
    }

    /// Of either sign.
    pub(super) const fn signed(self) -> Self {
        Self { range: INFINITE, ..self }
    }

    /// Published, or read off a market, while it happens.
    pub(super) const fn observable(self) -> Self {
        Self { observable: true, ..self }
    }

    /// A yes or no that begins in the year that another metric tells.
    pub(super) const fn begins(self, metric: &'static str) -> Self {
        Self { begins: Some(metric), ..self }
    }

    /// Without which it is not modelled.
    pub(super) const fn needs(self, needs: &'static [Need]) -> Self {
        Self { needs, ..self }
    }

    /// Its place on the screen of a run.
    pub(super) const fn screen(mut self, place: u8, words: &'static str) -> Self {
        self.place.screen = Some((place, words));
        self
    }

    /// On the screen of a comparison.
    pub(super) const fn beside(mut self) -> Self {
        self.place.beside = true;
        self
    }

    /// One of those that scenarios are held against each other by.
    pub(super) const fn main(mut self) -> Self {
        self.place.main = true;
        self
    }

    /// Carried by the page, path by path.
    pub(super) const fn explored(mut self) -> Self {
        self.place.explored = true;
        self
    }

    /// Its drivers are told.
    pub(super) const fn driven(mut self) -> Self {
        self.place.driven = true;
        self
    }

    /// Differences that are shown.
    pub(super) const fn contrasts(
        mut self,
        contrasts: &'static [(Statistic, &'static str)],
    ) -> Self {
        self.place.contrasts = contrasts;
        self
    }

    /// Declared by a scenario: name, label and expression, what it counts, which values are bad.
    pub(in crate::metrics) const fn of_a_scenario(
        (name, label, formula): (&'static str, &'static str, &'static str),
        what: (Unit, Kind),
        worse: Side,
    ) -> Self {
        let own = Self::new((name, label, label), (what.0, what.1, INFINITE));
        Self { own: true, formula, worse, ..own }
    }
}
