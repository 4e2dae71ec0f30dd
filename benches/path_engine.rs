//! Path-steps per second of each bundled scenario, and the share of each mechanism.
//!
//! `cargo bench` prints, for each scenario, the time of one thread, the gain of two, and the roofline:
//! the time that its draws and its exponentials and logarithms would take alone. `cargo bench -- base`
//! times one scenario and shows the share of each mechanism; `market_core` is the one that
//! `benches/peers` has in Python. Compare figures of one run only: the machine's clock moves.
//! `cargo bench -- count base 2` simulates two batches on one thread and does nothing else, for tools
//! that count instructions or processor time.

#![allow(missing_docs, clippy::print_stdout, reason = "a benchmark prints its findings")]

use std::{
    hint::black_box,
    num::NonZero,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use overbuild::{
    engine::Control,
    math::{Width, exp, ln},
    metrics::{collect, read_model},
    model::{Batch, Model},
    random::{Chance, Column, Draws, Generator, LANES},
    scenario::{Document, Rules},
};
use rand_distr::{Distribution, StandardNormal};

const BATCHES: u64 = 32;

fn main() {
    let asked: Vec<String> =
        std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    if let [word, name, batches] = asked.as_slice()
        && word == "count"
    {
        return alone(name, batches.parse().expect("a number of batches"));
    }
    let pieces = Pieces::all();
    println!(
        "  {:<22}{:>26}{:>13}{:>14}",
        "", "M path-steps a second", "2 threads", "over roofline"
    );
    for (name, path) in scenarios() {
        if !asked.is_empty() && !asked.contains(&name) {
            continue;
        }
        let mut document = Document::load(&path, &[]);
        match read_model(&mut document, Rules::default()) {
            Some(model) => scenario(&name, &model, &pieces, !asked.is_empty()),
            None => println!("{name}: {}", document.problems.render(&document.sources, false)),
        }
    }
}

/// Simulates some batches of one scenario, and nothing else.
fn alone(name: &str, batches: u64) {
    let (_, path) = scenarios().into_iter().find(|(of, _)| of == name).expect("a scenario");
    let model = read_model(&mut Document::load(&path, &[]), Rules::default()).expect("no mistake");
    whole(&model, batches, 1);
}

/// Name and file of the market core and of every bundled scenario.
fn scenarios() -> Vec<(String, PathBuf)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = root.join("scenarios").read_dir().expect("the bundled scenarios");
    let mut files: Vec<PathBuf> = folder.map(|entry| entry.expect("a file").path()).collect();
    files.retain(|path| path.extension().is_some_and(|kind| kind == "toml"));
    files.sort();
    files.insert(0, root.join("benches/peers/market_core.toml"));
    let name = |path: &Path| path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    files.into_iter().map(|path| (name(&path), path)).collect()
}

fn scenario(name: &str, model: &Model, pieces: &Pieces, closely: bool) {
    let path_steps = BATCHES as f64 * LANES as f64 * model.header.run.steps() as f64;
    let (mut one, mut two) = (f64::INFINITY, f64::INFINITY);
    for _ in 0..5 {
        // In turn, so that a slow moment of the machine meets both.
        one = one.min(whole(model, BATCHES, 1).as_secs_f64());
        two = two.min(whole(model, BATCHES, 2).as_secs_f64());
    }
    let roofline = needs(model).time(pieces) * path_steps / 1e9;
    println!(
        "{name:<24}{:>26.2}{:>13.2}{:>14.1}",
        path_steps / one / 1e6,
        one / two,
        one / roofline
    );
    if closely {
        println!("  roofline: {:.0} ns a path-step", needs(model).time(pieces));
        mechanisms(model);
    }
}

/// Draws, and exponentials and logarithms, of a path-step.
#[derive(Clone, Copy, Default)]
struct Needs {
    normals: f64,
    uniforms: f64,
    powers: f64,
}

impl Needs {
    /// In ns, alone.
    fn time(self, pieces: &Pieces) -> f64 {
        let power = f64::midpoint(pieces.exp, pieces.ln);
        self.normals * pieces.normal + self.uniforms * pieces.uniform + self.powers * power
    }
}

