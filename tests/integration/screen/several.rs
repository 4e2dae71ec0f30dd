//! A comparison on one screen.

use overbuild::{
    language::Language,
    report::{Detail, comparison},
};

use super::{faults, studied};
use crate::folder::Folder;

/// Two to twelve scenarios, with names of every length, one of them with a bust of its own, others over another span.
#[test]
fn a_comparison_answers_on_one_screen() {
    let folder = Folder::new("screens-compared");
    let long = "a-scenario-of-an-analyst-who-says-what-it-is-in-its-name.toml";
    folder.write(long, "extends = 'base.toml'\ntitle = 'D'\n[demand]\ngrowth = 0.5\n");
    let own = "[bust]\nany_of = [{ metric = 'write_down', above = 3000 }]\n";
    folder.write("own.toml", format!("extends = 'base.toml'\ntitle = 'E'\n{own}"));
    folder.write("later.toml", "extends = 'base.toml'\ntitle = 'F'\n[run]\nyears = 14\n");
    let few: [&[&str]; 7] = [
        &["bear.toml", "base.toml"],
        &["bear.toml", "base.toml", "bull.toml"],
        &["base.toml", "own.toml", "later.toml"],
        &["no-backstop.toml", "stargate.toml"],
        &["base.toml", "electric-power.toml"],
        &["bear.toml", "base.toml", "bull.toml", long],
        &["bear.toml", "base.toml", "bull.toml", long, "own.toml"],
    ];
    let twelve = [few[5], &few[6][..4], &few[1][..2], &few[3][..2]].concat();
    for files in few.into_iter().chain([twelve.as_slice()]) {
        let study = studied(&folder, files, [128, 32]);
        for language in [Language::En, Language::GERMAN] {
            let text = comparison::text(&study, Detail::Brief, language);
            assert_eq!(faults(&text), [""; 0], "{files:?}");
            let [bust, written] = match language {
                Language::En => ["Probability of a bust  ", "Write-downs  "],
                Language::De(_) => ["Wahrscheinlichkeit eine", "Wertberichtigungen  "],
            };
            for words in [bust, written] {
                assert!(text.contains(words), "{words}: {text}");
            }
            // Each scenario has a sentence of its own where there is room, or none has.
            let told =
                |file: &&&str| text.contains(&format!("\n  In {}", file.trim_end_matches(".toml")));
            let count = files.iter().filter(told).count();
            assert!(count == 0 || count == files.len(), "{text}");
            let many = files.len() > 3 || files.contains(&"own.toml");
            assert!(count > 0 || many, "{text}");
        }
    }
}
