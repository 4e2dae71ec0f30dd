//! Options that take a number, a size or a share say of any other value what they expect.

use crate::folder::{Folder, errors};

/// Values that none of them takes.
const WRONG: [&str; 9] = ["-1%", "-2,5%", "", "nan", "-inf", "2,5x", "1e3x", "abc", "-9x"];

/// Commands, what they cannot be without, and the least number of such options.
const COMMANDS: [(&str, &[&str], usize); 12] = [
    ("run", &[], 6),
    ("compare", &["base.toml"], 5),
    ("sweep", &["--over", "demand.growth=0.1,0.2"], 6),
    ("solve", &["--for", "bust = 50%", "--by", "demand.growth"], 4),
    ("watch", &[], 4),
    ("rules", &[], 6),
    ("backtest", &[], 4),
    ("calibrate", &[], 5),
    ("sensitivity", &[], 3),
    ("merge", &["--out", "x"], 1),
    ("replay", &[], 1),
    ("trace", &["--median"], 1),
];

/// The options of a command that take a value.
fn options(folder: &Folder, command: &str) -> Vec<String> {
    let help = String::from_utf8(folder.run(&[command, "--help"]).stdout).unwrap();
    let of = |line: &str| {
        let (option, rest) = line.trim_start().strip_prefix("--")?.split_once(' ')?;
        rest.starts_with('<').then(|| format!("--{option}"))
    };
    let mut all: Vec<String> = help.lines().filter_map(of).collect();
    all.dedup();
    all
}

#[test]
fn every_option_that_takes_a_number_says_what_it_expects() {
    let folder = Folder::new("numbers");
    for (command, needed, least) in COMMANDS {
        let said = |option: &str, value: &str| {
            let typed = [&[command, "base.toml"], needed, &[option, value]].concat();
            let output = folder.run(&typed);
            assert!(!output.status.success(), "{command} {option} {value:?} is taken");
            errors(&output)
        };
        let is_number = |option: &&String| {
            // What these are told of later, or write, is no number.
            let others = ["--set", "--slides", "--out", "--theme", "--template", "--shards"];
            let asked =
                ["--draw", "--on", "--given", "--of", "--over", "--for", "--reference", "--by"];
            !others.contains(&option.as_str())
                && (!asked.contains(&option.as_str())
                    || [("sweep", "--reference"), ("rules", "--by")]
                        .contains(&(command, option.as_str())))
                && !said(option, "abc").contains("[possible values")
        };
        let all = options(&folder, command);
        let numbers: Vec<&String> = all.iter().filter(is_number).collect();
        assert!(numbers.len() >= least, "{command}: {numbers:?}");
        for option in numbers {
            for value in WRONG {
                let text = said(option, value);
                let is_told = text.contains("invalid value") && text.contains(": expected ");
                assert!(is_told, "{command} {option} {value:?}: {text}");
            }
        }
    }
}
