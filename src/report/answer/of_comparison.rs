//! The answer of several scenarios: a sentence for each, what makes the differences, how sure they are.

use super::{
    added,
    because::{points, strongest},
    of_case::{counted, one, own},
    of_run::definition,
    words,
};
use crate::{
    analysis::{Case, Study, Versus},
    language::{Phrase, kinds::KINDS, number, phrase, rounding},
    metrics::{BUST, Estimate, Metric, Unit, bust_is_any_kind},
    scenario::Statistic,
};

/// What a sentence is about; where there is no room for all, the last of these are left out first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::report) enum About {
    /// All scenarios.
    All,
    /// What makes a scenario differ from the reference.
    Difference,
    /// What is asked of the difference, and who takes part in one scenario alone.
    Brought,
    /// One scenario, of which a table says as much.
    Scenario,
    /// What one scenario itself calls a bust.
    Own,
    /// What looks as if columns were exchanged.
    Size,
}

/// A sentence for each scenario, one for each difference, one on how sure they are.
pub(in crate::report) fn of_comparison(study: &Study) -> Vec<Phrase> {
    parts_of_comparison(study).into_iter().map(|(_, words)| words).collect()
}

/// The same, with what each is about.
pub(in crate::report) fn parts_of_comparison(study: &Study) -> Vec<(About, Phrase)> {
    let about = |about| move |words: Phrase| (about, words);
    let reference = study.cases.reference();
    let makes = study.versus.iter().filter_map(|versus| makes(study, versus));
    let makes = makes.map(about(About::Difference));
    let error = error_of_medians(study);
    let each = study.cases.cases.iter().map(|case| one(case, error)).map(about(About::Scenario));
    let mut all: Vec<(About, Phrase)> = if study.cases.cases.len() == 2 {
        // Of two the difference is what is asked.
        let brought = study.cases.others().flat_map(|case| added::of(case, reference));
        makes.chain(brought.map(about(About::Brought))).chain(each).collect()
    } else {
        each.chain(makes).collect()
    };
    let alike = |case: &&Case| {
        let mut sizes = [Metric::Spending, Metric::WriteDown].into_iter();
        sizes.all(|id| study.cases.means_the_same(case, id.name()))
    };
    let sizes = study.cases.others().filter(alike).filter_map(|case| size(case, reference));
    all.extend(sizes.map(about(About::Size)));
    all.extend(meant(study).map(about(About::All)));
    all.extend(study.cases.cases.iter().filter_map(own).map(about(About::Own)));
    all.extend(mixed(study).into_iter().chain(sure(study)).map(about(About::All)));
    all
}

/// The largest error of the median write-downs: in one list none is told to more figures than the others.
fn error_of_medians(study: &Study) -> Option<f64> {
    let written = study.cases.cases.iter().filter_map(|own| own.summary.metric(Metric::WriteDown));
    let errors = written.filter_map(|own| own.distribution.quantile(0.5).error);
    errors.max_by(f64::total_cmp)
}

/// What is a bust in all of them.
fn meant(study: &Study) -> Option<Phrase> {
    let reference = study.cases.reference();
    let bust = || definition(&reference.model, &reference.summary);
    if study.cases.cases.iter().any(|case| case.own.is_some()) {
        return Some(phrase!(
            "A bust is here, in every scenario: {definition}.",
            definition = phrase(bust())
        ));
    }
    (!bust_is_any_kind(&reference.model))
        .then(|| phrase!("A bust is here: {definition}.", definition = phrase(bust())))
}

/// By how much a scenario differs, and which of its assumptions make most of that.
fn makes(study: &Study, versus: &Versus) -> Option<Phrase> {
    let case = &study.cases.cases[versus.case];
    let contrast = versus.outcome(BUST)?.pair.contrast(Statistic::Mean)?;
    let reference = &study.cases.reference().name;
    let (difference, error) = (contrast.difference, contrast.spread());
    if study.cases.reference().summary.paths == 1 {
        return None;
    }
    let busts = [case, study.cases.reference()].map(|own| own.summary.bust.value);
    if busts.iter().all(|share| *share <= 0.0) {
        // What is not modelled has not failed to happen.
        let words = if counted(case).len() < KINDS.len() {
            "Neither {scenario} nor {reference} busts on any path in the kinds that count here."
        } else {
            "Neither {scenario} nor {reference} busts on any path."
        };
        return Some(phrase!(words, scenario = name(&case.name), reference = name(reference)));
    }
    if versus.outcome(BUST)?.pair.equal.value >= 1.0 {
        return Some(phrase!(
            "{scenario} busts on the same paths as {reference}.",
            scenario = name(&case.name),
            reference = name(reference)
        ));
    }
    if !contrast.is_clear() {
        return Some(phrase!(
            "Whether {scenario} busts more or less often than {reference} cannot be told with these paths.",
            scenario = name(&case.name),
            reference = name(reference)
        ));
    }
    let template = if difference > 0.0 {
        "A bust is {points} points more likely in {scenario} than in {reference}{because}."
    } else {
        "A bust is {points} points less likely in {scenario} than in {reference}{because}."
    };
    let because =
        versus.ladder.as_ref().ok().and_then(|ladder| strongest(ladder, case, difference));
    Some(phrase!(
        template,
        points =
            number(points(Estimate { value: difference.abs(), error: Some(error.unwrap_or(0.0)) })),
        scenario = name(&case.name),
        reference = name(reference),
        because = phrase(because.unwrap_or_else(|| phrase("")))
    ))
}

