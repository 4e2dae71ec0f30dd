//! Files that several scenarios lie over, and what one of them overrules of those.

use super::Scenario;
use crate::scenario::Document;

/// What one scenario says otherwise than a file that it shares with others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overruled {
    /// Its place among the scenarios.
    pub scenario: usize,
    /// The file, as its reader named it.
    pub file: String,
    /// The keys, each with its table.
    pub keys: Vec<String>,
}

/// The keys in which scenarios overrule a file that at least two of them extend, and that is none of them itself.
pub fn overruled(scenarios: &[&Scenario]) -> Vec<Overruled> {
    let mut found = Vec::new();
    for (place, own) in scenarios.iter().enumerate() {
        for source in own.document.sources.texts() {
            let is_one = scenarios.iter().any(|one| main_text(one) == Some(source.text.as_str()));
            let sharing = scenarios.iter().filter(|one| reads(one, &source.text)).count();
            if is_one || sharing < 2 {
                continue;
            }
            let shared = Document::from_text(&source.name, &source.text);
            let both = shared.differences(&own.document).into_iter();
            let both = both.filter(|one| one.from.is_some() && one.to.is_some());
            let keys: Vec<String> = both.map(|one| one.name()).collect();
            if !keys.is_empty() {
                found.push(Overruled { scenario: place, file: source.name.clone(), keys });
            }
        }
    }
    found
}

fn reads(scenario: &Scenario, text: &str) -> bool {
    scenario.document.sources.texts().iter().any(|source| source.text == text)
}

/// The text of the file that was asked for: it is read first.
fn main_text(scenario: &Scenario) -> Option<&str> {
    scenario.document.sources.texts().first().map(|source| source.text.as_str())
}
