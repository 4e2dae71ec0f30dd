//! What a response must be, and the table behind it.

use super::{Curve, Response, Up};
use crate::{
    chart::{check, data::Data},
    language::{Phrase, phrase},
};

impl Response {
    /// What its numbers must be; the error names the field.
    pub(crate) fn check(&self) -> Result<(), String> {
        use check::{each, length, number, some};
        check::label("across", &self.across)?;
        if let Up::Key(label) = &self.up {
            check::label("up", label)?;
        }
        some("curves", self.curves.len(), 1)?;
        for (place, curve) in self.curves.iter().enumerate() {
            let field = format!("curves[{place}]");
            check::phrase(&format!("{field}.name"), &curve.name)?;
            let values: Vec<f64> = curve.points.iter().flat_map(|(x, y)| [*x, *y]).collect();
            each(&format!("{field}.points"), &values, number)?;
            if !curve.band.is_empty() {
                length(&format!("{field}.band"), curve.band.len(), curve.points.len())?;
            }
            let ends: Vec<f64> = curve.band.iter().flatten().copied().collect();
            each(&format!("{field}.band"), &ends, number)?;
        }
        some("points of all curves", self.curves.iter().map(|c| c.points.len()).sum(), 1)?;
        each("target", &self.target.into_iter().collect::<Vec<_>>(), number)?;
        let roots = self.roots.iter().flat_map(|root| [root.at, root.ends[0], root.ends[1]]);
        each("roots", &roots.collect::<Vec<_>>(), number)?;
        let now = self.now.iter().flat_map(|(x, y)| [*x, *y]);
        each("now", &now.collect::<Vec<_>>(), number)
    }

    /// Places of all curves, rising, each once.
    pub fn places(&self) -> Vec<f64> {
        let mut at: Vec<f64> =
            self.curves.iter().flat_map(|c| c.points.iter().map(|p| p.0)).collect();
        at.sort_by(f64::total_cmp);
        at.dedup();
        at
    }

    /// What a curve is called where it stands alone, too.
    pub fn curve_name(&self, curve: &Curve) -> Phrase {
        match &self.up {
            _ if !curve.name.text().is_empty() => curve.name.clone(),
            Up::Key(label) => label.whole(),
            Up::Unit(_) => phrase("value"),
        }
    }

    /// What numbers upwards are multiplied with to be in the unit that is named.
    pub fn up_scale(&self) -> f64 {
        match &self.up {
            Up::Key(label) => label.scale(),
            Up::Unit(_) => 1.0,
        }
    }

    pub(crate) fn data(&self) -> Data {
        let mut header = vec![self.across.whole()];
        header.extend(self.curves.iter().map(|curve| self.curve_name(curve)));
        let at = self.places();
        let row = |x: &f64| {
            let value = |curve: &Curve| {
                curve.points.iter().find(|point| point.0.total_cmp(x).is_eq()).map(|point| point.1)
            };
            (self.across.amount(*x), self.curves.iter().map(value).collect())
        };
        Data { header, rows: at.iter().map(row).collect(), ..Data::default() }
    }
}
