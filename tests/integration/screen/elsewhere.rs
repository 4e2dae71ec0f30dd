//! The same answer on page, deck and in `summary.json`.

use std::{fs, io::Read};

use overbuild::{
    cli::explained,
    language::{Language, phrase, terms},
};
use serde_json::Value;

use super::screen;
use crate::folder::{Folder, errors};

/// One text of a zipped file.
pub(super) fn part(path: &std::path::Path, name: &str) -> String {
    let mut zip = zip::ZipArchive::new(fs::File::open(path).unwrap()).unwrap();
    let mut text = String::new();
    zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

fn plain(text: &str) -> String {
    let text = text
        .replace(['\u{a0}', '\n'], " ")
        .replace("&#39;", "'")
        .replace("&apos;", "'")
        .replace("&amp;", "&");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Three to five sentences, the same everywhere: what gives way on a full screen is a row of a table.
#[test]
fn screen_page_deck_and_json_give_the_same_answer() {
    let folder = Folder::new("screens-same");
    for (scenario, because) in [
        ("base.toml", true),
        ("fiber-glut.toml", true),
        ("stargate", true),
        ("merchant-power", true),
        ("deepseek-rebound", true),
        ("kupperman", false),
        ("cahn", false),
    ] {
        let run = ["run", scenario, "--paths", "1000", "--out", "r", "--overwrite", "--no-explore"];
        let told = screen(&folder, &run);
        assert!(told.lines().count() < 30, "{scenario}: {told}");
        let text = plain(&told);
        let out = folder.0.join("r");
        let json: Value =
            serde_json::from_str(&fs::read_to_string(out.join("summary.json")).unwrap()).unwrap();
        let page = plain(&fs::read_to_string(out.join("report.html")).unwrap());
        let slide = plain(&part(&out.join("deck.pptx"), "ppt/slides/slide1.xml"));
        let answer: Vec<String> = json["answer"]
            .as_array()
            .unwrap()
            .iter()
            .map(|own| plain(own.as_str().unwrap()))
            .collect();
        let ends = |sentence: &String| sentence.ends_with('.') && !sentence.contains(". ");
        assert!((3..=5).contains(&answer.len()) && answer.iter().all(ends), "{answer:?}");
        for sentence in &answer {
            for (what, told) in [("screen", &text), ("page", &page), ("deck", &slide)] {
                assert!(told.contains(sentence), "{scenario}: the {what} lacks `{sentence}`");
            }
        }
        assert_eq!(text.contains(" matters most for whether it busts"), because, "{text}");
    }
}

#[test]
fn the_deck_has_twelve_slides_at_most_and_those_that_are_named() {
    let folder = Folder::new("screens-deck");
    let slides = |arguments: &[&str]| {
        let all = [&["run", "base.toml", "--paths", "256", "--out", "d"][..], arguments].concat();
        let output = folder.run(&all);
        assert!(output.status.success(), "{}", errors(&output));
        let zip =
            zip::ZipArchive::new(fs::File::open(folder.0.join("d/deck.pptx")).unwrap()).unwrap();
        let names = zip.file_names().flatten().filter(|name| name.starts_with("ppt/slides/slide"));
        (names.count(), errors(&output))
    };
    assert_eq!(slides(&[]).0, 12);
    let (count, told) = slides(&["--slides", "exceedance,price"]);
    assert_eq!(count, 6, "{told}");
    let output = folder.run(&["run", "base.toml", "--slides", "haet"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(errors(&output).contains("did you mean `heat`?"), "{}", errors(&output));
    let (count, told) = slides(&["--slides", "exceedance,heat"]);
    // Too few paths for a heat map.
    assert!(count == 5 && told.contains("no slide `heat`"), "{count} {told}");
}

#[test]
fn the_words_of_reports_are_explained() {
    let folder = Folder::empty("glossary");
    let text = screen(&folder, &["glossary"]);
    let german = screen(&folder, &["glossary", "--language", "de"]);
    for (term, meaning) in terms::TERMS {
        assert!(text.contains(&format!("{term}\n  {meaning}\n")), "{term}");
        for words in [term, meaning] {
            assert!(Language::GERMAN.knows(&phrase(words)), "no German for {words}");
            assert!(
                german.contains(&Language::GERMAN.word(words).replace('\u{a0}', " ")),
                "{words}"
            );
        }
        assert!(explained(term).is_ok(), "{term}");
    }
}
