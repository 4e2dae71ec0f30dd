//! `[run]`: the horizon, the size and the units of a run.

use super::{
    horizon::Horizon,
    reader::TableReader,
    specification::{Form, Key, TableSpecification},
};

/// The `[run]` table.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// First date, in years.
    pub start: f64,
    /// Calendar years simulated, that of the start included.
    pub years: usize,
    /// Steps a year.
    pub steps_per_year: usize,
    /// Paths.
    pub paths: u64,
    /// Seed of all random streams.
    pub seed: u64,
    /// Money, as charts name it.
    pub currency: String,
    /// Capacity unit, as charts name it.
    pub unit: String,
    /// Site unit, as charts name it.
    pub site_unit: String,
}

const fn number(
    name: &'static str,
    meaning: &'static str,
    unit: &'static str,
    default: Option<f64>,
    range: (f64, f64),
) -> Key {
    Key {
        name,
        meaning,
        form: Form::Number,
        unit,
        default,
        range,
        source: "a choice, not an estimate",
    }
}

const fn text(name: &'static str, meaning: &'static str) -> Key {
    let source = "a name, not an estimate";
    Key { name, meaning, form: Form::Text, unit: "", default: None, range: (0.0, 0.0), source }
}

impl Run {
    /// The keys of `[run]`.
    pub const SPECIFICATION: TableSpecification = TableSpecification {
        name: "run",
        meaning: "The horizon, the size and the units of a run.",
        keys: &[
            number(
                "start",
                "First date of the run; within a year (2025.75), it lies between two steps.",
                "year",
                None,
                (1700.0, 2200.0),
            ),
            number(
                "years",
                "Calendar years simulated, that of the start included.",
                "years",
                Some(12.0),
                (1.0, 60.0),
            ),
            number(
                "steps_per_year",
                "Time steps in a year: 1, 2, 4 or 12.",
                "steps",
                Some(4.0),
                (1.0, 12.0),
            ),
            number("paths", "Simulated futures.", "paths", Some(100_000.0), (1.0, 1e8)),
            number("seed", "Names one family of random streams.", "", Some(1.0), (0.0, 9e15)),
            text(
                "currency",
                "Money of all amounts, in billions, as charts name it; default `$bn`.",
            ),
            text("unit", "Unit of capacity (of work), as charts name it; default `units`."),
            text("site_unit", "Unit of sites, as charts name it; default `site units`."),
        ],
        list: false,
        overrides: &[],
    };

    /// What a name is where the file is silent.
    pub fn default_text(name: &str) -> &'static str {
        match name {
            "currency" => "$bn",
            "unit" => "units",
            "site_unit" => "site units",
            _ => "",
        }
    }

    /// Reads the table.
    pub fn read(reader: &mut TableReader<'_>) -> Self {
        let keys = &Self::SPECIFICATION;
        reader.reject_unknown_keys(keys);
        reader.rules.firm = true;
        let start = reader.number(keys, "start");
        let mut whole = |name: &str| {
            let value = reader.number(keys, name);
            if value.fract() != 0.0 && !value.is_nan() {
                let message = format!("run.{name}: expected a whole number, found {value}");
                let span = reader.table.and_then(|t| t.get(name)).map(|node| node.span.clone());
                reader.problems.error(span, message);
            }
            value
        };
        let (years, steps) = (whole("years"), whole("steps_per_year"));
        let (paths, seed) = (whole("paths"), whole("seed"));
        if ![1.0, 2.0, 4.0, 12.0].contains(&steps) {
            let span =
                reader.table.and_then(|t| t.get("steps_per_year")).map(|node| node.span.clone());
            reader
                .problems
                .error(span, format!("run.steps_per_year: expected 1, 2, 4 or 12, found {steps}"));
        }
        let start = between_steps(reader, start, steps);
        let mut named =
            |name: &str| reader.text(name).unwrap_or_else(|| Self::default_text(name).to_owned());
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "checked ranges"
        )]
        Self {
            start,
            years: years.max(1.0) as usize,
            steps_per_year: steps.max(1.0) as usize,
            paths: paths.max(1.0) as u64,
            seed: seed as u64,
            currency: named("currency"),
            unit: named("unit"),
            site_unit: named("site_unit"),
        }
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

    /// The last calendar year.
    pub fn last_year(&self) -> f64 {
        self.start.floor() + self.years as f64 - 1.0
    }

    /// Its first and last date, if they are numbers.
    pub fn horizon(&self) -> Option<Horizon> {
        let end = self.last_year() + 1.0;
        end.is_finite().then_some(Horizon { start: self.start, end })
    }
}

/// The start, exactly between two steps: years are calendar years, so steps must not straddle their ends. A
/// month may be written with few digits, as 2025.083.
fn between_steps(reader: &mut TableReader<'_>, start: f64, steps: f64) -> f64 {
    let exact = (start * steps).round() / steps;
    if (start - exact).abs() * steps <= 0.01 || start.is_nan() {
        return exact;
    }
    let span = reader.table.and_then(|t| t.get("start")).map(|node| node.span.clone());
    let message = format!(
        "run.start: {start} lies within a step of 1/{steps} year, expected {exact}, a multiple of that"
    );
    reader.problems.error(span, message);
    start
}
