//! The part of the page in which a reader chooses among paths: its data, in the reader's language.

use base64::{Engine, prelude::BASE64_STANDARD};
use serde_json::{Value, json};

use crate::{
    chart::Look,
    language::{Language, money::Money, number, phrase},
    metrics::Unit,
    report::explore::{Carried, Choice, Explore, LEAST},
};

/// What the template shows of it.
pub(super) struct Explorer {
    pub(super) heading: String,
    pub(super) sentences: Vec<String>,
    /// What the script must know, as JSON.
    pub(super) plan: String,
    /// Columns of numbers.
    pub(super) paths: String,
}

impl Explorer {
    pub(super) fn new(explore: &Explore, look: &Look) -> Self {
        let language = look.language;
        let some = number::count(explore.paths as u64);
        let whole = explore.paths as u64 == explore.of;
        let all = phrase!(
            if whole {
                "These are all {all} paths of the run. Move the ends of a range, and only the paths whose values lie within it are left; all else follows at once. What is left is drawn in colour, all {some} in grey."
            } else {
                "These are the first {some} of the {all} paths of the run. Move the ends of a range, and only the paths whose values lie within it are left; all else follows at once. What is left is drawn in colour, all {some} in grey."
            },
            some = number(some),
            all = number(number::count(explore.of))
        );
        let chosen = phrase(
            "A range chooses among paths, it sets nothing: what goes together moves together. The parameters are those that move busts and write-downs most. The address keeps the ranges. Numbers are those of paths.csv, in the bands by year to 0.02 %.",
        );
        Self {
            heading: language.word("Explore the paths"),
            sentences: [all, chosen].iter().map(|sentence| language.say(sentence)).collect(),
            plan: plan(explore, language).to_string(),
            paths: BASE64_STANDARD.encode(&explore.bytes),
        }
    }
}

fn plan(explore: &Explore, language: Language) -> Value {
    let words: serde_json::Map<String, Value> = WORDS
        .iter()
        .map(|(name, words)| ((*name).to_owned(), language.word(words).into()))
        .collect();
    let parameters: Vec<Value> =
        explore.parameters.iter().map(|own| choice(own, language)).collect();
    let flags: Vec<String> = explore.flags.iter().map(|words| language.say(words)).collect();
    let tracks: Vec<Value> = explore.tracks.iter().map(|own| track(own, language)).collect();
    json!({
        "language": language.tag(),
        "paths": explore.paths,
        "least": LEAST,
        "parameters": parameters,
        "flags": flags,
        "busts": explore.busts,
        "written": explore.written,
        "years": explore.years,
        "tracks": tracks,
        "money": money(&explore.currency, language),
        "words": words,
    })
}

/// A parameter: at each place the number, how it is written, and how it is said.
fn choice(own: &Choice, language: Language) -> Value {
    let place = |value: &f64| {
        // Between the ends places are round already.
        let last = own.positions.len() - 1;
        let ends = [own.positions[0], own.positions[last]];
        let round = own.label.figures(*value, if ends.contains(value) { 2 } else { 6 });
        let said = [own.label.short(round), own.label.amount(round)].map(|mut words| {
            words.shorten_numbers();
            language.say(&words)
        });
        json!([value, said[0], said[1]])
    };
    let places: Vec<Value> = own.positions.iter().map(place).collect();
    json!({
        "key": own.label.key,
        "label": language.say(&own.label.with_unit()),
        "name": language.say(&own.label.head()),
        "places": places,
    })
}

fn track(own: &Carried, language: Language) -> Value {
    let kind = match own.unit {
        Unit::Money => "money",
        Unit::Share | Unit::Rate => "share",
        _ => "number",
    };
    json!({
        "words": language.say(&own.words),
        "kind": kind,
        "years": own.years,
        "floor": own.scale.floor,
        "most": own.scale.most,
    })
}

/// How amounts are written: what stands before and behind them, and the words for powers of ten.
fn money(currency: &str, language: Language) -> Value {
    let Money { symbol, rest, .. } = Money::of(1.0, currency);
    let sizes: Vec<Value> =
        [12, 9, 6].into_iter().map(|power| json!([power, language.size(power)])).collect();
    json!({ "symbol": symbol, "rest": rest, "power": Money::power_of(currency), "sizes": sizes })
}

/// What the script says.
const WORDS: &[(&str, &str)] = &[
    ("ranges", "Ranges of the parameters"),
    ("from", "{name}: at least"),
    ("to", "{name}: at most"),
    ("between", "{low} to {high}"),
    ("open", "no limit, {limit}"),
    ("reset", "Show all paths again"),
    ("left", "{left} of {all} paths are left"),
    ("everything", "All {paths} paths"),
    ("few", "Too few paths are left to say anything: {left} of {all}. Widen a range."),
    ("unknown", "The address names what this page does not have: {names}."),
    ("bust", "{share} end in a bust ({low} to {high}); of all {whole}"),
    ("bust_all", "{share} end in a bust ({low} to {high})"),
    ("half_all", "half write down more than {amount}"),
    ("half", "half write down more than {amount}; of all, more than {whole}"),
    ("nothing", "{share} write nothing down"),
    ("share", "paths"),
    ("interval", "95 % interval"),
    ("all", "all"),
    ("kinds", "Ends in"),
    ("back", "Has its money back"),
    ("written", "Write-downs over the horizon"),
    (
        "written_said",
        "Half of the paths that are left write down more than {half}, one in ten more than {tenth}.",
    ),
    (
        "rarely_said",
        "{share} of the paths that are left write nothing down, one in ten more than {tenth}.",
    ),
    ("hardly_said", "{share} of the paths that are left write nothing down."),
    ("beyond", "{share} lie beyond {amount}."),
    ("begins", "When the first kind of bust begins"),
    (
        "begins_said",
        "Half of these have begun by {year}; on {share} none of the four kinds has by {end}.",
    ),
    ("never", "never"),
    (
        "fan_said",
        "In {year} half of the paths that are left lie above {amount}; of all paths, above {whole}.",
    ),
    ("bands", "median, half and 90 % of the paths that are left; dashed: median of all"),
];
