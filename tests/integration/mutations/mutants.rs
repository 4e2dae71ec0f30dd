//! The mutants of the bundled scenarios.

use std::{fs, sync::Arc};

use super::{
    mutation::{self, Mutation},
    tree::{Tree, Way},
};
use crate::support::{bundled_scenarios, root};

/// Runs longer than this say nothing more.
pub(super) const YEARS: usize = 3;

/// A mutated scenario.
pub(super) struct Mutant {
    pub(super) scenario: &'static str,
    /// What was changed, in words.
    pub(super) what: String,
    pub(super) tree: Tree,
    /// The scenario without the key, if the key is still there.
    pub(super) without: Option<Tree>,
    /// The scenario with another value of the same kind at the same place, which a reader would refuse.
    pub(super) witness: Option<Tree>,
}

/// The scenario of a name as its file has it, not more than three years long.
pub(super) fn original(name: &str) -> Tree {
    let file = root().join(format!("scenarios/{name}.toml"));
    let mut tree = Tree::of_toml(&fs::read_to_string(file).unwrap()).unwrap();
    let Tree::Table(entries) = &mut tree else { panic!("{name} is no table") };
    let years = ("years".to_owned(), Tree::Leaf(YEARS.to_string()));
    match entries.iter_mut().find(|(key, _)| key == "run") {
        Some((_, Tree::Table(run))) => {
            run.retain(|(key, _)| key != "years");
            run.push(years);
        }
        _ => entries.push(("run".to_owned(), Tree::Table(vec![years]))),
    }
    tree
}

/// How a mutant is made: all of them at once, made, would fill gigabytes.
pub(super) struct Recipe {
    scenario: &'static str,
    original: Arc<Tree>,
    way: Way,
    mutation: Mutation,
}

impl Recipe {
    /// The mutant; none where the mutation changes nothing.
    pub(super) fn make(&self) -> Option<Mutant> {
        let (tree, mutation, way) = (&*self.original, &self.mutation, &self.way);
        let changed = mutation.apply(tree, way)?;
        let what = format!("{} {mutation:?}", words(tree, way));
        let at = place_after(mutation, &changed, way);
        let without = at.as_ref().and_then(|at| Mutation::Delete.apply(&changed, at));
        let witness = at.as_ref().and_then(|at| witness(&changed, at));
        Some(Mutant { scenario: self.scenario, what, tree: changed, without, witness })
    }
}

/// Every mutant of every scenario, in an order that mixes all kinds.
pub(super) fn recipes() -> Vec<Recipe> {
    let mut all = Vec::new();
    for scenario in bundled_scenarios() {
        let original = Arc::new(original(scenario));
        for (way, mutation) in all_of(&original) {
            all.push(Some(Recipe { scenario, original: original.clone(), way, mutation }));
        }
    }
    // A stride that has no factor in common with the number of mutants.
    let count = all.len();
    let stride = (count / 3..count).find(|stride| coprime(*stride, count)).unwrap_or(1);
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by_key(|place| place * stride % count);
    order.into_iter().filter_map(|place| all[place].take()).collect()
}

/// Where the changed node stands in the changed tree, if it is still there.
pub(super) fn place_after(mutation: &Mutation, changed: &Tree, way: &[usize]) -> Option<Way> {
    match mutation {
        Mutation::Delete => None,
        // At the end of the table above.
        Mutation::Lift => {
            let above = &way[..way.len() - 2];
            let last = changed.at(above)?.count().checked_sub(1)?;
            Some(above.iter().copied().chain([last]).collect())
        }
        _ => Some(way.to_vec()),
    }
}

/// Every node of a tree with every mutation.
pub(super) fn all_of(tree: &Tree) -> Vec<(Way, Mutation)> {
    let of = |way: Way| {
        mutation::of(tree, &way).into_iter().map(move |mutation| (way.clone(), mutation))
    };
    tree.ways().into_iter().flat_map(of).collect()
}

pub(super) fn coprime(a: usize, b: usize) -> bool {
    if b == 0 { a == 1 } else { coprime(b, a % b) }
}

/// Another value of the same kind, which no reader takes: what takes it does not look at the value.
pub(super) fn witness(tree: &Tree, way: &[usize]) -> Option<Tree> {
    let mut changed = tree.clone();
    let node = changed.at_mut(way)?;
    *node = match node {
        Tree::Leaf(text) if text.starts_with('"') => {
            Tree::Leaf("\"no word of the program\"".to_owned())
        }
        Tree::Leaf(text) if ["true", "false"].contains(&text.as_str()) => {
            Tree::Leaf((text != "true").to_string())
        }
        Tree::Leaf(_) => Tree::Leaf("nan".to_owned()),
        Tree::List(_) => Tree::List(vec![Tree::Table(Vec::new()), Tree::Leaf("nan".to_owned())]),
        Tree::Table(_) => {
            Tree::Table(vec![("no_key_of_the_program".to_owned(), Tree::Leaf("1".to_owned()))])
        }
    };
    Some(changed)
}

/// The way to a node in words: `builder.Meta.share`.
pub(super) fn words(tree: &Tree, way: &[usize]) -> String {
    let part = |length: usize| {
        let name = tree.at(&way[..length]).and_then(Tree::name).map(|name| format!(" {name}"));
        format!("{}{}", tree.key(&way[..length]), name.unwrap_or_default())
    };
    (1..=way.len()).map(part).collect::<Vec<_>>().join(".")
}
