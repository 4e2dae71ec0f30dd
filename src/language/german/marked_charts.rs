//! What is marked in charts.

/// English and German.
pub(super) const ALL: &[(&str, &str)] = &[
    ("light: {median}", "hell: {median}"),
    ("for the chart: {name}", "für das Diagramm: {name}"),
    ("the band around the line", "das Band um die Linie"),
    ("all that the screen says, with errors", "alles, was der Bildschirm sagt, mit Fehlern"),
    ("between scenarios, path by path", "zwischen Szenarien, Pfad für Pfad"),
    ("as numbers, with their units and sources", "als Zahlen, mit Einheiten und Quellen"),
    ("and what it would need", "und was dazu fehlt"),
    (
        "{what} levels off at about {value} from {year} on, at the median",
        "{what} bleibt ab {year} im Median bei etwa {value}",
    ),
    ("{what}, by year", "{what}, je Jahr"),
    ("{what}, at year end", "{what}, am Jahresende"),
    ("{name} from {low} to {high}", "{name} von {low} bis {high}"),
];
