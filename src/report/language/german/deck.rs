//! What slides say besides their charts.

/// English and German.
pub(super) const ALL: &[(&str, &str)] = &[
    (
        "Half of the paths end between {0} and {1}; the median goes from {2} in {3} to {4} in {5}.",
        "Die Hälfte der Pfade endet zwischen {0} und {1}; der Median geht von {2} ({3}) auf {4} ({5}).",
    ),
    (
        "That warning stands on {0} of the paths that have it later, and on {1} of the others.",
        "Diese Warnung steht auf {0} der Pfade, auf denen es später dazu kommt, und auf {1} der übrigen.",
    ),
    ("After it comes {0}, with {1} at best.", "Danach kommt: {0}, bestenfalls mit {1}."),
    (
        "Between {0} and {1} lie {2} points, on the same luck path by path.",
        "Zwischen {0} und {1} liegen {2} Punkte, bei demselben Zufall auf jedem Pfad.",
    ),
    (
        "Nothing is written down on {0} of the paths in {1}, on {2} in {3}.",
        "Nichts wertberichtigt wird auf {0} der Pfade in {1}, auf {2} in {3}.",
    ),
    (
        "{0} years after it one of these paths in ten spends less than {1} of what it spent before.",
        "{0} Jahre danach gibt einer von zehn dieser Pfade weniger als {1} dessen aus, was er davor ausgab.",
    ),
    (
        "One path in four writes down {0} in {1}, {2} in {3}.",
        "Wertberichtigungen auf einem von vier Pfaden: {0} in {1}, {2} in {3}.",
    ),
    (
        "It comes back most often in {0}: on {1} of the paths.",
        "Am häufigsten kommt es in {0} zurück: auf {1} der Pfade.",
    ),
    (
        "The medians lie farthest apart in {0}: {1} in {2}, {3} in {4}.",
        "Am weitesten liegen die Mediane {0} auseinander: {1} in {2}, {3} in {4}.",
    ),
    ("After it comes {0} ({1}).", "Danach kommt: {0} ({1})."),
    ("After it come {0} ({1}) and {2} ({3}).", "Danach kommen: {0} ({1}) und {2} ({3})."),
    (
        "After it come {0} ({1}) and {2} ({3}); all others together make {4}.",
        "Danach kommen: {0} ({1}) und {2} ({3}); alle anderen zusammen machen {4} aus.",
    ),
    ("+{0} points", "+{0} Punkte"),
    ("−{0} points", "−{0} Punkte"),
    (
        "One path in ten writes down more than {0}, one in twenty more than {1}.",
        "Ein Pfad von zehn schreibt mehr als {0} ab, einer von zwanzig mehr als {1}.",
    ),
    (
        "On one path in ten the money is back by {0}.",
        "Auf einem Pfad von zehn ist das Geld bis {0} zurück.",
    ),
    ("It is back on {0} of the paths.", "Zurück ist es auf {0} der Pfade."),
    (
        "After it comes {0}: {1} where it is low, {2} where it is high.",
        "Danach kommt: {0}, {1} bei niedrigen Werten, {2} bei hohen.",
    ),
    (
        "After it come {0}, {1} where it is low and {2} where it is high, and {3}, {4} and {5}.",
        "Danach kommen: {0}, {1} bei niedrigen Werten und {2} bei hohen, und {3}, {4} und {5}.",
    ),
    (
        "With both in their lowest eighth {0} of the paths bust, with both in their highest {1}.",
        "Liegen beide im niedrigsten Achtel, brechen {0} der Pfade ein, liegen beide im höchsten, {1}.",
    ),
    (
        "On four paths in five the price then is between {0} and {1} of that at the peak.",
        "Auf vier von fünf Pfaden liegt der Preis dann zwischen {0} und {1} dessen vom Höhepunkt.",
    ),
    (
        "As the scenario is, with {0} at {1}, it is {2}.",
        "So wie das Szenario ist ({0}: {1}), beträgt die Größe {2}.",
    ),
    ("After it comes {0} with {1}.", "Danach kommt: {0}, mit {1}."),
    ("Smallest with {0}; largest with {1}.", "Am kleinsten mit {0}; am größten mit {1}."),
    ("Most is written down in {0}: {1}.", "Am meisten wird {0} abgeschrieben: {1}."),
    (
        "It comes soonest to {0}: by {1} on half of the paths.",
        "Am frühesten kommt es bei {0} dazu: bis {1} auf der Hälfte der Pfade.",
    ),
    ("After them: {0} with {1}.", "Danach: {0} mit {1}."),
    ("After them: {0} with {1}, {2} with {3}.", "Danach: {0} mit {1}, {2} mit {3}."),
    (
        "At the median {0} comes back for each unit spent in {1}, {2} for each in {3}.",
        "Im Median kommt für jede Einheit aus {1} das {0}-Fache zurück, für jede aus {3} das {2}-Fache.",
    ),
    (
        "{0} by year, {1}: median, and bands of 50 and 90 % of paths",
        "{0} nach Jahren, {1}: Median sowie Bänder von 50 und 90 % der Pfade",
    ),
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
        "How to read it: the height is the share of the paths that end within each step of amounts.",
        "Lesehilfe: Die Höhe ist der Anteil der Pfade, die in der jeweiligen Stufe enden.",
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
        "How to read it: a bar for each row, all on the same scale; what is next to nothing stands below.",
        "Lesehilfe: Ein Balken je Zeile, alle im selben Maßstab; was fast null ist, steht darunter.",
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
        "How to read it: from the first scenario to the last, one difference at a time; means over the paths, and over all orders of the differences where the chart says so.",
        "Lesehilfe: Vom ersten Szenario zum letzten, ein Unterschied nach dem anderen; Mittel über die Pfade, und über alle Reihenfolgen der Unterschiede, wo das Diagramm es sagt.",
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
        "How to read it: a line for each name; read across for when, and up for how much.",
        "Lesehilfe: Eine Linie je Name; nach rechts, wann, nach oben, wie viel.",
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
    (
        "Sources of the assumptions: slide {0}; all numbers: {1}",
        "Quellen der Annahmen: Folie {0}; alle Zahlen: {1}",
    ),
    ("All numbers: {0}", "Alle Zahlen: {0}"),
    ("{0} · {1}", "{0} · {1}"),
    (
        "{0} (one in ten below {1}, one in ten above {2})",
        "{0} (ein Zehntel unter {1}, ein Zehntel über {2})",
    ),
    ("{0} to {1}, all alike", "{0} bis {1}, alle gleich wahrscheinlich"),
    ("{0} to {2}, most likely {1}", "{0} bis {2}, am wahrscheinlichsten {1}"),
    ("about {0}, standard deviation {1}", "etwa {0}, Standardabweichung {1}"),
    (
        "{0} at the median, two in three within a factor of {1}",
        "{0} im Median, zwei von drei innerhalb des Faktors {1}",
    ),
];
