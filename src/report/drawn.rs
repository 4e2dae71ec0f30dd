//! Charts of quantities that somebody asks for by name: of a track from year to year, of a metric over the paths.

mod spread;
mod words;

pub(super) use spread::spread;
pub(super) use words::{
    by_year, median, most_lie, over_paths, shares_by, shares_by_year, shares_said,
};

use crate::{
    chart::{Called, names::plain_name},
    metrics::Drawable,
};

/// What their charts are called, each before the name of its quantity.
const BY_YEAR: &str = "years";
const OVER_PATHS: &str = "paths";

pub(super) const CALLED: [Called; 2] = [
    Called {
        name: "years_",
        sheet: Some("{name} by year"),
        about: Some("a quantity from year to year, as --draw asks for it"),
    },
    Called {
        name: "paths_",
        sheet: Some("{name} over the paths"),
        about: Some("how a quantity is spread over the paths, as --draw asks for it"),
    },
];

/// A quantity that is asked for, with the names of the charts that it gets.
pub(super) struct Drawn<'a> {
    /// Its name.
    pub(super) quantity: &'a str,
    /// Of its track; none where there is no such, or the room draws it anyway.
    pub(super) by_year: Option<String>,
    /// Of its metric; none where there is no such, or the room draws it anyway.
    pub(super) over_paths: Option<String>,
    /// What the room draws of it anyway.
    kept: Vec<&'a str>,
}

impl Drawn<'_> {
    /// The charts that show it.
    pub(super) fn charts(&self) -> Vec<String> {
        let own = self.by_year.iter().chain(&self.over_paths).cloned();
        self.kept.iter().map(|name| (*name).to_owned()).chain(own).collect()
    }
}

/// The charts that show what was asked for.
pub(super) fn charts(all: Vec<Drawn<'_>>) -> Vec<String> {
    all.iter().flat_map(Drawn::charts).collect()
}

/// What is asked for in a room that has charts of these tracks and of these metrics.
pub(super) fn drawn<'a>(asked: &'a [Drawable], [tracks, metrics]: [&[&str]; 2]) -> Vec<Drawn<'a>> {
    let mut taken = Vec::new();
    let mut seen: Vec<&str> = Vec::new();
    let mut all = Vec::new();
    for own in asked {
        let quantity = own.name.as_str();
        if seen.contains(&quantity) {
            continue;
        }
        seen.push(quantity);
        let there = [
            own.by_year && tracks.contains(&quantity),
            own.over_paths && metrics.contains(&quantity),
        ];
        let by_year = own.by_year && !there[0];
        let over_paths = own.over_paths && !there[1];
        all.push(Drawn {
            quantity,
            by_year: by_year.then(|| plain_name(BY_YEAR, quantity, &mut taken)),
            over_paths: over_paths.then(|| plain_name(OVER_PATHS, quantity, &mut taken)),
            kept: there.iter().filter(|own| **own).map(|_| quantity).take(1).collect(),
        });
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_room_draws_anyway_is_not_drawn_again() {
        let asked =
            |name: &str| Drawable { name: name.to_owned(), by_year: true, over_paths: true };
        let all =
            [asked("spending"), asked("debt"), asked("loss.A B"), asked("loss.A/B"), asked("debt")];
        let drawn = drawn(&all, [&["spending"], &["write_down"]]);
        let charts: Vec<Vec<String>> = drawn.iter().map(|own| own.charts()).collect();
        assert_eq!(
            charts,
            [
                vec!["spending", "paths_spending"],
                vec!["years_debt", "paths_debt"],
                vec!["years_loss_a_b", "paths_loss_a_b"],
                vec!["years_loss_a_b_2", "paths_loss_a_b_2"],
            ]
        );
    }
}
