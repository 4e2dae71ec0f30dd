//! What is swept: what is typed, else what the scenario's `[sweep]` says.

use super::{axes, mistake::Mistake};
use crate::{
    analysis::sweep::{Axis, Design, Place, Sweep, places},
    cli::questions::{DesignName, SweepOptions},
    language::number,
    metrics::Asked,
    model::Model,
    scenario::{Document, Name, Span, SweepDesign, SweepTable},
};

/// Cells at most.
const MOST: u64 = 10_000;
/// Paths of each unless more are asked for.
const PATHS: u64 = 10_000;
/// Combinations of a design that is no grid, if nobody says.
const CELLS: usize = 64;
/// Variants in which a level is tried at most, and levels of an axis that are.
const TRIED: [usize; 2] = [12, 64];

/// What was typed.
pub(super) struct Typed<'a> {
    over: &'a [String],
    on: &'a [String],
    design: Option<SweepDesign>,
    cells: Option<usize>,
    reference: Option<usize>,
    paths: Option<u64>,
    allow_implausible: bool,
}

impl<'a> Typed<'a> {
    pub(super) fn of(options: &'a SweepOptions) -> Self {
        let design = options.design.map(|name| match name {
            DesignName::Grid => SweepDesign::Grid,
            DesignName::Lhs => SweepDesign::Lhs,
            DesignName::Sobol => SweepDesign::Sobol,
        });
        Self {
            over: &options.over,
            on: &options.on,
            design,
            cells: options.cells,
            reference: options.reference,
            paths: options.paths,
            allow_implausible: options.scenario.allow_implausible,
        }
    }

    pub(super) const fn nothing(allow_implausible: bool) -> Self {
        Self {
            over: &[],
            on: &[],
            design: None,
            cells: None,
            reference: None,
            paths: None,
            allow_implausible,
        }
    }
}

/// What is swept.
pub(super) struct Plan {
    pub(super) axes: Vec<Axis>,
    pub(super) places: Vec<Place>,
    pub(super) asked: Vec<Asked>,
    pub(super) reference: usize,
    pub(super) paths: u64,
    /// Where each axis stands; none if it was typed.
    spans: Vec<Option<Span>>,
}

/// The scenario without its plan of a sweep, which says nothing of a cell.
pub(super) fn cells(document: &Document) -> Document {
    document.changed(&["sweep"], &[])
}

impl Plan {
    /// Typed keys replace the keys of the table with their design; typed numbers and paths replace theirs.
    pub(super) fn read(
        typed: &Typed<'_>,
        scenario: (&Document, &Model),
    ) -> Result<Self, Vec<Mistake>> {
        let (_, model) = scenario;
        let table = model.header.sweep.as_ref();
        let own = table.filter(|_| typed.over.is_empty());
        let over = words(typed.over, own.map(|table| &table.over));
        if over.is_empty() {
            let message = "expected a key and what to try, as in demand.growth=0.3..0.9:7: the scenario has no table [sweep]";
            return Err(vec![Mistake::typed("over", message)]);
        }
        let design = design(typed, own).map_err(|mistake| vec![mistake])?;
        let mut mistakes = Vec::new();
        let axes = axes(&over, scenario, (design, typed.allow_implausible), &mut mistakes);
        let on = words(typed.on, table.map(|table| &table.on));
        let asked = asked(&on, model, &mut mistakes);
        if !mistakes.is_empty() {
            return Err(mistakes);
        }
        not_too_many(&axes, design, over[0].span.as_ref()).map_err(|mistake| vec![mistake])?;
        let places = places(&axes, design, model.header.run.seed);
        let reference = reference(typed, own, places.len()).map_err(|mistake| vec![mistake])?;
        let paths = typed.paths.or(table.and_then(|table| table.paths));
        let paths = paths.unwrap_or(model.header.run.paths.min(PATHS));
        let spans = over.into_iter().map(|word| word.span).collect();
        Ok(Self { axes, places, asked, reference, paths, spans })
    }

