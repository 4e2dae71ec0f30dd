//! Section 4 of MODEL.md: tracks by calendar year and metrics, from the steps of a rebuilt path.

use std::collections::{BTreeMap, BTreeSet};

use super::{numbers::table_of_model, world::World};

/// Tracks by their full names: first the start, then each year's end; flows are summed over the year.
pub(super) struct Years {
    pub(super) tracks: BTreeMap<String, Vec<f64>>,
    kinds: BTreeMap<String, String>,
    pub(super) nothing: Vec<f64>,
    pub(super) start: f64,
    pub(super) limits: [f64; 4],
    /// Metrics of what a year spends, with that year.
    pub(super) by_spending: BTreeMap<String, f64>,
}

/// Kinds of tracks, by name.
fn kinds() -> BTreeMap<String, String> {
    table_of_model("| track | what it is |", 3)
}

impl Years {
    /// From the variables of each step, of a run that starts with a year.
    pub(super) fn of(world: &World, rows: &[BTreeMap<String, f64>]) -> Self {
        let mut tracks: BTreeMap<String, Vec<f64>> = BTreeMap::new();
        let kinds = kinds();
        let variables: BTreeSet<&String> = rows.iter().flat_map(BTreeMap::keys).collect();
        for variable in variables {
            let plain = variable.strip_prefix("flow.").unwrap_or(variable);
            let (base, party) = plain.split_once('.').unwrap_or((plain, ""));
            let failed = variable.starts_with("defaulted.") || variable.starts_with("failed.");
            let plain = if failed { format!("default.{party}") } else { plain.to_owned() };
            let base = if failed { "default" } else { base };
            let kind = kinds.get(base).map_or(
                if variable.starts_with("flow.") { "flow" } else { "level" },
                String::as_str,
            );
            let at = |row: &BTreeMap<String, f64>| row.get(variable).copied().unwrap_or(0.0);
            if (kind == "flow") != variable.starts_with("flow.") {
                continue;
            }
            let years = rows[1..].chunks(4).map(|year| {
                if kind == "flow" { year.iter().map(at).sum() } else { at(year.last().unwrap()) }
            });
            let start = if kind == "flow" { 0.0 } else { at(&rows[0]) };
            tracks.insert(plain, std::iter::once(start).chain(years).collect());
        }
        let [spending, price, books, credit] =
            ["spending_fall", "price_margin", "books_share", "credit_share"]
                .map(|key| world.n.get("bust", key));
        let limits = [spending, price, books, credit];
        // What nobody posted is nothing.
        let length = (rows.len() - 1) / 4 + 1;
        for (name, _) in kinds.iter().filter(|(_, kind)| *kind == "flow") {
            tracks.entry(name.clone()).or_insert_with(|| vec![0.0; length]);
        }
        let nothing = vec![0.0; length];
        let (start, by_spending) = (world.fixed.start, BTreeMap::new());
        let mut own = Self { tracks, kinds, nothing, start, limits, by_spending };
        own.derive(world);
        own.pay_back(world, rows);
        own
    }

    /// A track; of a party to whom nothing happened, nothing.
    pub(super) fn track(&self, name: &str) -> Option<&Vec<f64>> {
        let base = name.split_once('.').map_or(name, |(base, _)| base);
        let flows = self.kinds.get(base).is_some_and(|kind| kind == "flow");
        let party = name != base;
        self.tracks.get(name).or_else(|| (party && flows).then_some(&self.nothing))
    }

    pub(super) fn get(&self, name: &str) -> &[f64] {
        self.track(name).unwrap_or_else(|| panic!("no {name}"))
    }

    fn of_two(&self, a: &str, b: &str, of: impl Fn(f64, f64) -> f64) -> Vec<f64> {
        self.get(a).iter().zip(self.get(b)).map(|(a, b)| of(*a, *b)).collect()
    }

