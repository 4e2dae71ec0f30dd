//! What is told of mistakes in what is asked of results: names, targets, keys to be turned, folders to be drawn again.

/// English and German.
pub(super) const ALL: &[(&str, &str)] = &[
    // Numbers and their targets.
    ("`{text}`: {rest}", "`{text}`: {rest}"),
    ("`{text}`: a target is one value; {rest}", "`{text}`: ein Ziel ist ein Wert; {rest}"),
    (
        "expected NAME:STATISTIC = VALUE, as in \"bust = 50%\" or \"net_present_value:p50 = 0\"",
        "erwartet: NAME:STATISTIK = WERT, wie in \"bust = 50%\" oder \"net_present_value:p50 = 0\"",
    ),
    (
        "`{text}` is no number; {name} is in {unit}",
        "`{text}` ist keine Zahl; Einheit von {name}: {unit}",
    ),
    ("`{text}` is not a finite number", "`{text}` ist keine endliche Zahl"),
    (
        "`{text}`: `{name}` is in {unit}, not in that unit",
        "`{text}`: die Einheit von `{name}` ist eine andere: {unit}",
    ),
    (
        "`{name}` is a probability: expected a value between 0 and 1, both excluded, as 0.5 or 50%, found {found}",
        "`{name}` ist eine Wahrscheinlichkeit: erwartet: ein Wert zwischen 0 und 1, beide ausgenommen, wie 0.5 oder 50%; gefunden: {found}",
    ),
    (
        "`{name}` lies between {low} and {high} on every path, and is never {target}",
        "`{name}` liegt auf jedem Pfad zwischen {low} und {high}, also nie bei {target}",
    ),
    (
        "`{name}` is yes or no on each path: its mean is how often",
        "`{name}` ist auf jedem Pfad ja oder nein: Der Mittelwert ist, wie oft",
    ),
    (
        "`{name}` has a value on every path, so it has no share of paths without one; expected mean or a quantile as p50",
        "`{name}` hat auf jedem Pfad einen Wert, also keinen Anteil von Pfaden ohne; erwartet: mean oder ein Quantil wie p50",
    ),
    (
        "`{name}` has no worse side, neither large nor small values are bad, so it has no expected shortfall; expected mean or a quantile as p5 or p95",
        "`{name}` hat keine schlechte Seite: Weder große noch kleine Werte sind schlecht, also gibt es kein Mittel der schlechtesten Pfade; erwartet: mean oder ein Quantil wie p5 oder p95",
    ),
    (
        "`{name}` is a calendar year, and calendar years have no mean here; expected a quantile as p50",
        "`{name}` ist ein Kalenderjahr, und von Kalenderjahren gibt es hier keinen Mittelwert; erwartet: ein Quantil wie p50",
    ),
    (
        "`{name}` may never happen on a path, so it has no mean; expected a quantile as p50, or share for how often it never does",
        "`{name}` tritt auf manchen Pfaden nie ein, hat also keinen Mittelwert; erwartet: ein Quantil wie p50, oder share dafür, wie oft es ausbleibt",
    ),
    (
        "unknown statistic `{word}`; expected median, {known}",
        "`{word}` ist keine Statistik; erwartet: median, {known}",
    ),
    (
        "`{name}` is a track, a number for each year; name the year, as in {example}",
        "`{name}` ist ein Verlauf, eine Zahl für jedes Jahr; das Jahr gehört dazu, wie in {example}",
    ),
    // Keys that are turned.
    (
        "expected one key, or two for the line on which both reach the target",
        "erwartet: ein Schlüssel, oder zwei für die Linie, auf der beide das Ziel erreichen",
    ),
    ("there is no second --by", "es gibt kein zweites --by"),
    (
        "`{name}` cannot be turned against itself",
        "`{name}` lässt sich nicht gegen sich selbst drehen",
    ),
    ("`{name}` cannot be turned: {why}", "`{name}` lässt sich nicht drehen: {why}"),
    (
        "`{name}` says how the scenario is run, read or judged, not what happens in it",
        "`{name}` sagt, wie das Szenario gerechnet, gelesen oder beurteilt wird, nicht, was darin geschieht",
    ),
    ("`{name}`: the scenario has no [{table}]", "`{name}`: das Szenario hat kein [{table}]"),
    ("`{name}` has no value in the scenario", "`{name}` hat im Szenario keinen Wert"),
    (
        "`{text}` is no key; names with blanks or points need quotes: {example}",
        "`{text}` ist kein Schlüssel; Namen mit Leerzeichen oder Punkten brauchen Anführungszeichen: {example}",
    ),
    ("there is no key `{name}`", "den Schlüssel `{name}` gibt es nicht"),
    ("there is no key `{name}`; {rest}", "den Schlüssel `{name}` gibt es nicht; {rest}"),
    (
        "there is no table, metric or track `{name}`; {rest}",
        "es gibt weder Tabelle noch Kennzahl noch Verlauf `{name}`; {rest}",
    ),
    (
        "{text}: a key is turned by its value, a shift or a factor; {rest}",
        "{text}: ein Schlüssel wird über seinen Wert, eine Verschiebung oder einen Faktor gedreht; {rest}",
    ),
    (
        "`{text}`: expected LOW..HIGH, as in 0.2..0.8",
        "`{text}`: erwartet: VON..BIS, wie in 0.2..0.8",
    ),
    // Conditions on paths.
    (
        "`{name}` is a number, not a yes or no: compare it, as in `{example}`",
        "`{name}` ist eine Zahl, kein Ja oder Nein: zu vergleichen wie in `{example}`",
    ),
    (
        "{name}: `{text}` is no number; expected one such as 0.5, 1200 or 50 %",
        "{name}: `{text}` ist keine Zahl; erwartet: eine wie 0.5, 1200 oder 50 %",
    ),
    ("{name} is not a share: per cent of what?", "{name} ist kein Anteil: Prozent wovon?"),
    (
        "what is said of `{name}` contradicts itself: no path can meet it",
        "was von `{name}` verlangt wird, widerspricht sich: Kein Pfad kann es erfüllen",
    ),
    ("warning: {rest}", "Warnung: {rest}"),
    (
        "`{key}` is turned as a whole: its distribution moves with its median, `{part}` with it",
        "`{key}` wird als Ganzes verstellt: Die Verteilung wandert mit ihrem Median, `{part}` mit ihr",
    ),
    (
        "`{key}` is turned as a whole: `{typed}` multiplies all values of the series",
        "`{key}` wird als Ganzes verstellt: `{typed}` vervielfacht alle Werte der Reihe",
    ),
    ("`{part}` stands twice", "`{part}` steht zweimal da"),
    (
        "`{part}` changes nothing: wherever `{other}` holds, it does",
        "`{part}` ändert nichts: Wo `{other}` gilt, gilt es auch",
    ),
    (
        "`{part}` changes nothing: wherever all else on `{name}` holds, it does",
        "`{part}` ändert nichts: Wo alles andere gilt, was von `{name}` verlangt wird, gilt es auch",
    ),
    (
        "`{part}` changes nothing: wherever all else holds, it does",
        "`{part}` ändert nichts: Wo alles andere gilt, gilt es auch",
    ),
    (
        "`{part}` rules out `{other}`: no path can meet both",
        "`{part}` schließt `{other}` aus: Kein Pfad kann beides erfüllen",
    ),
    (
        "its parts rule each other out: no path can meet all",
        "die Teile schließen einander aus: Kein Pfad kann alle erfüllen",
    ),
    ("a metric is missing; {rest}", "es fehlt eine Kennzahl; {rest}"),
    ("`{text}` is left over; {rest}", "`{text}` bleibt übrig; {rest}"),
    (
        "expected a yes or no as `bust`, or a metric against a number as `spending_fall > 0.5`, several joined by `and`",
        "erwartet: ein Ja oder Nein wie `bust` oder eine Kennzahl und eine Zahl wie `spending_fall > 0.5`, mehrere mit `and` verbunden",
    ),
    // Folders that are looked at once more.
    (
        "cannot read {file}: {why}; expected the output folder of a finished run, backtest, calibration or comparison",
        "{file} ist nicht lesbar: {why}; erwartet: der Ordner eines fertigen Ergebnisses von run, backtest, calibrate oder compare",
    ),
    (
        "--only: {folder} has no chart `{name}`; {rest}",
        "--only: in {folder} gibt es keine Grafik `{name}`; {rest}",
    ),
    (
        "--title is for one chart: name it with --only",
        "--title gilt einer Grafik: mit --only ist sie zu nennen",
    ),
    (
        "{folder} is another result, whose pictures have the same names; name a folder without a {file}",
        "{folder} ist ein anderes Ergebnis, dessen Bilder ebenso heißen; einen Ordner ohne {file} nennen",
    ),
    (
        "format_version {version} is not known here",
        "format_version {version} ist hier nicht bekannt",
    ),
    (
        "{folder} has no tables; expected a result with CSV files",
        "{folder} hat keine Tabellen; erwartet: ein Ergebnis mit CSV-Dateien",
    ),
    (
        "{folder} is no folder; expected the folder of a result",
        "{folder} ist kein Ordner; erwartet: der Ordner eines Ergebnisses",
    ),
    (
        "{folder} is no result of overbuild: manifest.json: {why}",
        "{folder} ist kein Ergebnis von overbuild: manifest.json: {why}",
    ),
    ("--template: {file} {rest}", "--template: {file} {rest}"),
    (
        "is no PowerPoint file (.pptx): it is no zip",
        "ist keine PowerPoint-Datei (.pptx): es ist kein Zip-Archiv",
    ),
    (
        "is no PowerPoint file (.pptx): it says not where it begins",
        "ist keine PowerPoint-Datei (.pptx): sie sagt nicht, wo sie anfängt",
    ),
    ("is empty", "ist leer"),
    (
        "is protected by a password; save it without one",
        "ist durch ein Kennwort geschützt; ohne speichern",
    ),
    (
        "is in a format before 2007 (.ppt); save it as .pptx",
        "hat ein Format von vor 2007 (.ppt); als .pptx speichern",
    ),
    (
        "is an OpenDocument file; save it as .pptx",
        "ist eine OpenDocument-Datei; als .pptx speichern",
    ),
    (
        "is a zip, but no PowerPoint file (.pptx)",
        "ist ein Zip-Archiv, aber keine PowerPoint-Datei (.pptx)",
    ),
    (
        "is a Word document; expected a PowerPoint file (.pptx)",
        "ist ein Word-Dokument; erwartet wird eine PowerPoint-Datei (.pptx)",
    ),
    (
        "is an Excel workbook; expected a PowerPoint file (.pptx)",
        "ist eine Excel-Mappe; erwartet wird eine PowerPoint-Datei (.pptx)",
    ),
    ("is no PowerPoint presentation (.pptx)", "ist keine PowerPoint-Präsentation (.pptx)"),
    (
        "`overbuild scenarios` lists the program's own",
        "`overbuild scenarios` zeigt, welche das Programm mitbringt",
    ),
    ("cannot write {file}: {why}", "{file} lässt sich nicht schreiben: {why}"),
];
