//! Accounting: depreciation, and the impairment test under US GAAP and under IFRS, at the end of a year with an
//! indication (`indication.rs`).
//!
//! Asset group `assets`: what a builder has in service, sites and equipment, tested together. With
//! o the optimism, R and Rs the mean remaining lives of equipment and sites:
//!
//! ```text
//! A = (1 - overhead) (spot sales at p^(1-o) p_ref^o + contracts)      B = h_c U + leases
//! T = clamp(ln(A / B) / -ln(1 - rho), 0, R)        Z = site book max(0, 1 - R / Rs)
//! undiscounted  = A a(0, -rho, T) - B T + Z
//! discounted(r) = A a(r, -rho, T) - B a(r, 0, T) + Z (1 + r)^-R
//! ```
//!
//! With `flows = "year_end"` a counts cash flows at year ends (`discount.rs`).
//!
//! `fleet`: other cash flow times R shields the assets; `vintage`: each vintage is tested alone. Projects
//! under construction are tested alike. Under IFRS a loss is taken back as far as estimates
//! have become better, not as time passes (`estimates.rs`). Both standards are kept on the same path; the
//! chosen one is the headline.

mod appraisals;
mod assets;
mod book;
mod cash_flow;
mod construction;
mod discount;
mod estimates;
mod first_book;
mod flows;
mod indication;
mod ledger;
mod moved;
mod outlook;
mod process;
pub mod standards;
mod values;
mod vintage_part;
mod vintage_test;
mod vintages;
mod yearly_test;

use indication::Indications;
use ledger::Standard;
use process::AccountingProcess;

use super::{Mechanism, Process, Reading, Starting};
use crate::scenario::table;

table! {
    /// How assets are depreciated and tested.
    ["accounting", "Bilanzierung"]
    Accounting / AccountingColumns in "accounting" {
        parameters {
            /// Useful life of equipment in the books; its service life where that is shorter.
            ["useful life of equipment in the books", "bilanzielle Nutzungsdauer der Anlagen"]
            equipment_useful_life: Some(5.5), "years", 0.5, 40.0, "5 to 6 years in 2025: useful_lives (B)";
            /// Useful life of equipment after the books shorten it; 0 where they never do.
            ["shortened useful life", "verkürzte Nutzungsdauer"]
            shortened_life: Some(0.0), "years", 0.0, 40.0, "Amazon went from 6 to 5 years in 2025: useful_lives (A); none unless given",
                zero "books never shorten it";
            /// Date on which they do.
            ["date of the shortening", "Zeitpunkt der Verkürzung"]
            shortened_at: Some(2025.0), "year", 1700.0, 2200.0, "scenario";
            /// Useful life of sites in the books; their service life where that is shorter.
            ["useful life of sites in the books", "bilanzielle Nutzungsdauer der Standorte"]
            site_useful_life: Some(20.0), "years", 1.0, 60.0, "ASSUMPTION: buildings are written off in 15 to 40 years";
            /// How far managers expect the price to be what was expected of it, rather than what it is.
            ["managers' faith in expected prices", "Glaube des Managements an erwartete Preise"]
            optimism: Some(0.5), "share", 0.0, 1.0, "ASSUMPTION";
            /// Share of a builder's other business that is in one asset group with its assets, where `asset_group` is `fleet`.
            ["other business in the asset group", "übriges Geschäft in der Vermögensgruppe"]
            shared_business: Some(1.0), "share", 0.0, 1.0, "all of it: a choice; which business is independent is judgement";
            /// Move of what a unit of capacity earns, over what was expected of it, that is an indication.
            ["move that is an indication of impairment", "Veränderung, die als Anhaltspunkt gilt"]
            indication: Some(0.25), "share", 0.0, 1.0, "ASSUMPTION: \"significantly\" (ASC 360-10-35-21, IAS 36.12, A) has no number";
            /// Rate at which managers discount, for the value in use.
            ["discount rate of managers", "Diskontsatz des Managements"]
            value_in_use_rate: Some(0.10), "share a year", 0.0, 0.5, "ASSUMPTION: the cost of capital";
            /// Rate at which buyers discount, for the fair value.
            ["discount rate of buyers", "Diskontsatz der Käufer"]
            fair_value_rate: Some(0.12), "share a year", 0.0, 0.5, "ASSUMPTION: the cost of capital and a premium";
            /// Cost of disposal, over fair value.
            ["cost of disposal", "Veräußerungskosten"]
            selling_cost: Some(0.03), "share", 0.0, 0.5, "ASSUMPTION";
        }
        series {}
        choices {
            /// Accounting standard of the headline figures.
            ["accounting standard", "Rechnungslegungsstandard"]
            standard: ["us_gaap", "ifrs"], "the builders of base.toml report under US GAAP";
            /// When assets are tested: at each year end, or at those with an indication.
            ["when assets are tested", "Zeitpunkt der Werthaltigkeitsprüfung"]
            test: ["yearly", "indications"], "where events or changes indicate it (ASC 360-10-35-21, IAS 36.9, A)";
            /// What is tested together: a builder's assets, these with its other business, or each vintage alone.
            ["asset group that is tested", "zahlungsmittelgenerierende Einheit"]
            asset_group: ["assets", "fleet", "vintage"],
                "lowest level of identifiable cash flows (ASC 360-10-35-23, A); which that is, is judgement: ASSUMPTION";
            /// When the cash flows fall that tests discount: all the time, or at year ends from the day of the test, each at the price of its year's beginning.
            ["when cash flows fall in tests", "Zeitpunkt der Zahlungen im Werthaltigkeitstest"]
            flows: ["continuous", "year_end"], "assets earn all the time; textbooks and auditors count year ends: a convention";
        }
    }
}

/// What is tested together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Group {
    Assets,
    Fleet,
    Vintage,
}

struct Accountings(Accounting);

impl Accounting {
    pub(super) fn mechanism(reading: &mut Reading<'_>) -> Box<dyn Mechanism> {
        let table: Self = reading.table();
        if table.asset_group == "vintage" && table.shortened_life.median() > 0.0 {
            let message = "accounting: shortened_life needs asset_group = \"assets\" or \"fleet\"";
            reading.complain(None, message);
        }
        if !table.shortened_life.is_zero() {
            let (short, long) =
                (table.shortened_life.median(), table.equipment_useful_life.median());
            if short >= long {
                let place = reading.place_of("accounting", "shortened_life", None);
                let message = format!(
                    "accounting.shortened_life {short} is not shorter than equipment_useful_life {long}: nothing is shortened; expected less"
                );
                reading.complain(place, message);
            }
            let place = reading.place_of("accounting", "shortened_at", None);
            // A date that is past means the first step.
            let dates = [f64::NEG_INFINITY, reading.dates()[1]];
            reading.doubt_date(
                &table.shortened_at,
                place,
                dates,
                "useful lives stay as they are: `shortened_life` changes nothing",
            );
        }
        Box::new(Accountings(table))
    }
}

impl Mechanism for Accountings {
    fn start(&self, starting: &mut Starting<'_>) -> Box<dyn Process> {
        let values = self.0.sample(&starting.sampler);
        let chosen = if self.0.standard == "ifrs" { Standard::Ifrs } else { Standard::UsGaap };
        let group = match self.0.asset_group {
            "fleet" => Group::Fleet,
            "vintage" => Group::Vintage,
            _ => Group::Assets,
        };
        let indications = Indications::new(self.0.test == "yearly", &values.indication);
        let year_ends = self.0.flows == "year_end";
        Box::new(AccountingProcess::new(values, chosen, group, indications, year_ends))
    }
}