    fn derive(&mut self, world: &World) {
        let divided = |a: f64, b: f64| if b == 0.0 { 0.0 } else { a / b };
        let fixed = &world.fixed;
        let sold = (1.0 - fixed.overhead) * fixed.u_n();
        let cash: Vec<f64> = self.get("footprint").iter().map(|f| fixed.h * f).collect();
        let made = [
            ("relative_price", self.of_two("price", "fair_price", divided)),
            ("revenue_cover", self.of_two("revenue", "required_revenue", divided)),
            ("dark_share", self.of_two("sites_in_use", "sites", |a, b| (1.0 - a / b).max(0.0))),
            (
                "spending_over_cash",
                self.of_two("spending", "free_cash_flow", |spent, left| {
                    let cash = left + spent;
                    if cash <= 0.0 || spent > 20.0 * cash { 20.0 } else { spent / cash }
                }),
            ),
        ];
        let prices = self.get("price").iter().zip(self.get("fair_price")).zip(&cash);
        let margins: Vec<f64> =
            prices.map(|((p, fair), cash)| (sold * p - cash) / (sold * fair - cash)).collect();
        if world.has("power") {
            self.tracks.insert("power_queue".to_owned(), self.without_power());
        }
        if self.tracks.contains_key("gdp") {
            let share = self.of_two("spending", "gdp", divided);
            self.tracks.insert("spending_over_gdp".to_owned(), share);
        }
        self.tracks.insert("relative_margin".to_owned(), margins);
        self.tracks.extend(made.map(|(name, track)| (name.to_owned(), track)));
        for name in ["revenue_cover", "spending_over_cash", "spending_over_gdp"] {
            if let Some(track) = self.tracks.get_mut(name) {
                track[0] = 0.0;
            }
        }
    }

    pub(super) fn year(&self, row: usize) -> f64 {
        self.start - 1.0 + row as f64
    }

    /// A metric; none if this is not rebuilt.
    pub(super) fn metric(&self, name: &str, kind: &str) -> Option<f64> {
        let own = match name.split_once('.') {
            _ if self.by_spending.contains_key(name) => self.by_spending.get(name).copied(),
            Some((base, party)) => self.of_party(base, party),
            None if name.starts_with("bust") => self.of_busts(name),
            None if name == "internal_rate_of_return" => Some(self.internal_rate()),
            None => self.of_prices(name).or_else(|| self.of_industry(name)),
        };
        let largest = || name.strip_prefix("largest_").map(|track| self.most(track));
        own.or_else(largest).or_else(|| (kind == "flow").then(|| self.total(name)))
    }

    fn total(&self, track: &str) -> f64 {
        self.get(track).iter().sum()
    }

    fn most(&self, track: &str) -> f64 {
        largest(&self.get(track)[1..])
    }

    fn of_party(&self, base: &str, party: &str) -> Option<f64> {
        let of = |track: &str| self.get(&format!("{track}.{party}"));
        Some(match base {
            "default" => *of("default").last()?,
            "break_even_year" => match self.tracks.get(&format!("book_value.{party}")) {
                Some(book) => self.back(&format!("free_cash_flow.{party}"), book[0], None),
                None => self.customer_back(party),
            },
            "first_profitable_year" => {
                let mut rows = of("cash_flow").iter().zip(of("revenue")).zip(0..).skip(1);
                let first = rows.find(|((flow, revenue), _)| **revenue > 0.0 && **flow >= 0.0);
                first.map_or(f64::INFINITY, |(_, row)| self.year(row))
            }
            "cumulative_loss" => {
                let sums = of("cash_flow").iter().scan(0.0, |sum, flow| {
                    *sum += flow;
                    Some(*sum)
                });
                -sums.fold(0.0_f64, f64::min)
            }
            _ => return None,
        })
    }

    fn of_prices(&self, name: &str) -> Option<f64> {
        let of = |track: &str| self.get(track);
        Some(match name {
            "price_fall" => largest_fall(of("price"), true),
            "relative_price_fall" => largest_fall(of("relative_price"), true),
            "market_value_fall" => largest_fall(of("market_value"), false),
            "price_trough_year" => self.year(self.trough()),
            "price_recovery_years" => {
                let later = of("relative_price")[self.trough()..].iter().position(|p| *p >= 1.0);
                later.map_or(f64::INFINITY, |years| years as f64)
            }
            "least_utilisation" => {
                let sold = of("utilisation")[1..].iter();
                sold.fold(f64::MAX, |least, u| least.min(*u))
            }
            "first_shut_year" => {
                let first = of("shut").iter().skip(1).position(|shut| *shut > 0.5);
                first.map_or(f64::INFINITY, |row| self.year(row + 1))
            }
            "shut_years" => self.total("shut"),
            "net_present_value" => *of("net_present_value").last()?,
            _ => return None,
        })
    }

