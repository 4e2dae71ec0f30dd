//! Of which quantities a chart can be drawn.

use super::{
    check::{Fault, fault},
    measure::{Measure, metrics, tracks, unmodelled_tracks},
    quantity::BUST,
};
use crate::{model::Model, scenario::suggestion};

/// A name that charts are asked of: of a track, from year to year; of a metric, over the paths; of both, where two
/// are called alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawable {
    /// As it was typed.
    pub name: String,
    /// Whether a track is called so.
    pub by_year: bool,
    /// Whether a metric is called so that is more than a yes or no.
    pub over_paths: bool,
}

impl Drawable {
    /// Looks a name up. The error says what was expected.
    pub fn read(model: &Model, text: &str) -> Result<Self, String> {
        let name = text.trim();
        Self::named(model, name).ok_or_else(|| refused(model, name))
    }

    fn named(model: &Model, name: &str) -> Option<Self> {
        let is_own = |own: &Measure| own.name == name && !own.quantity.is_event();
        let over_paths = metrics(model).iter().any(is_own);
        let by_year = tracks(model).iter().any(|own| own.name == name);
        (by_year || over_paths).then(|| Self { name: name.to_owned(), by_year, over_paths })
    }
}

/// Why there is none of a name.
fn refused(model: &Model, name: &str) -> String {
    if name == BUST.name || metrics(model).iter().any(|own| own.name == name) {
        return format!(
            "`{name}` is yes or no on each path, so there is nothing to draw; expected a quantity that has amounts, years or shares"
        );
    }
    if let Some(Fault::NotModelled(lacking)) = fault(model, name, None) {
        return lacking.words();
    }
    if let Some(lacking) = unmodelled_tracks(model).into_iter().find(|own| own.name == name) {
        return lacking.words();
    }
    let whole = |(own, _): (&str, &str)| Drawable::named(model, own);
    // `spending@2030` and `write_down:p95` are numbers; a chart shows all of them.
    let parted = name.rsplit_once('@').and_then(whole).or_else(|| whole(name.rsplit_once(':')?));
    if let Some(own) = parted {
        return format!(
            "`{name:.60}` is one number; a chart shows all of them: expected `{}`",
            own.name
        );
    }
    let known: Vec<String> = metrics(model)
        .into_iter()
        .filter(|own| !own.quantity.is_event())
        .map(|own| own.name)
        .chain(tracks(model).into_iter().map(|own| own.name))
        .collect();
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    format!("there is no quantity `{name:.60}`; {}", suggestion(name, &known))
}
