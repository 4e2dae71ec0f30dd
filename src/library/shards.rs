//! The paths of a run that one of several machines simulates.

use std::ops::Range;

use super::Plan;
use crate::{
    analysis::Sample,
    engine::Control,
    metrics::{Cells, Slice, Stopped},
    model::Batch,
    random::Chance,
    report::{Block, ShardFile, fingerprint},
};

impl Plan<'_> {
    /// The paths of a slice.
    pub fn slice(&self, slice: Slice) -> Range<u64> {
        let all = self.most();
        slice.paths(all, !self.collected.fits(all))
    }

    /// Hash of what the first paths of the whole run bring: it tells builds of one version apart.
    pub fn first_paths(&self) -> Result<String, Stopped> {
        let paths = 0..self.most().min(Batch::PATHS as u64);
        let chance = Chance::Seed(self.model.header.run.seed);
        let first = self.collected.bring(self.model, chance, paths, &Control::default())?;
        Ok(fingerprint(&first))
    }

    /// Simulates some paths: writes them one by one where the whole run needs them so, and counts the others in
    /// cells.
    pub fn simulate_shard(
        &self,
        paths: Range<u64>,
        file: &mut ShardFile,
        control: &Control,
    ) -> Result<(), Stopped> {
        let run = &self.model.header.run;
        let whole = self.settings.per_path.always() || self.collected.fits(run.paths);
        let mut cells: Option<Cells> = None;
        let mut next = paths.start;
        while next < paths.end {
            let chance = Chance::Seed(run.seed);
            let part = self.collected.bring(self.model, chance, next..paths.end, control)?;
            let first = next;
            next = part.end();
            if whole || first < Sample::PATHS as u64 {
                file.add(Block::Whole(part)).map_err(Stopped::Failed)?;
            } else {
                cells.get_or_insert_with(|| Cells::from(first, part.values.len())).add(&part);
            }
        }
        cells.map_or(Ok(()), |cells| file.add(Block::Cells(cells)).map_err(Stopped::Failed))
    }
}
