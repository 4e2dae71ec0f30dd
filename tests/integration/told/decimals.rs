//! German numbers: a comma before decimals, points between thousands, on every screen.

use crate::folder::{Folder, errors};

/// A point between figures that does not part thousands, in a text without keys, settings and versions.
fn english(text: &str) -> Option<&str> {
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    let is_figure = |place: usize| letters.get(place).is_some_and(|own| own.1.is_ascii_digit());
    let wrong = |place: &usize| {
        let here = letters[*place].1 == '.' && *place > 0;
        let follow = (place + 1..letters.len()).take_while(|next| is_figure(*next)).count();
        here && is_figure(place - 1) && follow > 0 && follow != 3
    };
    let place = (0..letters.len()).find(wrong)?;
    let at = |place: usize| letters[place.min(letters.len() - 1)].0;
    Some(&text[at(place.saturating_sub(24))..at(place + 6)])
}

/// Lines that people read: not what is typed, and not the first of a program's name.
fn read(screen: &str) -> String {
    let typed = |line: &&str| !line.contains("--set") && !line.contains("overbuild ");
    screen.lines().filter(typed).collect::<Vec<_>>().join("\n")
}

#[test]
fn german_screens_have_german_numbers() {
    assert!(english("rund 12.5 %").is_some() && english("0.75").is_some());
    assert_eq!((english("1.234,5 und 2.000"), english("Ende.5")), (None, None));
    let folder = Folder::new("told-decimals");
    for arguments in [
        &["run", "base", "--paths", "300", "--all", "--errors", "--given", "bust_spending"][..],
        &["run", "stargate", "--paths", "200"],
        &[
            "compare",
            "bear",
            "base",
            "--paths",
            "200",
            "--ladder-paths",
            "64",
            "--errors",
            "--weights",
            "1,2",
        ],
        &["compare", "bear", "base", "--paths", "200", "--ladder-paths", "0"],
        &["rules", "base", "--of", "bust_spending", "--paths", "1024"],
        &["watch", "base", "--of", "bust_spending", "--paths", "1024"],
        &["solve", "base", "--for", "bust = 50%", "--by", "demand.growth", "--paths", "256"],
        &[
            "sweep",
            "base",
            "--over",
            "demand.growth=0.5,0.8",
            "--over",
            "demand.half_life=2.5,4",
            "--paths",
            "64",
        ],
        &["sensitivity", "fiber-glut", "--points", "64", "--on", "bust"],
        &["backtest", "fiber-glut", "--paths", "128"],
    ] {
        let more = ["--language", "de", "--out", "r", "--overwrite"];
        let output = folder.run(&[arguments, &more].concat());
        assert!(output.status.success(), "{arguments:?}: {}", errors(&output));
        let screen = read(&String::from_utf8(output.stdout).unwrap());
        assert!(screen.contains(','), "{arguments:?}: {screen}");
        assert_eq!(english(&screen), None, "{arguments:?}: {screen}");
    }
}
