//! The part of the page in which readers choose among paths.

/// English and German.
pub(super) const ALL: &[(&str, &str)] = &[
    ("Explore the paths", "Pfade erkunden"),
    (
        "These are all {all} paths of the run. Move the ends of a range, and only the paths whose values lie within it are left; all else follows at once. What is left is drawn in colour, all {some} in grey.",
        "Dies sind alle {all} Pfade des Laufs. Wer die Enden eines Bereichs verschiebt, behält nur die Pfade, deren Werte darin liegen; alles andere folgt sofort. Was bleibt, ist farbig gezeichnet, alle {some} grau.",
    ),
    (
        "These are the first {some} of the {all} paths of the run. Move the ends of a range, and only the paths whose values lie within it are left; all else follows at once. What is left is drawn in colour, all {some} in grey.",
        "Dies sind die ersten {some} der {all} Pfade des Laufs. Wer die Enden eines Bereichs verschiebt, behält nur die Pfade, deren Werte darin liegen; alles andere folgt sofort. Was bleibt, ist farbig gezeichnet, alle {some} grau.",
    ),
    (
        "A range chooses among paths, it sets nothing: what goes together moves together. The parameters are those that move busts and write-downs most. The address keeps the ranges. Numbers are those of paths.csv, in the bands by year to 0.02 %.",
        "Ein Bereich wählt unter den Pfaden aus, er setzt nichts fest: Was zusammenhängt, verschiebt sich gemeinsam. Es sind die Parameter, die Einbrüche und Wertberichtigungen am stärksten bewegen. Die Adresse merkt sich die Bereiche. Die Zahlen sind die von paths.csv, in den Bändern nach Jahren auf 0,02 % genau.",
    ),
    ("A bust of any kind", "Ein Einbruch irgendeiner Art"),
    ("A bust, as defined", "Ein Einbruch nach der Definition"),
    ("All spending, by revenue alone", "Alle Ausgaben, allein durch Umsatz"),
    (
        "All spending, with the assets at their worth",
        "Alle Ausgaben, mit den Anlagen zu ihrem Wert",
    ),
    ("Equipment of {year}", "Anlagen von {year}"),
    ("Ranges of the parameters", "Bereiche der Parameter"),
    ("{name}: at least", "{name}: mindestens"),
    ("{name}: at most", "{name}: höchstens"),
    ("no limit, {limit}", "ohne Grenze, {limit}"),
    ("Show all paths again", "Wieder alle Pfade zeigen"),
    ("{left} of {all} paths are left", "{left} von {all} Pfaden bleiben"),
    ("All {paths} paths", "Alle {paths} Pfade"),
    (
        "Too few paths are left to say anything: {left} of {all}. Widen a range.",
        "Zu wenige Pfade bleiben, um etwas zu sagen: {left} von {all}. Bitte einen Bereich erweitern.",
    ),
    (
        "The address names what this page does not have: {names}.",
        "Die Adresse nennt, was diese Seite nicht hat: {names}.",
    ),
    (
        "{share} end in a bust ({low} to {high}); of all {whole}",
        "{share} enden in einem Einbruch ({low} bis {high}); von allen {whole}",
    ),
    (
        "half write down more than {amount}; of all, more than {whole}",
        "die Hälfte nimmt Wertberichtigungen von mehr als {amount} vor; von allen mehr als {whole}",
    ),
    (
        "{share} end in a bust ({low} to {high})",
        "{share} enden in einem Einbruch ({low} bis {high})",
    ),
    (
        "half write down more than {amount}",
        "die Hälfte nimmt Wertberichtigungen von mehr als {amount} vor",
    ),
    ("{share} write nothing down", "{share} kommen ohne Wertberichtigung aus"),
    (
        "{share} of the paths that are left write nothing down, one in ten more than {tenth}.",
        "{share} der verbliebenen Pfade kommen ohne Wertberichtigung aus; auf einem von zehn sind es mehr als {tenth}.",
    ),
    (
        "{share} of the paths that are left write nothing down.",
        "{share} der verbliebenen Pfade kommen ohne Wertberichtigung aus.",
    ),
    ("Ends in", "Endet in"),
    ("Has its money back", "Hat das Geld zurück"),
    ("Write-downs over the horizon", "Wertberichtigungen über den Zeitraum"),
    (
        "Half of the paths that are left write down more than {half}, one in ten more than {tenth}.",
        "Auf der Hälfte der verbliebenen Pfade sind es mehr als {half}, auf einem von zehn mehr als {tenth}.",
    ),
    ("{share} lie beyond {amount}.", "{share} liegen jenseits von {amount}."),
    ("When the first kind of bust begins", "Wann der erste Einbruch beginnt"),
    (
        "Half of these have begun by {year}; on {share} none of the four kinds has by {end}.",
        "Die Hälfte dieser Einbrüche hat bis {year} begonnen; auf {share} der Pfade bis {end} keine der vier Arten.",
    ),
    (
        "In {year} half of the paths that are left lie above {amount}; of all paths, above {whole}.",
        "{year} liegt die Hälfte der verbliebenen Pfade über {amount}, von allen Pfaden über {whole}.",
    ),
    (
        "median, half and 90 % of the paths that are left; dashed: median of all",
        "Median, Hälfte und 90 % der verbliebenen Pfade; gestrichelt: Median aller",
    ),
];
