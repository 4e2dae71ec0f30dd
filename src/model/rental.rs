//! Rental: builders who build sites on speculation, and builders who rent them.
//!
//! ```text
//! wanted_b = max(0, sites that its equipment needs, in use or waiting, - sites of its own)
//! rented_b = wanted_b min(1, sites to let / sum of wanted),   rent dt for each
//! vacant   = sites to let - what others rent or, by their orders, will have to
//! ```
//!
//! after the retirements and arrivals of the step: what arrives finds a vacant site at once.
//!
//! A builder with `orders.builds = "sites"` has no tenants of its own: it lets to those who lack
//! sites. The others, when they order, leave out sites of their own for `take_up` of what stands vacant.

use super::{Mechanism, Process, Reading, Starting, state::State};
use crate::{
    math::{exp, select},
    random::{Column, LANES, fill},
    scenario::table,
};

table! {
    /// Sites that builders let to each other.
    ["rental market of sites", "Mietmarkt der Standorte"]
    Rental / RentalColumns in "rental" {
        parameters {
            /// Rent for a site.
            ["rent of a site", "Standortmiete"]
            rent: Some(2.2), "bn per site unit and year", 0.0, 1e4,
                "an eighth of a site of 18 bn, as leases cost: ai_commitments (D); ASSUMPTION";
            /// Speed at which builders take vacant sites instead of building their own.
            ["speed at which vacant sites are taken", "Tempo der Vermietung leerer Standorte"]
            take_up: Some(0.5), "a year", 0.0, 50.0, "ASSUMPTION: half of them in 17 months";
            /// Share of the vacant sites that their owner may count as let when they are tested for impairment.
            ["prospect of letting a vacant site", "Aussicht auf Vermietung leerer Standorte"]
            prospect: Some(0.2), "share", 0.0, 1.0,
                "a site that is not let has no cash flow to recover its cost from (ASC 360-10-35-29, A); that one in five is taken soon is an ASSUMPTION";
        }
        series {}
        choices {}
    }
}

impl Rental {
    pub(super) fn mechanism(reading: &mut Reading<'_>) -> Box<dyn Mechanism> {
        Box::new(reading.table::<Self>())
    }
}

impl Mechanism for Rental {
    fn start(&self, starting: &mut Starting<'_>) -> Box<dyn Process> {
        let values = self.sample(&starting.sampler);
        let dt = starting.state.clock.dt;
        (starting.state.terms.site_rent, starting.state.terms.prospect) =
            (values.rent, values.prospect);
        let taken = values.take_up.map(|speed| 1.0 - exp(-speed * dt));
        Box::new(RentalProcess { rent: values.rent, taken })
    }
}

struct RentalProcess {
    rent: Column,
    /// Share of what is vacant that builders plan with in a step.
    taken: Column,
}

impl Process for RentalProcess {
    #[inline(always)]
    fn step(&mut self, state: &mut State) {
        let State { clock, builders, .. } = state;
        let mut capacity = fill(0.0);
        let (mut to_let, mut wanted, mut relied) = (fill(0.0), fill(0.0), fill(0.0));
        for builder in builders.iter_mut() {
            let own = &mut builder.levels;
            for i in 0..LANES {
                let usable = own.energised[i].min(own.sites[i] + own.leased_sites[i]).max(0.0);
                let landlord = own.landlord[i] > 0.5;
                let used = own.sites_in_use[i] + own.waiting_sites[i];
                let lacking = select(landlord, 0.0, (used - usable).max(0.0));
                let ordered = own.sites[i] + own.leased_sites[i] + own.pipeline_sites[i];
                let short = (used + own.pipeline_footprint[i] - ordered).max(lacking);
                capacity[i] += own.capacity[i];
                to_let[i] += select(landlord, usable, 0.0);
                wanted[i] += lacking;
                relied[i] += select(landlord, 0.0, short);
                own.rented_sites[i] = lacking;
                own.let_sites[i] = select(landlord, usable, 0.0);
            }
        }
        for builder in builders {
            let (own, flow) = (&mut builder.levels, &mut builder.flows);
            for i in 0..LANES {
                let met = (to_let[i] / wanted[i].max(1e-300)).min(1.0);
                let taken = (wanted[i] / to_let[i].max(1e-300)).min(1.0);
                own.rented_sites[i] *= met;
                own.let_sites[i] *= taken;
                flow.rent[i] = own.rented_sites[i] * self.rent[i] * clock.dt;
                flow.rent_income[i] = own.let_sites[i] * self.rent[i] * clock.dt;
                let vacant = (to_let[i] - relied[i]).max(0.0);
                let share = own.capacity[i] / capacity[i].max(1e-300);
                own.offered_sites[i] = self.taken[i] * vacant * share.clamp(0.0, 1.0);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing;

    const THREE: &str = "[rental]\nrent = 2\ntake_up = 1\n\
        [[builder]]\nname = \"A\"\nplan = 1\nshare = 0.5\n[[builder]]\nname = \"B\"\nplan = 1\nshare = 0.5\n\
        [[builder]]\nname = \"Let\"\nplan = 1\nshare = 0\n";

    #[test]
    fn those_who_lack_sites_share_what_is_to_let() {
        let mut market = testing::Bench::new(THREE);
        let mut process = market.start(Rental::mechanism);
        for (builder, (sites, used)) in
            market.state.builders.iter_mut().zip([(10.0, 13.0), (10.0, 11.0), (2.0, 0.0)])
        {
            builder.levels.sites = fill(sites);
            builder.levels.energised = fill(sites);
            builder.levels.waiting_sites = fill(used);
        }
        market.state.builders[2].levels.landlord = fill(1.0);
        market.step(&mut *process);
        let found: Vec<(f64, f64)> = market
            .state
            .builders
            .iter()
            .map(|b| (b.levels.rented_sites[0], b.flows.rent[0] - b.flows.rent_income[0]))
            .collect();
        assert_eq!(found, [(1.5, 0.75), (0.5, 0.25), (0.0, -1.0)]);
    }
}
