//! What mechanisms refuse and doubt of a scenario, by the sentences that they make it with.

/// English and German.
pub(super) const ALL: &[(&str, &str)] = &[
    // What could never grow, or grows without end.
    (
        "economy.demand_ceiling: at the start demand is {paid} a year at the reference price, {share} of the gross domestic product: nothing could ever grow; expected more",
        "economy.demand_ceiling: zu Beginn kostet die Nachfrage zum Bezugspreis {paid} im Jahr, das {share}-Fache des Bruttoinlandsprodukts: Nichts könnte je wachsen; erwartet: mehr",
    ),
    (
        "demand.ceiling {ceiling} is not above demand.initial {initial}: nothing could ever grow; expected more",
        "demand.ceiling {ceiling} liegt nicht über demand.initial {initial}: Nichts könnte je wachsen; erwartet: mehr",
    ),
    (
        "{key}: {ceiling} is not above its revenue of the start, {revenue}: it could never grow; expected more",
        "{key}: {ceiling} liegt nicht über dem Umsatz des Anfangs, {revenue}: Er könnte nie wachsen; erwartet: mehr",
    ),
    (
        "valuation.terminal_growth: may be {growth} where valuation.rate may be {rate}: a perpetuity is worth a number only below the rate; expected growth below the rate on every path",
        "valuation.terminal_growth: kann {growth} sein, wo valuation.rate {rate} sein kann: Eine ewige Rente hat nur unter dem Zinssatz einen Wert; erwartet: Wachstum, das auf jedem Pfad darunter liegt",
    ),
    (
        "a distribution without `min` and `max` has no end: bound the rate from below, the growth from above",
        "eine Verteilung ohne `min` und `max` hat kein Ende: Der Zinssatz braucht eine untere, das Wachstum eine obere Grenze",
    ),
    (
        "accounting.shortened_life {short} is not shorter than equipment_useful_life {long}: nothing is shortened; expected less",
        "accounting.shortened_life {short} ist nicht kürzer als equipment_useful_life {long}: Nichts wird verkürzt; erwartet: weniger",
    ),
    // Parts of more than there is.
    (
        "segment: their `share` adds up to {shares}, and what named customers leave of `demand.initial` is {others}: expected no more",
        "segment: alle `share` ergeben {shares}, und benannte Kunden lassen von `demand.initial` {others} übrig: erwartet: nicht mehr als das",
    ),
    (
        "customer: their `compute` adds up to {used} capacity units (what is drawn: as much as on one path in a thousand), and all demand of the start is {all} (demand.initial): expected less, since what grows as [demand] says is that of all others",
        "customer: alle `compute` ergeben {used} Einheiten (was gezogen wird: so viel wie auf einem Pfad von tausend), und die ganze Nachfrage des Anfangs ist {all} (demand.initial): erwartet: weniger, denn wie [demand] es sagt, wächst die aller anderen",
    ),
    (
        "contract: {builder} has promised {promised} units from the start and can deliver {capacity}",
        "contract: {builder} hat von Beginn an {promised} Einheiten zugesagt und kann {capacity} liefern",
    ),
    (
        "exposure: the shares of kind {kind} on {party} add up to {sum} (what is drawn: as much as on one path in a thousand), more than 1",
        "exposure: die Anteile der Art {kind} an {party} ergeben {sum} (was gezogen wird: so viel wie auf einem Pfad von tausend), mehr als 1",
    ),
    (
        "segment: changes nothing beside `demand.path`, which says what all demand is; expected one of the two",
        "segment: ändert nichts neben `demand.path`, das sagt, wie hoch die ganze Nachfrage ist; erwartet: eines von beiden",
    ),
    (
        "demand.path: demand that is zero throughout is no path: nothing would be sold; expected a value above 0, or leave the key out",
        "demand.path: eine Nachfrage, die durchweg null ist, ist kein Pfad: Nichts würde verkauft; erwartet: ein Wert über 0, oder der Schlüssel fällt weg",
    ),
    // Contracts and claims.
    (
        "{key}: it ends ({earliest}) no later than it starts ({latest}), so it never runs; expected an end after the start",
        "{key}: er endet ({earliest}) nicht später, als er beginnt ({latest}), und läuft also nie; erwartet: ein Ende nach dem Anfang",
    ),
    (
        "{key} {paid}: more than {times} times the price of the start ({price}), which is taken for a slip; is its unit that of the other prices?",
        "{key} {paid}: mehr als das {times}-Fache des Preises zu Beginn ({price}), was für ein Versehen gehalten wird; ist die Einheit die der anderen Preise?",
    ),
    (
        "{key}: has no use: a claim of kind {kind} on {party}",
        "{key}: hat keinen Zweck: ein Anspruch der Art {kind} an {party}",
    ),
    ("what it reads: {keys}", "was gelesen wird: {keys}"),
    (
        "{key}: a claim of kind {kind} on {party} is one of nothing without {keys}",
        "{key}: {kind} an {party} ist ohne {keys} eine Forderung über nichts",
    ),
    ("{key}: a claim of 0 changes nothing", "{key}: eine Forderung über 0 ändert nichts"),
    (
        "{key}: a loan of {amount} on shares worth {worth} is called in the first step, above {most} of them",
        "{key}: ein Kredit über {amount} auf Aktien im Wert von {worth} wird im ersten Schritt gekündigt, über {most} davon",
    ),
    (
        "{key}: {holder} cannot hold a {kind} on {party}",
        "{key}: {holder} kann keine Forderung der Art {kind} an {party} halten",
    ),
    (
        "{key}: a price per kWh of what is used in TWh makes billions, and amounts are in {currency}; expected amounts in billions beside it",
        "{key}: ein Preis je kWh von dem, was in TWh verbraucht wird, ergibt Milliarden, und die Beträge stehen in {currency}; erwartet: Beträge in Milliarden daneben",
    ),
    // Lists, tables and names.
    (
        "there is no {list} `{key}`: the scenario has no [[{table}]]",
        "es gibt kein {list} `{key}`: das Szenario hat kein [[{table}]]",
    ),
    (
        "{list}: expected a list of tables, written as [[{table}]]",
        "{list}: erwartet: eine Liste von Tabellen, geschrieben als [[{table}]]",
    ),
    (
        "a file writes [[builder]] with name = \"{name}\" in it",
        "in einer Datei steht [[builder]] mit name = \"{name}\" darin",
    ),
    (
        "a file writes [[{list}]] with name = \"..\" in it; --set changes entries that are there, a new one needs a file",
        "in einer Datei steht [[{list}]] mit name = \"..\" darin; --set ändert Einträge, die es gibt, ein neuer braucht eine Datei",
    ),
    (
        "a file writes [[{list}]] with name = \"{name}\" in it",
        "in einer Datei steht [[{list}]] mit name = \"{name}\" darin",
    ),
    (
        "{list}: [{table}] is read as part of the [[{other}]] above it",
        "{list}: [{table}] gilt als Teil des [[{other}]] darüber",
    ),
    (
        "the text has an invisible letter ({letter}) that turns the direction of what stands behind it",
        "im Text steht ein unsichtbares Zeichen ({letter}), das die Richtung des Folgenden umkehrt",
    ),
    (
        "a number of one year is a [[quantity]] of its own, as expression = \"at({name}, {year})\"",
        "eine Zahl eines Jahres ist eine eigene [[quantity]], wie expression = \"at({name}, {year})\"",
    ),
    (
        "it stands within [{table}], and belongs at the top of the file",
        "das steht in [{table}] und gehört an den Anfang der Datei",
    ),
    (
        "whatever stands behind a [table] is a key of that table",
        "was hinter einer [Tabelle] steht, ist ein Schlüssel dieser Tabelle",
    ),
    (
        "builder: expected a table [[builder]], found {found}",
        "builder: erwartet: eine Tabelle [[builder]]; gefunden: {found}",
    ),
    (
        "{key}: expected a table with keys of [{table}], found {found}",
        "{key}: erwartet: eine Tabelle mit Schlüsseln von [{table}]; gefunden: {found}",
    ),
    (
        "{file} brings [{table}], which no other file has; without = [\"{other}\"] leaves it out",
        "{file} bringt [{table}] mit, das keine andere Datei hat; without = [\"{other}\"] lässt es weg",
    ),
    (
        "`{name}` names two parties; each needs a name of its own",
        "`{name}` heißen zwei Beteiligte; jeder braucht einen eigenen Namen",
    ),
    (
        "`{name}` and `{other}` are too alike for two parties",
        "`{name}` und `{other}` sind sich für zwei Beteiligte zu ähnlich",
    ),
];
