//! Bases of which nothing is left, as those that are named after them say all of it anew.

use std::{ops::Range, path::Path};

use super::Document;
use crate::scenario::{
    node::{Node, Table, Value},
    source::Span,
};

/// Tables that say what is asked, told and promised, and not what a market does; pairs that move together join those of others.
const ASIDE: [&str; 12] = [
    "title",
    "question",
    "answer",
    "run",
    "bust",
    "german",
    "correlation",
    "expect",
    "observation",
    "calibration",
    "quantity",
    "sweep",
];

/// A base that has been laid.
pub(super) struct Laid {
    /// As it is named.
    name: String,
    /// Where.
    asked: Span,
    /// The stretch of its own text.
    text: Range<usize>,
}

impl Document {
    /// Where the text of the next file will begin, among all that were read.
    pub(super) fn next_source(&self) -> usize {
        self.sources.texts().len()
    }

    /// A base whose text is the one at a place, if it was read and says anything of a market.
    pub(super) fn laid(&self, (name, asked): &(String, Span), place: usize) -> Option<Laid> {
        let own = self.sources.texts().get(place)?;
        let text = own.base..own.base + own.text.len();
        let laid = Laid { name: name.clone(), asked: asked.clone(), text };
        (self.left_of(&laid) > 0).then_some(laid)
    }

    /// Tells of bases of which nothing is left.
    pub(super) fn tell_overruled(&mut self, laid: &[Laid]) {
        for one in laid {
            if self.left_of(one) == 0 {
                let name = Path::new(&one.name).display();
                let message = format!(
                    "extends: nothing of {name} is left: what is named after it says all of that anew"
                );
                let help = "the last one wins: name it after what it is to overrule";
                self.problems.doubt(Some(one.asked.clone()), message).help(help);
            }
        }
    }

    /// How many values of a market a base has in what has been laid so far.
    fn left_of(&self, laid: &Laid) -> usize {
        let told = self.root.0.iter().filter(|entry| !ASIDE.contains(&entry.key.as_str()));
        told.map(|entry| count(&entry.node, &laid.text)).sum()
    }
}

fn count(node: &Node, text: &Range<usize>) -> usize {
    let of_table = |table: &Table| table.0.iter().map(|entry| count(&entry.node, text)).sum();
    match &node.value {
        Value::Table(table) => of_table(table),
        Value::List(list) if list.iter().any(|node| matches!(node.value, Value::Table(_))) => {
            list.iter().map(|node| count(node, text)).sum()
        }
        _ => usize::from(text.contains(&node.span.start)),
    }
}
