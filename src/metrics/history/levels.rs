//! Levels at the ends of years, which a history reads off the state.

use super::History;
use crate::{
    metrics::quantity::{BuilderTrack, CustomerTrack, HolderTrack, Quantity, Read, Track},
    model::state::State,
    random::Column,
};

impl History {
    /// Notes the levels at the end of a row.
    pub(super) fn note_levels(&mut self, state: &State, row: usize) {
        let industry = Track::ALL.iter().zip(&mut self.tracks);
        for (track, rows) in industry.filter(|(track, _)| !track.quantity().is_flow()) {
            // What nobody wants has no rows.
            let Some(level) = rows.get_mut(row) else { continue };
            match track.read() {
                Read::Kept(read) => *level = *read(state),
                Read::Made(make) => *level = make(state),
                Read::Later(_) | Read::Yearly(..) => {}
            }
        }
        let own = &mut self.tracks[Track::ALL.len()..];
        let (builders, own) = own.split_at_mut(self.builders * BuilderTrack::ALL.len());
        let (customers, holders) = own.split_at_mut(self.customers * CustomerTrack::ALL.len());
        let (ids, of, read) = (BuilderTrack::ALL, BuilderTrack::quantity, BuilderTrack::read);
        note_levels(&state.builders, (ids, of, read), builders, row);
        let (ids, of, read) = (CustomerTrack::ALL, CustomerTrack::quantity, CustomerTrack::read);
        note_levels(&state.customers, (ids, of, read), customers, row);
        let (ids, of, read) = (HolderTrack::ALL, HolderTrack::quantity, HolderTrack::read);
        note_levels(&state.holders, (ids, of, read), holders, row);
    }
}

/// The tracks of a kind of party, what each is, and how it is read.
type Kind<'a, Id, T> =
    (&'a [Id], fn(Id) -> &'static Quantity, fn(Id) -> &'static fn(&T) -> &Column);

fn note_levels<T, Id: Copy>(
    parties: &[T],
    (ids, quantity, read): Kind<'_, Id, T>,
    own: &mut [Vec<Column>],
    row: usize,
) {
    for (party, rows) in parties.iter().zip(own.chunks_exact_mut(ids.len())) {
        for (id, rows) in ids.iter().zip(rows).filter(|(id, _)| !quantity(**id).is_flow()) {
            if let Some(level) = rows.get_mut(row) {
                *level = *read(*id)(party);
            }
        }
    }
}
