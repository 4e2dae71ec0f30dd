//! Where the number is the target over a whole range of the key, as a median is 0 wherever half of the paths lose nothing.

use super::{Look, Root, Search};
use crate::metrics::Stopped;

/// Halvings of the way from the last place on the target to the first one off it.
const HALVINGS: usize = 20;
/// Part of that way within which a place alone must have company, or it is a place by itself.
const NEAR: f64 = 1e-3;

impl Search<'_> {
    /// Places and ranges on which the number is the target on the spot, rising.
    pub(super) fn on_target(&mut self) -> Result<Vec<Root>, Stopped> {
        let mut exact = Vec::new();
        for look in self.scanned.clone() {
            let full = if self.is_exact(&look) { self.full(look.at)? } else { None };
            exact.push(full.is_some_and(|look| self.is_exact(&look)));
        }
        let mut roots = Vec::new();
        let mut place = 0;
        while place < exact.len() {
            let last = (place..exact.len()).take_while(|own| exact[*own]).last();
            if let Some(last) = last {
                roots.push(self.level(place, last)?);
            }
            place = last.unwrap_or(place) + 1;
        }
        Ok(roots)
    }

    /// Whether a look is the target without an error: no path differs, or none that counts.
    fn is_exact(&self, look: &Look) -> bool {
        let same = |value: f64| value.total_cmp(&self.target).is_eq();
        same(look.known.value) && (!look.spread || look.known.interval.into_iter().all(same))
    }

    /// From the first to the last of some looks on the target, and on to where it is left.
    fn level(&mut self, first: usize, last: usize) -> Result<Root, Stopped> {
        let at = |place: usize, own: &Self| own.scanned.get(place).map(|look| look.at);
        let [from, to] = [first, last].map(|place| self.scanned[place].at);
        let before = first.checked_sub(1).and_then(|place| at(place, self));
        let after = at(last + 1, self);
        let alone = first == last;
        let low = self.edge(from, before, alone)?;
        let high = self.edge(to, after, alone)?;
        Ok(Root {
            at: from,
            interval: [Some(low), Some(high)],
            too_few: false,
            sure: !self.scanned[first..=last].iter().any(|look| look.spread),
            rises: false,
            throughout: high > low,
            jump: None,
        })
    }

    /// How far the number stays on the target, on the way to a place that is off it.
    fn edge(&mut self, on: f64, off: Option<f64>, alone: bool) -> Result<f64, Stopped> {
        let Some(off) = off else { return Ok(on) };
        let (mut on, mut off) = (on, off);
        if alone && !self.holds(on + (off - on) * NEAR)? {
            return Ok(on);
        }
        for _ in 0..HALVINGS {
            let middle = f64::midpoint(on, off);
            *(if self.holds(middle)? { &mut on } else { &mut off }) = middle;
        }
        Ok(on)
    }

    fn holds(&mut self, at: f64) -> Result<bool, Stopped> {
        Ok(self.full(at)?.is_some_and(|look| self.is_exact(&look)))
    }
}