/// Counted by hand from the equations of MODEL.md, for each mechanism that acts.
fn needs(model: &Model) -> Needs {
    let builders = model.parties.builders.len() as f64;
    let customers = model.parties.customers.len() as f64;
    let tests_a_step = builders / model.header.run.steps_per_year as f64;
    let steps = model.header.run.steps() as f64;
    // Each path draws its own parameters once.
    let mut sum = Needs { normals: model.drawn.len() as f64 / steps, ..Needs::default() };
    for name in model.mechanisms() {
        let (normals, uniforms, powers) = match name {
            "demand" | "pricing" => (1.0, 0.0, 4.0),
            "efficiency_shock" => (0.0, 1.0, 0.0),
            "power" => (0.0, builders, 0.0),
            "customer" => (customers, 0.0, 6.0 * customers),
            "capital_market" => (1.0, 1.0, 3.0),
            "build_out" => (builders, 0.0, 1.0 + builders),
            // In service and under construction: a logarithm and seven annuities each.
            "accounting" => (0.0, 0.0, 2.0 + 16.0 * tests_a_step),
            "finance" | "valuation" => (0.0, 0.0, 1.0),
            _ => (0.0, 0.0, 0.0),
        };
        sum.normals += normals;
        sum.uniforms += uniforms;
        sum.powers += powers;
    }
    sum
}

/// One run, metrics included.
fn whole(model: &Model, batches: u64, threads: usize) -> Duration {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
    let paths = NonZero::new(batches * LANES as u64).expect("some paths");
    let start = Instant::now();
    let kept = pool.install(|| collect(model, Chance::Seed(1), paths, &Control::default()));
    black_box(kept.is_ok());
    start.elapsed()
}

fn mechanisms(model: &Model) {
    let names: Vec<&str> = model.mechanisms().collect();
    let mut laps = vec![Duration::ZERO; names.len()];
    let mut starting = Duration::ZERO;
    for batch in 0..BATCHES {
        let begun = Instant::now();
        let mut running: Batch = model.start(Chance::Seed(1), batch * LANES as u64);
        starting += begun.elapsed();
        for step in 0..model.header.run.steps() {
            let mut last = Instant::now();
            running.step_timed(step, |mechanism| {
                let now = Instant::now();
                laps[mechanism] += now - last;
                last = now;
            });
        }
    }
    let total: Duration = laps.iter().sum::<Duration>() + starting;
    let path_steps = BATCHES as f64 * LANES as f64 * model.header.run.steps() as f64;
    let line = |name: &str, lap: Duration| {
        let share = lap.as_secs_f64() / total.as_secs_f64();
        println!(
            "  {name:<16}{:>5.1} %  {:>7.1} ns a path-step",
            share * 100.0,
            lap.as_secs_f64() * 1e9 / path_steps
        );
    };
    line("start", starting);
    for (name, lap) in names.iter().zip(&laps) {
        line(name, *lap);
    }
}

/// What the elementary pieces cost alone, in ns each.
struct Pieces {
    uniform: f64,
    normal: f64,
    exp: f64,
    ln: f64,
}

impl Pieces {
    /// Of every width that this machine has, with another library's ziggurat on our generator
    /// beside them; returns the widest.
    fn all() -> Self {
        println!("  ns each, alone        uniform  normal     exp      ln");
        for width in Width::NAMES.iter().filter_map(|name| Width::named(name)) {
            let Self { uniform, normal, exp, ln } = Self::timed(width);
            println!("{:<22}{uniform:>9.2}{normal:>8.2}{exp:>8.2}{ln:>8.2}", width.name());
        }
        let mut generator = Generator::new(1, "bench", 0);
        let ziggurat = each(Width::detected(), || {
            std::array::from_fn(|_| StandardNormal.sample(&mut generator))
        });
        println!("rand_distr's ziggurat on the same generator, one by one:{ziggurat:>8.2}\n");
        Self::timed(Width::detected())
    }

    fn timed(width: Width) -> Self {
        let mut draws = Draws::new(Chance::Seed(1), "bench", 0);
        let spread: Column = std::array::from_fn(|i| 0.02 + i as f64 / 50.0);
        let uniform = each(
            width,
            #[inline(always)]
            || draws.uniform(),
        );
        let normal = each(
            width,
            #[inline(always)]
            || draws.normal(),
        );
        let exp = each(
            width,
            #[inline(always)]
            || over(black_box(spread), exp),
        );
        let ln = each(
            width,
            #[inline(always)]
            || over(black_box(spread), ln),
        );
        Self { uniform, normal, exp, ln }
    }
}

#[inline(always)]
fn over(mut column: Column, function: impl Fn(f64) -> f64) -> Column {
    for value in &mut column {
        *value = function(*value);
    }
    column
}

/// The least of many timings of a column, per number.
fn each(width: Width, mut column: impl FnMut() -> Column) -> f64 {
    let mut once = || {
        let start = Instant::now();
        for _ in 0..64 {
            // A bare `column` would be called through a shim that is not widened.
            #[expect(clippy::redundant_closure, reason = "it must be inlined")]
            black_box(width.run(
                #[inline(always)]
                || column(),
            ));
        }
        start.elapsed().as_secs_f64()
    };
    let best = (0..100).map(|_| once()).fold(f64::INFINITY, f64::min);
    best * 1e9 / (64 * LANES) as f64
}
