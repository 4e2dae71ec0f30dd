//! The part of the page in which readers choose among paths.

/// English and German.
pub(super) const ALL: &[(&str, &str)] = &[
    ("Explore the paths", "Pfade erkunden"),
    (
        "These are the first {0} of the {1} paths of the run. Move the ends of a range, and only the paths whose values lie within it are left; all else follows at once. What is left is drawn in colour, all {0} in grey.",
        "Dies sind die ersten {0} der {1} Pfade des Laufs. Wer die Enden eines Bereichs verschiebt, behält nur die Pfade, deren Werte darin liegen; alles andere folgt sofort. Was bleibt, ist farbig gezeichnet, alle {0} grau.",
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
    ("Equipment of {0}", "Anlagen von {0}"),
    ("Ranges of the parameters", "Bereiche der Parameter"),
    ("{0}: at least", "{0}: mindestens"),
    ("{0}: at most", "{0}: höchstens"),
    ("no limit, {0}", "ohne Grenze, {0}"),
    ("Show all paths again", "Wieder alle Pfade zeigen"),
    ("{0} of {1} paths are left", "{0} von {1} Pfaden bleiben"),
    ("All {0} paths", "Alle {0} Pfade"),
    (
        "Too few paths are left to say anything: {0} of {1}. Widen a range.",
        "Zu wenige Pfade bleiben, um etwas zu sagen: {0} von {1}. Bitte einen Bereich erweitern.",
    ),
    (
        "The address names what this page does not have: {0}.",
        "Die Adresse nennt, was diese Seite nicht hat: {0}.",
    ),
    (
        "{0} end in a bust ({1} to {2}); of all {3}",
        "{0} enden in einem Einbruch ({1} bis {2}); von allen {3}",
    ),
    (
        "half write down more than {0}; of all, more than {1}",
        "die Hälfte nimmt Wertberichtigungen von mehr als {0} vor; von allen mehr als {1}",
    ),
    ("{0} end in a bust ({1} to {2})", "{0} enden in einem Einbruch ({1} bis {2})"),
    ("half write down more than {0}", "die Hälfte nimmt Wertberichtigungen von mehr als {0} vor"),
    ("Ends in", "Endet in"),
    ("Has its money back", "Hat das Geld zurück"),
    ("Write-downs over the horizon", "Wertberichtigungen über den Zeitraum"),
    (
        "Half of the paths that are left write down more than {0}, one in ten more than {1}.",
        "Auf der Hälfte der verbliebenen Pfade sind es mehr als {0}, auf einem von zehn mehr als {1}.",
    ),
    ("{0} lie beyond {1}.", "{0} liegen jenseits von {1}."),
    ("When the first kind of bust begins", "Wann der erste Einbruch beginnt"),
    (
        "Half of these busts have begun by {0}; on {1} nothing busts.",
        "Die Hälfte dieser Einbrüche hat bis {0} begonnen; auf {1} bleibt er aus.",
    ),
    (
        "In {0} half of the paths that are left lie above {1}; of all paths, above {2}.",
        "{0} liegt die Hälfte der verbliebenen Pfade über {1}, von allen Pfaden über {2}.",
    ),
    (
        "median, half and 90 % of the paths that are left; dashed: median of all",
        "Median, Hälfte und 90 % der verbliebenen Pfade; gestrichelt: Median aller",
    ),
];
