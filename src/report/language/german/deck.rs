//! What slides say besides their charts.

/// English and German.
pub(super) const ALL: &[(&str, &str)] = &[
    (
        "How to read it: the lines are medians; in each year half of the paths lie above them.",
        "Lesehilfe: Die Linien sind Mediane; in jedem Jahr liegt die Hälfte der Pfade darüber.",
    ),
    (
        "Over the horizon it writes down more than {0} on half of the paths, more than {1} on one in ten.",
        "Über den Zeitraum nimmt das Unternehmen auf der Hälfte der Pfade Wertberichtigungen von mehr als {0} vor, auf einem von zehn von mehr als {1}.",
    ),
    (
        "Before it earns money it burns more than {0} on half of the paths, more than {1} on one in ten.",
        "Bevor es Geld verdient, verbrennt das Unternehmen auf der Hälfte der Pfade mehr als {0}, auf einem von zehn mehr als {1}.",
    ),
    (
        "How to read it: the line is the median; half of the paths lie within the dark band, nine in ten within the light one.",
        "Lesehilfe: Die Linie ist der Median; die Hälfte der Pfade liegt im dunklen Band, neun von zehn im hellen.",
    ),
    (
        "How to read it: the higher it stands, the more paths end at that amount.",
        "Lesehilfe: Je höher, desto mehr Pfade enden bei diesem Betrag.",
    ),
    (
        "How to read it: at each amount, the share of the paths that go beyond it.",
        "Lesehilfe: Zu jedem Betrag der Anteil der Pfade, die darüber hinausgehen.",
    ),
    (
        "How to read it: each column is a share of all paths.",
        "Lesehilfe: Jede Säule ist ein Anteil an allen Pfaden.",
    ),
    (
        "How to read it: the longer a bar, the more; its number stands beside it.",
        "Lesehilfe: Je länger ein Balken, desto mehr; seine Zahl steht daneben.",
    ),
    (
        "How to read it: the layers of a year add up to its column.",
        "Lesehilfe: Die Schichten eines Jahres ergeben zusammen seine Säule.",
    ),
    (
        "How to read it: the longer the bar, the more depends on the assumption; from one end to the other it goes from its lowest to its highest values.",
        "Lesehilfe: Je länger der Balken, desto mehr hängt an der Annahme; von einem Ende zum anderen reicht er von ihren niedrigsten zu ihren höchsten Werten.",
    ),
    (
        "How to read it: each step goes on from where the one before it ends.",
        "Lesehilfe: Jeder Schritt setzt dort an, wo der vorige endet.",
    ),
    (
        "How to read it: each cell is one pair of ranges, with the share of its paths.",
        "Lesehilfe: Jedes Feld ist ein Paar von Bereichen mit dem Anteil seiner Pfade.",
    ),
    (
        "How to read it: the dot is the median; half of the paths lie within the dark bar, nine in ten within the light one.",
        "Lesehilfe: Der Punkt ist der Median; die Hälfte der Pfade liegt im dunklen Balken, neun von zehn im hellen.",
    ),
    (
        "How to read it: the line is the median; most paths lie within the band.",
        "Lesehilfe: Die Linie ist der Median; die meisten Pfade liegen im Band.",
    ),
    (
        "How to read it: each line is named above it, or at its end.",
        "Lesehilfe: Jede Linie ist darüber oder an ihrem Ende benannt.",
    ),
    (
        "How to read it: each column has its own scale; the row of the scenario is in colour.",
        "Lesehilfe: Jede Spalte hat ihren eigenen Maßstab; die Zeile des Szenarios ist farbig.",
    ),
    (
        "How to read it: the lines are 95 % intervals.",
        "Lesehilfe: Die Striche sind 95-%-Intervalle.",
    ),
    (
        "How to read it: the higher the curve, the more likely the value.",
        "Lesehilfe: Je höher die Kurve, desto wahrscheinlicher der Wert.",
    ),
    (
        "How to read it: where points lie along a line, only both together are known.",
        "Lesehilfe: Wo Punkte auf einer Linie liegen, sind nur beide gemeinsam bekannt.",
    ),
    (
        "How to read it: the curve is what comes out as the assumption moves; the band is its 95 % interval.",
        "Lesehilfe: Die Kurve ist, was herauskommt, wenn sich die Annahme bewegt; das Band ist ihr 95-%-Intervall.",
    ),
    ("{0} is highest in {1}, with {2} at the median", "{0}: im Median am höchsten {1} mit {2}"),
    ("{0} fails on {1} of the paths; {2}", "{0} fällt auf {1} der Pfade aus; {2}"),
    ("{0} fails on no path; {1}", "{0} fällt auf keinem Pfad aus; {1}"),
    ("{0} by year, {1}, at the median of all paths", "{0} nach Jahren, {1}, im Median aller Pfade"),
    (
        "Sources of the assumptions: slide {0}; all numbers: {1}",
        "Quellen der Annahmen: Folie {0}; alle Zahlen: {1}",
    ),
    ("All numbers: {0}", "Alle Zahlen: {0}"),
    ("{0} · {1}", "{0} · {1}"),
    (
        "{0} (one in ten below {1}, one in ten above {2})",
        "{0} (eins von zehn unter {1}, eins von zehn über {2})",
    ),
    ("{0} to {1}, all alike", "{0} bis {1}, alle gleich wahrscheinlich"),
    ("{0} to {2}, most likely {1}", "{0} bis {2}, am wahrscheinlichsten {1}"),
    ("about {0}, standard deviation {1}", "etwa {0}, Standardabweichung {1}"),
    (
        "{0} at the median, two in three within a factor of {1}",
        "{0} im Median, zwei von drei innerhalb des Faktors {1}",
    ),
];
