//! The part of the page in which readers choose among paths: what a browser shows is what `paths.csv` gives.

use std::{fs, time::Duration};

use overbuild::{
    language::{Language, number, rounding},
    metrics::Unit,
};
use serde_json::Value;

use super::browser;
use crate::{
    folder::{Folder, errors},
    told::Paths,
};

const PATHS: &str = "3000";
/// A number of the last year, so that the bands can be held against `paths.csv`, too.
const OWN: &str = "\n[[quantity]]\nname = \"spent_last\"\nlabel = \"spending of 2036\"\nunit = \"money\"\nexpression = \"at(spending, 2036)\"\n";
/// What stands in the lines of the tables.
pub(super) const LINES: [&str; 12] = [
    "bust",
    "bust_spending",
    "bust_price",
    "bust_books",
    "bust_credit",
    "break_even_year",
    "break_even_with_assets_year",
    "payback_year.2025",
    "payback_year.2026",
    "payback_year.2027",
    "payback_year.2028",
    "payback_year.2029",
];

pub(super) fn run(folder: &Folder, more: &[&str]) -> String {
    let text = fs::read_to_string(folder.0.join("base.toml")).unwrap();
    folder.write("own.toml", text + OWN);
    let command = ["run", "own.toml", "--paths", PATHS, "--out", "r", "--quiet"];
    let output = folder.run(&[&command, more].concat());
    assert!(output.status.success(), "{}", errors(&output));
    fs::read_to_string(folder.0.join("r/report.html")).unwrap()
}

/// The page carries less than two megabytes of paths, and without them has less than 700 KB.
#[test]
fn the_paths_are_left_out_where_they_are_not_wanted() {
    let folder = Folder::new("explore-size");
    let with = run(&folder, &[]);
    let without = run(&folder, &["--no-explore"]);
    assert!(without.len() < 700_000, "{}", without.len());
    let more = with.len() - without.len();
    assert!((50_000..2_000_000).contains(&more), "{more}");
    for word in ["id=\"explore\"", "href=\"#explore\"", "data-paths"] {
        assert!(with.contains(word) && !without.contains(word), "{word}");
    }
}

/// What a text has between two marks.
pub(super) fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    let rest = text.split_once(before).unwrap_or_else(|| panic!("no {before}")).1;
    rest.split_once(after).unwrap_or_else(|| panic!("no {after}")).0
}

/// What the script is told, as a browser reads it out of the attribute.
pub(super) fn plan(page: &str) -> Value {
    let text = between(page, "data-plan=\"", "\"");
    let text = text.replace("&#34;", "\"").replace("&#39;", "'").replace("&#60;", "<");
    serde_json::from_str(&text.replace("&#62;", ">").replace("&#38;", "&")).unwrap()
}

/// A range: the parameter by its number, and the places of its ends.
type Range = (usize, Option<usize>, Option<usize>);

struct Chosen {
    fragment: String,
    /// Of each path of the file, whether it is left.
    left: Vec<bool>,
}

impl Chosen {
    /// Ranges as a fragment, and the paths within them as a reader of the file would find them.
    fn of(plan: &Value, paths: &Paths, ranges: &[Range]) -> Self {
        let mut fragment = String::from("#explore");
        let mut left = vec![true; PATHS.parse().unwrap()];
        for (which, low, high) in ranges {
            let own = &plan["parameters"][*which];
            let end =
                |place: &Option<usize>| place.map(|at| own["places"][at][0].as_f64().unwrap());
            let [low, high] = [low, high].map(end);
            let key = own["key"].as_str().unwrap();
            let text = |end: Option<f64>| end.map_or_else(String::new, |end| end.to_string());
            fragment += &format!("&{key}={}..{}", text(low), text(high));
            for (left, value) in left.iter_mut().zip(paths.column(key)) {
                *left &=
                    low.is_none_or(|low| value >= low) && high.is_none_or(|high| value <= high);
            }
        }
        Self { fragment, left }
    }

    /// The values of the paths that are left, rising.
    fn values(&self, paths: &Paths, name: &str) -> Vec<f64> {
        let all = paths.column(name).into_iter().zip(&self.left);
        let mut values: Vec<f64> = all.filter(|(_, left)| **left).map(|(value, _)| value).collect();
        values.sort_by(f64::total_cmp);
        values
    }

