//! What is told of mistakes in scenarios and on the command line, by the sentences that the layers below make them with.

/// English and German.
pub(super) const ALL: &[(&str, &str)] = &[
    ("error: {rest}", "Fehler: {rest}"),
    ("and {more} more", "und {more} weitere"),
    // What was expected, and what was found.
    ("expected {what}, found {found}", "erwartet: {what}; gefunden: {found}"),
    (
        "expected {what}, {bounds} of them, found {found}",
        "erwartet: {what}, davon {bounds}; gefunden: {found}",
    ),
    (
        "expected text of at most {most} letters, found {letters}",
        "erwartet: Text von höchstens {most} Buchstaben; gefunden: {letters}",
    ),
    ("expected either {sets}", "erwartet: entweder {sets}"),
    ("expected {what} ({unit})", "erwartet: {what} ({unit})"),
    (
        "expected in {unit}, plausible from {low} to {high}",
        "erwartet in {unit}, plausibel von {low} bis {high}",
    ),
    (
        "{value} is outside the range from {low} to {high}",
        "{value} liegt außerhalb des Bereichs von {low} bis {high}",
    ),
    (
        "{value} is outside the range from {low} to {high} {unit}",
        "{value} liegt außerhalb des Bereichs von {low} bis {high} {unit}",
    ),
    (
        "check the unit; --allow-implausible insists",
        "Stimmt die Einheit? --allow-implausible besteht darauf",
    ),
    ("`{word}` is not one of its words", "`{word}` ist keines der Wörter, die hier gelten"),
    ("its far end is not a finite number", "das äußerste Ende ist keine endliche Zahl"),
    ("min and max bound a distribution", "min und max begrenzen eine Verteilung"),
    ("has no use here: {why}", "hat hier keinen Zweck: {why}"),
    ("`{one}` excludes it", "`{one}` schließt es aus"),
    ("expected a name of 1 to 60 bytes", "erwartet: ein Name von 1 bis 60 Byte"),
    (
        "expected a name without control characters, invisible letters and white space at its ends",
        "erwartet: ein Name ohne Steuerzeichen, unsichtbare Buchstaben und Leerraum am Anfang oder Ende",
    ),
    (
        "expected a name that does not end in @ and a number, which stands for a year",
        "erwartet: ein Name, der nicht auf @ und eine Zahl endet, was für ein Jahr steht",
    ),
    // Kinds of values.
    ("a number", "eine Zahl"),
    ("a whole number", "eine ganze Zahl"),
    ("a finite number", "eine endliche Zahl"),
    ("true or false", "true oder false"),
    ("text", "Text"),
    ("none", "keiner"),
    ("a list", "eine Liste"),
    ("a table", "eine Tabelle"),
    ("a word", "ein Wort"),
    ("a list of texts", "eine Liste von Texten"),
    ("a list of tables", "eine Liste von Tabellen"),
    ("text or a list of texts", "Text oder eine Liste von Texten"),
    ("text, the name of a metric", "Text, der Name einer Kennzahl"),
    ("text, the name of a track", "Text, der Name eines Verlaufs"),
    ("rows of [year, value]", "Zeilen [Jahr, Wert]"),
    ("a row [year, value] of finite numbers", "eine Zeile [Jahr, Wert] aus endlichen Zahlen"),
    ("a number or a distribution", "eine Zahl oder eine Verteilung"),
    ("a number or a time table", "eine Zahl oder eine Zeitreihe"),
    ("a file name or a list of them", "ein Dateiname oder eine Liste davon"),
    (
        "a list of tables, written as [[{list}]]",
        "eine Liste von Tabellen, geschrieben als [[{list}]]",
    ),
    ("one of {words}", "eines von {words}"),
    ("a folder", "ein Ordner"),
    ("a pipe or a device", "eine Pipe oder ein Gerät"),
    // Keys, tables and names.
    ("unknown key `{key}` in [{table}]", "unbekannter Schlüssel `{key}` in [{table}]"),
    ("unknown key or table `{key}`", "unbekannter Schlüssel oder unbekannte Tabelle `{key}`"),
    ("unknown key `{key}` in a distribution", "unbekannter Schlüssel `{key}` in einer Verteilung"),
    ("unknown key `{key}` in a time table", "unbekannter Schlüssel `{key}` in einer Zeitreihe"),
    ("did you mean `{word}`?", "ist `{word}` gemeint?"),
    ("did you mean {word}?", "ist {word} gemeint?"),
    ("valid here: {words}", "hier gilt: {words}"),
    ("valid here: {words} and {more} more", "hier gilt: {words} und {more} weitere"),
    (
        "valid here: {words}; a new entry of [[{list}]] needs a file",
        "hier gilt: {words}; ein neuer Eintrag von [[{list}]] braucht eine Datei",
    ),
    ("missing key `{key}`: {meaning}", "es fehlt der Schlüssel `{key}`: {meaning}"),
    (
        "missing table [[builder]]: a market needs at least one builder",
        "es fehlt die Tabelle [[builder]]: Ein Markt braucht mindestens einen, der baut",
    ),
    (
        "builder: expected at least one table [[builder]]",
        "builder: erwartet: mindestens eine Tabelle [[builder]]",
    ),
    (
        "builder: the shares of the first fleet add up to {sum}, expected 1",
        "builder: die Anteile am ersten Bestand ergeben zusammen {sum}, erwartet: 1",
    ),
    ("there is no {what} `{name}`", "es gibt kein `{name}` ({what})"),
    ("there is no {what} `{name}`; {rest}", "es gibt kein `{name}` ({what}); {rest}"),
    ("metric", "Kennzahl"),
    ("track", "Verlauf"),
    ("track or metric", "Verlauf oder Kennzahl"),
    ("{list}: two entries are named `{name}`", "{list}: zwei Einträge heißen `{name}`"),
    (
        "{list}: `{name}` and `{other}` differ in case, white space or Unicode form alone",
        "{list}: `{name}` und `{other}` unterscheiden sich nur in Groß- und Kleinschreibung, Leerraum oder Unicode-Form",
    ),
    (
        "write the name the same way to change the entry, or choose another",
        "den Namen gleich schreiben, um den Eintrag zu ändern, oder einen anderen wählen",
    ),
    ("given here already", "hier schon gegeben"),
    ("the other", "der andere"),
    ("with this", "damit"),
    ("leave the key out", "den Schlüssel weglassen"),
    ("{list}: an empty list says nothing", "{list}: eine leere Liste sagt nichts"),
    (
        "market.initial_revenue {revenue}: over the capacity that is sold at the start this is a price of {price}, {ratio} times what equipment must earn ({fair}); expected {low} to {high} times",
        "market.initial_revenue {revenue}: auf die zu Beginn verkaufte Kapazität ergibt das einen Preis von {price}, das {ratio}-Fache dessen, was Anlagen verdienen müssen ({fair}); erwartet: das {low}- bis {high}-Fache",
    ),
    // Distributions and series.
    ("for example {one} or {other}", "zum Beispiel {one} oder {other}"),
    (
        "`{word}` is no known form of a distribution",
        "`{word}` ist keine bekannte Form einer Verteilung",
    ),
    (
        "nothing is uncertain here: write {value} alone",
        "hier ist nichts ungewiss: nur {value} schreiben",
    ),
    (
        "quantiles must rise: {low}, {middle}, {high} fall",
        "Quantile müssen steigen: {low}; {middle}; {high} fallen",
    ),
    (
        "quantiles expect p50 with p10 and p90, p5 and p95, or p25 and p75",
        "Quantile brauchen p50 mit p10 und p90, p5 und p95 oder p25 und p75",
    ),
    ("quantiles expect numbers", "Quantile müssen Zahlen sein"),
    (
        "min and max leave less than a millionth of the distribution",
        "min und max lassen weniger als ein Millionstel der Verteilung übrig",
    ),
    (
        "dates must rise, but {before} is followed by {date}",
        "Daten müssen steigen, doch auf {before} folgt {date}",
    ),
    ("the time table is empty", "die Zeitreihe ist leer"),
    (
        "expected either table = [[year, value], ..] or csv = \"file\"",
        "erwartet: entweder table = [[Jahr, Wert], ..] oder csv = \"Datei\"",
    ),
    (
        "growth expects a number from -0.99 to 5, a year after the last date",
        "growth ist eine Zahl von -0.99 bis 5: Wachstum im Jahr nach dem letzten Datum",
    ),
    // Files and folders.
    ("cannot read {file}: {why}", "{file} ist nicht lesbar: {why}"),
    ("it is {what}, not a file", "es ist {what}, keine Datei"),
    ("expected the name of a file, found none", "hier fehlt der Name einer Datei"),
    ("it has more than {size} MiB", "es hat mehr als {size} MiB"),
    ("it has not come along", "es ist nicht mitgekommen"),
    ("not valid TOML: {why}", "kein gültiges TOML: {why}"),
    ("--out: expected the name of a folder", "--out: erwartet: der Name eines Ordners"),
    (
        "a file has that name: name another folder with --out",
        "eine Datei heißt so: mit --out einen anderen Ordner nennen",
    ),
    (
        "error: the manifest.json of {folder}, which says what of it is overbuild's, is damaged: name another folder with --out, or move this one away",
        "Fehler: die manifest.json von {folder}, die sagt, was davon overbuild gehört, ist beschädigt: nennen Sie mit --out einen anderen Ordner, oder verschieben Sie diesen",
    ),
    (
        "error: {folder} exists and was not written by overbuild: name another folder with --out",
        "Fehler: {folder} gibt es schon, und overbuild hat es nicht geschrieben: mit --out einen anderen Ordner nennen",
    ),
    (
        "another overbuild is writing {folder} at this moment: wait until it ends, or name another folder with --out",
        "ein anderes overbuild schreibt gerade {folder}: warten, bis es fertig ist, oder mit --out einen anderen Ordner nennen",
    ),
    // The command line.
    (
        "--set {setting}: expected KEY=VALUE, as in {example}",
        "--set {setting}: erwartet: SCHLÜSSEL=WERT, wie in {example}",
    ),
    (
        "--set {setting}: expected one KEY=VALUE, as in {example}",
        "--set {setting}: erwartet: ein SCHLÜSSEL=WERT, wie in {example}",
    ),
    (
        "--set {setting}: there is no {list} `{name}`",
        "--set {setting}: unter {list} gibt es kein `{name}`",
    ),
    (
        "compare needs two scenarios or more; overbuild run takes one",
        "compare braucht mindestens zwei Szenarien; overbuild run nimmt eines",
    ),
    (
        "--reference: no scenario is called `{name}`; {rest}",
        "--reference: kein Szenario heißt `{name}`; {rest}",
    ),
    (
        "--slides: no chart is called `{name}`; {rest}",
        "--slides: keine Grafik heißt `{name}`; {rest}",
    ),
    (
        "--theme: `{name}` is neither a file nor one of {names}",
        "--theme: `{name}` ist weder eine Datei noch eines von {names}",
    ),
    (
        "--template: this command writes no deck",
        "--template: dieser Befehl schreibt keine Präsentation",
    ),
    (
        "--template: the result would replace this file; copy it to another place, or name another folder with --out",
        "--template: das Ergebnis würde diese Datei ersetzen; an einen anderen Ort kopieren oder mit --out einen anderen Ordner nennen",
    ),
    ("there is no such file", "diese Datei gibt es nicht"),
    (
        "--memory: {memory} is too little: this scenario needs {need} even part by part; 1GiB is usual",
        "--memory: {memory} ist zu wenig: Dieses Szenario braucht selbst Teil für Teil {need}; üblich ist 1GiB",
    ),
    (
        "--memory: {memory} is too little for --given: this scenario needs {need}",
        "--memory: {memory} ist für --given zu wenig: Dieses Szenario braucht {need}",
    ),
    (
        "expected a size such as 512MiB or 2GiB, found `{found}`",
        "erwartet: eine Größe wie 512MiB oder 2GiB; gefunden: `{found}`",
    ),
    (
        "expected a share such as 1% or 0.01, found `{found}`",
        "erwartet: ein Anteil wie 1% oder 0.01; gefunden: `{found}`",
    ),
    (
        "expected METRIC:STATISTIC, as in write_down:p95",
        "erwartet: KENNZAHL:STATISTIK, wie in write_down:p95",
    ),
    (
        "`{text}` is no number; expected one such as 0.5, 1200 or 50 %",
        "`{text}` ist keine Zahl; erwartet: eine wie 0.5, 1200 oder 50 %",
    ),
    (
        "stopped after {done} paths; nothing was written",
        "abgebrochen nach {done} Pfaden; nichts wurde geschrieben",
    ),
];

