//! Charts of quantities that somebody asks for.

/// English and German.
pub(super) const ALL: &[(&str, &str)] = &[
    ("{name} by year", "{name} je Jahr"),
    ("{name} over the paths", "{name} über die Pfade"),
    ("What else was asked for", "Was sonst gefragt war"),
    ("Share of the paths, by year", "Anteil der Pfade, je Jahr"),
    ("Share of paths by {what}", "Anteil der Pfade: {what}"),
    ("Share of paths by {what}, {unit}", "Anteil der Pfade: {what}, {unit}"),
    (
        "Share of paths by {what}, {unit}; {share} of the paths have none and no bar",
        "Anteil der Pfade: {what}, {unit}; {share} der Pfade haben keinen Wert und keinen Balken",
    ),
    (
        "{what}: about {value} in every year at the median",
        "{what}: im Median in jedem Jahr etwa {value}",
    ),
    (
        "{what}: {from} in {first}, {to} in {last} at the median",
        "{what}: im Median {first} {from}, {last} {to}",
    ),
    (
        "{what}: {value} at the height in {year}, {to} in {last}, at the median",
        "{what}: im Median {year} mit {value} am höchsten, {last} {to}",
    ),
    (
        "{what}: {value} at the lowest in {year}, {to} in {last}, at the median",
        "{what}: im Median {year} mit {value} am niedrigsten, {last} {to}",
    ),
    (
        "{what}: nothing in any year on nine paths in ten",
        "{what}: auf neun von zehn Pfaden in keinem Jahr etwas",
    ),
    (
        "{what}: nothing in any year at the median; on one path in ten {value} or less in {year}",
        "{what}: im Median in keinem Jahr etwas; auf jedem zehnten Pfad {year} {value} oder weniger",
    ),
    (
        "{what}: nothing in any year at the median; on one path in ten {value} or more in {year}",
        "{what}: im Median in keinem Jahr etwas; auf jedem zehnten Pfad {year} {value} oder mehr",
    ),
    (
        "{what}: {value} at the median of the {share} of the paths that have any",
        "{what}: {value} im Median der {share} der Pfade, die einen Wert haben",
    ),
    ("{what}: {value} on every path", "{what}: auf jedem Pfad {value}"),
    (
        "{what}: at most {half} on half of the paths, at most {tenth} on one in ten",
        "{what}: höchstens {half} auf der Hälfte der Pfade, höchstens {tenth} auf jedem zehnten",
    ),
    (
        "{what}: nothing on half of the paths, at most {tenth} on one in ten",
        "{what}: nichts auf der Hälfte der Pfade, höchstens {tenth} auf jedem zehnten",
    ),
    (
        "{what}: at least {half} on half of the paths, at least {tenth} on one in ten",
        "{what}: mindestens {half} auf der Hälfte der Pfade, mindestens {tenth} auf jedem zehnten",
    ),
    (
        "{what}: nothing on half of the paths, at least {tenth} on one in ten",
        "{what}: nichts auf der Hälfte der Pfade, mindestens {tenth} auf jedem zehnten",
    ),
    (
        "Eight paths in ten lie between {low} and {high}.",
        "Acht von zehn Pfaden liegen zwischen {low} und {high}.",
    ),
    ("{what}: nothing on {share} of the paths", "{what}: nichts auf {share} der Pfade"),
    (
        "{what}: not by {end} on {share} of the paths",
        "{what}: auf {share} der Pfade nicht bis {end}",
    ),
    (
        "{what}: {year} or before on half of the paths, not by {end} on {share}",
        "{what}: {year} oder früher auf der Hälfte der Pfade, nicht bis {end} auf {share}",
    ),
    (
        "{what}: {year} or before on half of the paths, {end}, the last year, on {share}",
        "{what}: auf der Hälfte der Pfade {year} oder früher, auf {share} {end}, im letzten Jahr",
    ),
    (
        "{what}: {year} or before on half of the paths, {late} or later on one in ten",
        "{what}: {year} oder früher auf der Hälfte der Pfade, {late} oder später auf jedem zehnten",
    ),
    ("{what}: on {share} of the paths in {year}", "{what}: {year} auf {share} der Pfade"),
    (
        "{what}: on {most} of the paths in {height}, on {share} in {year}",
        "{what}: {height} auf {most} der Pfade, {year} auf {share}",
    ),
    (
        "{what}: on {share} of the paths in {scenario} in {year}, on {other_share} in {other}",
        "{what}: {year} in {scenario} auf {share} der Pfade, in {other} auf {other_share}",
    ),
    (
        "{what}: {amount} at the median in {scenario}, {other_amount} in {other}",
        "{what}: im Median {amount} in {scenario}, {other_amount} in {other}",
    ),
    (
        "{what}: {between} at the median, too close to tell the scenarios apart",
        "{what}: im Median {between}, zu nahe, um die Szenarien zu unterscheiden",
    ),
];
