//! Overbuild simulates how infrastructure booms end: capacity is ordered on a forecast, arrives
//! late, and meets the demand, the technology and the capital market of a later day.
//!
//! # A guided tour
//!
//! [`library::Scenario::load`] reads a file with all that it extends, and checks it: the error has every mistake with its
//! place, and suggests what may have been meant.
//!
//! ```
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! use overbuild::library::{Scenario, Settings};
//! use overbuild::metrics::Metric;
//!
//! let base = Scenario::load_with("scenarios/base.toml", &["run.paths=256"])?;
//!
//! let wrong = Scenario::load_with("scenarios/base.toml", &["demand.grwth=0.3"]).err().unwrap();
//! assert!(wrong.to_string().contains("did you mean `growth`"));
//!
//! // Every path of the run, and what they say: the probability of a bust, and the distribution of each metric.
//! let answer = base.simulate(Settings::default())?;
//! assert!((0.2..0.9).contains(&answer.summary.bust.value));
//! let tenth = answer.quantile(Metric::WriteDown, 0.9).ok_or("no write-downs")?;
//! assert!(tenth.value > 1000.0 && tenth.error.is_some());
//! println!("One path in ten writes down more than {:.0} bn", tenth.value);
//! println!("{}", answer.text());
//! # Ok(())
//! # }
//! ```
//!
//! [`library::Settings`] asks for more: numbers that are to be known to a precision, however many paths that takes, or
//! results on the paths on which something holds beside all others. What cannot be is an [`library::Error`] with a
//! type, before any path is simulated:
//!
//! ```
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! use overbuild::library::{Error, Scenario, Settings};
//! use overbuild::metrics::Target;
//! use overbuild::scenario::Statistic;
//!
//! let railways = || Scenario::load("scenarios/railway-mania.toml");
//! let mean = |metric: &str| Target { metric: metric.to_owned(), statistic: Statistic::Mean };
//! let to_two_per_cent = |metric: &str| Settings {
//!     precision: Some(0.02),
//!     on: vec![mean(metric)],
//!     given: Some("bust_spending".to_owned()),
//!     ..Settings::default()
//! };
//!
//! let answer = railways()?.simulate(to_two_per_cent("spending"))?;
//! let (_, known) = answer.known[0];
//! println!("{} after {} paths", known.value, answer.summary.paths);
//! assert!(known.within(0.02) && answer.given.is_some());
//!
//! let typo = railways()?.simulate(to_two_per_cent("spendin")).err();
//! assert!(matches!(typo, Some(Error::Target(words)) if words.contains("did you mean `spending`")));
//! # Ok(())
//! # }
//! ```
//!
//! [`library::compare`] puts scenarios on the same paths, so that their differences are known better than the
//! numbers themselves. [`library::Answer::write`] makes a folder with tables, charts, page, deck and workbook, and
//! [`library::Scenario::simulate_into`] the same with a row for each path:
//!
//! ```
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! use overbuild::library::{Scenario, Settings, compare};
//! use overbuild::metrics::BUST;
//! use overbuild::chart::Look;
//!
//! let load = |file: &str| Scenario::load_with(file, &["run.paths=128"]);
//! let study = compare([("base", load("scenarios/base.toml")?), ("bear", load("scenarios/bear.toml")?)])?;
//! let bust = study.versus[0].outcome(BUST).ok_or("no bust")?;
//! assert!(bust.pair.higher.value > 0.1, "the bear case busts where the base case does not");
//!
//! let market = load("scenarios/fiber-glut.toml")?;
//! let folder = std::env::temp_dir().join(format!("overbuild-tour-{}", std::process::id()));
//! market.simulate(Settings::default())?.write(&folder, &Look::default())?;
//! assert!(folder.join("report.html").exists() && folder.join("summary.json").exists());
//! # std::fs::remove_dir_all(folder)?;
//! # Ok(())
//! # }
//! ```
//!
//! # Layers
//!
//! Data flows one way, and so do imports; each layer but the last two is a package of its own:
//!
//! ```text
//! random, math -> scenario -> model -> engine -> metrics -> analysis, inference -> language, template -> chart -> report
//!     -> library -> cli
//! ```
//!
//! - [`math`] and [`random`] know nothing of the subject: functions and draws with the same bits on
//!   every CPU;
//! - [`scenario`] reads what the user wrote and collects mistakes;
//! - [`model`] is what can run: a catalogue of mechanisms that meet in [`model::state::State`];
//! - [`engine`] runs batches of paths on all cores;
//! - [`metrics`] turns paths into distributions;
//! - [`analysis`] holds scenarios against each other on the same paths, and tells what drives a result;
//! - [`inference`] holds distributions against what happened;
//! - [`language`] says numbers and sentences in the reader's language; [`template`] reads a user's presentation;
//! - [`chart`] draws, and knows no subject;
//! - [`report`] turns distributions into text, files and charts;
//! - [`library`] is all of it in a few calls, as above;
//! - [`cli`] is the only layer that prints.
//!
//! `MODEL.md` has the equations, `ARCHITECTURE.md` the reasons for this layout.

pub mod cli;
pub mod library;

pub use overbuild_analysis as analysis;
pub use overbuild_chart as chart;
pub use overbuild_engine as engine;
pub use overbuild_inference as inference;
pub use overbuild_language as language;
pub use overbuild_math as math;
pub use overbuild_metrics as metrics;
pub use overbuild_model as model;
pub use overbuild_random as random;
pub use overbuild_report as report;
pub use overbuild_scenario as scenario;
pub use overbuild_template as template;
