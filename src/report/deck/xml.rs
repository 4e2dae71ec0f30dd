//! Elements of XML as a tree, which `quick-xml` reads and writes: texts and values are escaped there, and nowhere else.

use std::{borrow::Cow, fmt::Display};

use quick_xml::{
    Reader, Writer,
    events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event, attributes::Attribute},
};

/// An element with its attributes and what stands in it.
#[derive(Clone, Debug)]
pub(super) struct Element {
    name: Cow<'static, str>,
    attributes: Vec<(Cow<'static, str>, String)>,
    inside: Vec<Inside>,
}

#[derive(Clone, Debug)]
enum Inside {
    Element(Element),
    Text(String),
}

/// An element without anything.
pub(super) const fn el(name: &'static str) -> Element {
    Element { name: Cow::Borrowed(name), attributes: Vec::new(), inside: Vec::new() }
}

/// An element with a value, as `<c:max val="1"/>`.
pub(super) fn val(name: &'static str, value: impl Display) -> Element {
    el(name).set("val", value)
}

/// Text without the letters that XML forbids.
fn allowed(text: &str) -> String {
    let allowed = |c: &char| {
        matches!(c, '\n' | '\t') || !(c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}'))
    };
    text.chars().filter(allowed).collect()
}

impl Element {
    /// With an attribute.
    pub(super) fn set(mut self, name: &'static str, value: impl Display) -> Self {
        self.attributes.push((Cow::Borrowed(name), allowed(&value.to_string())));
        self
    }

    /// With an element in it, behind the others.
    pub(super) fn add(mut self, inner: Self) -> Self {
        self.push(inner);
        self
    }

    /// With elements in it.
    pub(super) fn all(mut self, inner: impl IntoIterator<Item = Self>) -> Self {
        self.inside.extend(inner.into_iter().map(Inside::Element));
        self
    }

    /// With a text in it.
    pub(super) fn say(mut self, text: &str) -> Self {
        self.inside.push(Inside::Text(allowed(text)));
        self
    }

    /// Puts an element behind those that are in it.
    pub(super) fn push(&mut self, inner: Self) {
        self.inside.push(Inside::Element(inner));
    }

    /// Its name with its prefix.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// Whether an element of a name stands in it.
    pub(super) fn has(&self, name: &str) -> bool {
        self.children().any(|inner| inner.name == name)
    }

    fn children(&self) -> impl Iterator<Item = &Self> {
        self.inside.iter().filter_map(|inside| match inside {
            Inside::Element(inner) => Some(inner),
            Inside::Text(_) => None,
        })
    }

    /// The elements that stand in it.
    pub(super) fn children_mut(&mut self) -> impl Iterator<Item = &mut Self> {
        self.inside.iter_mut().filter_map(|inside| match inside {
            Inside::Element(inner) => Some(inner),
            Inside::Text(_) => None,
        })
    }

    /// Puts an element before the first of a name, or behind all.
    pub(super) fn put_before(&mut self, name: &str, new: Self) {
        let is = |inside: &Inside| matches!(inside, Inside::Element(inner) if inner.name == name);
        let place = self.inside.iter().position(is).unwrap_or(self.inside.len());
        self.inside.insert(place, Inside::Element(new));
    }

    /// Takes the elements of a name out of it.
    pub(super) fn drop_all(&mut self, name: &str) {
        self.inside
            .retain(|inside| !matches!(inside, Inside::Element(inner) if inner.name == name));
    }

    /// Changes an attribute that it has.
    pub(super) fn change(&mut self, name: &str, change: impl Fn(&str) -> String) {
        for (_, value) in self.attributes.iter_mut().filter(|(own, _)| own == name) {
            *value = change(value);
        }
    }

    /// Does something to each element of a name, at any depth.
    pub(super) fn each(&mut self, name: &str, change: &mut impl FnMut(&mut Self)) {
        if self.name == name {
            change(self);
        }
        for inner in self.children_mut() {
            inner.each(name, change);
        }
    }

    /// As a document.
    pub(super) fn document(&self) -> Result<Vec<u8>, String> {
        let mut writer = Writer::new(Vec::new());
        let head = BytesDecl::new("1.0", Some("UTF-8"), Some("yes"));
        let written = writer
            .write_event(Event::Decl(head))
            .and_then(|()| writer.write_event(Event::Text(BytesText::from_escaped("\n"))))
            .and_then(|()| self.write(&mut writer));
        written.map_err(|error| format!("cannot write XML: {error}"))?;
        Ok(writer.into_inner())
    }

