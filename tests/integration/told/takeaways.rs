//! What slides say below their charts, and answers to what a scenario itself asks, worked out again from the paths.

use overbuild::language::{Language, number, rounding};
use serde_json::Value;

use super::{Csv, Paths, figure, in_billions, json, office, said};
use crate::folder::{Folder, errors};

const SHOWN: [&str; 5] = ["tornado", "exceedance", "payback", "bust_timeline", "incidence"];

fn run(folder: &Folder, arguments: &[&str]) -> String {
    let output = folder.run(&[arguments, &["--out", "r", "--overwrite", "--no-explore"]].concat());
    assert!(output.status.success(), "{}", errors(&output));
    String::from_utf8(output.stdout).unwrap()
}

fn money(value: f64) -> String {
    Language::En.money(value, "$bn")
}

#[test]
fn slides_take_away_what_the_paths_say() {
    let folder = Folder::new("told-takeaways");
    run(&folder, &["run", "base.toml", "--paths", "2000", "--slides", &SHOWN.join(",")]);
    let paths = Paths::read(&folder.0.join("r/paths.csv"));
    let charts = json(&folder, "r/charts.json");
    let slides = office::slides(&folder, "r");
    for (name, due) in SHOWN.iter().zip([
        the_tornado(&charts, &paths),
        the_tail(&paths),
        the_paybacks(&paths),
        the_timeline(&charts),
        the_losers(&paths),
    ]) {
        let plain = in_billions;
        let title = plain(&said(&figure(&charts, name)["title"]));
        let slide = slides.iter().find(|slide| plain(&slide[0]) == title);
        let slide = slide.unwrap_or_else(|| panic!("no slide `{title}`"));
        assert!(slide.iter().any(|own| plain(own) == plain(&due)), "{name}: {due}: {slide:?}");
    }
}

/// The second and the third strongest, where each is low and where it is high.
fn the_tornado(charts: &Value, paths: &Paths) -> String {
    let swings = &figure(charts, "tornado")["form"]["tornado"]["swings"];
    let name = |place: usize| said(&swings[place]["name"]["words"]);
    let ends = |place: usize| {
        let key = swings[place]["name"]["key"].as_str().unwrap();
        let tenth = paths.ends("write_down", key);
        tenth.map(money)
    };
    let ([low, high], [third_low, third_high]) = (ends(1), ends(2));
    format!(
        "Next come {}, {low} where it is low and {high} where it is high, and {}, {third_low} and {third_high}.",
        name(1),
        name(2)
    )
}

fn the_tail(paths: &Paths) -> String {
    let [tenth, twentieth] =
        [0.9, 0.95].map(|level| money(known(&paths.column("write_down"), level)));
    format!("One path in ten writes down more than {tenth}, one in twenty more than {twentieth}.")
}

/// In the figures that the distance of its neighbours leaves: two or three.
fn known(values: &[f64], level: f64) -> f64 {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    let rank = (1..=values.len()).find(|rank| *rank as f64 >= level * values.len() as f64 - 1e-9);
    rounding::significant(values[rank.unwrap() - 1], 2)
}

fn the_paybacks(paths: &Paths) -> String {
    let back =
        |year: &str| number::percent(paths.share(&format!("payback_year.{year}"), f64::is_finite));
    format!(
        "Equipment bought in 2025 pays back on {} of the paths, that of 2029 on {}.",
        back("2025"),
        back("2029")
    )
}

/// The lower end of the band in the last year that is shown.
fn the_timeline(charts: &Value) -> String {
    let line = &figure(charts, "bust_timeline")["form"]["lines"]["lines"][0];
    let last = |of: &Value| of.as_array().unwrap().last().unwrap().clone();
    let (year, low) = (last(&line["points"])[0].clone(), last(&line["band"])[0].clone());
    format!(
        "{:.0} years after the bust one of these paths in ten spends less than {} of what it spent before it.",
        year.as_f64().unwrap(),
        number::percent(low.as_f64().unwrap())
    )
}

