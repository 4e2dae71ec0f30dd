//! From particles near the facts to particles at them.

use super::{distance::Distance, particles::Particles};
use crate::math::Cholesky;

/// Normal scores beyond which one path in a thousand of the prior lies: values that far are held against the range of
/// their key where a scenario is read, and nothing was simulated beyond from which a line could know more.
const FARTHEST: f64 = 3.09;

/// Particles, as far as their weights count, for each slope of the regression, at least.
const LEAST_POINTS: f64 = 4.0;

/// Moves each particle by what a regression of parameters on residuals says that its distance from the facts
/// did to it (Beaumont, Zhang and Balding 2002: local linear, weights of Epanechnikov). Without it a tolerance
/// above zero leaves the posterior too wide; where particles are too few for so many facts it is left so.
pub(super) fn adjusted(particles: &Particles, distance: &Distance) -> Particles {
    let widest = particles.distances.iter().copied().fold(f64::MIN_POSITIVE, f64::max);
    let weights: Vec<f64> = particles
        .weights
        .iter()
        .zip(&particles.distances)
        // A little is left to the farthest one, so that no weight is nothing.
        .map(|(weight, far)| weight * (1.01 - (far / widest) * (far / widest)))
        .collect();
    let rows: Vec<Vec<f64>> = particles
        .seen
        .iter()
        .map(|seen| std::iter::once(1.0).chain(distance.residuals(seen)).collect())
        .collect();
    let mut moved = particles.clone();
    moved.weigh(weights);
    let (points, slopes) = (moved.effective(), rows[0].len() as f64);
    // With so few points for each slope a line goes through all of them, and everything would seem known.
    if points < LEAST_POINTS * slopes {
        return moved;
    }
    let Some(lines) = regression(&rows, &moved) else { return moved };
    // A line through n points with p slopes is nearer to them than the truth: by this factor.
    let wider = (points / (points - slopes)).sqrt();
    for (scores, row) in moved.scores.iter_mut().zip(&rows) {
        for (score, line) in scores.iter_mut().zip(&lines) {
            let fitted: f64 = line.iter().zip(row).map(|(b, x)| b * x).sum();
            // At the facts only the constant is left of the line.
            *score = (line[0] + wider * (*score - fitted)).clamp(-FARTHEST, FARTHEST);
        }
    }
    moved
}

/// Coefficients for each parameter by weighted least squares, held back a little so that it has a solution.
fn regression(rows: &[Vec<f64>], particles: &Particles) -> Option<Vec<Vec<f64>>> {
    let size = rows.first()?.len();
    let sum = |product: &dyn Fn(usize) -> f64| -> f64 {
        (0..rows.len()).map(|i| particles.weights[i] * product(i)).sum()
    };
    let normal: Vec<Vec<f64>> = (0..size)
        .map(|j| {
            let entry = |k: usize| {
                let ridge = if j == k && j > 0 { 1e-3 } else { 0.0 };
                sum(&|i| rows[i][j] * rows[i][k]) + ridge
            };
            (0..size).map(entry).collect()
        })
        .collect();
    let factor = Cholesky::new(&normal, 0.0)?;
    let parameters = particles.scores.first()?.len();
    let right = |k: usize| -> Vec<f64> {
        (0..size).map(|j| sum(&|i| rows[i][j] * particles.scores[i][k])).collect()
    };
    Some((0..parameters).map(|k| factor.solve(&right(k))).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::math::normal_quantile;

    /// A few particles on a steep line, far from the facts.
    #[test]
    fn no_line_leads_out_of_what_the_prior_holds_possible() {
        let mut particles = Particles::default();
        let seen = |z: f64| vec![0.01 * z];
        let scores = [-0.9, -0.7, -0.5, -0.2, 0.1, 0.3, 0.6, 0.8, 1.0, 1.1, 1.3, 1.4];
        let rows: Vec<Vec<f64>> = scores.iter().map(|z| seen(*z)).collect();
        let distance = Distance::new(vec![1.0], vec![1.0], &[0.001], &rows);
        for z in scores {
            particles.push(vec![z], seen(z), distance.of(&seen(z)));
        }
        particles.weigh(vec![1.0; scores.len()]);
        let moved = adjusted(&particles, &distance).parameter(0);
        assert!(moved.iter().all(|score| (3.0..=FARTHEST).contains(score)), "{moved:?}");
    }

    /// Forty facts that say nothing, and thirty particles: nothing is known better than before.
    #[test]
    fn few_particles_are_not_made_sure_by_many_facts() {
        let even = |i: u32, k: u32| {
            let step = f64::from(2 * k + 3).sqrt().fract();
            normal_quantile((0.5 + f64::from(i + 1) * step).fract().clamp(1e-6, 1.0 - 1e-6))
        };
        let mut particles = Particles::default();
        let rows: Vec<Vec<f64>> = (0..30).map(|i| (1..=40).map(|k| even(i, k)).collect()).collect();
        let distance = Distance::new(vec![0.0; 40], vec![1.0 / 40.0; 40], &[0.1; 40], &rows);
        for (i, row) in (0..).zip(&rows) {
            particles.push(vec![even(i, 0)], row.clone(), distance.of(row));
        }
        particles.weigh(vec![1.0; 30]);
        let scores = |particles: &Particles| {
            let scores = particles.parameter(0);
            particles.covariance(&scores, &scores)
        };
        let (before, after) = (scores(&particles), scores(&adjusted(&particles, &distance)));
        assert!(after > 0.5 * before, "{before} {after}");
    }

    /// A parameter with the standard normal prior, seen with an error of one half as 1: its posterior is normal
    /// with mean 0.8 and variance 0.2.
    #[test]
    fn particles_far_from_the_facts_are_brought_to_the_posterior() {
        let mut particles = Particles::default();
        let mut seen = Vec::new();
        for i in 0..3000_u32 {
            // Multiples of powers of the plastic number: even, and independent of each other.
            let even = |step: f64| normal_quantile((0.5 + f64::from(i) * step).fract().max(1e-9));
            let (z, error) = (even(0.754_877_666_246_692_7), even(0.569_840_290_998_053_2));
            seen.push((z, z + 0.5 * error));
        }
        let rows: Vec<Vec<f64>> = seen.iter().map(|(_, s)| vec![*s]).collect();
        let distance = Distance::new(vec![1.0], vec![1.0], &[0.5], &rows);
        for (z, s) in seen {
            particles.push(vec![z], vec![s], distance.of(&[s]));
        }
        particles.nearest(2000);
        let scores = |particles: &Particles| {
            let scores = particles.parameter(0);
            let variance = particles.covariance(&scores, &scores);
            (particles.quantile(&scores, 0.5), variance)
        };
        let (rough, wide) = scores(&particles);
        assert!((rough - 0.8).abs() > 0.1 && wide > 0.3, "{rough} {wide}");
        let (mean, variance) = scores(&adjusted(&particles, &distance));
        assert!((mean - 0.8).abs() < 0.03 && (variance - 0.2).abs() < 0.02, "{mean} {variance}");
    }
}
