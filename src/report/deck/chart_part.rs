//! The part of a native chart: what a workbook has, with what only slides need.

use super::xml::{Element, el, val};
use crate::{
    chart::{Form, Look, digits},
    language::{number, rounding},
    metrics::Unit,
};

/// Columns, and bars, beside which their numbers stand at most; of bars of several scenarios fewer, as they are thinner
/// than their numbers.
const FEW: [usize; 3] = [16, 32, 20];
/// Bars of one thing whose numbers have room below each other, whatever they are.
const APART: usize = 2;

/// Hundredths of a point of the smallest letters.
const SMALLEST: f64 = 800.0;

/// The chart of a workbook as a slide shows it, in letters for slides of a height: edited in the workbook by the
/// relation `rId1`.
pub(super) fn chart_part(
    part: &str,
    form: &Form,
    (look, scale): (&Look, f64),
) -> Result<Element, String> {
    let mut chart = Element::read(part)?;
    straight(&mut chart);
    if let Some((unit, series)) = labelled(form) {
        let dots = matches!(form, Form::Dots(_));
        let written = |format: &str| if dots { beyond_lines(format) } else { format.to_owned() };
        let format = written(format_of(unit, &series, look));
        let mut own = series.iter().enumerate();
        chart.each("c:ser", &mut |element| {
            let mut all = labels(&format, look);
            let (at, values) = own.next().map_or((0, &[][..]), |(at, own)| (at, own.as_slice()));
            let near = of_their_own(unit, values);
            for (place, value) in values.iter().enumerate() {
                let near = near.iter().find(|(own, _)| *own == place);
                let own = match near {
                    Some((_, share)) => Some(number::share_format(*share)),
                    // As titles say it: no amount is known to four figures.
                    None => (dots && unit == Unit::Money).then(|| amount(*value, look)),
                };
                let one = match own {
                    _ if is_silent((unit, &series), (at, place)) => {
                        el("c:dLbl").add(val("c:idx", place)).add(val("c:delete", 1))
                    }
                    Some(format) => label(place, &written(&format), look),
                    None => continue,
                };
                all.put_before("c:numFmt", one);
            }
            element.put_before("c:cat", all);
        });
    }
    for all in ["c:dLbls", "c:dLbl"] {
        chart.each(all, &mut said);
    }
    for letters in ["a:defRPr", "a:rPr"] {
        chart.each(letters, &mut |own| own.change("sz", |size| scaled(size, scale)));
    }
    // In place of what only a printed sheet needs.
    let link = el("c:externalData").set("r:id", "rId1").add(val("c:autoUpdate", 0));
    chart.put_before("c:printSettings", link);
    chart.drop_all("c:printSettings");
    Ok(chart)
}

/// A format whose numbers stand behind the lines of intervals.
fn beyond_lines(format: &str) -> String {
    const GAP: &str = "\"\u{2003}\u{2003}\"";
    let each = format.split(';').map(|part| match part.split_once(']') {
        Some((when, shown)) => format!("{when}]{GAP}{shown}"),
        None => format!("{GAP}{part}"),
    });
    each.collect::<Vec<_>>().join(";")
}

/// Letters of low slides are smaller; there is no reason for larger ones.
fn scaled(size: &str, scale: f64) -> String {
    let own = size.parse::<f64>().map(|size| (size * scale.min(1.0)).max(SMALLEST.min(size)));
    own.map_or_else(|_| size.to_owned(), |size| format!("{:.0}", (size / 50.0).round() * 50.0))
}

/// Lines straight from point to point: without a word some programs smooth them.
fn straight(chart: &mut Element) {
    for kind in ["c:lineChart", "c:scatterChart"] {
        chart.each(kind, &mut |lines| {
            let series = lines.children_mut().filter(|own| own.name() == "c:ser");
            series.filter(|own| !own.has("c:smooth")).for_each(|own| own.push(val("c:smooth", 0)));
        });
    }
}

/// What labels show, in the order of the schema.
const SHOWN: [&str; 6] = [
    "c:showLegendKey",
    "c:showVal",
    "c:showCatName",
    "c:showSerName",
    "c:showPercent",
    "c:showBubbleSize",
];

/// Says of each thing whether labels show it: what is not said some programs show.
fn said(labels: &mut Element) {
    if labels.has("c:delete") {
        return;
    }
    // What is written is shown.
    let shown = SHOWN.map(|name| labels.has(name) || (name == "c:showVal" && labels.has("c:tx")));
    for (name, shows) in SHOWN.into_iter().zip(shown) {
        labels.drop_all(name);
        labels.push(val(name, u8::from(shows)));
    }
}

