//! A key of a scenario that can be turned: its value, its whole distribution, or its whole series.
//!
//! Whatever it is, where it stands is one number: the value, the median of the distribution, or the factor on the
//! series. A distribution is moved as a whole, bounds included, by what is added to it (shift) or by what it is
//! multiplied with (factor).

mod moved;
mod read;

use moved::{Affine, moved};
use read::{parts, turnable, written};

use crate::{
    model::Model,
    scenario::{Document, Key, Series, Table, typed_key},
};

/// How a key is turned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// One value on all paths.
    Value,
    /// The whole distribution, by what is added to it.
    Shift,
    /// The whole distribution or series, by what it is multiplied with.
    Factor,
}

impl Turn {
    /// As it is typed behind a key.
    pub const ALL: [(&'static str, Self); 3] =
        [("value", Self::Value), ("shift", Self::Shift), ("factor", Self::Factor)];

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::Shift => "shift",
            Self::Factor => "factor",
        }
    }
}

/// What a scenario says of the key.
#[derive(Clone, Debug)]
enum Written {
    Number(f64),
    Distribution { table: Table, median: f64, bulk: [f64; 2] },
    Series(Series),
}

/// A key that can be turned.
#[derive(Clone, Debug)]
pub struct Knob {
    /// The key, its parts joined by points.
    pub name: String,
    /// How it is turned.
    pub turn: Turn,
    /// What is declared of it.
    pub key: &'static Key,
    typed: String,
    written: Written,
}

/// Factors on series lie within this.
const FACTORS: [f64; 2] = [0.01, 100.0];
/// How far above 0 a key begins of which 0 says that there is none: over where it stands, or over its largest value.
const BEYOND_ZERO: [f64; 2] = [0.01, 1e-6];

impl Knob {
    /// The key of a scenario, turned as is asked, or else as what is written asks for: numbers by their value,
    /// distributions by a shift (by a factor where the law is log-normal), series by a factor.
    pub fn new(
        (document, model): (&Document, &Model),
        text: &str,
        asked: Option<Turn>,
    ) -> Result<Self, String> {
        let parts = parts(text)?;
        let name = parts.join(".");
        let key = turnable(&name, document)?;
        let written = written((document, model), &parts, key, &name)?;
        let usual = match &written {
            Written::Number(_) => Turn::Value,
            Written::Distribution { table, .. } if moved::is_log(table) => Turn::Factor,
            Written::Distribution { .. } => Turn::Shift,
            Written::Series(_) => Turn::Factor,
        };
        let turn = match (&written, asked) {
            (Written::Number(_), _) => Turn::Value,
            (_, None) => usual,
            (Written::Series(_), Some(Turn::Shift)) => {
                return Err(format!("`{name}` is a series, which takes a factor or a value"));
            }
            (Written::Distribution { table, .. }, Some(Turn::Shift)) if moved::is_log(table) => {
                return Err(format!(
                    "`{name}` is log-normal: shifted it would be none; {text}:factor moves it"
                ));
            }
            (Written::Distribution { median, .. }, Some(Turn::Factor)) if *median <= 0.0 => {
                return Err(format!(
                    "the median of `{name}` is {median}, so no factor moves it up; {text}:shift does"
                ));
            }
            (_, Some(turn)) => turn,
        };
        Ok(Self { name, turn, key, typed: typed_key(&parts), written })
    }

    /// Where it stands in the scenario; a series turned by its value stands nowhere, nor does a key of which there is none.
    pub fn now(&self) -> Option<f64> {
        match &self.written {
            Written::Number(value) if *value == 0.0 && !self.key.zero.is_empty() => None,
            Written::Number(value) => Some(*value),
            Written::Distribution { median, .. } => Some(*median),
            Written::Series(_) => (self.turn == Turn::Factor).then_some(1.0),
        }
    }

    /// Whether where it stands is a factor, and not in the key's unit.
    pub fn is_factor(&self) -> bool {
        self.turn == Turn::Factor && matches!(self.written, Written::Series(_))
    }

    /// Whether a whole distribution moves, so that where it stands is its median.
    pub fn is_median(&self) -> bool {
        self.turn != Turn::Value && matches!(self.written, Written::Distribution { .. })
    }

    /// Lowest and highest place that is plausible: 99 % of a distribution, all of a series.
    pub fn range(&self) -> [f64; 2] {
        let (low, high) = self.key.range;
        match (&self.written, self.turn) {
            (Written::Distribution { median, bulk, .. }, Turn::Shift) => {
                inner([low - bulk[0] + median, high - bulk[1] + median])
            }
            (Written::Distribution { median, bulk, .. }, Turn::Factor) => {
                let factors = factors(bulk.iter().copied(), (low, high));
                inner(factors.map(|factor| factor * median))
            }
            (Written::Series(series), Turn::Factor) => inner(factors(series.values(), (low, high))),
            (_, Turn::Value) if low == 0.0 && !self.key.zero.is_empty() => {
                let now = self.now().filter(|now| *now > 0.0);
                [now.map_or(BEYOND_ZERO[1] * high, |now| BEYOND_ZERO[0] * now), high]
            }
            _ => [low, high],
        }
    }

