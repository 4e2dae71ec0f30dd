//! Charts of busts over time, of revenue, and of other books.

/// English and German.
pub(super) const ALL: &[(&str, &str)] = &[
    (
        "The sites take {value} TWh in {year} at the median, {tenth} TWh or more on one path in ten",
        "Die Standorte brauchen {year} im Median {value} TWh, auf jedem zehnten Pfad {tenth} TWh oder mehr",
    ),
    (
        "No other assumption has an effect that can be told.",
        "Von keiner anderen Annahme ist eine Wirkung zu erkennen.",
    ),
    (
        "Spending at home and abroad equals {share} of the home economy's GDP in {year} at the median, {tenth} or more on one path in ten",
        "Die Ausgaben im In- und Ausland machen {year} im Median {share} des heimischen BIP aus, auf jedem zehnten Pfad {tenth} oder mehr",
    ),
    (
        "Shares are worth {amount} in {year} at the median, {tenth} or less on one path in ten",
        "Die Aktien sind {year} im Median {amount} wert, auf jedem zehnten Pfad {tenth} oder weniger",
    ),
    (
        "{years} years after its own bust half of the paths spend at least {share} less than in the year before it",
        "{years} Jahre nach Beginn ihres eigenen Einbruchs gibt die Hälfte der Pfade mindestens {share} weniger aus als im Jahr davor",
    ),
    (
        "{years} years after its own bust half of the paths spend at least {share} more than in the year before it",
        "{years} Jahre nach Beginn ihres eigenen Einbruchs gibt die Hälfte der Pfade mindestens {share} mehr aus als im Jahr davor",
    ),
    (
        "Yearly spending over that of the year before the first kind of bust begins, on the {paths} of the paths that bust and have such a year; years that at least half of these have",
        "Jährliche Ausgaben zu denen des Jahres, bevor der erste Einbruch beginnt, auf den {paths} der Pfade mit Einbruch und solchem Jahr; Jahre, die mindestens die Hälfte davon hat",
    ),
    ("median and 80 % of these paths", "Median und 80 % dieser Pfade"),
    ("years since the first kind of bust begins", "Jahre seit Beginn des ersten Einbruchs"),
    (
        "{years} years after its own first of the four kinds of bust half of the paths spend at least {share} less than in the year before it",
        "{years} Jahre nach dem ersten eigenen Einbruch (von vier Arten) gibt die Hälfte der Pfade mindestens {share} weniger aus als im Jahr davor",
    ),
    (
        "{years} years after its own first of the four kinds of bust half of the paths spend at least {share} more than in the year before it",
        "{years} Jahre nach dem ersten eigenen Einbruch (von vier Arten) gibt die Hälfte der Pfade mindestens {share} mehr aus als im Jahr davor",
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
        "Probability of a bust and median write-downs, {currency}, under each standard and with what is tested together; in colour: the scenario's own; lines: 95 % intervals",
        "Wahrscheinlichkeit eines Einbruchs und Median der Wertberichtigungen, {currency}; farbig: die Regeln des Szenarios; Striche: 95-%-Intervalle",
    ),
    ("A bust of the books", "Einbruch der Bilanzen"),
    ("Median write-downs", "Median der Wertberichtigungen"),
    (
        "median of the revenue that the assets require",
        "Median des Umsatzes, den die Anlagen brauchen",
    ),
    ("Revenue in {year} is {amount} at the median", "Der Umsatz beträgt {year} im Median {amount}"),
    (
        "Revenue falls furthest short in {year}: {amount} at the median, where the assets require {required}",
        "Der Umsatz bleibt {year} am weitesten zurück: im Median {amount}, nötig wären {required}",
    ),
    (
        "Median revenue covers what the assets require in every year, most narrowly in {year}: {amount}, where they require {required}",
        "Der Umsatz deckt im Median in jedem Jahr, was die Anlagen brauchen, am knappsten {year}: {amount}, nötig sind {required}",
    ),
    ("{share} beyond {amount} →", "{share} jenseits von {amount} →"),
];
