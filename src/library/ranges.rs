//! Keys with ranges as they are typed: `demand.growth`, `demand.growth:factor=0.2..0.8`.

use crate::{
    analysis::{Knob, Turn},
    model::Model,
    scenario::{Document, suggestion},
};

/// A key as it is typed, how it is to be turned, and what stands behind `=`.
pub(crate) struct Typed<'a> {
    pub(crate) key: &'a str,
    pub(crate) turn: Option<Turn>,
    pub(crate) rest: Option<&'a str>,
}

/// Takes a typed key apart.
pub(crate) fn typed(text: &str) -> Result<Typed<'_>, String> {
    let (key, rest) =
        text.split_once('=').map_or((text, None), |(key, rest)| (key, Some(rest.trim())));
    let key = key.trim();
    // A name in quotes may have a colon.
    let Some((before, word)) = key.rsplit_once(':').filter(|(_, word)| !word.contains(['"', '\'']))
    else {
        return Ok(Typed { key, turn: None, rest });
    };
    let known = Turn::ALL.iter().find(|(name, _)| *name == word);
    let Some((_, turn)) = known else {
        let names = Turn::ALL.map(|(name, _)| name);
        let help = suggestion(word, &names);
        return Err(format!(
            "{text:.100}: a key is turned by its value, a shift or a factor; {help}"
        ));
    };
    Ok(Typed { key: before, turn: Some(*turn), rest })
}

/// Two ends, `0.2..0.8` or `20%..80%`, the first below the second.
pub(crate) fn ends(text: &str) -> Result<[f64; 2], String> {
    let expected = || format!("`{text:.60}`: expected LOW..HIGH, as in 0.2..0.8");
    let (low, high) = text.split_once("..").ok_or_else(expected)?;
    let [low, high] = [number(low)?, number(high)?];
    if low > high {
        return Err(format!("`{text:.60}` descends: expected the lower end first, {high}..{low}"));
    }
    if low.total_cmp(&high).is_eq() {
        return Err(format!("`{text:.60}` is empty: both ends are {low}"));
    }
    Ok([low, high])
}

/// A finite number, perhaps in per cent.
pub(crate) fn number(text: &str) -> Result<f64, String> {
    let text = text.trim();
    let (digits, scale) = text.strip_suffix('%').map_or((text, 1.0), |digits| (digits, 0.01));
    let value = digits.trim().parse::<f64>().ok().map(|value| value * scale);
    value
        .filter(|value| value.is_finite())
        .ok_or_else(|| format!("`{text:.60}`: expected a finite number"))
}

/// A key that can be turned, and the range that is named or plausible.
pub(crate) fn knob(
    scenario: (&Document, &Model),
    text: &str,
    allow_implausible: bool,
) -> Result<(Knob, Option<[f64; 2]>), String> {
    let typed = typed(text)?;
    let knob = Knob::new(scenario, typed.key, typed.turn)?;
    let range = typed.rest.map(ends).transpose()?;
    let [low, high] = knob.range();
    if let (Some([from, to]), Some(zero)) = (range, knob.zero())
        && (from..=to).contains(&0.0)
    {
        return Err(format!(
            "{text:.100}: 0 is no small number here but says that {zero}: begin beyond it"
        ));
    }
    // Small numbers are as plausible as those where a search begins.
    let low = if knob.zero().is_some() { knob.key.range.0 } else { low };
    if let Some([from, to]) = range.filter(|_| !allow_implausible)
        && (from < low || to > high)
    {
        return Err(format!(
            "{text:.100} reaches beyond what is plausible, {low} to {high}; --allow-implausible insists"
        ));
    }
    if range.is_none() && low >= high {
        return Err(format!(
            "`{}` cannot move: its distribution fills what is plausible; name a range, as in {text:.100}=LOW..HIGH",
            knob.name
        ));
    }
    Ok((knob, range))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_read() {
        assert_eq!(ends("0.2..0.8"), Ok([0.2, 0.8]));
        assert_eq!(ends("-20% .. 80%"), Ok([-0.2, 0.8]));
        for (text, words) in [
            ("0.8..0.2", "descends"),
            ("1..1", "is empty"),
            ("1", "LOW..HIGH"),
            ("nan..1", "finite"),
            ("0..inf", "finite"),
            ("..1", "finite"),
        ] {
            assert!(ends(text).unwrap_err().contains(words), "{text}");
        }
        let typed = typed("builder.\"a:b\".plan:factor=1..2").unwrap();
        assert_eq!((typed.key, typed.turn), ("builder.\"a:b\".plan", Some(Turn::Factor)));
        assert!(super::typed("demand.growth:shif").err().unwrap().contains("`shift`"));
        assert!(super::typed("builder.\"a:b\".plan").unwrap().turn.is_none());
    }
}
