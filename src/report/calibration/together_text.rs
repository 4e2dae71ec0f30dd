//! What several scenarios teach together, on one terminal screen.

use super::{CalibratedTogether, Teacher};
use crate::{
    inference::{Identified, Learned},
    language::{Language, Phrase, label::Label, number, phrase},
    report::{
        backtest::{NO_CONTRADICTION, contradiction},
        screen::{indented, right},
    },
};

/// Columns of what is known now, and before, and in how many precedents it stands: labels stand above them.
const COLUMNS: [usize; 3] = [30, 30, 14];

fn line(cells: &[String; 3]) -> String {
    let cells = cells.iter().zip(COLUMNS).map(|(cell, columns)| right(cell, columns));
    format!("  {}\n", cells.collect::<Vec<_>>().join(" "))
}

impl CalibratedTogether<'_> {
    /// What is known better than before, and where the scenarios contradict each other.
    pub fn told(&self, language: Language) -> String {
        let headers: Vec<_> = self.all.iter().map(|own| &own.model.header).collect();
        let language = language.of(&headers);
        let names: Vec<&str> = self.teachers().map(|own| own.name.as_str()).collect();
        let title = phrase!("What {names} teach together", names = name(&names.join(", ")));
        let mut text = format!("\n{}\n", indented(&language.say(&title), ""));
        for kind in [Identified::Well, Identified::Little] {
            text.push_str(&self.table(kind, language));
        }
        let said = [self.summary(), self.unknown()].into_iter().chain(self.notes());
        for said in said.chain(self.against()).chain([self.rounds()]) {
            text.push_str(&indented(&language.say(&said), "  "));
        }
        text
    }

    /// Those that are known so well, with what was known before.
    fn table(&self, kind: Identified, language: Language) -> String {
        let all = self.common.posterior.learned.iter().zip(&self.common.having);
        let rows: Vec<String> = all
            .filter(|(learned, _)| learned.identified() == kind)
            .map(|(learned, having)| self.row(learned, having, language))
            .collect();
        if rows.is_empty() {
            return String::new();
        }
        let words = if kind == Identified::Well { "Known well:" } else { "Known a little better:" };
        let heads = ["now", "before", "precedents"].map(|head| language.word(head));
        let head = line(&heads);
        format!("{head}{}{}\n", indented(&language.word(words), "  "), rows.concat())
    }

    fn row(&self, learned: &Learned, having: &[usize], language: Language) -> String {
        // Behaviour counts in nothing: what does is shown as the first that has it counts.
        let first = having.first().map_or(0, |own| *own);
        let label = Label::of(&learned.name, &self.all[first].model.header.run);
        let band = |of: [f64; 3]| {
            let [low, middle, high] = of.map(|value| label.number(value));
            language.plain(&phrase!(
                "{value} ({low} to {high})",
                value = number(middle),
                low = number(low),
                high = number(high)
            ))
        };
        let count = phrase!(
            "{inside} of {points}",
            inside = name(&having.len().to_string()),
            points = name(&self.teachers().count().to_string())
        );
        let cells = [band(learned.posterior), band(learned.prior), language.plain(&count)];
        indented(&language.say(&label.whole()), "  ") + &line(&cells)
    }

    fn summary(&self) -> Phrase {
        let learned = &self.common.posterior.learned;
        let known = learned.iter().filter(|own| own.identified() != Identified::Not).count();
        phrase!(
            "Parameters that two or more have in common: {count}; known better than before: {known}. Shown are the median and the middle 80 %.",
            count = name(&learned.len().to_string()),
            known = name(&known.to_string())
        )
    }

    fn unknown(&self) -> Phrase {
        let all = self.common.posterior.learned.iter();
        let all = all.filter(|own| own.identified() == Identified::Not);
        let names: Vec<&str> = all.map(|own| own.name.as_str()).collect();
        if names.is_empty() {
            return phrase("All of them are known better than before.");
        }
        phrase!("Known no better than before: {names}.", names = name(&names.join(", ")))
    }

    /// Who did not teach, what could not be learned, and over whom the overlay brings something new.
    fn notes(&self) -> Vec<Phrase> {
        let mut notes = Vec::new();
        for (own, boom) in self.booms.iter().enumerate().filter(|(own, boom)| own != *boom) {
            notes.push(phrase!(
                "{one} and {next} are one boom, which teaches once: by {next}.",
                one = name(self.name(own)),
                next = name(self.name(*boom))
            ));
        }
        if !self.common.disputed.is_empty() {
            notes.push(phrase!(
                "Not in the file, as some have one prior of it in common and others another: {names}.",
                names = name(&self.common.disputed.join(", "))
            ));
        }
        if !self.common.counted_apart.is_empty() {
            notes.push(phrase!(
                "Not taken as one, as some count in another currency or unit: {names}.",
                names = name(&self.common.counted_apart.join(", "))
            ));
        }
        let lacking = |own: &Teacher<'_>| {
            let lacks = self.lacks(own);
            let tables = format!("[{}]", lacks.join("], ["));
            (!lacks.is_empty()).then(|| {
                phrase!(
                    "{one} has no {tables}: over it, that part of posterior.toml would be new.",
                    one = name(&own.name),
                    tables = name(&tables)
                )
            })
        };
        notes.extend(self.all.iter().filter_map(lacking));
        notes
    }

    fn against(&self) -> Vec<Phrase> {
        if self.contradictions.is_empty() {
            return vec![phrase(NO_CONTRADICTION)];
        }
        let run = &self.all[0].model.header.run;
        let said = |found| contradiction(found, &|own| self.name(own), run);
        self.contradictions.iter().map(said).collect()
    }

    fn rounds(&self) -> Phrase {
        let posterior = &self.common.posterior;
        let rounds = &posterior.rounds;
        let tried: u64 = rounds.iter().map(|round| round.simulated).sum();
        let far = |round: usize| format!("{:.3}", rounds[round].tolerance);
        phrase!(
            "{tried} parameter sets, each on a path of every precedent, seed {seed}; rounds: {rounds}; distance from the facts {first} to {last}; kept: {sets}, which tell as much as {effective}. Known well: half of the variance of the normal score is gone; a little: a fifth, or the median moved by 0.3 standard deviations; and by twice the error that so many sets leave.",
            tried = number(number::count(tried)),
            seed = name(&self.seed.to_string()),
            rounds = name(&rounds.len().to_string()),
            first = number(far(0)),
            last = number(far(rounds.len() - 1)),
            sets = number(number::count(posterior.particles.count() as u64)),
            effective = number(format!("{:.0}", posterior.particles.effective()))
        )
    }
}
