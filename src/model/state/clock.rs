//! Time: where a step lies, and how many steps things take.

use super::lag::Lag;

/// Where a step lies in time.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    /// Number of the step, from 0.
    pub step: usize,
    /// Steps in the run.
    pub steps: usize,
    /// Years in a step.
    pub dt: f64,
    /// Date at which the step begins.
    pub date: f64,
    /// Years from the start to the beginning of the step.
    pub elapsed: f64,
    /// Whether a calendar year ends with the step.
    pub year_end: bool,
}

/// Lags and lives in steps, path by path.
#[derive(Clone, Debug)]
pub struct Lags {
    /// From order to delivery of equipment.
    pub equipment: Lag,
    /// From order to delivery of sites.
    pub site: Lag,
    /// Service life of equipment.
    pub equipment_life: Lag,
    /// Service life of sites.
    pub site_life: Lag,
}
