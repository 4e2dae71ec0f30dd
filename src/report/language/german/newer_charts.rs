//! Charts of busts over time, of revenue, and of other books.

/// English and German.
pub(super) const ALL: &[(&str, &str)] = &[
    (
        "The sites take {0} TWh in {1} at the median, {2} TWh or more on one path in ten",
        "Die Standorte brauchen {1} im Median {0} TWh, auf jedem zehnten Pfad {2} TWh oder mehr",
    ),
    (
        "Spending takes {0} of GDP in {1} at the median, {2} or more on one path in ten",
        "Die Ausgaben machen {1} im Median {0} des BIP aus, auf jedem zehnten Pfad {2} oder mehr",
    ),
    (
        "Shares are worth {0} in {1} at the median, {2} or less on one path in ten",
        "Die Aktien sind {1} im Median {0} wert, auf jedem zehnten Pfad {2} oder weniger",
    ),
    (
        "{0} years after its own bust half of the paths spend at least {1} less than in the year before it",
        "{0} Jahre nach Beginn ihres eigenen Einbruchs gibt die Hälfte der Pfade mindestens {1} weniger aus als im Jahr davor",
    ),
    (
        "{0} years after its own bust half of the paths spend at least {1} more than in the year before it",
        "{0} Jahre nach Beginn ihres eigenen Einbruchs gibt die Hälfte der Pfade mindestens {1} mehr aus als im Jahr davor",
    ),
    (
        "Yearly spending over that of the year before the first kind of bust begins, on the {0} of the paths that bust and have such a year; years that at least half of these have",
        "Jährliche Ausgaben zu denen des Jahres, bevor der erste Einbruch beginnt, auf den {0} der Pfade mit Einbruch und solchem Jahr; Jahre, die mindestens die Hälfte davon hat",
    ),
    ("median and 80 % of these paths", "Median und 80 % dieser Pfade"),
    ("years since the first kind of bust begins", "Jahre seit Beginn des ersten Einbruchs"),
    (
        "{0} years after its own first of the four kinds of bust half of the paths spend at least {1} less than in the year before it",
        "{0} Jahre nach dem ersten eigenen Einbruch (von vier Arten) gibt die Hälfte der Pfade mindestens {1} weniger aus als im Jahr davor",
    ),
    (
        "{0} years after its own first of the four kinds of bust half of the paths spend at least {1} more than in the year before it",
        "{0} Jahre nach dem ersten eigenen Einbruch (von vier Arten) gibt die Hälfte der Pfade mindestens {1} mehr aus als im Jahr davor",
    ),
    (
        "The books bust on {0} of the same paths, whatever the accounting standard and what is tested together",
        "Auf {0} derselben Pfade brechen die Bilanzen ein, gleich nach welchem Standard und was gemeinsam geprüft wird",
    ),
    (
        "The books bust on {0} to {1} of the same paths, by accounting standard and what is tested together",
        "Auf {0} bis {1} derselben Pfade brechen die Bilanzen ein, je nach Standard und je nachdem, was gemeinsam geprüft wird",
    ),
    (
        "Probability of a bust and median write-downs, {0}, under each standard and with what is tested together; in colour: the scenario's own; lines: 95 % intervals",
        "Wahrscheinlichkeit eines Einbruchs und Median der Wertberichtigungen, {0}; farbig: die Regeln des Szenarios; Striche: 95-%-Intervalle",
    ),
    ("A bust of the books", "Einbruch der Bilanzen"),
    ("Median write-downs", "Median der Wertberichtigungen"),
    (
        "median of the revenue that the assets require",
        "Median des Umsatzes, den die Anlagen brauchen",
    ),
    ("Revenue in {0} is {1} at the median", "Der Umsatz beträgt {0} im Median {1}"),
    (
        "Revenue falls furthest short in {0}: {1} at the median, where the assets require {2}",
        "Der Umsatz bleibt {0} am weitesten zurück: im Median {1}, nötig wären {2}",
    ),
    (
        "Median revenue covers what the assets require in every year, most narrowly in {0}: {1}, where they require {2}",
        "Der Umsatz deckt im Median in jedem Jahr, was die Anlagen brauchen, am knappsten {0}: {1}, nötig sind {2}",
    ),
    ("{0} beyond {1} →", "{0} jenseits von {1} →"),
];
