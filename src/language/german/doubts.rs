//! Doubts about keys, dates and sizes, by the sentences that the layers below make them with.

/// Why keys change nothing, and dates that the run does not reach.
pub(super) const ALL: &[(&str, &str)] = &[
    ("{key}: changes nothing {rest}", "{key}: ändert nichts{rest}"),
    ("while `{switch}` is 0", ", solange `{switch}` 0 ist"),
    (
        "correlation: `{once}` is drawn once and `{shock}` at every step: they go together in the first step alone",
        "correlation: `{once}` wird einmal gezogen und `{shock}` in jedem Schritt: Sie gehen nur im ersten Schritt zusammen",
    ),
    (
        "{name}.share: one that builds sites alone has no equipment, so none of the first fleet; expected 0",
        "{name}.share: Wer nur Standorte baut, hat keine Anlagen, also nichts vom ersten Bestand; erwartet: 0",
    ),
    ("where the capital market never shuts", ", wo der Kapitalmarkt nie schließt"),
    (
        "where share prices never leave their trend",
        ", wo Aktienkurse nie von ihrem Trend abweichen",
    ),
    ("where share prices stay as they are", ", wo Aktienkurse bleiben, wie sie sind"),
    ("where one customer buys alone", ", wo ein Kunde allein kauft"),
    (
        "while `rebound` is 1: all that is saved is used for more",
        ", solange `rebound` 1 ist: Alles Ersparte wird für mehr verwendet",
    ),
    (
        "while `rebound` is 1 and `equity_fall` is 0",
        ", solange `rebound` 1 und `equity_fall` 0 ist",
    ),
    (
        "where demand is given and `equity_fall` is 0",
        ", wo die Nachfrage vorgegeben und `equity_fall` 0 ist",
    ),
    ("where only sites are built", ", wo nur Standorte gebaut werden"),
    ("while the customer's `funding` is 0", ", solange `funding` des Kunden 0 ist"),
    (
        "where who owes it has no `capital` to lose, and no margin loan that is called",
        ", wo der Schuldner kein `capital` zu verlieren hat und keine margin_loan, die fällig wird",
    ),
    ("where none of its claims can be lost", ", wo keiner seiner Ansprüche verloren gehen kann"),
    ("{key}: a part of 0 changes nothing", "{key}: ein Teil von 0 ändert nichts"),
    ("where no builder can owe anything", ", wo kein Betreiber etwas schulden kann"),
    ("since it is over when the run begins", ", denn er ist vorbei, wenn der Lauf beginnt"),
    ("for one that plans nothing", " bei einem, der nichts plant"),
    (
        "where a builder holds the claim: its losses on claims are not modelled",
        ", wo ein Betreiber den Anspruch hält: Seine Verluste aus Ansprüchen sind nicht modelliert",
    ),
    (
        "where the builder that holds the claim cannot fail: there is no [default]",
        ", wo der Betreiber, der den Anspruch hält, nicht ausfallen kann: Es gibt kein [default]",
    ),
    (
        "where no builder can fail: there is no [default]",
        ", wo kein Betreiber ausfallen kann: Es gibt kein [default]",
    ),
    ("while `{switch}` is {top}", ", solange `{switch}` {top} ist"),
    ("while `{switch}` is not \"{word}\"", ", solange `{switch}` nicht \"{word}\" ist"),
    ("while `{one}` and `{other}` are 0", ", solange `{one}` und `{other}` 0 sind"),
    ("while {all} and {last} are 0", ", solange {all} und {last} 0 sind"),
    ("without `{switch}`", " ohne `{switch}`"),
    ("beside `{switch}`", " neben `{switch}`"),
    ("without [{table}]", " ohne [{table}]"),
    ("without a `{switch}` by {year}", " ohne ein `{switch}` bis {year}"),
    ("without [{one}] or [{other}]", " ohne [{one}] oder [{other}]"),
    ("where one builder builds alone", ", wo einer allein baut"),
    ("where demand is given (`demand.path`)", ", wo die Nachfrage vorgegeben ist (`demand.path`)"),
    (
        "where no path has a longer `fleet.{life}`: books write off until then at most",
        ", wo kein Pfad ein längeres `fleet.{life}` hat: Die Bücher schreiben höchstens bis dahin ab",
    ),
    ("where no builder has an `other_cash_flow`", ", wo kein Betreiber ein `other_cash_flow` hat"),
    (
        "where the table itself says what holds until {last}: growth is from a year after that",
        ", wo die Tabelle selbst sagt, was bis {last} gilt: growth wirkt von einem Jahr danach an",
    ),
    (
        "where the price is always the one along which demand grows",
        ", wo der Preis immer der ist, mit dem die Nachfrage wächst",
    ),
    (
        "where growth at the start is that of the long run",
        ", wo das Wachstum des Anfangs das langfristige ist",
    ),
    (
        "where nobody builds sites alone (`orders.builds`)",
        ", wo niemand nur Standorte baut (`orders.builds`)",
    ),
    (
        "while it is the same always: what holds at the start is part of the units",
        ", solange es immer gleich ist: Was am Anfang gilt, steckt in den Einheiten",
    ),
    ("since every builder has its own", ", denn alle Bauherren haben ihren eigenen Wert"),
    (
        "demand.{key}: changes nothing, since segments and customers make up all demand",
        "demand.{key}: ändert nichts, denn Segmente und Kunden sind die ganze Nachfrage",
    ),
    (
        "{key}: {date} is after the run, {start} to {end}: {rest}",
        "{key}: {date} liegt nach dem Lauf, {start} bis {end}: {rest}",
    ),
    (
        "{key}: {date} is before the run, {start} to {end}: {rest}",
        "{key}: {date} liegt vor dem Lauf, {start} bis {end}: {rest}",
    ),
    (
        "{key}: {date} is on some paths before the run, {start} to {end}: {rest} there",
        "{key}: {date} liegt auf manchen Pfaden vor dem Lauf, {start} bis {end}: Dort gilt: {rest}",
    ),
    (
        "{key}: {years} years from {date} on end after the run, {start} to {end}: {rest}",
        "{key}: {years} Jahre ab {date} enden nach dem Lauf, {start} bis {end}: {rest}",
    ),
    ("no equipment that is ordered in it comes", "keine in ihm bestellten Anlagen kommen an"),
    ("no site that is ordered in it comes", "kein in ihm bestellter Standort wird fertig"),
    ("no late connection comes", "kein verspäteter Anschluss kommt"),
    ("nothing is sold", "nichts wird verkauft"),
    (
        "{key}: what is cut comes after the contract's end, {date}, and so after the run, {start} to {end}: it changes nothing",
        "{key}: Was gekürzt wird, kommt nach dem Ende des Vertrags, {date}, und so nach dem Lauf, {start} bis {end}: Es ändert nichts",
    ),
    (
        "{key}: is 0 until {date}, and so all through the run, {start} to {end}",
        "{key}: ist 0 bis {date}, also den ganzen Lauf über, {start} bis {end}",
    ),
    ("no shock has that date", "kein Schock hat dieses Datum"),
    ("nothing is put up for sale", "nichts wird zum Verkauf gestellt"),
    (
        "{end} is not after the start, {start}: no plan is guidance, all are forecasts",
        "{end} liegt nicht nach dem Anfang, {start}: Kein Plan ist zugesagt, alle sind Prognosen",
    ),
    (
        "the plan of {name} ends with {last}: what it grows by from there is taken for guidance",
        "der Plan von {name} endet {last}: Was er von da an wächst, gilt als zugesagt",
    ),
    (
        "the plans of {names} end with {last}: what they grow by from there is taken for guidance",
        "die Pläne von {names} enden {last}: Was sie von da an wachsen, gilt als zugesagt",
    ),
    (
        "{key}: from {start} to {end} lies between the middles of two steps, and a step does what holds in its middle: it never runs",
        "{key}: {start} bis {end} liegt zwischen den Mitten zweier Schritte, und ein Schritt tut, was in seiner Mitte gilt: Er läuft nie",
    ),
    (
        "operations.cash_cost: nobody says what running costs, and without that it is the cost of a gigawatt, for a unit of sites that is `{unit}`",
        "operations.cash_cost: Niemand sagt, was der Betrieb kostet, und ohne das gelten die Kosten eines Gigawatts, für eine Standorteinheit, die `{unit}` ist",
    ),
    (
        "give operations.cash_cost; 0 if running costs nothing",
        "operations.cash_cost angeben; 0, wenn der Betrieb nichts kostet",
    ),
    ("it never runs", "er läuft nie"),
    (
        "useful lives stay as they are: `shortened_life` changes nothing",
        "die Nutzungsdauern bleiben: `shortened_life` ändert nichts",
    ),
    ("a contract of nothing changes nothing", "ein Vertrag über nichts ändert nichts"),
    (
        "{units} is {times} times all demand of the start ({demand}): check its unit",
        "{units} ist das {times}-Fache der ganzen Nachfrage des Anfangs ({demand}): Stimmt die Einheit?",
    ),
    ("what it delivers is given away", "was er liefert, ist verschenkt"),
    (
        "it runs for {years} years, and so never reaches its size",
        "er läuft {years} Jahre und erreicht so nie seine Größe",
    ),
    ("a claim of 0 changes nothing", "eine Forderung von 0 ändert nichts"),
    (
        "a loan of {amount} on shares worth {behind} is called in the first step, above {share} of them",
        "ein Kredit von {amount} auf Aktien im Wert von {behind} wird im ersten Schritt fällig, über {share} davon",
    ),
    (
        "where nobody can fail: there is no [default], no [[customer]] and no margin loan",
        ", wo niemand ausfallen kann: Es gibt kein [default], keinen [[customer]] und keine margin_loan",
    ),
    (
        "without an [[exposure]] of kind equity with a `share`, which is what it puts in",
        " ohne ein [[exposure]] der Art equity mit einem `share`: Das ist, was er einlegt",
    ),
    (
        "market.initial_revenue {revenue}: over the capacity that is sold at the start this is a price of {price}, {ratio} times what equipment must earn ({fair})",
        "market.initial_revenue {revenue}: auf die zu Beginn verkaufte Kapazität ergibt das einen Preis von {price}, das {ratio}-Fache dessen, was Anlagen verdienen müssen ({fair})",
    ),
    (
        "is it a year's revenue, of this capacity alone, in the unit of the other amounts?",
        "Ist es der Umsatz eines Jahres, dieser Kapazität allein, in der Einheit der anderen Beträge?",
    ),
    (
        "quantity.name: `{name}` is a slip away from `{near}`, which the program has: two numbers would be taken for one another",
        "quantity.name: `{name}` ist nur ein Versehen entfernt von `{near}`, das das Programm hat: Man würde zwei Zahlen verwechseln",
    ),
    (
        "quantity.label: of `{name}` and of the program's `{other}` the same is said: nobody can tell their rows apart",
        "quantity.label: Von `{name}` und von `{other}` des Programms wird dasselbe gesagt: Niemand kann ihre Zeilen unterscheiden",
    ),
    (
        "extends: an empty list lays nothing below this file",
        "extends: eine leere Liste legt nichts unter diese Datei",
    ),
    (
        "extends: {file} is named twice, and laid once",
        "extends: {file} ist zweimal genannt und wird einmal gelegt",
    ),
    ("its place is the first", "die erste Stelle zählt"),
    (
        "extends: nothing of {name} is left: what is named after it says all of that anew",
        "extends: Von {name} bleibt nichts: Was danach genannt ist, sagt all das neu",
    ),
    (
        "the last one wins: name it after what it is to overrule",
        "Das letzte gilt: nach dem nennen, was es ersetzen soll",
    ),
    (
        "--set {key}: it is set twice: the last one holds",
        "--set {key}: zweimal gesetzt: Das letzte gilt",
    ),
    (
        "quantity.label: of `{name}` and of `{other}` the same is said: nobody can tell their rows apart",
        "quantity.label: Von `{name}` und von `{other}` wird dasselbe gesagt: Niemand kann ihre Zeilen unterscheiden",
    ),
    (
        "lease.additions: in {date} sites are leased at {rate} a year, {times} times all sites of the first fleet ({sites})",
        "lease.additions: Im Jahr {date} werden Standorte mit {rate} im Jahr gemietet, {times}-mal alle Standorte der ersten Flotte ({sites})",
    ),
    (
        "extends: {file} brings {tables}, which no other file has: switched on by what was learned",
        "extends: {file} bringt {tables} mit, die keine andere Datei hat: eingeschaltet durch Gelerntes",
    ),
    (
        "without = [{tables}] leaves out what is not meant",
        "without = [{tables}] lässt weg, was nicht gemeint ist",
    ),
    (
        "{file} brings [{table}], which no other file has; without = [{tables}] leaves it out",
        "{file} bringt [{table}] mit, das keine andere Datei hat; without = [{tables}] lässt es weg",
    ),
    (
        "bust: `{metric}` changes nothing: where it holds, `{wider}` does",
        "bust: `{metric}` ändert nichts: Wo es gilt, gilt auch `{wider}`",
    ),
    (
        "bust: `{metric}` above {bound} holds on no path: no amount of a run is that large",
        "bust: `{metric}` über {bound} gilt auf keinem Pfad: So groß ist kein Betrag eines Laufs",
    ),
    (
        "bust: `{metric}` below {bound} holds on every path: no amount of a run is that large",
        "bust: `{metric}` unter {bound} gilt auf jedem Pfad: So groß ist kein Betrag eines Laufs",
    ),
    (
        "bust: `{metric}` above {bound} holds on every path: no amount of a run is that large",
        "bust: `{metric}` über {bound} gilt auf jedem Pfad: So groß ist kein Betrag eines Laufs",
    ),
    (
        "bust: `{metric}` below {bound} holds on no path: no amount of a run is that large",
        "bust: `{metric}` unter {bound} gilt auf keinem Pfad: So groß ist kein Betrag eines Laufs",
    ),
    (
        "{option}: --set {key} says the same, and {other} holds",
        "{option}: --set {key} sagt dasselbe, und {other} gilt",
    ),
    (
        "the plans for the first year are {planned}, next to nothing beside what the whole fleet would cost new ({new})",
        "die Pläne für das erste Jahr betragen {planned}, fast nichts neben dem, was der ganze Bestand neu kosten würde ({new})",
    ),
    (
        "bust: `{metric}` above {narrow} changes nothing: where it holds, above {wide} does",
        "bust: `{metric}` über {narrow} ändert nichts: Wo es gilt, gilt auch über {wide}",
    ),
    (
        "bust: `{metric}` below {narrow} changes nothing: where it holds, below {wide} does",
        "bust: `{metric}` unter {narrow} ändert nichts: Wo es gilt, gilt auch unter {wide}",
    ),
    (
        "observation `{name}`: {observed} is beyond the run, and `{metric}` comes of what happens in it: {most} at most",
        "observation `{name}`: {observed} liegt jenseits des Laufs, und `{metric}` entsteht aus dem, was darin geschieht: höchstens {most}",
    ),
];
