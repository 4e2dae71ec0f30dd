//! What charts say.

/// English and German.
pub(super) const ALL: &[(&str, &str)] = &[
    ("{share} of the paths", "{share} der Pfade"),
    ("{money} per {unit} and year", "{money} je {unit} und Jahr"),
    ("ratio", "Verhältnis"),
    ("year", "Jahr"),
    ("years", "Jahre"),
    ("pair", "Paar"),
    ("first", "erster"),
    ("second", "zweiter"),
    ("{first} and {second}", "{first} und {second}"),
    ("rank correlation {correlation}", "Rangkorrelation {correlation}"),
    ("share of paths", "Anteil der Pfade"),
    ("parameter", "Parameter"),
    ("all", "alle"),
    ("1 in {paths}", "1 von {paths}"),
    ("more than {amount} on {share} of the paths", "mehr als {amount} auf {share} der Pfade"),
    ("less than {amount} on {share} of the paths", "weniger als {amount} auf {share} der Pfade"),
    ("is exceeded", "wird überschritten"),
    ("is fallen short of", "wird unterschritten"),
    ("90 % of paths", "90 % der Pfade"),
    ("median", "Median"),
    ("median of all paths", "Median aller Pfade"),
    ("what happened, with the error of the data", "was geschah, mit dem Fehler der Daten"),
    ("what happened", "was geschah"),
    (
        "{first} {low} to {high}, {second} {from} to {to}: a bust on {share} of {paths} paths",
        "{first} {low} bis {high}, {second} {from} bis {to}: ein Einbruch auf {share} von {paths} Pfaden",
    ),
    ("{name} from", "{name} ab"),
    ("{name} from {value}", "{name} ab {value}"),
    ("from", "ab"),
    (
        "paths with any; the {share} with none at all have no bar",
        "Pfade mit Wertberichtigungen; die {share} ganz ohne haben keinen Balken",
    ),
    (
        "{share} of the paths write nothing down; the others: {what}",
        "{share} der Pfade ganz ohne Wertberichtigungen; die übrigen: {what}",
    ),
    (
        "Share of paths by write-downs over the horizon, {currency}; those that write nothing down have no bar",
        "Anteil der Pfade nach Wertberichtigungen über den Zeitraum, {currency}; die ganz ohne haben keinen Balken",
    ),
    (
        "paths with any; none at all on {share} of the paths",
        "Pfade mit Wertberichtigungen; gar keine auf {share} der Pfade",
    ),
    ("{name}: median {median}, none on {none}", "{name}: Median {median}, keine auf {none}"),
    ("{name}, none on {none}", "{name}, keine auf {none}"),
    ("{name}: median {median}", "{name}: Median {median}"),
    ("{name}, median", "{name}, Median"),
    ("half of the paths", "die Hälfte der Pfade"),
    ("never", "nie"),
    ("name", "Name"),
    ("and {count} more; ", "und {count} weitere; "),
    ("value", "Wert"),
    ("{count} others", "{count} weitere"),
    ("all {count}", "alle {count}"),
    ("where the parameter is low", "wo der Parameter niedrig ist"),
    ("where the parameter is high", "wo der Parameter hoch ist"),
    ("{weak} more parameters have no effect", "{weak} weitere Parameter wirken nicht"),
    (
        "{more} more parameters have a smaller effect, {weak} of them none",
        "{more} weitere Parameter wirken schwächer, {weak} davon gar nicht",
    ),
    (
        "{more} more parameters have smaller effects; those of {weak} cannot be told from chance",
        "{more} weitere Parameter wirken schwächer; bei {weak} ist die Wirkung nicht vom Zufall zu unterscheiden",
    ),
    (
        "{weak} more parameters have smaller effects, none of which can be told from chance",
        "{weak} weitere Parameter wirken schwächer; bei keinem ist die Wirkung vom Zufall zu unterscheiden",
    ),
    ("{name}: low end of the band", "{name}: unteres Ende des Bands"),
    ("{name}: high end of the band", "{name}: oberes Ende des Bands"),
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
        "{title} · {paths}, seed {seed} · overbuild {version}, run {run}",
        "{title} · {paths}, Startwert {seed} · overbuild {version}, Lauf {run}",
    ),
    ("1 path", "1 Pfad"),
    ("{paths} paths", "{paths} Pfade"),
    ("{paths} paths each", "je {paths} Pfade"),
    ("the first {some} of {paths} paths", "die ersten {some} von {paths} Pfaden"),
    ("the first {some} of {paths} paths each", "je die ersten {some} von {paths} Pfaden"),
    (
        "{title} · the path without chance · overbuild {version}, run {run}",
        "{title} · der Pfad ohne Zufall · overbuild {version}, Lauf {run}",
    ),
    (
        "{names} · {paths}, {luck}, seed {seed} · overbuild {version}, run {run}",
        "{names} · {paths}, {luck}, Startwert {seed} · overbuild {version}, Lauf {run}",
    ),
    (
        "{what}: what happened lies inside the 80 % band in each year",
        "{what}: was geschah, liegt in jedem Jahr im 80-%-Band",
    ),
    (
        "{what}: what happened lies inside the 80 % band in its only year",
        "{what}: was geschah, liegt in seinem einzigen Jahr im 80-%-Band",
    ),
    (
        "{what}: what happened lies outside the 80 % band in its only year",
        "{what}: was geschah, liegt in seinem einzigen Jahr außerhalb des 80-%-Bands",
    ),
    ("In {scenario}: {title}", "In {scenario}: {title}"),
    (
        "Write-downs, {currency}, on the path without chance: each parameter at its 10th and 90th percentile, all others at their medians; the line is {value}, with all of them at their medians (over all paths the median is {median}); shocks and parameters that act together are not in it",
        "Wertberichtigungen, {currency}, auf dem Pfad ohne Zufall: jeder Parameter an seinem 10. und 90. Perzentil, alle anderen im Median; die Linie ist {value}, wo alle im Median sind (über alle Pfade ist der Median {median}); ohne Schocks und ohne Parameter, die zusammenwirken",
    ),
    (
        "{what}: what happened lies inside the 80 % band in {inside} of {years} years",
        "{what}: was geschah, liegt in {inside} von {years} Jahren im 80-%-Band",
    ),
    (
        "{unit}, by year; bands with the error of the data; the forecast's error is {error} of that of the forecast that nothing changes",
        "{unit}, je Jahr; Bänder mit dem Fehler der Daten; der Fehler der Prognose ist {error} von dem der Prognose, dass sich nichts ändert",
    ),
    (
        "{unit}, by year; bands with the error of the data",
        "{unit}, je Jahr; Bänder mit dem Fehler der Daten",
    ),
    ("{date} = 1", "{date} = 1"),
    (
        "What was known of each parameter before (dashed) and is now (bars), the best known first; sheet {sheet} of {sheets}",
        "Was über jeden Parameter vorher bekannt war (gestrichelt) und nun ist (Balken), der bestbekannte zuerst; Blatt {sheet} von {sheets}",
    ),
    ("What happened tells little of any parameter", "Was geschah, sagt über keinen Parameter viel"),
    (
        "What happened tells most of {parameter}: its spread is narrower by {share}",
        "Was geschah, sagt am meisten über {parameter}: die Streuung ist um {share} kleiner",
    ),
    (
        "{first} and {second} are known only together: both high or both low",
        "{first} und {second} sind nur zusammen bekannt: beide hoch oder beide niedrig",
    ),
    (
        "{first} and {second} are known only together: one high and the other low",
        "{first} und {second} sind nur zusammen bekannt: einer hoch, der andere niedrig",
    ),
    (
        "Draws that agree with what happened, in standard deviations of what was known before",
        "Ziehungen im Einklang mit dem, was geschah, in Standardabweichungen des vorher Bekannten",
    ),
    (
        "A bust on {share} of the paths in {scenario}, on {other_share} in {other}",
        "Ein Einbruch auf {share} der Pfade in {scenario}, auf {other_share} in {other}",
    ),
    ("Share of paths that bust", "Anteil der Pfade mit Einbruch"),
    (
        "Share of paths that bust; the scenarios share their luck, path by path",
        "Anteil der Pfade mit Einbruch; alle Szenarien teilen Pfad für Pfad denselben Zufall",
    ),
    ("On no path:", "Auf keinem Pfad:"),
    ("± {points} points (95 %)", "± {points} Prozentpunkte (95 %)"),
    (
        "Half of the paths write down {amount} in {scenario}, {other_amount} in {other}",
        "Wertberichtigungen auf der Hälfte der Pfade: {amount} in {scenario}, {other_amount} in {other}",
    ),
    ("more than {amount}", "mehr als {amount}"),
    ("nothing", "keine"),
    ("dark: {median}", "dunkel: {median}"),
    (
        "paths with any; none at all on {share} of the paths, so the median is 0",
        "Pfade mit Wertberichtigungen; gar keine auf {share} der Pfade, der Median ist also 0",
    ),
    (
        "Share of paths by write-downs over the horizon, {currency}",
        "Anteil der Pfade nach Wertberichtigungen über den Zeitraum, {currency}",
    ),
    (
        "One path in ten writes down {amount} in {scenario}, {other_amount} in {other}",
        "Wertberichtigungen auf einem von zehn Pfaden: {amount} in {scenario}, {other_amount} in {other}",
    ),
    (
        "One path in a hundred writes down {amount} in {scenario}, {other_amount} in {other}",
        "Wertberichtigungen auf einem von hundert Pfaden: {amount} in {scenario}, {other_amount} in {other}",
    ),
    (
        "How many paths exceed each amount of write-downs, {currency}",
        "Wie viele Pfade jeden Betrag an Wertberichtigungen überschreiten, {currency}",
    ),
    (
        "By {year} revenue has not repaid all spending on {share} of the paths in {scenario}, on {other_share} in {other}",
        "Bis {year} hat die Branche nicht alle Ausgaben zurückverdient: auf {share} der Pfade in {scenario}, auf {other_share} in {other}",
    ),
    (
        "{what} in {year}: {amount} at the median in {scenario}, {other_amount} in {other}",
        "{what} {year}: im Median {amount} in {scenario}, {other_amount} in {other}",
    ),
    (
        "{what} in {year}: {about} at the median in every scenario",
        "{what} {year}: im Median in jedem Szenario {about}",
    ),
    (
        "In no year do the medians of the scenarios lie visibly apart.",
        "In keinem Jahr liegen die Mediane der Szenarien sichtbar auseinander.",
    ),
    (
        "{what}: median, and bands of 50, 80 and 90 % of paths",
        "{what}: Median und Bänder für 50, 80 und 90 % der Pfade",
    ),
    (
        "{what}, {unit}: what each difference adds, the mean over all orders in which they can be switched on (least and most in any)",
        "{what}, {unit}: was jeder Unterschied beiträgt, Mittel über alle Reihenfolgen des Einschaltens (kleinster und größter Beitrag)",
    ),
    (
        "{what}, {unit}: what each difference adds when switched on in the order of the file",
        "{what}, {unit}: was jeder Unterschied beiträgt, eingeschaltet in der Reihenfolge der Datei",
    ),
    (
        "{what}; both ends are those of the first {some} of {all} paths",
        "{what}; beide Enden sind die der ersten {some} von {all} Pfaden",
    ),
    ("{what}, {unit}, all builders", "{what}, {unit}, alle Betreiber"),
    (
        "One path in ten writes down more than {amount} by {year}",
        "Auf einem von zehn Pfaden bis {year} Wertberichtigungen von mehr als {amount}",
    ),
    (
        "The most that any of {paths} paths writes down by {year} is {amount}",
        "Auf keinem von {paths} Pfaden bis {year} Wertberichtigungen von mehr als {amount}",
    ),
    (
        "Half of the paths write down more than {half}, one in ten more than {tail}",
        "Wertberichtigungen von mehr als {half} auf der Hälfte der Pfade, von mehr als {tail} auf einem von zehn",
    ),
    (
        "{share} of the paths write something down, one in a hundred more than {tail}",
        "Wertberichtigungen auf {share} der Pfade, von mehr als {tail} auf einem von hundert",
    ),
    (
        "{share} of the paths write something down, one in ten more than {tail}",
        "Wertberichtigungen auf {share} der Pfade, von mehr als {tail} auf einem von zehn",
    ),
    (
        "{share} of the paths write something down by {year}",
        "Auf {share} der Pfade bis {year} überhaupt Wertberichtigungen",
    ),
    (
        "Half of the paths write down more than {half}, one in a hundred more than {tail}",
        "Wertberichtigungen von mehr als {half} auf der Hälfte der Pfade, von mehr als {tail} auf einem von hundert",
    ),
    (
        "How many paths exceed each amount: {what}",
        "Wie viele Pfade jeden Betrag überschreiten: {what}",
    ),
    (
        "By {year} revenue has not repaid all spending on {share} of the paths",
        "Bis {year} hat die Branche auf {share} der Pfade nicht alle Ausgaben zurückverdient",
    ),
    (
        "On no path has revenue repaid all spending by {year}",
        "Bis {year} hat der Umsatz auf keinem Pfad alle Ausgaben zurückgebracht",
    ),
    (
        "On no path of any scenario has revenue repaid all spending by {year}",
        "Bis {year} hat der Umsatz in keinem Szenario auf irgendeinem Pfad alle Ausgaben zurückgebracht",
    ),
    (
        "{share} of the paths have their money back by {year}",
        "{share} der Pfade haben das Geld bis {year} zurück",
    ),
    ("the same luck in all", "derselbe Zufall in allen"),
    ("other shocks in each", "andere Schocks in jedem"),
    (
        "Share of paths that bust; at other time steps the scenarios draw other shocks",
        "Anteil der Pfade mit Einbruch; bei anderen Zeitschritten ziehen die Szenarien andere Schocks",
    ),
    (
        "At other time steps the scenarios draw other shocks.",
        "Bei anderen Zeitschritten ziehen die Szenarien andere Schocks.",
    ),
    ("{low} to {high} (95 %)", "{low} bis {high} (95 %)"),
];