    fn of_industry(&self, name: &str) -> Option<f64> {
        let (firms, all) = (["debt", "cash_flow"], |kinds| self.parties("default", kinds));
        Some(match name {
            "write_down_peak_year" => self.most("write_down"),
            "write_down_share" => self.total("write_down") / self.total("spending"),
            "break_even_year" => self.back("free_cash_flow", self.get("book_value")[0], None),
            "break_even_with_assets_year" => {
                let beside = Some("terminal_value");
                self.back("free_cash_flow", self.get("book_value")[0], beside)
            }
            "spending_peak_year" => {
                let most = self.most("spending");
                self.year(self.get("spending").iter().position(|spent| *spent == most)?)
            }
            "spending_fall" => self.spending_fall(),
            "largest_revenue_gap" => {
                largest(&self.of_two("required_revenue", "revenue", |a, b| a - b)[1..])
            }
            "largest_financed_demand" => self.most("financed_demand_share"),
            "peak_debt" => self.most("debt"),
            "defaults" => all(&firms[..1]),
            "customer_defaults" => all(&firms[1..]),
            "holder_defaults" => all(&["claims"]),
            "survivors" => self.named(&firms).len() as f64 - all(&firms),
            "circular_sales_share" => {
                self.total("vendor_finance") / self.total("equipment_spending")
            }
            _ => return None,
        })
    }

    /// Parties that have a track of their own of one of these names.
    fn named(&self, kinds: &[&str]) -> Vec<String> {
        let of = |kind: &&str| {
            let start = format!("{kind}.");
            let own = self.tracks.keys().filter_map(move |name| name.strip_prefix(&start));
            own.map(str::to_owned).collect::<Vec<_>>()
        };
        kinds.iter().flat_map(of).collect()
    }

    fn parties(&self, track: &str, kinds: &[&str]) -> f64 {
        let own = |party: &String| *self.get(&format!("{track}.{party}")).last().unwrap();
        self.named(kinds).iter().map(own).sum()
    }

    /// First year from which flows, and what is there beside them, make up for an outlay.
    fn back(&self, flows: &str, outlay: f64, beside: Option<&str>) -> f64 {
        let (mut sum, mut since) = (-outlay, f64::INFINITY);
        for (row, flow) in self.get(flows).iter().enumerate().skip(1) {
            sum += flow;
            let there = sum + beside.map_or(0.0, |track| self.get(track)[row]);
            since = if there >= 0.0 { since.min(self.year(row)) } else { f64::INFINITY };
        }
        since
    }

    fn customer_back(&self, party: &str) -> f64 {
        let failed = *self.get(&format!("default.{party}")).last().unwrap() > 0.5;
        let back = self.back(&format!("cash_flow.{party}"), 0.0, None);
        if failed { f64::INFINITY } else { back }
    }

    fn trough(&self) -> usize {
        let prices = &self.get("relative_price")[1..];
        let least = prices.iter().fold(f64::MAX, |a, b| a.min(*b));
        prices.iter().position(|p| *p == least).unwrap() + 1
    }

    fn spending_fall(&self) -> f64 {
        let spent = &self.get("spending")[1..];
        let mut most = 0.0_f64;
        for (row, peak) in spent.iter().enumerate() {
            if spent[..row].iter().all(|earlier| earlier < peak) {
                let next = spent[row + 1..].iter().take(3);
                most = next.fold(most, |most, later| most.max(1.0 - later / peak));
            }
        }
        most
    }
}

fn largest(values: &[f64]) -> f64 {
    values.iter().fold(f64::MIN, |most, value| most.max(*value))
}

/// Largest fall from any earlier year end, as a share or in full.
fn largest_fall(track: &[f64], share: bool) -> f64 {
    let (mut peak, mut most) = (f64::MIN, 0.0_f64);
    for level in track {
        peak = peak.max(*level);
        most = most.max(if share { 1.0 - level / peak } else { peak - level });
    }
    most
}
