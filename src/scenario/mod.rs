//! The scenario file: what the user asks for, read and checked, not yet interpreted.
//!
//! This layer does not know which mechanisms exist. It hands out tables to whoever declares one
//! with [`table!`](specification::table), and collects every mistake with its place.

mod bust;
mod calibration;
mod correlation;
mod data;
mod diagnostic;
mod difference;
mod distribution;
mod document;
mod doubles;
mod expect;
mod expect_score;
mod field;
mod form;
mod header;
mod idle;
mod node;
mod observation;
mod parameter;
mod reader;
mod run;
mod series;
mod source;
mod specification;
mod written;

pub use bust::{Bust, Condition};
pub use calibration::Calibration;
pub(crate) use correlation::Correlatable;
pub use correlation::Correlations;
pub use diagnostic::{Diagnostic, Problems, suggestion};
pub use difference::Difference;
pub use distribution::{Distribution, ThreeQuantiles};
pub use document::Document;
pub use expect::{Expect, STATISTICS, Statistic};
pub use expect_score::{ExpectScore, Score};
pub use field::{HeaderTable, Placed};
pub use header::{Header, header_tables};
pub use idle::idle;
pub use node::{Entry, Node, Table, Value};
pub use observation::{Compared, Observation, Observed, Point};
pub use parameter::{Parameter, Sampler};
pub use reader::{Name, Rules, TableReader};
pub use run::Run;
pub use series::Series;
pub use source::{Source, Sources, Span};
pub(crate) use specification::table;
pub use specification::{Form, Key, Section, TableSpecification};
pub use written::Written;
