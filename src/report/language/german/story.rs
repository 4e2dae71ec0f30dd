//! What reports say besides.

/// English and German.
pub(super) const ALL: &[(&str, &str)] = &[
    ("{what}, on the paths on which it happens", "{what}, auf den Pfaden, auf denen es eintritt"),
    ("The answer", "Die Antwort"),
    ("How sure", "Wie sicher"),
    ("What drives it", "Was es treibt"),
    ("What would change it", "Was es ändern würde"),
    ("More charts", "Weitere Diagramme"),
    (
        "Each path draws the uncertain parameters and the shocks, and follows demand, orders, technology, prices, financing, failures and accounts step by step; {paths} paths, seed {seed}.",
        "Jeder Pfad zieht die unsicheren Parameter und die Schocks und verfolgt Nachfrage, Bestellungen, Technik, Preise, Finanzierung, Ausfälle und Bilanzen Schritt für Schritt; {paths} Pfade, Startwert {seed}.",
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
        "overbuild {version}, run {run}; the same scenario, seed and version give the same numbers on every machine.",
        "overbuild {version}, Lauf {run}; gleiches Szenario, gleicher Startwert und gleiche Version geben auf jedem Rechner dieselben Zahlen.",
    ),
    (
        "A bust happens on {share} of the paths (95 % interval {low} to {high}): {kind}.",
        "Ein Einbruch geschieht auf {share} der Pfade (95-%-Intervall {low} bis {high}): {kind}.",
    ),
    (
        "Half of the paths write down more than {half}, one in ten more than {tenth}, one in a hundred more than {hundredth}.",
        "Wertberichtigungen von mehr als {half} auf der Hälfte der Pfade, von mehr als {tenth} auf einem von zehn, von mehr als {hundredth} auf einem von hundert.",
    ),
    (
        "The industry has its money back by {year} on half of the paths, and never within the horizon on {never}.",
        "Die Branche hat auf der Hälfte der Pfade ihr Geld bis {year} zurück, und auf {never} im Zeitraum nie.",
    ),
    (
        "On {share} of the paths the industry does not have its money back within the horizon.",
        "Auf {share} der Pfade hat die Branche ihr Geld im Zeitraum nicht zurück.",
    ),
    ("{what} above {limit}", "{what} über {limit}"),
    ("{what} below {limit}", "{what} unter {limit}"),
    ("{first}, or {second}", "{first}, oder {second}"),
    (
        "With {paths} paths the probability of a bust is known to {points} points, the median write-down of {median} to {error} (one standard error).",
        "Mit {paths} Pfaden ist die Wahrscheinlichkeit eines Einbruchs auf {points} Punkte bekannt, der Median der Wertberichtigungen von {median} auf {error} (ein Standardfehler).",
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
        "Mean write-downs, {unit}, on the tenth of the paths with the lowest and the highest value of each parameter; {weak} of {drawn} drawn parameters cannot be told from no effect.",
        "Mittlere Wertberichtigungen, {unit}, auf dem Zehntel der Pfade mit dem niedrigsten und dem höchsten Wert jedes Parameters; bei {weak} von {drawn} gezogenen Parametern ist keine Wirkung erkennbar.",
    ),
    (
        "Where {parameter} is in its lowest tenth (about {low}), a bust follows on {share_low} of the paths; in its highest (about {high}), on {share_high}.",
        "{parameter}: Im Zehntel der Pfade mit dem niedrigsten Wert (etwa {low}) folgt auf {share_low} ein Einbruch, im Zehntel mit dem höchsten (etwa {high}) auf {share_high}.",
    ),
    (
        "{scenario}: a bust on {share} of the paths; write-downs are not modelled.",
        "{scenario}: ein Einbruch auf {share} der Pfade; Wertberichtigungen sind nicht modelliert.",
    ),
    ("What is not modelled", "Was nicht modelliert ist"),
    (
        "The scenario lacks the tables that these need; they are not zero, they are unknown.",
        "Dem Szenario fehlen die Tabellen, die sie brauchen; sie sind nicht null, sondern unbekannt.",
    ),
    ("quantity", "Größe"),
    ("needs", "braucht"),
    ("{names} compared", "{names} im Vergleich"),
    (
        "{scenario}: a bust on {share} of the paths; half of them write down more than {amount}; the money is never back on {never}.",
        "{scenario}: ein Einbruch auf {share} der Pfade; Wertberichtigungen von mehr als {amount} auf der Hälfte; auf {never} kommt das Geld nie zurück.",
    ),
    ("A bust is: {definition}.", "Ein Einbruch ist: {definition}."),
    (
        "Mixed with the weights {weights}, a bust happens on {share} of the paths.",
        "Mit den Gewichten {weights} gemischt, geschieht ein Einbruch auf {share} der Pfade.",
    ),
    (
        "All scenarios meet the same luck path by path, and what luck is left is taken out where its mean is known; so differences are known better than the numbers themselves.",
        "Alle Szenarien treffen Pfad für Pfad denselben Zufall, und was davon bleibt, wird herausgerechnet, wo sein Mittel bekannt ist; Unterschiede sind daher genauer bekannt als die Zahlen selbst.",
    ),
    ("Not compared: {what}: {reason}.", "Nicht verglichen: {what}: {reason}."),
    ("{low} to {high}", "{low} bis {high}"),
    ("{one}, {next}", "{one}, {next}"),
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
    ("{scenario} against {reference}", "{scenario} gegen {reference}"),
    ("what differs", "was sich unterscheidet"),
    ("assumption", "Annahme"),
    ("Numbers", "Zahlen"),
    ("Assumptions", "Annahmen"),
    ("Method", "Methode"),
    ("key", "Schlüssel"),
    ("source", "Quelle"),
    ("file", "Datei"),
    (
        "{keys} keys are set; {assumed} of them are marked as assumptions. `overbuild explain KEY` has the meaning, unit, range and source of each, and of those left at their defaults.",
        "{keys} Schlüssel sind gesetzt, {assumed} davon als Annahme gekennzeichnet. `overbuild explain SCHLÜSSEL` nennt Bedeutung, Einheit, Bereich und Quelle von jedem, auch der voreingestellten.",
    ),
    ("Contents", "Inhalt"),
    ("takes away", "senkt"),
    (
        "The numbers are on the sheet {sheet} of tables.xlsx.",
        "Die Zahlen stehen auf dem Blatt {sheet} von tables.xlsx.",
    ),
    (
        "Without chance, write-downs go from {low} to {high} with {parameter}",
        "Ohne Zufall reichen die Wertberichtigungen von {low} bis {high}, je nach {parameter}",
    ),
];
