//! Kinds of charts: what each holds, how it is drawn, and the table behind it.

mod clouds;
mod columns;
mod densities;
mod exceedance;
mod fan;
mod grid;
mod heat;
mod histogram;
mod lines;
mod panels;
mod ranges;
mod response;
mod rows;
mod stack;
mod tornado;
mod waterfall;
mod whiskers;

pub use clouds::{Cloud, Clouds};
pub use columns::Columns;
pub use densities::{Densities, Density};
pub use exceedance::Exceedance;
pub use fan::{Beside, Fan};
pub use grid::Grid;
pub use heat::Heat;
pub use histogram::{Bars, Histogram};
pub use lines::{Line, Lines};
pub use panels::Panels;
pub use ranges::{Range, Ranges};
pub use response::{Curve, Mark, Response, Up};
pub use rows::{Row, Rows};
pub use stack::Stack;
pub use tornado::{Swing, Tornado};
pub use waterfall::{Step, Waterfall};
pub use whiskers::{WhiskerRow, Whiskers};
