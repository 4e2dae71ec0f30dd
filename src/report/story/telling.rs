//! Whether a chart of several scenarios shows how they differ.

use crate::{
    chart::{Form, form::MEDIAN},
    language::number,
    report::seen::{Sight, ends},
};

/// Whether it does: a way of one step is a number, medians that lie upon each other are one line, and bars that read the
/// same are one bar.
pub(super) fn differ(form: &Form) -> bool {
    match form {
        Form::Waterfall(own) => own.steps.iter().filter(|step| own.is_seen(step)).count() > 1,
        Form::Panels(own) => {
            let sight = Sight::of(own.panels.iter().flat_map(|(_, bands)| bands));
            let years = own.panels.iter().map(|(_, bands)| bands.len()).min().unwrap_or(0);
            (0..years).any(|year| {
                let medians = own.panels.iter().map(|(_, bands)| bands[year].quantiles[MEDIAN]);
                let [least, most] = ends(medians);
                sight.apart(least, most)
            })
        }
        Form::Rows(own) if own.series.len() > 1 => own.rows.iter().any(|row| {
            let said = |value: &f64| number::value(*value, own.unit);
            row.values.windows(2).any(|pair| said(&pair[0]) != said(&pair[1]))
        }),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        chart::form::{Panels, Row, Rows, Step, Waterfall},
        language::{Phrase, phrase},
        metrics::{Band, Unit},
    };

    #[test]
    fn what_is_the_same_in_every_scenario_makes_no_slide() {
        let fall = |adds: &[f64]| {
            let step =
                |adds: &f64| Step { name: "a".into(), adds: *adds, error: None, range: None };
            let (from, to) = (("a".to_owned(), 0.5), ("b".to_owned(), 0.6));
            Form::Waterfall(Waterfall {
                unit: Unit::Share,
                from,
                steps: adds.iter().map(step).collect(),
                to,
            })
        };
        assert!(differ(&fall(&[0.05, 0.05])) && !differ(&fall(&[0.1, 0.0004])));
        let panels = |other: f64| {
            let bands = |own: f64| vec![Band { year: 2030.0, quantiles: [own; 7], mean: own }];
            let panels = vec![("a".to_owned(), bands(1.0)), ("b".to_owned(), bands(other))];
            Form::Panels(Panels { unit: Unit::Money, apart: false, panels })
        };
        assert!(differ(&panels(1.2)) && !differ(&panels(1.01)));
        let rows = |values: [f64; 2]| {
            let (name, kind) = (Phrase::of_name("x"), phrase(""));
            let rows = vec![Row { name, kind, values: values.to_vec(), colour: 0 }];
            Form::Rows(Rows {
                unit: Unit::Share,
                series: vec![phrase("a"), phrase("b")],
                rows,
                none: Vec::new(),
                none_label: phrase(""),
                grey_last: false,
            })
        };
        assert!(differ(&rows([0.73, 0.75])) && !differ(&rows([0.732, 0.734])));
    }
}
