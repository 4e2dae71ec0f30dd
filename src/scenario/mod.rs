//! The scenario file: what the user asks for, read and checked, not yet interpreted.
//!
//! This layer does not know which mechanisms exist. It hands out tables to whoever declares one
//! with [`table!`](section::table), and collects every mistake with its place.

mod bundled;
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
mod files;
mod header;
mod horizon;
mod idle;
mod names;
mod nesting;
mod node;
mod observation;
mod own_quantity;
mod parameter;
mod parse;
mod reader;
mod run;
mod section;
mod series;
mod series_read;
mod setting;
mod source;
mod specification;
mod written;

pub use bundled::{bundled, bundled_path, bundled_scenarios};
pub use bust::{Bust, Condition, Limits};
pub use calibration::Calibration;
pub(crate) use correlation::Correlatable;
pub use correlation::Correlations;
pub use diagnostic::{Diagnostic, Problems, suggestion};
pub use difference::Difference;
pub use distribution::{Distribution, ThreeQuantiles};
pub use document::{Document, Members};
pub use expect::{Expect, STATISTICS, Statistic};
pub use expect_score::{ExpectScore, Score};
pub use field::{HeaderTable, Placed};
pub use files::{File, Files};
pub use header::{Header, header_tables};
pub use horizon::Horizon;
pub use idle::idle;
pub use names::{check_distinct, spoken};
pub use node::{Entry, FileName, Node, Table, Value};
pub use observation::{Compared, Observation, Observed, Point};
pub use own_quantity::{OwnQuantity, OwnSide, OwnUnit};
pub use parameter::{Parameter, Sampler};
pub use reader::{Name, Rules, TableReader};
pub use run::Run;
pub use section::Section;
pub(crate) use section::table;
pub use series::Series;
pub use source::{Source, Sources, Span};
pub use specification::{Form, Key, TableSpecification};
pub use written::Written;
