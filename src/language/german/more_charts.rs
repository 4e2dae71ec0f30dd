//! What charts say, the second half: see `charts.rs`.

/// English and German.
pub(super) const ALL: &[(&str, &str)] = &[
    ("one of them", "einer davon"),
    (
        "Most is written down by {builder}: {share} of {amount} in all",
        "Die meisten Wertberichtigungen entfallen auf {builder}: {share} von insgesamt {amount}",
    ),
    (
        "Most is written down by {builder}: {share} of {amount} on average",
        "Die meisten Wertberichtigungen entfallen auf {builder}: {share} von {amount} im Mittel",
    ),
    (
        "Write-downs by year and builder, {currency}, mean over all paths",
        "Wertberichtigungen je Jahr und Betreiber, {currency}, Mittel über alle Pfade",
    ),
    ("builder", "Betreiber"),
    ("customer", "Kunde"),
    ("holder of claims", "Halter von Ansprüchen"),
    ("all of them", "alle zusammen"),
    ("Failed by {year}: {all}", "Bis {year} ausgefallen: {all}"),
    ("{who} on {share} of the paths", "{who} auf {share} der Pfade"),
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
    ("private credit", "Private-Credit-Fonds"),
    ("lessors of sites", "Vermieter der Standorte"),
    ("vendors on credit", "Lieferanten auf Kredit"),
    ("funders of customers", "Geldgeber der Kunden"),
    ("the state (taxes)", "der Staat (Steuern)"),
    ("{share} of all", "{share} von allem"),
    (
        "Of {amount} lost on average, {who} bear {share}",
        "Im Mittel gehen {amount} verloren; {who} tragen {share} davon",
    ),
    (
        "Of {amount} lost on the only path, {who} bear {share}",
        "Auf dem einzigen Pfad gehen {amount} verloren; {who} tragen {share} davon",
    ),
    (
        "Defaults cost {who} alone: {amount} on the only path",
        "Ausfälle kosten allein {who}: {amount} auf dem einzigen Pfad",
    ),
    (
        "Defaults cost {who} alone: {amount}, the mean over all paths",
        "Ausfälle kosten allein {who}: {amount}, Mittel über alle Pfade",
    ),
    (
        "Defaults cost {who} most: {amount} on the only path",
        "Ausfälle kosten {who} am meisten: {amount} auf dem einzigen Pfad",
    ),
    (
        "Each customer has a profitable year by {year} on every path",
        "Jeder Kunde hat auf jedem Pfad bis {year} ein gewinnbringendes Jahr",
    ),
    (
        "Mean loss over the horizon, {currency}: owners' by write-downs, all others' by defaults; each loss counts once",
        "Mittlerer Verlust über den Zeitraum, {currency}: der Eigner durch Wertberichtigungen, aller anderen durch Ausfälle; jeder Verlust zählt einmal",
    ),
    ("vendors", "Lieferanten"),
    ("investors", "Investoren"),
    ("lenders", "Kreditgeber"),
    ("lenders to builders", "Kreditgeber der Betreiber"),
    ("Next to nothing on claims of their own:", "Auf eigene Forderungen so gut wie nichts:"),
    ("Next to nothing:", "So gut wie nichts:"),
    (
        "Defaults cost {who} most: {amount}, the mean over all paths",
        "Ausfälle kosten {who} am meisten: {amount}, Mittel über alle Pfade",
    ),
    (
        "Mean loss by defaults over the horizon, {currency}",
        "Mittlerer Verlust durch Ausfälle über den Zeitraum, {currency}",
    ),
    (
        "No profitable year by {year}: {who} on {share} of the paths",
        "Kein gewinnbringendes Jahr bis {year}: {who} auf {share} der Pfade",
    ),
    (
        "First year in which each customer's revenue covers its costs",
        "Erstes Jahr, in dem der Umsatz jedes Kunden seine Kosten deckt",
    ),
    (
        "{parameter} matters most for how much is written down: {low} where it is low, {high} where it is high",
        "Am stärksten wirkt auf die Wertberichtigungen: {parameter} (niedrig: {low}, hoch: {high})",
    ),
    (
        "Mean write-downs, {currency}, on the tenth of the paths with the lowest and with the highest value of each parameter; the line is the mean of all",
        "Mittlere Wertberichtigungen, {currency}, auf dem Zehntel der Pfade mit dem niedrigsten und dem höchsten Wert jedes Parameters; die Linie ist das Mittel aller",
    ),
    (
        "Share of paths that bust, %, by eighths of the two parameters that matter most",
        "Anteil der Pfade mit Einbruch, %, nach Achteln der beiden wichtigsten Parameter",
    ),
    (
        "this scenario: median and 80 % of the paths that peak",
        "dieses Szenario: Median und 80 % der Pfade mit Höchststand",
    ),
    (
        "{years} years after a path's peak of spending prices are {share} lower at the median; in the precedent ({precedent}) {fall}",
        "{years} Jahre nach dem Höchststand der Ausgaben eines Pfads liegen die Preise im Median {share} tiefer; im Präzedenzfall ({precedent}) {fall}",
    ),
    (
        "Price of a unit, that of the year of the largest spending being 1, on the {paths} of the paths whose spending peaks before the last year; logarithmic scale",
        "Preis einer Einheit, im Jahr der höchsten Ausgaben gleich 1, auf den {paths} der Pfade, deren Ausgaben ihren Höchststand vor dem letzten Jahr haben; logarithmische Skala",
    ),
    (
        "{precedent}: {prices}, spending peaked in {year}",
        "{precedent}: {prices}, höchste Ausgaben {year}",
    ),
    ("years since the peak of spending", "Jahre seit dem Höchststand der Ausgaben"),
    (
        "Share of paths by the year from which cumulative free cash flow stays above zero; what stood at the start counts as spent, at its book value",
        "Anteil der Pfade nach dem Jahr, ab dem der kumulierte freie Cashflow über null bleibt; was zu Beginn stand, zählt als ausgegeben, zum Buchwert",
    ),
    ("median fair price", "Median des fairen Preises"),
    ("median of technology alone", "Median der Technik allein"),
    (
        "{taught} of what happened lies inside the 80 % bands where the others taught, {alone} with technology alone",
        "{taught} dessen, was geschah, liegt in den 80-%-Bändern, wo die anderen gelehrt haben, {alone} mit Technik allein",
    ),
    (
        "{points} points of {precedents} precedents, inside the middle 80 % of the paths, with 95 % intervals as if points were independent",
        "{points} Werte von {precedents} Präzedenzfällen, in den mittleren 80 % der Pfade, mit 95-%-Intervallen wie von unabhängigen Punkten",
    ),
    (
        "{sets} parameter sets of each calibration · overbuild {version}, run {run}",
        "{sets} Parametersätze je Kalibrierung · overbuild {version}, Lauf {run}",
    ),
    ("as it is", "wie es ist"),
    ("left out: by what the others taught", "ausgelassen: nach dem, was die anderen lehrten"),
    ("technology and plans alone", "Technik und Pläne allein"),
    ("median before", "Median vorher"),
    ("{what}, {unit}, by year", "{what}, {unit}, je Jahr"),
    ("{what}, {unit}, at year end", "{what}, {unit}, am Jahresende"),
    (
        "Demand sinks to {share} of capacity by {year} at the median, to {tenth} or less on one path in ten {when}",
        "Die Nachfrage sinkt im Median bis {year} auf {share} der Kapazität, auf einem von zehn Pfaden {when} auf {tenth} oder weniger",
    ),
    (
        "{when} half of the paths see prices below {share} of what new equipment must earn",
        "{when} liegen die Preise auf der Hälfte der Pfade unter {share} dessen, was neue Anlagen verdienen müssen",
    ),
    (
        "the median price falls by {share} by {year}",
        "der Preis fällt bis {year} im Median um {share}",
    ),
    (
        "the median price rises by {share} by {year}",
        "der Preis steigt bis {year} im Median um {share}",
    ),
    (
        "the median price is the same in {year} as at the start",
        "der Preis ist {year} im Median so hoch wie zu Beginn",
    ),
    (
        "the fair price, by technology alone, falls by {share}",
        "der faire Preis, den allein die Technik bestimmt, fällt um {share}",
    ),
    (
        "the fair price, by technology alone, rises by {share}",
        "der faire Preis, den allein die Technik bestimmt, steigt um {share}",
    ),
    (
        "the fair price, by technology alone, stays as it is",
        "der faire Preis, den allein die Technik bestimmt, bleibt gleich",
    ),
    (
        "{said}, as technology alone would make it",
        "{said}, wie es allein die Technik bewirkt hätte",
    ),
    (
        "{what} on the only path: {from} in {first}, {to} in {last}",
        "{what} auf dem einzigen Pfad: {from} im Jahr {first}, {to} im Jahr {last}",
    ),
    (
        "Demand sinks to {share} of capacity by {year}",
        "Die Nachfrage sinkt bis {year} auf {share} der Kapazität",
    ),
    ("about {value}", "bei etwa {value}"),
    ("between {low} and {high}", "zwischen {low} und {high}"),
    ("next to nothing", "fast nichts"),
    (
        "Demand stays {about} of capacity at the median",
        "Die Nachfrage bleibt im Median {about} der Kapazität",
    ),
    (
        "Median prices stay {about} of what new equipment must earn",
        "Die Preise bleiben im Median {about} dessen, was neue Anlagen verdienen müssen",
    ),
    (
        "At the median the empty part of the sites stays {about}; one path in ten has {tenth} or more {when}",
        "Der leere Teil der Standorte bleibt im Median {about}; auf einem von zehn Pfaden {when} bei {tenth} oder mehr",
    ),
    (
        "At the median hardly more goes out than comes in in any year: {amount} at most",
        "Im Median fließt in keinem Jahr nennenswert mehr ab als zu: höchstens {amount}",
    ),
    (
        "At the median about as much comes in as goes out in every year, to within {amount}",
        "Im Median fließt in jedem Jahr etwa so viel zu wie ab, bis auf {amount}",
    ),
    (
        "After the start demand is lowest in {year}, at {share} of capacity",
        "Nach dem Beginn ist die Nachfrage {year} am geringsten, bei {share} der Kapazität",
    ),
    (
        "After the start demand is lowest in {year}, at {share} of capacity at the median; one path in ten has {tenth} or less {when}",
        "Nach dem Beginn ist die Nachfrage im Median {year} am geringsten, bei {share} der Kapazität; einer von zehn Pfaden hat {when} {tenth} oder weniger",
    ),
    (
        "Median spending falls from {from} in {first} to {least} in {trough}, and is {to} in {last}",
        "Die Ausgaben fallen im Median von {from} ({first}) auf {least} ({trough}) und liegen {last} bei {to}",
    ),
    (
        "Median spending stays {about} a year until {year}",
        "Die Ausgaben bleiben im Median bis {year} {about} im Jahr",
    ),
    (
        "Median spending falls from {from} in {first} to {to} in {last}",
        "Die Ausgaben fallen im Median von {from} ({first}) auf {to} ({last})",
    ),
    (
        "At the medians revenue covers what the assets require in every year, or all but {gap} of it",
        "Im Median deckt der Umsatz in jedem Jahr, was die Anlagen brauchen, oder alles bis auf {gap}",
    ),
    (
        "Demand is lowest in {year}, at {share} of capacity",
        "Die Nachfrage ist {year} am niedrigsten, bei {share} der Kapazität",
    ),
    (
        "Demand is lowest in {year}, at {share} of capacity at the median; one path in ten has {tenth} or less {when}",
        "Die Nachfrage ist {year} am niedrigsten, im Median bei {share} der Kapazität; auf einem von zehn Pfaden {when} bei {tenth} oder weniger",
    ),
    (
        "Prices never fall below what new equipment must earn; lowest {when}, at {share} of it",
        "Die Preise fallen nie unter das, was neue Anlagen verdienen müssen; am niedrigsten sind sie {when}, bei {share} davon",
    ),
    (
        "At the median prices never fall below what new equipment must earn; lowest {when}, at {share} of it",
        "Im Median fallen die Preise nie unter das, was neue Anlagen verdienen müssen; am niedrigsten sind sie {when}, bei {share} davon",
    ),
    (
        "Median prices are lowest {when}, at {share} of what new equipment must earn",
        "Die Preise sind im Median {when} am niedrigsten, bei {share} dessen, was neue Anlagen verdienen müssen",
    ),
    (
        "Prices are lowest {when}, at {share} of what new equipment must earn",
        "Die Preise sind {when} am niedrigsten, bei {share} dessen, was neue Anlagen verdienen müssen",
    ),
    (
        "Median spending peaks in {year} at {amount}; in {end} spending lies between {low} and {high} on nine paths in ten",
        "Die Ausgaben erreichen im Median {year} mit {amount} ihren Höchststand; {end} liegen sie auf neun von zehn Pfaden zwischen {low} und {high}",
    ),
    (
        "Median spending rises to {amount} in {year}; on nine paths in ten spending then lies between {low} and {high}",
        "Die Ausgaben steigen im Median auf {amount} im Jahr {year} und liegen auf neun von zehn Pfaden zwischen {low} und {high}",
    ),
    (
        "In {year}, the worst year, at least {amount} more goes out than comes in on half of the paths",
        "{year}, im schlechtesten Jahr, fließen auf der Hälfte der Pfade mindestens {amount} mehr ab als zu",
    ),
    (
        "Even in {year}, the worst year, at least {amount} more comes in than goes out on half of the paths",
        "Selbst {year}, im schlechtesten Jahr, fließen auf der Hälfte der Pfade mindestens {amount} mehr zu als ab",
    ),
    (
        "{when} half of the paths see at least {share} of the sites empty, one in ten at least {tenth}",
        "{when} stehen auf der Hälfte der Pfade mindestens {share} der Standorte leer, auf einem von zehn mindestens {tenth}",
    ),
    (
        "Half of the paths see at least {share} of the sites empty {when}, one in ten at least {tenth} {tenth_when}",
        "Auf der Hälfte der Pfade stehen {when} mindestens {share} der Standorte leer, auf einem von zehn {tenth_when} mindestens {tenth}",
    ),
    (
        "The queue for power is longest in {year}: {value} {unit} stand built and dark at the median",
        "Die Schlange für Strom ist {year} am längsten: im Median stehen {value} {unit} gebaut und dunkel",
    ),
    ("Probability of a bust", "Wahrscheinlichkeit eines Einbruchs"),
];
