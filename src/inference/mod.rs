//! Inference: how well a scenario agrees with what happened, and what that teaches.
//!
//! A [`Comparison`] puts an observation beside the same quantity on every path; [`Scores`] say how well
//! forecasts and facts agree; a [`Calibration`] learns the parameters under which they do.

// A package of its own, in which the layers have the names that they have in the whole.
extern crate self as inference;

use overbuild_engine as engine;
use overbuild_math as math;
use overbuild_metrics as metrics;
use overbuild_model as model;
use overbuild_random as random;
use overbuild_scenario as scenario;

mod adjust;
mod backtest;
mod beside;
mod checkpoint;
mod common;
mod comparison;
mod distance;
mod experiment;
mod joint;
mod left_out;
mod origin;
mod particles;
mod posterior;
mod score;
mod simulator;
mod slip;
mod smc;

pub use backtest::{Backtest, Forecast, PATHS};
pub use beside::beside;
pub use common::Common;
pub use comparison::Comparison;
pub use distance::Distance;
pub use experiment::Experiment;
pub use joint::Joint;
pub use left_out::{Contradiction, LeftOut, Precedents};
pub use origin::Origin;
pub use particles::Particles;
pub use posterior::{Identified, Learned, Posterior};
pub use score::{PointScore, Scores};
pub use simulator::Simulator;
pub use slip::Slip;
pub use smc::{Calibration, Round, Settings};
