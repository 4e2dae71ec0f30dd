//! What is asked of a simulation beside what the scenario says.

use crate::metrics::Target;

/// How a scenario is simulated; how many paths, and with which seed, is the scenario's.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Bytes that the values of all paths may take before they are counted in cells.
    pub memory: u64,
    /// Simulates until half of the 95 % interval is this share of each number, however many paths the scenario names.
    pub precision: Option<f64>,
    /// The most paths that a precision may take.
    pub most: u64,
    /// Which numbers must be known so well; if none are named, the usual ones.
    pub on: Vec<Target>,
    /// A condition: results where it holds are told beside all others.
    pub given: Option<String>,
    /// The file of all paths, where a folder is written while they run.
    pub per_path: PerPath,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            memory: 1 << 30,
            precision: None,
            most: 10_000_000,
            on: Vec::new(),
            given: None,
            per_path: PerPath::IfItFits,
        }
    }
}

/// Whether a file has a row for each path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PerPath {
    /// `paths.csv`, unless it would be larger than memory.
    IfItFits,
    /// `paths.csv`, however large.
    Csv,
    /// `paths.parquet`, however large.
    Parquet,
    /// None.
    None,
}

impl PerPath {
    /// Whether there is one, however large.
    pub(super) fn always(self) -> bool {
        !matches!(self, Self::IfItFits | Self::None)
    }
}
