//! What a test of all paths finds.

use crate::{
    math::select,
    random::{Column, LANES, fill},
};

/// What a test moves on each path.
pub(super) struct Moved {
    pub(super) write_down: Column,
    pub(super) reversal: Column,
}

impl Moved {
    pub(super) const NONE: Self = Self { write_down: fill(0.0), reversal: fill(0.0) };

    /// 1 where anything was written down or taken back.
    #[inline(always)]
    pub(super) fn paths(&self) -> Column {
        let mut moved = fill(0.0);
        for i in 0..LANES {
            moved[i] = select(self.write_down[i].max(self.reversal[i]) > 0.0, 1.0, 0.0);
        }
        moved
    }
}
