//! What is said of rules and signposts.

/// English and German.
pub(super) const ALL: &[(&str, &str)] = &[
    (
        "Signs and limits were chosen on half of the {paths} paths and judged on the other half; `overbuild watch` looks at all that can be watched.",
        "Zeichen und Grenzen wurden auf der Hälfte der {paths} Pfade gewählt und auf der anderen beurteilt; `overbuild watch` betrachtet alles, was sich beobachten lässt.",
    ),
    (
        "Signs and limits were chosen on half of the first {paths} paths and judged on the other half; `overbuild watch` looks at all, and at all that can be watched.",
        "Zeichen und Grenzen wurden auf der Hälfte der ersten {paths} Pfade gewählt und auf der anderen beurteilt; `overbuild watch` betrachtet alle und alles, was sich beobachten lässt.",
    ),
    ("{what} in {year}", "{what} im Jahr {year}"),
    ("{what} at the end of {year}", "{what} Ende {year}"),
    ("{what} between {low} and {high}", "{what} zwischen {low} und {high}"),
    ("{what} under {limit}", "{what} unter {limit}"),
    ("all paths", "alle Pfade"),
    ("way to rule {rule}", "Weg zu Regel {rule}"),
    ("rule 1 as told, on other paths", "Regel 1 wie gesagt, auf anderen Pfaden"),
    (
        "% of all paths with it that the limits cover",
        "% aller Pfade, auf denen es dazu kommt, in den Grenzen",
    ),
    (
        "Within the limits of rule 1, {share} of the paths have {event}, not {base}; these limits cover {covered} of all paths with it",
        "In den Grenzen von Regel 1 kommt es auf {share} der Pfade dazu, nicht auf {base}: {event}; diese Grenzen umfassen {covered} aller Pfade, auf denen es dazu kommt",
    ),
    (
        "Up: share of the paths within the limits on which it comes to this, as the limits close in on rule 1: {rule}",
        "Nach oben: Anteil der Pfade in den Grenzen, auf denen es dazu kommt, während die Grenzen enger werden, bis zu Regel 1: {rule}",
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
    ("Where does it come to this: {event}?", "Wo kommt es dazu: {event}?"),
    (
        "With what is drawn and seen by the end of {year}, where does it come to this later: {event}?",
        "Mit dem, was gezogen und bis Ende {year} zu sehen ist: wo kommt es später dazu: {event}?",
    ),
    ("Of {paths} paths {share} have {event}.", "Von {paths} Pfaden gilt auf {share} »{event}«."),
    (
        "Of the {paths} paths on which it has not begun by the end of {year}, {share} have {event} later; on {begun} it has begun.",
        "Bis Ende {year} ist es auf {begun} Pfaden dazu gekommen; auf {share} der übrigen {paths} folgt später: {event}.",
    ),
    (
        "With {rule} ({inside} of the paths), {event} happens on {share}, not {base}; that covers {covered} of all paths with it.",
        "Bei »{rule}« ({inside} der Pfade) kommt auf {share} {event} vor statt auf {base}; das umfasst {covered} aller Pfade mit diesem Ereignis.",
    ),
    (
        "With {rule} ({inside} of the paths), {event} happens on {share}, not {base}, so this rule tells little; it covers {covered} of all paths with it.",
        "Bei »{rule}« ({inside} der Pfade) kommt auf {share} {event} vor statt auf {base}, also sagt diese Regel wenig; sie umfasst {covered} aller Pfade mit diesem Ereignis.",
    ),
    (
        "With {rule} ({inside} of the paths), {share} have {event}, not {base}; that covers {covered} of all paths with it.",
        "Bei »{rule}« ({inside} der Pfade) gilt auf {share} statt auf {base} »{event}«; das umfasst {covered} aller Pfade, auf denen das gilt.",
    ),
    (
        "With {rule} ({inside} of the paths), {share} have {event}, not {base}, so this rule tells little; it covers {covered} of all paths with it.",
        "Bei »{rule}« ({inside} der Pfade) gilt auf {share} statt auf {base} »{event}«, also sagt diese Regel wenig; sie umfasst {covered} aller Pfade, auf denen das gilt.",
    ),
    (
        "It is most frequent, {share}, with {leaf}; these are {inside} of the paths.",
        "Am häufigsten kommt es dazu, auf {share}, bei »{leaf}«; das sind {inside} der Pfade.",
    ),
    (
        "Where any of these rules holds, {share} of the paths have {event}, which tells little; {covered} of all that have it are among them.",
        "Wo irgendeine dieser Regeln gilt, kommt es auf {share} der Pfade dazu, was wenig sagt: {event}; {covered} aller Pfade mit diesem Ausgang sind darunter.",
    ),
    (
        "Where any of these rules holds, {share} of the paths have {event}; {covered} of all that have it are among them.",
        "Wo irgendeine dieser Regeln gilt, kommt es auf {share} der Pfade dazu: {event}; {covered} aller Pfade mit diesem Ausgang sind darunter.",
    ),
    (
        "A box is made smaller by thin slices, always by the one whose loss raises the share of paths that have it most (patient rule induction, Friedman and Fisher 1999); of the boxes on the way the one is told that chance explains least: the gain in that share times the root of the share of paths inside. Limits that bring less than a twentieth of that are left out, and those that chance explains as well.",
        "Ein Kasten wird in dünnen Scheiben kleiner, immer um die, deren Verlust den Anteil der Pfade, die es haben, am meisten hebt (patient rule induction, Friedman und Fisher 1999); von den Kästen auf dem Weg wird der genannt, den der Zufall am wenigsten erklärt: der Gewinn an diesem Anteil mal der Wurzel des Anteils der Pfade darin. Grenzen, die weniger als ein Zwanzigstel davon bringen, bleiben weg, ebenso solche, die der Zufall ebenso gut erklärt.",
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
    ("it begins later", "folgt später"),
    ("hit rate", "Trefferquote"),
    ("false alarms", "Fehlalarme"),
    ("lead in years, median", "Vorlauf in Jahren, Median"),
    ("area under the curve", "Fläche unter der Kurve"),
    ("At the end of {year}", "Ende {year}"),
    ("in {year}", "im Jahr {year}"),
    ("at the end of {year}", "Ende {year}"),
    (", a year ahead at the median", ", im Median ein Jahr vorher"),
    (", {years} years ahead at the median", ", im Median {years} Jahre vorher"),
    ("What tells beforehand of {event}?", "Was geht voraus: {event}?"),
    (
        "With {sign} {when}, {share} of the paths have {event} later, against {base} of all on which none has begun. Of the paths on which it comes later {warned} show this sign{lead}, of the others {wrongly}.",
        "Liegt das Zeichen vor ({sign}, {when}), folgt auf {share} dieser Pfade {event}, gegenüber {base} aller, auf denen es noch nicht dazu gekommen ist. Von den Pfaden, auf denen es später dazu kommt, zeigen {warned} dieses Zeichen{lead}, von den übrigen {wrongly}.",
    ),
    (
        "On {open} of {all} paths it has not begun; {share} of these have {event} later.",
        "Auf {open} von {all} Pfaden ist es noch nicht dazu gekommen; auf {share} davon folgt später {event}.",
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
        "No signpost warns well: at best, with {sign} in {year}, {share} of the paths have {event} later, against {base} of all that had none yet",
        "Kein Warnzeichen warnt gut; bestenfalls im Jahr {year}: {sign}; danach folgt auf {share} der Pfade {event}, gegenüber {base} aller, auf denen es noch nicht dazu gekommen war",
    ),
    (
        "With {sign} in {year}, {share} of the paths have {event} later, against {base} of all that had none yet",
        "Zeichen im Jahr {year}: {sign}; danach folgt auf {share} der Pfade {event}, gegenüber {base} aller, auf denen es noch nicht dazu gekommen war",
    ),
    (
        "The most telling signpost of each year: how many paths have {event} later, of those with the warning and of all that had none yet",
        "Das beste Warnzeichen jedes Jahres: auf wie vielen Pfaden später {event} folgt, von denen mit der Warnung und von allen, auf denen es noch nicht dazu gekommen war",
    ),
    ("with the warning", "mit der Warnung"),
    ("all on which it has not begun", "alle, auf denen es noch nicht begonnen hat"),
    (
        "Of all signs and years {sign} at the end of {year} sorts paths best: of two it picks the one with {event} in {share} of cases, chance in half",
        "Von allen Zeichen und Jahren ordnet »{sign}« Ende {year} die Pfade am besten: Von zweien findet es in {share} der Fälle den mit dem Ereignis ({event}), der Zufall in der Hälfte",
    ),
    (
        "No signpost warns well: the one that changes most, {sign} {when}, lifts the probability of {event} later from {base} to {share}.",
        "Kein Warnzeichen ist verlässlich: Auch nach dem, das am meisten ändert ({sign}, {when}), folgt {event} auf {share} der Pfade statt auf {base}.",
    ),
    (
        "The signpost that changes most: {sign} {when} lifts the probability of {event} later from {base} to {share}.",
        "Das Warnzeichen, das am meisten ändert ({when}): {sign}. Danach folgt {event} auf {share} der Pfade statt auf {base}.",
    ),
    (
        "Of two paths, one on which it begins later and one on which it does not, how often the first stands nearer to the warning; 50 % tells nothing",
        "Wie oft von zwei Pfaden, einem, auf dem es später beginnt, und einem, auf dem nicht, der erste näher an der Warnung liegt; 50 % sagt nichts",
    ),
    ("chance", "Zufall"),
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
