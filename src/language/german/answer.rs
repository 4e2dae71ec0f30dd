//! The answer.

/// English and German.
pub(super) const ALL: &[(&str, &str)] = &[
    ("{who} bear {share} of the mean losses", "{who} tragen {share} der mittleren Verluste"),
    ("{who}; {bears}.", "{who}; {bears}."),
    ("{said}, {who} {share}", "{said}, {who} {share}"),
    ("{party}'s {what}", "{party}s {what}"),
    ("{party}' {what}", "{what} von {party}"),
    ("{first} or {second}", "{first} oder {second}"),
    ("{year}, the first year", "{year}, dem ersten Jahr,"),
    (
        "the model foresaw {what} only within a wide range: it expects {middle}, and {low} to {high} on eight paths in ten; it was {observed}",
        "das Modell sah »{what}« nur in einer weiten Spanne voraus: Es erwartet {middle}, auf acht von zehn Pfaden {low} bis {high}; tatsächlich waren es {observed}",
    ),
    (
        "of {what} the model foresees nothing: it expects {middle}, but {low} to {high} on eight paths in ten; it was {observed}",
        "über »{what}« sagt das Modell nichts: Es erwartet {middle}, auf acht von zehn Pfaden aber {low} bis {high}; tatsächlich waren es {observed}",
    ),
    (
        "the model foresaw {what}: it expects {middle}, and {low} to {high} on eight paths in ten; it was {observed}",
        "das Modell sah »{what}« voraus: Es erwartet {middle}, auf acht von zehn Pfaden {low} bis {high}; tatsächlich waren es {observed}",
    ),
    (
        "the model just missed {what}: it expects {middle}, and {low} to {high} on eight paths in ten; it was {observed}",
        "das Modell verfehlte »{what}« knapp: Es erwartet {middle}, auf acht von zehn Pfaden {low} bis {high}; tatsächlich waren es {observed}",
    ),
    (
        "the model did not foresee {what}: it expects {middle}, and {low} to {high} on eight paths in ten; it was {observed}",
        "das Modell sah »{what}« nicht voraus: Es erwartet {middle}, auf acht von zehn Pfaden {low} bis {high}; tatsächlich waren es {observed}",
    ),
    ("{what} ({unit})", "{what} ({unit})"),
    ("the {what}", "{what}"),
    ("the number of {what}", "Zahl: {what}"),
    (
        "The difference from {base}: `overbuild compare {files}`.",
        "Der Unterschied zu {base}: `overbuild compare {files}`.",
    ),
    (
        "The median of {what} is {own} in {scenario}, {theirs} in {reference}.",
        "Der Median von »{what}« ist {own} in {scenario}, {theirs} in {reference}.",
    ),
    (
        "{what} happens on {own} of all paths in {scenario}, on {theirs} in {reference}.",
        "In {scenario} kommt auf {own} aller Pfade {what} vor, in {reference} auf {theirs}.",
    ),
    (
        "{party} cannot pay on {own} of all paths in {scenario}; {reference} has no such party.",
        "Ausfall von {party} in {scenario}: auf {own} aller Pfade; in {reference} kommt dieser Name nicht vor.",
    ),
    (
        "{party} cannot pay on {own} of all paths in {scenario}, on {theirs} in {reference}.",
        "Ausfall von {party}: in {scenario} auf {own} aller Pfade, in {reference} auf {theirs}.",
    ),
    (
        "{own}; of the others {who} most often, on {share}",
        "{own}; von den anderen am häufigsten {who}, auf {share}",
    ),
    ("who fails: {all}", "wer ausfällt: {all}"),
    ("others that fail: {all}", "außerdem fallen aus: {all}"),
    ("nobody fails on it", "auf ihm fällt niemand aus"),
    ("nobody fails on any path", "auf keinem Pfad fällt jemand aus"),
    ("{who} on {share} of all paths", "{who} auf {share} aller Pfade"),
    ("{who} on {share}", "{who} auf {share}"),
    ("{losses}; {back}.", "{losses}; {back}."),
    (
        "the money is back by {year} on half of the paths, by {end} on all",
        "das Geld ist bis {year} auf der Hälfte der Pfade zurück, bis {end} auf allen",
    ),
    (
        "the money is back by {year} on half of the paths, by {end} on {share}",
        "das Geld ist bis {year} auf der Hälfte der Pfade zurück, bis {end} auf {share}",
    ),
    (
        "the money is back by {end} on {share} of the paths",
        "das Geld ist bis {end} auf {share} der Pfade zurück",
    ),
    ("the money is back on no path by {year}", "das Geld ist bis {year} auf keinem Pfad zurück"),
    (
        "the money is not back by {year} on {share} of the paths",
        "das Geld ist bis {year} auf {share} der Pfade nicht zurück",
    ),
    (
        "{said} (equipment bought in {first} pays back on {first_share}, that of {last} on {last_share})",
        "{said} (Anlagen von {first} machen sich auf {first_share} bezahlt, die von {last} auf {last_share})",
    ),
    ("{what} happens on {share} of all paths", "Auf {share} aller Pfade kommt {what} vor"),
    ("{party} cannot pay on {share} of all paths", "Ausfall von {party} auf {share} aller Pfade"),
    (
        "the median of {what} is {middle}, with {low} to {high} on nine paths in ten",
        "der Median von »{what}« ist {middle}, auf neun von zehn Pfaden sind es {low} bis {high}",
    ),
    ("the {what} is {value}", "»{what}« ist {value}"),
    (
        "on every path the answer is {value}: {what}",
        "auf jedem Pfad ist die Antwort {value}: {what}",
    ),
    (
        "All paths are alike: nothing is left to chance here.",
        "Alle Pfade sind gleich: Hier bleibt nichts dem Zufall überlassen.",
    ),
    ("virtually certain", "so gut wie sicher"),
    ("very likely", "sehr wahrscheinlich"),
    ("likely", "wahrscheinlich"),
    ("about as likely as not", "etwa so wahrscheinlich wie nicht"),
    ("unlikely", "unwahrscheinlich"),
    ("very unlikely", "sehr unwahrscheinlich"),
    ("exceptionally unlikely", "außerordentlich unwahrscheinlich"),
    (
        "The only path ends in a bust by {year}",
        "Der einzige Pfad endet bis {year} in einem Einbruch",
    ),
    (
        "The only path does not end in a bust by {year}",
        "Der einzige Pfad endet bis {year} nicht in einem Einbruch",
    ),
    (
        "None of {paths} paths ends in a bust by {year}",
        "Keiner von {paths} Pfaden endet bis {year} in einem Einbruch",
    ),
    (
        "All of {paths} paths end in a bust by {year}",
        "Auf allen {paths} Pfaden kommt es bis {year} zu einem Einbruch",
    ),
    (
        "All of {paths} paths end in a bust by {year}{kinds}; {begun}",
        "Auf allen {paths} Pfaden kommt es bis {year} zu einem Einbruch{kinds}; {begun}",
    ),
    ("half of the busts have begun by {half}", "die Hälfte der Einbrüche hat bis {half} begonnen"),
    (
        "{share} of the busts have begun by {half}",
        "{share} der Einbrüche haben bis {half} begonnen",
    ),
    (
        "{begun}, and half last {years} years or longer",
        "{begun}, und die Hälfte dauert {years} Jahre oder länger",
    ),
    (
        "{begun}, and half show in a single year",
        "{begun}, und die Hälfte zeigt sich in einem einzigen Jahr",
    ),
    (
        "A bust is {likelihood}: {share} of all paths have one by {year}{kinds}; {begun}",
        "Ein Einbruch ist {likelihood}: auf {share} aller Pfade kommt es bis {year} dazu{kinds}; {begun}",
    ),
    (
        "A bust is {likelihood}: {share} of all paths have one by {year}",
        "Ein Einbruch ist {likelihood}: auf {share} aller Pfade kommt es bis {year} dazu",
    ),
    (
        "Of {paths} paths {some} end in a bust by {year}: too few to say how likely one is",
        "Von {paths} Pfaden enden {some} bis {year} in einem Einbruch: zu wenige, um zu sagen, wie wahrscheinlich einer ist",
    ),
    ("A bust is here: {definition}.", "Ein Einbruch ist hier: {definition}."),
    ("of spending", "der Ausgaben"),
    ("of the price", "des Preises"),
    ("of the books", "der Bilanzen"),
    ("of credit", "der Kredite"),
    ("{said} (a bust is here: {definition}).", "{said} (ein Einbruch ist hier: {definition})."),
    (
        "None of {paths} paths ends in a bust {kind} by {year}; the other kinds are not modelled",
        "Keiner von {paths} Pfaden endet bis {year} in einem Einbruch {kind}; die anderen Arten sind nicht modelliert",
    ),
    (
        ", always {kind}, the only kind that is modelled",
        ", stets als Einbruch {kind}, die einzige Art, die modelliert ist",
    ),
    (", always {kind}", ", stets als Einbruch {kind}"),
    (", nearly always {kind} ({share})", ", fast immer als Einbruch {kind} ({share})"),
    (
        ", most often {first} and {second} ({share} each)",
        ", am häufigsten als Einbruch {first} und {second} (je {share})",
    ),
    (", most often {kind} ({share})", ", am häufigsten als Einbruch {kind} ({share})"),
    (
        "No assumption alone moves that by more than chance does.",
        "Keine Annahme allein bewegt das stärker, als es der Zufall tut.",
    ),
    (
        "{parameter} matters most for whether it busts: in the tenth of paths where it is lowest (about {low}) {share_low} bust, where it is highest (about {high}) {share_high}.",
        "Am meisten entscheidet »{parameter}«: im Zehntel der Pfade mit den kleinsten Werten (etwa {low}) kommt es auf {share_low} dazu, mit den größten (etwa {high}) auf {share_high}.",
    ),
    ("It writes down {amount}.", "Auf ihm betragen die Wertberichtigungen {amount}."),
    ("Nothing is written down on any path", "Auf keinem Pfad gibt es Wertberichtigungen"),
    (
        "On nine paths in ten builders write nothing down, on one in a hundred more than {amount}",
        "Auf neun von zehn Pfaden gibt es keine Wertberichtigungen, auf einem von hundert mehr als {amount}",
    ),
    (
        "On ninety-nine paths in a hundred builders write nothing down",
        "Auf neunundneunzig von hundert Pfaden gibt es keine Wertberichtigungen",
    ),
    (
        "On half of all paths builders write nothing down, on one in ten more than {amount}",
        "Auf der Hälfte aller Pfade gibt es keine Wertberichtigungen, auf jedem zehnten mehr als {amount}",
    ),
    (
        "Builders write down more than {half} on half of all paths and more than {tenth} on one in ten",
        "Die Wertberichtigungen der Betreiber übersteigen auf der Hälfte aller Pfade {half}, auf jedem zehnten {tenth}",
    ),
    (
        "each builder's assets with its other business",
        "die Anlagen jedes Betreibers mit seinem übrigen Geschäft",
    ),
    ("each builder's assets alone", "die Anlagen jedes Betreibers allein"),
    ("each vintage alone", "jeder Jahrgang allein"),
    (
        "yearly spending falls by {share} within three years of its peak",
        "die jährlichen Ausgaben fallen binnen drei Jahren nach ihrem Höchststand um {share}",
    ),
    (
        "the price leaves, at two year ends in a row, less than {share} of the margin that new equipment needs",
        "der Preis lässt an zwei Jahresenden in Folge weniger als {share} der Marge, die neue Anlagen brauchen",
    ),
    (
        "three years write down more than {share} of the carrying amount and of what is spent in them",
        "die Wertberichtigungen dreier Jahre übersteigen {share} des Buchwerts und der Ausgaben in ihnen",
    ),
    (
        "lenders lose more than {share} of the debt in three years",
        "Kreditgeber verlieren in drei Jahren mehr als {share} der Schulden",
    ),
    (
        "Hardly anybody fails: nobody on more than {share} of all paths",
        "Kaum jemand fällt aus: niemand auf mehr als {share} aller Pfade",
    ),
    (
        "who fails: {who}, on {share} of all paths; hardly anybody else",
        "wer ausfällt: {who}, auf {share} aller Pfade; sonst kaum jemand",
    ),
    (
        "One path says nothing of how likely anything is.",
        "Ein einziger Pfad sagt nicht, wie wahrscheinlich etwas ist.",
    ),
    (
        "As to sampling alone, the probability is known to less than a point (95 % interval)",
        "Der Stichprobenfehler der Wahrscheinlichkeit ist kleiner als ein Prozentpunkt (95-%-Intervall)",
    ),
    (
        "With sampling error the probability is {low} to {high} (95 % interval)",
        "Mit Stichprobenfehler sind es {low} bis {high} (95-%-Intervall)",
    ),
    (
        "{error}; across accounting rules it is {spread}; neither says whether the assumptions hold.",
        "{error}; je nach Bilanzregeln {spread}; ob die Annahmen zutreffen, sagt beides nicht.",
    ),
    (
        "{busts}, with median write-downs of {low} to {high}",
        "{busts}, mit Wertberichtigungen von {low} bis {high} im Median",
    ),
    (
        "the same, with median write-downs of {low} to {high}",
        "unverändert, mit Wertberichtigungen von {low} bis {high} im Median",
    ),
    (
        "{error}; that does not say whether the assumptions hold.",
        "{error}; ob die Annahmen zutreffen, sagt das nicht.",
    ),
];