    /// Refuses values that no variant can be run with: slips of the pen. What only some combinations contradict is a
    /// cell that says so.
    pub(super) fn levels_can_run(&self, sweep: &Sweep<'_>) -> Result<(), Mistake> {
        for (place, axis) in self.axes.iter().enumerate() {
            for level in 0..axis.count().unwrap_or(0).min(TRIED[1]) {
                let cells = 0..sweep.places.len();
                let own = cells.filter(|cell| sweep.places[*cell].levels[place] == level);
                let mut why = None;
                for cell in own.take(TRIED[0]) {
                    why = sweep.refusal(cell).map(|message| (cell, message));
                    if why.is_none() {
                        break;
                    }
                }
                if let Some((cell, why)) = why {
                    let shown = &sweep.places[cell].shown[place];
                    let message = format!("{}={shown:.60}: {why}", axis.name);
                    return Err(Mistake { key: "over", span: self.spans[place].clone(), message });
                }
            }
        }
        Ok(())
    }
}

/// What was typed, or what a table says if nothing was.
fn words(typed: &[String], table: Option<&Vec<Name>>) -> Vec<Name> {
    if typed.is_empty() {
        return table.cloned().unwrap_or_default();
    }
    typed.iter().map(|text| Name { text: text.clone(), span: None }).collect()
}

fn design(typed: &Typed<'_>, table: Option<&SweepTable>) -> Result<Design, Mistake> {
    let design = typed.design.or(table.map(|table| table.design)).unwrap_or(SweepDesign::Grid);
    let cells = typed.cells.or(table.and_then(|table| table.cells));
    match design {
        SweepDesign::Grid if typed.cells.is_some() => {
            Err(Mistake::typed("cells", "a grid has as many cells as its keys have combinations"))
        }
        SweepDesign::Grid => Ok(Design::Grid),
        SweepDesign::Lhs => Ok(Design::LatinHypercube(cells.unwrap_or(CELLS))),
        SweepDesign::Sobol => Ok(Design::Sobol(cells.unwrap_or(CELLS))),
    }
}

fn axes(
    over: &[Name],
    scenario: (&Document, &Model),
    (design, allow_implausible): (Design, bool),
    mistakes: &mut Vec<Mistake>,
) -> Vec<Axis> {
    let mut axes: Vec<Axis> = Vec::new();
    for word in over {
        let message = match axes::axis(scenario, &word.text, design, allow_implausible) {
            Ok(axis) if axes.iter().any(|other| other.name == axis.name) => {
                format!("`{}` stands there twice", axis.name)
            }
            Ok(axis) => {
                axes.push(axis);
                continue;
            }
            Err(message) => message,
        };
        mistakes.push(Mistake { key: "over", span: word.span.clone(), message });
    }
    axes
}

/// The numbers that are asked for, or the probability of a bust and, if there are books, the write-downs.
fn asked(on: &[Name], model: &Model, mistakes: &mut Vec<Mistake>) -> Vec<Asked> {
    if on.is_empty() {
        let usual = ["bust:share", "write_down:p50"].map(|text| Asked::read(model, text).ok());
        return usual.into_iter().flatten().collect();
    }
    let mut all: Vec<Asked> = Vec::new();
    for word in on {
        let message = match Asked::read(model, &word.text) {
            Ok(own) if all.iter().any(|other| other.words() == own.words()) => {
                format!("`{}` is asked for twice", own.words())
            }
            Ok(own) => {
                all.push(own);
                continue;
            }
            Err(message) => message,
        };
        mistakes.push(Mistake { key: "on", span: word.span.clone(), message });
    }
    all
}

fn not_too_many(axes: &[Axis], design: Design, span: Option<&Span>) -> Result<(), Mistake> {
    let count = match design {
        Design::Grid => {
            let counts = axes.iter().map(|axis| axis.count().unwrap_or(1) as u64);
            counts.fold(1_u64, u64::saturating_mul)
        }
        Design::LatinHypercube(cells) | Design::Sobol(cells) => cells as u64,
    };
    if count <= MOST {
        return Ok(());
    }
    let [shown, most] = [count, MOST].map(number::count);
    let message = format!(
        "{shown} cells; a sweep has no more than {most}: fewer steps, or the design lhs with a number of cells"
    );
    Err(Mistake { key: "over", span: span.cloned(), message })
}

fn reference(
    typed: &Typed<'_>,
    table: Option<&SweepTable>,
    cells: usize,
) -> Result<usize, Mistake> {
    let own = table.filter(|_| typed.reference.is_none()).map(|table| &table.reference);
    let number = typed.reference.or(own.map(|own| own.value)).unwrap_or(1);
    if (1..=cells).contains(&number) {
        return Ok(number - 1);
    }
    let message = format!("expected a cell from 1 to {cells}, found {number}");
    // Where the file is silent its default is there, which every sweep has.
    Err(Mistake { key: "reference", span: own.map(|own| own.span.clone()), message })
}
