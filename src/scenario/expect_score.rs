//! `[[expect]]` with `observation`: what a scenario promises of its backtest.

use super::{
    Name, Observation,
    field::{At, Field, Placed},
    node::Node,
    observation::Observed,
    reader::TableReader,
    source::Span,
    specification::{Form, Key},
};

/// A score of a backtest, and where it must lie.
#[derive(Clone, Debug)]
pub struct ExpectScore {
    /// Name of the observation, or `all`.
    pub observation: String,
    /// Which score.
    pub score: Score,
    /// Smallest and largest value that meets the expectation.
    pub range: (f64, f64),
}

/// What a backtest says of a forecast.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Score {
    /// Share of the points inside the 50, 80 or 90 % band, by its number.
    Coverage(usize),
    /// One less the continuous ranked probability score over that of the last value.
    Skill,
}

/// The scores.
const SCORES: [Score; 4] =
    [Score::Coverage(0), Score::Coverage(1), Score::Coverage(2), Score::Skill];
/// Their names.
const NAMES: [&str; 4] = ["coverage_50", "coverage_80", "coverage_90", "skill"];

impl Score {
    /// Its name.
    pub fn name(self) -> &'static str {
        SCORES.iter().position(|score| *score == self).map_or("", |place| NAMES[place])
    }

    /// Smallest and largest value that it can have.
    const fn possible(self) -> (f64, f64) {
        match self {
            Self::Coverage(_) => (0.0, 1.0),
            Self::Skill => (f64::NEG_INFINITY, 1.0),
        }
    }
}

impl Field for Score {
    const FORM: Form = Form::Choice(&NAMES);
    fn written(node: &Node, at: &mut At<'_>) -> Option<Self> {
        at.choice(node).map(|place| SCORES[place])
    }
    fn stand_in(_: &Key) -> Self {
        Self::Skill
    }
}

/// Whether some of so many points can be a share within a range.
fn has_part_of(points: usize, (low, high): (f64, f64)) -> bool {
    let count = points as f64;
    (low * count - 1e-9).ceil() <= (high * count + 1e-9).floor()
}

impl ExpectScore {
    /// A promise about an observation that is known, if the score can break it and keep it.
    pub(super) fn new(
        observation: &Name,
        score: &Placed<Score>,
        (range, number): ((f64, f64), Span),
        known: &[Observation],
        reader: &mut TableReader<'_>,
    ) -> Option<Self> {
        let found = known.iter().find(|one| one.name == observation.text);
        if found.is_none() && (observation.text != "all" || known.is_empty()) {
            if known.is_empty() {
                let message = "expect: a score needs an [[observation]], and there is none";
                reader.problems.error(observation.span.clone(), message);
                return None;
            }
            let message = format!("expect: there is no observation `{}`", observation.text);
            let names = known.iter().map(|one| one.name.as_str()).chain(["all"]);
            let problem = reader.problems.error(observation.span.clone(), message);
            problem.suggest(&observation.text, names);
            return None;
        }
        let score = score.value;
        let mut judged = found.into_iter().chain(known.iter().filter(|_| found.is_none()));
        if score == Score::Skill && judged.all(|one| matches!(one.observed, Observed::Metric(_))) {
            return reader.fail("score", "a metric has no last value to be more skilful than");
        }
        if let Some(words) = super::idle(range, score.possible()) {
            let message = format!("expect: {} {words}", score.name());
            reader.problems.error(Some(number), message);
            return None;
        }
        let points = found.map(|one| one.points.len() - one.skipped());
        if let (Score::Coverage(_), Some(points)) = (score, points)
            && !has_part_of(points, range)
        {
            let message = format!(
                "expect: {} can never lie there: it is a part of {points} points",
                score.name()
            );
            reader.problems.error(Some(number), message);
            return None;
        }
        Some(Self { observation: observation.text.clone(), score, range })
    }
}
