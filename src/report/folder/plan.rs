//! What is to happen to a folder: whether it may, which record it gets, what goes and what comes along.

use std::{
    collections::{BTreeMap, BTreeSet},
    ffi::OsString,
    path::Path,
};

use super::{
    Hashes, Kind, Refusal, Staged,
    commit::{Journal, Way},
    disk,
    inventory::{Entry, Inventory, Owner},
    place::Place,
    record::{DRAWN, MANIFEST, Record},
};

impl Staged {
    pub(super) fn record_name(&self, before: &Inventory) -> &'static str {
        match self.kind {
            Kind::Pictures if before.manifest.is_none() => DRAWN,
            _ => MANIFEST,
        }
    }

    /// Whether these names can be written into the folder as it is.
    pub(super) fn check(
        &self,
        before: &Inventory,
        names: &BTreeSet<String>,
    ) -> Result<(), Refusal> {
        let shown = self.shown.display();
        if self.kind == Kind::Result && !before.is_ours() && !before.entries.is_empty() {
            return Err(Refusal::Taken(if before.has_damaged_record(&self.shown) {
                format!(
                    "error: the manifest.json of {shown}, which says what of it is overbuild's, is damaged: \
                     name another folder with --out, or move this one away"
                )
            } else {
                format!(
                    "error: {shown} exists and was not written by overbuild: name another folder with --out"
                )
            }));
        }
        let tell = |folder: bool, owner: Owner| {
            let found = before
                .in_the_way(names)
                .filter(|(_, entry)| entry.is_folder == folder && (folder || entry.owner == owner));
            found.map(|(name, _)| name.to_string_lossy().into_owned()).collect::<Vec<_>>()
        };
        let folders = tell(true, Owner::Foreign);
        let [edited, claimed, foreign] =
            [Owner::Edited, Owner::Claimed, Owner::Foreign].map(|owner| tell(false, owner));
        let mut text = String::new();
        let mut add = |names: &[String], why: &str| {
            if !names.is_empty() {
                text.push_str(&format!("\n  {why}: {}", names.join(", ")));
            }
        };
        add(&folders, "folders that stand where files belong");
        if !self.overwrite {
            add(&edited, "changed since overbuild wrote it");
            add(&claimed, "listed by a record that was changed, which may list what is yours");
            add(&foreign, "not written by overbuild");
        }
        if text.is_empty() {
            return Ok(());
        }
        let remedy = if folders.is_empty() { ", or replace them with --overwrite" } else { "" };
        Err(Refusal::Taken(format!(
            "error: {shown} has files that are not overbuild's to replace:{text}\n\
             move or rename them, name another folder with --out{remedy}"
        )))
    }

    /// A record of the files, and its name.
    pub(super) fn record(
        &self,
        before: &Inventory,
        hashes: &Hashes,
        manifest: Option<String>,
    ) -> Result<(&'static str, String), String> {
        let name = self.record_name(before);
        if let Some(manifest) = manifest {
            return Ok((name, manifest));
        }
        let old = if name == MANIFEST { &before.manifest } else { &before.drawn };
        let mut files: BTreeMap<String, String> =
            old.as_ref().map(|record| record.files.clone()).unwrap_or_default();
        files.extend(hashes.iter().cloned());
        let text = match old {
            Some(record) => record.with(&files)?,
            None => Record::of_pictures(&files),
        };
        Ok((name, text))
    }

    pub(super) fn journal(
        &self,
        before: &Inventory,
        new: BTreeSet<String>,
        record: (String, String),
        stage: &Path,
        place: &Place,
    ) -> Journal {
        let over = before.in_the_way(&new).map(|(name, _)| name.to_string_lossy().into_owned());
        let over: BTreeSet<String> = over.collect();
        let is_new = |name: &OsString| name.to_str().is_some_and(|name| new.contains(name));
        let stays = |(name, _): &(&OsString, &Entry)| !is_new(name);
        let (gone, carried): (Vec<_>, Vec<_>) = before
            .entries
            .iter()
            .filter(stays)
            .partition(|(_, entry)| self.kind == Kind::Result && entry.owner == Owner::Ours);
        let gone = gone.into_iter().map(|(name, _)| name.to_string_lossy().into_owned()).collect();
        let carried = carried
            .into_iter()
            .map(|(name, _)| (name.clone(), disk::identity(&place.target.join(name))))
            .collect();
        let there = |name: &&String| before.entries.contains_key(&OsString::from(name.as_str()));
        // A folder of other things with pictures in it stays the folder that it is.
        let way = if record.0 == DRAWN { Way::Fill } else { Way::Exchange };
        Journal {
            way,
            stage: stage.file_name().unwrap_or_default().to_owned(),
            replaced: new.iter().filter(there).cloned().collect(),
            record,
            new,
            over,
            gone,
            carried,
        }
    }

    /// What is kept of the old result because somebody has changed it.
    pub(super) fn notes(&self, before: &Inventory, new: &BTreeSet<String>) -> Vec<String> {
        if self.kind == Kind::Pictures {
            return Vec::new();
        }
        let kept = |owner: Owner| {
            let kept = before.entries.iter().filter(|(name, entry)| {
                entry.owner == owner && name.to_str().is_none_or(|name| !new.contains(name))
            });
            let names: Vec<_> = kept.map(|(name, _)| name.to_string_lossy()).collect();
            (!names.is_empty()).then(|| names.join(", "))
        };
        let shown = self.shown.display();
        let edited = kept(Owner::Edited).map(|names| {
            format!(
                "note: {shown}: of the result before, changed since overbuild wrote it, and kept: {names}"
            )
        });
        let claimed = kept(Owner::Claimed).map(|names| {
            format!(
                "note: {shown}: of the result before, listed by a record that was changed, and kept: {names}"
            )
        });
        edited.into_iter().chain(claimed).collect()
    }
}
