//! German words for the sentences of charts and reports.

/// English and German, for every sentence.
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
    ("is exceeded", "wird überschritten"),
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
        "Pfade mit Abschreibungen; gar keine auf {0} der Pfade",
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
        "{0} · {1} paths each, the same luck in all, seed {2} · overbuild {3}, run {4}",
        "{0} · je {1} Pfade mit demselben Zufall, Startwert {2} · overbuild {3}, Lauf {4}",
    ),
    (
        "{0}: what happened lies inside the 80 % band in each year",
        "{0}: was geschah, liegt in jedem Jahr im 80-%-Band",
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
    ("± {0}", "± {0}"),
    (
        "Half of the paths write down more than {0} in {1}, more than {2} in {3}",
        "Die Hälfte der Pfade schreibt mehr als {0} ab in {1}, mehr als {2} in {3}",
    ),
    (
        "Share of paths by write-downs over the horizon, {0}; dashed: medians",
        "Anteil der Pfade nach Abschreibungen über den Zeitraum, {0}; gestrichelt: Mediane",
    ),
    (
        "One path in ten writes down more than {0} in {1}, more than {2} in {3}",
        "Einer von zehn Pfaden schreibt mehr als {0} ab in {1}, mehr als {2} in {3}",
    ),
    (
        "How many paths exceed each amount of write-downs, {0}",
        "Wie viele Pfade jeden Betrag an Abschreibungen überschreiten, {0}",
    ),
    (
        "The money is never back on {0} of the paths in {1}, on {2} in {3}",
        "Das Geld kommt nie zurück auf {0} der Pfade in {1}, auf {2} in {3}",
    ),
    (
        "{0} in {1}: {2} on the median path of {3}, {4} in {5}",
        "{0} {1}: {2} auf dem Medianpfad von {3}, {4} in {5}",
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
    ("{0}, {1}, all builders", "{0}, {1}, alle Betreiber"),
    (
        "One path in ten writes down more than {0} by {1}",
        "Einer von zehn Pfaden schreibt bis {1} mehr als {0} ab",
    ),
    (
        "{0} of the paths write anything down by {1}",
        "{0} der Pfade schreiben bis {1} überhaupt etwas ab",
    ),
    (
        "Half of the paths write down more than {0}, one in a hundred more than {1}",
        "Die Hälfte der Pfade schreibt mehr als {0} ab, einer von hundert mehr als {1}",
    ),
    ("How many paths exceed each amount: {0}", "Wie viele Pfade jeden Betrag überschreiten: {0}"),
    (
        "On {0} of the paths the industry does not have its money back by {1}",
        "Auf {0} der Pfade hat die Branche ihr Geld bis {1} nicht zurück",
    ),
    (
        "Half of the paths have their money back by {0}; {1} never by {2}",
        "Die Hälfte der Pfade hat das Geld bis {0} zurück; {1} bis {2} nie",
    ),
    (
        "{0} bears {1} of the expected write-downs of {2}",
        "{0} trägt {1} der erwarteten Abschreibungen von {2}",
    ),
    (
        "Write-downs by year and builder, {0}, mean over all paths",
        "Abschreibungen je Jahr und Betreiber, {0}, Mittel über alle Pfade",
    ),
    ("builder", "Betreiber"),
    ("customer", "Kunde"),
    ("holder of claims", "Gläubiger oder Anteilseigner"),
    ("all of them", "alle zusammen"),
    (
        "By {0} {1} has failed on {2} of the paths, {3} on {4}",
        "Bis {0} ist {1} auf {2} der Pfade ausgefallen, {3} auf {4}",
    ),
    ("By {0} {1} has failed on {2} of the paths", "Bis {0} ist {1} auf {2} der Pfade ausgefallen"),
    (
        "Share of paths on which each cannot pay: defaults of builders and customers, failures of those who hold claims on them",
        "Anteil der Pfade, auf denen jeder nicht zahlen kann: Ausfälle von Betreibern und Kunden sowie derer, die Ansprüche an sie halten",
    ),
    (
        "Share of paths on which each cannot pay: defaults of customers, failures of those who hold claims on them; builders' owners pay in",
        "Anteil der Pfade, auf denen jeder nicht zahlen kann: Ausfälle von Kunden sowie derer, die Ansprüche an sie halten; Eigentümer der Betreiber schießen nach",
    ),
    ("Next to nothing:", "So gut wie nichts:"),
    (
        "Defaults cost {0} most: {1}, the mean over all paths",
        "Ausfälle kosten {0} am meisten: {1}, Mittel über alle Pfade",
    ),
    (
        "Mean loss by defaults over the horizon, {0}",
        "Mittlerer Verlust durch Ausfälle über den Zeitraum, {0}",
    ),
    (
        "{0} has no profitable year by {1} on {2} of the paths",
        "{0} hat bis {1} auf {2} der Pfade kein gewinnbringendes Jahr",
    ),
    (
        "First year in which each customer's revenue covers its costs",
        "Erstes Jahr, in dem der Umsatz jedes Kunden seine Kosten deckt",
    ),
    (
        "Write-downs hang on {0}: from {1} where it is low to {2} where it is high",
        "Abschreibungen hängen an {0}: von {1}, wo es niedrig ist, bis {2}, wo es hoch ist",
    ),
    (
        "Mean write-downs, {0}, on the tenth of the paths with the lowest and with the highest value of each parameter; the line is the mean of all",
        "Mittlere Abschreibungen, {0}, auf dem Zehntel der Pfade mit dem niedrigsten und dem höchsten Wert jedes Parameters; die Linie ist das Mittel aller",
    ),
    (
        "The probability of a bust runs from {0} to {1} with {2} and {3}",
        "Die Wahrscheinlichkeit eines Einbruchs reicht von {0} bis {1}, je nach {2} und {3}",
    ),
    (
        "Share of paths that bust, %, by eighths of the two parameters that matter most",
        "Anteil der Pfade mit Einbruch, %, nach Achteln der beiden wichtigsten Parameter",
    ),
    (
        "this scenario: median and 80 % of the paths that peak",
        "dieses Szenario: Median und 80 % der Pfade mit Gipfel",
    ),
    (
        "{0} years after a path's peak of spending prices are {1} lower at the median; after that of the fibre glut {2}",
        "{0} Jahre nach dem Gipfel der Ausgaben eines Pfads liegen die Preise im Median {1} tiefer; nach dem der Glasfaserblase {2}",
    ),
    (
        "Price of a unit, that of the year of the largest spending being 1, on the {0} of the paths whose spending peaks before the last year; logarithmic scale",
        "Preis einer Einheit, im Jahr der höchsten Ausgaben gleich 1, auf den {0} der Pfade, deren Ausgaben vor dem letzten Jahr gipfeln; logarithmische Skala",
    ),
    (
        "fibre glut: US transit prices, spending peaked in 2000",
        "Glasfaserblase: US-Transitpreise, Gipfel der Ausgaben 2000",
    ),
    ("years since the peak of spending", "Jahre seit dem Gipfel der Ausgaben"),
    (
        "Share of paths by the year from which cumulative free cash flow stays above zero; the first fleet's book counts as an outlay",
        "Anteil der Pfade nach dem Jahr, ab dem der kumulierte freie Cashflow über null bleibt; der Buchwert des ersten Bestands zählt als Ausgabe",
    ),
    ("median fair price", "Median des fairen Preises"),
    ("median of technology alone", "Median der Technik allein"),
    ("median before", "Median vorher"),
    ("{0}, {1}, by year", "{0}, {1}, je Jahr"),
    ("{0}, {1}, at year end", "{0}, {1}, am Jahresende"),
    (
        "Demand sinks to {0} of capacity by {1} on the median path, to {2} or less on one in ten in {3}",
        "Die Nachfrage sinkt auf dem Medianpfad bis {1} auf {0} der Kapazität, auf einem von zehn {3} auf {2} oder weniger",
    ),
    (
        "In {0} half of the paths see prices below {1} of what new equipment must earn",
        "{0} liegen die Preise auf der Hälfte der Pfade unter {1} dessen, was neue Anlagen verdienen müssen",
    ),
    ("falls by {0}", "fällt um {0}"),
    ("rises by {0}", "steigt um {0}"),
    (
        "The median price {0} until {1}; the fair price, by technology alone, {2}",
        "Der Preis {0} im Median bis {1}; der faire Preis, durch Technik allein, {2}",
    ),
    ("The median price {0} until {1}", "Der Preis {0} im Median bis {1}"),
    (
        "Median spending peaks in {1} at {0}; in {4} it lies between {2} and {3} on four paths in five",
        "Die Ausgaben gipfeln im Median {1} bei {0}; {4} liegen sie auf vier von fünf Pfaden zwischen {2} und {3}",
    ),
    (
        "Median spending rises to {0} in {1}, and lies between {2} and {3} on four paths in five",
        "Die Ausgaben steigen im Median auf {0} im Jahr {1} und liegen auf vier von fünf Pfaden zwischen {2} und {3}",
    ),
    (
        "At its worst, in {0}, the median path drains {1} a year",
        "Schlimmstenfalls, {0}, verliert der Medianpfad {1} im Jahr",
    ),
    (
        "At its worst, in {0}, the median path brings at least {1} a year",
        "Schlimmstenfalls, {0}, bringt der Medianpfad {1} im Jahr",
    ),
    (
        "Up to {0} of the sites stand empty on the median path, in {1}; on one in ten {2} or more",
        "Bis zu {0} der Standorte stehen auf dem Medianpfad leer, {1}; auf einem von zehn {2} oder mehr",
    ),
    (
        "The queue for power is longest in {0}: {1} {2} stand built and dark on the median path",
        "Die Schlange für Strom ist {0} am längsten: {1} {2} stehen auf dem Medianpfad gebaut und dunkel",
    ),
    ("Demand over capacity", "Nachfrage zu Kapazität"),
    ("Price over fair price", "Preis zu fairem Preis"),
    ("Price of a capacity unit for a year", "Preis einer Kapazitätseinheit für ein Jahr"),
    ("Spending on sites and equipment", "Ausgaben für Standorte und Anlagen"),
    ("Free cash flow of the industry", "Freier Cashflow der Branche"),
    ("Share of sites that stands empty", "Anteil leerer Standorte"),
    ("Sites built and not energised", "Gebaute Standorte ohne Strom"),
    ("Write-downs over the horizon", "Abschreibungen über den Zeitraum"),
    ("Probability of a bust", "Wahrscheinlichkeit eines Einbruchs"),
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
        "MODEL.md im Quelltext des Programms enthält jede Gleichung mit Quelle, und Abschnitt 7, was das Modell an der Glasfaserblase 1996-2005 und am Eisenbahnfieber richtig und falsch wiedergibt.",
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
        "Die Hälfte der Pfade schreibt mehr als {0} ab, einer von zehn mehr als {1}, einer von hundert mehr als {2}.",
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
        "write-downs over spending, both over the horizon",
        "Abschreibungen zu Ausgaben, beide über den Zeitraum",
    ),
    (
        "largest fall of yearly spending from its peak within three years",
        "größter Fall der jährlichen Ausgaben vom Gipfel binnen drei Jahren",
    ),
    (
        "largest fall of the price relative to the fair price",
        "größter Fall des Preises relativ zum fairen",
    ),
    (
        "With {0} paths the probability of a bust is known to {1}, the median write-down of {2} to {3} (one standard error).",
        "Mit {0} Pfaden ist die Wahrscheinlichkeit eines Einbruchs auf {1} genau bekannt, der Median der Abschreibungen von {2} auf {3} (ein Standardfehler).",
    ),
    (
        "That is the error of the simulation alone. How far the parameters themselves are uncertain is in the width of the distributions; whether the model leaves something out is in neither.",
        "Das ist allein der Fehler der Simulation. Wie unsicher die Parameter selbst sind, steckt in der Breite der Verteilungen; ob dem Modell etwas fehlt, in keinem von beiden.",
    ),
    ("write-downs where it is lowest", "Abschreibungen, wo er am niedrigsten ist"),
    ("where it is highest", "wo er am höchsten ist"),
    ("share of the variance", "Anteil der Varianz"),
    ("rank correlation", "Rangkorrelation"),
    (
        "shift on paths that bust, standard deviations",
        "Verschiebung auf Pfaden mit Einbruch, Standardabweichungen",
    ),
    (
        "Mean write-downs, {0}, on the tenth of the paths with the lowest and the highest value of each parameter; {1} of {2} drawn parameters cannot be told from no effect.",
        "Mittlere Abschreibungen, {0}, auf dem Zehntel der Pfade mit dem niedrigsten und dem höchsten Wert jedes Parameters; bei {1} von {2} gezogenen Parametern ist keine Wirkung erkennbar.",
    ),
    (
        "Where {0} is in its lowest tenth (about {1}), a bust follows on {2} of the paths; in its highest (about {3}), on {4}.",
        "Wo {0} im untersten Zehntel liegt (etwa {1}), folgt auf {2} der Pfade ein Einbruch; im obersten (etwa {3}) auf {4}.",
    ),
    ("{0} compared", "{0} im Vergleich"),
    (
        "{0}: a bust on {1} of the paths; half of them write down more than {2}; the money is never back on {3}.",
        "{0}: ein Einbruch auf {1} der Pfade; die Hälfte schreibt mehr als {2} ab; auf {3} kommt das Geld nie zurück.",
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
    ("Write-downs, mean", "Abschreibungen, Mittel"),
    ("Write-downs, mean of worst 5 %", "Abschreibungen, Mittel der schlimmsten 5 %"),
    ("Never breaks even", "Geld nie zurück"),
    ("Spending, mean", "Ausgaben, Mittel"),
    ("Free cash flow, mean", "Freier Cashflow, Mittel"),
    ("metric", "Größe"),
    ("difference", "Unterschied"),
    ("95 % interval", "95-%-Intervall"),
    ("worse on", "schlimmer auf"),
    ("points", "Punkte"),
    ("{0} against {1}", "{0} gegen {1}"),
    ("key that differs", "Schlüssel, der sich unterscheidet"),
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
];

/// The German for a sentence.
pub(super) fn of(english: &str) -> Option<&'static str> {
    ALL.iter().find(|(known, _)| *known == english).map(|(_, german)| *german)
}
