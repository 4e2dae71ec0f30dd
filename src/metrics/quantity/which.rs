//! Which quantity is meant: an id, or an id and a party.

use super::{
    BuilderMetric, BuilderTrack, CustomerMetric, CustomerTrack, HolderMetric, HolderTrack, Metric,
    Quantity, Track, YearMetric,
};
use crate::{metrics::Unit, scenario::Statistic};

/// Whether a path is a bust: worked out from the metrics by the scenario's own definition.
pub const BUST: Quantity =
    Quantity::event("bust", "probability of a bust", "Wahrscheinlichkeit eines Einbruchs")
        .says(
            "The share of the simulated futures that end in a bust as the scenario defines it.",
            "`[bust]`: any of its conditions on metrics holds",
        )
        .unit(Unit::Share)
        .begins("bust_begins")
        .bad_high()
        .main()
        .driven()
        .contrasts(&[(Statistic::Mean, "Probability of a bust")]);

/// What a track or a metric belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// The industry.
    Industry,
    /// Each builder.
    Builder,
    /// Each customer.
    Customer,
    /// Each holder of claims.
    Holder,
    /// The spending of each of the first whole years of the run.
    Year,
}

impl Owner {
    /// What stands for the name of a party in documents.
    pub const fn suffix(self) -> &'static str {
        match self {
            Self::Industry => "",
            Self::Builder => ".BUILDER",
            Self::Customer => ".CUSTOMER",
            Self::Holder => ".HOLDER",
            Self::Year => ".YEAR",
        }
    }
}

/// A track or a metric of somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    /// Whether it is a variable by year; else one number for each path.
    pub track: bool,
    /// Whose it is.
    pub of: Owner,
}

/// Every quantity, in the order of files, with what it is.
pub fn all() -> impl Iterator<Item = (&'static Quantity, Sort)> {
    fn each<T: Copy + 'static>(
        ids: &'static [T],
        quantity: fn(T) -> &'static Quantity,
        track: bool,
        of: Owner,
    ) -> impl Iterator<Item = (&'static Quantity, Sort)> {
        ids.iter().map(move |id| (quantity(*id), Sort { track, of }))
    }
    std::iter::once((&BUST, Sort { track: false, of: Owner::Industry }))
        .chain(each(Metric::ALL, Metric::quantity, false, Owner::Industry))
        .chain(each(BuilderMetric::ALL, BuilderMetric::quantity, false, Owner::Builder))
        .chain(each(CustomerMetric::ALL, CustomerMetric::quantity, false, Owner::Customer))
        .chain(each(HolderMetric::ALL, HolderMetric::quantity, false, Owner::Holder))
        .chain(each(YearMetric::ALL, YearMetric::quantity, false, Owner::Year))
        .chain(each(Track::ALL, Track::quantity, true, Owner::Industry))
        .chain(each(BuilderTrack::ALL, BuilderTrack::quantity, true, Owner::Builder))
        .chain(each(CustomerTrack::ALL, CustomerTrack::quantity, true, Owner::Customer))
        .chain(each(HolderTrack::ALL, HolderTrack::quantity, true, Owner::Holder))
}

/// A quantity of a run: an id, or an id with the name of a party. Names that a user wrote are looked up
/// with functions called `named`.
pub trait Which {
    /// Its name in files.
    fn full_name(&self) -> String;
}

macro_rules! which {
    ($($industry:ident)*; $($party:ident)*) => {
        $(impl Which for $industry {
            fn full_name(&self) -> String {
                self.name().to_owned()
            }
        })*
        $(impl Which for ($party, &str) {
            fn full_name(&self) -> String {
                format!("{}.{}", self.0.name(), self.1)
            }
        })*
    };
}

which!(Metric Track; BuilderMetric CustomerMetric HolderMetric BuilderTrack CustomerTrack HolderTrack YearMetric);

impl Which for Quantity {
    fn full_name(&self) -> String {
        self.name.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_quantity_is_declared_in_full_and_once() {
        let mut names = Vec::new();
        for (quantity, sort) in all() {
            let name = (sort.track, sort.of.suffix(), quantity.name);
            assert!(!names.contains(&name), "{name:?} is declared twice");
            names.push(name);
            for text in [quantity.label, quantity.german, quantity.meaning, quantity.formula] {
                assert!(!text.is_empty(), "{name:?} lacks words");
            }
            assert!(quantity.meaning.ends_with('.') && quantity.range.0 < quantity.range.1);
        }
    }

    #[test]
    fn places_on_the_screen_are_taken_once() {
        let mut places: Vec<u8> =
            all().filter_map(|(quantity, _)| Some(quantity.place.screen?.0)).collect();
        let count = places.len();
        places.sort_unstable();
        places.dedup();
        assert_eq!(places.len(), count);
    }
}
