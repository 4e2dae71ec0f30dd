//! What is said of numbers that were asked for, and of keys that were turned.

/// English and German.
pub(super) const ALL: &[(&str, &str)] = &[
    ("share of paths, {what}", "Anteil der Pfade, {what}"),
    ("Share of paths, {what}", "Anteil der Pfade, {what}"),
    ("share of paths without {what}", "Anteil der Pfade ohne {what}"),
    ("Share of paths without {what}", "Anteil der Pfade ohne {what}"),
    ("mean of {what}", "Mittel: {what}"),
    ("Mean of {what}", "Mittel: {what}"),
    ("median of {what}", "Median: {what}"),
    ("Median of {what}", "Median: {what}"),
    ("median over all paths of {what}", "Median über alle Pfade: {what}"),
    ("Median over all paths of {what}", "Median über alle Pfade: {what}"),
    ("{level} % quantile of {what}", "{level}-%-Quantil: {what}"),
    ("mean of the worst {level} % of {what}", "Mittel der schlechtesten {level} %: {what}"),
    ("Mean of the worst {level} % of {what}", "Mittel der schlechtesten {level} %: {what}"),
    ("factor on {what}", "Faktor auf: {what}"),
    ("Factor on {what}", "Faktor auf: {what}"),
    ("median {what}", "Median: {what}"),
    ("Median {what}", "Median: {what}"),
    ("the target", "das Ziel"),
    (
        "where it reaches the target, with its 95 % interval",
        "wo das Ziel erreicht wird, mit 95-%-Intervall",
    ),
    ("where it reaches the target", "wo das Ziel erreicht wird"),
    ("the scenario", "das Szenario"),
    ("{what}: {target} where {key} is {value}", "{what}: {target} bei {key} = {value}"),
    (
        "{what}: {target} where {key} is {value}, and again at {again}",
        "{what}: {target} bei {key} = {value} und wieder bei {again}",
    ),
    (
        "{what}: {target} is not reached with {key} from {low} to {high}",
        "{what}: {target} wird mit {key} von {low} bis {high} nicht erreicht",
    ),
    (
        "{what}, {unit}, with its 95 % interval, over {key}; the same luck everywhere",
        "{what}, {unit}, mit 95-%-Intervall, über {key}; überall dieselben Zufallszahlen",
    ),
    (
        "{what}, {unit}, over {key}; the same luck everywhere",
        "{what}, {unit}, über {key}; überall dieselben Zufallszahlen",
    ),
    (
        "{what}: {target} where {key} goes from {from} to {to} as {other} goes from {low} to {high}",
        "{what}: {target}, wo {key} von {from} auf {to} geht, während {other} von {low} auf {high} geht",
    ),
    (
        "On the line the target is reached; the band is its 95 % interval; the same luck everywhere",
        "Auf der Linie wird das Ziel erreicht; das Band ist ihr 95-%-Intervall; überall dieselben Zufallszahlen",
    ),
    ("What would have to be true", "Was wahr sein müsste"),
    (
        "The scenario has {key}: {value}; there, {what} is {result}.",
        "Im Szenario beträgt »{key}« {value}; »{what}« beträgt dort {result}.",
    ),
    (
        "{what}, {unit}; the same luck in every cell",
        "{what}, {unit}; dieselben Zufallszahlen in jeder Zelle",
    ),
    ("{what}: {low} to {high}, by {keys}", "{what}: {low} bis {high}, nach {keys}"),
    ("The same scenario in many variants", "Dasselbe Szenario in vielen Varianten"),
    (
        "{variants} variants run on the same {paths} paths each; sweep.csv has every cell with its difference from cell {cell}, path by path.",
        "{variants} Varianten laufen auf denselben je {paths} Pfaden; sweep.csv hat jede Zelle mit ihrem Unterschied zur Zelle {cell}, Pfad für Pfad.",
    ),
    ("{one}, with {next}", "{one}, mit {next}"),
    ("alone", "allein"),
    ("with all others", "mit allen anderen"),
    ("{name}, 95 % from", "{name}, 95 % von"),
    ("{name}, 95 % to", "{name}, 95 % bis"),
    ("shocks, events and other draws", "Schocks, Ereignisse und andere Ziehungen"),
    ("Shocks, events and other draws", "Schocks, Ereignisse und andere Ziehungen"),
    ("whether it never happens: {what}", "ob es nie geschieht: {what}"),
    ("whether it has no value: {what}", "ob es keinen Wert hat: {what}"),
    ("{what} by {year}", "{what} bis {year}"),
    (
        "equipment of {year} that has not paid back yet",
        "Anlagen von {year}, die noch nicht bezahlt sind",
    ),
    (
        "{what}: too rare to tell what explains its spread, as a few of the points decide it; more with --points",
        "{what}: zu selten, um zu sagen, was die Streuung erklärt, denn wenige der Punkte entscheiden darüber; mehr mit --points",
    ),
    ("{name}, {kind}: {value} ({low} to {high})", "{name}, {kind}: {value} ({low} bis {high})"),
    (
        "Part of the variance that each explains alone (first order) and together with all others (total order), with 95 % intervals",
        "Teil der Varianz, den jeder allein erklärt (erste Ordnung) und zusammen mit allen anderen (totale Ordnung), mit 95-%-Intervallen",
    ),
    (
        "First and total order (Sobol 1993) from {points} points of one scrambled Sobol sequence, {paths} paths in all; what is not listed is counted with shocks and events.",
        "Erste und totale Ordnung (Sobol 1993) aus {points} Punkten einer verwürfelten Sobol-Folge, {paths} Pfade insgesamt; was nicht aufgeführt ist, zählt zu Schocks und Ereignissen.",
    ),
    ("What explains the spread", "Was die Streuung erklärt"),
    ("Shares that add up", "Anteile am Ganzen"),
    ("What moves the distribution", "Was die Verteilung bewegt"),
    ("a number without influence", "eine Zahl ohne Einfluss"),
    ("A number without influence", "Eine Zahl ohne Einfluss"),
    (
        "{what}: {share} of the variance is the share of {name}",
        "{what}: {share} der Varianz ist der Anteil von: {name}",
    ),
    (
        "Shares of the variance that add up to all of it, also where parameters are correlated (Shapley), with 95 % intervals",
        "Anteile der Varianz, die sich zum Ganzen addieren, auch bei korrelierten Parametern (Shapley), mit 95-%-Intervallen",
    ),
    (
        "{whole} moves {what} most, {tail} their worst tenth",
        "Am stärksten wirkt {whole}, auf das schlechteste Zehntel {tail}: {what}",
    ),
    ("{whole} moves {what} most", "Am stärksten wirkt {whole}: {what}"),
    (
        "Largest distance between the distribution function within a tenth of a parameter and that of all paths, at the median of the ten (PAWN), with 95 % intervals",
        "Größter Abstand der Verteilungsfunktion in einem Zehntel eines Parameters von der aller Pfade, Median der zehn (PAWN), mit 95-%-Intervallen",
    ),
    ("whole distribution", "ganze Verteilung"),
    ("worst tenth", "schlechtestes Zehntel"),
    (
        "Alone and with all others: parts of the variance of the number; what acts together is in the parts with others of each, which add up to more than all.",
        "Allein und mit allen anderen: Teile der Varianz der Zahl; was zusammen wirkt, steckt bei jedem im Teil mit anderen, so dass diese sich zu mehr als dem Ganzen addieren.",
    ),
    (
        "Shares add up to all of it, also where parameters are correlated: what acts together is shared out evenly.",
        "Anteile addieren sich zum Ganzen, auch bei korrelierten Parametern: was zusammen wirkt, wird gleichmäßig aufgeteilt.",
    ),
    (
        "Distances of distributions need no variance: a few huge losses do not decide them. Those in the worst tenth say what moves the tail; what lies no farther than a number without influence tells nothing.",
        "Abstände von Verteilungen brauchen keine Varianz: wenige riesige Verluste entscheiden sie nicht. Die im schlechtesten Zehntel sagen, was den Rand bewegt; was nicht weiter liegt als eine Zahl ohne Einfluss, sagt nichts.",
    ),
    ("95 % from", "95 % von"),
    ("95 % to", "95 % bis"),
    (
        "{key}: from {low} to {high}; between them it is {target} wherever it was looked",
        "{key}: von {low} bis {high}; dazwischen ist die Zahl überall {target}, wo nachgesehen wurde",
    ),
];
