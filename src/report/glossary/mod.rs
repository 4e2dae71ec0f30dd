//! What the columns of tables and the fields of JSON files mean that are no quantity and no key of a scenario, for
//! `overbuild explain`. A test asks for every word that a result shows.

mod besides;
mod files;
mod questions;
mod rows;
mod shown;

use super::charts;
use crate::language::terms;

/// A word with its meaning. A number behind it (`mean_3`) counts alike ones.
type Word = (&'static str, &'static str);

/// Words of tables and of the JSON files that tell a result.
const RESULTS: &[Word] = &[
    ("accepted", "parameter sets of a round of `calibrate` that came near enough to what happened"),
    ("after", "scores of the learned parameters against what happened"),
    ("against_reference", "each other scenario beside the reference, on the same paths"),
    ("answer", "the answer to the scenario's question, in sentences"),
    ("write_down_median", "median of the write-downs over the horizon, in the currency of the run"),
    ("any_kind", "share of the paths on which any kind of bust happens"),
    ("asset_group", "what is tested for impairment together: `fleet`, `assets` or `vintage`"),
    ("before", "scores of the parameters as they were assumed, against what happened"),
    ("below", "share of the paths on which the quantity is below what was observed"),
    ("between", "the two parameters that are correlated"),
    ("clear", "whether the swing is more than its error explains"),
    ("contraction", "spread of a parameter after learning over that before; 1: nothing learned"),
    ("command", "what was typed, so that `overbuild replay` can repeat it"),
    ("conventions", "the same paths under other rules of accounting"),
    ("correlations", "parameters that what happened ties to each other"),
    ("crossing", "the share at which two scenarios become equally bad, if there is one"),
    (
        "crps",
        "continuous ranked probability score: mean distance of a forecast from what happened, in its unit; small is good",
    ),
    ("data", "files that the scenario reads its series from, with their hashes"),
    ("definition", "what counts as a bust in this run"),
    ("difference", "value less reference value, path by path"),
    ("distance", "how far a parameter set's facts lie from what happened"),
    ("dominance", "whether one scenario is worse than the other at every level"),
    ("drawn", "parameters that differ from path to path"),
    ("each", "the entries one by one"),
    ("effective", "as many equally weighted parameter sets would tell as much"),
    ("equal", "share of the paths on which both are the same"),
    ("error", "standard error of the Monte Carlo estimate"),
    (
        "explained",
        "share of the outcome's variance that the parameter alone explains: first-order index (Sobol), from paths that have run; what parameters do together is in `sensitivity`",
    ),
    ("file", "name of the file that has them"),
    (
        "first",
        "difference that the key makes when it is changed first, all others as in the reference",
    ),
    ("first_error", "standard error of `first`"),
    ("first_high_95", "upper end of the 95 % interval of `first`"),
    ("first_low_95", "lower end of the 95 % interval of `first`"),
    ("format_version", "version of the file's layout; it rises when fields change their meaning"),
    ("higher", "share of the paths on which the scenario has more than the reference"),
    ("high_95", "upper end of the 95 % interval of the value; in comparisons, of the difference"),
    ("identified", "how well what happened tells the parameter: well, somewhat or not"),
    ("independent_error", "standard error that the difference would have on paths of its own"),
    ("inside", "points observed within the 50, 80 and 90 % bands"),
    ("interval", "95 % interval of the Monte Carlo estimate"),
    ("key", "a key of the scenario, `table.key` or `builder.NAME.table.key`"),
    ("keys", "the keys of the scenarios that differ"),
    ("label", "a name for people"),
    ("ladder", "what each key that differs contributes to the difference"),
    ("last_value", "the same score of the naive forecast that nothing changes"),
    ("last_value_error", "how far the naive forecast that nothing changes is off"),
    ("learned", "parameters that what happened tells something of"),
    ("least", "smallest contribution over all orders in which keys may be changed"),
    ("lost", "share of the paths on which everything that was put in is lost"),
    ("low_95", "lower end of the 95 % interval of the value; in comparisons, of the difference"),
    ("mean", "mean over the paths"),
    ("mean_difference", "mean over the paths of scenario less reference"),
    ("meaning", "label of the quantity"),
    ("metric", "a number of each path: section 4 of MODEL.md"),
    ("metrics", "numbers of each path, over all paths"),
    ("mixture", "the scenarios with their weights as one"),
    ("most", "largest contribution over all orders in which keys may be changed"),
    ("moved", "share of the parameter sets that a round moved"),
    ("name", "name as files write it"),
    ("needs", "tables without which it is not modelled"),
    ("never", "share of the paths on which it never comes"),
    ("not_compared", "what only one of the scenarios has, with the reason"),
    ("not_modelled", "what the scenario says nothing of; it is not 0"),
    ("observed", "what happened"),
    ("order", "the order in which keys were changed"),
    ("outcome", "the metric that is looked at"),
    ("outcomes", "the metrics that are looked at"),
    ("own", "whether it is the scenario's own rule"),
    (
        "own_bust",
        "what the scenario itself calls a bust, where all are compared by another definition",
    ),
    ("parameter", "a key that is drawn anew on each path"),
    ("part", "what a key belongs to: a mechanism, a party, or the run"),
    ("path", "number of the path; `overbuild trace --path` replays it"),
    ("paths", "paths that were simulated"),
    ("points", "what was observed, year by year, and what was forecast"),
    ("population", "parameter sets that are kept"),
    ("posterior", "tenths of a parameter after learning"),
    ("prior", "tenths of a parameter as it was assumed"),
    ("probability", "share of the paths"),
    ("profile", "mean distance from what happened by tenths of the parameter"),
    (
        "p0_to_p10",
        "mean distance from what happened where the parameter is in its lowest tenth; likewise up to `p90_to_p100`",
    ),
    ("program", "the program that wrote it"),
    (
        "program_version",
        "the program's version; results depend on it, the scenario and the seed alone",
    ),
    ("question", "what the scenario asks"),
    (
        "quantile_error",
        "error of quantiles that come from counts in cells, relative; none where all values are kept",
    ),
    ("quantiles", "values that 5, 25, 50, .. of 100 paths stay below"),
    ("rank", "rank correlation"),
    ("rank_correlation", "correlation of the ranks of parameter and outcome over the paths"),
    (
        "rank_apart",
        "rank correlation of the outcome with what the parameters that it is tied to do not tell of it",
    ),
    ("rank_error", "standard error of the rank correlation"),
    ("reference", "the scenario that the others are held against"),
    ("reference_value", "what the reference has"),
    (
        "reverse",
        "difference that the key makes when it is changed last, all others as in the scenario",
    ),
    ("reverse_error", "standard error of `reverse`"),
    ("reverse_high_95", "upper end of the 95 % interval of `reverse`"),
    ("reverse_low_95", "lower end of the 95 % interval of `reverse`"),
    ("rounds", "rounds of `calibrate`, each nearer to what happened"),
    ("rung", "number of the key on the ladder, largest contribution first"),
    ("rungs", "the keys on the ladder, largest contribution first"),
    ("run", "short name of this result: the same wherever it was told"),
    ("scenario", "name of the scenario, or what its files say"),
    ("scenario_is_worse", "whether the scenario is the worse one at every level"),
    ("scenarios", "those that are compared"),
    ("scores", "how good forecasts were"),
    ("second", "the other scenario"),
    ("seed", "the number from which all draws follow"),
    ("series", "an observation, by its name"),
    (
        "shapley",
        "contribution of the key on average over all orders: contributions add up to the difference",
    ),
    ("shapley_error", "standard error of `shapley`"),
    ("shapley_high_95", "upper end of the 95 % interval of `shapley`"),
    ("shapley_low_95", "lower end of the 95 % interval of `shapley`"),
    ("share_below", "share of the paths below what was observed"),
    ("share_equal", "share of the paths on which both are the same"),
    ("share_higher", "share of the paths on which the scenario has more than the reference"),
    ("shift", "how far learning moved a parameter's median, in spreads of before"),
    ("shift_error", "standard error of `shift_in_bust`"),
    (
        "shift_in_bust",
        "mean normal score of the parameter's ranks on the paths that bust less that on those that do not",
    ),
    ("sign_changes", "keys whose effect has one sign alone and another together with others"),
    ("simulated", "paths that a round simulated"),
    ("standard", "the accounting standard: `us_gaap` or `ifrs`"),
    ("standard_error", "standard error of the difference on the same paths"),
    ("start", "when the run starts, a calendar year"),
    ("statistic", "what of the metric: mean, a quantile, or the mean of the worst 5 %"),
    ("steps_per_year", "time steps a year"),
    ("swing", "mean of the outcome in the parameter's highest tenth less that in its lowest"),
    ("swing_error", "standard error of the swing"),
    ("technology_alone", "the same scores of a forecast that knows nothing but falling costs"),
    ("technology_alone_crps", "score of a forecast that knows nothing but falling costs"),
    ("technology_alone_p50", "median of a forecast that knows nothing but falling costs"),
    ("times_narrower", "how much narrower the interval is than on paths of its own"),
    ("tied_to", "parameters that the scenario correlates with it"),
    ("title", "what it is called"),
    ("tolerance", "how far from what happened a round takes parameter sets"),
    ("track", "a quantity of each year: section 4 of MODEL.md"),
    ("tracks", "quantities of each year"),
    ("trend", "the same score of the naive forecast that growth goes on"),
    ("trend_error", "how far the naive forecast that growth goes on is off"),
    ("undefined", "share of the paths on which it has no value"),
    ("unit", "unit of the numbers"),
    ("value", "the estimate"),
    ("weight", "weight of a parameter set"),
    ("weights", "how much each scenario counts"),
    ("worse", "which values are the bad ones: high, low, or none"),
    ("year", "calendar year"),
    ("years", "calendar years, or how many the run has"),
];

