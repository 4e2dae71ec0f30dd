//! Where things stand on the slides of a layout, in English Metric Units.

use plotters::style::RGBColor;
use roxmltree::{Document, Node};

use super::nodes::{below, child};

/// Left, top, width, height.
pub type Area = [u32; 4];

/// A placeholder, as slides name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placeholder {
    /// What it is for, as `title`; nothing for any content.
    pub kind: Option<String>,
    /// Which of them.
    pub index: Option<String>,
}

/// How titles are written where no style says it, but the sample of the master does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sample {
    /// The font.
    pub font: Option<String>,
    /// The alignment, as `ctr`.
    pub align: Option<String>,
}

/// What the slides of a layout have.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// The layout's number.
    pub layout: usize,
    /// Where the title goes.
    pub title: Area,
    /// The placeholder for it.
    pub title_place: Option<Placeholder>,
    /// Largest letters of the title, hundredths of a point.
    pub letters: u32,
    /// A colour that the title is given, where its style says none that can be read.
    pub ink: Option<RGBColor>,
    /// What only a sample says of the title.
    pub sample: Sample,
    /// The placeholder for text or a chart.
    pub body: Option<Placeholder>,
    /// What lies below the title and above the foot of the layout.
    pub area: Area,
    /// The placeholder of the slide's number.
    pub number: Option<Placeholder>,
    /// Whether what is written needs a plain ground behind it.
    pub panel: bool,
}

/// The place that properties of a shape give it.
pub(super) fn area_of(properties: Node<'_, '_>) -> Option<Area> {
    let own = child(properties, "xfrm")?;
    let number = |node: &str, name: &str| -> Option<u32> {
        let value: i64 = child(own, node)?.attribute(name)?.parse().ok()?;
        u32::try_from(value.max(0)).ok()
    };
    Some([number("off", "x")?, number("off", "y")?, number("ext", "cx")?, number("ext", "cy")?])
}

/// Whether an area lies behind most of another.
pub(super) fn covers(behind: Area, area: Area) -> bool {
    let along = |at: usize| {
        let [from, to] =
            [behind[at].max(area[at]), (behind[at] + behind[at + 2]).min(area[at] + area[at + 2])];
        f64::from(to.saturating_sub(from)) / f64::from(area[at + 2].max(1))
    };
    along(0) * along(1) > 0.5
}

/// A placeholder of a layout or a master.
#[derive(Clone, Copy)]
struct Place<'a, 'i> {
    role: &'a str,
    shape: Node<'a, 'i>,
    mark: Node<'a, 'i>,
}

impl Place<'_, '_> {
    fn area(&self) -> Option<Area> {
        area_of(child(self.shape, "spPr")?).filter(|area| area[2] > 0 && area[3] > 0)
    }

    fn named(&self) -> Placeholder {
        let own = |name: &str| self.mark.attribute(name).map(str::to_owned);
        Placeholder { kind: own("type"), index: own("idx") }
    }
}

/// Placeholders with what they are for.
fn places<'a, 'i>(document: &'a Document<'i>) -> Vec<Place<'a, 'i>> {
    let shapes = document.descendants().filter(|node| node.tag_name().name() == "sp");
    let with = |shape: Node<'a, 'i>| {
        let mark = below(child(shape, "nvSpPr")?, "ph")?;
        Some(Place { role: mark.attribute("type").unwrap_or("obj"), shape, mark })
    };
    shapes.filter_map(with).collect()
}

/// Tops of shapes that are no placeholders.
fn tops(document: &Document<'_>) -> Vec<u32> {
    let shapes = below(document.root(), "spTree").into_iter().flat_map(|tree| tree.children());
    let own = shapes.filter(|shape| below(*shape, "ph").is_none()).filter_map(|shape| {
        let properties = ["spPr", "grpSpPr"].into_iter().find_map(|name| child(shape, name));
        Some(area_of(properties?)?[1])
    });
    own.collect()
}

