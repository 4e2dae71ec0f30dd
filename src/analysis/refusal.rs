//! What of scenarios cannot be compared, and why.

/// What two scenarios are not compared by.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    /// Names of a scenario and of the one that it was held against.
    pub scenarios: [String; 2],
    /// What it is, and why.
    pub reason: Reason,
}

/// What is not compared, and why; of pairs the first is the scenario's.
#[derive(Clone, Debug, PartialEq)]
pub enum Reason {
    /// Anything over the horizon: years that the runs last.
    Horizon([f64; 2]),
    /// What is in a unit: the units.
    Unit(&'static str, [String; 2]),
    /// Calendar years: those in which the runs start.
    Start([f64; 2]),
    /// A metric that is defined differently.
    Definition(String),
    /// A key of `[run]` that all runs have alike: its values, and what is used.
    Run(String, [String; 2], u64),
    /// Metrics, by name and label, that the second has not modelled: what it needs.
    NotModelled(Vec<(String, &'static str)>, String),
    /// Parties of a kind that take part in the first alone.
    Alone(&'static str, Vec<String>),
}

impl Reason {
    /// What bears on more stands first.
    pub(super) const fn order(&self) -> usize {
        match self {
            Self::Horizon(_) => 0,
            Self::Start(_) => 1,
            Self::Unit(..) => 2,
            Self::Definition(_) => 3,
            Self::Run(..) => 4,
            Self::Alone(..) => 5,
            Self::NotModelled(..) => 6,
        }
    }
}