    /// What 0 says of the key where it is no small number, and a place would be one.
    pub fn zero(&self) -> Option<&'static str> {
        (self.turn == Turn::Value && !self.key.zero.is_empty()).then_some(self.key.zero)
    }

    /// A range around where it stands: what a distribution says, or half as much to half as much again.
    pub fn near(&self) -> [f64; 2] {
        let [low, high] = self.range();
        let around = match (&self.written, self.now()) {
            (Written::Distribution { median, bulk, .. }, _) => {
                bulk.map(|end| f64::midpoint(*median, end))
            }
            (_, Some(now)) if now != 0.0 => {
                let half = 0.5 * now.abs();
                [now - half, now + half]
            }
            _ => [low, high],
        };
        [around[0].max(low), around[1].min(high)]
    }

    /// The setting that puts it at a place, as it is typed after `--set`.
    pub fn setting(&self, at: f64) -> String {
        let value = match (&self.written, self.turn) {
            (Written::Distribution { table, median, .. }, Turn::Shift) => {
                moved(table, Affine { factor: 1.0, shift: at - median })
            }
            (Written::Distribution { table, median, .. }, Turn::Factor) => {
                moved(table, Affine { factor: at / median, shift: 0.0 })
            }
            (Written::Series(series), Turn::Factor) => series.times(at).words(),
            _ => format!("{at}"),
        };
        format!("{}={value}", self.typed)
    }

    /// The scenario with the key at a place.
    pub fn at(&self, document: &Document, at: f64) -> Document {
        document.changed(&[], &[&self.setting(at)])
    }
}

/// A range within another, so that no rounding leads out of it.
fn inner([low, high]: [f64; 2]) -> [f64; 2] {
    let hair = 1e-9 * (high - low).max(0.0);
    [low + hair, high - hair]
}

/// Least and largest factor that keeps values within a range.
fn factors(values: impl Iterator<Item = f64>, (low, high): (f64, f64)) -> [f64; 2] {
    let mut factors = FACTORS;
    for value in values.filter(|value| *value != 0.0) {
        let ends =
            if value > 0.0 { [low / value, high / value] } else { [high / value, low / value] };
        factors = [factors[0].max(ends[0]), factors[1].min(ends[1])];
    }
    factors
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{metrics::read_model, scenario::Rules};

    fn knob(text: &str, turn: Option<Turn>) -> Result<(Knob, Document), String> {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../scenarios/base.toml");
        let mut document = Document::load(path.as_ref(), &[]);
        let model = read_model(&mut document, Rules::default()).unwrap();
        Knob::new((&document, &model), text, turn).map(|knob| (knob, document))
    }

    /// Wherever a key is put, the scenario says so: the median of its distribution is there, or its value.
    #[test]
    fn a_key_stands_where_it_is_put() {
        for (text, turn) in [
            ("demand.growth", None),
            ("demand.growth", Some(Turn::Factor)),
            ("demand.growth", Some(Turn::Value)),
            ("technology.equipment_cost", None),
            ("operations.overhead", None),
        ] {
            let (knob, document) = knob(text, turn).unwrap();
            let [low, high] = knob.range();
            let now = knob.now().unwrap();
            assert!(low <= now && now <= high && low < high, "{text}: {low} {now} {high}");
            for place in [0.9, 1.05].map(|part| now * part) {
                let mut turned = knob.at(&document, place);
                let model = read_model(&mut turned, Rules::default());
                let said = turned.problems.render(&turned.sources, false);
                let model = model.unwrap_or_else(|| panic!("{text}: {said}"));
                let again = Knob::new((&turned, &model), text, turn).unwrap();
                assert!((again.now().unwrap() - place).abs() < 1e-9, "{text} at {place}");
            }
        }
    }

    /// What is typed has no noise of sums and products, and is what runs.
    #[test]
    fn what_is_typed_has_no_noise() {
        for (text, turn) in [
            ("demand.growth", Some(Turn::Shift)),
            ("demand.growth", Some(Turn::Factor)),
            ("technology.equipment_cost", None),
            ("operations.overhead", None),
        ] {
            let (knob, _) = knob(text, turn).unwrap();
            let now = knob.now().unwrap();
            let parts = (1..20).map(|part| format!("{:.3}", now * (0.9 + f64::from(part) / 97.0)));
            for place in parts.map(|place| place.parse().unwrap()) {
                let setting = knob.setting(place);
                let digits = |number: &str| number.trim_matches(['0', '.']).len();
                let mut numbers = setting.split(|c: char| !(c.is_ascii_digit() || c == '.'));
                assert!(numbers.all(|own| digits(own) <= 13), "{setting}");
            }
            assert!(!knob.setting(now).contains("e-"), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_turned_is_told() {
        for (text, words) in [
            ("demand.grwth", "did you mean `demand.growth`?"),
            ("accounting.asset_group", "is no number but one of"),
            ("run.paths", "says how the scenario is run"),
            ("bust.spending_fall", "says how the scenario is run"),
            ("title", "says how the scenario is run"),
            ("a b", "is no key"),
            ("demand", "there is no key `demand`"),
            ("customer.Nobody.growth", "the scenario has no [customer.Nobody]"),
            ("held_for_sale.discount", "there is no key"),
        ] {
            let said = knob(text, None).err().unwrap_or_else(|| panic!("{text} can be turned"));
            assert!(said.contains(words), "{text}: {said}");
        }
    }
}
