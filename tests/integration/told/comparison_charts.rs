//! The charts of a comparison.

use overbuild::language::{Language, number, rounding};
use serde_json::Value;

use super::{Paths, beside, figure, near, said};

pub(super) fn check(charts: &Value, base: &Paths, bear: &Paths) {
    busts(charts, base, bear);
    waterfalls(charts, base, bear);
    write_downs(charts, base, bear);
}

/// How often each busts, in the chart and in its title.
fn busts(charts: &Value, base: &Paths, bear: &Paths) {
    let figure = figure(charts, "bust");
    let due = [("bear", bear.mean("bust")), ("base", base.mean("bust"))];
    for row in figure["form"]["rows"]["rows"].as_array().unwrap() {
        let (_, due) = due.iter().find(|(name, _)| said(&row["name"]) == *name).unwrap();
        near("bust", row["values"][0].as_f64().unwrap(), *due, 1e-9);
    }
    let [(worst, high), (best, low)] = due;
    let (high, low) = (number::percent(high), number::percent(low));
    let due = format!("A bust on {low} of the paths in {best}, on {high} in {worst}");
    assert_eq!(said(&figure["title"]), due);
}

/// From the reference to the scenario; the title names what does most, and how much of the way that is.
fn waterfalls(charts: &Value, base: &Paths, bear: &Paths) {
    for (name, metric) in [("waterfall_bust_bear", "bust"), ("waterfall_bear", "write_down")] {
        let figure = figure(charts, name);
        let form = &figure["form"]["waterfall"];
        let (from, to) = (form["from"][1].as_f64().unwrap(), form["to"][1].as_f64().unwrap());
        assert_eq!([&form["from"][0], &form["to"][0]], ["base", "bear"]);
        let first = |paths: &Paths| paths.column(metric)[..64].iter().sum::<f64>() / 64.0;
        near("foot", from, first(base), 1e-5);
        near("top", to, first(bear), 1e-5);
        let steps: Vec<(f64, String)> = form["steps"]
            .as_array()
            .unwrap()
            .iter()
            .map(|step| (step["adds"].as_f64().unwrap(), said(&step["name"]["words"])))
            .collect();
        near("steps", steps.iter().map(|step| step.0).sum(), to - from, 1e-6);
        // What works against the difference is no cause of it.
        let with = steps.iter().filter(|step| step.0 * (to - from) > 0.0);
        let most = with.max_by(|a, b| a.0.abs().total_cmp(&b.0.abs())).unwrap();
        let amount = match metric {
            "bust" => number::percent(most.0.abs()).replace(" %", " points"),
            _ => Language::En.money(most.0.abs(), "$bn"),
        };
        // Both ends are those of fewer paths than the run: they are in no title.
        let (more, sign) = (to > from, if to > from { "+" } else { "−" });
        let due = match (metric, more) {
            ("bust", true) => "A bust is more likely in bear than in base",
            ("bust", false) => "A bust is less likely in bear than in base",
            (_, true) => "Mean write-downs are higher in bear than in base",
            (_, false) => "Mean write-downs are lower in bear than in base",
        };
        let cause = format!("because of {} ({sign}{amount})", most.1);
        let words = said(&figure["title"]).replace('\u{a0}', " ");
        let [near, far] = [base, bear].map(|paths| paths.column(metric)[..64].to_vec());
        if words.contains("too close to be told apart") {
            assert!(beside::errors_apart(&near, &far) < 2.0 && metric == "write_down", "{words}");
            continue;
        }
        assert!(words.starts_with(due) && words.contains(&cause), "{words}: {due}, {cause}");
    }
}

/// Who writes down how much in the middle and far out.
fn write_downs(charts: &Value, base: &Paths, bear: &Paths) {
    for (name, p, of) in [
        ("write_down", 0.5, "Half of the paths write down"),
        ("exceedance", 0.99, "One path in a hundred writes down"),
    ] {
        let mut all =
            [(base, "base"), (bear, "bear")].map(|own| (own.0.quantile("write_down", p), own.1));
        all.sort_by(|a, b| b.0.total_cmp(&a.0));
        let words = said(&figure(charts, name)["title"]).replace('\u{a0}', " ");
        let amount =
            |(value, name): (f64, &str), figures| match rounding::significant(value, figures) {
                0.0 => format!("nothing in {name}"),
                some => format!("more than {} in {name}", Language::En.money(some, "$bn")),
            };
        let due = |[a, b]: [_; 2]| format!("{of} {}, {}", amount(all[0], a), amount(all[1], b));
        // As many figures as the error leaves.
        assert!([[2, 2], [2, 3], [3, 2], [3, 3]].map(due).contains(&words), "{words}");
    }
}