/// What a word of a result means, if it is one.
pub fn meaning(word: &str) -> Option<&'static str> {
    let alone = match word.rsplit_once('_') {
        Some((alone, number)) if number.parse::<u32>().is_ok() => alone,
        _ => word,
    };
    let find = |word: &str| all().find(|(own, _)| *own == word).map(|(_, meaning)| *meaning);
    let tenth = word.starts_with('p') && word.contains("_to_p");
    find(word)
        .or_else(|| find(alone))
        .or_else(|| tenth.then(|| find("p0_to_p10")).flatten())
        .or_else(|| {
            let picture = [".svg", ".png"].iter().any(|ending| word.ends_with(ending));
            picture.then_some("a chart; charts.json has its numbers")
        })
        .or_else(|| {
            let table = word.strip_suffix(".parquet").map(|name| format!("{name}.csv"));
            let known = table.is_some_and(|table| find(&table).is_some());
            known.then_some("the table of that name as Parquet, by `overbuild export`")
        })
}

/// What a chart, a sheet, a part or the head of a column shows, if it is one.
pub fn shown(words: &str) -> Option<&'static str> {
    let same = |(own, _): &&Word| own.to_lowercase() == words.to_lowercase();
    let find = |words: &str| {
        meaning(words).or_else(|| terms::meaning(words)).or_else(|| rows::meaning(words))
    };
    let known = shown::PARTS.iter().chain(shown::HEADS).find(same).map(|(_, meaning)| *meaning);
    known.or_else(|| charts::about(words)).or_else(|| find(&words.to_lowercase()))
}

/// The words that [`meaning`] knows by themselves.
pub fn words() -> impl Iterator<Item = &'static str> {
    all().map(|(word, _)| *word)
}

fn all() -> impl Iterator<Item = &'static Word> {
    RESULTS
        .iter()
        .chain(questions::QUESTIONS)
        .chain(besides::BESIDES)
        .chain(files::FILES)
        .chain(questions::FILES)
}
