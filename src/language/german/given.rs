//! What is said of the paths on which a condition holds.

/// English and German.
pub(super) const ALL: &[(&str, &str)] = &[
    ("a bust", "ein Einbruch"),
    ("not {what}", "nicht {what}"),
    ("capital market open", "Kapitalmarkt offen"),
    ("a default of {party}", "ein Ausfall von {party}"),
    ("A default of {party}", "Ein Ausfall von {party}"),
    ("{what} at least {limit}", "{what} mindestens {limit}"),
    ("{what} at most {limit}", "{what} höchstens {limit}"),
    ("{what} is {limit}", "{what} ist {limit}"),
    ("{what} is not {limit}", "{what} ist nicht {limit}"),
    ("{first}; {second}", "{first}; {second}"),
    ("{years} years", "{years} Jahre"),
    ("{years} year", "{years} Jahr"),
    ("Given {condition}", "Wo gilt: {condition}"),
    (
        "{what}: the median where the condition holds is about that elsewhere, in every year",
        "{what}: Der Median, wo die Bedingung gilt, ist in jedem Jahr etwa der von sonst",
    ),
    (
        "{what} at the median in {year}: {value} where the condition holds, {other} elsewhere",
        "{what} im Median {year}: {value}, wo die Bedingung gilt, sonst {other}",
    ),
    (
        "{what} at the median in {year}, where the condition holds: {value}",
        "{what} im Median {year}, wo die Bedingung gilt: {value}",
    ),
    (
        "On the path that stands for those on which the condition holds, spending peaks at {amount} in {year}",
        "Auf dem Pfad, der für die mit der Bedingung steht, sind die Ausgaben {year} mit {amount} am höchsten",
    ),
    (
        "{what}, {unit}. The condition, on {paths} of {all} paths: {condition}",
        "{what}, {unit}. Die Bedingung, auf {paths} von {all} Pfaden: {condition}",
    ),
    (
        "Spending, {currency}, on the paths that lie nearest to the middle of those they stand for. The condition: {condition}",
        "Ausgaben, {currency}, auf den Pfaden, die der Mitte derer am nächsten liegen, für die sie stehen. Die Bedingung: {condition}",
    ),
    (
        "In {year} eight paths in ten lie between {low} and {high} where the condition holds, between {other_low} and {other_high} elsewhere.",
        "{year} liegen acht von zehn Pfaden zwischen {low} und {high}, wo die Bedingung gilt, sonst zwischen {other_low} und {other_high}.",
    ),
    (
        "On the {share} of the paths with {condition} builders write down {lost} at the median, on the others {other_lost}; they spend {spent}, on the others {other_spent}.",
        "Auf {share} der Pfade gilt: {condition}. Dort betragen die Wertberichtigungen im Median {lost} statt {other_lost} auf den übrigen, die Ausgaben {spent} statt {other_spent}.",
    ),
    (
        "On the path that stands for the others it peaks at {amount} in {year}.",
        "Auf dem Pfad, der für die übrigen steht, sind sie {year} mit {amount} am höchsten.",
    ),
    (
        "The condition, {condition}, holds on {share} of the paths.",
        "Die Bedingung ({condition}) gilt auf {share} der Pfade.",
    ),
    (
        "What follows is said of all paths, with the condition and without.",
        "Das Folgende gilt für alle Pfade, mit der Bedingung und ohne.",
    ),
    (
        "{what}; all paths, with the condition and without",
        "{what}; alle Pfade, mit der Bedingung und ohne",
    ),
    ("where it holds: median and 80 % of the paths", "wo es gilt: Median und 80 % der Pfade"),
    ("on the other paths", "auf den anderen Pfaden"),
    ("for the others: path {path}", "für die anderen: Pfad {path}"),
    ("where it holds: path {path}", "wo es gilt: Pfad {path}"),
    (
        "for the worst twentieth of these: path {path}",
        "für das schlimmste Zwanzigstel von diesen: Pfad {path}",
    ),
    (
        "It holds on {paths} of {all} paths: {share} (95 % interval {low} to {high}).",
        "Es gilt auf {paths} von {all} Pfaden: {share} (95-%-Intervall {low} bis {high}).",
    ),
    (
        "These are too few paths for anything but their number; {least} at least are needed.",
        "Das sind zu wenige Pfade für mehr als ihre Zahl; nötig sind mindestens {least}.",
    ),
    (
        "Each path below lies nearest to the middle of those it stands for: of what can be watched, and in each year, the distance of its rank from the middle is taken, and the sum of these is the least.",
        "Jeder Pfad unten liegt der Mitte derer am nächsten, für die er steht: von allem, was man beobachten kann, und in jedem Jahr zählt der Abstand seines Rangs von der Mitte, und die Summe davon ist die kleinste.",
    ),
    (
        "{what} comes first on {share} of these paths, in the median year {year}; of the others on {others}.",
        "{what} kommt auf {share} dieser Pfade zuerst, im Median {year}; von den anderen auf {others}.",
    ),
    (
        "Several can begin in the same year: then each comes first.",
        "Mehrere können im selben Jahr beginnen: dann zählt jedes als erstes.",
    ),
    (
        "{what} comes first on {share} of these paths, in the median year {year}.",
        "{what} kommt auf {share} dieser Pfade zuerst, im Median {year}.",
    ),
    ("these: 5 %", "diese: 5 %"),
    ("these: median", "diese: Median"),
    ("these: 95 %", "diese: 95 %"),
    ("others: 5 %", "andere: 5 %"),
    ("others: median", "andere: Median"),
    ("others: 95 %", "andere: 95 %"),
    ("path {path}, for the others", "Pfad {path}, für die anderen"),
    ("path {path}, for these", "Pfad {path}, für diese"),
    (
        "path {path}, for the worst twentieth of these",
        "Pfad {path}, für das schlimmste Zwanzigstel von diesen",
    ),
    ("what happens", "was geschieht"),
];
