//! Conditions that say nothing: that can never hold, or always do.

/// Why a number within `least` and `most` never, or always, lies within `low` and `high`; `None` where it
/// may do either. All bounds are reached.
pub fn idle((low, high): (f64, f64), (least, most): (f64, f64)) -> Option<String> {
    let verdict = if high < least || low > most {
        "can never lie there"
    } else if low <= least && high >= most {
        "always lies there"
    } else {
        return None;
    };
    let possible = match (least.is_finite(), most.is_finite()) {
        (true, true) if least >= most => format!("it is {least} on every path"),
        (true, true) => format!("it is between {least} and {most}"),
        (true, false) => format!("it is never below {least}"),
        (false, true) => format!("it is never above {most}"),
        (false, false) => "it is a number".to_owned(),
    };
    Some(format!("{verdict}: {possible}"))
}
