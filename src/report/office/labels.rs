//! Numbers beside the columns and bars of a slide's chart, where they are few.

use crate::{metrics::Unit, report::chart::Form};

/// Columns, and bars, beside which their numbers stand at most.
const FEW: [usize; 2] = [16, 32];

/// The part of a chart with the numbers in it.
pub(super) fn labelled(part: &str, form: &Form) -> String {
    let unit = match form {
        Form::Columns(own) if own.series.len() == 1 && own.categories.len() <= FEW[0] => {
            Unit::Share
        }
        Form::Rows(own) if own.rows.len() * own.series.len().max(1) <= FEW[1] => own.unit,
        _ => return part.to_owned(),
    };
    // Small shares with a decimal, as everywhere.
    let format = if unit == Unit::Share { "[&lt;0.0995]0.0%;0%" } else { "#,##0" };
    // What is not said some programs show.
    let hidden = ["CatName", "SerName", "Percent", "BubbleSize"]
        .map(|what| format!("<c:show{what} val=\"0\"/>"))
        .concat();
    let labels = format!(
        "<c:dLbls><c:numFmt formatCode=\"{format}\" sourceLinked=\"0\"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr><c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz=\"1200\"/></a:pPr><a:endParaRPr lang=\"en-GB\"/></a:p></c:txPr><c:showLegendKey val=\"0\"/><c:showVal val=\"1\"/>{hidden}</c:dLbls>"
    );
    part.replace("<c:cat>", &format!("{labels}<c:cat>"))
}
