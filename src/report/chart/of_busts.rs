//! When busts begin, and what each year's spending brings back.

use super::{
    figure::{Figure, Form},
    form::{Line, Lines},
    last_year,
    of_run::{Run, break_even_columns},
};
use crate::{
    metrics::{Metric, Unit, YearMetric, bust_is_any_kind, spending_years},
    report::language::phrase,
};

impl Run<'_> {
    /// The year in which the first kind of bust begins.
    pub(super) fn bust_begins(&self) -> Option<Figure> {
        let metric = self.summary.metric(Metric::BustBegins)?;
        let never = metric.distribution.share_never();
        if never >= 1.0 {
            return None;
        }
        let median = metric.distribution.quantile(0.5 * (1.0 - never)).value;
        // A scenario may call something else a bust.
        let words = if bust_is_any_kind(self.model) {
            "Half of the busts have begun by {0}; on {2} of the paths nothing busts by {1}"
        } else {
            "Of the four kinds of bust, half of the first have begun by {0}; on {2} of the paths none has by {1}"
        };
        let title = phrase(words).year(median).year(last_year(self.model)).percent(never);
        let subtitle = phrase(
            "Share of paths by the year in which the first kind of bust begins: of spending, of the price, of the books or of credit",
        );
        let form = break_even_columns(&[(String::new(), metric)], self.years());
        Some(self.figure("bust_begins", title, subtitle, Form::Columns(form)))
    }

    /// Money back for what each of the first years spends on equipment.
    pub(super) fn paybacks(&self) -> Option<Figure> {
        let metric = |id: YearMetric, year: &str| self.summary.metric((id, year));
        let mut points = Vec::new();
        let mut band = Vec::new();
        let years = spending_years(&self.model.header.run);
        for year in &years {
            let [low, _, median, _, high] = metric(YearMetric::MoneyBack, year)?.quantiles();
            points.push((year.parse().ok()?, median.value));
            band.push([low.value, high.value]);
        }
        if points.len() < 2 {
            return None;
        }
        let ends = [years.first()?, years.last()?];
        let back = |year: &str| {
            metric(YearMetric::PaybackYear, year).map(|own| 1.0 - own.distribution.share_never())
        };
        let title =
            phrase("Equipment bought in {0} pays back on {1} of the paths, that of {2} on {3}")
                .name(ends[0])
                .percent(back(ends[0])?)
                .name(ends[1])
                .percent(back(ends[1])?);
        let subtitle = phrase("What comes back for each unit of money that a year spends on equipment, by {0}; sites at the rent of the market; 1 is the money itself")
            .year(last_year(self.model));
        let name = phrase("this scenario: median and 90 % of the paths");
        let line = Line { name, points, band, observed: false };
        let across = phrase("year of the spending");
        let form = Lines { unit: Unit::Ratio, across, log: false, lines: vec![line] };
        Some(self.figure("payback", title, subtitle, Form::Lines(form)))
    }
}
