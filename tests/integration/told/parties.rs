//! Builders, customers and holders: who fails, who earns and who loses.

use overbuild::language::{Language, number};
use serde_json::Value;

use super::{Paths, figure, money, near, said, title};

pub(super) fn check(screen: &str, charts: &Value, paths: &Paths) {
    who_fails(screen, paths);
    who_writes_down(charts, paths);
    rows(charts, paths, "failures", "default");
    rows(charts, paths, "losses", "loss");
    who_bears(screen, charts, paths);
    first_profits(charts, paths);
}

/// A line of the screen: the share that fails, the median of the first profitable year, the mean loss.
fn who_fails(screen: &str, paths: &Paths) {
    let lines = screen.lines().skip_while(|line| !line.starts_with("  Who fails   ")).skip(1);
    let lines: Vec<&str> = lines.take_while(|line| !line.trim().is_empty()).collect();
    assert!(lines.len() > 1, "{screen}");
    for line in lines {
        let letters: Vec<char> = line.chars().collect();
        let cell = |from: usize, to: usize| {
            letters[from..to.min(letters.len())].iter().collect::<String>().trim().to_owned()
        };
        let name = cell(2, 36);
        let share = 100.0 * paths.mean(&format!("default.{name}"));
        assert!(cell(36, 54).starts_with(&format!("{share:.1} % ±")), "{line}: {share}");
        let year = format!("first_profitable_year.{name}");
        let year = if paths.has(&year) {
            let median = paths.quantile(&year, 0.5);
            if median.is_finite() { median.to_string() } else { "never".to_owned() }
        } else {
            "–".to_owned()
        };
        assert_eq!(cell(54, 72), year, "{line}");
        for (metric, from) in [("cumulative_loss", 72), ("loss", 90)] {
            let own = format!("{metric}.{name}");
            // As many figures as its error leaves: two or three.
            let due = if paths.has(&own) {
                let mean = paths.mean(&own);
                let two: f64 = format!("{mean:.1e}").parse().unwrap();
                [mean, two].map(|amount| Language::En.short_money(amount, "$bn"))
            } else {
                ["–"; 2].map(str::to_owned)
            };
            assert!(due.contains(&cell(from, from + 18)), "{line}: {metric}: {due:?}");
        }
    }
}

/// The builder that bears most, its share, and the whole.
fn who_writes_down(charts: &Value, paths: &Paths) {
    let layers =
        figure(charts, "write_down_by_builder")["form"]["stack"]["layers"].as_array().unwrap();
    let names: Vec<String> = layers.iter().map(|layer| said(&layer[0])).collect();
    let means: Vec<f64> =
        names.iter().map(|name| paths.mean(&format!("write_down.{name}"))).collect();
    let whole: f64 = means.iter().sum();
    for (layer, mean) in layers.iter().zip(&means) {
        let years = layer[1].as_array().unwrap().iter();
        near("a builder's years", years.map(|year| year.as_f64().unwrap()).sum(), *mean, 1e-4);
    }
    let most = (0..means.len()).max_by(|a, b| means[*a].total_cmp(&means[*b])).unwrap();
    let words = said(&figure(charts, "write_down_by_builder")["title"]);
    let share = number::percent(means[most] / whole);
    let due = format!("Most is written down by {}: {share} of", names[most]);
    assert!(words.starts_with(&due), "{words}: {due}");
    near("all builders", money(&title(charts, "write_down_by_builder")[2]), whole, 1e-4);
}

