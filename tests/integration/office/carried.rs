//! What a page carries of its paths, read out of it without a browser: every column is that of `paths.csv`.

use base64::{Engine, prelude::BASE64_STANDARD};

use super::explored::{LINES, between, plan, run};
use crate::{folder::Folder, told::Paths};

/// Bytes under reading, column by column.
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn take(&mut self, count: usize) -> &'a [u8] {
        let (taken, rest) = self.0.split_at(count);
        self.0 = rest;
        taken
    }

    fn singles(&mut self, paths: usize) -> Vec<f64> {
        let each = self.take(4 * paths).as_chunks::<4>().0;
        each.iter().map(|bytes| f64::from(f32::from_le_bytes(*bytes))).collect()
    }
}

#[test]
fn a_page_carries_the_columns_of_the_paths() {
    let folder = Folder::new("carried");
    let page = run(&folder, &[]);
    let (plan, file) = (plan(&page), Paths::read(&folder.0.join("r/paths.csv")));
    let paths = usize::try_from(plan["paths"].as_u64().unwrap()).unwrap();
    let coded = BASE64_STANDARD.decode(between(&page, "data-paths=\"", "\"").trim()).unwrap();
    let mut bytes = Bytes(&coded);
    let keys = plan["parameters"].as_array().unwrap().iter();
    let keys: Vec<&str> = keys.map(|own| own["key"].as_str().unwrap()).collect();
    for name in keys.into_iter().chain(["write_down"]) {
        for (place, (found, due)) in bytes.singles(paths).iter().zip(file.column(name)).enumerate()
        {
            assert!((found - due).abs() <= 1e-6 * due.abs(), "{name}, path {place}: {found} {due}");
        }
    }
    the_flags(bytes.take(4 * paths), &file);
    let tracks = plan["tracks"].as_array().unwrap();
    let rows: usize = tracks.iter().map(|own| own["years"].as_array().unwrap().len()).sum();
    bytes.take(2 * rows * paths);
    let begins = file.column("bust_begins");
    for (place, (code, due)) in bytes.take(paths).iter().zip(begins).enumerate() {
        let year = if *code == 0 { f64::INFINITY } else { f64::from(*code) + 2024.0 };
        assert!(year.total_cmp(&due).is_eq(), "path {place}: {year}, paths say {due}");
    }
    assert!(bytes.0.is_empty(), "{} bytes are left", bytes.0.len());
}

/// A bit of each path for each line of the tables.
fn the_flags(bytes: &[u8], file: &Paths) {
    let columns = LINES.map(|name| (name, file.column(name)));
    for (path, bits) in bytes.as_chunks::<4>().0.iter().enumerate() {
        let bits = u32::from_le_bytes(*bits);
        for (place, (name, values)) in columns.iter().enumerate() {
            let is_year = name.contains("year");
            let due = if is_year { values[path].is_finite() } else { values[path] > 0.5 };
            assert_eq!(bits >> place & 1 == 1, due, "{name}, path {path}");
        }
    }
}
