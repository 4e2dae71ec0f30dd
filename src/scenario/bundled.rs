//! Files that the program brings along: bases that bundled scenarios share, for those who copy a scenario alone.

use std::path::Path;

/// What a file may call them, beside its own folder, and what they say.
const FILES: &[(&str, &str)] = &[
    ("shared/behaviour.toml", include_str!("../../scenarios/shared/behaviour.toml")),
    ("shared/credit.toml", include_str!("../../scenarios/shared/credit.toml")),
];

/// The text of a base that is not there, under the name that the program has it by. A file that is there wins.
pub(super) fn instead_of(path: &Path) -> Option<(&'static str, &'static str)> {
    if path.exists() {
        return None;
    }
    FILES.iter().find(|(name, _)| path.ends_with(name)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_base_is_brought_along_and_a_file_that_is_there_wins() {
        let missing = Path::new("nowhere/shared/behaviour.toml");
        assert!(instead_of(missing).is_some_and(|(_, text)| text.contains("[build_out]")));
        assert!(instead_of(Path::new("nowhere/behaviour.toml")).is_none());
        let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/shared/behaviour.toml");
        assert!(instead_of(&here).is_none());
    }

    /// Every base in the folder of shared ones is brought along.
    #[test]
    fn all_shared_bases_are_known() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/shared");
        let files = std::fs::read_dir(folder).unwrap().flatten();
        let mut there: Vec<String> =
            files.map(|file| format!("shared/{}", file.file_name().to_string_lossy())).collect();
        there.sort();
        assert_eq!(there, FILES.iter().map(|(name, _)| *name).collect::<Vec<_>>());
    }
}