/// The columns and bars beside which their numbers stand, where these are few: their unit, and each series.
fn labelled(form: &Form) -> Option<(Unit, Vec<Vec<f64>>)> {
    match form {
        Form::Columns(own) if own.series.len() == 1 && own.categories.len() <= FEW[0] => {
            Some((Unit::Share, vec![own.series[0].1.clone()]))
        }
        Form::Rows(own) if own.rows.len() * own.series.len().max(1) <= FEW[1] => {
            let column = |place: usize| {
                let values = own.rows.iter().map(|row| row.values.get(place).copied());
                values.map(|value| value.unwrap_or_default()).collect()
            };
            Some((own.unit, (0..own.series.len().max(1)).map(column).collect()))
        }
        Form::Dots(own) => match own.columns.as_slice() {
            [only] => {
                let values = own.rows.iter().filter_map(|row| row.values.first());
                Some((only.unit, vec![values.map(|own| own[1]).collect()]))
            }
            _ => None,
        },
        _ => None,
    }
}

/// How a chart writes an amount, in two figures.
fn amount(value: f64, look: &Look) -> String {
    let sized = look.sized(rounding::figures(value, 2, Unit::Money), Unit::Money);
    format!("\"{}\"", look.language.number(&number::bare(sized, Unit::Money)))
}

/// Whether the number of a bar is left out: of several bars of one thing that read the same the middle one has it for
/// all, and of many thin ones no others have any.
fn is_silent((unit, series): (Unit, &[Vec<f64>]), (at, place): (usize, usize)) -> bool {
    if series.len() <= APART {
        return false;
    }
    let values: Vec<f64> = series.iter().filter_map(|own| own.get(place).copied()).collect();
    let alike =
        values.windows(2).all(|pair| number::value(pair[0], unit) == number::value(pair[1], unit));
    let many = series.iter().map(Vec::len).sum::<usize>() > FEW[2];
    if alike { at != series.len() / 2 } else { many }
}

/// How their numbers are written: small shares with a decimal, as everywhere; of amounts as much as the picture has.
fn format_of(unit: Unit, series: &[Vec<f64>], look: &Look) -> &'static str {
    let most = series.iter().flatten().copied().fold(0.0, f64::max);
    match unit {
        Unit::Share => "[=0]0\u{a0}%;[<0.0995]0.0\u{a0}%;#,##0\u{a0}%",
        Unit::Money if look.fitted.thousands => "[<9995]0.00,;0.0,",
        _ if most < 9.995 => "0.00",
        _ => "[<99.95]0.0;#,##0",
    }
}

/// The shares that such a format would tell otherwise than the picture: those next to nothing and to all, as a format has
/// two conditions at most.
fn of_their_own(unit: Unit, values: &[f64]) -> Vec<(usize, f64)> {
    let near =
        |share: f64| share > 0.0 && share < number::LEAST_SHARE || (0.97..1.0).contains(&share);
    let all = values.iter().copied().enumerate();
    all.filter(|(_, share)| unit == Unit::Share && near(*share)).collect()
}

/// The numbers of a series.
fn labels(format: &str, look: &Look) -> Element {
    told(el("c:dLbls"), format, look)
}

/// The number of one of its points, by its place.
fn label(place: usize, format: &str, look: &Look) -> Element {
    told(el("c:dLbl").add(val("c:idx", place)), format, look)
}

fn told(labels: Element, format: &str, look: &Look) -> Element {
    let colour = val("a:srgbClr", digits(look.theme.colours.text));
    let own = el("a:defRPr").set("sz", 1200).add(el("a:solidFill").add(colour));
    let letters = el("a:p").add(el("a:pPr").add(own)).add(el("a:endParaRPr").set("lang", "en-GB"));
    labels
        .add(el("c:numFmt").set("formatCode", format).set("sourceLinked", 0))
        .add(el("c:spPr").add(el("a:noFill")).add(el("a:ln").add(el("a:noFill"))))
        .add(el("c:txPr").add(el("a:bodyPr")).add(el("a:lstStyle")).add(letters))
        .add(val("c:showVal", 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_have_the_figures_of_titles() {
        let said = [1147.0, 3709.0, 0.0].map(|value| amount(value, &Look::default()));
        assert_eq!(said, ["\"1,100\"", "\"3,700\"", "\"0\""]);
    }

    /// Five numbers upon each other are none.
    #[test]
    fn bars_that_read_the_same_have_one_number() {
        let silent = |values: &[f64], rows: usize| -> Vec<bool> {
            let series: Vec<Vec<f64>> = values.iter().map(|own| vec![*own; rows]).collect();
            (0..values.len()).map(|at| is_silent((Unit::Share, &series), (at, 0))).collect()
        };
        assert_eq!(silent(&[0.732, 0.734, 0.731], 2), [true, false, true]);
        assert_eq!(silent(&[0.73, 0.75, 0.8], 2), [false; 3]);
        assert_eq!(silent(&[0.73, 0.75, 0.8], 9), [true; 3]);
        assert_eq!(silent(&[0.73, 0.73], 2), [false; 2]);
    }
}
