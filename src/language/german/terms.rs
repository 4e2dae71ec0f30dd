//! The words that a reader may not know.

/// English and German.
pub(super) const ALL: &[(&str, &str)] = &[
    ("Words", "Begriffe"),
    ("path", "Pfad"),
    (
        "One possible future: the uncertain assumptions are drawn once, then luck month by month or quarter by quarter. A share of paths is a probability, if the assumptions hold.",
        "Eine mögliche Zukunft: Die unsicheren Annahmen werden einmal gezogen, dann der Zufall Monat für Monat oder Quartal für Quartal. Ein Anteil der Pfade ist eine Wahrscheinlichkeit, falls die Annahmen zutreffen.",
    ),
    ("bust", "Einbruch"),
    (
        "The end of the boom, by any of four tests: spending collapses, the price falls so far that new equipment does not pay, builders write off much of their books, or lenders lose much of what they lent. A path can have several; a scenario can define it otherwise.",
        "Das Ende des Booms, nach einem von vier Maßstäben: Die Ausgaben brechen ein, der Preis fällt so weit, dass sich neue Anlagen nicht rechnen, die Betreiber schreiben einen großen Teil ihrer Buchwerte ab, oder Kreditgeber verlieren viel von dem, was sie verliehen haben. Ein Pfad kann mehrere haben; ein Szenario kann ihn anders festlegen.",
    ),
    (
        "Of the paths, over 66 %; very likely over 90 %, virtually certain over 99 %; about as likely as not 33 % to 66 %; unlikely under 33 %, very unlikely under 10 %, exceptionally unlikely under 1 % (the scale of the IPCC).",
        "Auf über 66 % der Pfade; sehr wahrscheinlich über 90 %, so gut wie sicher über 99 %; etwa so wahrscheinlich wie nicht 33 % bis 66 %; unwahrscheinlich unter 33 %, sehr unwahrscheinlich unter 10 %, außerordentlich unwahrscheinlich unter 1 % (Skala des IPCC).",
    ),
    ("fair price", "fairer Preis"),
    (
        "The price at which equipment bought today just earns its cost, the cost of capital included.",
        "Der Preis, zu dem heute gekaufte Anlagen ihre Kosten samt Kapitalkosten gerade verdienen.",
    ),
    ("tightness", "Knappheit"),
    (
        "Demand at the fair price over capacity: above 100 % buyers queue, below 100 % halls stand empty.",
        "Nachfrage zum fairen Preis geteilt durch die Kapazität: über 100 % stehen Käufer an, unter 100 % stehen Hallen leer.",
    ),
    ("dark share", "ungenutzter Anteil"),
    (
        "The part of the sites without equipment in use; of fibre, cable without light.",
        "Der Teil der Standorte ohne genutzte Anlagen; bei Glasfasern Kabel ohne Licht.",
    ),
    ("carrying amount", "Buchwert"),
    (
        "What an asset stands for in the books: its cost less depreciation and write-downs.",
        "Womit ein Vermögenswert in den Büchern steht: seine Kosten abzüglich planmäßiger Abschreibung und Wertberichtigungen.",
    ),
    ("write-down", "Wertberichtigung"),
    (
        "What is taken off the carrying amount of assets because they will not earn it; beside ordinary depreciation, not within it.",
        "Was vom Buchwert abgeht, weil die Anlagen ihn nicht verdienen werden (außerplanmäßige Abschreibung); neben der planmäßigen Abschreibung, nicht darin.",
    ),
    ("payback", "Amortisation"),
    (
        "The year by which what was bought has earned its money back; without interest.",
        "Das Jahr, bis zu dem das Gekaufte sein Geld wieder eingebracht hat; ohne Zins.",
    ),
    ("break-even", "Gewinnschwelle"),
    (
        "The year from which the industry has got back all that it ever paid, and stays there; much later than the payback of one year's spending, as long as it grows.",
        "Das Jahr, ab dem die Branche alles zurückhat, was sie je gezahlt hat, und behält; viel später als die Amortisation der Ausgaben eines Jahres, solange sie wächst.",
    ),
    (
        "Not within the years that the scenario covers; it can still come after them.",
        "Nicht in den Jahren, die das Szenario umfasst; danach kann es noch kommen.",
    ),
    ("take-or-pay", "Take-or-pay"),
    (
        "A contract that must be paid whether or not what it reserves is used.",
        "Ein Vertrag, der zu bezahlen ist, ob genutzt wird, was er sichert, oder nicht.",
    ),
    ("expected shortfall", "Expected Shortfall"),
    (
        "The mean of the worst paths, here of the worst one in twenty: how bad it is when it is bad.",
        "Das Mittel der schlechtesten Pfade, hier der schlechtesten 5 %: wie schlimm es ist, wenn es schlimm kommt.",
    ),
    ("standard error", "Standardfehler"),
    (
        "How far a number would move if other paths were drawn; more paths make it smaller. It says nothing of whether the assumptions hold.",
        "Wie weit sich eine Zahl bewegte, würden andere Pfade gezogen; mehr Pfade machen ihn kleiner. Ob die Annahmen zutreffen, sagt er nicht.",
    ),
    ("not modelled", "nicht modelliert"),
    (
        "The scenario has no table for it: it is unknown, not zero.",
        "Das Szenario hat dafür keine Tabelle: Es ist unbekannt, nicht null.",
    ),
    ("revenue cover", "Umsatzdeckung"),
    (
        "Revenue over the revenue that the assets require to be worth what they cost; under 100 % they do not earn it.",
        "Der Umsatz im Verhältnis zu dem, den die Anlagen brauchen, um ihre Kosten wert zu sein; unter 100 % verdienen sie sie nicht.",
    ),
    ("total order", "totale Ordnung"),
    (
        "The part of a spread that is left if all other parameters are known; the first order is the part that goes if this one alone is.",
        "Der Teil einer Streuung, der bleibt, wenn alle anderen Parameter bekannt sind; die erste Ordnung ist der Teil, der wegfällt, wenn allein dieser bekannt ist.",
    ),
    ("Shapley", "Shapley"),
    (
        "Shares of a spread that add up to all of it: what acts together is shared out evenly.",
        "Anteile einer Streuung, die sich zum Ganzen ergänzen: Was zusammen wirkt, wird gleichmäßig aufgeteilt.",
    ),
    ("PAWN", "PAWN"),
    (
        "How far the distribution of a number moves with a parameter; it needs no variance.",
        "Wie weit sich die Verteilung einer Zahl mit einem Parameter bewegt; eine Varianz braucht es dafür nicht.",
    ),
];
