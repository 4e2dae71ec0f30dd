//! `[calibration]`: what may be learned from the observations, and carried elsewhere.

use super::{
    Name, diagnostic::Problems, field::HeaderTable, reader::TableReader, section::table,
    source::Span,
};

/// The `[calibration]` table.
#[derive(Clone, Debug, Default)]
pub struct Calibration {
    /// Uncertain parameters that are not learned, because sources know them better: they keep their
    /// distributions.
    pub keep: Vec<(String, Span)>,
    /// Parameters whose posterior may be carried into another scenario.
    pub carry: Vec<(String, Span)>,
    /// Why those and not the others: written into the overlay.
    pub because: String,
}

table! {
    /// What may be learned from the observations, and carried into other scenarios.
    ["calibration", "Kalibrierung"]
    pub(crate) struct CalibrationTable in "calibration" => {
        /// Uncertain parameters that are not learned, because sources know them better.
        ["parameters not learned", "nicht gelernte Parameter"]
        keep: Vec<Name>, "", "none", 1.0, 1000.0, "a choice, with its reason beside it";
        /// Parameters whose posterior may be carried into another scenario.
        ["parameters carried elsewhere", "übertragbare Parameter"]
        carry: Vec<Name>, "", "none", 1.0, 1000.0, "a choice, with its reason in `because`";
        /// Why these parameters may be carried elsewhere and the others not; needed with `carry`.
        ["reason for carrying", "Grund der Übertragung"]
        because: Option<String>, "", "none", 1.0, 4000.0, "the author of the scenario";
    }
}

impl Calibration {
    /// Reads the table.
    pub(super) fn read(reader: &mut TableReader<'_>) -> Self {
        if reader.table.is_none() {
            // What it is instead has been said.
            return Self::default();
        }
        if reader.at("keep").or(reader.at("carry")).is_none() {
            reader
                .fail::<()>("", "expected `keep` or `carry`: without them the table says nothing");
        }
        let table = CalibrationTable::read_keys(reader);
        if !table.carry.is_empty() && reader.at("because").is_none() {
            reader.fail::<()>(
                "carry",
                "missing key `because`: why these parameters may be carried elsewhere and the others not, as text",
            );
        }
        if reader.at("carry").is_none() {
            reader.useless("because", "nothing is carried; it is the reason for `carry`");
        }
        let calibration = Self {
            keep: placed(table.keep),
            carry: placed(table.carry),
            because: table.because.unwrap_or_default(),
        };
        calibration.check_doubles(reader.problems);
        calibration
    }

    /// A name counts once: what is kept is not learned, so there is nothing to carry.
    fn check_doubles(&self, problems: &mut Problems) {
        let all: Vec<&(String, Span)> = self.keep.iter().chain(&self.carry).collect();
        for (place, (name, span)) in all.iter().enumerate() {
            let Some(first) = all[..place].iter().position(|(other, _)| other == name) else {
                continue;
            };
            let kept = first < self.keep.len() && place >= self.keep.len();
            if kept {
                // A doubt only: `keep` may come from another file, or from the command line.
                let message = format!(
                    "calibration.carry: `{name}` is kept, so nothing is learned to be carried"
                );
                problems.warn(Some(span.clone()), message);
            } else {
                let message = format!("calibration: `{name}` is named twice");
                problems.error(Some(span.clone()), message);
            }
        }
    }

    /// Notes the names that are no uncertain parameters; of those that another scenario could draw
    /// (`--set` has fixed one here, say) it is only a doubt.
    pub fn check(&self, drawn: &[&str], exists: &dyn Fn(&str) -> bool, problems: &mut Problems) {
        for (name, span) in self.keep.iter().chain(&self.carry) {
            if drawn.contains(&name.as_str()) {
                continue;
            }
            let message = format!("calibration: `{name}` is no uncertain parameter here");
            if exists(name) {
                problems.warn(Some(span.clone()), message);
            } else {
                problems.error(Some(span.clone()), message).suggest(name, drawn);
            }
        }
    }
}

fn placed(names: Vec<Name>) -> Vec<(String, Span)> {
    names.into_iter().map(|name| (name.text, name.span.unwrap_or_default())).collect()
}
