//! `[[quantity]]`: numbers of one's own, worked out of tracks and metrics.

use super::{
    Name,
    diagnostic::Problems,
    field::{HeaderTable, Placed, choices},
    names::check_distinct,
    reader::TableReader,
    section::table,
};

const CHOICE: &str = "a choice, not an estimate";

table! {
    /// A number of one's own for each path: an expression over tracks and metrics, used like any metric.
    ["own quantity", "eigene Größe"]
    pub struct OwnQuantity in list "quantity" => {
        /// Its name in files: small letters, digits and _.
        ["name", "Name"]
        name: Name, "", "", 1.0, 60.0, CHOICE;
        /// What it is, in a few words, as tables and axes say it.
        ["label", "Bezeichnung"]
        label: String, "", "", 1.0, 120.0, CHOICE;
        /// What it counts; the expression must come to the same.
        ["unit", "Einheit"]
        unit: OwnUnit, "", "", 0.0, 0.0, CHOICE;
        /// How it is worked out of tracks and metrics, as in `sum(write_down) / sum(spending)`; see section 4 of MODEL.md.
        ["expression", "Ausdruck"]
        expression: Placed<String>, "", "", 1.0, 2000.0, CHOICE;
        /// Which values are the bad ones: large ones, small ones or neither.
        ["bad side", "schlechte Seite"]
        worse: OwnSide, "", "\"neither\"", 0.0, 0.0, CHOICE;
    }
}

choices! {
    /// What a quantity of one's own counts.
    pub OwnUnit, else Ratio {
        /// Billions of the currency.
        Money = "money",
        /// Billions of the currency for a capacity unit and year.
        Price = "price",
        /// Capacity units.
        Capacity = "capacity",
        /// Site units.
        Sites = "sites",
        /// Electric energy, TWh.
        Energy = "energy",
        /// A part of a whole, shown in per cent.
        Share = "share",
        /// A plain ratio or number.
        Ratio = "ratio",
        /// A calendar year.
        Year = "year",
        /// A span of years.
        Years = "years",
    }
}

choices! {
    /// Which values of a quantity of one's own are the bad ones.
    pub OwnSide, else Neither {
        /// Large ones.
        High = "high",
        /// Small ones.
        Low = "low",
        /// Neither.
        Neither = "neither",
    }
}

impl OwnQuantity {
    /// Reads an entry; its expression is looked at where tracks and metrics are known.
    pub(super) fn read(reader: &mut TableReader<'_>) -> Option<Self> {
        let before = reader.problems.0.len();
        let own = Self::read_keys(reader);
        let letters = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        let name = &own.name.text;
        let fits = name.chars().all(letters) && name.starts_with(|c: char| c.is_ascii_lowercase());
        if !name.is_empty() && !fits {
            let message = format!(
                "quantity.name: `{name}` is no name of files: expected small letters, digits and _, a letter first"
            );
            reader.problems.error(own.name.span.clone(), message);
        }
        (reader.problems.0.len() == before).then_some(own)
    }

    /// Refuses two of the same name.
    pub(super) fn check_together(all: &[Self], problems: &mut Problems) {
        let names = all.iter().map(|own| (own.name.text.as_str(), own.name.span.clone()));
        check_distinct("quantity", names, problems);
    }
}
