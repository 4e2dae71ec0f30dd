//! `[[correlation]]`: which draws move together.

use super::{
    diagnostic::{Problems, suggestion},
    node::{Node, Table, Value},
    source::Span,
};

/// Rank correlations between parameters or shocks, by a Gaussian copula.
#[derive(Clone, Debug, Default)]
pub struct Correlations {
    names: Vec<String>,
    /// Lower triangle of the Cholesky factor, a row for each name.
    factor: Vec<Vec<f64>>,
}

struct Pair {
    names: [String; 2],
    rank: f64,
    span: Span,
}

impl Correlations {
    /// The streams that make up a draw, with their weights; the draw alone if it is uncorrelated.
    pub fn row<'a>(&'a self, name: &'a str) -> Vec<(f64, &'a str)> {
        let Some(index) = self.names.iter().position(|known| known == name) else {
            return vec![(1.0, name)];
        };
        let row = self.factor[index].iter().zip(&self.names);
        row.filter(|(weight, _)| **weight != 0.0).map(|(w, name)| (*w, name.as_str())).collect()
    }

    /// Whether a draw moves with another.
    pub fn moves(&self, name: &str) -> bool {
        self.names.iter().any(|known| known == name)
    }

    /// Reads the list; `valid` are the names that may be correlated. A name that `exists` for another
    /// scenario, but is fixed here or its table left out, takes its correlation along with a warning.
    pub fn read(
        root: &Table,
        valid: &[String],
        exists: impl Fn(&str) -> bool,
        problems: &mut Problems,
    ) -> Self {
        let Some(node) = root.get("correlation") else { return Self::default() };
        let Value::List(items) = &node.value else {
            let message = "correlation: expected a list, written as [[correlation]]";
            problems.error(Some(node.span.clone()), message);
            return Self::default();
        };
        let pairs: Vec<Pair> =
            items.iter().filter_map(|item| read_pair(item, valid, &exists, problems)).collect();
        Self::factorise(&pairs, problems)
    }

    fn factorise(pairs: &[Pair], problems: &mut Problems) -> Self {
        let mut names: Vec<String> = Vec::new();
        for name in pairs.iter().flat_map(|pair| &pair.names) {
            if !names.contains(name) {
                names.push(name.clone());
            }
        }
        let place = |name: &String| names.iter().position(|known| known == name).unwrap_or(0);
        let mut factor: Vec<Vec<f64>> = Vec::new();
        for (i, name) in names.iter().enumerate() {
            let mut row = Vec::new();
            for j in 0..=i {
                let between = |pair: &&Pair| {
                    let ends = [place(&pair.names[0]), place(&pair.names[1])];
                    ends == [i, j] || ends == [j, i]
                };
                let target = if i == j {
                    1.0
                } else {
                    pairs.iter().find(between).map_or(0.0, |p| gaussian(p.rank))
                };
                let done: f64 =
                    (0..j).map(|k| row[k] * if j == i { row[k] } else { factor[j][k] }).sum();
                let rest = target - done;
                row.push(if i == j { rest.max(0.0).sqrt() } else { rest / factor[j][j] });
                if i == j && rest < 1e-9 {
                    let span = pairs
                        .iter()
                        .rev()
                        .find(|pair| pair.names.contains(name))
                        .map(|p| p.span.clone());
                    let message = format!(
                        "correlation: these correlations contradict each other at `{name}` (the matrix is not \
                         positive definite)"
                    );
                    problems
                        .error(span, message)
                        .help("weaken one of its correlations, or add the missing pairs");
                    return Self::default();
                }
            }
            factor.push(row);
        }
        Self { names, factor }
    }
}

/// The correlation of normals whose ranks correlate by `rank`: `2 sin(pi rank / 6)`, by its series
/// (to 1e-16 within the half turn that it can reach).
fn gaussian(rank: f64) -> f64 {
    let x = std::f64::consts::PI * rank / 6.0;
    let mut term = x;
    let mut sum = x;
    for n in 1..10 {
        let n = f64::from(n);
        term *= -x * x / ((2.0 * n) * (2.0 * n + 1.0));
        sum += term;
    }
    2.0 * sum
}

fn read_pair(
    item: &Node,
    valid: &[String],
    exists: &impl Fn(&str) -> bool,
    problems: &mut Problems,
) -> Option<Pair> {
    let expected = "correlation: expected between = [\"demand.growth\", \"technology.cost_decline\"] and \
                    rank, a number above -1 and below 1";
    let Value::Table(table) = &item.value else {
        problems.error(Some(item.span.clone()), expected);
        return None;
    };
    for entry in &table.0 {
        if !["between", "rank"].contains(&entry.key.as_str()) {
            let message = format!("correlation: unknown key `{}`", entry.key);
            problems
                .error(Some(entry.key_span.clone()), message)
                .suggest(&entry.key, ["between", "rank"]);
            return None;
        }
    }
    let rank = match table.get("rank").map(|node| &node.value) {
        Some(Value::Number(rank)) if rank.abs() < 1.0 => *rank,
        _ => {
            problems.error(Some(item.span.clone()), expected);
            return None;
        }
    };
    let names = match table.get("between").map(|node| &node.value) {
        Some(Value::List(names)) if names.len() == 2 => names,
        _ => {
            problems.error(Some(item.span.clone()), expected);
            return None;
        }
    };
    let mut found = Vec::new();
    for node in names {
        let Value::Text(name) = &node.value else { continue };
        if valid.iter().any(|known| known == name) {
            found.push(name.clone());
        } else if exists(name) {
            let message =
                format!("correlation: `{name}` is not uncertain here, so nothing moves with it");
            problems.warn(Some(node.span.clone()), message);
        } else {
            let known: Vec<&str> = valid.iter().map(String::as_str).collect();
            let message = format!(
                "correlation: `{name}` is neither an uncertain parameter nor a shock of this scenario"
            );
            problems.error(Some(node.span.clone()), message).help(suggestion(name, &known));
        }
    }
    let names: [String; 2] = found.try_into().ok()?;
    if names[0] == names[1] {
        problems
            .error(Some(item.span.clone()), "correlation: a draw cannot be correlated with itself");
        return None;
    }
    Some(Pair { names, rank, span: item.span.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(a: &str, b: &str, rank: f64) -> Pair {
        Pair { names: [a.to_owned(), b.to_owned()], rank, span: 0..0 }
    }

    #[test]
    fn factor_rebuilds_the_matrix() {
        let pairs = [pair("a", "b", 0.5), pair("b", "c", -0.3), pair("a", "c", 0.2)];
        let factor = Correlations::factorise(&pairs, &mut Problems::default()).factor;
        let product =
            |i: usize, j: usize| (0..=i.min(j)).map(|k| factor[i][k] * factor[j][k]).sum::<f64>();
        assert!((product(0, 1) - gaussian(0.5)).abs() < 1e-15);
        assert!((product(1, 2) - gaussian(-0.3)).abs() < 1e-15);
        assert!((product(2, 2) - 1.0).abs() < 1e-15);
        assert!((gaussian(0.5) - 0.517_638_090_205_041_5).abs() < 1e-15);
    }

    #[test]
    fn contradictions_are_refused() {
        let mut problems = Problems::default();
        let pairs = [pair("a", "b", 0.9), pair("b", "c", 0.9), pair("a", "c", -0.9)];
        Correlations::factorise(&pairs, &mut problems);
        assert!(problems.fatal());
    }
}
