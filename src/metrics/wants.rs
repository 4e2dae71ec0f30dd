//! What has to be kept of a batch for what somebody asks.
//!
//! Which tracks a metric reads is told by nobody twice: a blank history notes what is read of it. Reading what was not
//! wanted is a bug, and ends the program: there are no rows.

use super::{
    history::{History, Wanted},
    measure::{Measure, tracks},
    quantity::{Read, Track},
};
use crate::model::Model;

/// What these metrics read, these tracks, and the tracks that a model has but for those of what each year's spending brings
/// back, which take long: a path that leaves the range of numbers is known by them, whatever is asked.
pub fn wanted(
    model: &Model,
    measures: &[&Measure],
    places: impl IntoIterator<Item = usize>,
) -> Wanted {
    let mut own = History::blank(model, |blank| {
        for measure in measures {
            measure.of(blank);
        }
    });
    let modelled = tracks(model).into_iter().map(|track| track.place).filter(|at| !is_later(*at));
    modelled.chain(places).for_each(|place| own.tracks[place] = true);
    own.complete();
    own
}

/// The same with all tracks that a model has.
pub(super) fn wanted_with_tracks(model: &Model, measures: &[&Measure]) -> Wanted {
    wanted(model, measures, tracks(model).into_iter().map(|track| track.place))
}

/// Whether a track is known of a year's spending once the run is over.
fn is_later(place: usize) -> bool {
    Track::ALL.get(place).is_some_and(|track| matches!(track.read(), Read::Later(_)))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::{
        engine::run_batch,
        metrics::{measure::metrics, read_model},
        random::{Chance, Column},
        scenario::{Document, Rules},
    };

    fn bits(column: &Column) -> Vec<u64> {
        column.iter().map(|value| value.to_bits()).collect()
    }

    /// Of every bundled scenario, each metric alone is what it is among all.
    #[test]
    fn a_metric_alone_is_what_it_is_among_all() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios");
        let files = folder.read_dir().expect("the bundled scenarios");
        let files = files.map(|file| file.expect("a file").path());
        for file in files.filter(|file| file.extension().is_some_and(|kind| kind == "toml")) {
            let model = read_model(&mut Document::load(&file, &[]), Rules::default());
            let model = model.expect("no mistake");
            let run = |history: History| run_batch(&model, Chance::Seed(1), 0, history);
            let all = run(History::of(&model));
            let mut runs: Vec<(Wanted, History)> = Vec::new();
            for own in metrics(&model) {
                let wanted = wanted(&model, &[&own], []);
                if !runs.iter().any(|(known, _)| *known == wanted) {
                    runs.push((wanted.clone(), run(History::wanting(&model, &wanted))));
                }
                let (_, some) = runs.iter().find(|(known, _)| *known == wanted).expect("a run");
                let alone = own.of(some);
                assert!(bits(&alone) == bits(&own.of(&all)), "{}: {}", file.display(), own.name);
            }
            // Most metrics read nothing of what spending brings back.
            assert!(runs.iter().any(|(_, some)| some.tracks[Track::MoneyBack as usize].is_empty()));
        }
    }
}
