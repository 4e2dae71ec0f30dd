//! What the quantities of the industry mean, as the workbook says it.

/// English and German.
pub(super) const ALL: &[(&str, &str)] = &[
    ("meaning", "Bedeutung"),
    (
        "Whether yearly spending collapses within three years of a peak.",
        "Ob die jährlichen Ausgaben binnen drei Jahren nach einem Höchststand einbrechen.",
    ),
    (
        "The first year of falling spending; it lasts as long as spending stays down.",
        "Das erste Jahr fallender Ausgaben; der Einbruch dauert, solange die Ausgaben unten bleiben.",
    ),
    (
        "Whether the price falls so far, and stays there for a year, that new equipment earns less than half (price_margin) of what it must earn above its cash cost.",
        "Ob der Preis so weit fällt und ein Jahr dort bleibt, dass neue Anlagen weniger als die Hälfte (price_margin) dessen verdienen, was sie über ihre Barkosten hinaus verdienen müssen.",
    ),
    (
        "The first year at whose end the price is that low.",
        "Das erste Jahr, an dessen Ende der Preis so niedrig ist.",
    ),
    (
        "Whether builders write off more than a quarter (books_share) of what their assets stood for within three years.",
        "Ob die Betreiber binnen drei Jahren mehr als ein Viertel (books_share) des Buchwerts ihrer Anlagen abschreiben.",
    ),
    (
        "Whether the books would bust under the accounting standard that was not chosen.",
        "Ob die Bilanzen nach dem nicht gewählten Standard einbrächen.",
    ),
    (
        "The first year of the write-downs that make a bust of the books.",
        "Das erste Jahr der Wertberichtigungen, die einen Einbruch der Bilanzen ausmachen.",
    ),
    (
        "Whether lenders lose more than a tenth (credit_share) of what they have lent within three years.",
        "Ob Kreditgeber binnen drei Jahren mehr als ein Zehntel (credit_share) dessen verlieren, was sie verliehen haben.",
    ),
    (
        "The first year of the losses that make a bust of credit.",
        "Das erste Jahr der Verluste, die einen Einbruch der Kredite ausmachen.",
    ),
    (
        "The year in which the boom ends, by whatever ends first.",
        "Das Jahr, in dem der Boom endet, woran auch immer zuerst.",
    ),
    (
        "How long it takes until nothing is in a bust any more; as far as the horizon shows.",
        "Wie lange es dauert, bis nichts mehr im Einbruch ist; soweit der Zeitraum reicht.",
    ),
    (
        "What builders take off the value of their assets in all, because these will not earn what was paid.",
        "Was die Betreiber insgesamt vom Wert ihrer Anlagen abschreiben, weil diese nicht verdienen werden, was sie gekostet haben.",
    ),
    (
        "The largest write-downs that fall into one year.",
        "Die größten Wertberichtigungen, die in ein Jahr fallen.",
    ),
    (
        "How much of every amount spent is written off again.",
        "Wie viel von jedem ausgegebenen Betrag wieder abgeschrieben wird.",
    ),
    (
        "What the write-downs would be under the accounting standard that was not chosen.",
        "Wie hoch die Wertberichtigungen nach dem nicht gewählten Standard wären.",
    ),
    (
        "The year from which the industry has got back all that it has paid, what stood at the start included; often never.",
        "Das Jahr, ab dem die Branche alles zurückhat, was sie gezahlt hat, auch das zu Beginn Vorhandene; oft nie.",
    ),
    (
        "The year from which the industry would have its money back if it sold its assets for what they are then worth.",
        "Das Jahr, ab dem die Branche ihr Geld zurückhätte, wenn sie ihre Anlagen zu deren dann aktuellem Wert verkaufte.",
    ),
    (
        "What builders pay for sites and equipment in all.",
        "Was die Betreiber insgesamt für Standorte und Anlagen zahlen.",
    ),
    ("The year in which most is spent.", "Das Jahr, in dem am meisten ausgegeben wird."),
    (
        "How steeply spending collapses after a peak.",
        "Wie steil die Ausgaben nach einem Höchststand einbrechen.",
    ),
    (
        "How far the price falls in all, better technology included.",
        "Wie weit der Preis insgesamt fällt, auch durch bessere Technik.",
    ),
    (
        "How far the price falls for other reasons than better technology.",
        "Wie weit der Preis aus anderen Gründen fällt als durch bessere Technik.",
    ),
    (
        "The year in which the glut is at its worst.",
        "Das Jahr, in dem die Schwemme am schlimmsten ist.",
    ),
    (
        "How long it takes until building pays again.",
        "Wie lange es dauert, bis sich Bauen wieder lohnt.",
    ),
    (
        "How empty the halls run in the worst year.",
        "Wie leer die Hallen im schlimmsten Jahr stehen.",
    ),
    (
        "The largest part of the sites that stands without equipment in use.",
        "Der größte Teil der Standorte, der ohne genutzte Anlagen dasteht.",
    ),
    (
        "How much revenue is lacking in the worst year for the assets to be worth what they cost.",
        "Wie viel Umsatz im schlimmsten Jahr fehlt, damit die Anlagen wert sind, was sie gekostet haben.",
    ),
    (
        "How many builders cannot pay and change hands.",
        "Wie viele Betreiber nicht zahlen können und den Eigentümer wechseln.",
    ),
    ("How many customers run out of money.", "Wie vielen Kunden das Geld ausgeht."),
    (
        "How many of those who financed it fail by what they lose.",
        "Wie viele von denen, die finanziert haben, an ihren Verlusten scheitern.",
    ),
    (
        "How many of those who take part are still there at the end.",
        "Wie viele der Beteiligten am Ende noch da sind.",
    ),
    (
        "What makers of equipment lose on customers whom they financed.",
        "Was Hersteller von Anlagen an Kunden verlieren, die sie finanziert haben.",
    ),
    (
        "What investors lose on those whom they financed.",
        "Was Investoren an denen verlieren, die sie finanziert haben.",
    ),
    (
        "How much of their sales makers of equipment pay for themselves.",
        "Wie viel ihrer Verkäufe Hersteller von Anlagen selbst bezahlen.",
    ),
    (
        "How much of demand hangs on other people's money at most.",
        "Wie viel der Nachfrage höchstens an fremdem Geld hängt.",
    ),
    (
        "What builders pay in all for sites that others own.",
        "Was die Betreiber insgesamt für Standorte zahlen, die anderen gehören.",
    ),
    (
        "What it costs in all that equipment is there before its site or its power.",
        "Was es insgesamt kostet, dass Anlagen vor ihrem Standort oder ihrem Strom da sind.",
    ),
    (
        "What banks, funds and bondholders lose on builders that fail.",
        "Was Banken, Fonds und Anleihegläubiger an Betreibern verlieren, die ausfallen.",
    ),
    (
        "What is written down of builders' assets and falls neither on lenders nor, as tax saved later, on the state.",
        "Was von den Anlagen der Betreiber abgeschrieben wird und weder Kreditgeber noch, als später gesparte Steuer, den Staat trifft.",
    ),
    (
        "What those lose on builders that fail whose loans no assets secure.",
        "Was diejenigen an ausgefallenen Betreibern verlieren, deren Kredite keine Anlagen besichern.",
    ),
    (
        "What those lose on builders that fail who are paid out of the assets first: their loans are larger than the assets are worth.",
        "Was diejenigen an ausgefallenen Betreibern verlieren, die zuerst aus den Anlagen bezahlt werden: Ihre Kredite sind höher als der Wert der Anlagen.",
    ),
    (
        "What owners of sites lose that they have built to let.",
        "Was Eigentümer an Standorten verlieren, die sie zum Vermieten gebaut haben.",
    ),
    (
        "What write-downs save builders in later taxes; whether they will have profits to save it on is not asked.",
        "Was Wertberichtigungen den Betreibern später an Steuern ersparen; ob sie dann Gewinne haben, wird nicht gefragt.",
    ),
    (
        "What had been put into customers that fail.",
        "Was in Kunden gesteckt worden war, die ausfallen.",
    ),
    (
        "What those lose who sold on credit to builders or customers that fail.",
        "Was diejenigen verlieren, die ausgefallenen Betreibern oder Kunden auf Kredit verkauft hatten.",
    ),
    (
        "How many sites stand ready and wait for power at most.",
        "Wie viele Standorte höchstens fertig dastehen und auf Strom warten.",
    ),
    (
        "How much less is spent in all because the grid could not connect it in time.",
        "Wie viel insgesamt weniger ausgegeben wird, weil das Netz es nicht rechtzeitig anschließen konnte.",
    ),
    (
        "How much electricity the sites in use take in the year of the most.",
        "Wie viel Strom die genutzten Standorte im Jahr des höchsten Verbrauchs aufnehmen.",
    ),
    (
        "How large the build-out is in its economy at its height.",
        "Wie groß der Ausbau auf seinem Höhepunkt in seiner Volkswirtschaft ist.",
    ),
    (
        "How much shareholders lose on paper from the best year end to a later one.",
        "Wie viel Aktionäre auf dem Papier vom besten Jahresende bis zu einem späteren verlieren.",
    ),
    (
        "What customers pay less in all than they had signed for, since contracts were changed.",
        "Was Kunden insgesamt weniger zahlen, als sie zugesagt hatten, weil Verträge geändert wurden.",
    ),
    (
        "How much equipment lies about for want of a site or of power at most.",
        "Wie viele Anlagen höchstens herumliegen, weil Standort oder Strom fehlt.",
    ),
    (
        "What the whole build-out brings in or swallows in all.",
        "Was der ganze Ausbau insgesamt einbringt oder verschlingt.",
    ),
    (
        "What the build-out is worth to those who pay for it, in the money of the start and after its cost of capital.",
        "Was der Ausbau denen wert ist, die ihn bezahlen, im Geld des Beginns und nach Kapitalkosten.",
    ),
    (
        "The interest at which the build-out would just break even.",
        "Der Zins, bei dem der Ausbau gerade sein Geld zurückbrächte.",
    ),
    ("How much builders owe at most.", "Wie viel die Betreiber höchstens schulden."),
    (
        "What owners must pay in because builders have run out of cash.",
        "Was Eigentümer nachschießen müssen, weil den Betreibern das Geld ausgegangen ist.",
    ),
    ("When investors first stop paying.", "Wann die Investoren zum ersten Mal nicht mehr zahlen."),
    (
        "For how many years investors do not pay.",
        "Wie viele Jahre lang die Investoren nicht zahlen.",
    ),
];

#[cfg(test)]
mod tests {
    use crate::{language::Language, metrics::Metric};

    #[test]
    fn what_the_industry_s_quantities_mean_is_said_in_german() {
        for id in Metric::ALL {
            let meaning = id.quantity().meaning;
            assert_ne!(Language::GERMAN.word(meaning), meaning, "{meaning}");
        }
    }
}
