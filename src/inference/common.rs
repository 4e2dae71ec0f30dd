//! What several precedents have in common, learned from all of them at once.

use super::{left_out::Precedents, posterior::Posterior};
use crate::{engine::Control, metrics::Stopped};

/// What precedents teach together of what two or more of them have in common.
pub struct Common {
    /// What was learned of that, and of nothing else.
    pub posterior: Posterior,
    /// The precedents, by number, that have each of its parameters.
    pub having: Vec<Vec<usize>>,
    /// Names of what is common to some who know this of it, and to others who know that: no file can say both.
    pub disputed: Vec<String>,
    /// Names of what several know alike, and count in other currencies or units: nothing converts them.
    pub counted_apart: Vec<String>,
}

impl Precedents<'_> {
    /// Whether they have something in common that a file can say.
    pub fn agree(&self) -> bool {
        !self.joint(&self.firsts()).agreed().is_empty()
    }

    /// Learns from one of each boom at once.
    pub fn learn(&self, control: &Control) -> Result<Common, Stopped> {
        let teachers = self.firsts();
        let joint = self.joint(&teachers);
        let agreed = joint.agreed();
        let posterior = self.taught(&joint, control)?;
        let having =
            |place: &usize| joint.having(*place).iter().map(|own| teachers[*own]).collect();
        let disputed = joint.common().into_iter().filter(|place| !agreed.contains(place));
        let mut disputed: Vec<String> =
            disputed.map(|place| posterior.learned[place].name.clone()).collect();
        disputed.sort();
        disputed.dedup();
        let counted_apart = joint.counted_apart();
        disputed.retain(|name| !counted_apart.contains(name));
        let having = agreed.iter().map(having).collect();
        Ok(Common { posterior: posterior.only(&agreed), having, disputed, counted_apart })
    }
}
