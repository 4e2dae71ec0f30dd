//! What charts are called before there are any.

/// A chart, or several whose names begin alike; declared where they are made.
#[derive(Clone, Copy)]
pub struct Called {
    /// Its name, that of its files; one that ends in `_` is the beginning of several.
    pub name: &'static str,
    /// Its sheet in a workbook, where that is not called as its track or its file; `{name}` is what follows the
    /// beginning.
    pub sheet: Option<&'static str>,
    /// What it shows, for `explain`, where its track does not say it.
    pub about: Option<&'static str>,
}

impl Called {
    /// Whether a chart is it, or one of them.
    pub fn is(&self, chart: &str) -> bool {
        chart == self.name || self.name.ends_with('_') && chart.starts_with(self.name)
    }
}
