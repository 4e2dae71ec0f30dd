//! The catalogue of quantities: each track and each metric is declared once, with all that files,
//! screens, charts, gates and documents need to know of it.
//!
//! An id such as [`Metric::WriteDown`] stands for its declaration, so a misspelt name does not compile;
//! names that users write are looked up once, where they are read. A quantity whose mechanisms do not act
//! is *not modelled*: it is left out, not worked out as zero.

mod declaration;
mod industry;
mod kind;
mod modelled;
mod need;
mod party_metrics;
mod party_tracks;
mod saying;
mod statistic;
mod tracks;
mod which;

pub use declaration::{Place, Quantity};
pub use industry::Metric;
pub use kind::{Kind, Side};
pub use modelled::missing;
pub(super) use need::Need;
pub use party_metrics::{BuilderMetric, CustomerMetric, HolderMetric, YearMetric};
pub use party_tracks::{BuilderTrack, CustomerTrack, HolderTrack};
pub use statistic::{STATISTICS, StatisticWords};
pub(super) use tracks::Read;
pub use tracks::Track;
pub use which::{BUST, Owner, Sort, Which, all};

use super::Unit;
use crate::scenario::Run;

impl Quantity {
    /// Whether it is a part of a whole, which has odds. A scenario's own share may be of anything.
    pub fn is_part(&self) -> bool {
        self.unit == Unit::Share && self.range.1 <= 1.0
    }

    /// Whether it is 0 or 1 on each path: an event, or that one has been.
    pub fn is_yes_or_no(&self) -> bool {
        self.is_event() || [party_tracks::FAILED, Track::Shut.name()].contains(&self.name)
    }

    /// Whether every value that it has is a whole number. A scenario's own may be worked out of parts.
    pub const fn is_whole(&self) -> bool {
        matches!(self.kind, Kind::Year | Kind::Count | Kind::Event) && !self.own
    }

    /// Smallest and largest value that it can have in a run.
    pub fn range_in(&self, run: &Run) -> (f64, f64) {
        let first = run.start.floor();
        match self.unit {
            _ if self.own => self.range,
            Unit::Year => (first, first + run.years as f64 - 1.0),
            Unit::Years => (self.range.0, run.years as f64),
            _ => self.range,
        }
    }
}

/// Declares ids with their quantities and how they are read off.
///
/// ```text
/// declare! {
///     /// What they are.
///     Metric reads Compute {
///         WriteDown: flow("write_down", "write-downs over the horizon", "Wertberichtigungen ..."), |h| ..;
///     }
/// }
/// ```
///
/// writes `enum Metric { WriteDown, .. }` with `Metric::ALL`, `Metric::quantity` and `Metric::read`.
macro_rules! declare {
    ($(#[$about:meta])* $name:ident reads $read:ty { $($id:ident: $quantity:expr, $how:expr;)* }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name { $(
            #[doc = concat!("[`", stringify!($id), "`](Self::quantity).")]
            $id,
        )* }

        impl $name {
            /// All of them, in the order of files.
            pub const ALL: &[Self] = &[$(Self::$id),*];
            const QUANTITIES: &[$crate::metrics::Quantity] = &[$($quantity),*];
            const READS: &[$read] = &[$($how),*];

            /// What it is.
            pub const fn quantity(self) -> &'static $crate::metrics::Quantity {
                &Self::QUANTITIES[self as usize]
            }

            /// How it is read off.
            #[inline(always)]
            pub(in crate::metrics) const fn read(self) -> &'static $read {
                &Self::READS[self as usize]
            }

            /// Its name in files, before a party's.
            pub const fn name(self) -> &'static str {
                self.quantity().name
            }
        }
    };
}
use declare;