/// The second and the third of those who lose.
fn the_losers(paths: &Paths) -> String {
    let mut all: Vec<(f64, &str)> = [
        ("shareholders", "shareholder_loss"),
        ("bondholders", "bond_loss"),
        ("private credit", "secured_loss"),
        ("lessors of sites", "lessor_loss"),
        ("vendors on credit", "vendor_credit_loss"),
        ("funders of customers", "customer_loss"),
        ("the state (taxes)", "state_loss"),
    ]
    .into_iter()
    .filter(|(_, metric)| paths.has(metric))
    .map(|(words, metric)| (paths.mean(metric), words))
    .collect();
    all.sort_by(|a, b| b.0.total_cmp(&a.0));
    format!("Next: {} with {}, {} with {}.", all[1].1, money(all[1].0), all[2].1, money(all[2].0))
}

/// The middle and nine paths in ten of a metric, and of a track in a year.
#[test]
fn answers_to_a_scenarios_own_question_are_those_of_the_paths() {
    let folder = Folder::new("told-named");
    let short = |value: f64| Language::En.money(rounding::significant(value, 2), "$bn");
    let flat = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let screen = flat(run(&folder, &["run", "stargate.toml", "--paths", "4000"]));
    let paths = Paths::read(&folder.0.join("r/paths.csv"));
    let [low, middle, high] = [0.05, 0.5, 0.95].map(|p| paths.quantile("lender_loss", p));
    let due = |[low, middle, high]: [String; 3]| {
        format!(
            "median of what lenders lose by defaults of builders is {middle}, with {low} to {high} on nine paths in ten"
        )
    };
    let three = |value: f64| Language::En.money(rounding::significant(value, 3), "$bn");
    let all = [low, middle, high].map(|value| [short(value), three(value)]);
    let any = (0..8).any(|which| {
        let pick = |place: usize| all[place][which >> place & 1].clone();
        screen.contains(&due([pick(0), pick(1), pick(2)]))
    });
    assert!(any, "{}: {screen}", due(all.map(|own| own[0].clone())));
    let screen = flat(run(&folder, &["run", "railway-mania.toml", "--paths", "1000"]));
    let tracks = Csv::read(&folder, "r/tracks.csv");
    let of = |row: &&Vec<String>| row[0] == "relative_margin" && row[1] == "1852";
    let row = tracks.rows.iter().find(of).unwrap();
    let share = |name: &str| number::percent(rounding::significant(tracks.number(row, name), 2));
    let due = format!(
        "in 1852 is {}, with {} to {} on nine paths in ten",
        share("p50"),
        share("p5"),
        share("p95")
    );
    assert!(screen.contains(&due), "{due}: {screen}");
}

/// A deck has the tracks that the scenario's own question asks for, behind when it begins.
#[test]
fn decks_show_what_the_question_asks_for() {
    let folder = Folder::new("told-asked-slides");
    run(&folder, &["run", "fiber-glut.toml", "--paths", "300"]);
    let charts = json(&folder, "r/charts.json");
    let title = |name: &str| said(&figure(&charts, name)["title"]).replace('\u{a0}', " ");
    let slides = office::slides(&folder, "r");
    let titles: Vec<String> = slides.iter().map(|own| own[0].replace('\u{a0}', " ")).collect();
    assert_eq!(titles[1..3], [title("bust_begins"), title("dark_share")], "{titles:?}");
    assert!(titles.contains(&title("spending")) && titles.len() <= 12, "{titles:?}");
}

/// Two industries count in units of their own: so does what is said of each.
#[test]
fn assumptions_are_in_the_units_of_their_scenario() {
    let folder = Folder::new("takeaways-units");
    let command = ["compare", "lithium.toml", "dry-bulk.toml", "--paths", "128"];
    let output = folder.run(&[&command[..], &["--ladder-paths", "0", "--out", "r"]].concat());
    assert!(output.status.success(), "{}", errors(&output));
    let slides = office::slides(&folder, "r");
    let assumed = slides.iter().find(|slide| slide[0] == "What the scenarios assume").unwrap();
    let has = |words: &str| assumed.iter().any(|cell| cell.contains(words));
    assert!(has("kt a year") && has("m dwt"), "{assumed:?}");
}