    fn write(&self, writer: &mut Writer<Vec<u8>>) -> std::io::Result<()> {
        let mut start = BytesStart::new(self.name.as_ref());
        for (name, value) in &self.attributes {
            start.push_attribute(Attribute::from((name.as_ref(), value.as_str())));
        }
        if self.inside.is_empty() {
            return writer.write_event(Event::Empty(start));
        }
        writer.write_event(Event::Start(start))?;
        for inside in &self.inside {
            match inside {
                Inside::Element(inner) => inner.write(writer)?,
                Inside::Text(text) => writer.write_event(Event::Text(BytesText::new(text)))?,
            }
        }
        writer.write_event(Event::End(BytesEnd::new(self.name.as_ref())))
    }

    /// Reads a document.
    pub(super) fn read(text: &str) -> Result<Self, String> {
        let failed = |error: &dyn Display| format!("cannot read XML: {error}");
        let mut reader = Reader::from_str(text);
        let mut open = vec![el("")];
        loop {
            match reader.read_event().map_err(|error| failed(&error))? {
                Event::Start(start) => open.push(Self::begun(&start)?),
                Event::Empty(start) => {
                    let own = Self::begun(&start)?;
                    open.iter_mut().last().ok_or_else(|| failed(&"an end"))?.push(own);
                }
                Event::End(_) => {
                    let own = open.pop().ok_or_else(|| failed(&"an end"))?;
                    open.last_mut().ok_or_else(|| failed(&"an end"))?.push(own);
                }
                Event::Text(text) => Self::told(&mut open, &text.xml10_content()),
                Event::GeneralRef(name) => {
                    let known = name.resolve_char_ref().map_err(|error| failed(&error))?;
                    let named = || quick_xml::escape::resolve_predefined_entity(&name);
                    let text = known.map(String::from).or_else(|| named().map(str::to_owned));
                    Self::told(&mut open, &text.ok_or_else(|| failed(&"an unknown entity"))?);
                }
                Event::Eof => break,
                _ => {}
            }
        }
        let whole = open.pop().filter(|_| open.is_empty());
        let root = whole.and_then(|mut whole| match whole.inside.pop() {
            Some(Inside::Element(root)) => Some(root),
            _ => None,
        });
        root.ok_or_else(|| failed(&"no whole document"))
    }

    fn begun(start: &BytesStart<'_>) -> Result<Self, String> {
        let mut own = el("");
        own.name = Cow::Owned(start.name().as_ref().to_owned());
        for attribute in start.attributes() {
            let attribute = attribute.map_err(|error| format!("cannot read XML: {error}"))?;
            let value = quick_xml::escape::unescape(&attribute.value)
                .map_err(|error| format!("cannot read XML: {error}"))?;
            own.attributes
                .push((Cow::Owned(attribute.key.as_ref().to_owned()), value.into_owned()));
        }
        Ok(own)
    }

    /// Text within what is open; between elements it is no more than line ends.
    fn told(open: &mut [Self], text: &str) {
        let deep = open.len() > 1;
        if let Some(own) =
            open.last_mut().filter(|_| deep && !text.trim_matches(['\r', '\n']).is_empty())
        {
            own.inside.push(Inside::Text(text.to_owned()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Element, el, val};

    #[test]
    fn what_is_written_is_what_was_said() {
        let hostile = "a <b> & \"c\" 'd' ]]>\u{1}\u{FFFE} שלום\tе";
        let whole = el("p:x").set("title", hostile).add(el("a:t").say(hostile)).add(val("v", 1.5));
        let bytes = whole.document().unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let plain = text.replace("p:x", "x").replace("a:t", "t");
        let document = roxmltree::Document::parse(&plain).unwrap();
        let due = "a <b> & \"c\" 'd' ]]> שלום\tе";
        let root = document.root_element();
        assert_eq!(root.first_element_child().unwrap().text(), Some(due));
        assert_eq!(root.attribute("title").unwrap().replace(' ', "\t"), due.replace(' ', "\t"));
        // Read and written again it is the same.
        let again = Element::read(&text).unwrap().document().unwrap();
        assert_eq!(String::from_utf8(again).unwrap(), text);
    }

    #[test]
    fn elements_are_found_and_replaced() {
        let mut whole = Element::read("<c><s><a/><b v='1'/></s><s><b/></s></c>").unwrap();
        whole.each("s", &mut |own| {
            own.put_before("b", el("n"));
            own.drop_all("a");
        });
        let text = String::from_utf8(whole.document().unwrap()).unwrap();
        assert!(text.ends_with("<c><s><n/><b v=\"1\"/></s><s><n/><b/></s></c>"), "{text}");
        assert!(Element::read("<a><b></a>").is_err() && Element::read("<a>").is_err());
    }
}
