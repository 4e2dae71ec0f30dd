//! The boom that prices after a peak are held against: a bundled scenario's observations, with their names.

use std::sync::LazyLock;

use crate::{
    metrics::Track,
    model::Model,
    scenario::{Document, Header, Observation, Observed, Point, bundled_path, typed_key},
};

/// The scenario.
const FILE: &str = "fiber-glut.toml";

/// What happened to prices and spending then.
pub(super) struct Precedent {
    /// Title of the scenario.
    pub(super) title: String,
    /// What its prices are of.
    pub(super) prices_of: String,
    /// The year of the largest spending.
    pub(super) peak: f64,
    /// The last year whose spending is known.
    pub(super) last: f64,
    /// Years since the peak, and prices over that of the peak.
    pub(super) prices: Vec<Point>,
    /// English and German of both names.
    pub(super) words: Vec<(String, String)>,
}

impl Precedent {
    /// What began before it was over cannot have it as its precedent; what is a precedent has its own facts.
    pub(super) fn precedes(&self, model: &Model) -> bool {
        model.header.run.start > self.last && model.header.observations.is_empty()
    }
}

/// It, read once.
pub(super) fn precedent() -> Option<&'static Precedent> {
    static READ: LazyLock<Option<Precedent>> = LazyLock::new(read);
    READ.as_ref()
}

fn read() -> Option<Precedent> {
    let document = Document::load(&bundled_path(FILE), &[]);
    let header = document.clone().header();
    let spending = &observation(&header, Track::Spending)?.points;
    let (peak, _) = *spending.iter().max_by(|a, b| a.1.total_cmp(&b.1))?;
    let (last, _) = *spending.last()?;
    let prices_of = observation(&header, Track::Price)?.name.clone();
    let mut prices = observation(&whole(&document, &prices_of), Track::Price)?.points.clone();
    let (_, then) = *prices.iter().find(|(year, _)| same(*year, peak))?;
    for (year, price) in &mut prices {
        (*year, *price) = (*year - peak, *price / then);
    }
    let mut words = header.german;
    words.retain(|(own, _)| *own == header.title || *own == prices_of);
    Some(Precedent { title: header.title, prices_of, peak, last, prices, words })
}

/// The first observation of a track.
fn observation(header: &Header, track: Track) -> Option<&Observation> {
    let observed = Observed::Track(track.name().to_owned());
    header.observations.iter().find(|own| own.observed == observed)
}

/// The scenario with all that its data have of an observation: what it is scored by ends before they do.
fn whole(document: &Document, observation: &str) -> Header {
    let to = typed_key(&["observation", observation, "to"].map(str::to_owned));
    document.changed(&[], &["run.years=60", &format!("{to}=3000")]).header()
}

/// Whether two dates are one.
pub(super) fn same(a: f64, b: f64) -> bool {
    (a - b).abs() < 0.01
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Against the files: spending is largest in 2000, and prices are known until 2010.
    #[test]
    fn the_fibre_glut_is_read_with_all_its_prices() {
        let read = precedent().unwrap();
        assert_eq!((read.peak, read.last), (2000.0, 2005.0));
        assert_eq!(read.prices.first(), Some(&(-2.0, 1200.0 / 675.0)));
        let (years, price) = *read.prices.last().unwrap();
        assert!(same(years, 10.0) && (price - 5.0 / 675.0).abs() < 1e-12, "{years}: {price}");
        assert_eq!(read.words.len(), 2, "{:?}", read.words);
    }
}
