//! `[run]`: the horizon, the size and the units of a run.

use super::{
    field::HeaderTable,
    horizon::Horizon,
    node::{Node, Value},
    reader::TableReader,
    section::table,
    specification::Form,
};

/// The earliest start that is taken.
const EARLIEST: f64 = 1700.0;
/// The start of a run whose start is refused.
const NOBODYS: f64 = EARLIEST - 1.0;

const CHOICE: &str = "a choice, not an estimate";
const NAME: &str = "a name, not an estimate";

table! {
    /// The horizon, the size and the units of a run.
    ["run", "Lauf"]
    #[derive(PartialEq)]
    pub struct Run in "run" => {
        /// First date of the run; within a year (2025.75), it lies between two steps.
        ["start of the run", "Beginn des Laufs"]
        start: f64, "year", "", EARLIEST, 2200.0, CHOICE;
        /// Calendar years simulated, that of the start included.
        ["years simulated", "simulierte Jahre"]
        years: usize, "years", "12", 1.0, 60.0, CHOICE;
        /// Time steps in a year; with fewer than four, results would hang on their number.
        ["steps a year", "Schritte pro Jahr"]
        steps_per_year: usize as Form::OneOf(&[4, 12, 24, 48]), "steps", "4", 4.0, 48.0, CHOICE;
        /// Simulated futures.
        ["simulated futures", "simulierte Pfade"]
        paths: u64, "paths", "100000", 1.0, 1e8, CHOICE;
        /// Names one family of random streams.
        ["seed", "Startwert des Zufalls"]
        seed: u64, "", "1", 0.0, 9e15, CHOICE;
        /// Money of all amounts, in billions, as charts name it.
        ["currency", "Währung"]
        currency: String, "", "\"$bn\"", 1.0, 60.0, NAME;
        /// Unit of capacity (of work), as charts name it.
        ["unit of capacity", "Einheit der Kapazität"]
        unit: String, "", "\"units\"", 1.0, 60.0, NAME;
        /// Unit of sites, as charts name it.
        ["unit of sites", "Einheit der Standorte"]
        site_unit: String, "", "\"site units\"", 1.0, 60.0, NAME;
        /// Whose gross domestic product `[economy]` has, as charts name it: the US.
        ["name of the economy", "Name der Volkswirtschaft"]
        economy: String, "", "\"the home economy\"", 1.0, 60.0, NAME;
    }
}

impl Run {
    /// What the economy is called where nobody names it.
    pub const HOME: &str = "the home economy";

    /// Reads the table.
    pub(super) fn read(reader: &mut TableReader<'_>) -> Self {
        let before = reader.problems.0.len();
        let run = Self::read_keys(reader);
        if reader.problems.0.len() > before {
            // A start that is refused stands at the end of its range: a year like any other.
            let is_meant = matches!(reader.at("start"), Some(Node { value: Value::Number(start), .. }) if start.total_cmp(&run.start).is_eq());
            return Self { start: if is_meant { run.start } else { NOBODYS }, ..run };
        }
        let start = between_steps(reader, run.start, run.steps_per_year as f64);
        Self { start, ..run }
    }

    /// Years in a step.
    pub fn dt(&self) -> f64 {
        1.0 / self.steps_per_year as f64
    }

    /// Steps of the first calendar year that lie before the start.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within a year")]
    pub fn steps_before_start(&self) -> usize {
        (self.start.fract() * self.steps_per_year as f64).round() as usize
    }

    /// Steps in the run, which ends with a calendar year.
    pub fn steps(&self) -> usize {
        self.years * self.steps_per_year - self.steps_before_start()
    }

    /// Calendar years that lie within the run from their first day to their last.
    pub fn whole_years(&self) -> usize {
        self.years - usize::from(self.steps_before_start() > 0)
    }

    /// The last calendar year.
    pub fn last_year(&self) -> f64 {
        self.start.floor() + self.years as f64 - 1.0
    }

    /// Its first and last date, if they are numbers.
    pub fn horizon(&self) -> Option<Horizon> {
        let end = self.last_year() + 1.0;
        let meant = end.is_finite() && self.start >= EARLIEST;
        meant.then_some(Horizon { start: self.start, end })
    }
}

/// The start, exactly between two steps: years are calendar years, so steps must not straddle their ends. A
/// month may be written with few digits, as 2025.083: by less than one of the last of these.
fn between_steps(reader: &mut TableReader<'_>, start: f64, steps: f64) -> f64 {
    let exact = (start * steps).round() / steps;
    let written = start.to_string();
    let digits = written.split_once('.').map_or(0, |(_, digits)| digits.len());
    let last_digit = (0..digits).fold(1.0, |digit, _| digit / 10.0);
    let off = (start - exact).abs();
    if off * steps <= 0.01 && off < 0.99 * last_digit {
        return exact;
    }
    let span = reader.at("start").map(|node| node.span.clone());
    let message = format!(
        "run.start: {start} lies within a step of 1/{steps} year, expected {exact}, a multiple of that"
    );
    reader.problems.error(span, message);
    start
}

#[cfg(test)]
mod tests {
    use crate::scenario::Document;

    /// All that is told of a run, and its header's horizon.
    fn told(run: &str) -> (Vec<String>, bool) {
        let mut document = Document::from_text("run.toml", &format!("[run]\n{run}\n"));
        let horizon = document.header().run.horizon();
        let all = document.problems.0.into_iter().map(|problem| problem.message);
        (all.filter(|message| message.starts_with("run.")).collect(), horizon.is_some())
    }

    #[test]
    fn a_start_lies_between_steps_but_for_digits_that_are_left_out() {
        for (start, steps) in [
            ("2026", 4),
            ("2025.75", 4),
            ("2025.083", 12),
            ("2025.0833", 12),
            ("2025.917", 12),
            ("2025.9167", 12),
            ("2025.9583", 24),
        ] {
            let (told, is_known) = told(&format!("start = {start}\nsteps_per_year = {steps}"));
            assert!(told.is_empty() && is_known, "{start}: {told:?}");
        }
        for start in ["2026.999", "2026.9999", "2026.99", "2026.0001", "2026.2499", "2026.251"] {
            let (told, _) = told(&format!("start = {start}"));
            assert!(told.iter().any(|own| own.contains("within a step")), "{start}: {told:?}");
        }
    }

    /// The first year that is taken is a year like any other; one that is refused is nobody's.
    #[test]
    fn a_run_has_a_horizon_if_its_start_is_taken() {
        for (start, due) in [("1700", true), ("1701", true), ("1699", false), ("'x'", false)] {
            let (told, is_known) = told(&format!("start = {start}"));
            assert_eq!((told.is_empty(), is_known), (due, due), "{start}: {told:?}");
        }
    }
}
