//! What has been learned of parameters, alone and together.

use super::Calibrated;
use crate::{
    chart::{
        Called, Figure, Form, foot,
        form::{Cloud, Clouds, Densities, Density},
    },
    inference::Particles,
    language::{Phrase, phrase},
};

/// Parameters on a sheet.
const SHEET: usize = 12;
/// Bars of a picture.
const BARS: usize = 24;
/// Clouds at most, and draws of each.
const CLOUDS: usize = 3;
const DRAWS: usize = 800;

/// Name of the chart of parameters that are known together.
pub(super) const TOGETHER: &str = "together";

/// What they are called.
pub(in crate::report) const CALLED: [Called; 3] = [
    Called {
        name: TOGETHER,
        sheet: None,
        about: Some("pairs of parameters that what happened ties to each other"),
    },
    Called { name: "learned", ..SHEETS },
    SHEETS,
];
/// Those of single parameters.
const SHEETS: Called = Called {
    name: "learned_",
    sheet: None,
    about: Some("what was assumed of each parameter, and what was learned"),
};

/// Sheets that so many parameters take.
pub(super) fn sheets(parameters: usize) -> usize {
    parameters.div_ceil(SHEET)
}

/// Name of a sheet by its number from zero.
pub(super) fn sheet_name(number: usize) -> String {
    if number == 0 { "learned".to_owned() } else { format!("learned_{}", number + 1) }
}

/// One sheet for each dozen of parameters, the best known first.
pub(super) fn learned(calibrated: &Calibrated<'_>, run: &str) -> Vec<Figure> {
    let learned = &calibrated.posterior.learned;
    let mut order: Vec<usize> = (0..learned.len()).collect();
    order.sort_by(|a, b| learned[*b].contraction.total_cmp(&learned[*a].contraction));
    let sheets: Vec<&[usize]> = order.chunks(SHEET).collect();
    let draw = |(number, shown): (usize, &&[usize])| Figure {
        name: sheet_name(number),
        title: title(calibrated, order[0]),
        subtitle: phrase!(
            "What was known of each parameter before (dashed) and is now (bars), the best known first; sheet {sheet} of {sheets}",
            sheet = name(&(number + 1).to_string()),
            sheets = name(&sheets.len().to_string())
        ),
        foot: foot(calibrated.model, calibrated.after.paths, run),
        takeaway: None,
        form: Form::Densities(Densities {
            parameters: shown.iter().map(|parameter| density(calibrated, *parameter)).collect(),
        }),
    };
    sheets.iter().enumerate().map(draw).collect()
}

fn title(calibrated: &Calibrated<'_>, best: usize) -> Phrase {
    let best = &calibrated.posterior.learned[best];
    if best.contraction <= 0.2 {
        return phrase("What happened tells little of any parameter");
    }
    phrase!(
        "What happened tells most of {parameter}: its spread is narrower by {share}",
        parameter = phrase(calibrated.label(&best.name).words),
        share = percent(1.0 - (1.0 - best.contraction).max(0.0).sqrt())
    )
}

fn density(calibrated: &Calibrated<'_>, parameter: usize) -> Density {
    Density {
        name: calibrated.label(&calibrated.posterior.learned[parameter].name),
        weights: heights(&calibrated.posterior.particles, parameter),
        marks: [-2.0, 0.0, 2.0].map(|z| calibrated.simulator.value(parameter, z)),
    }
}

/// Weight of the draws in each bar, from three deviations of the prior below its median to three above.
fn heights(particles: &Particles, parameter: usize) -> Vec<f64> {
    let mut heights = vec![0.0; BARS];
    for (scores, weight) in particles.scores.iter().zip(&particles.weights) {
        let place = ((scores[parameter] + 3.0) / 6.0).clamp(0.0, 0.999_999);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a bar")]
        let bar = (place * BARS as f64) as usize;
        heights[bar] += weight;
    }
    heights
}

/// The closest pairs; no chart where there are none.
pub(super) fn together(calibrated: &Calibrated<'_>, run: &str) -> Option<Figure> {
    let pairs = calibrated.posterior.together();
    let (a, b, rank) = *pairs.first()?;
    let name = |k: usize| calibrated.label(&calibrated.posterior.learned[k].name);
    let how = if rank > 0.0 {
        "{first} and {second} are known only together: both high or both low"
    } else {
        "{first} and {second} are known only together: one high and the other low"
    };
    let particles = &calibrated.posterior.particles;
    let sample = particles.sample(DRAWS);
    let cloud = |(a, b, rank): &(usize, usize, f64)| {
        #[expect(clippy::cast_possible_truncation, reason = "a point of a picture")]
        let point = |i: &usize| (particles.scores[*i][*a] as f32, particles.scores[*i][*b] as f32);
        Cloud {
            names: [name(*a), name(*b)],
            rank: *rank,
            points: sample.iter().map(point).collect(),
        }
    };
    Some(Figure {
        name: TOGETHER.to_owned(),
        title: phrase!(how, first = phrase(name(a).words), second = phrase(name(b).words)),
        subtitle: phrase(
            "Draws that agree with what happened, in standard deviations of what was known before",
        ),
        foot: foot(calibrated.model, calibrated.after.paths, run),
        form: Form::Clouds(Clouds { clouds: pairs.iter().take(CLOUDS).map(cloud).collect() }),
        takeaway: None,
    })
}
