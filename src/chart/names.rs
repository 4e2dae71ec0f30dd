//! Names of figures and of their files.

/// The files of a figure.
pub fn files(figure: &str) -> [String; 2] {
    ["svg", "png"].map(|ending| format!("{figure}.{ending}"))
}

/// A name behind a word, as a file's name that no other has.
pub fn plain_name(before: &str, name: &str, taken: &mut Vec<String>) -> String {
    let letter = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' };
    let plain = format!("{before}_{}", name.chars().map(letter).collect::<String>());
    let numbered = (2..).map(|number| format!("{plain}_{number}"));
    let free = std::iter::once(plain.clone()).chain(numbered).find(|name| !taken.contains(name));
    let free = free.unwrap_or(plain);
    taken.push(free.clone());
    free
}
