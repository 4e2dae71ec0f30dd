//! What reports say besides.

/// English and German.
pub(super) const ALL: &[(&str, &str)] = &[
    ("{0}, on the paths on which it happens", "{0}, auf den Pfaden, auf denen es eintritt"),
    ("The answer", "Die Antwort"),
    ("How sure", "Wie sicher"),
    ("What drives it", "Was es treibt"),
    ("What would change it", "Was es ändern würde"),
    ("More charts", "Weitere Diagramme"),
    (
        "Each path draws the uncertain parameters and the shocks, and follows demand, orders, technology, prices, financing, failures and accounts step by step; {0} paths, seed {1}.",
        "Jeder Pfad zieht die unsicheren Parameter und die Schocks und verfolgt Nachfrage, Bestellungen, Technik, Preise, Finanzierung, Ausfälle und Bilanzen Schritt für Schritt; {0} Pfade, Startwert {1}.",
    ),
    (
        "Errors are Monte Carlo standard errors: what another seed would change. They say nothing about whether the assumptions hold.",
        "Fehler sind Monte-Carlo-Standardfehler: was ein anderer Startwert ändern würde. Ob die Annahmen stimmen, sagen sie nicht.",
    ),
    (
        "MODEL.md in the program's source has every equation with its source, and section 7 what the model gets right and wrong of the fibre glut of 1996-2005 and of the railway mania.",
        "MODEL.md im Quelltext des Programms enthält jede Gleichung mit Quelle, und Abschnitt 7, was das Modell an der Glasfaserblase 1996–2005 und am Eisenbahnfieber richtig und falsch wiedergibt.",
    ),
    (
        "overbuild {0}, run {1}; the same scenario, seed and version give the same numbers on every machine.",
        "overbuild {0}, Lauf {1}; gleiches Szenario, gleicher Startwert und gleiche Version geben auf jedem Rechner dieselben Zahlen.",
    ),
    (
        "A bust happens on {0} of the paths (95 % interval {1} to {2}): {3}.",
        "Ein Einbruch geschieht auf {0} der Pfade (95-%-Intervall {1} bis {2}): {3}.",
    ),
    (
        "Half of the paths write down more than {0}, one in ten more than {1}, one in a hundred more than {2}.",
        "Wertberichtigungen von mehr als {0} auf der Hälfte der Pfade, von mehr als {1} auf einem von zehn, von mehr als {2} auf einem von hundert.",
    ),
    (
        "The industry has its money back by {0} on half of the paths, and never within the horizon on {1}.",
        "Die Branche hat auf der Hälfte der Pfade ihr Geld bis {0} zurück, und auf {1} im Zeitraum nie.",
    ),
    (
        "On {0} of the paths the industry does not have its money back within the horizon.",
        "Auf {0} der Pfade hat die Branche ihr Geld im Zeitraum nicht zurück.",
    ),
    ("{0} above {1}", "{0} über {1}"),
    ("{0} below {1}", "{0} unter {1}"),
    ("{0}, or {1}", "{0}, oder {1}"),
    (
        "With {0} paths the probability of a bust is known to {1} points, the median write-down of {2} to {3} (one standard error).",
        "Mit {0} Pfaden ist die Wahrscheinlichkeit eines Einbruchs auf {1} Punkte bekannt, der Median der Wertberichtigungen von {2} auf {3} (ein Standardfehler).",
    ),
    (
        "That is the error of the simulation alone. How far the parameters themselves are uncertain is in the width of the distributions; whether the model leaves something out is in neither.",
        "Das ist allein der Fehler der Simulation. Wie unsicher die Parameter selbst sind, steckt in der Breite der Verteilungen; ob dem Modell etwas fehlt, in keinem von beiden.",
    ),
    ("write-downs where it is lowest", "Wertberichtigungen beim niedrigsten Zehntel"),
    ("where it is highest", "beim höchsten Zehntel"),
    ("share of the variance", "Anteil der Varianz"),
    ("rank correlation", "Rangkorrelation"),
    (
        "shift on paths that bust, standard deviations",
        "Verschiebung auf Pfaden mit Einbruch, Standardabweichungen",
    ),
    (
        "Mean write-downs, {0}, on the tenth of the paths with the lowest and the highest value of each parameter; {1} of {2} drawn parameters cannot be told from no effect.",
        "Mittlere Wertberichtigungen, {0}, auf dem Zehntel der Pfade mit dem niedrigsten und dem höchsten Wert jedes Parameters; bei {1} von {2} gezogenen Parametern ist keine Wirkung erkennbar.",
    ),
    (
        "Where {0} is in its lowest tenth (about {1}), a bust follows on {2} of the paths; in its highest (about {3}), on {4}.",
        "{0}: Im Zehntel der Pfade mit dem niedrigsten Wert (etwa {1}) folgt auf {2} ein Einbruch, im Zehntel mit dem höchsten (etwa {3}) auf {4}.",
    ),
    (
        "{0}: a bust on {1} of the paths; write-downs are not modelled.",
        "{0}: ein Einbruch auf {1} der Pfade; Wertberichtigungen sind nicht modelliert.",
    ),
    ("What is not modelled", "Was nicht modelliert ist"),
    (
        "The scenario lacks the tables that these need; they are not zero, they are unknown.",
        "Dem Szenario fehlen die Tabellen, die sie brauchen; sie sind nicht null, sondern unbekannt.",
    ),
    ("quantity", "Größe"),
    ("needs", "braucht"),
    ("{0} compared", "{0} im Vergleich"),
    (
        "{0}: a bust on {1} of the paths; half of them write down more than {2}; the money is never back on {3}.",
        "{0}: ein Einbruch auf {1} der Pfade; Wertberichtigungen von mehr als {2} auf der Hälfte; auf {3} kommt das Geld nie zurück.",
    ),
    ("A bust is: {0}.", "Ein Einbruch ist: {0}."),
    (
        "Mixed with the weights {0}, a bust happens on {1} of the paths.",
        "Mit den Gewichten {0} gemischt, geschieht ein Einbruch auf {1} der Pfade.",
    ),
    (
        "All scenarios meet the same luck path by path, and what luck is left is taken out where its mean is known; so differences are known better than the numbers themselves.",
        "Alle Szenarien treffen Pfad für Pfad denselben Zufall, und was davon bleibt, wird herausgerechnet, wo sein Mittel bekannt ist; Unterschiede sind daher genauer bekannt als die Zahlen selbst.",
    ),
    ("Not compared: {0}: {1}.", "Nicht verglichen: {0}: {1}."),
    ("{0} to {1}", "{0} bis {1}"),
    ("{0}, {1}", "{0}, {1}"),
    ("too few paths", "zu wenige Pfade"),
    ("Write-downs, mean", "Wertberichtigungen, Mittel"),
    ("Write-downs, mean of worst 5 %", "Wertberichtigungen, Mittel der schlimmsten 5 %"),
    ("Never breaks even", "Geld nie zurück"),
    ("Spending, mean", "Ausgaben, Mittel"),
    ("Free cash flow, mean", "Freier Cashflow, Mittel"),
    ("metric", "Größe"),
    ("difference", "Unterschied"),
    ("95 % interval", "95-%-Intervall"),
    ("worse on", "schlimmer auf"),
    ("points", "Punkte"),
    ("{0} against {1}", "{0} gegen {1}"),
    ("what differs", "was sich unterscheidet"),
    ("assumption", "Annahme"),
    ("Numbers", "Zahlen"),
    ("Assumptions", "Annahmen"),
    ("Method", "Methode"),
    ("key", "Schlüssel"),
    ("source", "Quelle"),
    ("file", "Datei"),
    (
        "{0} keys are set; {1} of them are marked as assumptions. `overbuild explain KEY` has the meaning, unit, range and source of each, and of those left at their defaults.",
        "{0} Schlüssel sind gesetzt, {1} davon als Annahme gekennzeichnet. `overbuild explain SCHLÜSSEL` nennt Bedeutung, Einheit, Bereich und Quelle von jedem, auch der voreingestellten.",
    ),
    ("Contents", "Inhalt"),
    ("takes away", "senkt"),
    (
        "The numbers are on the sheet {0} of tables.xlsx.",
        "Die Zahlen stehen auf dem Blatt {0} von tables.xlsx.",
    ),
    (
        "Without chance, write-downs go from {0} to {1} with {2}",
        "Ohne Zufall reichen die Wertberichtigungen von {0} bis {1}, je nach {2}",
    ),
];
