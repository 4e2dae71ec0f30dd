//! `[sweep]`: the variants of a scenario that `overbuild sweep` runs if no other keys are typed.

use super::{
    Name,
    field::{HeaderTable, Placed, choices},
    reader::TableReader,
    section::table,
};

const CHOICE: &str = "a choice, not an estimate";

table! {
    /// Variants of the scenario, for `overbuild sweep` without `--over`; no other command minds it.
    ["variants", "Varianten"]
    pub struct SweepTable in "sweep" => {
        /// Keys and what to try, as after `--over`: `"demand.growth=0.3..0.9:7"` (seven steps), `"accounting.asset_group=fleet,assets"`.
        ["keys and what to try", "Schlüssel und was versucht wird"]
        over: Vec<Name>, "", "", 1.0, 100.0, CHOICE;
        /// Which combinations: all, a Latin hypercube or points of a Sobol sequence.
        ["design", "Versuchsplan"]
        design: SweepDesign, "", "\"grid\"", 0.0, 0.0, CHOICE;
        /// Combinations of a design that is no grid; 64 where the file is silent.
        ["number of combinations", "Anzahl der Kombinationen"]
        cells: Option<usize>, "cells", "none", 1.0, 10_000.0, CHOICE;
        /// Numbers of the results, as in `["bust", "write_down:p99"]`; else the probability of a bust and the median of the write-downs.
        ["numbers asked for", "gefragte Zahlen"]
        on: Vec<Name>, "", "none", 1.0, 100.0, CHOICE;
        /// The cell that the others are held against, path by path.
        ["reference cell", "Bezugsvariante"]
        reference: Placed<usize>, "", "1", 1.0, 10_000.0, CHOICE;
        /// Simulated futures of each cell; those of the run, at most 10,000, where the file is silent.
        ["simulated futures of a cell", "simulierte Pfade je Variante"]
        paths: Option<u64>, "paths", "none", 1.0, 262_144.0, CHOICE;
    }
}

choices! {
    /// Which combinations of what is tried are run.
    pub SweepDesign, else Grid {
        /// All of them.
        Grid = "grid",
        /// A Latin hypercube.
        Lhs = "lhs",
        /// Points of a Sobol sequence.
        Sobol = "sobol",
    }
}

impl SweepTable {
    /// Reads the table, if it is there; what its texts name is looked at where keys and metrics are known.
    pub(super) fn read(reader: &mut TableReader<'_>) -> Option<Self> {
        reader.table?;
        let table = Self::read_keys(reader);
        if table.design == SweepDesign::Grid {
            reader.useless("cells", "a grid has as many cells as its keys have combinations");
        }
        Some(table)
    }
}