/// A layout beside its master.
struct Layout<'a, 'i> {
    number: usize,
    kind: &'a str,
    places: Vec<Place<'a, 'i>>,
    master: &'a [Place<'a, 'i>],
    /// Tops of what its slides show besides.
    tops: Vec<u32>,
}

/// Places of a layout of these kinds are not where a chart or sentences belong.
const UNFIT: [&str; 6] = ["title", "secHead", "vertTx", "vertTitleAndTx", "picTx", "objTx"];
/// Kinds of placeholders that hold sentences, or a chart.
const CONTENT: [&str; 3] = ["obj", "body", "chart"];

impl<'a, 'i> Layout<'a, 'i> {
    fn first(&self, role: &str) -> Option<Place<'a, 'i>> {
        self.places.iter().find(|place| place.role == role).copied()
    }

    /// The placeholder for sentences or a chart, if there is one and no more.
    fn content(&self) -> Option<Place<'a, 'i>> {
        let mut all = self.places.iter().filter(|place| CONTENT.contains(&place.role));
        all.next().filter(|_| all.next().is_none()).copied()
    }

    /// Where a placeholder is: the master says it where the layout does not.
    fn area(&self, role: &str) -> Option<Area> {
        let of_master = || self.master.iter().find(|own| own.role == role).and_then(Place::area);
        self.first(role)?.area().or_else(of_master)
    }

    fn content_area(&self) -> Option<Area> {
        let of_master = || self.master.iter().find(|own| own.role == "body").and_then(Place::area);
        self.content().and_then(|own| own.area()).or_else(of_master)
    }

    /// The title's place, if it lies above.
    fn title(&self, size: (u32, u32)) -> Option<Area> {
        self.area("title").filter(|[_, y, _, high]| y + high < size.1 / 2)
    }

    /// Where dates, footers and numbers begin.
    fn foot(&self, size: (u32, u32)) -> u32 {
        let tops = ["dt", "ftr", "sldNum"].into_iter().filter_map(|role| self.area(role));
        let low = tops.map(|area| area[1]).filter(|y| *y > size.1 / 4 * 3).min();
        low.map_or(size.1 / 100 * 97, |top| top.saturating_sub(size.1 / 100))
    }

    fn sheet(&self, size: (u32, u32)) -> Sheet {
        let (wide, high) = size;
        let [x, y, w, h] = [wide / 20, high / 25, wide / 10 * 9, high / 8];
        let title = self.title(size).unwrap_or([x, y, w, h]);
        let under = title[1] + title[3] + high / 100;
        let foot = self.foot(size);
        // Room below the layout's own place is used where nothing stands there.
        let free = |end: u32| {
            let tops = self.tops.iter().filter(|top| (end..foot).contains(*top));
            tops.min().map_or(foot, |top| top.saturating_sub(high / 100)).max(end.min(foot))
        };
        let own = self.content_area().map(|[x, y, w, h]| {
            let top = y.max(under);
            [x, top, w, free(y + h).saturating_sub(top)]
        });
        let usable =
            |area: &Area| area[2] > wide / 3 && area[3] > high / 3 && area[0] + area[2] <= wide;
        let area =
            own.filter(usable).unwrap_or([title[0], under, title[2], foot.saturating_sub(under)]);
        let area = if usable(&area) { area } else { [x, high / 5, w, high / 4 * 3] };
        let style = Style::of(self);
        Sheet {
            layout: self.number,
            title,
            title_place: self.title(size).and(self.first("title")).map(|own| own.named()),
            letters: style.letters,
            ink: None,
            sample: style.sample,
            body: self.content().map(|own| own.named()),
            area,
            number: self.first("sldNum").map(|own| own.named()),
            panel: false,
        }
    }
}

/// How titles are written: by the layout's list style, the master's, or a sample's letters.
struct Style {
    letters: u32,
    sample: Sample,
}

