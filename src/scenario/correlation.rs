//! `[[correlation]]`: which draws move together.

use std::collections::BTreeMap;

use super::{
    Name,
    diagnostic::Problems,
    field::{HeaderTable, Placed},
    reader::TableReader,
    section::table,
    source::Span,
};
use crate::math::Cholesky;

table! {
    /// Rank correlation between two uncertain parameters or shocks.
    ["correlation", "Korrelation"]
    pub(crate) struct CorrelationTable in list "correlation" => {
        /// Names of the two, as in `demand.growth` or `demand.shock`.
        ["correlated names", "korrelierte Namen"]
        between: Vec<Name>, "", "", 2.0, 2.0, "a judgement, with its reason beside it";
        /// Spearman's correlation of their ranks: above -1 and below 1.
        ["rank correlation", "Rangkorrelation"]
        rank: Placed<f64>, "", "", -1.0, 1.0, "a judgement, with its reason beside it";
    }
}

/// Rank correlations between parameters or shocks, by a Gaussian copula.
#[derive(Clone, Debug, Default)]
pub struct Correlations {
    names: Vec<String>,
    /// Lower triangle of the Cholesky factor, a row for each name.
    factor: Vec<Vec<f64>>,
    /// The pairs as they are written.
    pairs: Vec<[String; 2]>,
}

/// A pair, read.
#[derive(Clone, Debug)]
pub(super) struct Pair {
    names: [String; 2],
    rank: f64,
    span: Span,
}

/// What may be correlated: names of this scenario, and whether another scenario may have a name.
pub struct Correlatable<'a> {
    /// Uncertain parameters and shocks of this scenario.
    pub valid: &'a [String],
    /// Whether a name exists for another scenario.
    pub exists: &'a dyn Fn(&str) -> bool,
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

    /// What a scenario itself ties to a name.
    pub fn tied_to<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.pairs.iter().filter_map(move |[a, b]| match name {
            _ if a == name => Some(b.as_str()),
            _ if b == name => Some(a.as_str()),
            _ => None,
        })
    }

    /// From pairs that are given once each.
    pub(super) fn of(pairs: &[Pair], problems: &mut Problems) -> Self {
        let mut names: Vec<String> = Vec::new();
        for name in pairs.iter().flat_map(|pair| &pair.names) {
            if !names.contains(name) {
                names.push(name.clone());
            }
        }
        let matrix = Matrix::new(&names, pairs);
        let Some(factor) = Cholesky::new(&matrix.of_normals(1.0), LEAST_PIVOT) else {
            matrix.complain(&names, pairs, problems);
            return Self::default();
        };
        let pairs = pairs.iter().map(|pair| pair.names.clone()).collect();
        Self { names, factor: factor.into_rows(), pairs }
    }
}

/// Pivots below are taken as nothing: the matrix is then not positive definite.
const LEAST_PIVOT: f64 = 1e-9;

/// The matrix of ranks.
struct Matrix(Vec<Vec<f64>>);

impl Matrix {
    fn new(names: &[String], pairs: &[Pair]) -> Self {
        let places: BTreeMap<&String, usize> = names.iter().zip(0..).collect();
        let mut ranks = vec![vec![0.0; names.len()]; names.len()];
        for (i, row) in ranks.iter_mut().enumerate() {
            row[i] = 1.0;
        }
        for pair in pairs {
            let [i, j] = [0, 1].map(|end| places[&pair.names[end]]);
            (ranks[i][j], ranks[j][i]) = (pair.rank, pair.rank);
        }
        Self(ranks)
    }

    /// Correlations of the normals behind ranks that are so much weaker.
    fn of_normals(&self, weaker: f64) -> Vec<Vec<f64>> {
        let mut normals = self.0.clone();
        for (i, row) in normals.iter_mut().enumerate() {
            for (_, value) in row.iter_mut().enumerate().filter(|(j, _)| *j != i) {
                *value = if *value == 0.0 { 0.0 } else { gaussian(weaker * *value) };
            }
        }
        normals
    }

