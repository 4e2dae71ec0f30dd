//! What is said of rules and signposts.

/// English and German.
pub(super) const ALL: &[(&str, &str)] = &[
    (
        "Signs and limits were chosen on half of the first {0} paths and judged on the other half; `overbuild watch` looks at all, and at all that can be watched.",
        "Zeichen und Grenzen wurden auf der Hälfte der ersten {0} Pfade gewählt und auf der anderen beurteilt; `overbuild watch` betrachtet alle und alles, was sich beobachten lässt.",
    ),
    ("{0} in {1}", "{0} im Jahr {1}"),
    ("{0} at the end of {1}", "{0} Ende {1}"),
    ("{0} between {1} and {2}", "{0} zwischen {1} und {2}"),
    ("{0} under {1}", "{0} unter {1}"),
    ("all paths", "alle Pfade"),
    ("way to rule {0}", "Weg zu Regel {0}"),
    ("rule 1 as told, on other paths", "Regel 1 wie gesagt, auf anderen Pfaden"),
    (
        "% of all paths that have it that lie inside",
        "% aller Pfade, die es haben, die darin liegen",
    ),
    (
        "Within the limits of rule 1, {0} of the paths have {1}, instead of {2}; {3} of all that have it are there",
        "In den Grenzen von Regel 1 gilt auf {0} der Pfade: {1} (statt auf {2}); {3} aller Pfade, auf denen das gilt, liegen dort",
    ),
    (
        "Rule 1: {0}; the line is the share of the paths inside that have it, while the box is made smaller",
        "Regel 1: {0}; die Linie ist der Anteil der Pfade darin, die es haben, während der Kasten kleiner wird",
    ),
    (
        "No box was found that holds on paths it was not found on.",
        "Es fand sich kein Kasten, der auf Pfaden gilt, auf denen er nicht gefunden wurde.",
    ),
    ("Rules", "Regeln"),
    ("A tree", "Ein Baum"),
    (
        "The paths are parted three times at most, each time by the one limit that leaves the parts purest; numbers are those of paths that it was not grown on.",
        "Die Pfade werden höchstens dreimal geteilt, jedes Mal an der einen Grenze, die die reinsten Teile lässt; die Zahlen sind die von Pfaden, an denen er nicht gewachsen ist.",
    ),
    ("How it was found", "Wie es gefunden wurde"),
    ("rule", "Regel"),
    ("limit", "Grenze"),
    ("quasi-p-value", "Quasi-p-Wert"),
    ("share that has it", "Anteil, der es hat"),
    ("of all that have it", "von allen, die es haben"),
    ("of all paths", "aller Pfade"),
    ("paths with", "Pfade mit"),
    ("Where does it come to this: {0}?", "Wo kommt es dazu: {0}?"),
    (
        "Seen by the end of {1}, where does it come to this later: {0}?",
        "Bis Ende {1} gesehen, wo kommt es später dazu: {0}?",
    ),
    ("Of {0} paths {1} have {2}.", "Auf {1} von {0} Pfaden gilt: {2}."),
    (
        "Of the {0} paths on which it has not begun by the end of {3}, {1} have {2} later; on {4} it has begun.",
        "Auf {0} Pfaden hat es bis Ende {3} nicht begonnen, auf {4} hat es begonnen; auf {1} der ersteren folgt später: {2}.",
    ),
    (
        "With {0}: {1} (standard error {2} points) of these paths have {3}, and {4} of all that have it are among these, which are {5} of all paths.",
        "Wo gilt: {0}, so gilt auf {1} dieser Pfade (Standardfehler {2} Punkte) auch: {3}; das sind {4} aller Pfade mit diesem Ausgang und {5} aller Pfade überhaupt.",
    ),
    (
        "Where any of these rules holds, {0} of the paths have {1}; {2} of all that have it are among them.",
        "Wo irgendeine dieser Regeln gilt, gilt auf {0} dieser Pfade auch: {1}; {2} aller Pfade mit diesem Ausgang sind darunter.",
    ),
    (
        "A box is made smaller by thin slices, always by the one whose loss raises the share of paths that have it most (patient rule induction, Friedman and Fisher 1999); of the boxes on the way the one is told that chance explains least: the gain in that share times the root of the share of paths inside. Limits that bring less than a twentieth of that are left out.",
        "Ein Kasten wird in dünnen Scheiben kleiner, immer um die, deren Verlust den Anteil der Pfade, die es haben, am meisten hebt (patient rule induction, Friedman und Fisher 1999); von den Kästen auf dem Weg wird der genannt, den der Zufall am wenigsten erklärt: der Gewinn an diesem Anteil mal der Wurzel des Anteils der Pfade darin. Grenzen, die weniger als ein Zwanzigstel davon bringen, bleiben weg.",
    ),
    (
        "It is found on every other path and judged on those between, with the numbers as they are told. The quasi-p-value of a limit is the probability of so many hits without it (Bryant and Lempert 2010).",
        "Er wird auf jedem zweiten Pfad gefunden und auf denen dazwischen beurteilt, mit den Zahlen, wie sie genannt werden. Der Quasi-p-Wert einer Grenze ist die Wahrscheinlichkeit so vieler Treffer ohne sie (Bryant und Lempert 2010).",
    ),
    ("What to watch", "Worauf zu achten ist"),
    (
        "Nothing that can be watched tells more than chance at any year's end.",
        "Nichts, was man beobachten kann, sagt an einem Jahresende mehr als der Zufall.",
    ),
    ("warning", "Warnung"),
    ("it begins later", "es beginnt später"),
    ("hit rate", "Trefferquote"),
    ("false alarms", "Fehlalarme"),
    ("lead in years, median", "Vorlauf in Jahren, Median"),
    ("area under the curve", "Fläche unter der Kurve"),
    ("At the end of {0}", "Ende {0}"),
    ("in {0}", "im Jahr {0}"),
    ("at the end of {0}", "Ende {0}"),
    (", a year ahead at the median", ", im Median ein Jahr voraus"),
    (", {0} years ahead at the median", ", im Median {0} Jahre voraus"),
    ("What tells beforehand of {0}?", "Was kündigt es an: {0}?"),
    (
        "With {0} {1}, {2} of these paths have {3} later (of all on which it has not begun: {4}); that warns of {5} of them, and wrongly on {6} of the others{7}.",
        "Gilt {1}: {0}, so folgt auf {2} dieser Pfade {3} (von allen, auf denen es nicht begonnen hat: {4}); das warnt auf {5} der Pfade, auf denen es folgt, und fälschlich auf {6} der anderen{7}.",
    ),
    (
        "On {0} of {1} paths it has not begun; {2} of these have {3} later.",
        "Auf {0} von {1} Pfaden hat es nicht begonnen; auf {2} davon folgt später {3}.",
    ),
    (
        "At each year's end the paths are looked at on which it has not begun. On every other path the side that warns and the limit are chosen, that with the largest difference between hit rate and false alarms; all numbers are those of the paths between. Later means within the horizon: the later the year, the less of it is left.",
        "An jedem Jahresende zählen die Pfade, auf denen es nicht begonnen hat. Auf jedem zweiten Pfad werden die Seite, die warnt, und die Grenze gewählt, die mit dem größten Abstand zwischen Trefferquote und Fehlalarmen; alle Zahlen sind die der Pfade dazwischen. Später heißt innerhalb des Zeitraums: je später das Jahr, desto weniger ist davon übrig.",
    ),
    (
        "The area under the curve is the probability that of two paths, one on which it begins and one on which it does not, the first stands nearer to the side that warns; 0.5 tells nothing. Tracks are told that can be published or read off a market; their ranking is by that area.",
        "Die Fläche unter der Kurve ist die Wahrscheinlichkeit, dass von zwei Pfaden, einem, auf dem es beginnt, und einem, auf dem nicht, der erste näher an der Seite liegt, die warnt; 0,5 sagt nichts. Genannt wird, was veröffentlicht wird oder an einem Markt abzulesen ist; gereiht wird nach dieser Fläche.",
    ),
    (
        "{0} in {1}: {2} of these paths have {3} later, instead of {4}",
        "Gilt im Jahr {1}: {0}, so folgt auf {2} dieser Pfade später {3} (statt auf {4})",
    ),
    (
        "The most telling signpost of each year: share of the paths with the warning on which it begins later; in brackets, of all on which it has not begun",
        "Das beste Warnzeichen jedes Jahres: Anteil der Pfade mit der Warnung, auf denen es später beginnt; in Klammern der von allen, auf denen es nicht begonnen hat",
    ),
    (
        "{0} tells most, at the end of {1}: it ranks {2} of the pairs of paths rightly, chance half",
        "{0} sagt am meisten, Ende {1}: {2} der Paare von Pfaden sind damit richtig gereiht, mit Zufall die Hälfte",
    ),
    (
        "No signpost warns well: the best, {0} {1}, lifts the probability of {2} later from {3} to {4}.",
        "Kein Warnzeichen ist verlässlich: Auch nach dem besten ({1}: {0}) folgt {2} auf {4} der Pfade statt auf {3}.",
    ),
    (
        "The best signpost: {0} {1} lifts the probability of {2} later from {3} to {4}.",
        "Das beste Warnzeichen: Gilt {1}: {0}, so folgt {2} auf {4} dieser Pfade statt auf {3}.",
    ),
    (
        "Probability that of two paths, one on which it begins later and one on which it does not, the first stands nearer to the warning; 0.5 tells nothing",
        "Wahrscheinlichkeit, dass von zwei Pfaden, einem, auf dem es später beginnt, und einem, auf dem nicht, der erste näher an der Warnung liegt; 0,5 sagt nichts",
    ),
    ("unit", "Einheit"),
    ("5 %", "5 %"),
    ("95 %", "95 %"),
    ("never or undefined", "nie oder unbestimmt"),
    ("expression", "Ausdruck"),
    ("The scenario's own quantities", "Eigene Größen des Szenarios"),
    (
        "These are worked out by expressions of the scenario; where one is undefined its numbers are those of the other paths.",
        "Diese werden durch Ausdrücke des Szenarios errechnet; wo eine unbestimmt ist, sind ihre Zahlen die der anderen Pfade.",
    ),
];