impl Style {
    fn of(layout: &Layout<'_, '_>) -> Self {
        let titles = || layout.places.iter().chain(layout.master).filter(|own| own.role == "title");
        let first_level = |node: Node<'_, '_>| {
            child(child(node, "lvl1pPr")?, "defRPr")?.attribute("sz")?.parse().ok()
        };
        let of_list = titles().find_map(|own| first_level(below(own.shape, "lstStyle")?));
        let of_master = || {
            let root = layout.master.first()?.shape.document().root();
            first_level(below(root, "titleStyle")?)
        };
        if let Some(letters) = of_list.or_else(of_master) {
            return Self { letters, sample: Sample::default() };
        }
        // Some programs write how a title looks into its sample alone, which slides do not inherit.
        let run = |own: &Place<'_, '_>| {
            let names = ["rPr", "endParaRPr"];
            let mut all =
                own.shape.descendants().filter(|node| names.contains(&node.tag_name().name()));
            all.find_map(|run| {
                let letters = run.attribute("sz")?.parse().ok()?;
                let font = child(run, "latin").and_then(|font| font.attribute("typeface"));
                let align = below(own.shape, "pPr").and_then(|own| own.attribute("algn"));
                let sample =
                    Sample { font: font.map(str::to_owned), align: align.map(str::to_owned) };
                Some(Self { letters, sample })
            })
        };
        let found = titles().find_map(run);
        found.unwrap_or(Self { letters: 4400, sample: Sample::default() })
    }
}

/// The fill of a title's letters: where a style says it, and where only the sample does.
pub(super) fn title_fill<'a, 'i>(
    layout: &'a Document<'i>,
    master: &'a Document<'i>,
) -> (Option<Node<'a, 'i>>, bool) {
    let titles = || {
        let all = places(layout).into_iter().chain(places(master));
        all.filter(|own| own.role == "title")
    };
    let in_list =
        |node: Node<'a, 'i>| child(child(child(node, "lvl1pPr")?, "defRPr")?, "solidFill");
    let styled = titles().find_map(|own| in_list(below(own.shape, "lstStyle")?));
    let styled = styled.or_else(|| in_list(below(master.root(), "titleStyle")?));
    if styled.is_some() {
        return (styled, false);
    }
    let run = |own: Place<'a, 'i>| {
        let names = ["rPr", "endParaRPr"];
        let mut all =
            own.shape.descendants().filter(|node| names.contains(&node.tag_name().name()));
        all.find_map(|run| child(run, "solidFill"))
    };
    (titles().find_map(run), true)
}

/// The sheets for charts and for sentences.
pub(super) fn sheets(
    master: &Document<'_>,
    layouts: &[Document<'_>],
    size: (u32, u32),
) -> [Sheet; 2] {
    let of_master = places(master);
    let all: Vec<Layout<'_, '_>> = (1..)
        .zip(layouts)
        .map(|(number, own)| Layout {
            number,
            kind: own.root_element().attribute("type").unwrap_or("cust"),
            places: places(own),
            master: &of_master,
            tops: tops(master).into_iter().chain(tops(own)).collect(),
        })
        .collect();
    let fits = |own: &&Layout<'_, '_>| !UNFIT.contains(&own.kind) && own.title(size).is_some();
    let of_kind = |kind: &str| all.iter().filter(fits).find(|own| own.kind == kind);
    let with_text = |own: &&Layout<'_, '_>| own.content().is_some();
    let words = of_kind("obj").or_else(|| of_kind("tx")).filter(with_text);
    let words = words.or_else(|| all.iter().filter(fits).find(with_text));
    let any = || all.iter().find(fits).or_else(|| all.iter().find(|own| own.kind == "blank"));
    let charts = of_kind("titleOnly").or(words).or_else(any).unwrap_or(&all[0]);
    let words = words.unwrap_or(charts);
    [charts.sheet(size), words.sheet(size)]
}
