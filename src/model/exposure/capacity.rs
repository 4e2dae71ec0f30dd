//! Capacity: what holders can put into customers in the next step, as far as their capital goes.
//!
//! ```text
//! asked_h = sum over its stakes of share x funding R E of the customer
//! able_h  = min(1, invests capital / asked_h)                     1 where `invests` is 0
//! lacking = sum over living holders of share (1 - able_h)         of each customer
//! ```

use super::claim::Claim;
use crate::{
    math::select,
    model::state::State,
    random::{LANES, any, fill},
};

/// Brings each stake down to what its holder can pay.
#[inline(always)]
pub(super) fn limit(claims: &mut [Claim], state: &mut State) {
    if !state.holders.iter().any(|holder| any(&holder.levels.invests)) {
        return;
    }
    let mut asked = vec![fill(0.0); state.holders.len()];
    for claim in &*claims {
        let Some((customer, holder, share)) = claim.funds() else { continue };
        let customer = &state.customers[customer];
        for i in 0..LANES {
            let most = customer.terms.funding[i] * customer.levels.revenue[i];
            asked[holder][i] += share[i] * most * state.levels.equity[i];
        }
    }
    for customer in &mut state.customers {
        customer.levels.lacking = fill(0.0);
    }
    for claim in claims {
        let Some((customer, holder, share)) = claim.funds() else { continue };
        let mut able = fill(1.0);
        let own = &state.holders[holder].levels;
        let lacking = &mut state.customers[customer].levels.lacking;
        for i in 0..LANES {
            let most = own.invests[i] * own.capital[i].max(0.0);
            let part = (most / asked[holder][i].max(1e-300)).min(1.0);
            able[i] = select(own.invests[i] > 0.0, part, 1.0);
            lacking[i] += share[i] * (1.0 - able[i]) * (1.0 - own.failed[i]);
        }
        claim.able = able;
    }
}
