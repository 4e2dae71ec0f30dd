//! What is said of kinds of bust and of paybacks.

/// English and German.
pub(super) const ALL: &[(&str, &str)] = &[
    (
        "Half of the busts have begun by {half}; on {share} of the paths nothing busts by {end}",
        "Die Hälfte der Einbrüche hat bis {half} begonnen; auf {share} der Pfade bricht bis {end} nichts ein",
    ),
    (
        "Where any of the four kinds of bust comes, half of the first have begun by {half}; on {share} of the paths none has by {end}",
        "Von den ersten Einbrüchen (von vier Arten) hat die Hälfte bis {half} begonnen; auf {share} der Pfade bis {end} keiner",
    ),
    (
        "Share of paths by the year in which the first kind of bust begins: of spending, of the price, of the books or of credit",
        "Anteil der Pfade nach dem Jahr, in dem der erste Einbruch beginnt: der Ausgaben, des Preises, der Bilanzen oder der Kredite",
    ),
    (
        "{scenario} busts on the same paths as {reference}.",
        "{scenario} bricht auf denselben Pfaden ein wie {reference}.",
    ),
    (
        "Equipment bought in {first} pays back on {first_share} of the paths, that of {last} on {last_share}.",
        "Anlagen, die {first} gekauft werden, haben sich auf {first_share} der Pfade am Ende amortisiert, die von {last} auf {last_share}.",
    ),
    (
        "What comes back for each unit of money that a year spends on equipment, by {year}; sites at the rent of the market; 1 is the money itself",
        "Was bis {year} auf jede Geldeinheit zurückkommt, die ein Jahr für Anlagen ausgibt; Standorte zur Miete des Marktes; 1 ist das Geld selbst",
    ),
    ("this scenario: every path", "dieses Szenario: jeder Pfad"),
    ("every path", "jeder Pfad"),
    ("this scenario: median and 90 % of the paths", "dieses Szenario: Median und 90 % der Pfade"),
    ("year of the spending", "Jahr der Ausgaben"),
    ("What ends, and when", "Was endet, und wann"),
    (
        "Busts of spending, of the price, of the books and of credit can begin at different times, or not at all; years are those of the paths on which they do.",
        "Einbrüche der Ausgaben, des Preises, der Bilanzen und der Kredite können zu verschiedenen Zeiten beginnen oder ausbleiben; die Jahre sind die der Pfade, auf denen es dazu kommt.",
    ),
    ("kind of bust", "Art des Einbruchs"),
    ("probability", "Wahrscheinlichkeit"),
    ("begins, median", "Beginn, Median"),
    ("80 % of these begin", "80 % davon beginnen"),
    ("Under other books", "Nach anderen Bilanzregeln"),
    (
        "The scenario's own line, which is marked, is that of the run; the others are the same {paths} paths, simulated under each standard and with what is tested together.",
        "Die Zeile des Szenarios (markiert) ist die des Laufs; die anderen sind dieselben {paths} Pfade, gerechnet nach jedem Standard und je nachdem, was gemeinsam geprüft wird.",
    ),
    (
        "The scenario's own line, which is marked, is that of the run; the others differ from it as they do on the first {paths} paths, simulated under each standard and with what is tested together.",
        "Die Zeile des Szenarios (markiert) ist die des Laufs; die anderen weichen von ihr ab wie auf den ersten {paths} Pfaden, gerechnet nach jedem Standard und je nachdem, was gemeinsam geprüft wird.",
    ),
    ("standard", "Standard"),
    ("what is tested together", "was gemeinsam geprüft wird"),
    ("a bust of the books", "ein Einbruch der Bilanzen"),
    ("any kind of bust", "irgendein Einbruch"),
    ("median write-downs", "Wertberichtigungen, Median"),
    ("US GAAP", "US GAAP"),
    ("IFRS", "IFRS"),
    ("{standard} *", "{standard} *"),
];
