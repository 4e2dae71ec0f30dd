//! The answer of a comparison.

/// English and German.
pub(super) const ALL: &[(&str, &str)] = &[
    (
        "In {scenario} no path ends in a bust by {year}",
        "In {scenario} endet bis {year} kein Pfad in einem Einbruch",
    ),
    (
        "In {scenario} no path ends in a bust {kind} by {year}; the other kinds are not modelled",
        "In {scenario} endet bis {year} kein Pfad in einem Einbruch {kind}; die anderen Arten sind nicht modelliert",
    ),
    (
        "In {scenario} no path ends in a bust {kind} by {year}; the other kinds are not modelled in all",
        "In {scenario} endet bis {year} kein Pfad in einem Einbruch {kind}; die anderen Arten sind nicht überall modelliert",
    ),
    (
        "In {scenario} no path ends in a bust by {year}; not all kinds of bust are modelled",
        "In {scenario} endet bis {year} kein Pfad in einem Einbruch; nicht alle Arten von Einbruch sind modelliert",
    ),
    (
        "In {scenario} the only path ends in a bust by {year}",
        "In {scenario} endet der einzige Pfad bis {year} in einem Einbruch",
    ),
    (
        "In {scenario} the only path does not end in a bust by {year}",
        "In {scenario} endet der einzige Pfad bis {year} nicht in einem Einbruch",
    ),
    (
        "In {scenario} {share} of {paths} paths end in a bust by {year}, too few to say how likely one is",
        "In {scenario} enden von {paths} Pfaden {share} bis {year} in einem Einbruch, zu wenige, um zu sagen, wie wahrscheinlich einer ist",
    ),
    (
        "{bust}; it writes down {amount}.",
        "{bust}; auf ihm betragen die Wertberichtigungen {amount}.",
    ),
    ("{bust}, half of these by {half}", "{bust}, die Hälfte davon bis {half}"),
    // What scenarios assume.
    ("not there", "nicht vorhanden"),
    ("see keys.csv", "siehe keys.csv"),
    (
        "Of what differs, {what} matters most for a bust.",
        "Von den Unterschieden wiegt für einen Einbruch am schwersten: {what}.",
    ),
    // What is not compared, and why.
    ("anything over the horizon", "alles über den Zeitraum"),
    ("amounts of money", "Geldbeträge"),
    ("capacity and prices", "Kapazität und Preise"),
    ("sites", "Standorte"),
    ("calendar years", "Kalenderjahre"),
    ("builders", "Betreiber"),
    ("customers", "Kunden"),
    ("holders of claims", "Halter von Ansprüchen"),
    ("from {year}", "ab {year}"),
    ("{mine} in {case}, {theirs} in {reference}", "{mine} in {case}, {theirs} in {reference}"),
    (
        "{both}; all run with {used}, so that paths pair",
        "{both}; alle laufen mit {used}, damit sich Pfade paaren",
    ),
    (
        "{case} and {reference} define it differently",
        "{case} und {reference} definieren es verschieden",
    ),
    (
        "not modelled in {reference}: needs {needs}",
        "in {reference} nicht modelliert: braucht {needs}",
    ),
    ("only in {case}: {party}", "nur in {case}: {party}"),
    ("only in {case}: {parties}", "nur in {case}: {parties}"),
    ("only in {case}: {parties} and {count} more", "nur in {case}: {parties} und {count} weitere"),
    ("{first} and {count} more", "{first} und {count} weitere"),
    ("What is not compared, and why: --all", "Was nicht verglichen wird, und warum: --all"),
    (
        "and {count} more reasons not to compare something: --all",
        "und {count} weitere Gründe, etwas nicht zu vergleichen: --all",
    ),
    // Titles of waterfalls, and of what does not differ.
    ("{one} {next}", "{one} {next}"),
    ("{what} in {year}: the medians lie {between}", "{what} {year}: Die Mediane liegen {between}"),
    ("{what}: medians", "{what}: Mediane"),
    (
        "Failed by {year}: {who} on {share} of the paths, the same in every scenario",
        "Bis {year} ausgefallen: {who} auf {share} der Pfade, in jedem Szenario gleich",
    ),
    (
        "{who} cannot pay on {share} of the paths, the same in every scenario.",
        "Ausfall von {who} auf {share} der Pfade, in jedem Szenario gleich.",
    ),
    (
        "A bust is {points} points more likely in {scenario} than in {reference}{because}",
        "Ein Einbruch ist in {scenario} um {points} Prozentpunkte wahrscheinlicher als in {reference}{because}",
    ),
    (
        "A bust is more likely in {scenario} than in {reference}{because}",
        "Ein Einbruch ist in {scenario} wahrscheinlicher als in {reference}{because}",
    ),
    (
        "A bust is {points} points less likely in {scenario} than in {reference}{because}",
        "Ein Einbruch ist in {scenario} um {points} Prozentpunkte weniger wahrscheinlich als in {reference}{because}",
    ),
    (
        "A bust is less likely in {scenario} than in {reference}{because}",
        "Ein Einbruch ist in {scenario} weniger wahrscheinlich als in {reference}{because}",
    ),
    (
        "Mean write-downs are {amount} higher in {scenario} than in {reference}{because}",
        "Die mittleren Wertberichtigungen sind in {scenario} um {amount} höher als in {reference}{because}",
    ),
    (
        "Mean write-downs are higher in {scenario} than in {reference}{because}",
        "Die mittleren Wertberichtigungen sind in {scenario} höher als in {reference}{because}",
    ),
    (
        "Mean write-downs are {amount} lower in {scenario} than in {reference}{because}",
        "Die mittleren Wertberichtigungen sind in {scenario} um {amount} niedriger als in {reference}{because}",
    ),
    (
        "Mean write-downs are lower in {scenario} than in {reference}{because}",
        "Die mittleren Wertberichtigungen sind in {scenario} niedriger als in {reference}{because}",
    ),
    (", because of {what}", "; Ursache: {what}"),
    (", because of {what} ({detail})", "; Ursache: {what} ({detail})"),
    (", mostly because of {what} ({detail})", "; Hauptursache: {what} ({detail})"),
    (", in part because of {what} ({detail})", "; eine Ursache unter mehreren: {what} ({detail})"),
    ("{because}, in spite of {what} ({detail})", "{because}; dagegen wirkt: {what} ({detail})"),
    (
        "{what}, {unit}: what the only difference adds",
        "{what}, {unit}: was der einzige Unterschied hinzufügt",
    ),
    // Lines of the short screen.
    ("Fails", "Fällt aus"),
    ("Mean loss", "Mittlerer Verlust"),
    ("{head}: {who}", "{head}: {who}"),
    (
        "Neither {scenario} nor {reference} busts on any path in the kinds that count here.",
        "In den Arten, die hier zählen, kommt es weder in {scenario} noch in {reference} auf irgendeinem Pfad zu einem Einbruch.",
    ),
    (
        "In {scenario} a bust is {likelihood}, on {share} of all paths by {year}",
        "In {scenario} ist ein Einbruch {likelihood}, auf {share} aller Pfade bis {year}",
    ),
    (
        "A bust is here, in every scenario: {definition}.",
        "Als Einbruch gilt hier in jedem Szenario: {definition}.",
    ),
    (
        "By its own definition {scenario} busts on {share} of its paths: {definition}.",
        "Nach seiner eigenen Definition bricht {scenario} auf {share} seiner Pfade ein: {definition}.",
    ),
    ("Compared are {scenarios}.", "Verglichen werden {scenarios}."),
    ("{bust}; write-downs are not modelled.", "{bust}; Wertberichtigungen sind nicht modelliert."),
    (
        "{bust}; at the median nothing is written down.",
        "{bust}; im Median keine Wertberichtigungen.",
    ),
    (
        "{bust}; half of the paths write down more than {amount}.",
        "{bust}; Wertberichtigungen im Median {amount}.",
    ),
    (
        "Whether {scenario} busts more or less often than {reference} cannot be told with these paths.",
        "Ob {scenario} öfter oder seltener einbricht als {reference}, lässt sich mit diesen Pfaden nicht sagen.",
    ),
    (
        "Neither {scenario} nor {reference} busts on any path.",
        "Weder {scenario} noch {reference} bricht auf irgendeinem Pfad ein.",
    ),
    (
        "More is built in {scenario} than in {reference} ({amount} at the median, not {usual}), and more is written down on the worst twentieth of its paths: {own} on average, not {theirs}.",
        "In {scenario} wird mehr gebaut als in {reference} (im Median {amount} statt {usual}), und auf den schlechtesten 5 % der Pfade wird dort mehr wertberichtigt: im Mittel {own} statt {theirs}.",
    ),
    (
        "Less is built in {scenario} than in {reference} ({amount} at the median, not {usual}), and failures of {party} are rarer there: on {own} of all paths, not {theirs}.",
        "In {scenario} wird weniger gebaut als in {reference} (im Median {amount} statt {usual}), und Ausfälle von {party} sind dort seltener: auf {own} aller Pfade statt {theirs}.",
    ),
    (
        "A bust is {points} points more likely in {scenario} than in {reference}{because}.",
        "Ein Einbruch ist in {scenario} um {points} Prozentpunkte wahrscheinlicher als in {reference}{because}.",
    ),
    (
        "A bust is {points} points less likely in {scenario} than in {reference}{because}.",
        "Ein Einbruch ist in {scenario} um {points} Prozentpunkte weniger wahrscheinlich als in {reference}{because}.",
    ),
    (", because of {what} ({points} points)", "; Ursache: {what} ({points} Prozentpunkte)"),
    (
        ", in part because of {what} ({points} points)",
        "; eine Ursache unter mehreren: {what} ({points} Prozentpunkte)",
    ),
    (
        ", mostly because of {first} ({first_points} points), then {second} ({second_points})",
        "; wichtigste Ursachen: {first} ({first_points} Prozentpunkte), {second} ({second_points})",
    ),
    (
        ", in part because of {first} ({first_points} points), then {second} ({second_points})",
        "; zwei Ursachen unter mehreren: {first} ({first_points} Prozentpunkte), {second} ({second_points})",
    ),
    (
        "{because}, in spite of {what} ({points} points)",
        "{because}; dagegen wirkt: {what} ({points} Prozentpunkte)",
    ),
    (", in spite of {what} ({points} points)", "; dagegen wirkt: {what} ({points} Prozentpunkte)"),
    (
        "All meet the same luck, so these differences are known to within {points} points (95 %); whether the assumptions hold is not in that.",
        "Alle Szenarien rechnen mit denselben Zufallszahlen, darum sind diese Unterschiede auf {points} Prozentpunkte genau (95 %); ob die Annahmen zutreffen, bleibt offen.",
    ),
    (
        "All draw the same parameters, but other shocks, as their time steps differ: these differences are known to within {points} points (95 %); whether the assumptions hold is not in that.",
        "Alle Szenarien ziehen dieselben Parameter, aber andere Schocks, da ihre Zeitschritte verschieden sind: Diese Unterschiede sind auf {points} Prozentpunkte genau (95 %); ob die Annahmen zutreffen, bleibt offen.",
    ),
];
