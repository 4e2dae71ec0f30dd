//! Charts of busts over time, of revenue, and of other books.

/// English and German.
pub(super) const ALL: &[(&str, &str)] = &[
    (
        "The sites take {value} TWh in {year} at the median, {tenth} TWh or more on one path in ten; in {first} they took {now}",
        "Die Standorte brauchen {year} im Median {value} TWh, auf jedem zehnten Pfad {tenth} TWh oder mehr; {first} waren es {now}",
    ),
    (
        "No other assumption has an effect that can be told.",
        "Von keiner anderen Annahme ist eine Wirkung zu erkennen.",
    ),
    (
        "Spending at home and abroad equals {share} of the GDP of {economy} in {year} at the median, {tenth} or more on one path in ten; in {first} it was {now}",
        "Die Ausgaben im In- und Ausland machen {year} im Median {share} des BIP {economy} aus, auf jedem zehnten Pfad {tenth} oder mehr; {first} waren es {now}",
    ),
    ("the home economy", "des Heimatlands"),
    (
        "Shares are worth {amount} in {year} at the median, {tenth} or less on one path in ten; in {first} {now}",
        "Die Aktien sind {year} im Median {amount} wert, auf jedem zehnten Pfad {tenth} oder weniger; {first} waren es {now}",
    ),
    ("the paths that bust", "der Pfade mit Einbruch"),
    ("the paths that bust after {year}", "der Pfade mit Einbruch nach {year}"),
    ("the paths that have one", "der Pfade, die einen haben"),
    ("the paths that have one after {year}", "der Pfade, die nach {year} einen haben"),
    (
        "{years} years after their bust began half of {which} spend at least {share} less than in the year before it",
        "{years} Jahre nach Beginn des Einbruchs gibt die Hälfte {which} mindestens {share} weniger aus als im Jahr davor",
    ),
    (
        "{years} years after their bust began half of {which} spend at least {share} more than in the year before it",
        "{years} Jahre nach Beginn des Einbruchs gibt die Hälfte {which} mindestens {share} mehr aus als im Jahr davor",
    ),
    (
        "Yearly spending over that of the year before the first kind of bust begins, on the {paths} of the paths on which one does and that have such a year; years that at least half of these have",
        "Ausgaben je Jahr im Vergleich zum Jahr vor der ersten Art von Einbruch, auf den {paths} der Pfade, auf denen es eine gibt und die ein solches Jahr haben; bis zu dem Jahr, das noch die Hälfte von ihnen erreicht",
    ),
    (
        "A bust on {between} of the paths: too close to tell the scenarios apart",
        "Ein Einbruch auf {between} der Pfade: zu nahe, um die Szenarien zu unterscheiden",
    ),
    (
        "By {year} revenue has not repaid all spending on {between} of the paths: too close to tell the scenarios apart",
        "Bis {year} hat der Umsatz auf {between} der Pfade nicht alle Ausgaben zurückgebracht: zu nahe, um die Szenarien zu unterscheiden",
    ),
    (
        "Half of the paths write down {amount}: too close to tell the scenarios apart",
        "Wertberichtigungen auf der Hälfte der Pfade: {amount}, zu nahe, um die Szenarien zu unterscheiden",
    ),
    (
        "One path in a hundred writes down {amount}: too close to tell the scenarios apart",
        "Wertberichtigungen auf einem von hundert Pfaden: {amount}, zu nahe, um die Szenarien zu unterscheiden",
    ),
    (
        "One path in ten writes down {amount}: too close to tell the scenarios apart",
        "Wertberichtigungen auf einem von zehn Pfaden: {amount}, zu nahe, um die Szenarien zu unterscheiden",
    ),
    (
        "Failed by {year}: {who} on {between} of the paths, too close to tell the scenarios apart",
        "Ausgefallen bis {year}: {who} auf {between} der Pfade, zu nahe, um die Szenarien zu unterscheiden",
    ),
    (
        "{what}: {from} and {to} are too close to be told apart, {between}",
        "{what}: {from} und {to} liegen zu nahe beieinander, um sie zu unterscheiden, {between}",
    ),
    ("median and 80 % of these paths", "Median und 80 % dieser Pfade"),
    ("years since the first kind of bust begins", "Jahre seit Beginn des ersten Einbruchs"),
    (
        "{years} years after the first of the four kinds of bust began half of {which} spend at least {share} less than in the year before it",
        "{years} Jahre nach Beginn des ersten Einbruchs (von vier Arten) gibt die Hälfte {which}, mindestens {share} weniger aus als im Jahr davor",
    ),
    (
        "{years} years after the first of the four kinds of bust began half of {which} spend at least {share} more than in the year before it",
        "{years} Jahre nach Beginn des ersten Einbruchs (von vier Arten) gibt die Hälfte {which}, mindestens {share} mehr aus als im Jahr davor",
    ),
    (
        "The books bust on {share} of the same paths, whatever the accounting standard and what is tested together",
        "Auf {share} derselben Pfade brechen die Bilanzen ein, gleich nach welchem Standard und was gemeinsam geprüft wird",
    ),
    (
        "The books bust on {low} to {high} of the same paths, by accounting standard and what is tested together",
        "Auf {low} bis {high} derselben Pfade brechen die Bilanzen ein, je nach Standard und je nachdem, was gemeinsam geprüft wird",
    ),
    (
        "{bust} and median write-downs, {currency}, under each standard and with what is tested together (busts of spending, price and credit are the same under all); marked: the scenario's own; {lines}",
        "{bust} und Median der Wertberichtigungen, {currency} (Einbrüche der Ausgaben, des Preises und der Kredite sind unter allen gleich); hervorgehoben: das Szenario; {lines}",
    ),
    (
        "Probability of the usual four kinds of bust",
        "Wahrscheinlichkeit der üblichen vier Arten von Einbruch",
    ),
    ("lines: 95 % intervals", "Striche: 95-%-Intervalle"),
    (
        "95 % intervals are at most {points} points wide",
        "95-%-Intervalle sind höchstens {points} Prozentpunkte breit",
    ),
    ("Any of the four kinds", "Irgendeine der vier Arten"),
    ("A bust of the books", "Einbruch der Bilanzen"),
    ("Median write-downs", "Median der Wertberichtigungen"),
    (
        "median of the revenue that the assets require",
        "Median des Umsatzes, den die Anlagen brauchen",
    ),
    ("Revenue in {year} is {amount} at the median", "Der Umsatz beträgt {year} im Median {amount}"),
    (
        "Revenue falls furthest short in {year}: at the medians {gap} of the {required} that the assets require is missing",
        "Der Umsatz bleibt {year} am weitesten zurück: im Median fehlen {gap} der {required}, die die Anlagen brauchen",
    ),
    (
        "Revenue falls furthest short {when}: at the medians about {gap} a year of what the assets require is missing",
        "Der Umsatz bleibt {when} am weitesten zurück: im Median fehlen etwa {gap} im Jahr zu dem, was die Anlagen brauchen",
    ),
    ("from {year} on", "ab {year}"),
    ("from {first} to {last}", "von {first} bis {last}"),
    ("not by {year}", "nicht bis {year}"),
    ("grey: {none}", "grau: {none}"),
    (
        "Median revenue covers what the assets require in every year, most narrowly in {year}: {amount}, where they require {required}",
        "Der Umsatz deckt im Median in jedem Jahr, was die Anlagen brauchen, am knappsten {year}: {amount}, nötig sind {required}",
    ),
    ("{share} beyond {amount} →", "{share} jenseits von {amount} →"),
    ("as in the year before it", "wie im Jahr davor"),
    ("the money itself", "das Geld selbst"),
    ("{name}: never on {share}", "{name}: nie auf {share}"),
    ("What the scenarios assume", "Was die Szenarien annehmen"),
    (
        "The middle of each; in brackets, where it is drawn, the values that one path in ten lies below and above",
        "Jeweils die Mitte; in Klammern, wo gezogen wird, die Werte, unter und über denen ein Zehntel der Pfade liegt",
    ),
    (
        "All other assumptions are the same in all scenarios.",
        "Alle anderen Annahmen sind in allen Szenarien gleich.",
    ),
    (
        "{count} more assumptions that differ are in tables.xlsx.",
        "{count} weitere Annahmen, die sich unterscheiden, stehen in tables.xlsx.",
    ),
    (
        "Of what differs, {what} matters most for a bust: {each}.",
        "Von dem, was sich unterscheidet, entscheidet »{what}« am meisten über einen Einbruch: {each}.",
    ),
    ("{first} {count} more are in tables.xlsx.", "{first} {count} weitere stehen in tables.xlsx."),
    ("{value} in {scenario}", "{value} in {scenario}"),
    (
        "Share of paths on which cumulative free cash flow is not above zero for good by {year}; what stood at the start counts as spent, at its book value",
        "Anteil der Pfade, auf denen der kumulierte freie Cashflow bis {year} nicht endgültig über null liegt; was zu Beginn stand, zählt als ausgegeben, zum Buchwert",
    ),
    ("{middle} ({low} to {high})", "{middle} ({low} bis {high})"),
    (
        "Failed by {year}: {who} on {share} of the paths in {scenario}, on {other_share} in {other}",
        "Bis {year} ausgefallen: {who} auf {share} der Pfade in {scenario}, auf {other_share} in {other}",
    ),
    (
        "{who} cannot pay on {share} of the paths in {scenario}, on {other_share} in {other}.",
        "Ausfall von {who}: auf {share} der Pfade in {scenario}, auf {other_share} in {other}.",
    ),
    (
        "{what} falls from {high} to {low} as {key} goes from {from} to {to}",
        "{what} sinkt von {high} auf {low}, wenn »{key}« von {from} auf {to} steigt",
    ),
    (
        "{what} rises from {low} to {high} as {key} goes from {from} to {to}",
        "{what} steigt von {low} auf {high}, wenn »{key}« von {from} auf {to} steigt",
    ),
    (
        "{what} lies between {low} and {high}, lowest with {least}",
        "{what} zwischen {low} und {high}, am niedrigsten mit {least}",
    ),
    ("{what} is {value} whatever {keys}", "{what}: {value}, wie auch immer: {keys}"),
    (
        "{key} would have to be {value} for {what} to be {target}",
        "»{key}« müsste {value} betragen, damit »{what}« {target} erreicht",
    ),
    (
        "{key} would have to be {value}, not {now}, for {what} to be {target}",
        "»{key}« müsste {value} betragen, nicht {now}, damit »{what}« {target} erreicht",
    ),
    (
        "{key} would have to be {value} or {again} for {what} to be {target}",
        "»{key}« müsste {value} oder {again} betragen, damit »{what}« {target} erreicht",
    ),
    (
        "No {key} from {low} to {high} makes {what} {target}",
        "Kein Wert von {low} bis {high} erreicht {what} {target}: {key}",
    ),
    (
        "{count} builders share mean write-downs of {amount} about equally, {share} each",
        "{count} Betreiber teilen sich mittlere Wertberichtigungen von {amount} etwa zu gleichen Teilen, je {share}",
    ),
    ("{least} … {most}", "{least} … {most}"),
    (
        "Over the horizon it writes down nothing on half of the paths, more than {tenth} on one in ten.",
        "Über den Zeitraum nimmt das Unternehmen auf der Hälfte der Pfade keine Wertberichtigungen vor, auf einem von zehn solche von mehr als {tenth}.",
    ),
    (
        "Before it earns money it burns nothing on half of the paths, more than {tenth} on one in ten.",
        "Bevor es Geld verdient, verbrennt das Unternehmen auf der Hälfte der Pfade nichts, auf einem von zehn mehr als {tenth}.",
    ),
    ("{what}; assumed", "{what}; angenommen"),
    ("{what}; assumed: {detail}", "{what}; angenommen: {detail}"),
    ("{what}; source: {detail}", "{what}; Quelle: {detail}"),
    (
        "{what}; as in all scenarios, source: {detail}",
        "{what}; wie in allen Szenarien, Quelle: {detail}",
    ),
    (
        "Sources, in the words of the scenario: tables.xlsx, sheet of assumptions.",
        "Quellen, in den Worten des Szenarios: tables.xlsx, Blatt Annahmen.",
    ),
    (
        "How to read it: the line is the only path.",
        "So liest man es: Die Linie ist der einzige Pfad.",
    ),
    ("{what} on every path: {value} in every year", "{what} auf jedem Pfad: {value} in jedem Jahr"),
    (
        "{what} on every path: {from} in {first}, {to} in {last}",
        "{what} auf jedem Pfad: {from} im Jahr {first}, {to} im Jahr {last}",
    ),
    (
        "Nothing in this scenario sets the paths apart: the line is all of them.",
        "Nichts in diesem Szenario unterscheidet die Pfade: Die Linie zeigt sie alle.",
    ),
    (
        "Shares are worth {amount} in {year} at the median, nothing on one path in ten; in {first} {now}",
        "Die Aktien sind {year} im Median {amount} wert, auf jedem zehnten Pfad nichts; {first} waren es {now}",
    ),
    (
        "{years} years after the bust one of these paths in ten spends almost nothing.",
        "{years} Jahre nach dem Einbruch gibt jeder zehnte dieser Pfade fast nichts mehr aus.",
    ),
    (
        "By {year} equipment bought in {first} has paid back on {first_share} of the paths, that of {last} on {last_share}; on {open} it still may.",
        "Bis {year} haben sich Anlagen von {first} auf {first_share} der Pfade bezahlt gemacht, die von {last} auf {last_share}; auf {open} können sie es noch.",
    ),
    ("Nothing has served its time by {year}.", "Bis {year} hat nichts ausgedient."),
    (
        "Equipment bought in {first_year} has earned {first} by {year}, {of_last} {last}",
        "Anlagen von {first_year} haben bis {year} {first} verdient, {of_last} {last}",
    ),
    (
        "At the median, equipment bought in {first_year} has earned {first} by {year}, {of_last} {last}",
        "Anlagen von {first_year} haben bis {year} im Median {first} verdient, {of_last} {last}",
    ),
    ("that of {year}", "die von {year}"),
    (
        "that of {year}, which still runs on {share} of the paths,",
        "die von {year}, die auf {share} der Pfade noch laufen,",
    ),
    ("{times} times its cost", "das {times}-Fache ihrer Kosten"),
    ("just its cost", "gerade ihre Kosten"),
    ("{share} of its cost", "{share} ihrer Kosten"),
    ("less than it costs to run", "weniger, als ihr Betrieb kostet,"),
    (
        "{most} of the paths bust where {first} and {second} are {both}, {least} where they are {other}",
        "Auf {most} der Pfade ein Einbruch, wo {first} und {second} {both} sind, auf {least}, wo sie {other} sind",
    ),
    (
        "{most} of the paths bust where {first} is {one} and {second} {next}, {least} where both are {other}",
        "Auf {most} der Pfade ein Einbruch, wo {first} {one} ist und {second} {next}, auf {least}, wo beide {other} sind",
    ),
    (
        "{most} of the paths bust where {first} and {second} are {both}, {least} where the first is {other} and the second {last}",
        "Auf {most} der Pfade ein Einbruch, wo {first} und {second} {both} sind, auf {least}, wo das erste {other} ist und das zweite {last}",
    ),
    (
        "{most} of the paths bust where {first} is {one} and {second} {next}, {least} where the first is {other} and the second {last}",
        "Auf {most} der Pfade ein Einbruch, wo {first} {one} ist und {second} {next}, auf {least}, wo das erste {other} ist und das zweite {last}",
    ),
    ("To {name}, busts", "Zu {name}, Einbrüche"),
    ("To {name}, write-downs", "Zu {name}, Wertberichtigungen"),
    ("Spending", "Ausgaben"),
    ("Spending over GDP", "Ausgaben zum BIP"),
    ("Price", "Preis"),
    ("Empty sites", "Leere Standorte"),
    ("Market value", "Börsenwert"),
    ("Power for the sites", "Strom der Standorte"),
    ("Condition, spending", "Bedingung, Ausgaben"),
    ("Condition, price", "Bedingung, Preis"),
    ("Condition, single paths", "Bedingung, einzelne Pfade"),
    (
        "{what}: if all but {name} were known, {share} of its spread would be left (95 %: {low} to {high})",
        "{what}: Wäre alles außer »{name}« bekannt, blieben {share} der Streuung (95 %: {low} bis {high})",
    ),
    ("No path of any scenario busts", "In keinem Szenario kommt es zu einem Einbruch"),
    (
        "A bust on {share} of the paths in every scenario",
        "In jedem Szenario ein Einbruch auf {share} der Pfade",
    ),
    (
        "All scenarios meet the same luck, path by path.",
        "Alle Szenarien rechnen Pfad für Pfad mit denselben Zufallszahlen.",
    ),
    ("low", "niedrig"),
    (
        "{rows} rows: the table scrolls within its frame.",
        "{rows} Zeilen: Die Tabelle lässt sich in ihrem Rahmen verschieben.",
    ),
    ("high", "hoch"),
    (
        "Low and high are the lowest and the highest eighth of the paths; over all cells it runs from {low} to {high}.",
        "Niedrig und hoch sind das niedrigste und das höchste Achtel der Pfade; über alle Felder reicht es von {low} bis {high}.",
    ),
];