    /// The part of some names.
    fn part(&self, of: &[usize]) -> Self {
        Self(of.iter().map(|i| of.iter().map(|j| self.0[*i][*j]).collect()).collect())
    }

    /// Says which names contradict each other, and whether their ranks do or only the normals behind.
    fn complain(&self, names: &[String], pairs: &[Pair], problems: &mut Problems) {
        let clashing = clashing(&self.of_normals(1.0));
        let part = self.part(&clashing);
        let ranks_agree = Cholesky::new(&part.0, LEAST_PIVOT).is_some();
        let who: Vec<String> = clashing.iter().map(|i| format!("`{}`", names[*i])).collect();
        let within = |pair: &&Pair| {
            pair.names.iter().all(|name| clashing.iter().any(|i| names[*i] == *name))
        };
        let given: Vec<&Pair> = pairs.iter().filter(within).collect();
        let who = who.join(", ");
        let message = if ranks_agree {
            format!(
                "correlation: the ranks of {who} agree with each other, but the normal numbers behind them \
                 cannot: they correlate by 2 sin(pi rank / 6), and that matrix is not positive definite"
            )
        } else {
            format!(
                "correlation: the ranks of {who} contradict each other (their matrix is not positive definite)"
            )
        };
        let Some((last, before)) = given.split_last() else { return };
        let problem = problems.error(Some(last.span.clone()), message);
        for pair in before.iter().take(5) {
            problem.also(pair.span.clone(), "with this");
        }
        let possible = clashing.len() * (clashing.len() - 1) / 2;
        let missing = if given.len() < possible {
            "; a pair that is not given has rank 0, so giving it may help too"
        } else {
            ""
        };
        let weaker = (1..100).rev().map(|percent| f64::from(percent) / 100.0);
        let mut enough =
            weaker.filter(|weaker| Cholesky::new(&part.of_normals(*weaker), LEAST_PIVOT).is_some());
        let weaker = enough.next().unwrap_or(0.0);
        problem.help(format!("{weaker} times these ranks would do{missing}"));
    }
}

