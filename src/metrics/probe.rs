//! A few numbers of each path and nothing else: for whoever runs many scenarios.

use super::{
    asked::{Asked, Source},
    check,
    collect::Stopped,
    history::{History, Wanted},
    measure::{Measure, bust, metrics},
    representable::{self, Left},
    wants::wanted,
};
use crate::{
    engine::{self, Control, Observer, follow},
    model::{Batch, Model, state::State},
    random::{Chance, Column, fill},
    scenario::Sampler,
};

/// What is asked of the paths of a model.
pub struct Probe<'a> {
    model: &'a Model,
    asked: &'a [Asked],
    /// The metrics that decide on a bust, where that is asked for; then those that are asked for.
    measures: Vec<Measure>,
    conditions: usize,
    wanted: Wanted,
}

impl<'a> Probe<'a> {
    /// Of a model; the error says that its bust cannot be told.
    pub fn new(model: &'a Model, asked: &'a [Asked]) -> Result<Self, Stopped> {
        let mut measures = Vec::new();
        if asked.iter().any(|own| matches!(own.source, Source::Bust)) {
            check::bust_fault(model).map_or(Ok(()), |message| Err(Stopped::Failed(message)))?;
            let named = |metric: &Measure| {
                model.header.bust.any_of.iter().any(|condition| condition.metric == metric.name)
            };
            measures = metrics(model).into_iter().filter(named).collect();
        }
        let conditions = measures.len();
        measures.extend(asked.iter().filter_map(|own| match &own.source {
            Source::Metric(measure) => Some(measure.clone()),
            _ => None,
        }));
        let places = asked.iter().filter_map(|own| match &own.source {
            Source::Track(place, _) => Some(*place),
            _ => None,
        });
        let wanted = wanted(model, &measures.iter().collect::<Vec<_>>(), places);
        Ok(Self { model, asked, measures, conditions, wanted })
    }

    /// Runs the first paths: `[asked][path]`.
    pub fn run(&self, seed: u64, paths: u64, control: &Control) -> Result<Vec<Vec<f64>>, Stopped> {
        let chance = Chance::Seed(seed);
        let watch = |_: u64| self.watcher();
        let kept = engine::run(self.model, chance, 0..paths, watch, control)?;
        #[expect(
            clippy::cast_possible_truncation,
            reason = "the values of all paths fit in memory"
        )]
        let count = paths as usize;
        let lanes = kept.iter().flat_map(|(_, left)| left).take(count);
        if let Some((path, _)) = (0..).zip(lanes).find(|(_, left)| **left) {
            return Err(Stopped::Failed(representable::explain(self.model, chance, path)));
        }
        let values = |place: usize| {
            let all = kept.iter().flat_map(|(columns, _)| columns[place]);
            all.take(count).collect()
        };
        Ok((0..self.asked.len()).map(values).collect())
    }

    /// The same of one batch whose parameters a sampler has been given: a column for each number. Fails if a path
    /// leaves the range of numbers.
    pub fn batch(&self, sampler: Sampler<'_>) -> Result<Vec<Column>, Stopped> {
        let begun = self.model.start_from(sampler.clone());
        let (columns, left) = follow(self.model, begun, self.watcher());
        let Some(lane) = left.iter().position(|left| *left) else { return Ok(columns) };
        let place =
            representable::left_at(self.model, &|| self.model.start_from(sampler.clone()), lane);
        Err(Stopped::Failed(format!(
            "a path leaves the range of numbers{}; bound the distributions with min and max",
            place.unwrap_or_default()
        )))
    }

    fn watcher(&self) -> Watcher<'_> {
        let history = History::wanting(self.model, &self.wanted);
        Watcher { history, drawn: Vec::new(), probe: self }
    }

    fn values(&self, history: &History, drawn: &[Column]) -> (Vec<Column>, Left) {
        let measured: Vec<Column> = self.measures.iter().map(|own| own.of(history)).collect();
        let (of_bust, mut others) = measured.split_at(self.conditions);
        let mut value = |asked: &Asked| match &asked.source {
            Source::Bust => {
                bust(&self.model.header.bust, &self.measures[..self.conditions], of_bust)
            }
            Source::Metric(_) => others.split_off_first().copied().unwrap_or(fill(f64::NAN)),
            Source::Track(place, row) => history.rows(*place)[*row],
        };
        let columns: Vec<Column> = self.asked.iter().map(&mut value).collect();
        let left = representable::left(history, &self.measures, &measured, drawn);
        (columns, left)
    }
}

struct Watcher<'a> {
    history: History,
    drawn: Vec<Column>,
    probe: &'a Probe<'a>,
}

impl Observer for Watcher<'_> {
    type Kept = (Vec<Column>, Left);

    fn begin(&mut self, batch: &Batch) {
        self.history.begin(batch);
        self.drawn.clone_from(&batch.drawn);
    }

    #[inline(always)]
    fn observe(&mut self, state: &State) {
        self.history.observe(state);
    }

    fn finish(self) -> Self::Kept {
        let history = self.history.finish();
        self.probe.values(&history, &self.drawn)
    }
}
