//! Mutations by chance, of trees: a text stays valid, so that what is behind the parser is reached.

use std::sync::LazyLock;

use overbuild::{
    metrics::quantity,
    model::specifications,
    scenario::{Form, header_tables},
};

use crate::{
    mutation::{self, Mutation},
    tree::{Tree, Way, quoted},
};

/// Every word that a scenario may use: tables, keys, choices, metrics, tracks, statistics.
static WORDS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let mut words: Vec<String> = Vec::new();
    let mechanisms = specifications().map(|(table, _)| table);
    for table in header_tables().into_iter().chain(mechanisms) {
        words.push(table.name.to_owned());
        for key in table.keys {
            words.push(key.name.to_owned());
            if let Form::Choice(choices) = key.form {
                words.extend(choices.iter().map(|choice| (*choice).to_owned()));
            }
        }
    }
    words.extend(quantity::all().map(|(quantity, _)| quantity.name.to_owned()));
    words.extend(
        [
            "mean",
            "share",
            "p50",
            "p99.9",
            "expected_shortfall",
            "p10",
            "p50",
            "p90",
            "min",
            "max",
            "uniform",
            "values",
            "weights",
            "normal",
            "csv",
            "item",
            "table",
            "growth",
        ]
        .map(str::to_owned),
    );
    words
});

/// A small generator (xorshift).
struct Chance(u64);

impl Chance {
    /// Of a seed.
    fn new(seed: u32) -> Self {
        Self(u64::from(seed) * 2 + 1)
    }

    /// A number below another.
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 16).unwrap_or(0) % end.max(1)
    }

    fn of<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        all.get(self.below(all.len()))
    }

    fn number(&mut self, old: &str) -> String {
        let old = old.parse::<f64>().unwrap_or(1.0);
        let share = self.below(1001) as f64 / 500.0;
        match self.below(6) {
            0 => format!("{:?}", share),
            1 => format!("{:?}", old + share - 1.0),
            2 => format!("{}", self.below(100)),
            3 => format!("{:?}", old * 10_f64.powi(i32::try_from(self.below(9)).unwrap_or(0) - 4)),
            _ => format!("{:?}", old * share),
        }
    }
}

/// A tree with one to three nodes changed.
fn changed(tree: &Tree, chance: &mut Chance) -> Tree {
    let mut tree = tree.clone();
    for _ in 0..=chance.below(3) {
        let ways = tree.ways();
        let Some(way) = chance.of(&ways) else { break };
        if let Some(other) = change(&tree, way, &ways, chance) {
            tree = other;
        }
    }
    tree
}

fn change(tree: &Tree, way: &Way, ways: &[Way], chance: &mut Chance) -> Option<Tree> {
    let leaf = match tree.at(way)? {
        Tree::Leaf(text) if text.parse::<f64>().is_ok() => Some(text),
        _ => None,
    };
    let mut changed = tree.clone();
    match chance.below(8) {
        // A likely number, mostly: what is plainly wrong does not get far.
        0..=4 if leaf.is_some() => {
            *changed.at_mut(way)? = Tree::Leaf(chance.number(leaf?));
        }
        // What stands elsewhere.
        5 => *changed.at_mut(way)? = tree.at(chance.of(ways)?)?.clone(),
        6 => return word(tree, way, chance),
        _ => {
            let mutations = mutation::of(tree, way);
            return chance.of(&mutations)?.apply(tree, way);
        }
    }
    Some(changed)
}

/// A word of the language in place of a key or a value, or a key more.
fn word(tree: &Tree, way: &[usize], chance: &mut Chance) -> Option<Tree> {
    let word = chance.of(&WORDS)?.clone();
    let mut changed = tree.clone();
    match (chance.below(3), changed.at_mut(way)?) {
        (0, node @ Tree::Leaf(_)) => *node = Tree::Leaf(quoted(&word)),
        (1, Tree::Table(entries)) => entries.push((word, Tree::Leaf(chance.number("1")))),
        _ => return Mutation::Rename(word).apply(tree, way),
    }
    Some(changed)
}

/// The buffer of a `fuzz_mutator!`: bytes, how many of them count, how many may, and a seed.
pub struct Buffer<'a> {
    /// The bytes.
    pub data: &'a mut [u8],
    /// How many of them count.
    pub size: usize,
    /// How many may count.
    pub most: usize,
    /// Seed of what is changed.
    pub seed: u32,
}

/// Changes a TOML text; returns how many bytes it has now.
pub fn toml(buffer: Buffer<'_>) -> usize {
    mutate(buffer, &Tree::of_toml, Tree::toml)
}

/// Changes a JSON text; what is none becomes a text that is right, changed.
pub fn json(buffer: Buffer<'_>, right: Option<&str>) -> usize {
    let tree = |text: &str| Tree::of_json(text).or_else(|| Tree::of_json(right?));
    mutate(buffer, &tree, Tree::json)
}

fn mutate(
    buffer: Buffer<'_>,
    of: &dyn Fn(&str) -> Option<Tree>,
    write: fn(&Tree) -> String,
) -> usize {
    let Buffer { data, size, most, seed } = buffer;
    let mut chance = Chance::new(seed);
    if chance.below(4) > 0
        && let Some(tree) = std::str::from_utf8(&data[..size]).ok().and_then(of)
    {
        let text = write(&changed(&tree, &mut chance)).into_bytes();
        if text.len() <= most && text.len() <= data.len() {
            data[..text.len()].copy_from_slice(&text);
            return text.len();
        }
    }
    libfuzzer_sys::fuzzer_mutate(data, size, most)
}