/// The names of the first contradiction: those of the weighted sum whose variance would not be positive.
fn clashing(matrix: &[Vec<f64>]) -> Vec<usize> {
    let leading = |size: usize| -> Option<Cholesky> {
        let part: Vec<Vec<f64>> = matrix[..size].iter().map(|row| row[..size].to_vec()).collect();
        Cholesky::new(&part, LEAST_PIVOT)
    };
    // The first so many are sound, and one more are not.
    let (mut sound, mut unsound) = (0, matrix.len());
    while unsound - sound > 1 {
        let middle = usize::midpoint(sound, unsound);
        if leading(middle).is_some() { sound = middle } else { unsound = middle }
    }
    let weights = leading(sound).map(|factor| factor.solve(&matrix[sound][..sound]));
    let weights = weights.unwrap_or_default();
    let mut names: Vec<usize> = (0..sound).filter(|i| weights[*i].abs() > 1e-9).collect();
    names.push(sound);
    names
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

impl Pair {
    /// Reads an entry. A name that exists for another scenario, but is fixed here or its table left out,
    /// takes its correlation along with a warning.
    pub(super) fn read(reader: &mut TableReader<'_>, names: &Correlatable<'_>) -> Option<Self> {
        let before = reader.problems.0.len();
        let table = CorrelationTable::read_keys(reader);
        let rank = table.rank.value;
        if rank.abs() >= 1.0 {
            let message = format!(
                "{}.rank: expected a number above -1 and below 1, found {rank}: that would be one draw, not two",
                reader.name
            );
            reader.problems.error(Some(table.rank.span.clone()), message);
        }
        let found: Vec<String> =
            table.between.iter().filter_map(|name| names.find(name, reader.problems)).collect();
        let fatal = reader.problems.0[before..].iter().any(|problem| !problem.warning);
        let names: [String; 2] = found.try_into().ok().filter(|_| !fatal)?;
        if names[0] == names[1] {
            return reader.fail("between", "a draw cannot be correlated with itself");
        }
        if names[0].ends_with(SHOCK) != names[1].ends_with(SHOCK) {
            let (shock, once) = if names[0].ends_with(SHOCK) { (0, 1) } else { (1, 0) };
            let message = format!(
                "correlation: `{}` is drawn once and `{}` at every step: they go together in the first step alone",
                names[once], names[shock]
            );
            reader.problems.doubt(reader.span.clone(), message);
        }
        Some(Self { names, rank, span: reader.span.clone().unwrap_or_default() })
    }
}

/// How the names of shocks end.
const SHOCK: &str = ".shock";

impl Correlatable<'_> {
    fn find(&self, name: &Name, problems: &mut Problems) -> Option<String> {
        let Name { text, span } = name;
        if self.valid.contains(text) {
            return Some(text.clone());
        }
        if (self.exists)(text) {
            let message =
                format!("correlation: `{text}` is not uncertain here, so nothing moves with it");
            problems.doubt(span.clone(), message);
        } else {
            let message = format!(
                "correlation: `{text}` is neither an uncertain parameter nor a shock of this scenario"
            );
            problems.error(span.clone(), message).suggest(text, self.valid);
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(a: &str, b: &str, rank: f64) -> Pair {
        Pair { names: [a.to_owned(), b.to_owned()], rank, span: 0..0 }
    }

    fn said(pairs: &[Pair]) -> String {
        let mut problems = Problems::default();
        Correlations::of(pairs, &mut problems);
        let one = &problems.0[0];
        format!("{}; {}", one.message, one.help.as_deref().unwrap_or_default())
    }

    #[test]
    fn factor_rebuilds_the_matrix() {
        let pairs = [pair("a", "b", 0.5), pair("b", "c", -0.3), pair("a", "c", 0.2)];
        let factor = Correlations::of(&pairs, &mut Problems::default()).factor;
        let product =
            |i: usize, j: usize| (0..=i.min(j)).map(|k| factor[i][k] * factor[j][k]).sum::<f64>();
        assert!((product(0, 1) - gaussian(0.5)).abs() < 1e-15);
        assert!((product(1, 2) - gaussian(-0.3)).abs() < 1e-15);
        assert!((product(2, 2) - 1.0).abs() < 1e-15);
        assert!((gaussian(0.5) - 0.517_638_090_205_041_5).abs() < 1e-15);
    }

    /// Only the names that take part in a contradiction are named.
    #[test]
    fn contradictions_name_those_who_contradict() {
        let pairs = [
            pair("x", "a", 0.0),
            pair("a", "b", 0.9),
            pair("y", "z", 0.5),
            pair("b", "c", 0.9),
            pair("a", "c", -0.9),
        ];
        let said = said(&pairs);
        assert!(said.contains("the ranks of `a`, `b`, `c` contradict each other"), "{said}");
    }

    /// Three ranks of -0.49 are those of some three variables; three normals of -0.507 are not.
    #[test]
    fn ranks_may_agree_where_their_normals_cannot() {
        let pairs = [pair("a", "b", -0.49), pair("b", "c", -0.49), pair("a", "c", -0.49)];
        let said = said(&pairs);
        assert!(said.contains("of `a`, `b`, `c` agree with each other, but the normal"), "{said}");
        // 2 sin(pi r / 6) is -0.5 at r = -0.4826.
        assert!(said.contains("0.98 times these ranks would do"), "{said}");
        let weaker = pairs.map(|pair| Pair { rank: 0.98 * pair.rank, ..pair });
        let mut problems = Problems::default();
        Correlations::of(&weaker, &mut problems);
        assert!(!problems.fatal());
    }
}
