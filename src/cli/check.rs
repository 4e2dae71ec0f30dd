//! `overbuild check`: mistakes without running.

use super::{
    arguments::ScenarioOptions,
    exit::Failure,
    load::{load, tell_slips},
    print::out,
    sweep,
};
use crate::{language::number, library::Scenario, metrics::Unit, model::Model, scenario::Run};

/// Reads a scenario, and what its `[sweep]` names, and says in a few lines what it has.
pub(super) fn run(options: &ScenarioOptions) -> Result<(), Failure> {
    let scenario = load(options, &[], false)?;
    sweep::check(&scenario)?;
    tell_slips(&scenario)?;
    let Scenario { document, model, .. } = scenario;
    let run = &model.header.run;
    let start = of_start(&model, run);
    out(&format!(
        "{}: no mistakes\n{}\n{} years from {} in {} steps, builders: {}, customers: {}, holders: {}, paths: {}\n{start}\nuncertain parameters: {}\nmechanisms: {}\n",
        document.file.display(),
        model.header.title,
        run.years,
        run.start,
        run.steps(),
        model.builders.len(),
        model.parties.customers.len(),
        model.parties.holders.len(),
        number::count(run.paths),
        if model.drawn.is_empty() {
            "none".to_owned()
        } else {
            model.drawn.iter().map(|p| p.name.as_str()).collect::<Vec<_>>().join(", ")
        },
        model.mechanisms().collect::<Vec<_>>().join(", "),
    ))
}

/// The market as it starts, at the medians, and how its price comes about.
fn of_start(model: &Model, run: &Run) -> String {
    let start = model.first_market();
    let value = |price: f64| number::value(price, Unit::Price);
    let [tightness, normal] = start.tightness.map(|ratio| number::value(ratio, Unit::Ratio));
    let over = |other: f64| number::value(start.price / other, Unit::Ratio);
    let sold = number::value(start.sold, Unit::Capacity);
    format!(
        "start, at the medians: revenue {} {} a year from {sold} {} sold make a price of {} {}\n  \
         {} times the reference price of {}, along which demand grows; {} times the fair price of {}, at which new equipment \
         earns its cost of capital\n  demand over capacity {tightness}, normal {normal}",
        number::value(start.price * start.sold, Unit::Money),
        run.currency,
        run.unit,
        value(start.price),
        number::unit_name(Unit::Price, run),
        over(start.reference_price),
        value(start.reference_price),
        over(start.fair_price),
        value(start.fair_price),
    )
}
