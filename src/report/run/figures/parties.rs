//! The charts of a run that name builders, customers and holders.

use super::Run;
use crate::{
    chart::{
        Figure, Form,
        form::{Range, Ranges, Row, Rows, Stack},
        last_year, shorten,
    },
    language::{Phrase, few::few, listed::listed_phrases, phrase},
    metrics::{BuilderMetric, BuilderTrack, CustomerMetric, HolderMetric, Metric, Unit},
};

/// How much more than its even share the largest has at most, where all have alike.
const EVEN: f64 = 1.1;

/// Share of paths below which a party hardly ever fails.
const HARDLY: f64 = 0.005;

impl Run<'_> {
    /// Mean write-downs of each builder by year.
    pub(super) fn stack(&self) -> Option<Figure> {
        let builders = &self.model.parties.builders;
        let mut years = Vec::new();
        let mut layers = Vec::new();
        for name in builders {
            let track = self.summary.track((BuilderTrack::WriteDown, name.as_str()))?;
            years = track.bands.iter().map(|band| band.year).collect();
            let means: Vec<f64> = track.bands.iter().map(|band| band.mean.max(0.0)).collect();
            layers.push((Phrase::of_name(name), means));
        }
        // Bars are of calendar years: a run that starts within one has losses before the first.
        let sum = |place: usize| {
            let metric = self.summary.metric((BuilderMetric::WriteDown, builders[place].as_str()));
            let mean = metric.and_then(|metric| metric.distribution.mean());
            mean.map_or_else(|| layers[place].1.iter().sum(), |mean| mean.value)
        };
        let sums: Vec<f64> = (0..layers.len()).map(sum).collect();
        let total: f64 = sums.iter().sum();
        if total <= 1e-6 || layers.len() < 2 {
            return None;
        }
        let first = (0..layers.len()).max_by(|a, b| sums[*a].total_cmp(&sums[*b]))?;
        let share = sums[first] / total;
        // Of what all have alike nobody has most.
        let title = if share < EVEN / layers.len() as f64 {
            phrase!(
                "{count} builders share mean write-downs of {amount} about equally, {share} each",
                count = phrase(few(layers.len())),
                amount = money(total, self.currency()),
                share = percent(1.0 / layers.len() as f64)
            )
            .capital()
        } else {
            phrase!(
                if self.summary.paths == 1 {
                    "Most is written down by {builder}: {share} of {amount} in all"
                } else {
                    "Most is written down by {builder}: {share} of {amount} on average"
                },
                builder = name(&builders[first]),
                share = percent(share),
                amount = money(total, self.currency())
            )
        };
        let subtitle = phrase!(
            "Write-downs by year and builder, {currency}, mean over all paths",
            currency = currency(self.currency())
        );
        let of_year = |place: usize| layers.iter().map(|(_, own)| own[place]).sum::<f64>();
        let most = (0..years.len()).max_by(|a, b| of_year(*a).total_cmp(&of_year(*b)))?;
        let takeaway = phrase!(
            "Most is written down in {year}: {amount}.",
            year = year(years[most]),
            amount = money(of_year(most), self.currency())
        );
        let form = Form::Stack(Stack::new(Unit::Money, years, layers));
        let figure = self.figure("write_down_by_builder", title, subtitle, form).saying(takeaway);
        Some(self.of_some(self.summary.track_paths as u64, figure))
    }

    /// Who fails; no chart where nobody can.
    pub(super) fn failures(&self) -> Option<Figure> {
        let parties = &self.model.parties;
        let kinds = [
            (&parties.builders, "builder"),
            (&parties.customers, "customer"),
            (&parties.holders, "holder of claims"),
        ];
        // Without [default] owners pay in whatever is missing: builders cannot fail.
        let builders_fail = self.summary.metric(Metric::Defaults).is_some();
        let mut all: Vec<Row> = Vec::new();
        for (names, kind) in kinds {
            for name in names {
                let Some(metric) = self.summary.default_of(name) else { continue };
                let share = metric.distribution.mean()?.value;
                all.push(Row {
                    name: Phrase::of_name(&shorten(name, 40)),
                    kind: phrase(kind),
                    values: vec![share],
                    colour: 0,
                });
            }
        }
        let rows = sorted(all, Unit::Share, "On no path:")?;
        // Who hardly ever fails is no finding.
        let told = rows.rows.iter().take(2).enumerate();
        let told = told.filter(|(place, row)| *place == 0 || row.values[0] >= HARDLY);
        let each = told.map(|(place, row)| {
            phrase!(
                if place == 0 { "{who} on {share} of the paths" } else { "{who} on {share}" },
                who = phrase(row.name.clone()),
                share = percent(row.values[0])
            )
        });
        let title = phrase!(
            "Failed by {year}: {all}",
            year = year(last_year(self.model)),
            all = phrase(listed_phrases(each)?)
        );
        let subtitle = if builders_fail {
            "Share of paths on which each cannot pay: defaults of builders and customers, failures of those who hold claims on them"
        } else {
            "Share of paths on which each cannot pay: defaults of customers, failures of those who hold claims on them; builders' owners pay in"
        };
        Some(self.figure("failures", title, phrase(subtitle), Form::Rows(rows)))
    }

    /// What those who financed it lose.
    pub(super) fn losses(&self) -> Option<Figure> {
        let mut all: Vec<Row> = Vec::new();
        for name in &self.model.parties.holders {
            let Some(metric) = self.summary.metric((HolderMetric::Loss, name.as_str())) else {
                continue;
            };
            let mean = metric.distribution.mean()?.value;
            let kind = phrase("holder of claims");
            all.push(Row {
                name: Phrase::of_name(&shorten(name, 40)),
                kind,
                values: vec![mean],
                colour: 0,
            });
        }
        // Holders are the vendors, investors and lenders by name.
        let classes = [
            (Metric::VendorLoss, "vendors"),
            (Metric::InvestorLoss, "investors"),
            (Metric::LenderLoss, "lenders"),
        ];
        let unnamed = if all.is_empty() { classes.as_slice() } else { &classes[2..] };
        for (id, class) in unnamed {
            let Some(metric) = self.summary.metric(*id) else { continue };
            let mean = metric.distribution.mean()?.value;
            // Beside some by name.
            let kind = phrase(if all.is_empty() { "" } else { "all of them" });
            // Holders that lend are among them, whatever their own claims lose.
            let words = if all.is_empty() { *class } else { "lenders to builders" };
            all.push(Row { name: phrase(words), kind, values: vec![mean], colour: 0 });
        }
        let most = all.iter().map(|row| row.values[0]).fold(0.0, f64::max);
        for row in &mut all {
            row.values[0] = if row.values[0] < most / 1000.0 { 0.0 } else { row.values[0] };
        }
        let none = if unnamed.len() == 1 {
            "Next to nothing on claims of their own:"
        } else {
            "Next to nothing:"
        };
        let mut rows = sorted(all, Unit::Money, none)?;
        let first = &rows.rows[0];
        let words = match (self.summary.paths > 1, rows.rows.len() > 1) {
            (true, true) => "Defaults cost {who} most: {amount}, the mean over all paths",
            (true, false) => "Defaults cost {who} alone: {amount}, the mean over all paths",
            (false, true) => "Defaults cost {who} most: {amount} on the only path",
            (false, false) => "Defaults cost {who} alone: {amount} on the only path",
        };
        let title = phrase!(
            words,
            who = phrase(first.name.clone()),
            amount = money(first.values[0], self.currency())
        );
        let next = self.after_first(&rows);
        // Within a sentence above, at the head of a line below.
        for name in rows.rows.iter_mut().map(|row| &mut row.name).chain(&mut rows.none) {
            *name = name.capital();
        }
        let subtitle = phrase!(
            "Mean loss by defaults over the horizon, {currency}",
            currency = currency(self.currency())
        );
        Some(self.figure("losses", title, subtitle, Form::Rows(rows)).saying(next))
    }

    /// When customers have their first profitable year.
    pub(super) fn customers(&self) -> Option<Figure> {
        let mut rows = Vec::new();
        for name in &self.model.parties.customers {
            let metric =
                self.summary.metric((CustomerMetric::FirstProfitableYear, name.as_str()))?;
            let year = |value: f64| value.is_finite().then_some(value);
            rows.push(Range {
                name: name.clone(),
                quantiles: metric.quantiles().map(|quantile| year(quantile.value)),
                never: metric.distribution.share_never(),
            });
        }
        let first = rows.iter().max_by(|a, b| a.never.total_cmp(&b.never))?;
        let soonest = rows.iter().filter_map(|row| Some((row, row.quantiles[2]?)));
        let soonest = soonest.min_by(|a, b| a.1.total_cmp(&b.1)).map(|(row, year)| {
            phrase!(
                "The first profitable year comes soonest for {who}: by {year} on half of the paths.",
                who = name(&shorten(&row.name, 40)),
                year = year(year)
            )
        });
        let title = if first.never > 0.0 {
            phrase!(
                "No profitable year by {year}: {who} on {share} of the paths",
                who = name(&shorten(&first.name, 40)),
                year = year(last_year(self.model)),
                share = percent(first.never)
            )
        } else {
            phrase!(
                "Each customer has a profitable year by {year} on every path",
                year = year(last_year(self.model))
            )
        };
        let subtitle = phrase("First year in which each customer's revenue covers its costs");
        let (first, last) = self.years();
        let form = Form::Ranges(Ranges { years: [first, last], rows });
        Some(self.figure("customers_break_even", title, subtitle, form).saying(soonest))
    }

    /// Amounts of the second and the third row.
    pub(super) fn after_first(&self, rows: &Rows) -> Option<Phrase> {
        let each = rows.rows.iter().skip(1).take(2).map(|row| {
            phrase!(
                "{who} with {amount}",
                who = phrase(row.name.clone()),
                amount = money(row.values[0], self.currency())
            )
        });
        Some(phrase!("Next: {all}.", all = phrase(listed_phrases(each)?)))
    }
}

/// Rows by size; nothing where all are zero.
pub(super) fn sorted(mut all: Vec<Row>, unit: Unit, none_label: &str) -> Option<Rows> {
    all.sort_by(|a, b| b.values[0].total_cmp(&a.values[0]));
    let some = all.iter().take_while(|row| row.values[0] > 0.0).count();
    let none = all.split_off(some).into_iter().map(|row| row.name).collect();
    let none_label = phrase(none_label);
    (some > 0).then_some(Rows {
        unit,
        series: Vec::new(),
        rows: all,
        none,
        none_label,
        grey_last: false,
    })
}
