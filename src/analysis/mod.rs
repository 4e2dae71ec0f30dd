//! What paths say together: how scenarios differ on the same paths, and what drives a result.
//!
//! Every random number has a name, so path `i` of one scenario meets the same luck as path `i` of
//! another. Differences are therefore taken path by path, and known far better than the numbers
//! themselves.

// A package of its own, in which the layers have the names that they have in the whole.
extern crate self as analysis;

use overbuild_engine as engine;
use overbuild_math as math;
use overbuild_metrics as metrics;
use overbuild_model as model;
use overbuild_random as random;
use overbuild_scenario as scenario;

mod aligned;
mod case;
pub mod condition;
mod contrast;
mod control;
mod crossing;
mod dated;
mod dominance;
mod driver;
mod drivers;
mod found;
pub mod given;
mod heat;
pub mod indices;
mod inputs;
mod keys;
mod knob;
mod ladder;
mod mixture;
mod one_bust;
mod outcome;
mod paired;
mod paths;
mod ranking;
mod refusal;
pub mod rules;
mod said;
mod sample;
mod since_bust;
mod since_peak;
pub mod solve;
mod study;
pub mod sweep;
mod swing;
pub mod watch;

pub use aligned::Aligned;
pub use case::{Case, Cases, OwnBust};
pub use condition::{Clause, Condition, Relation};
pub use contrast::{Added, Contrast};
pub use crossing::{Crossing, crossings};
pub use dominance::{Dominance, Order, dominance};
pub use driver::{Bin, Driver, Drivers};
pub use given::Given;
pub use heat::Heat;
pub use inputs::{Input, What};
pub use keys::{DifferingKey, Part, differing_keys};
pub use knob::{Knob, Turn};
pub use ladder::{Described, Ladder, Rung};
pub use mixture::{Mixture, Weighted};
pub use one_bust::{is_told, one_bust};
pub use outcome::Outcome;
pub use paired::Pair;
pub use paths::{FirstPaths, Paths};
pub use refusal::{Reason, Refusal};
pub use rules::Rules;
pub use said::Shown;
pub use sample::Sample;
pub use since_bust::since_bust;
pub use since_peak::since_peak;
pub use study::{Compared, Study, Versus};
pub use swing::{Swing, swings};
pub use watch::{Signpost, Watch, YearEnd};
