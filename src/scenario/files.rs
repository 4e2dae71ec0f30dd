//! Reads files that a user names: whatever they are, it ends, with a text or with words.

use std::{fs, io::Read, path::Path};

/// Bytes that a scenario or data file may have.
const LARGEST: u64 = 16 << 20;

/// The text of a file, without a byte order mark.
pub(super) fn read_text(path: &Path) -> Result<String, String> {
    let name = path.display();
    let mut text = String::from_utf8(read(path)?).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let line = error.as_bytes()[..valid].split(|byte| *byte == b'\n').count();
        format!("{name}:{line}: the file is not UTF-8 text; save it with the encoding UTF-8")
    })?;
    if text.starts_with('\u{feff}') {
        text.remove(0);
    }
    Ok(text)
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    let name = path.display();
    let cannot = |error: std::io::Error| format!("cannot read {name}: {error}");
    // A pipe or a device may never end, and opening a pipe may never return.
    let about = fs::metadata(path).map_err(cannot)?;
    if !about.is_file() {
        let what = if about.is_dir() { "a folder" } else { "a pipe or a device" };
        return Err(format!("cannot read {name}: it is {what}, not a file"));
    }
    let mut bytes = Vec::new();
    let file = fs::File::open(path).map_err(cannot)?;
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(cannot)?;
    if bytes.len() as u64 > LARGEST {
        return Err(format!("cannot read {name}: it has more than {} MiB", LARGEST >> 20));
    }
    Ok(bytes)
}
