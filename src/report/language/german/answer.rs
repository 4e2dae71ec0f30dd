//! The answer.

/// English and German.
pub(super) const ALL: &[(&str, &str)] = &[
    ("{0} bear {1} of what is lost", "{0} tragen {1} der Verluste"),
    ("{0}; {1} on average.", "{0}; {1} im Mittel."),
    ("{0} on average.", "{0} im Mittel."),
    ("virtually certain", "so gut wie sicher"),
    ("very likely", "sehr wahrscheinlich"),
    ("likely", "wahrscheinlich"),
    ("about as likely as not", "etwa so wahrscheinlich wie unwahrscheinlich"),
    ("unlikely", "unwahrscheinlich"),
    ("very unlikely", "sehr unwahrscheinlich"),
    ("exceptionally unlikely", "außerordentlich unwahrscheinlich"),
    ("The only path ends in a bust by {0}", "Der einzige Pfad endet bis {0} in einem Einbruch"),
    (
        "The only path does not end in a bust by {0}",
        "Der einzige Pfad endet bis {0} nicht in einem Einbruch",
    ),
    (
        "None of {0} paths ends in a bust by {1}",
        "Keiner von {0} Pfaden endet bis {1} in einem Einbruch",
    ),
    ("All of {0} paths end in a bust by {1}", "Alle {0} Pfade enden bis {1} in einem Einbruch"),
    (
        "All of {0} paths end in a bust by {1}; half of the busts have begun by {2}",
        "Alle {0} Pfade enden bis {1} in einem Einbruch; die Hälfte der Einbrüche hat bis {2} begonnen",
    ),
    (
        "A bust is {0}: {1} of all paths end in one by {2}; half of the busts have begun by {3}",
        "Ein Einbruch ist {0}: {1} aller Pfade enden bis {2} in einem; die Hälfte der Einbrüche hat bis {3} begonnen",
    ),
    (
        "A bust is {0}: {1} of all paths end in one by {2}",
        "Ein Einbruch ist {0}: {1} aller Pfade enden bis {2} in einem",
    ),
    (
        "Of {0} paths {1} end in a bust by {2}: too few to say how likely one is",
        "Von {0} Pfaden enden {1} bis {2} in einem Einbruch: zu wenige, um zu sagen, wie wahrscheinlich einer ist",
    ),
    ("A bust is here: {0}.", "Ein Einbruch ist hier: {0}."),
    ("of spending", "der Ausgaben"),
    ("of the price", "des Preises"),
    ("of the books", "der Bilanzen"),
    ("of credit", "des Kredits"),
    (
        "Every bust is a bust {0}; the other kinds are not modelled.",
        "Jeder Einbruch ist einer {0}; die anderen Arten sind nicht modelliert.",
    ),
    ("Every bust is a bust {0}.", "Jeder Einbruch ist einer {0}."),
    (
        "The most frequent kinds are busts {0} ({1} of all paths) and {2} ({3}).",
        "Am häufigsten sind Einbrüche {0} ({1} aller Pfade) und {2} ({3}).",
    ),
    (
        "Most often it is a bust {0} ({1} of all paths), then {2} ({3}).",
        "Am häufigsten ist es einer {0} ({1} aller Pfade), dann {2} ({3}).",
    ),
    (
        "No assumption alone moves that by more than chance does.",
        "Keine Annahme allein bewegt das stärker, als es der Zufall tut.",
    ),
    (
        "Most for whether it busts: {0}. In the tenth of paths where it is lowest (about {1}) {2} bust, where it is highest (about {3}) {4}.",
        "Am stärksten wirkt darauf: {0}. Im Zehntel der Pfade mit dem niedrigsten Wert (etwa {1}) brechen {2} ein, im Zehntel mit dem höchsten (etwa {3}) {4}.",
    ),
    ("It writes down {0}.", "Auf ihm betragen die Wertberichtigungen {0}."),
    ("Nothing is written down on any path", "Auf keinem Pfad gibt es Wertberichtigungen"),
    (
        "On nine paths in ten builders write nothing down, at most {0}",
        "Auf neun von zehn Pfaden nehmen die Betreiber keine Wertberichtigungen vor, höchstens {0}",
    ),
    (
        "On half of all paths builders write nothing down, on one in ten more than {0}",
        "Auf der Hälfte aller Pfade nehmen die Betreiber keine Wertberichtigungen vor, auf einem von zehn mehr als {0}",
    ),
    (
        "Builders write down more than {0} on half of all paths and more than {1} on one in ten",
        "Die Betreiber nehmen auf der Hälfte aller Pfade Wertberichtigungen von mehr als {0} vor, auf einem von zehn von mehr als {1}",
    ),
    (
        "{0}; by {1} revenue has repaid all spending on {2} of the paths{3}.",
        "{0}; bis {1} hat die Branche auf {2} der Pfade alle Ausgaben zurückverdient{3}.",
    ),
    (
        ", with the assets at their worth on {0}",
        ", rechnet man die Anlagen zu ihrem Wert an, auf {0}",
    ),
    (
        "each builder's assets with its other business",
        "die Anlagen jedes Betreibers mit seinem übrigen Geschäft",
    ),
    ("each builder's assets alone", "die Anlagen jedes Betreibers allein"),
    ("each vintage alone", "jeder Jahrgang allein"),
    (
        "yearly spending falls by {0} within three years of its peak",
        "die jährlichen Ausgaben fallen binnen drei Jahren nach ihrem Gipfel um {0}",
    ),
    (
        "the price leaves less than {0} of the margin that new equipment needs",
        "der Preis lässt weniger als {0} der Marge, die neue Anlagen brauchen",
    ),
    (
        "three years write down more than {0} of the carrying amount and of what is spent in them",
        "die Wertberichtigungen dreier Jahre übersteigen {0} des Buchwerts und der Ausgaben in ihnen",
    ),
    (
        "lenders lose more than {0} of the debt in three years",
        "Gläubiger verlieren in drei Jahren mehr als {0} der Schulden",
    ),
    (
        "Hardly anybody fails: nobody on more than {0} of all paths",
        "Kaum jemand fällt aus: niemand auf mehr als {0} aller Pfade",
    ),
    (
        "Who fails: {0}, on {1} of all paths; hardly anybody else",
        "Wer ausfällt: {0}, auf {1} aller Pfade; sonst kaum jemand",
    ),
    (
        "Who fails: {0} on {1} of all paths, {2} on {3}",
        "Wer ausfällt: {0} auf {1} aller Pfade, {2} auf {3}",
    ),
    (
        "Who fails: {0} on {1} of all paths, {2} on {3}, {4} on {5}",
        "Wer ausfällt: {0} auf {1} aller Pfade, {2} auf {3}, {4} auf {5}",
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
        "With sampling error the probability is {0} to {1} (95 % interval)",
        "Mit Stichprobenfehler liegt die Wahrscheinlichkeit bei {0} bis {1} (95-%-Intervall)",
    ),
    (
        "{0}; other accounting rules give {1}. Neither says whether the assumptions hold.",
        "{0}; andere Bilanzregeln ergeben {1}. Ob die Annahmen zutreffen, sagt beides nicht.",
    ),
    (
        "{0}, with median write-downs of {1} to {2}",
        "{0}, mit Wertberichtigungen von {1} bis {2} im Median",
    ),
    ("median write-downs of {0} to {1}", "Wertberichtigungen von {0} bis {1} im Median"),
    (
        "{0}. That does not say whether the assumptions hold.",
        "{0}. Ob die Annahmen zutreffen, sagt das nicht.",
    ),
    (
        "{0}: none of the paths ends in a bust by {1}",
        "{0}: keiner der Pfade endet bis {1} in einem Einbruch",
    ),
    (
        "{0}: a bust is {1}, on {2} of all paths by {3}; half of the busts have begun by {4}",
        "{0}: ein Einbruch ist {1}, auf {2} aller Pfade bis {3}; die Hälfte der Einbrüche hat bis {4} begonnen",
    ),
    (
        "{0}: a bust is {1}, on {2} of all paths by {3}",
        "{0}: ein Einbruch ist {1}, auf {2} aller Pfade bis {3}",
    ),
    ("{0}; write-downs are not modelled.", "{0}; Wertberichtigungen sind nicht modelliert."),
    ("{0}; at the median nothing is written down.", "{0}; im Median keine Wertberichtigungen."),
    ("{0}; {1} are written down at the median.", "{0}; Wertberichtigungen im Median {1}."),
    (
        "Whether {0} busts more or less often than {1} cannot be told with these paths.",
        "Ob {0} öfter oder seltener einbricht als {1}, lässt sich mit diesen Pfaden nicht sagen.",
    ),
    (
        "A bust is {0} points more likely in {1} than in {2}{3}",
        "Ein Einbruch ist in {1} um {0} Prozentpunkte wahrscheinlicher als in {2}{3}",
    ),
    (
        "A bust is {0} points less likely in {1} than in {2}{3}",
        "Ein Einbruch ist in {1} um {0} Prozentpunkte weniger wahrscheinlich als in {2}{3}",
    ),
    (", because of {0} ({1} points).", "; Ursache: {0} ({1} Punkte)."),
    (
        ", mostly because of {0} ({1} points), then {2} ({3}).",
        "; wichtigste Ursachen: {0} ({1} Punkte), {2} ({3}).",
    ),
    (
        "All meet the same luck, so these differences are known to {0} points (95 %); whether the assumptions hold is not in that.",
        "Alle treffen denselben Zufall, darum sind diese Unterschiede auf {0} Punkte bekannt (95 %); ob die Annahmen zutreffen, bleibt offen.",
    ),
];
