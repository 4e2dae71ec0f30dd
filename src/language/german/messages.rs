//! What is told of scenarios and files beside a result: notes and doubts, by the sentences that the layers below make
//! them with. A place called `rest` is filled by another of these.

/// English and German.
pub(super) const ALL: &[(&str, &str)] = &[
    ("warning", "Warnung"),
    ("help", "Hilfe"),
    ("error", "Fehler"),
    ("{key}: {rest}", "{key}: {rest}"),
    ("{rest}: check the units", "{rest}: Stimmen die Einheiten?"),
    ("note: {rest}", "Hinweis: {rest}"),
    (
        "{foreign} of {all} titles stay English: another version of the program wrote them; run the scenario anew",
        "{foreign} von {all} Titeln bleiben englisch: eine andere Version des Programms hat sie geschrieben; ein neuer Lauf hat deutsche",
    ),
    (
        "no file `{typed}` here: {taken} is taken",
        "keine Datei `{typed}` hier: {taken} wird genommen",
    ),
    (
        "{missing} is not there: the program's own {own} is taken",
        "{missing} gibt es nicht: {own} des Programms wird genommen",
    ),
    ("--draw {name}: nothing to see, {rest}", "--draw {name}: nichts zu sehen, {rest}"),
    ("it is 0 on nearly every path", "auf fast jedem Pfad ist es 0"),
    (
        "it is 0 in every year, or has no spread on one path",
        "es ist in jedem Jahr 0 oder hat auf einem Pfad keine Streuung",
    ),
    (
        "it is 0 on nearly every path, or one scenario alone has it",
        "auf fast jedem Pfad ist es 0, oder nur ein Szenario hat es",
    ),
    (
        "no slide `{name}`: this result has no such chart",
        "keine Folie `{name}`: dieses Ergebnis hat keine solche Grafik",
    ),
    (
        "{name} names another seed; all run with seed {common}, so that paths pair",
        "{name} nennt einen anderen Startwert; alle rechnen mit {common}, damit die Pfade zueinander passen",
    ),
    (
        "{folder}: of the result before, changed since overbuild wrote it, and kept: {names}",
        "{folder}: vom vorigen Ergebnis, seither geändert und deshalb aufgehoben: {names}",
    ),
    (
        "{folder}: of the result before, listed by a record that was changed, and kept: {names}",
        "{folder}: vom vorigen Ergebnis, in einem geänderten Verzeichnis genannt und deshalb aufgehoben: {names}",
    ),
    (
        "{folder}: what stood there before is not cleared away yet ({error}); the next run does it",
        "{folder}: was vorher dort stand, ist noch nicht aufgeräumt ({error}); der nächste Lauf tut es",
    ),
    (
        "{file} of an interrupted `calibrate` or `sweep` is kept: the same command goes on from it",
        "{file} eines abgebrochenen `calibrate` oder `sweep` bleibt: derselbe Befehl setzt dort fort",
    ),
    (
        "paths.csv is left out: the results of {paths} paths do not fit in {memory} of memory; ask for it with --per-path csv, or give more with --memory",
        "paths.csv fehlt: Die Ergebnisse von {paths} Pfaden passen nicht in {memory} Speicher; --per-path csv verlangt sie, --memory gibt mehr Speicher",
    ),
    (
        "warning: charts have no letters {letters} and draw ▪ in their place: Latin and Greek are built in, others come with a theme that brings a font (--theme FILE with font = \"..\")",
        "Warnung: Grafiken fehlen die Buchstaben {letters}, sie zeichnen dafür ▪: Lateinisch und Griechisch sind eingebaut, andere bringt ein Thema mit eigener Schrift (--theme DATEI mit font = \"..\")",
    ),
    (
        "Half of the 95 % interval, over the number itself:",
        "Halbes 95-%-Intervall, im Verhältnis zur Zahl selbst:",
    ),
    ("not enough paths: {least} at least", "zu wenige Pfade: mindestens {least}"),
    ("after {paths} paths", "nach {paths} Pfaden"),
    ("stopped; nothing was written", "abgebrochen; nichts wurde geschrieben"),
    (
        "stopped; of the first {done} scenarios all is written",
        "abgebrochen; von den ersten {done} Szenarien ist alles geschrieben",
    ),
    ("stopped after the result was written", "abgebrochen, nachdem das Ergebnis geschrieben war"),
    (
        "{bar:40} {human_pos} of {human_len} paths, {rate} a second, {eta} left",
        "{bar:40} {human_pos} von {human_len} Pfaden, {rate} je Sekunde, noch {eta}",
    ),
    (
        "{spinner} {human_pos} paths, {rate} a second",
        "{spinner} {human_pos} Pfade, {rate} je Sekunde",
    ),
    (
        "at the medians work grows by {growth} % a year in the long run ({key}) and its price falls by {decline} % (technology.cost_decline): the revenue of the industry shrinks by {shrinks} % a year for ever",
        "in den Medianen wächst die Nachfrage langfristig um {growth} % im Jahr ({key}), und ihr Preis fällt um {decline} % (technology.cost_decline): Der Umsatz der Branche schrumpft auf Dauer um {shrinks} % im Jahr",
    ),
    (
        "{key}: begins in {first}, after the run, {start} to {end}",
        "{key}: beginnt {first}, nach dem Lauf, {start} bis {end}",
    ),
    (
        "{list}: an entry without `{key}`, which says whether it changes one of the base or is new",
        "{list}: ein Eintrag ohne `{key}`, das sagt, ob er einen der Grundlage ändert oder neu ist",
    ),
    (
        "{key}: begins in {first}; from {start} until then its first value holds",
        "{key}: beginnt {first}; von {start} bis dahin gilt der erste Wert",
    ),
    ("a row for the start says what holds there", "eine Zeile für den Anfang sagt, was dort gilt"),
    (
        "{key}: ends in {last}, before the run, which starts in {start}; its last value {rest}",
        "{key}: endet {last}, vor dem Beginn des Laufs {start}; der letzte Wert {rest}",
    ),
    ("holds on", "gilt weiter"),
    ("grows on", "wächst weiter"),
    (
        "{key}: ends in {last}, within the run, which ends with {end}; from then on its last value, {value}, holds on",
        "{key}: endet {last}, innerhalb des Laufs, der mit {end} endet; von da an gilt der letzte Wert, {value}, weiter",
    ),
    (
        "growth = 0 in its table says that this is meant, growth = 0.05 that it grows by 5 % a year",
        "growth = 0 in der Tabelle sagt, dass es so gemeint ist, growth = 0.05, dass der Wert um 5 % im Jahr wächst",
    ),
    ("{file}: nobody reads the column `{column}`", "{file}: die Spalte `{column}` liest niemand"),
    (
        "every value has three digits behind its point, as `{text}`: read as {value}, not as {thousand}",
        "alle Werte haben drei Stellen hinter dem Punkt, wie `{text}`: gelesen als {value}, nicht als {thousand}",
    ),
    (
        "write 1000 for a thousand, without a point; a fourth decimal in one row, 1.0000, says that decimals are meant",
        "tausend ohne Punkt schreiben, 1000; eine vierte Stelle in einer Zeile, 1.0000, sagt, dass Nachkommastellen gemeint sind",
    ),
    (
        "{outside} of {all} points lie outside the run, {start} to {end}, and are left out",
        "{outside} von {all} Punkten liegen außerhalb des Laufs, {start} bis {end}, und entfallen",
    ),
    (
        "{list}: `{name}` is new here, beside `{known}`",
        "{list}: `{name}` ist hier neu, neben `{known}`",
    ),
    (
        "`{known}` if that is meant: names are told apart letter by letter",
        "`{known}`, wenn das gemeint ist: Namen werden Buchstabe für Buchstabe unterschieden",
    ),
    (
        "{key} in {date}, grown by {rate}: {value} is outside the plausible range from {low} to {high} {unit}",
        "{key} im Jahr {date}, gewachsen um {rate}: {value} liegt außerhalb des plausiblen Bereichs von {low} bis {high} {unit}",
    ),
    (
        "{key} in {date}, times {factor} of {most}: {value} is outside the plausible range from {low} to {high} {unit}",
        "{key} im Jahr {date}, mal {factor} von {most}: {value} liegt außerhalb des plausiblen Bereichs von {low} bis {high} {unit}",
    ),
    (
        "{key}: {value} is outside the plausible range from {low} to {high}",
        "{key}: {value} liegt außerhalb des plausiblen Bereichs von {low} bis {high}",
    ),
    (
        "{key}: {value} is outside the plausible range from {low} to {high} {unit}",
        "{key}: {value} liegt außerhalb des plausiblen Bereichs von {low} bis {high} ({unit})",
    ),
    (
        "run.currency: `{currency}` does not say whether amounts are billions or millions: they are shown as they are written; `{advice}` says {rest}",
        "run.currency: `{currency}` sagt nicht, ob Beträge Milliarden oder Millionen sind: Sie erscheinen, wie sie geschrieben sind; `{advice}` sagt {rest}",
    ),
    ("trillions", "Billionen"),
    ("billions", "Milliarden"),
    ("millions", "Millionen"),
    ("thousands", "Tausend"),
    (
        "rental: nobody builds sites alone (orders.builds = \"sites\"), so nothing is let",
        "rental: niemand baut nur Standorte (orders.builds = \"sites\"), also wird nichts vermietet",
    ),
    (
        "run.currency: amounts are in {currency}, and what nobody gives stays at its default in billions: give {keys}",
        "run.currency: Beträge sind in {currency}, und was niemand angibt, bleibt beim Vorgabewert in Milliarden: anzugeben sind {keys}",
    ),
    (
        "`{text}` has no effect: the {rest} is {known}",
        "`{text}` bewirkt nichts: {rest} ist {known}",
    ),
    ("default", "der Vorgabewert"),
    ("smallest plausible value", "der kleinste plausible Wert"),
    ("largest plausible value", "der größte plausible Wert"),
    (
        "correlation: `{name}` is not uncertain here, so nothing moves with it",
        "correlation: `{name}` ist hier nicht unsicher, also bewegt sich nichts mit",
    ),
    (
        "calibration.carry: `{name}` is kept, so nothing is learned to be carried",
        "calibration.carry: `{name}` bleibt, wie es ist, also wird nichts gelernt, was zu übertragen wäre",
    ),
    (
        "calibration: `{name}` is no uncertain parameter here",
        "calibration: `{name}` ist hier kein unsicherer Parameter",
    ),
    (
        "`{name}` is not modelled here: it needs {needs}",
        "`{name}` ist hier nicht modelliert: Es braucht {needs}",
    ),
    (
        "bust: none of its kinds is modelled here: no path has one",
        "bust: keine seiner Arten ist hier modelliert: Kein Pfad hat einen Einbruch",
    ),
    (
        "a run of two whole years, [pricing], [accounting] or [default] tells of one kind each; [bust] any_of names others",
        "ein Lauf über zwei ganze Jahre, [pricing], [accounting] oder [default] kennt je eine Art; [bust] any_of nennt andere",
    ),
    (
        "bust: the same condition on `{metric}` stands twice",
        "bust: dieselbe Bedingung zu `{metric}` steht zweimal da",
    ),
    ("answer: {rest}; it is left out", "answer: {rest}; sie entfällt"),
    (
        "`{track}@{year}`: expected a year from {from} to {to}",
        "`{track}@{year}`: erwartet wird ein Jahr von {from} bis {to}",
    ),
    ("did you mean `{near}`?", "Ist `{near}` gemeint?"),
    (
        "german: the scenario nowhere says `{english}`, so nothing is put into German",
        "german: Das Szenario sagt nirgends `{english}`, so wird nichts ins Deutsche übertragen",
    ),
    (
        "title, question, names, units and labels of the scenario have their German here, letter by letter",
        "Titel, Frage, Namen, Einheiten und Bezeichnungen des Szenarios haben hier ihr Deutsch, Buchstabe für Buchstabe",
    ),
    (
        "correlation: a rank of 0 changes nothing where nothing else ties the two",
        "correlation: Ein Rang von 0 ändert nichts, wo nichts anderes die beiden verbindet",
    ),
    (
        "run.{key}: numbers of this base count in `{own}`, those of the base below in `{mine}`: nothing converts them",
        "run.{key}: Zahlen dieser Grundlage zählen in `{own}`, die der darunter in `{mine}`: Nichts rechnet sie um",
    ),
    (
        "{name}: every date is the end of a year, so its number is taken for that of the year that ends, {first} for the first",
        "{name}: Jedes Datum ist ein Jahresende, so gilt seine Zahl für das Jahr, das endet, die erste für {first}",
    ),
    (
        "a number holds from its date on: the year alone, 2025, says the same without a word",
        "eine Zahl gilt von ihrem Datum an: Das Jahr allein, 2025, sagt dasselbe ohne Worte",
    ),
    ("there is no metric `{name}`", "es gibt keine Kennzahl `{name}`"),
    (
        "builder: the shares of the first fleet are made to add up to 1: those of the builders that were there before times {factor}",
        "builder: die Anteile am ersten Bestand werden auf die Summe 1 gebracht: die der Bauherren, die schon da waren, mal {factor}",
    ),
    (
        "shares that add up to 1 are taken as they are",
        "Anteile, deren Summe 1 ist, bleiben, wie sie sind",
    ),
    (
        "contract.{name}.price {paid}: more than {times} times the price of the start ({price}), above any spot price that is known to have followed",
        "contract.{name}.price {paid}: mehr als das {times}-Fache des Anfangspreises ({price}), über jedem Spotpreis, der je auf einen solchen folgte",
    ),
    (
        "market.initial_price_ratio {ratio}: demand over capacity starts at {tightness}, normal is {normal}, at which the price goes to {implied} times its reference: it moves from the first step on, whatever happens",
        "market.initial_price_ratio {ratio}: Nachfrage zu Kapazität beginnt bei {tightness}, normal ist {normal}; dabei strebt der Preis zum {implied}-Fachen seines Bezugs: Er bewegt sich vom ersten Schritt an, was auch geschieht",
    ),
    (
        "demand over capacity starts at {tightness}, normal is {normal}",
        "Nachfrage zu Kapazität beginnt bei {tightness}, normal ist {normal}",
    ),
    (
        "builders start with {books} in their books, and their fleet would cost {new} new: what was bought earlier is taken to have cost so much more",
        "die Bauherren beginnen mit {books} in den Büchern, und ihr Bestand würde neu {new} kosten: Was früher gekauft wurde, gilt als um so viel teurer",
    ),
    (
        "the plans for the first year are {planned}, {times} times what the whole fleet would cost new ({new})",
        "die Pläne für das erste Jahr betragen {planned}, das {times}-Fache dessen, was der ganze Bestand neu kosten würde ({new})",
    ),
    (
        "gross domestic product is {gdp} a year, and the plans for the first year are {planned}",
        "das Bruttoinlandsprodukt beträgt {gdp} im Jahr, die Pläne für das erste Jahr {planned}",
    ),
    (
        "customer.{name}.revenue: what starts at 0 stays at 0, however fast it grows",
        "customer.{name}.revenue: was bei 0 beginnt, bleibt bei 0, so schnell es auch wächst",
    ),
    (
        "demand.path: it says {given} at the start, demand.initial {initial}: demand leaps in the first step",
        "demand.path: nennt {given} für den Anfang, demand.initial {initial}: Die Nachfrage springt im ersten Schritt",
    ),
    (
        "holder.{name}: no [[exposure]] names it, so it changes nothing",
        "holder.{name}: kein [[exposure]] nennt ihn, also ändert er nichts",
    ),
    (
        "observation `{name}`: {place}: {observed} lies {factor} times {rest} every one of {paths} paths, of which the nearest has {nearest}: is it in another unit?",
        "observation `{name}`: {place}: {observed} liegt um das {factor}-Fache {rest} jedem der {paths} Pfade, der nächste hat {nearest}: Ist es in einer anderen Einheit?",
    ),
    ("above", "über"),
    ("below", "unter"),
    (
        "`known` has the unit of the data, and is scaled with them: {near} would be near",
        "`known` hat die Einheit der Daten und wird mit ihnen umgerechnet: {near} läge nahe",
    ),
    (
        "the data times `scale` are in the model's unit: scale = {scale} would bring them near",
        "die Daten mal `scale` sind in der Einheit des Modells: scale = {scale} brächte sie nahe",
    ),
    ("{own} overrules {keys} of {file}", "{own} setzt {keys} aus {file} außer Kraft"),
    ("there is no {what} to learn from", "hier ist nichts zu lernen: kein {what}"),
    ("uncertain parameter", "unsicherer Parameter"),
    (
        "`{name}` is correlated with another draw: learn it without its [[correlation]], or keep it",
        "`{name}` hängt mit einer anderen Ziehung zusammen: ohne seine [[correlation]] lernen, oder behalten",
    ),
    (
        "it has no uncertain parameter in common with a precedent of another boom: alike are those that are called alike and of which the same is known, as where both extend one file",
        "es hat keinen unsicheren Parameter mit einem Vorgänger eines anderen Booms gemeinsam: gleich sind die, die gleich heißen und von denen dasselbe bekannt ist, wie dort, wo beide auf einer Datei aufbauen",
    ),
    (
        "it is named twice, and would teach itself",
        "es ist zweimal genannt und würde sich selbst lehren",
    ),
    (
        "all that two of them have in common is known otherwise by two others, so no file can say what they teach",
        "von allem, was zwei gemeinsam haben, wissen zwei andere gemeinsam etwas anderes; so kann keine Datei sagen, was sie lehren",
    ),
    (
        "{option} is for one scenario: several teach together in one go, on one machine",
        "{option} gilt für ein einzelnes Szenario: mehrere lehren in einem Zug, auf einem Rechner",
    ),
];
