//! How each kind of chart is read, in a sentence for a slide.

use super::{figure::Form, form::Lines};
use crate::language::{Phrase, phrase};

impl Form {
    /// One sentence for those who see such a chart for the first time.
    pub fn how_to_read(&self) -> Phrase {
        phrase(match self {
            Self::Panels(_) => {
                "How to read it: the lines are medians; in each year half of the paths lie above them."
            }
            Self::Fan(fan) if fan.is_one_path() => "How to read it: the line is the only path.",
            Self::Fan(_) => {
                "How to read it: the line is the median; half of the paths lie within the dark band, nine in ten within the light one."
            }
            Self::Histogram(_) => {
                "How to read it: the height is the share of the paths that end within each step of amounts."
            }
            Self::Exceedance(_) => {
                "How to read it: at each amount, the share of the paths that go beyond it."
            }
            Self::Columns(_) => "How to read it: each column is a share of all paths.",
            Self::Rows(_) => {
                "How to read it: a bar for each row, all on the same scale; what is next to nothing stands below."
            }
            Self::Stack(_) => "How to read it: the layers of a year add up to its column.",
            Self::Tornado(_) => {
                "How to read it: the longer the bar, the more depends on the assumption; from one end to the other it goes from its lowest to its highest values."
            }
            Self::Waterfall(own)
                if own.steps.len() > 1 && own.steps.iter().all(|step| step.range.is_some()) =>
            {
                "How to read it: from the first scenario to the last, one difference at a time; means over the paths and over all orders of the differences."
            }
            Self::Waterfall(_) => {
                "How to read it: from the first scenario to the last, one difference at a time; means over the paths."
            }
            Self::Grid(_) | Self::Heat(_) => {
                "How to read it: each cell is one pair of ranges, with the share of its paths."
            }
            Self::Ranges(_) => {
                "How to read it: the dot is the median; half of the paths lie within the dark bar, nine in ten within the light one."
            }
            Self::Lines(Lines { lines, .. }) if lines.iter().any(|line| !line.band.is_empty()) => {
                "How to read it: the line is the median; most paths lie within the band."
            }
            Self::Lines(_) => {
                "How to read it: a line for each name; read across for when, and up for how much."
            }
            Self::Dots(_) => {
                "How to read it: each column has its own scale; the row of the scenario stands out."
            }
            Self::Whiskers(_) => "How to read it: the lines are 95 % intervals.",
            Self::Densities(_) => {
                "How to read it: the higher the curve, the more likely the value."
            }
            Self::Clouds(_) => {
                "How to read it: where points lie along a line, only both together are known."
            }
            Self::Response(_) => {
                "How to read it: the curve is what comes out as the assumption moves; the band is its 95 % interval."
            }
        })
    }
}
