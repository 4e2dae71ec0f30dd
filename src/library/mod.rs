//! The program as a library: load a scenario, simulate it, read its answer, hold it against another, write it down.
//!
//! The command line does the same through [`Plan`] and [`Answer`], with a progress bar and signals between the steps.

mod answer;
mod backtest;
mod calibration;
mod comparing;
mod error;
mod goal;
mod paths;
mod plan;
mod precedents;
pub(crate) mod ranges;
mod rows;
mod run;
mod scenario;
mod settings;
mod shards;
mod shared_files;
mod solving;
mod sweeping;
mod together;

pub use answer::Answer;
pub use backtest::Held;
pub use calibration::{Calibrating, Learned};
pub use comparing::{Comparing, case_names, compare, compare_with, usual_reference};
pub use error::{Error, Mistake, Mistakes};
pub use paths::Simulated;
pub use plan::Plan;
pub use precedents::{Lesson, Mute, Taught, Teaching};
pub use rows::Rows;
pub use scenario::Scenario;
pub use settings::{PerPath, Settings};
pub use shared_files::{Overruled, overruled};
pub use solving::Solving;
pub use sweeping::Sweeping;
pub use together::Together;
