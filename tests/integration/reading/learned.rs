//! What was learned elsewhere switches nothing on without a word.

use crate::folder::{Folder, errors, refused};

const LEARNED: &str = "# Three quantiles each. Written by `overbuild calibrate`.\n";

#[test]
fn what_a_learned_file_switches_on_is_told() {
    let folder = Folder::new("learned");
    let less = "extends = 'base.toml'\ntitle = 'Less'\nwithout = ['pricing', 'default', 'holder', 'exposure']\n";
    folder.write("less.toml", less);
    let keys = "[pricing]\nsensitivity = 1\n[capital_market]\nshut_years = 3\n";
    folder.write("p.toml", format!("{LEARNED}{keys}"));
    folder.write("by_hand.toml", keys);
    folder.write("over.toml", "extends = ['less.toml', 'p.toml']\ntitle = 'Over'\n");
    let said = errors(&folder.run(&["check", "over.toml"]));
    assert!(said.contains("extends: p.toml brings [pricing], which no other file has"), "{said}");
    assert!(said.contains("without = [\"pricing\"] leaves out"), "{said}");
    // Who writes a table means it; so does who leaves it out again.
    for text in [
        "extends = ['less.toml', 'by_hand.toml']\ntitle = 'Over'\n",
        "extends = ['base.toml', 'p.toml']\ntitle = 'Over'\n",
        "extends = ['less.toml', 'p.toml']\ntitle = 'Over'\nwithout = ['pricing']\n",
        "extends = ['less.toml', 'p.toml']\ntitle = 'Over'\n[pricing]\ncap = 3\n",
    ] {
        folder.write("over.toml", text);
        let said = errors(&folder.run(&["check", "over.toml"]));
        assert!(!said.contains("brings ["), "{text}: {said}");
    }
    let setting = ["check", "less.toml", "--set", "pricing.sensitivity=1"];
    assert!(!errors(&folder.run(&setting)).contains("brings ["));
    // What it needs is not there: the learned file is named.
    folder.write("q.toml", format!("{LEARNED}[default]\nspending_cut = 1\n"));
    folder.write("over.toml", "extends = ['settled-industry.toml', 'q.toml']\ntitle = 'Over'\n");
    let words = ["[default] needs [finance]", "q.toml brings [default]", "q.toml:2"];
    refused(&folder, &["check", "over.toml"], 2, &words);
}
