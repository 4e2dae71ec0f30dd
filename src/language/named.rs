//! Reads words, or a name as earlier versions wrote it.

use serde::{Deserialize, Deserializer};

use super::phrase::Phrase;

#[derive(Deserialize)]
#[serde(untagged)]
enum Written {
    Name(String),
    Words(Phrase),
}

impl From<Written> for Phrase {
    fn from(written: Written) -> Self {
        match written {
            Written::Name(name) => Self::of_name(&name),
            Written::Words(words) => words,
        }
    }
}

/// For `deserialize_with` of one.
pub fn one<'de, D: Deserializer<'de>>(from: D) -> Result<Phrase, D::Error> {
    Ok(Written::deserialize(from)?.into())
}

/// For `deserialize_with` of a list.
pub fn all<'de, D>(from: D) -> Result<Vec<Phrase>, D::Error>
where
    D: Deserializer<'de>,
{
    let written: Vec<Written> = Vec::deserialize(from)?;
    Ok(written.into_iter().map(Phrase::from).collect())
}
