//! What charts say, the second half: see `charts.rs`.

/// English and German.
pub(super) const ALL: &[(&str, &str)] = &[
    (
        "{0}: {1} of the mean write-downs of {2}",
        "{0}: {1} der mittleren Wertberichtigungen von {2}",
    ),
    (
        "Write-downs by year and builder, {0}, mean over all paths",
        "Wertberichtigungen je Jahr und Betreiber, {0}, Mittel über alle Pfade",
    ),
    ("builder", "Betreiber"),
    ("customer", "Kunde"),
    ("holder of claims", "Gläubiger oder Anteilseigner"),
    ("all of them", "alle zusammen"),
    (
        "Failed by {0}: {1} on {2} of the paths, {3} on {4}",
        "Bis {0} ausgefallen: {1} auf {2} der Pfade, {3} auf {4}",
    ),
    ("Failed by {0}: {1} on {2} of the paths", "Bis {0} ausgefallen: {1} auf {2} der Pfade"),
    (
        "Share of paths on which each cannot pay: defaults of builders and customers, failures of those who hold claims on them",
        "Anteil der Pfade, auf denen jeder nicht zahlen kann: Ausfälle von Betreibern und Kunden sowie derer, die Ansprüche an sie halten",
    ),
    (
        "Share of paths on which each cannot pay: defaults of customers, failures of those who hold claims on them; builders' owners pay in",
        "Anteil der Pfade, auf denen jeder nicht zahlen kann: Ausfälle von Kunden sowie derer, die Ansprüche an sie halten; Eigentümer der Betreiber schießen nach",
    ),
    ("shareholders", "Aktionäre"),
    ("bondholders", "Anleihegläubiger"),
    ("private credit", "private Kreditgeber"),
    ("lessors of sites", "Standortvermieter"),
    ("vendors on credit", "Lieferantenkredit"),
    ("funders of customers", "Kundenfinanzierer"),
    ("the state (taxes)", "der Staat (Steuern)"),
    ("{0} of all", "{0} von allem"),
    ("Of {0} lost on average, {1} bear {2}", "Im Mittel gehen {0} verloren; {2} davon tragen: {1}"),
    (
        "Of {0} lost on the only path, {1} bear {2}",
        "Auf dem einzigen Pfad gehen {0} verloren; {2} davon tragen: {1}",
    ),
    (
        "Defaults cost {0} most: {1} on the only path",
        "Ausfälle kosten {0} am meisten: {1} auf dem einzigen Pfad",
    ),
    (
        "Each customer has a profitable year by {0} on every path",
        "Jeder Kunde hat auf jedem Pfad bis {0} ein gewinnbringendes Jahr",
    ),
    (
        "Mean loss over the horizon, {0}: owners' by write-downs, lenders', vendors' and funders' by defaults; each loss counts once",
        "Mittlerer Verlust über den Zeitraum, {0}: der Eigner durch Wertberichtigungen, der Kredit- und Geldgeber durch Ausfälle; jeder Verlust zählt einmal",
    ),
    ("vendors", "Lieferanten"),
    ("investors", "Investoren"),
    ("lenders", "Kreditgeber"),
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
        "No profitable year by {1}: {0} on {2} of the paths",
        "Kein gewinnbringendes Jahr bis {1}: {0} auf {2} der Pfade",
    ),
    (
        "First year in which each customer's revenue covers its costs",
        "Erstes Jahr, in dem der Umsatz jedes Kunden seine Kosten deckt",
    ),
    (
        "Most for how much is written down: {0} ({1} where low, {2} where high)",
        "Am stärksten wirkt auf die Wertberichtigungen: {0} (niedrig: {1}, hoch: {2})",
    ),
    (
        "Mean write-downs, {0}, on the tenth of the paths with the lowest and with the highest value of each parameter; the line is the mean of all",
        "Mittlere Wertberichtigungen, {0}, auf dem Zehntel der Pfade mit dem niedrigsten und dem höchsten Wert jedes Parameters; die Linie ist das Mittel aller",
    ),
    (
        "The probability of a bust runs from {0} to {1} with {2} and {3}",
        "Die Wahrscheinlichkeit eines Einbruchs reicht von {0} bis {1}; am meisten zählen: {2} und {3}",
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
    (
        "{0} of what happened lies inside the 80 % bands where the others taught, {1} with technology alone",
        "{0} dessen, was geschah, liegt in den 80-%-Bändern, wo die anderen gelehrt haben, {1} mit Technik allein",
    ),
    (
        "{0} points of {1} precedents, inside the middle 80 % of the paths, with 95 % intervals as if points were independent",
        "{0} Punkte von {1} Präzedenzfällen, in den mittleren 80 % der Pfade, mit 95-%-Intervallen wie von unabhängigen Punkten",
    ),
    (
        "{0} parameter sets of each calibration · overbuild {1}, run {2}",
        "{0} Parametersätze je Kalibrierung · overbuild {1}, Lauf {2}",
    ),
    ("as it is", "wie es ist"),
    ("left out: by what the others taught", "ausgelassen: nach dem, was die anderen lehrten"),
    ("technology and plans alone", "Technik und Pläne allein"),
    ("median before", "Median vorher"),
    ("{0}, {1}, by year", "{0}, {1}, je Jahr"),
    ("{0}, {1}, at year end", "{0}, {1}, am Jahresende"),
    (
        "Demand sinks to {0} of capacity by {1} at the median, to {2} or less on one path in ten in {3}",
        "Die Nachfrage sinkt im Median bis {1} auf {0} der Kapazität, auf einem von zehn Pfaden {3} auf {2} oder weniger",
    ),
    (
        "In {0} half of the paths see prices below {1} of what new equipment must earn",
        "{0} liegen die Preise auf der Hälfte der Pfade unter {1} dessen, was neue Anlagen verdienen müssen",
    ),
    ("falls by {0}", "fällt um {0}"),
    ("rises by {0}", "steigt um {0}"),
    ("stays as it is", "bleibt gleich"),
    (
        "The median price {0} until {1}; the fair price, by technology alone, {2}",
        "Bis {1} gilt im Median: Der Preis {0}; der faire Preis, durch Technik allein, {2}",
    ),
    ("The median price {0} until {1}", "Bis {1} gilt im Median: Der Preis {0}"),
    (
        "{0} on the only path: {1} in {2}, {3} in {4}",
        "{0} auf dem einzigen Pfad: {1} im Jahr {2}, {3} im Jahr {4}",
    ),
    ("Demand sinks to {0} of capacity by {1}", "Die Nachfrage sinkt bis {1} auf {0} der Kapazität"),
    (
        "Demand is lowest in {1}, at {0} of capacity",
        "Die Nachfrage ist {1} am niedrigsten, bei {0} der Kapazität",
    ),
    (
        "Demand is lowest in {1}, at {0} of capacity at the median; one path in ten has {2} or less in {3}",
        "Die Nachfrage ist {1} am niedrigsten, im Median bei {0} der Kapazität; auf einem von zehn Pfaden {3} bei {2} oder weniger",
    ),
    (
        "Prices never fall below what new equipment must earn; lowest in {0}, at {1} of it",
        "Die Preise fallen nie unter das, was neue Anlagen verdienen müssen; am niedrigsten sind sie {0}, bei {1} davon",
    ),
    (
        "At the median prices never fall below what new equipment must earn; lowest in {0}, at {1} of it",
        "Im Median fallen die Preise nie unter das, was neue Anlagen verdienen müssen; am niedrigsten sind sie {0}, bei {1} davon",
    ),
    (
        "Prices are lowest in {0}, at {1} of what new equipment must earn",
        "Die Preise sind {0} am niedrigsten, bei {1} dessen, was neue Anlagen verdienen müssen",
    ),
    (
        "Median spending peaks in {1} at {0}; in {4} spending lies between {2} and {3} on nine paths in ten",
        "Die Ausgaben gipfeln im Median {1} bei {0}; {4} liegen sie auf neun von zehn Pfaden zwischen {2} und {3}",
    ),
    (
        "Median spending rises to {0} in {1}; on nine paths in ten spending then lies between {2} and {3}",
        "Die Ausgaben steigen im Median auf {0} im Jahr {1} und liegen auf neun von zehn Pfaden zwischen {2} und {3}",
    ),
    (
        "In {0}, the worst year, at least {1} more goes out than comes in on half of the paths",
        "{0}, im schlechtesten Jahr, fließt auf der Hälfte der Pfade mindestens {1} mehr ab als zu",
    ),
    (
        "Even in {0}, the worst year, at least {1} more comes in than goes out on half of the paths",
        "Selbst {0}, im schlechtesten Jahr, fließt auf der Hälfte der Pfade mindestens {1} mehr zu als ab",
    ),
    (
        "Half of the paths see at least {0} of the sites empty in {1}, one in ten at least {2} in {3}",
        "Auf der Hälfte der Pfade stehen {1} mindestens {0} der Standorte leer, auf einem von zehn {3} mindestens {2}",
    ),
    (
        "The queue for power is longest in {0}: {1} {2} stand built and dark at the median",
        "Die Schlange für Strom ist {0} am längsten: im Median stehen {1} {2} gebaut und dunkel",
    ),
    ("Probability of a bust", "Wahrscheinlichkeit eines Einbruchs"),
];
