//! What is said of numbers that were asked for, and of keys that were turned.

/// English and German.
pub(super) const ALL: &[(&str, &str)] = &[
    ("share of paths, {0}", "Anteil der Pfade, {0}"),
    ("Share of paths, {0}", "Anteil der Pfade, {0}"),
    ("share of paths without {0}", "Anteil der Pfade ohne {0}"),
    ("Share of paths without {0}", "Anteil der Pfade ohne {0}"),
    ("mean of {0}", "Mittel: {0}"),
    ("Mean of {0}", "Mittel: {0}"),
    ("median of {0}", "Median: {0}"),
    ("Median of {0}", "Median: {0}"),
    ("{1} % quantile of {0}", "{1}-%-Quantil: {0}"),
    ("mean of the worst {1} % of {0}", "Mittel der schlechtesten {1} %: {0}"),
    ("Mean of the worst {1} % of {0}", "Mittel der schlechtesten {1} %: {0}"),
    ("{0} in {1}", "{0} im Jahr {1}"),
    ("factor on {0}", "Faktor auf: {0}"),
    ("Factor on {0}", "Faktor auf: {0}"),
    ("median {0}", "Median: {0}"),
    ("Median {0}", "Median: {0}"),
    ("the target", "das Ziel"),
    (
        "where it reaches the target, with its 95 % interval",
        "wo das Ziel erreicht wird, mit 95-%-Intervall",
    ),
    ("the scenario", "das Szenario"),
    ("{0}: {1} where {2} is {3}", "{0}: {1} bei {2} = {3}"),
    ("{0}: {1} where {2} is {3}, and again at {4}", "{0}: {1} bei {2} = {3} und wieder bei {4}"),
    (
        "{0}: {1} is not reached with {2} from {3} to {4}",
        "{0}: {1} wird mit {2} von {3} bis {4} nicht erreicht",
    ),
    (
        "{0}, {1}, with its 95 % interval, over {2}; the same luck everywhere",
        "{0}, {1}, mit 95-%-Intervall, über {2}; überall dasselbe Glück",
    ),
    (
        "{0}: {1} where {2} goes from {3} to {4} as {5} goes from {6} to {7}",
        "{0}: {1}, wo {2} von {3} auf {4} geht, während {5} von {6} auf {7} geht",
    ),
    (
        "On the line the target is reached; the band is its 95 % interval; the same luck everywhere",
        "Auf der Linie wird das Ziel erreicht; das Band ist ihr 95-%-Intervall; überall dasselbe Glück",
    ),
    ("What would have to be true", "Was wahr sein müsste"),
    (
        "The scenario has {0}: {1}; there, {2} is {3}.",
        "Das Szenario hat {0}: {1}; dort gilt {2}: {3}.",
    ),
    ("{0}, {1}; the same luck in every cell", "{0}, {1}; dasselbe Glück in jeder Zelle"),
    ("{0}: from {1} with {2} to {3} with {4}", "{0}: von {1} bei {2} bis {3} bei {4}"),
    ("The same scenario in many variants", "Dasselbe Szenario in vielen Varianten"),
    (
        "{0} variants run on the same {1} paths each; sweep.csv has every cell with its difference from cell {2}, path by path.",
        "{0} Varianten laufen auf denselben je {1} Pfaden; sweep.csv hat jede Zelle mit ihrem Unterschied zur Zelle {2}, Pfad für Pfad.",
    ),
    ("95 % from", "95 % von"),
    ("95 % to", "95 % bis"),
];
