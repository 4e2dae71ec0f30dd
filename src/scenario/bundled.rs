//! Files that the program brings along: the folder `scenarios`, so that it works where nothing else is.
//!
//! A file that is there wins. What a text of ours names is looked for among ours.

use std::path::{Component, Path, PathBuf};

/// Name in the folder, and content.
type File = (&'static str, &'static str);

/// All of them, by name; `scenarios/bundle.rs` makes the list.
const FILES: &[File] = include!(concat!(env!("OUT_DIR"), "/bundled.rs"));

/// The folder that they lie in, as users see it and may write it.
const ROOT: &str = "overbuild:";

/// Every file that the program brings along: its name below `scenarios`, and its text.
pub fn bundled() -> &'static [(&'static str, &'static str)] {
    FILES
}

/// The path of a file of ours, by its name.
pub fn bundled_path(name: &str) -> PathBuf {
    Path::new(ROOT).join(name)
}

/// Names of those that run by themselves, without their ending.
pub fn bundled_scenarios() -> impl Iterator<Item = &'static str> {
    let names = FILES.iter().filter_map(|(name, _)| name.strip_suffix(".toml"));
    names.filter(|name| !name.contains('/'))
}

/// The file that is at a path, if the path leads into the folder of ours.
pub(super) fn at(path: &Path) -> Option<File> {
    let inner = path.strip_prefix(ROOT).ok()?;
    let mut parts: Vec<&str> = Vec::new();
    for part in inner.components() {
        match part {
            Component::Normal(part) => parts.push(part.to_str()?),
            Component::ParentDir => drop(parts.pop()?),
            _ => {}
        }
    }
    by_name(&parts.join("/"))
}

/// Whether a path leads into the folder of ours.
pub(super) fn is_inside(path: &Path) -> bool {
    path.starts_with(ROOT)
}

/// The file that somebody means by a name, in whatever folder they took it to be: `base.toml`,
/// `../scenarios/base.toml`, `shared/credit.toml`.
pub(super) fn by_written(written: &Path) -> Option<File> {
    let dots = |part: &Component<'_>| matches!(part, Component::CurDir | Component::ParentDir);
    let mut parts = written.components().skip_while(dots).peekable();
    let folder = |part: &Component<'_>| [ROOT, "scenarios"].iter().any(|f| part.as_os_str() == *f);
    if parts.peek().is_some_and(folder) {
        parts.next();
    }
    let names = parts.map(|part| match part {
        Component::Normal(name) => name.to_str(),
        _ => None,
    });
    by_name(&names.collect::<Option<Vec<&str>>>()?.join("/"))
}

fn by_name(name: &str) -> Option<File> {
    let place = FILES.binary_search_by_key(&name, |(name, _)| *name).ok()?;
    Some(FILES[place])
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, fs};

    use super::*;

    /// Everything in the folder but the list-maker, and nothing else.
    #[test]
    fn the_whole_folder_is_brought_along() {
        fn below(folder: &Path, found: &mut BTreeSet<PathBuf>) {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    below(&path, found);
                } else {
                    found.insert(path);
                }
            }
        }
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios");
        let mut there = BTreeSet::new();
        below(&folder, &mut there);
        there.remove(&folder.join("bundle.rs"));
        let ours: BTreeSet<PathBuf> = FILES.iter().map(|(name, _)| folder.join(name)).collect();
        assert_eq!(ours, there);
        for (name, text) in FILES {
            assert_eq!(*text, fs::read_to_string(folder.join(name)).unwrap(), "{name}");
            assert_eq!(by_name(name), Some((*name, *text)), "found by its name");
        }
    }

    #[test]
    fn a_name_is_told_from_another_folder_of_that_name() {
        let named = |written: &str| by_written(Path::new(written)).map(|(name, _)| name);
        for written in
            ["base.toml", "./base.toml", "../scenarios/base.toml", "overbuild:/base.toml"]
        {
            assert_eq!(named(written), Some("base.toml"), "{written}");
        }
        assert_eq!(named("../shared/credit.toml"), Some("shared/credit.toml"));
        for written in
            ["base", "mine/base.toml", "/base.toml", "credit.toml", "", "..", "overbuild:"]
        {
            assert_eq!(named(written), None, "{written}");
        }
    }

    #[test]
    fn what_ours_name_stays_among_ours() {
        let name = |path: &str| at(Path::new(path)).map(|(name, _)| name);
        assert_eq!(name("overbuild:/shared/../base.toml"), Some("base.toml"));
        assert_eq!(name("overbuild:/../base.toml"), None);
        assert_eq!(name("base.toml"), None);
    }
}