/// What looks as if columns were exchanged, and is the size of what is built: a scenario that busts less often and whose
/// worst paths lose more, or one that busts more often and in which somebody fails less often.
fn size(case: &Case, reference: &Case) -> Option<Phrase> {
    let spending = |own: &Case| Some(words::at(own.summary.metric(Metric::Spending)?, 0.5));
    let worst = |own: &Case| own.summary.metric(Metric::WriteDown)?.expected_shortfall(0.95);
    let (built, usual) = (spending(case)?, spending(reference)?);
    let busts = case.summary.bust.value - reference.summary.bust.value;
    if built > 1.1 * usual && busts < 0.0 {
        let [own, theirs] = [worst(case)?, worst(reference)?];
        return (own.value > 1.1 * theirs.value).then(|| phrase!(
            "More is built in {scenario} than in {reference} ({amount} at the median, not {usual}), and more is written down on the worst twentieth of its paths: {own} on average, not {theirs}.",
            scenario = name(&case.name),
            reference = name(&reference.name),
            amount = money(built, &case.run().currency),
            usual = money(usual, &reference.run().currency),
            own = money(rounding::known(own, Unit::Money), &case.run().currency),
            theirs = money(rounding::known(theirs, Unit::Money), &reference.run().currency)
        ));
    }
    if built < usual / 1.1 && busts > 0.0 {
        let (party, own, theirs) = safer(case, reference)?;
        return Some(phrase!(
            "Less is built in {scenario} than in {reference} ({amount} at the median, not {usual}), and failures of {party} are rarer there: on {own} of all paths, not {theirs}.",
            scenario = name(&case.name),
            reference = name(&reference.name),
            amount = money(built, &case.run().currency),
            usual = money(usual, &reference.run().currency),
            party = name(&party),
            own = number(number::percent_of(own)),
            theirs = number(number::percent_of(theirs))
        ));
    }
    None
}

/// Who fails clearly less often in a scenario than in the reference, and by most: how often in each.
fn safer(case: &Case, reference: &Case) -> Option<(String, Estimate, Estimate)> {
    let share = |own: &Case, name: &str| own.summary.default_of(name)?.distribution.mean();
    let both = |name: &String| Some((name.clone(), share(case, name)?, share(reference, name)?));
    let all = case.model.parties.all().filter_map(both);
    let error = |own: &Estimate| own.error.unwrap_or(0.0);
    let clear = all.filter(|(_, own, theirs)| {
        theirs.value - own.value > 0.01 + 2.0 * (error(own) + error(theirs))
    });
    clear.max_by(|a, b| (a.2.value - a.1.value).total_cmp(&(b.2.value - b.1.value)))
}

/// The scenarios weighed.
fn mixed(study: &Study) -> Option<Phrase> {
    let mixture = study.mixture.as_ref()?;
    let mean = mixture.outcome(BUST)?.mean?;
    let weights: Vec<String> = mixture.weights.iter().map(|w| format!("{w:.2}")).collect();
    Some(phrase!(
        "Mixed with the weights {weights}, a bust happens on {share} of the paths.",
        weights = number(weights.join(" / ")),
        share = number(number::percent_of(Estimate { value: mean.value, error: mean.error }))
    ))
}

/// How well the differences are known.
fn sure(study: &Study) -> Option<Phrase> {
    if study.cases.reference().summary.paths == 1 {
        return Some(phrase("One path says nothing of how likely anything is."));
    }
    let error = |versus: &Versus| {
        let contrast = versus.outcome(BUST)?.pair.contrast(Statistic::Mean)?;
        let [low, high] = contrast.interval()?;
        Some((high - low) / 2.0)
    };
    // Scenarios that are one have no difference to be known.
    let errors: Vec<f64> = study.versus.iter().filter_map(error).filter(|own| *own > 0.0).collect();
    let points = |own: f64| number::points(own);
    let least = points(errors.iter().copied().reduce(f64::min)?);
    let most = points(errors.iter().copied().reduce(f64::max)?);
    let points = if least == most {
        phrase!(number(most))
    } else {
        phrase!("{low} to {high}", low = number(least), high = number(most))
    };
    Some(if study.cases.share_luck() {
        phrase!(
            "All meet the same luck, so these differences are known to within {points} points (95 %); whether the assumptions hold is not in that.",
            points = phrase(points)
        )
    } else {
        phrase!(
            "All draw the same parameters, but other shocks, as their time steps differ: these differences are known to within {points} points (95 %); whether the assumptions hold is not in that.",
            points = phrase(points)
        )
    })
}
