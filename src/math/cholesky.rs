//! Small symmetric systems of equations.

/// The lower factor of a positive definite matrix, row by row.
#[derive(Clone, Debug)]
pub struct Cholesky(Vec<Vec<f64>>);

impl Cholesky {
    /// Factorises a matrix given row by row, or returns `None` if a pivot is not above `least`.
    pub fn new(matrix: &[Vec<f64>], least: f64) -> Option<Self> {
        let mut factor: Vec<Vec<f64>> = Vec::with_capacity(matrix.len());
        for (i, given) in matrix.iter().enumerate() {
            let mut row = Vec::with_capacity(i + 1);
            for j in 0..i {
                let other: &[f64] = &factor[j];
                row.push((given[j] - dot(&row, &other[..j])) / other[j]);
            }
            let pivot = given[i] - dot(&row, &row);
            if pivot.is_nan() || pivot <= least {
                return None;
            }
            row.push(pivot.sqrt());
            factor.push(row);
        }
        Some(Self(factor))
    }

    /// The factor's rows, each up to its diagonal.
    pub fn into_rows(self) -> Vec<Vec<f64>> {
        self.0
    }

    /// The factor times a vector.
    pub fn times(&self, vector: &[f64]) -> Vec<f64> {
        self.0.iter().map(|row| dot(row, &vector[..row.len()])).collect()
    }

    /// The inverse of the factor times a vector.
    pub fn over(&self, vector: &[f64]) -> Vec<f64> {
        let mut solved: Vec<f64> = Vec::with_capacity(vector.len());
        for (row, value) in self.0.iter().zip(vector) {
            let (pivot, before) = row.split_last().expect("a row has a pivot");
            solved.push((value - dot(before, &solved)) / pivot);
        }
        solved
    }

    /// The inverse of the matrix times a vector.
    pub fn solve(&self, vector: &[f64]) -> Vec<f64> {
        let mut solved = self.over(vector);
        for i in (0..solved.len()).rev() {
            let below: f64 = (i + 1..solved.len()).map(|k| self.0[k][i] * solved[k]).sum();
            solved[i] = (solved[i] - below) / self.0[i][i];
        }
        solved
    }
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn systems_are_solved() {
        let matrix = vec![vec![4.0, 2.0, 0.6], vec![2.0, 5.0, -1.0], vec![0.6, -1.0, 3.0]];
        let factor = Cholesky::new(&matrix, 0.0).unwrap();
        let x = [1.0, -2.0, 0.5];
        let right: Vec<f64> = matrix.iter().map(|row| dot(row, &x)).collect();
        for (found, expected) in factor.solve(&right).iter().zip(x) {
            assert!((found - expected).abs() < 1e-12);
        }
        let back = factor.times(&factor.over(&x));
        assert!(back.iter().zip(x).all(|(a, b)| (a - b).abs() < 1e-12));
        assert!(Cholesky::new(&[vec![1.0, 2.0], vec![2.0, 1.0]], 0.0).is_none());
    }
}
