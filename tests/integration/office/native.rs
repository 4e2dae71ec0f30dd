//! Decks of answers have charts that a presentation program edits: one for each of their charts.

use std::fs;

use super::parts;
use crate::{
    folder::{Folder, errors},
    solve::STRAIGHT_LINE,
};

/// The charts of a deck.
fn charts(folder: &Folder, out: &str) -> Vec<String> {
    let parts = parts(&folder.0.join(out).join("deck.pptx"));
    let charts = parts.into_iter().filter(|(name, _)| name.starts_with("ppt/charts/chart"));
    charts.map(|(_, bytes)| String::from_utf8(bytes).unwrap()).collect()
}

#[test]
#[expect(clippy::too_many_lines, reason = "a row for each kind of answer")]
fn answers_have_native_charts() {
    let folder = Folder::new("native");
    folder.write("line.toml", STRAIGHT_LINE);
    let life = "fleet.equipment_life={uniform=[5,10]}";
    let overhead = "operations.overhead={uniform=[0.5,0.8]}";
    let required = "required_revenue@2027";
    for (arguments, count, part) in [
        (
            &[
                "solve",
                "line.toml",
                "--for",
                "required_revenue@2027 = 320",
                "--by",
                "fleet.equipment_life=3..20",
            ][..],
            1,
            "c:scatterChart",
        ),
        (
            &[
                "solve",
                "line.toml",
                "--for",
                "required_revenue@2027 = 320",
                "--by",
                "fleet.equipment_life=3..20",
                "--by",
                "operations.overhead=0.6..0.8",
            ],
            2,
            "c:scatterChart",
        ),
        (
            &["sweep", "line.toml", "--over", "fleet.equipment_life=5..10:3", "--on", required],
            1,
            "c:scatterChart",
        ),
        (
            &[
                "sweep",
                "line.toml",
                "--over",
                "fleet.equipment_life=5..10:3",
                "--over",
                "operations.overhead=0.6..0.8:3",
                "--on",
                required,
            ],
            1,
            "c:lineChart",
        ),
        (
            &[
                "sweep",
                "base.toml",
                "--over",
                "accounting.asset_group=fleet,assets",
                "--on",
                "write_down",
            ],
            1,
            "c:barChart",
        ),
        (
            &[
                "sensitivity",
                "line.toml",
                "--set",
                life,
                "--set",
                overhead,
                "--points",
                "256",
                "--on",
                required,
                "--shapley",
            ],
            3,
            "c:errBars",
        ),
        (&["rules", "base.toml", "--paths", "2048"], 1, "c:scatterChart"),
        (&["watch", "base.toml", "--paths", "2048"], 2, "c:barChart"),
    ] {
        let more: &[&str] = if arguments[0] == "sweep" { &["--paths", "64"] } else { &[] };
        let output = folder.run(&[arguments, more, &["--out", "native", "--quiet"]].concat());
        assert!(output.status.success(), "{arguments:?}: {}", errors(&output));
        let found = charts(&folder, "native");
        assert_eq!(found.len(), count, "{arguments:?}");
        assert!(found.iter().any(|chart| chart.contains(part)), "{arguments:?} lacks {part}");
        fs::remove_dir_all(folder.0.join("native")).unwrap();
    }
}