    fn count(&self) -> usize {
        self.left.iter().filter(|left| **left).count()
    }
}

fn quantile(sorted: &[f64], share: f64) -> f64 {
    let rank = (1..=sorted.len()).find(|rank| *rank as f64 >= share * sorted.len() as f64 - 1e-9);
    sorted[rank.unwrap() - 1]
}

/// The ends of the 95 % interval of Wilson (1927).
fn interval(hits: usize, count: usize) -> [f64; 2] {
    let (p, n, z) = (hits as f64 / count as f64, count as f64, 1.96);
    let half = z * (p * (1.0 - p) / n + z * z / (4.0 * n * n)).sqrt();
    [-half, half].map(|half| (p + z * z / (2.0 * n) + half) / (1.0 + z * z / n))
}

/// Holds what the browser shows against the file.
fn holds(dom: &str, paths: &Paths, chosen: &Chosen, language: Language) {
    let count = chosen.count();
    let found = between(dom, "id=\"explore\"", "</section>").replace("&nbsp;", "\u{a0}");
    let left = between(&found, "class=\"left\">", "<").to_owned();
    let all = language.number(&number::count(chosen.left.len() as u64));
    assert!(left.contains(&language.number(&number::count(count as u64))), "{left}: {count}");
    assert!(left.contains(&all), "{left}");
    let lines: Vec<&str> = found.split("<tr data-paths=\"").skip(1).collect();
    assert_eq!(lines.len(), LINES.len());
    for (line, name) in lines.iter().zip(LINES) {
        let values = chosen.values(paths, name);
        let is_year = name.contains("year");
        let hits = values.iter().filter(|own| if is_year { own.is_finite() } else { **own > 0.5 });
        let hits = hits.count();
        assert_eq!(
            line.split('"').next().unwrap(),
            hits.to_string(),
            "{name}: {}",
            chosen.fragment
        );
        // A number and its sign stay on one line.
        let cell = |text: f64| language.number(&number::percent(text)).replace(" %", "\u{a0}%");
        let cells: Vec<&str> = line.split("<td>").skip(1).collect();
        let share = cells[0].split('<').next().unwrap();
        assert_eq!(share, cell(hits as f64 / count as f64), "{name}");
        // The ends of the interval have a figure that may round either way.
        let ends = between(line, "<td>", "</tr>").split("<td>").nth(1).unwrap();
        let due = interval(hits, count);
        let near = |end: f64| [-1e-5, 0.0, 1e-5].map(|more| cell((end + more).clamp(0.0, 1.0)));
        assert!(near(due[0]).iter().any(|due| ends.starts_with(due)), "{name}: {ends} {due:?}");
        assert!(near(due[1]).iter().any(|due| ends.contains(due)), "{name}: {ends} {due:?}");
    }
    let money = |value: f64| language.money(value, "$bn").replace(' ', "\u{a0}");
    let written = chosen.values(paths, "write_down");
    let said: Vec<&str> =
        found.split("</h3><p>").skip(1).map(|own| own.split('<').next().unwrap()).collect();
    let at = |share: f64| quantile(&written, share);
    // In the figures that its error leaves: half of what lies a standard error of ranks to each side.
    let known = |p: f64| {
        let off = (p * (1.0 - p) / count as f64).sqrt();
        let error = (at(p + off) - at(p - off)) / 2.0;
        rounding::rounded(at(p), Some(error), Unit::Money)
    };
    for share in [0.5, 0.9] {
        let due = money(known(share));
        assert!(said[0].contains(&due), "{share}: {due} is not in: {}", said[0]);
    }
    let begins = chosen.values(paths, "bust_begins");
    let never = begins.iter().filter(|year| year.is_infinite()).count();
    let half = quantile(&begins[..count - never], 0.5).to_string();
    let share = language.number(&number::percent(never as f64 / count as f64));
    let share = share.replace(" %", "\u{a0}%");
    assert!(!found.contains(" %<") && !found.contains(" %,"), "a plain space before a sign");
    assert!(said[1].contains(&half) && said[1].contains(&share), "{half} {share}: {}", said[1]);
    let spent = quantile(&chosen.values(paths, "spent_last"), 0.5);
    let near = [-2e-4, 0.0, 2e-4].map(|more| money(spent * (1.0 + more)));
    assert!(near.iter().any(|due| said[2].contains(due.as_str())), "{near:?}: {}", said[2]);
}

