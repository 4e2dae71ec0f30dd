//! Files that no deck can follow.

use std::fs;

use overbuild::chart::House;

use super::{MAIN, MASTER, MASTER_RELATIONS, TYPES, altered, made_by, zipped};
use crate::{
    folder::{Folder, errors},
    office::{
        parts,
        sound::{Parts, text},
    },
    solve::STRAIGHT_LINE,
};

/// Files that are none that a deck could follow, each with what is said of it.
#[expect(clippy::too_many_lines, reason = "a row for each kind of file")]
fn unfit() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let kind = |other: &str| zipped(&altered(TYPES, MAIN, other));
    let lacking = |name: &str| {
        let mut own = parts(&made_by("python-pptx"));
        own.remove(name).unwrap();
        zipped(&own)
    };
    let ole = |inner: &str| {
        let text: Vec<u8> = inner.encode_utf16().flat_map(u16::to_le_bytes).collect();
        [&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1][..], &[0; 504], &text].concat()
    };
    let whole = fs::read(made_by("python-pptx")).unwrap();
    let bomb = {
        let mut own = parts(&made_by("python-pptx"));
        own.insert("ppt/theme/theme1.xml".to_owned(), vec![b' '; 20 << 20]);
        zipped(&own)
    };
    let deep = format!("<p:cSld>{}{}", "<a>".repeat(5000), "</a>".repeat(5000));
    let laughs = "<!DOCTYPE p [<!ENTITY a \"aaaa\">]><p:sldMaster";
    vec![
        ("empty", Vec::new(), "is empty"),
        ("text", b"title = \"base\"".to_vec(), "it is no zip"),
        ("protected", ole("EncryptedPackage"), "protected by a password"),
        ("old", ole("PowerPoint Document"), "in a format before 2007"),
        ("cut", whole[..whole.len() / 2].to_vec(), "is broken"),
        (
            "other",
            zipped(&Parts::from([("a.txt".to_owned(), b"a".to_vec())])),
            "no PowerPoint file",
        ),
        (
            "word",
            kind(
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            ),
            "a Word document",
        ),
        (
            "excel",
            kind("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"),
            "an Excel workbook",
        ),
        (
            "impress",
            zipped(
                &["content.xml", "styles.xml"]
                    .map(|name| (name.to_owned(), b"<a/>".to_vec()))
                    .into(),
            ),
            "OpenDocument",
        ),
        ("bomb", bomb, "more than 8 MiB in ppt/theme/theme1.xml"),
        (
            "no-master",
            zipped(&altered("ppt/presentation.xml", "<p:sldMasterId ", "<p:sldOther ")),
            "has no slide master",
        ),
        ("lost-master", lacking(MASTER), "lacks ppt/slideMasters/slideMaster1.xml"),
        (
            "no-layout",
            {
                let all: Parts = altered(MASTER_RELATIONS, "slideLayout\"", "slideLayout\"");
                let plain = text(&all, MASTER_RELATIONS).replace("/slideLayout\"", "/other\"");
                let mut all = all.clone();
                all.insert(MASTER_RELATIONS.to_owned(), plain.into_bytes());
                zipped(&all)
            },
            "has no slide layout",
        ),
        (
            "lost-layout",
            lacking("ppt/slideLayouts/slideLayout3.xml"),
            "lacks ppt/slideLayouts/slideLayout3.xml",
        ),
        ("lost-theme", lacking("ppt/theme/theme1.xml"), "lacks ppt/theme/theme1.xml"),
        ("no-theme", zipped(&altered(MASTER_RELATIONS, "/theme\"", "/other\"")), "has no theme"),
        (
            "no-colour",
            zipped(
                &altered("ppt/theme/theme1.xml", "<a:accent1>", "<a:accent9>")
                    .into_iter()
                    .map(|(name, bytes)| {
                        (
                            name,
                            String::from_utf8_lossy(&bytes)
                                .replace("</a:accent1>", "</a:accent9>")
                                .into_bytes(),
                        )
                    })
                    .filter(|(name, _)| !name.contains("thumbnail") && !name.contains("printer"))
                    .collect(),
            ),
            "lacks the colour accent1",
        ),
        (
            "corrupt",
            zipped(&altered(MASTER, "</p:cSld>", "</p:cSl>")),
            "is broken: ppt/slideMasters/slideMaster1.xml: ",
        ),
        ("deep", zipped(&altered(MASTER, "<p:cSld>", &deep)), "lie more than 200 deep"),
        (
            "laughs",
            zipped(&altered(MASTER, "<p:sldMaster", laughs)),
            "is broken: ppt/slideMasters/slideMaster1.xml: ",
        ),
        (
            "latin",
            {
                let mut own = parts(&made_by("python-pptx"));
                own.insert(MASTER.to_owned(), b"<?xml version=\"1.0\"?><a>\xe4</a>".to_vec());
                zipped(&own)
            },
            "no text in UTF-8",
        ),
        (
            "strict",
            zipped(&altered(
                "ppt/presentation.xml",
                "http://schemas.openxmlformats.org/presentationml/2006/main",
                "http://purl.oclc.org/ooxml/presentationml/main",
            )),
            "Strict Open XML",
        ),
        (
            "no-size",
            zipped(&altered("ppt/presentation.xml", "cx=\"9144000\"", "cx=\"12\"")),
            "no usable size",
        ),
    ]
}

/// Each is refused with what is wrong, and with exit code 2 before anything is simulated.
#[test]
fn files_that_no_deck_can_follow_are_refused() {
    let folder = Folder::new("template-unfit");
    folder.write("line.toml", STRAIGHT_LINE);
    let refused = |name: &str, words: &str| {
        let found = House::load(&folder.0.join(name)).map(|_| ()).unwrap_err();
        assert!(
            found.starts_with("error: --template: ") && found.contains(words),
            "{name}: {found}"
        );
        assert!(found.len() < 400, "{name}: {found}");
    };
    for (name, bytes, words) in unfit() {
        folder.write(name, bytes);
        refused(name, words);
    }
    refused("nowhere.pptx", "no such file");
    refused("data", "is a folder");
    let large = fs::File::create(folder.0.join("large.pptx")).unwrap();
    large.set_len(65 << 20).unwrap();
    refused("large.pptx", "larger than 64 MiB");
    #[cfg(unix)]
    {
        let made = std::process::Command::new("mkfifo").arg(folder.0.join("pipe")).status();
        assert!(made.unwrap().success());
        refused("pipe", "is no file, but a pipe");
    }
    let commands: [&[&str]; 3] = [
        &["run", "base.toml"],
        &["compare", "bear.toml", "base.toml"],
        &["backtest", "fiber-glut.toml"],
    ];
    for command in commands {
        let template = if command[0] == "backtest" { "line.toml" } else { "word" };
        let output = folder.run(&[command, &["--template", template, "--out", "none"]].concat());
        assert_eq!(output.status.code(), Some(2), "{command:?}: {}", errors(&output));
        assert!(errors(&output).contains("error: --template: "), "{}", errors(&output));
        assert!(!folder.0.join("none").exists());
    }
}
