//! What is cut out of parts that are carried: elements whose relations stay behind, with what they lie in.

use std::{collections::BTreeSet, ops::Range};

use roxmltree::{Document, Node};

/// The names of relations within parts.
pub(super) const RELATIONS: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// What is taken out with a relation that is not kept, the outermost of them.
const WHOLE: [&str; 10] = [
    "AlternateContent",
    "pic",
    "graphicFrame",
    "contentPart",
    "bg",
    "custDataLst",
    "controls",
    "transition",
    "timing",
    "sldLayoutId",
];
/// Else the innermost of these.
const INNER: [&str; 3] = ["buBlip", "blipFill", "ext"];
/// Which of these go without what they lie in.
const ALONE: [&str; 2] = ["buBlip", "ext"];
/// What leads elsewhere or runs something, whatever its target.
const NEVER: [&str; 4] = ["hlinkClick", "hlinkHover", "hlinkMouseOver", "snd"];

/// The places of what cannot stay: what names a relation that is not kept, with what needs it.
pub(super) fn cuts(document: &Document<'_>, kept: &BTreeSet<&str>) -> Vec<Range<usize>> {
    let gone = |node: &Node<'_, '_>| {
        NEVER.contains(&node.tag_name().name())
            || node.attributes().any(|own| {
                own.namespace() == Some(RELATIONS)
                    && !own.value().is_empty()
                    && !kept.contains(own.value())
            })
    };
    let whole = |node: Node<'_, '_>| {
        let name = |own: &Node<'_, '_>, all: &[&str]| all.contains(&own.tag_name().name());
        if name(&node, &NEVER) {
            return node.range();
        }
        let inner = node.ancestors().find(|own| name(own, &INNER) || name(own, &WHOLE));
        let alone = inner.filter(|own| name(own, &ALONE));
        let outer = || node.ancestors().filter(|own| name(own, &WHOLE)).last();
        alone.or_else(outer).or(inner).unwrap_or(node).range()
    };
    let mut all: Vec<Range<usize>> = document.descendants().filter(gone).map(whole).collect();
    all.sort_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
    let mut end = 0;
    all.retain(|range| {
        let is_new = range.start >= end;
        end = end.max(range.end);
        is_new
    });
    all
}

/// A text without some of its places.
pub(super) fn without(text: &str, cuts: &[Range<usize>]) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut from = 0;
    for cut in cuts {
        kept.push_str(&text[from..cut.start]);
        from = cut.end;
    }
    kept.push_str(&text[from..]);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left(text: &str) -> String {
        let text = format!("<x xmlns:r='{RELATIONS}' xmlns:p='p' xmlns:a='a'>{text}</x>");
        let kept = BTreeSet::from(["rId1"]);
        let text = without(&text, &cuts(&Document::parse(&text).unwrap(), &kept));
        let inner = text.split_once('>').unwrap().1;
        inner.strip_suffix("</x>").unwrap().to_owned()
    }

    #[test]
    fn shapes_go_with_what_they_need() {
        for (text, due) in [
            ("<p:pic><a:blip r:embed='rId1'/></p:pic>", "<p:pic><a:blip r:embed='rId1'/></p:pic>"),
            ("<p:sp/><p:pic><a:blip r:link='rId2'/></p:pic><p:sp/>", "<p:sp/><p:sp/>"),
            ("<p:bg><a:blipFill><a:blip r:embed='rId9'/></a:blipFill></p:bg>", ""),
            (
                "<p:sp><a:blipFill><a:blip r:embed='rId9'/></a:blipFill><b/></p:sp>",
                "<p:sp><b/></p:sp>",
            ),
            (
                "<p:cNvPr><a:hlinkClick r:id='' action='ppaction://macro?name=x'/></p:cNvPr>",
                "<p:cNvPr></p:cNvPr>",
            ),
            (
                "<p:pic><a:blip r:embed='rId1'><a:ext><s r:embed='rId3'/></a:ext></a:blip></p:pic>",
                "<p:pic><a:blip r:embed='rId1'></a:blip></p:pic>",
            ),
            (
                "<p:graphicFrame><p:oleObj r:id='rId5'><p:pic><a:blip r:embed='rId6'/></p:pic></p:oleObj></p:graphicFrame>",
                "",
            ),
        ] {
            assert_eq!(left(text), due, "{text}");
        }
    }
}
