//! Path-steps per second of each bundled scenario, and the share of each mechanism.
//!
//! `cargo bench` prints, for each scenario, the time of one thread, the gain of all threads, the
//! share of each mechanism in a step, and the time of the draws alone against `rand_distr`'s. Compare
//! figures of one run only: the machine's clock moves. `cargo bench -- base` times one scenario.

#![allow(missing_docs, clippy::print_stdout, reason = "a benchmark prints its findings")]

use std::{
    hint::black_box,
    num::NonZero,
    path::Path,
    time::{Duration, Instant},
};

use overbuild::{
    engine::Control,
    math::{Width, exp, ln},
    metrics::collect,
    model::{Batch, Model},
    random::{Chance, Column, Draws, Generator, LANES},
    scenario::{Document, Rules},
};
use rand_distr::{Distribution, StandardNormal};

const BATCHES: u64 = 64;
const SCENARIOS: [&str; 6] =
    ["base", "bear", "bull", "fiber-glut", "power-bottleneck", "neocloud-default"];

fn main() {
    let asked: Vec<String> =
        std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let wanted = |name: &&str| asked.is_empty() || asked.iter().any(|word| word == name);
    for name in SCENARIOS.iter().filter(|name| wanted(name)) {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("scenarios/{name}.toml"));
        let mut document = Document::load(&path, &[]);
        match Model::read(&mut document, Rules::default()) {
            Some(model) => scenario(name, &model),
            None => println!("{name}: {}", document.problems.render(&document.sources, false)),
        }
    }
    pieces();
}

fn scenario(name: &str, model: &Model) {
    let path_steps = BATCHES as f64 * LANES as f64 * model.header.run.steps() as f64;
    let alone = whole(model, 1);
    let all = whole(model, 0);
    println!(
        "{name}: {:.2} million path-steps a second on one thread, {:.2} times as fast on all",
        path_steps / alone.as_secs_f64() / 1e6,
        alone.as_secs_f64() / all.as_secs_f64()
    );
    mechanisms(model);
}

/// The best of five runs, metrics included.
fn whole(model: &Model, threads: usize) -> Duration {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
    let paths = NonZero::new(BATCHES * LANES as u64).expect("some paths");
    let once = || {
        let start = Instant::now();
        let kept = pool.install(|| collect(model, Chance::Seed(1), paths, &Control::default()));
        black_box(kept.is_ok());
        start.elapsed()
    };
    (0..5).map(|_| once()).min().unwrap_or_default()
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

/// The pieces at every width, and another library's ziggurat on our generator beside them.
fn pieces() {
    println!("ns each             uniform  normal     exp      ln");
    for width in Width::NAMES.iter().filter_map(|name| Width::named(name)) {
        let Pieces { uniform, normal, exp, ln } = Pieces::timed(width);
        println!("  {:<16}{uniform:>9.2}{normal:>8.2}{exp:>8.2}{ln:>8.2}", width.name());
    }
    let mut generator = Generator::new(1, "bench", 0);
    let ziggurat =
        each(Width::detected(), || std::array::from_fn(|_| StandardNormal.sample(&mut generator)));
    println!("  rand_distr's ziggurat on the same generator, one by one: {ziggurat:.2}");
}
