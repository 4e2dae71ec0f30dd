//! Cancellation: in the step in which the capital market shuts, part of what is on order is given up.
//!
//! ```text
//! refund = cancellable (cost of equipment and sites on order)
//! ```
//!
//! It acts before anything is delivered in the step. The market shuts at some instant of it: until then a part of what is due has
//! arrived and a part of what the step orders has been ordered, and the one makes up for the other. To take what is left after
//! the step's deliveries would take a step too little, half of the equipment that a lag of two steps has under way. The refund is cash
//! before anything is spent and before it is decided who cannot pay. The share is `[orders] cancellable`; the same share of the earmarks goes (see `orders.rs`).

use super::{
    Mechanism, Process, Reading, Starting,
    state::{BuilderState, State},
};
use crate::random::{Column, LANES, any, fill};

/// Acts in every market; the number is that of `[orders]`.
struct Cancellation;

/// The mechanism; it has no table of its own.
pub(super) fn mechanism(_reading: &mut Reading<'_>) -> Box<dyn Mechanism> {
    Box::new(Cancellation)
}

impl Mechanism for Cancellation {
    fn start(&self, _starting: &mut Starting<'_>) -> Box<dyn Process> {
        Box::new(CancellationProcess)
    }
}

struct CancellationProcess;

impl Process for CancellationProcess {
    #[inline(always)]
    fn step(&mut self, state: &mut State) {
        if any(&state.flows.shut_event) {
            let event = state.flows.shut_event;
            for builder in &mut state.builders {
                cancel(builder, &event);
            }
        }
    }
}

/// Share of what is on order that a step leaves.
#[inline(always)]
pub(super) fn kept(cancellable: &Column, event: &Column) -> Column {
    let mut kept = fill(1.0);
    for i in 0..LANES {
        kept[i] = 1.0 - cancellable[i] * event[i];
    }
    kept
}

#[inline(always)]
fn cancel(builder: &mut BuilderState, event: &Column) {
    let (own, flow) = (&mut builder.levels, &mut builder.flows);
    let kept = kept(&own.cancellable, event);
    for i in 0..LANES {
        let share = own.cancellable[i] * event[i];
        flow.refund[i] += share * (own.pipeline_cost[i] + own.pipeline_site_cost[i]);
        flow.cancelled[i] += share * own.pipeline[i];
        own.pipeline[i] *= kept[i];
        own.pipeline_footprint[i] *= kept[i];
        own.pipeline_cost[i] *= kept[i];
        own.pipeline_sites[i] *= kept[i];
        own.pipeline_site_cost[i] *= kept[i];
    }
    builder.equipment_orders.scale(&kept);
    builder.site_orders.scale(&kept);
}
