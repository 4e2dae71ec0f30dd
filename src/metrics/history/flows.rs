//! Which flows a history adds up.

use crate::{
    metrics::quantity::{BuilderTrack, CustomerTrack, HolderTrack, Quantity, Read, Track},
    model::state::{BuilderState, CustomerState, HolderState, State},
    random::{Column, LANES},
};

/// The place of a flow among the tracks of its owner, and how it is read.
type Flow<T> = (usize, fn(&T) -> &Column);

/// What is added up in every step: the flows among the tracks of each kind.
#[derive(Clone, Debug)]
pub(super) struct Flows {
    industry: Vec<Flow<State>>,
    builder: Vec<Flow<BuilderState>>,
    customer: Vec<Flow<CustomerState>>,
    holder: Vec<Flow<HolderState>>,
}

impl Flows {
    pub(super) fn new() -> Self {
        let industry = Track::ALL.iter().enumerate().filter_map(|(place, id)| match id.read() {
            Read::Kept(read) if id.quantity().is_flow() => Some((place, *read)),
            _ => None,
        });
        Self {
            industry: industry.collect(),
            builder: own_flows(BuilderTrack::ALL, BuilderTrack::quantity, BuilderTrack::read),
            customer: own_flows(CustomerTrack::ALL, CustomerTrack::quantity, CustomerTrack::read),
            holder: own_flows(HolderTrack::ALL, HolderTrack::quantity, HolderTrack::read),
        }
    }

    /// Adds a step's flows to a row of the tracks, of so many builders and customers.
    #[inline(always)]
    pub(super) fn add(
        &self,
        state: &State,
        tracks: &mut [Vec<Column>],
        [builders, customers]: [usize; 2],
        row: usize,
    ) {
        let (industry, own) = tracks.split_at_mut(Track::ALL.len());
        let (of_builders, own) = own.split_at_mut(builders * BuilderTrack::ALL.len());
        let (of_customers, of_holders) = own.split_at_mut(customers * CustomerTrack::ALL.len());
        add_flows(state, &self.industry, industry, row);
        let each = of_builders.chunks_exact_mut(BuilderTrack::ALL.len());
        for (party, own) in state.builders.iter().zip(each) {
            add_flows(party, &self.builder, own, row);
        }
        let each = of_customers.chunks_exact_mut(CustomerTrack::ALL.len());
        for (party, own) in state.customers.iter().zip(each) {
            add_flows(party, &self.customer, own, row);
        }
        let each = of_holders.chunks_exact_mut(HolderTrack::ALL.len());
        for (party, own) in state.holders.iter().zip(each) {
            add_flows(party, &self.holder, own, row);
        }
    }
}

fn own_flows<T, Id: Copy>(
    ids: &[Id],
    quantity: fn(Id) -> &'static Quantity,
    read: fn(Id) -> &'static fn(&T) -> &Column,
) -> Vec<Flow<T>> {
    let flows = ids.iter().enumerate().filter(|(_, id)| quantity(**id).is_flow());
    flows.map(|(place, id)| (place, *read(*id))).collect()
}

#[inline(always)]
fn add_flows<T>(of: &T, flows: &[Flow<T>], tracks: &mut [Vec<Column>], row: usize) {
    for (place, read) in flows {
        // What nobody wants has no rows.
        if let Some(sum) = tracks[*place].get_mut(row) {
            add(sum, read(of));
        }
    }
}

#[inline(always)]
fn add(sum: &mut Column, amounts: &Column) {
    for i in 0..LANES {
        sum[i] += amounts[i];
    }
}
