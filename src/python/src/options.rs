//! What functions of several questions take.

use std::path::Path;

use overbuild::{
    chart::{Look, Size, Theme},
    language::Language,
    library::Scenario,
    scenario::{Document, Rules, Typed},
};
use pyo3::{
    prelude::*,
    types::{PyBool, PyDict, PyMapping, PySequence, PyString},
};

use crate::errors;

/// How charts look.
pub(crate) struct Drawn {
    theme: String,
    size: String,
    language: String,
}

/// What overrules a scenario.
pub(crate) struct Overrules {
    settings: Vec<String>,
    rules: Rules,
}

impl Overrules {
    /// Paths, seed and settings, as `--paths`, `--seed` and `--set` of the command line.
    pub(crate) fn new(
        py: Python<'_>,
        set: Option<&Bound<'_, PyDict>>,
        (paths, seed): (Option<u64>, Option<u64>),
        allow_implausible: bool,
    ) -> PyResult<Self> {
        let mut settings = Vec::new();
        for (key, value) in set.into_iter().flatten() {
            let key: String =
                key.extract().map_err(|_| errors::option(py, "set: keys are text"))?;
            settings.push(format!("{key}={}", toml(py, &key, &value)?));
        }
        settings.extend(paths.map(|paths| Typed::Paths.setting(paths)));
        settings.extend(seed.map(|seed| Typed::Seed.setting(seed)));
        Ok(Self { settings, rules: Rules { allow_implausible, ..Rules::default() } })
    }

    /// Reads and checks a scenario with them. Doubts become warnings.
    pub(crate) fn load(&self, py: Python<'_>, path: &Path) -> PyResult<Scenario> {
        let (settings, rules) = (&self.settings, self.rules);
        let read = py.detach(|| Scenario::check(Document::load(path, settings), rules));
        let scenario = read.map_err(|mistakes| errors::scenario(py, &mistakes))?;
        if !scenario.document.problems.0.is_empty() {
            let document = &scenario.document;
            let text = document.problems.render(&document.sources, false);
            let class = py.import("overbuild._errors")?.getattr("ScenarioWarning")?;
            py.import("warnings")?.call_method1("warn", (text.trim_end(), class))?;
        }
        Ok(scenario)
    }
}

/// A value as TOML.
fn toml(py: Python<'_>, key: &str, value: &Bound<'_, PyAny>) -> PyResult<String> {
    if let Ok(flag) = value.cast::<PyBool>() {
        return Ok(flag.is_true().to_string());
    }
    if value.is_instance_of::<PyString>() {
        return text(value);
    }
    if let Ok(whole) = value.extract::<i64>() {
        return Ok(whole.to_string());
    }
    if let Ok(number) = value.extract::<f64>() {
        return Ok(format!("{number:?}").to_lowercase());
    }
    if let Ok(table) = value.cast::<PyMapping>() {
        let entries = table.items()?.iter().map(|item| {
            let (key, value): (Bound<'_, PyAny>, Bound<'_, PyAny>) = item.extract()?;
            Ok(format!("{} = {}", text(&key)?, toml(py, "", &value)?))
        });
        let entries: PyResult<Vec<String>> = entries.collect();
        return Ok(format!("{{ {} }}", entries?.join(", ")));
    }
    if let Ok(list) = value.cast::<PySequence>() {
        let items: PyResult<Vec<String>> =
            list.try_iter()?.map(|item| toml(py, key, &item?)).collect();
        return Ok(format!("[{}]", items?.join(", ")));
    }
    let kind = value.get_type().name()?;
    let message =
        format!("set: {key}: expected a number, text, a flag, a list or a dict, found {kind}");
    Err(errors::option(py, &message))
}

fn text(value: &Bound<'_, PyAny>) -> PyResult<String> {
    let text: String = value.extract()?;
    Ok(serde_json::Value::from(text).to_string())
}

impl Drawn {
    pub(crate) const fn new(theme: String, size: String, language: String) -> Self {
        Self { theme, size, language }
    }

    /// The look; the error says which word is none.
    pub(crate) fn look(&self, py: Python<'_>) -> PyResult<Look> {
        let Self { theme, size, language } = self;
        let known = Size::ALL.map(|(name, _)| name).join(", ");
        let found = Size::ALL.iter().find(|(name, _)| name == size);
        let no_size = || errors::option(py, &format!("size: no `{size}`; valid here: {known}"));
        let size = found.ok_or_else(no_size)?.1;
        let language = match language.as_str() {
            "en" => Language::En,
            "de" => Language::GERMAN,
            other => {
                let message = format!("language: no `{other}`; valid here: en, de");
                return Err(errors::option(py, &message));
            }
        };
        let no_theme =
            |message: String| errors::option(py, &message.replacen("--theme", "theme", 1));
        let theme = Theme::load(theme).map_err(no_theme)?;
        Ok(Look { theme, size, language, ..Look::default() })
    }
}
