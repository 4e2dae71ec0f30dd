//! Series, names, categories and entries of legends of a deck's native charts.

use std::collections::BTreeSet;

use roxmltree::{Document, Node};

use super::sound::{Parts, all, text};

/// What a chart has.
pub(super) struct Counted {
    /// Names of series, in their order.
    pub(super) series: Vec<String>,
    /// Those that are drawn as nothing.
    pub(super) hidden: BTreeSet<usize>,
    /// Those that the legend leaves out; none where there is no legend.
    pub(super) left_out: Option<BTreeSet<usize>>,
    /// How many places each has.
    pub(super) places: BTreeSet<usize>,
    /// Kinds of charts that lie over each other, as `areaChart`.
    pub(super) kinds: Vec<String>,
    /// Whether its bars lie.
    pub(super) lies: bool,
}

fn child<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.children().find(|own| own.tag_name().name() == name)
}

fn number(node: Node<'_, '_>) -> usize {
    node.attribute("val").unwrap().parse().unwrap()
}

impl Counted {
    fn of(document: &Document<'_>) -> Self {
        let series = all(document, "ser");
        let name = |own: &Node<'_, '_>| {
            let mut texts = child(*own, "tx").unwrap().descendants();
            let text = texts.find(|node| node.tag_name().name() == "v");
            text.and_then(|node| node.text()).unwrap_or_default().to_owned()
        };
        let is_hidden = |own: &Node<'_, '_>| {
            child(*own, "spPr").is_some_and(|properties| child(properties, "noFill").is_some())
        };
        let places = series.iter().flat_map(|own| {
            let counts = own
                .children()
                .filter(|node| ["cat", "val", "xVal", "yVal"].contains(&node.tag_name().name()));
            counts
                .flat_map(|node| node.descendants())
                .filter(|node| node.tag_name().name() == "ptCount")
                .map(number)
        });
        let legend = all(document, "legend").into_iter().next();
        let entries = |legend: Node<'_, '_>| {
            let entries = legend.children().filter(|node| node.tag_name().name() == "legendEntry");
            entries.map(|entry| number(child(entry, "idx").unwrap())).collect()
        };
        let plot = all(document, "plotArea")[0];
        let kinds = plot.children().map(|node| node.tag_name().name().to_owned());
        let bars = all(document, "barDir");
        Self {
            series: series.iter().map(name).collect(),
            hidden: (0..series.len()).filter(|place| is_hidden(&series[*place])).collect(),
            left_out: legend.map(entries),
            places: places.collect(),
            kinds: kinds.filter(|name| name.ends_with("Chart")).collect(),
            lies: bars.iter().any(|node| node.attribute("val") == Some("bar")),
        }
    }

    /// What is wrong with it.
    fn fault(&self) -> Option<String> {
        if self.series.is_empty() || self.places.len() != 1 {
            return Some(format!("{} series of {:?} places", self.series.len(), self.places));
        }
        let left_out = self.left_out.as_ref()?;
        let shown: Vec<usize> =
            (0..self.series.len()).filter(|own| !left_out.contains(own)).collect();
        if shown.is_empty() || shown.iter().any(|own| self.series[*own].is_empty()) {
            return Some("an entry of the legend has no name".to_owned());
        }
        if !self.hidden.is_subset(left_out) {
            return Some(format!("the legend shows what is not drawn: {:?}", self.hidden));
        }
        // Of lying bars some programs count from the last.
        let last = self.series.len() - 1;
        let backwards = left_out.iter().map(|own| last - own).collect::<BTreeSet<_>>();
        (self.lies && backwards != *left_out)
            .then(|| format!("entries {left_out:?} read from the end are others"))
    }
}

/// The native charts of a deck, each sound: every series has its places, and the legend names what is drawn.
pub(super) fn counted(deck: &Parts) -> Vec<(String, Counted)> {
    let charts = deck.keys().filter(|name| name.starts_with("ppt/charts/chart"));
    let each = charts.map(|name| {
        let document = Document::parse(text(deck, name)).unwrap();
        // Letters that have no colour are black, on whatever ground.
        for letters in ["dLbls", "title", "legend"] {
            let mut own = all(&document, letters).into_iter();
            let coloured = |node: Node<'_, '_>| {
                node.descendants().any(|own| own.tag_name().name() == "solidFill")
            };
            assert!(own.all(coloured), "{name}: {letters} without a colour");
        }
        let own = Counted::of(&document);
        if let Some(fault) = own.fault() {
            panic!("{name}: {fault}: {:?}", own.series);
        }
        (name.clone(), own)
    });
    each.collect()
}
