//! `comparison.json`.

use serde_json::{Value, json};

use super::refused;
use crate::{
    analysis::{Added, Case, Compared, Dominance, Ladder, Mixture, Order, OwnBust, Study, Versus},
    language::{Language, data_unit::data_unit},
    metrics::{bust_words, conditions_of},
    report::{
        answer,
        json::{SUMMARY_VERSION, sentences},
    },
};

/// The content of `comparison.json`.
pub fn json(study: &Study) -> Value {
    let reference = study.cases.reference();
    let cases = study.cases.cases.iter().map(|case| {
        json!({
            "name": case.name,
            "title": case.model.header.title,
            "question": case.model.header.question,
            "bust": case.summary.bust,
            "own_bust": case.own.as_ref().map(|own| own_bust(case, own)),
        })
    });
    let refusals = study.refusals.iter().map(|own| {
        let [what, reason] = [refused::names(own), refused::reason(own)];
        json!({ "what": Language::En.plain(&what), "reason": Language::En.plain(&reason) })
    });
    json!({
        "format_version": SUMMARY_VERSION,
        "program_version": env!("CARGO_PKG_VERSION"),
        "seed": reference.run().seed,
        "paths": reference.summary.paths,
        "tracks": { "paths": reference.summary.track_paths, "file": "years.csv" },
        "answer": sentences(&answer::of_comparison(study)),
        "reference": reference.name,
        "definition": bust_words(&reference.model).join(" or "),
        "scenarios": cases.collect::<Vec<_>>(),
        "against_reference": study.versus.iter().map(|v| versus(study, v)).collect::<Vec<_>>(),
        "mixture": study.mixture.as_ref().map(mixture),
        "not_compared": refusals.collect::<Vec<_>>(),
    })
}

/// What a scenario itself calls a bust, and how often it has one.
fn own_bust(case: &Case, own: &OwnBust) -> Value {
    let told = conditions_of(&own.bust, &case.model);
    let words: Vec<String> = told.map(|condition| condition.words(&own.bust.limits)).collect();
    json!({ "definition": words.join(" or "), "probability": own.share })
}

fn versus(study: &Study, versus: &Versus) -> Value {
    let keys = versus.keys.iter().map(|key| {
        json!({
            "key": key.name,
            "part": key.part.name(),
            "value": key.value,
            "reference_value": key.reference_value,
        })
    });
    let dominance = versus.dominance.iter().map(|(name, found)| dominance(name, found));
    let changes = versus
        .crossings
        .iter()
        .map(|crossing| json!({ "track": crossing.track, "years": crossing.changes }));
    json!({
        "scenario": study.cases.cases[versus.case].name,
        "metrics": versus.compared.iter().map(|c| compared(study, c)).collect::<Vec<_>>(),
        "dominance": dominance.collect::<Vec<_>>(),
        "sign_changes": changes.collect::<Vec<_>>(),
        "keys": keys.collect::<Vec<_>>(),
        "ladder": versus.ladder.as_ref().map_or_else(|reason| json!({ "none_because": reason }), ladder),
    })
}

fn compared(study: &Study, compared: &Compared) -> Value {
    json!({
        "name": compared.name,
        "meaning": compared.quantity.label,
        "unit": data_unit(compared.unit, study.cases.reference().run()),
        "worse": compared.quantity.worse.name(),
        "difference": compared.pair,
    })
}

fn dominance(name: &str, dominance: &Dominance) -> Value {
    let order = match dominance.order {
        Order::First => "first",
        Order::Second => "second",
        Order::None => "none",
        Order::Undecided => "undecided",
    };
    json!({
        "metric": name,
        "order": order,
        "scenario_is_worse": dominance.first_is_worse,
        "crossing": dominance.crossing,
    })
}

fn ladder(ladder: &Ladder) -> Value {
    let pair = |own: &Added| json!([own.value, own.error]);
    let rungs = ladder.rungs.iter().map(|rung| {
        let outcomes = ladder.outcomes.iter().enumerate().map(|(place, (name, _, _))| {
            let shapley = rung.shapley.as_ref().map(|all| all[place]);
            json!({
                "outcome": name,
                "first": pair(&rung.first[place]),
                "reverse": pair(&rung.reverse[place]),
                "shapley": shapley.map(|(own, ends)| json!([pair(&own), ends])),
                "interval": {
                    "first": rung.first[place].interval(),
                    "reverse": rung.reverse[place].interval(),
                    "shapley": shapley.and_then(|(own, _)| own.interval()),
                },
            })
        });
        json!({ "name": rung.name, "outcomes": outcomes.collect::<Vec<_>>() })
    });
    json!({ "paths": ladder.paths, "rungs": rungs.collect::<Vec<_>>() })
}

fn mixture(mixture: &Mixture) -> Value {
    let outcomes = mixture.outcomes.iter().map(|outcome| {
        json!({
            "name": outcome.name,
            "mean": outcome.mean,
            "p5": outcome.quantiles[0],
            "p50": outcome.quantiles[1],
            "p95": outcome.quantiles[2],
            "never": outcome.never,
        })
    });
    json!({ "weights": mixture.weights, "outcomes": outcomes.collect::<Vec<_>>() })
}
