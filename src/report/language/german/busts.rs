//! What is said of kinds of bust and of paybacks.

/// English and German.
pub(super) const ALL: &[(&str, &str)] = &[
    (
        "Half of the busts have begun by {0}; on {2} of the paths nothing busts by {1}",
        "Die Hälfte der Einbrüche hat bis {0} begonnen; auf {2} der Pfade bricht bis {1} nichts ein",
    ),
    (
        "Of the four kinds of bust, half of the first have begun by {0}; on {2} of the paths none has by {1}",
        "Von den vier Arten des Einbruchs hat die Hälfte der ersten bis {0} begonnen; auf {2} der Pfade bis {1} keine",
    ),
    (
        "Share of paths by the year in which the first kind of bust begins: of spending, of the price, of the books or of credit",
        "Anteil der Pfade nach dem Jahr, in dem der erste Einbruch beginnt: der Ausgaben, des Preises, der Bilanzen oder des Kredits",
    ),
    (
        "Equipment bought in {0} pays back on {1} of the paths, that of {2} on {3}",
        "Anlagen, die {0} gekauft werden, haben sich auf {1} der Pfade am Ende amortisiert, die von {2} auf {3}",
    ),
    (
        "What comes back for each unit of money that a year spends on equipment, by {0}; sites at the rent of the market; 1 is the money itself",
        "Was bis {0} auf jede Geldeinheit zurückkommt, die ein Jahr für Anlagen ausgibt; Standorte zur Miete des Marktes; 1 ist das Geld selbst",
    ),
    ("this scenario: median and 90 % of the paths", "dieses Szenario: Median und 90 % der Pfade"),
    ("year of the spending", "Jahr der Ausgaben"),
    ("What ends, and when", "Was endet, und wann"),
    (
        "Spending, the price, the books and credit can end at different times, or not at all; years are those of the paths on which it happens.",
        "Ausgaben, Preis, Bilanzen und Kredit können zu verschiedenen Zeiten einbrechen oder gar nicht; die Jahre sind die der Pfade, auf denen es geschieht.",
    ),
    ("kind of bust", "Art des Einbruchs"),
    ("probability", "Wahrscheinlichkeit"),
    ("begins, median", "Beginn, Median"),
    ("one in ten before", "einer von zehn davor"),
    ("one in ten after", "einer von zehn danach"),
    ("any of these four", "irgendeiner dieser vier"),
    ("Under other books", "Nach anderen Bilanzregeln"),
    (
        "The same first {0} paths under each standard and with what is tested together; the line of the scenario is marked.",
        "Dieselben ersten {0} Pfade nach jedem Standard und je nachdem, was gemeinsam geprüft wird; die Zeile des Szenarios ist markiert.",
    ),
    ("standard", "Standard"),
    ("what is tested together", "was gemeinsam geprüft wird"),
    ("a bust of the books", "ein Einbruch der Bilanzen"),
    ("any kind of bust", "irgendein Einbruch"),
    ("median write-downs", "Wertberichtigungen, Median"),
    ("US GAAP", "US GAAP"),
    ("IFRS", "IFRS"),
    ("{0} *", "{0} *"),
];