/// Rows of a chart are means of a metric of each party; the title has the first of them.
fn rows(charts: &Value, paths: &Paths, chart: &str, metric: &str) {
    let figure = figure(charts, chart);
    let rows = figure["form"]["rows"]["rows"].as_array().unwrap();
    assert!(!rows.is_empty());
    let mut last = f64::INFINITY;
    for row in rows {
        let name = said(&row["name"]);
        let column = format!("{metric}.{name}");
        if !paths.has(&column) {
            assert_eq!(row["kind"]["text"], "all of them", "{name}");
            continue;
        }
        let value = row["values"][0].as_f64().unwrap();
        near(&column, value, paths.mean(&column), 1e-5);
        assert!(value <= last, "{name} is out of order");
        last = value;
        let kind = row["kind"]["text"].as_str().unwrap();
        let due = ["write_down", "first_profitable_year", "loss"]
            .map(|own| paths.has(&format!("{own}.{name}")));
        let due = ["builder", "customer", "holder of claims"].iter().zip(due).find(|(_, has)| *has);
        assert_eq!(Some(kind), due.map(|(kind, _)| *kind), "{name}");
    }
    let (words, first) = (said(&figure["title"]), &rows[0]);
    let value = first["values"][0].as_f64().unwrap();
    let value =
        if metric == "default" { number::percent(value) } else { Language::En.money(value, "$bn") };
    let words = words.replace('\u{a0}', " ");
    // A name at the head of its line is small within the sentence.
    let named = words.to_lowercase().contains(&said(&first["name"]).to_lowercase());
    assert!(named && words.contains(&value), "{words}: {value}");
    assert!(chart != "failures" || words.starts_with("Failed by 2036: "), "{words}");
}

/// Who bears what is lost: each row is the mean of its own metric, title and answer have the largest of them.
fn who_bears(screen: &str, charts: &Value, paths: &Paths) {
    let due = [
        ("Shareholders", "shareholder_loss"),
        ("Bondholders", "bond_loss"),
        ("Private credit", "secured_loss"),
        ("Lessors of sites", "lessor_loss"),
        ("Vendors on credit", "vendor_credit_loss"),
        ("Funders of customers", "customer_loss"),
        ("The state (taxes)", "state_loss"),
    ];
    let known = due.iter().filter(|(_, metric)| paths.has(metric));
    let known: Vec<(&str, f64)> =
        known.map(|(words, metric)| (*words, paths.mean(metric))).collect();
    let total: f64 = known.iter().map(|(_, mean)| mean).sum();
    let figure = figure(charts, "incidence");
    let form = &figure["form"]["rows"];
    let rows = form["rows"].as_array().unwrap();
    for row in rows {
        let name = said(&row["name"]);
        let (_, mean) = known.iter().find(|(words, _)| *words == name).unwrap();
        near(&name, row["values"][0].as_f64().unwrap(), *mean, 1e-5);
        assert_eq!(said(&row["kind"]), format!("{} of all", number::percent(mean / total)));
    }
    let none = form["none"].as_array().unwrap();
    assert_eq!(rows.len() + none.len(), known.len(), "somebody is missing");
    for name in none.iter().map(said) {
        let (_, mean) = known.iter().find(|(words, _)| *words == name).unwrap();
        assert!(mean / total < 1e-3, "{name} loses {mean}");
    }
    let (first, most) = known.iter().max_by(|a, b| a.1.total_cmp(&b.1)).unwrap();
    let first = first.to_lowercase();
    let (money, share) = (Language::En.money(total, "$bn"), number::percent(most / total));
    let title = said(&figure["title"]).replace('\u{a0}', " ");
    assert_eq!(title, format!("Of {money} lost on average, {first} bear {share}"));
    let told = format!("; {first} bear {share} of the mean losses.");
    let words: Vec<&str> = screen.split_whitespace().collect();
    assert!(words.join(" ").contains(&told), "{told}: {screen}");
}

fn first_profits(charts: &Value, paths: &Paths) {
    let figure = figure(charts, "customers_break_even");
    let rows = figure["form"]["ranges"]["rows"].as_array().unwrap();
    let mut worst = (0.0, String::new());
    for row in rows {
        let name = row["name"].as_str().unwrap();
        let column = format!("first_profitable_year.{name}");
        for (found, level) in
            row["quantiles"].as_array().unwrap().iter().zip([0.05, 0.25, 0.5, 0.75, 0.95])
        {
            let due = paths.quantile(&column, level);
            assert_eq!(found.as_f64(), due.is_finite().then_some(due), "{name} {level}");
        }
        let never = paths.share(&column, f64::is_infinite);
        near(name, row["never"].as_f64().unwrap(), never, 1e-9);
        if never > worst.0 {
            worst = (never, name.to_owned());
        }
    }
    let due = format!(
        "No profitable year by 2036: {} on {} of the paths",
        worst.1,
        number::percent(worst.0)
    );
    assert_eq!(said(&figure["title"]), due);
}