/// Shares, medians and years of some ranges, in both languages; too few paths are told.
#[test]
fn a_browser_shows_what_the_paths_give() {
    let folder = Folder::new("explore");
    let Some(browser) = browser::found(&folder, "exploring in a browser") else { return };
    for (language, ranges) in [
        (
            Language::En,
            vec![
                vec![],
                vec![(0, Some(14), None)],
                vec![(1, Some(6), Some(30)), (2, None, Some(22))],
            ],
        ),
        (Language::GERMAN, vec![vec![(0, None, Some(20)), (3, Some(4), None)]]),
    ] {
        let page = run(&folder, &["--language", language.tag()]);
        let (plan, paths) = (plan(&page), Paths::read(&folder.0.join("r/paths.csv")));
        let show = |fragment: &str| {
            let page = format!("r/report.html{fragment}");
            browser::dom(browser, &folder, &page, Duration::from_mins(1)).unwrap()
        };
        for ranges in ranges {
            let chosen = Chosen::of(&plan, &paths, &ranges);
            assert!(chosen.count() > 200, "{}", chosen.fragment);
            holds(&show(&chosen.fragment), &paths, &chosen, language);
        }
        if language == Language::En {
            let last = plan["parameters"][0]["places"].as_array().unwrap().len() - 2;
            let few = Chosen::of(&plan, &paths, &[(0, Some(last), None), (1, Some(20), None)]);
            assert!(few.count() < 100);
            let dom = show(&few.fragment);
            let said = format!("Too few paths are left to say anything: {} of 3,000.", few.count());
            assert!(
                dom.contains(&said)
                    && between(&dom, "<tr data-paths", "</tr>").contains("<td>–</td>")
            );
        }
    }
}

/// Keys move the ends, the address follows, and the button shows all paths again.
#[test]
fn ranges_are_moved_by_hand() {
    let folder = Folder::new("explore-keys");
    let Some(browser) = browser::found(&folder, "ranges in a browser") else { return };
    let page = run(&folder, &[]);
    let end = "<script>
        const root = document.getElementById('explore'), inputs = root.querySelectorAll('input'), told = [];
        const left = () => root.querySelector('.left').textContent;
        const move = (input, to) => { input.value = to; input.dispatchEvent(new Event('input')) };
        const wait = () => new Promise(done => setTimeout(done, 400));
        (async () => {
            move(inputs[0], 20); await wait();
            told.push(left(), location.hash, inputs[0].getAttribute('aria-valuetext'), root.querySelector('.said').textContent);
            // An end stops at the other.
            move(inputs[1], 5); await wait();
            told.push(inputs[1].value);
            root.querySelector('button').click(); await wait();
            told.push(left(), location.hash, String(root.querySelector('button').disabled));
            location.hash = '#explore&no.such=1..2'; await wait();
            told.push(root.querySelector('.note').textContent);
            const labels = [...inputs].every(input => input.getAttribute('aria-label'));
            document.title = [...told, labels, root.querySelector('[aria-live]') !== null, inputs.length].join('|');
        })();
    </script></body>";
    folder.write("moved.html", page.replacen("</body>", end, 1));
    let title = browser::title(browser, &folder, "moved.html", Duration::from_mins(1)).unwrap();
    let title = title.replace("&amp;", "&").replace("&nbsp;", "\u{a0}");
    let told: Vec<&str> = title.split('|').collect();
    let plan = plan(&page);
    let first = &plan["parameters"][0];
    let place = &first["places"][20];
    let paths = Paths::read(&folder.0.join("r/paths.csv"));
    let chosen = Chosen::of(&plan, &paths, &[(0, Some(20), None)]);
    let count = number::count(chosen.count() as u64);
    assert_eq!(told[0], format!("{count} of 3,000 paths are left"), "{title}");
    assert_eq!(told[1], chosen.fragment);
    assert_eq!(told[2], place[2].as_str().unwrap());
    assert!(told[3].contains("end in a bust"), "{title}");
    assert_eq!(told[4], "20", "an end beyond the other");
    assert_eq!(told[5..8], ["All 3,000 paths", "#explore", "true"], "{title}");
    assert!(told[8].contains("no.such"), "{title}");
    assert_eq!(told[9..], ["true", "true", "12"], "{title}");
}
