//! Metrics: what the paths say about the questions asked.
//!
//! A *track* is a variable by year; a *metric* is one number for each path, worked out from its
//! tracks. To add either, add a line to `track::TRACKS` or to `catalogue::METRICS`.

mod break_even;
mod bundle;
mod catalogue;
mod collect;
mod distribution;
mod expect;
mod histogram;
mod history;
mod internal_rate;
mod meaning;
mod parties;
mod precision;
mod price;
mod share;
mod spending;
mod summary;
mod track;
mod unit;
mod values;

pub use bundle::Bundle;
pub use catalogue::{Metric, metrics};
pub use collect::{Collected, Part, Stopped, collect};
pub use distribution::{Distribution, Estimate};
pub use expect::Verdict;
pub use history::History;
pub use precision::{Known, PILOT, Target, known, next_look};
pub use share::Proportion;
pub use summary::{Band, MetricSummary, Summary, TrackSummary};
pub use track::{TRACKS, Track, tracks};
pub use unit::Unit;
pub use values::{Counted, Values};
