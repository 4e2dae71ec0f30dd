//! What charts say.

/// English and German.
pub(super) const ALL: &[(&str, &str)] = &[
    ("{0} of the paths", "{0} der Pfade"),
    ("{0} per {1} and year", "{0} je {1} und Jahr"),
    ("ratio", "Verhältnis"),
    ("year", "Jahr"),
    ("years", "Jahre"),
    ("pair", "Paar"),
    ("first", "erster"),
    ("second", "zweiter"),
    ("{0} and {1}", "{0} und {1}"),
    ("rank correlation {0}", "Rangkorrelation {0}"),
    ("share of paths", "Anteil der Pfade"),
    ("parameter", "Parameter"),
    ("all", "alle"),
    ("1 in {0}", "1 von {0}"),
    ("more than {0} on {1} of the paths", "mehr als {0} auf {1} der Pfade"),
    ("less than {0} on {1} of the paths", "weniger als {0} auf {1} der Pfade"),
    ("is exceeded", "wird überschritten"),
    ("is fallen short of", "wird unterschritten"),
    ("90 % of paths", "90 % der Pfade"),
    ("median", "Median"),
    ("what happened, with the error of the data", "was geschah, mit dem Fehler der Daten"),
    ("what happened", "was geschah"),
    (
        "{0} {1} to {2}, {3} {4} to {5}: a bust on {6} of {7} paths",
        "{0} {1} bis {2}, {3} {4} bis {5}: ein Einbruch auf {6} von {7} Pfaden",
    ),
    ("{0} from", "{0} ab"),
    ("{0} from {1}", "{0} ab {1}"),
    ("from", "ab"),
    (
        "paths with any; none at all on {0} of the paths",
        "Pfade mit Wertberichtigungen; gar keine auf {0} der Pfade",
    ),
    ("{0}: median {2}, none on {1}", "{0}: Median {2}, keine auf {1}"),
    ("{0}: median {1}", "{0}: Median {1}"),
    ("{0}, median", "{0}, Median"),
    ("half of the paths", "die Hälfte der Pfade"),
    ("never", "nie"),
    ("name", "Name"),
    ("and {0} more; ", "und {0} weitere; "),
    ("value", "Wert"),
    ("{0} others", "{0} weitere"),
    ("where the parameter is low", "wo der Parameter niedrig ist"),
    ("where it is high", "wo er hoch ist"),
    (
        "{0} more parameters have a smaller effect; {1} of them cannot be told from none",
        "{0} weitere Parameter wirken schwächer; {1} davon nicht erkennbar",
    ),
    ("{0}: low end of the band", "{0}: unteres Ende des Bands"),
    ("{0}: high end of the band", "{0}: oberes Ende des Bands"),
    ("low end", "unteres Ende"),
    ("high end", "oberes Ende"),
    ("error", "Fehler"),
    ("error ", "Fehler "),
    ("step", "Schritt"),
    ("adds", "fügt hinzu"),
    ("least", "mindestens"),
    ("most", "höchstens"),
    ("level", "Stand"),
    (
        "{0} · {1} paths, seed {2} · overbuild {3}, run {4}",
        "{0} · {1} Pfade, Startwert {2} · overbuild {3}, Lauf {4}",
    ),
    (
        "{0} · {1} path, seed {2} · overbuild {3}, run {4}",
        "{0} · {1} Pfad, Startwert {2} · overbuild {3}, Lauf {4}",
    ),
    (
        "{0} · the first {5} of {1} paths, seed {2} · overbuild {3}, run {4}",
        "{0} · die ersten {5} von {1} Pfaden, Startwert {2} · overbuild {3}, Lauf {4}",
    ),
    (
        "{0} · the first {5} of {1} paths each, the same luck in all, seed {2} · overbuild {3}, run {4}",
        "{0} · je die ersten {5} von {1} Pfaden mit demselben Zufall, Startwert {2} · overbuild {3}, Lauf {4}",
    ),
    (
        "{0} · the path without chance · overbuild {1}, run {2}",
        "{0} · der Pfad ohne Zufall · overbuild {1}, Lauf {2}",
    ),
    (
        "{0} · {1} paths each, the same luck in all, seed {2} · overbuild {3}, run {4}",
        "{0} · je {1} Pfade mit demselben Zufall, Startwert {2} · overbuild {3}, Lauf {4}",
    ),
    (
        "{0}: what happened lies inside the 80 % band in each year",
        "{0}: was geschah, liegt in jedem Jahr im 80-%-Band",
    ),
    (
        "{0}: what happened lies inside the 80 % band in its only year",
        "{0}: was geschah, liegt in seinem einzigen Jahr im 80-%-Band",
    ),
    (
        "{0}: what happened lies outside the 80 % band in its only year",
        "{0}: was geschah, liegt in seinem einzigen Jahr außerhalb des 80-%-Bands",
    ),
    ("In {0}: {1}", "In {0}: {1}"),
    (
        "Write-downs, {0}, on the path without chance: each parameter at its 10th and 90th percentile, all others at their medians; the line is {1}, with all there (over all paths the median is {2}); it knows no shocks and no parameters that act together",
        "Wertberichtigungen, {0}, auf dem Pfad ohne Zufall: jeder Parameter an seinem 10. und 90. Perzentil, alle anderen im Median; die Linie ist {1}, mit allen dort (über alle Pfade ist der Median {2}); ohne Schocks und ohne Parameter, die zusammenwirken",
    ),
    (
        "{0}: what happened lies inside the 80 % band in {1} of {2} years",
        "{0}: was geschah, liegt in {1} von {2} Jahren im 80-%-Band",
    ),
    (
        "{0}, by year; the error of the data counts; its error is {1} of that of a forecast of no change",
        "{0}, je Jahr; mit dem Fehler der Daten; der Fehler beträgt {1} von dem einer Prognose ohne Veränderung",
    ),
    ("{0}, by year; the error of the data counts", "{0}, je Jahr; mit dem Fehler der Daten"),
    ("{0} = 1", "{0} = 1"),
    (
        "What was known of each parameter before (dashed) and is now (bars), the best known first; sheet {0} of {1}",
        "Was über jeden Parameter vorher bekannt war (gestrichelt) und nun ist (Balken), der bestbekannte zuerst; Blatt {0} von {1}",
    ),
    ("What happened tells little of any parameter", "Was geschah, sagt über keinen Parameter viel"),
    (
        "What happened tells most of {0}: its spread is narrower by {1}",
        "Was geschah, sagt am meisten über {0}: die Streuung ist um {1} kleiner",
    ),
    (
        "{0} and {1} are known only together: both high or both low",
        "{0} und {1} sind nur zusammen bekannt: beide hoch oder beide niedrig",
    ),
    (
        "{0} and {1} are known only together: one high and the other low",
        "{0} und {1} sind nur zusammen bekannt: einer hoch, der andere niedrig",
    ),
    (
        "Draws that agree with what happened, in standard deviations of what was known before",
        "Ziehungen im Einklang mit dem, was geschah, in Standardabweichungen des vorher Bekannten",
    ),
    (
        "A bust on {0} of the paths in {1}, on {2} in {3}",
        "Ein Einbruch auf {0} der Pfade in {1}, auf {2} in {3}",
    ),
    (
        "Share of paths that bust; the scenarios share their luck, path by path",
        "Anteil der Pfade mit Einbruch; alle Szenarien teilen Pfad für Pfad denselben Zufall",
    ),
    ("On no path:", "Auf keinem Pfad:"),
    ("± {0} points (95 %)", "± {0} Punkte (95 %)"),
    (
        "Half of the paths write down {0} in {1}, {2} in {3}",
        "Wertberichtigungen auf der Hälfte der Pfade: {0} in {1}, {2} in {3}",
    ),
    ("more than {0}", "mehr als {0}"),
    ("nothing", "keine"),
    (
        "Share of paths by write-downs over the horizon, {0}",
        "Anteil der Pfade nach Wertberichtigungen über den Zeitraum, {0}",
    ),
    (
        "One path in ten writes down {0} in {1}, {2} in {3}",
        "Wertberichtigungen auf einem von zehn Pfaden: {0} in {1}, {2} in {3}",
    ),
    (
        "One path in a hundred writes down {0} in {1}, {2} in {3}",
        "Wertberichtigungen auf einem von hundert Pfaden: {0} in {1}, {2} in {3}",
    ),
    (
        "How many paths exceed each amount of write-downs, {0}",
        "Wie viele Pfade jeden Betrag an Wertberichtigungen überschreiten, {0}",
    ),
    (
        "By {4} revenue has not repaid all spending on {0} of the paths in {1}, on {2} in {3}",
        "Bis {4} hat die Branche nicht alle Ausgaben zurückverdient: auf {0} der Pfade in {1}, auf {2} in {3}",
    ),
    (
        "{0} in {1}: {2} at the median in {3}, {4} in {5}",
        "{0} {1}: im Median {2} in {3}, {4} in {5}",
    ),
    (
        "{0}: median, and bands of 50, 80 and 90 % of paths",
        "{0}: Median und Bänder für 50, 80 und 90 % der Pfade",
    ),
    (
        "From {0} to {1}: {2} does most, {3} of the way from {4} to {5}",
        "Von {0} zu {1}: {2} bewirkt am meisten, {3} des Weges von {4} zu {5}",
    ),
    (
        "{0}, {1}: what each difference adds, the mean over all orders in which they can be switched on (least and most in any)",
        "{0}, {1}: was jeder Unterschied beiträgt, Mittel über alle Reihenfolgen des Einschaltens (kleinster und größter Beitrag)",
    ),
    (
        "{0}, {1}: what each difference adds when switched on in the order of the file",
        "{0}, {1}: was jeder Unterschied beiträgt, eingeschaltet in der Reihenfolge der Datei",
    ),
    (
        "{0}; both ends are those of the first {1} of {2} paths",
        "{0}; beide Enden sind die der ersten {1} von {2} Pfaden",
    ),
    ("{0}, {1}, all builders", "{0}, {1}, alle Betreiber"),
    (
        "One path in ten writes down more than {0} by {1}",
        "Auf einem von zehn Pfaden bis {1} Wertberichtigungen von mehr als {0}",
    ),
    (
        "The most that any of {2} paths writes down by {1} is {0}",
        "Auf keinem von {2} Pfaden bis {1} Wertberichtigungen von mehr als {0}",
    ),
    (
        "Half of the paths write down more than {0}, one in ten more than {1}",
        "Wertberichtigungen von mehr als {0} auf der Hälfte der Pfade, von mehr als {1} auf einem von zehn",
    ),
    (
        "{0} of the paths write anything down, one in a hundred more than {1}",
        "Wertberichtigungen auf {0} der Pfade, von mehr als {1} auf einem von hundert",
    ),
    (
        "{0} of the paths write anything down, one in ten more than {1}",
        "Wertberichtigungen auf {0} der Pfade, von mehr als {1} auf einem von zehn",
    ),
    (
        "{0} of the paths write anything down by {1}",
        "Bis {1} auf {0} der Pfade überhaupt Wertberichtigungen",
    ),
    (
        "Half of the paths write down more than {0}, one in a hundred more than {1}",
        "Wertberichtigungen von mehr als {0} auf der Hälfte der Pfade, von mehr als {1} auf einem von hundert",
    ),
    ("How many paths exceed each amount: {0}", "Wie viele Pfade jeden Betrag überschreiten: {0}"),
    (
        "By {1} revenue has not repaid all spending on {0} of the paths",
        "Bis {1} hat die Branche auf {0} der Pfade nicht alle Ausgaben zurückverdient",
    ),
    (
        "Half of the paths have their money back by {0}; {1} never by {2}",
        "Die Hälfte der Pfade hat das Geld bis {0} zurück; {1} bis {2} nie",
    ),
];