/// What operating systems and the parser of arguments say.
pub(super) const OF_OTHERS: &[(&str, &str)] = &[
    ("unexpected argument '{name}' found", "'{name}' gibt es hier nicht"),
    ("unexpected argument '{name}' found; {tip}", "'{name}' gibt es hier nicht; {tip}"),
    ("unrecognized subcommand '{name}'", "es gibt keinen Befehl '{name}'"),
    ("the following required arguments were not provided:", "es fehlt:"),
    ("invalid value '{value}' for '{option}'", "'{value}' passt nicht zu '{option}'"),
    ("invalid value '{value}' for '{option}': {why}", "'{value}' passt nicht zu '{option}': {why}"),
    (
        "a value is required for '{option}' but none was supplied",
        "'{option}' braucht einen Wert, und es steht keiner da",
    ),
    (
        "equal sign is needed when assigning values to '{option}'",
        "'{option}' braucht ein Gleichheitszeichen vor seinem Wert",
    ),
    (
        "the argument '{one}' cannot be used with '{other}'",
        "'{one}' geht nicht zusammen mit '{other}'",
    ),
    ("the argument '{one}' cannot be used with:", "'{one}' geht nicht zusammen mit:"),
    (
        "the argument '{option}' cannot be used multiple times",
        "'{option}' darf nur einmal dastehen",
    ),
    (
        "expected a whole number, not negative, in digits alone, as 20000",
        "erwartet: eine ganze Zahl, nicht negativ, nur aus Ziffern, wie 20000",
    ),
    (
        "expected a whole number from {least} to {most}, in digits alone",
        "erwartet: eine ganze Zahl von {least} bis {most}, nur aus Ziffern",
    ),
    (
        "expected weights as 1,2,0.5, one for each scenario",
        "erwartet: Gewichte wie 1,2,0.5, eines je Szenario",
    ),
    ("[possible values: {values}]", "[möglich: {values}]"),
    ("tip: a similar argument exists: {name}", "Tipp: ähnlich ist {name}"),
    ("tip: some similar arguments exist: {names}", "Tipp: ähnlich sind {names}"),
    ("tip: a similar subcommand exists: {name}", "Tipp: ähnlich ist {name}"),
    ("tip: some similar subcommands exist: {names}", "Tipp: ähnlich sind {names}"),
    ("tip: a similar value exists: {name}", "Tipp: ähnlich ist {name}"),
    ("Usage: {usage}", "Aufruf: {usage}"),
    ("For more information, try '{option}'.", "Mehr dazu mit '{option}'."),
    ("No such file or directory (os error 2)", "diese Datei gibt es nicht (os error 2)"),
    ("Permission denied (os error 13)", "keine Berechtigung (os error 13)"),
    ("Not a directory (os error 20)", "kein Ordner (os error 20)"),
    ("No space left on device (os error 28)", "kein Platz mehr (os error 28)"),
    ("Read-only file system (os error 30)", "nur lesbar (os error 30)"),
];
