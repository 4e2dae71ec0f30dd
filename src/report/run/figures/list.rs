//! The charts of a run beside its fans, each declared once.

use super::Run;
use crate::{
    analysis::Sample,
    chart::{Called, Figure},
    metrics::Bundle,
};

/// A chart.
pub(super) struct Chart {
    /// Its name, that of its files.
    pub(super) name: &'static str,
    /// Its sheet in a workbook.
    sheet: &'static str,
    /// What it shows, for `explain`.
    about: &'static str,
    /// Whether it says something of a single path; the others show how paths are spread.
    pub(super) of_one_path: bool,
    /// Makes it; a scenario that does not model it has none.
    pub(super) make: fn(&Run<'_>, &Sample, &Bundle) -> Option<Figure>,
}

impl Chart {
    pub(super) const fn called(&self) -> Called {
        Called { name: self.name, sheet: Some(self.sheet), about: Some(self.about) }
    }
}

/// In their order.
pub(super) const CHARTS: &[Chart] = &[
    Chart {
        name: "write_down",
        sheet: "Write-downs",
        about: "how much is written down over the horizon, path by path",
        of_one_path: false,
        make: |run, _, _| run.write_down(),
    },
    Chart {
        name: "exceedance",
        sheet: "How rarely it is exceeded",
        about: "on how many paths more is written down than each amount",
        of_one_path: false,
        make: |run, _, _| run.exceedance(),
    },
    Chart {
        name: "break_even",
        sheet: "Money back",
        about: "shares of paths by the year in which the industry has its money back",
        of_one_path: false,
        make: |run, _, _| run.break_even(),
    },
    Chart {
        name: "bust_begins",
        sheet: "When busts begin",
        about: "shares of paths by the year in which the first kind of bust begins",
        of_one_path: false,
        make: |run, _, _| run.bust_begins(),
    },
    Chart {
        name: "bust_timeline",
        sheet: "Before and after a bust",
        about: "spending before and after a bust, over that of the year before it",
        of_one_path: false,
        make: |run, sample, tracks| run.bust_timeline(sample, tracks),
    },
    Chart {
        name: "payback",
        sheet: "Payback by year",
        about: "what each year's spending on equipment brings back",
        of_one_path: false,
        make: |run, _, _| run.paybacks(),
    },
    Chart {
        name: "conventions",
        sheet: "Other books",
        about: "the same paths under other accounting standards and asset groups",
        of_one_path: false,
        make: |run, _, _| run.conventions(),
    },
    Chart {
        name: "write_down_by_builder",
        sheet: "Write-downs by builder",
        about: "mean write-downs by year, a layer for each builder",
        of_one_path: true,
        make: |run, _, _| run.stack(),
    },
    Chart {
        name: "failures",
        sheet: "Who fails",
        about: "how often each builder, customer and holder of claims fails",
        of_one_path: false,
        make: |run, _, _| run.failures(),
    },
    Chart {
        name: "incidence",
        sheet: "Who loses",
        about: "who bears what is lost, in the mean over all paths",
        of_one_path: true,
        make: |run, _, _| run.incidence(),
    },
    Chart {
        name: "losses",
        sheet: "Losses by defaults",
        about: "what holders of claims lose by defaults, in the mean over all paths",
        of_one_path: true,
        make: |run, _, _| run.losses(),
    },
    Chart {
        name: "customers_break_even",
        sheet: "Customers in profit",
        about: "when each customer has its first profitable year",
        of_one_path: false,
        make: |run, _, _| run.customers(),
    },
    Chart {
        name: "tornado",
        sheet: "What drives it",
        about: "the parameters that move the outcome most",
        of_one_path: false,
        make: |run, sample, _| run.tornado(sample),
    },
    Chart {
        name: "tornado_one_at_a_time",
        sheet: "One at a time",
        about: "what each parameter moves by itself, on the path without chance",
        of_one_path: true,
        make: |run, _, _| run.one_at_a_time(),
    },
    Chart {
        name: "heat",
        sheet: "Two parameters",
        about: "how often it busts, by the two parameters that matter most",
        of_one_path: false,
        make: |run, sample, _| run.heat(sample),
    },
    Chart {
        name: "price_precedent",
        sheet: "Prices of a precedent",
        about: "prices after the peak of spending, beside those of a precedent",
        of_one_path: false,
        make: |run, _, tracks| run.precedent(tracks),
    },
];
