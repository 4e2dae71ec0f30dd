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
        "{name}.share: Wer nur Standorte baut, hat keine Ausrüstung, also nichts vom ersten Bestand; erwartet: 0",
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
