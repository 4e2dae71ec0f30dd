//! What `explain` says of a party's name: which of the scenarios that the program brings along have it.

use std::{collections::BTreeMap, sync::LazyLock};

use crate::scenario::{Document, Value, bundled_path, bundled_scenarios};

/// Lists of parties, with what one of them is called and a quantity that it has.
const LISTS: [(&str, &str, &str); 3] = [
    ("builder", "a builder", "spending"),
    ("customer", "a customer", "revenue"),
    ("holder", "a holder of claims", "loss"),
];

/// An entry of one of the lists.
struct Party {
    list: usize,
    name: String,
    scenario: &'static str,
}

/// Those of all scenarios that the program brings along, which are read for it.
static PARTIES: LazyLock<Vec<Party>> = LazyLock::new(|| {
    let mut all = Vec::new();
    for scenario in bundled_scenarios() {
        let document = Document::load(&bundled_path(&format!("{scenario}.toml")), &[]);
        for (list, (key, ..)) in LISTS.iter().enumerate() {
            let Some(Value::List(parties)) = document.root.get(key).map(|node| &node.value) else {
                continue;
            };
            let names = parties.iter().filter_map(|party| Some(party.name()?.to_owned()));
            all.extend(names.map(|name| Party { list, name, scenario }));
        }
    }
    all
});

/// What the party of a name is, and where; its list may stand in front, as in `customer.OpenAI`.
pub(super) fn text(asked: &str) -> Option<String> {
    let listed =
        asked.split_once('.').filter(|(own, _)| LISTS.iter().any(|(list, ..)| list == own));
    let asked = listed.map_or(asked, |(_, name)| name);
    let mut found: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
    for party in PARTIES.iter().filter(|party| party.name == asked) {
        found.entry(party.list).or_default().push(party.scenario);
    }
    let said = found.into_iter().map(|(place, mut scenarios)| {
        scenarios.sort_unstable();
        let (list, what, quantity) = LISTS[place];
        format!(
            "{asked}\n  {what} in {}\n  keys     {list}.{asked}.KEY\n  results  {quantity}.{asked} and others\n",
            scenarios.join(", ")
        )
    });
    let said: Vec<String> = said.collect();
    (!said.is_empty()).then(|| said.join("\n"))
}
