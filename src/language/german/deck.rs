//! What slides say besides their charts.

/// English and German.
pub(super) const ALL: &[(&str, &str)] = &[
    (
        "In {last} at least half of the paths have none of it.",
        "Ende {last} ist davon auf mindestens der Hälfte der Pfade nichts da.",
    ),
    (
        "Half of the paths end between {low} and {high}; the median goes from {from} in {first} to {to} in {last}.",
        "Die Hälfte der Pfade endet zwischen {low} und {high}; der Median geht von {from} ({first}) auf {to} ({last}).",
    ),
    (
        "Of the paths on which it comes later {warned} show this sign, of the others {wrongly}.",
        "Von den Pfaden, auf denen es später dazu kommt, zeigen {warned} dieses Zeichen, von den übrigen {wrongly}.",
    ),
    (
        "After it comes {sign}, with {share} at best.",
        "Danach kommt: {sign}, bestenfalls mit {share}.",
    ),
    (
        "Between {first} and {second} lie {points} points, on the same luck path by path.",
        "Zwischen {first} und {second} liegen {points} Prozentpunkte, bei demselben Zufall auf jedem Pfad.",
    ),
    (
        "Something is written down on every path of {scenario}, and on all but {share} of the paths of {other}.",
        "In {scenario} gibt es auf jedem Pfad Wertberichtigungen, in {other} auf allen außer {share} der Pfade.",
    ),
    (
        "Something is written down on every path of {scenario} and of {other}.",
        "In {scenario} und in {other} gibt es auf jedem Pfad Wertberichtigungen.",
    ),
    (
        "Nothing is written down on {share} of the paths in {scenario}, on {other_share} in {other}.",
        "Ohne Wertberichtigung bleiben {share} der Pfade in {scenario}, {other_share} in {other}.",
    ),
    (
        "{years} years after the bust one of these paths in ten spends less than {share} of what it spent before it.",
        "{years} Jahre nach dem Einbruch gibt einer von zehn dieser Pfade weniger als {share} dessen aus, was er davor ausgab.",
    ),
    (
        "One path in four writes down {amount} in {scenario}, {other_amount} in {other}.",
        "Wertberichtigungen auf einem von vier Pfaden: {amount} in {scenario}, {other_amount} in {other}.",
    ),
    (
        "Revenue repays all spending most often in {scenario}: on {share} of the paths.",
        "Am häufigsten bringt der Umsatz alle Ausgaben in {scenario} zurück: auf {share} der Pfade.",
    ),
    (
        "The medians lie farthest apart in {year}: {amount} in {scenario}, {other_amount} in {other}.",
        "Am weitesten liegen die Mediane {year} auseinander: {amount} in {scenario}, {other_amount} in {other}.",
    ),
    ("Next comes {second}.", "Danach kommt: {second}."),
    ("Next come {second} and {third}.", "Danach kommen: {second} und {third}."),
    ("Against it works {what}.", "Dagegen wirkt: {what}."),
    ("All others together make {rest}.", "Alle anderen zusammen machen {rest} aus."),
    ("+{points} points", "+{points} Prozentpunkte"),
    ("−{points} points", "−{points} Prozentpunkte"),
    (
        "One path in ten writes down more than {tenth}, one in twenty more than {twentieth}.",
        "Auf einem von zehn Pfaden betragen die Wertberichtigungen mehr als {tenth}, auf einem von zwanzig mehr als {twentieth}.",
    ),
    (
        "On one path in ten the money is back by {year}.",
        "Auf einem Pfad von zehn ist das Geld bis {year} zurück.",
    ),
    (
        "Revenue has repaid all spending on {share} of the paths.",
        "Der Umsatz hat alle Ausgaben auf {share} der Pfade zurückgebracht.",
    ),
    (
        "Next comes {second}: {low} where it is low, {high} where it is high.",
        "Danach kommt: {second}, {low} bei niedrigen Werten, {high} bei hohen.",
    ),
    (
        "Next come {second}, {low} where it is low and {high} where it is high, and {third}, {third_low} and {third_high}.",
        "Danach kommen: {second}, {low} bei niedrigen Werten und {high} bei hohen, und {third}, {third_low} und {third_high}.",
    ),
    (
        "On four paths in five the price then is between {low} and {high} of that at the peak.",
        "Auf vier von fünf Pfaden liegt der Preis dann zwischen {low} und {high} dessen vom Höhepunkt.",
    ),
    (
        "As the scenario is, with {key} at {value}, it is {result}.",
        "So wie das Szenario ist ({key}: {value}), beträgt die Größe {result}.",
    ),
    ("Next comes {name}, with {share}.", "Danach kommt »{name}« mit {share}."),
    ("It is highest with {most}.", "Am höchsten ist es mit {most}."),
    (
        "It is lowest with {least}, highest with {most}.",
        "Am niedrigsten ist es mit {least}, am höchsten mit {most}.",
    ),
    (
        "Most is written down in {year}: {amount}.",
        "Am meisten wird {year} abgeschrieben: {amount}.",
    ),
    (
        "The first profitable year comes soonest for {who}: by {year} on half of the paths.",
        "Am frühesten kommt das erste gewinnbringende Jahr für {who}: bis {year} auf der Hälfte der Pfade.",
    ),
    ("Next: {all}.", "Danach: {all}."),
    ("{who} with {amount}", "{who} mit {amount}"),
    (
        "{what} by year, {currency}, each on its own scale: median, and bands of 50, 80 and 90 % of paths",
        "{what} nach Jahren, {currency}, jeweils mit eigener Skala: Median sowie Bänder von 50, 80 und 90 % der Pfade",
    ),
    (
        "{what} by year, {currency}, each on its own scale: median, and bands of 50, 80 and 90 % of paths; debt ends where the company defaults",
        "{what} nach Jahren, {currency}, jeweils mit eigener Skala: Median sowie Bänder von 50, 80 und 90 % der Pfade; mit dem Ausfall endet die Verschuldung",
    ),
    ("{what} stays {about} at the median until {year}", "{what}: im Median bis {year} {about}"),
    (
        "{what} falls at the median from {from} in {first} to {to} in {last}",
        "{what}: Rückgang im Median von {from} {first} auf {to} {last}",
    ),
    (
        "{what} is highest in {year} and {next}, with about {value} at the median",
        "{what}: im Median am höchsten {year} und {next} mit etwa {value}",
    ),
    ("{what} is {value} at most, at the median", "{what}: im Median höchstens {value}"),
    (
        "Over the horizon it writes nothing down on {share} of the paths.",
        "Über den Zeitraum nimmt das Unternehmen auf {share} der Pfade keine Wertberichtigungen vor.",
    ),
    (
        "Before it earns money it burns nothing on {share} of the paths.",
        "Bevor es Geld verdient, verbrennt das Unternehmen auf {share} der Pfade nichts.",
    ),
    (
        "In no single year do half of the paths write anything down.",
        "In keinem einzelnen Jahr betrifft das die Hälfte der Pfade.",
    ),
    (
        "How to read it: the lines are medians; in each year half of the paths lie above them.",
        "Lesehilfe: Die Linien sind Mediane; in jedem Jahr liegt die Hälfte der Pfade darüber.",
    ),
    (
        "Over the horizon it writes down more than {half} on half of the paths, more than {tenth} on one in ten.",
        "Über den Zeitraum nimmt das Unternehmen auf der Hälfte der Pfade Wertberichtigungen von mehr als {half} vor, auf einem von zehn von mehr als {tenth}.",
    ),
    (
        "Before it earns money it burns more than {half} on half of the paths, more than {tenth} on one in ten.",
        "Bevor es Geld verdient, verbrennt das Unternehmen auf der Hälfte der Pfade mehr als {half}, auf einem von zehn mehr als {tenth}.",
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
        "How to read it: from the first scenario to the last, one difference at a time; means over the paths and over all orders of the differences.",
        "Lesehilfe: Vom ersten Szenario zum letzten, ein Unterschied nach dem anderen; Mittel über die Pfade und über alle Reihenfolgen der Unterschiede.",
    ),
    (
        "How to read it: from the first scenario to the last, one difference at a time; means over the paths.",
        "Lesehilfe: Vom ersten Szenario zum letzten, ein Unterschied nach dem anderen; Mittel über die Pfade.",
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
        "How to read it: each column has its own scale; the row of the scenario stands out.",
        "Lesehilfe: Jede Spalte hat ihren eigenen Maßstab; die Zeile des Szenarios ist hervorgehoben.",
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
    (
        "{what} is highest in {year}, with {value} at the median",
        "{what}: im Median am höchsten {year} mit {value}",
    ),
    (
        "{name} cannot pay on {share} of the paths; {peak}",
        "Ausfall von {name} auf {share} der Pfade; {peak}",
    ),
    ("{name} can pay on every path; {peak}", "Ausfall von {name} auf keinem Pfad; {peak}"),
    (
        "Sources of the assumptions: slide {slide}; all numbers: {files}",
        "Annahmen und wo ihre Quellen stehen: Folie {slide}; alle Zahlen: {files}",
    ),
    ("All numbers: {files}", "Alle Zahlen: {files}"),
    ("{first} · {second}", "{first} · {second}"),
    (
        "{middle} (one in ten below {low}, one in ten above {high})",
        "{middle} (ein Zehntel unter {low}, ein Zehntel über {high})",
    ),
    ("{low} to {high}, all alike", "{low} bis {high}, alle gleich wahrscheinlich"),
    ("{low} to {high}, most likely {mode}", "{low} bis {high}, am wahrscheinlichsten {mode}"),
    ("about {mean}, standard deviation {deviation}", "etwa {mean}, Standardabweichung {deviation}"),
    (
        "{median} at the median, two in three within a factor of {factor}",
        "{median} im Median, zwei von drei innerhalb des Faktors {factor}",
    ),
    (
        "Between {first} and {second} lie {points} points.",
        "Zwischen {first} und {second} liegen {points} Prozentpunkte.",
    ),
];
