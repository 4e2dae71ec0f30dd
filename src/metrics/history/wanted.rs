//! What of a history is wanted.

use crate::metrics::quantity::{Read, Track};

/// The tracks, by their places in a history, and whether anybody wants to know what spending brings back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    pub(in crate::metrics) tracks: Vec<bool>,
    pub(in crate::metrics) paybacks: bool,
}

impl Wanted {
    /// Adds what the wanted tracks are made of.
    pub(in crate::metrics) fn complete(&mut self) {
        for track in Track::ALL {
            if !self.tracks[*track as usize] {
                continue;
            }
            match track.read() {
                Read::Later(_) => self.paybacks = true,
                Read::Yearly(of, _) => of.iter().for_each(|of| self.tracks[*of as usize] = true),
                Read::Kept(_) | Read::Made(_) => {}
            }
        }
    }
}
