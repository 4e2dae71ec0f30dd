//! Inference: how well a scenario agrees with what happened, and what that teaches.
//!
//! A *comparison* puts an observation beside the same quantity on every path; *scores* say how well
//! forecasts and facts agree.

mod backtest;
mod comparison;
mod score;

pub use backtest::{Backtest, Forecast, PATHS};
pub use comparison::Comparison;
pub use score::{PointScore, Scores};
