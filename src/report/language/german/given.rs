//! What is said of the paths on which a condition holds.

/// English and German.
pub(super) const ALL: &[(&str, &str)] = &[
    ("a bust", "ein Einbruch"),
    ("not {0}", "nicht {0}"),
    ("a default of {0}", "ein Ausfall von {0}"),
    ("A default of {0}", "Ein Ausfall von {0}"),
    ("{0} at least {1}", "{0} mindestens {1}"),
    ("{0} at most {1}", "{0} höchstens {1}"),
    ("{0} is {1}", "{0} ist {1}"),
    ("{0} is not {1}", "{0} ist nicht {1}"),
    ("{0}; {1}", "{0}; {1}"),
    ("{0} years", "{0} Jahre"),
    ("Given {0}", "Wo gilt: {0}"),
    (
        "Given {0}: {1}, at the median, is {2} in {3}, on the other paths {4}",
        "Wo gilt: {0}: {1} im Median {2} im Jahr {3}, sonst {4}",
    ),
    ("Given {0}: {1}, at the median, is {2} in {3}", "Wo gilt: {0}: {1} im Median {2} im Jahr {3}"),
    (
        "Given {0}: on the path that stands for these, spending peaks at {1} in {2}",
        "Wo gilt: {0}, erreichen die Ausgaben auf dem Pfad, der für diese steht, {2} mit {1} ihren Gipfel",
    ),
    (
        "{0}, {1}: paths on which it holds, {2} of {3}, beside the others",
        "{0}, {1}: Pfade, auf denen es gilt, {2} von {3}, neben den anderen",
    ),
    (
        "Spending, {0}, on the paths that lie nearest to the middle of those they stand for",
        "Ausgaben, {0}, auf den Pfaden, die der Mitte derer am nächsten liegen, für die sie stehen",
    ),
    ("where it holds: median and 80 % of the paths", "wo es gilt: Median und 80 % der Pfade"),
    ("on the other paths", "auf den anderen Pfaden"),
    ("for the others: path {0}", "für die anderen: Pfad {0}"),
    ("where it holds: path {0}", "wo es gilt: Pfad {0}"),
    (
        "for the worst twentieth of these: path {0}",
        "für das schlimmste Zwanzigstel von diesen: Pfad {0}",
    ),
    (
        "It holds on {0} of {1} paths: {2} (95 % interval {3} to {4}).",
        "Es gilt auf {0} von {1} Pfaden: {2} (95-%-Intervall {3} bis {4}).",
    ),
    (
        "These are too few paths for anything but their number; {0} at least are needed.",
        "Das sind zu wenige Pfade für mehr als ihre Zahl; nötig sind mindestens {0}.",
    ),
    (
        "Each path below lies nearest to the middle of those it stands for: of what can be watched, and in each year, the distance of its rank from the middle is taken, and the sum of these is the least.",
        "Jeder Pfad unten liegt der Mitte derer am nächsten, für die er steht: von allem, was man beobachten kann, und in jedem Jahr zählt der Abstand seines Rangs von der Mitte, und die Summe davon ist die kleinste.",
    ),
    (
        "{0} comes first on {1} of these paths, in the median year {2}; of the others on {3}.",
        "{0} kommt auf {1} dieser Pfade zuerst, im Median {2}; von den anderen auf {3}.",
    ),
    (
        "Several can begin in the same year: then each comes first.",
        "Mehrere können im selben Jahr beginnen: dann zählt jedes als erstes.",
    ),
    (
        "{0} comes first on {1} of these paths, in the median year {2}.",
        "{0} kommt auf {1} dieser Pfade zuerst, im Median {2}.",
    ),
    ("these: 5 %", "diese: 5 %"),
    ("these: median", "diese: Median"),
    ("these: 95 %", "diese: 95 %"),
    ("others: 5 %", "andere: 5 %"),
    ("others: median", "andere: Median"),
    ("others: 95 %", "andere: 95 %"),
    ("path {0}, for the others", "Pfad {0}, für die anderen"),
    ("path {0}, for these", "Pfad {0}, für diese"),
    (
        "path {0}, for the worst twentieth of these",
        "Pfad {0}, für das schlimmste Zwanzigstel von diesen",
    ),
    ("what happens", "was geschieht"),
];
