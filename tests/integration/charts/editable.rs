//! SVG files whose text is text, and what pictures say to those who cannot see them.

use std::fs;

use roxmltree::Document;

use crate::folder::{Folder, errors};

fn text(svg: &Document<'_>, tag: &str) -> Vec<String> {
    let own = svg.descendants().filter(|node| node.tag_name().name() == tag);
    own.map(|node| node.text().unwrap_or_default().to_owned()).collect()
}

#[test]
fn text_stays_text_where_it_is_to_be_edited() {
    let folder = Folder::new("editable");
    let run = |arguments: &[&str]| {
        let output = folder.run(arguments);
        assert!(output.status.success(), "{}", errors(&output));
    };
    run(&["run", "base.toml", "--paths", "512", "--out", "r", "--quiet", "--no-explore"]);
    run(&["chart", "r", "--text", "editable", "--quiet"]);
    let charts = fs::read_to_string(folder.0.join("r/charts.json")).unwrap();
    for figure in overbuild::chart::read(&charts).unwrap() {
        let say = |words| overbuild::language::Language::En.say(words);
        let read = |name: String| fs::read_to_string(folder.0.join("r").join(name)).unwrap();
        let outlined = read(format!("{}.svg", figure.name));
        let editable = read(format!("{}-editable.svg", figure.name));
        for (svg, has_text) in [(&outlined, false), (&editable, true)] {
            let svg =
                Document::parse(svg).unwrap_or_else(|error| panic!("{}: {error}", figure.name));
            let told = figure.counted(None).0;
            assert_eq!(
                text(&svg, "title"),
                [overbuild::language::Language::En.say(&told.title)],
                "{}",
                figure.name
            );
            let said = text(&svg, "desc").concat();
            let subtitle = say(&figure.subtitle);
            // Whose axis names more than 5,000 counts in trillions.
            let subtitles = [subtitle.replace("$bn", "$tn"), subtitle];
            let has_subtitle = subtitles.iter().any(|own| said.contains(own));
            assert!(
                has_subtitle && said.contains("512 paths") || said.contains("without chance"),
                "{}",
                figure.name
            );
            let texts = text(&svg, "text");
            assert_eq!(texts.is_empty(), !has_text, "{}", figure.name);
            if has_text {
                // The title may take several lines; each is one element that needs no other.
                let [title, line] =
                    [overbuild::language::Language::En.say(&told.title), texts[0].clone()]
                        .map(|own| own.replace('\u{a0}', " "));
                assert!(title.starts_with(&line) && line.len() > 8, "{}: {line}", figure.name);
                let family = svg.root_element().attribute("font-family").unwrap();
                assert!(
                    family.starts_with("Inter, ") && family.ends_with("sans-serif"),
                    "{family}"
                );
                assert!(text(&svg, "tspan").is_empty(), "{}", figure.name);
            }
        }
        // Both are the same picture but for their letters.
        let boxes = |svg: &str| svg.matches("<path").count();
        assert!(boxes(&outlined) >= boxes(&editable), "{}", figure.name);
    }
}
