//! The industry's metrics: one number for each path, from its tracks.

use super::{Need, Quantity, Track, declare};
use crate::{
    metrics::{
        History,
        Unit::{Capacity, Energy, Money, Sites},
        break_even,
        bust::{self, Kind},
        fold::{largest, over as quotient, smallest, total},
        internal_rate, parties, price, spending,
    },
    random::Column,
    scenario::Statistic::{ExpectedShortfall, Mean, Share},
};

/// How a metric is worked out.
pub(in crate::metrics) type Compute = fn(&History) -> Column;

const fn flow(name: &'static str, label: &'static str, german: &'static str) -> Quantity {
    Quantity::flow(name, label, german)
}

const fn share(name: &'static str, label: &'static str, german: &'static str) -> Quantity {
    Quantity::share(name, label, german)
}

declare! {
    /// One number of the industry for each path.
    Metric reads Compute {
        BustSpending: Quantity::event("bust_spending", "a bust of spending", "ein Einbruch der Ausgaben").bad_high().needs(&[Need::TWO_YEARS]).begins("bust_spending_begins").explored()
            .says("Whether yearly spending collapses within three years of a peak.", "`spending_fall` at least that of `[bust]`"),
            |h| bust::happens(h, Kind::Spending);
        BustSpendingBegins: Quantity::year("bust_spending_begins", "year in which a bust of spending begins", "Jahr, in dem ein Einbruch der Ausgaben beginnt").needs(&[Need::TWO_YEARS])
            .says("The first year of falling spending; it lasts as long as spending stays down.", "the year after the first peak from which spending falls by the limit within three years, and which it does not exceed before it has; in force to the last year before spending is above (1 - limit) of that peak again"),
            |h| bust::begins(h, Kind::Spending);
        BustPrice: Quantity::event("bust_price", "a bust of the price", "ein Einbruch des Preises").bad_high().needs(&[Need::PRICING]).begins("bust_price_begins").explored()
            .says("Whether the price falls so far, and stays there for a year, that new equipment earns less than half (price_margin) of what it must earn above its cash cost.", "`relative_margin` below price_margin of `[bust]` at two year ends in a row (in a run of one year, at its end), after it was at or above it at an earlier one (the start included)"),
            |h| bust::happens(h, Kind::Price);
        BustPriceBegins: Quantity::year("bust_price_begins", "year in which a bust of the price begins", "Jahr, in dem ein Einbruch des Preises beginnt").needs(&[Need::PRICING])
            .says("The first year at whose end the price is that low.", "the first year of `bust_price`; in force at each such year end"),
            |h| bust::begins(h, Kind::Price);
        BustBooks: Quantity::event("bust_books", "a bust of the books", "ein Einbruch der Bilanzen").bad_high().needs(&[Need::ACCOUNTING]).begins("bust_books_begins").explored()
            .says("Whether builders write off more than a quarter (books_share) of what their assets stood for within three years.", "write-downs of three calendar years in a row (of a shorter run, of all) above books_share of `[bust]` of the carrying amount at their start and what is spent in them"),
            |h| bust::happens(h, Kind::Books);
        BustBooksOtherStandard: Quantity::event("bust_books_other_standard", "a bust of the books under the other standard", "ein Einbruch der Bilanzen nach dem anderen Standard").bad_high().needs(&[Need::ACCOUNTING])
            .says("Whether the books would bust under the accounting standard that was not chosen.", "as `bust_books`, by `write_down_other_standard` and `book_value_other_standard`"),
            |h| bust::happens(h, Kind::OtherBooks);
        BustBooksBegins: Quantity::year("bust_books_begins", "year in which a bust of the books begins", "Jahr, in dem ein Einbruch der Bilanzen beginnt").needs(&[Need::ACCOUNTING])
            .says("The first year of the write-downs that make a bust of the books.", "of such three years, the first that writes down a third of the limit; in force from there to the last that does"),
            |h| bust::begins(h, Kind::Books);
        BustCredit: Quantity::event("bust_credit", "a bust of credit", "ein Einbruch der Kredite").bad_high().needs(&[Need::DEFAULT]).begins("bust_credit_begins").explored()
            .says("Whether lenders lose more than a tenth (credit_share) of what they have lent within three years.", "lenders' losses of three calendar years in a row (of a shorter run, of all) above credit_share of `[bust]` of the debt at their start and what is borrowed in them: all that could be lost"),
            |h| bust::happens(h, Kind::Credit);
        BustCreditBegins: Quantity::year("bust_credit_begins", "year in which a bust of credit begins", "Jahr, in dem ein Einbruch der Kredite beginnt").needs(&[Need::DEFAULT])
            .says("The first year of the losses that make a bust of credit.", "of such three years, the first that loses a third of the limit; in force as `bust_books`"),
            |h| bust::begins(h, Kind::Credit);
        BustBegins: Quantity::year("bust_begins", "year in which the first kind of bust begins", "Jahr, in dem der erste Einbruch beginnt").explored()
            .says("The year in which the boom ends, by whatever ends first.", "the first year in which any of the four kinds that are modelled is in force; never where none happens"),
            bust::first;
        BustYears: Quantity::years("bust_years", "years from the first to the last of any kind of bust", "Jahre vom ersten bis zum letzten Einbruch").bad_high().at_least(1.0)
            .says("How long it takes until nothing is in a bust any more; as far as the horizon shows.", "from the first year to the last in which any of the four kinds that are modelled is in force, both included; never where none happens"),
            bust::years;
        WriteDown: flow("write_down", "write-downs over the horizon", "Wertberichtigungen über den Zeitraum").bad_high().needs(&[Need::ACCOUNTING]).explored()
            .screen(1, "Write-downs").beside().main().driven()
            .contrasts(&[(Mean, "Write-downs, mean"), (ExpectedShortfall(0.95), "Write-downs, mean of worst 5 %")])
            .says("What builders take off the value of their assets in all, because these will not earn what was paid.", "total over the horizon"),
            |h| total(h.track(Track::WriteDown));
        WriteDownPeakYear: flow("write_down_peak_year", "write-downs in their worst year", "Wertberichtigungen im schlimmsten Jahr").bad_high().needs(&[Need::ACCOUNTING])
            .screen(3, "  in the worst year")
            .says("The largest write-downs that fall into one year.", "largest year of `write_down`"),
            |h| largest(h.track(Track::WriteDown));
        WriteDownShare: Quantity::over("write_down_share", "write-downs, those of the first fleet too, over spending", "Wertberichtigungen, auch der ersten Anlagen, zu Ausgaben").bad_high().needs(&[Need::ACCOUNTING])
            .screen(2, "  over spending")
            .says("How much of every amount spent is written off again.", "total write-downs / total spending"),
            |h| quotient(&total(h.track(Track::WriteDown)), &total(h.track(Track::Spending)));
        WriteDownOtherStandard: flow("write_down_other_standard", "write-downs over the horizon under the other standard", "Wertberichtigungen über den Zeitraum nach dem anderen Standard").bad_high().needs(&[Need::ACCOUNTING])
            .says("What the write-downs would be under the accounting standard that was not chosen.", "total under the standard that was not chosen"),
            |h| total(h.track(Track::WriteDownOtherStandard));
        BreakEvenYear: Quantity::year("break_even_year", "year in which the industry has its money back for good", "Jahr, in dem die Branche ihr Geld endgültig zurück hat").bad_high().needs(&[Need::ACCOUNTING]).explored()
            .screen(4, "Break-even of the industry").beside().main().driven()
            .contrasts(&[(Share, "Never breaks even")])
            .says("The year from which the industry has got back all that it has paid, what stood at the start included; often never.",
                  "first year at whose end cumulative free cash flow less the carrying amount at the start (orders under way included) is back at zero and from which it stays there to the horizon; *never* is a result with a probability; before tax"),
            break_even::industry;
        BreakEvenWithAssetsYear: Quantity::year("break_even_with_assets_year", "year in which the industry would have its money back if it sold its assets", "Jahr, in dem die Branche ihr Geld zurück hätte, wenn sie ihre Anlagen verkaufte").bad_high().needs(&[Need::ACCOUNTING, Need::VALUATION]).explored()
            .screen(13, "Break-even, assets at their worth")
            .says("The year from which the industry would have its money back if it sold its assets for what they are then worth.",
                  "first year at whose end cumulative free cash flow and `terminal_value` make up for the carrying amount at the start, and from which they do to the horizon; undiscounted, before tax"),
            break_even::with_assets;
        Spending: flow("spending", "spending over the horizon", "Ausgaben über den Zeitraum")
            .screen(5, "Spending over the horizon").beside().main()
            .contrasts(&[(Mean, "Spending, mean")])
            .says("What builders pay for sites and equipment in all.", "total over the horizon"),
            |h| total(h.track(Track::Spending));
        SpendingPeakYear: Quantity::year("spending_peak_year", "year of the largest spending", "Jahr der größten Ausgaben")
            .says("The year in which most is spent.", "year of the largest `spending`"),
            spending::peak_year;
        SpendingFall: share("spending_fall", "largest fall of yearly spending from its peak within three years", "größter Rückgang der jährlichen Ausgaben vom Höchststand binnen drei Jahren").bad_high().needs(&[Need::TWO_YEARS])
            .screen(6, "  largest fall in 3 years").beside().main()
            .says("How steeply spending collapses after a peak.", "largest fall from a year that was the highest so far to any of the next three"),
            spending::fall;
        PriceFall: share("price_fall", "largest fall of the price from any earlier year", "größter Rückgang des Preises seit irgendeinem früheren Jahr").bad_high()
            .screen(8, "  nominal")
            .says("How far the price falls in all, better technology included.", "largest fall of p from any earlier year end"),
            |h| price::drawdown(h.track(Track::Price));
        RelativePriceFall: share("relative_price_fall", "largest fall of the price relative to the fair price", "größter Rückgang des Preises gegenüber dem fairen Preis").bad_high().needs(&[Need::PRICING])
            .screen(7, "Price fall relative to fair").beside()
            .says("How far the price falls for other reasons than better technology.", "largest fall of p / p_fair from any earlier year end"),
            |h| price::drawdown(h.track(Track::RelativePrice));
        PriceTroughYear: Quantity::year("price_trough_year", "year of the lowest price relative to fair", "Jahr des niedrigsten Preises gegenüber dem fairen Preis").needs(&[Need::PRICING])
            .says("The year in which the glut is at its worst.", "year of the lowest p / p_fair"),
            price::trough_year;
        PriceRecoveryYears: Quantity::years("price_recovery_years", "years from the lowest price until it is fair again", "Jahre vom tiefsten Preis, bis er wieder fair ist").bad_high().needs(&[Need::PRICING])
            .says("How long it takes until building pays again.", "years from the trough until p >= p_fair, or never"),
            price::recovery_years;
        LeastUtilisation: share("least_utilisation", "smallest share of capacity sold", "kleinster Anteil verkaufter Kapazität").bad_low()
            .screen(9, "Smallest share sold")
            .says("How empty the halls run in the worst year.", "smallest `utilisation` at a year end"),
            |h| smallest(h.track(Track::Utilisation));
        LargestDarkShare: share("largest_dark_share", "largest share of sites that stands empty", "größter Anteil leerer Standorte").bad_high()
            .says("The largest part of the sites that stands without equipment in use.", "largest `dark_share` at a year end"),
            |h| largest(h.track(Track::DarkShare));
        LargestRevenueGap: Quantity::level("largest_revenue_gap", Money, "largest yearly gap between required revenue and revenue", "größte jährliche Lücke zwischen nötigem und tatsächlichem Umsatz").signed().bad_high()
            .says("How much revenue is lacking in the worst year for the assets to be worth what they cost.", "largest required revenue of a year less revenue of that year"),
            price::revenue_gap;
        Defaults: Quantity::count("defaults", "builders that default within the horizon", "Betreiber, die im Zeitraum ausfallen").bad_high().needs(&[Need::DEFAULT])
            .says("How many builders cannot pay and change hands.", "builders that default within the horizon"),
            parties::defaults;
        CustomerDefaults: Quantity::count("customer_defaults", "customers that default within the horizon", "Kunden, die im Zeitraum ausfallen").bad_high().needs(&[Need::CUSTOMER])
            .says("How many customers run out of money.", "customers that default within the horizon"),
            parties::customer_defaults;
        HolderDefaults: Quantity::count("holder_defaults", "holders of claims that fail within the horizon", "Halter von Ansprüchen, die im Zeitraum scheitern").bad_high().needs(&[Need::HOLDER, Need::EXPOSURE, Need::FAILURE, Need::CAPITAL])
            .says("How many of those who financed it fail by what they lose.", "holders that fail within the horizon"),
            parties::holder_defaults;
        Survivors: Quantity::count("survivors", "builders and customers that are left at the horizon", "Betreiber und Kunden, die am Ende übrig sind").bad_low().needs(&[Need::FAILING])
            .says("How many of those who take part are still there at the end.", "builders and customers that do not default"),
            parties::survivors;
        VendorLoss: flow("vendor_loss", "what vendors lose by defaults", "was Lieferanten durch Ausfälle verlieren").bad_high().needs(&[Need::VENDORS, Need::FAILURE])
            .says("What makers of equipment lose on customers whom they financed.", "claims lost by defaults, over holders of class vendor"),
            |h| total(h.track(Track::VendorLoss));
        InvestorLoss: flow("investor_loss", "what investors lose by defaults", "was Investoren durch Ausfälle verlieren").bad_high().needs(&[Need::INVESTORS, Need::FAILURE])
            .says("What investors lose on those whom they financed.", "claims lost by defaults, over holders of class investor"),
            |h| total(h.track(Track::InvestorLoss));
        CircularSalesShare: share("circular_sales_share", "sales of equipment that vendors pay for themselves, over all, both over the horizon", "von Lieferanten selbst bezahlte Verkäufe von Anlagen zu allen, beide über den Zeitraum").needs(&[Need::VENDORS_PAY])
            .says("How much of their sales makers of equipment pay for themselves.", "vendors' own money / spending on equipment, both over the horizon"),
            |h| quotient(&total(h.track(Track::VendorFinance)), &total(h.track(Track::EquipmentSpending)));
        LargestFinancedDemand: share("largest_financed_demand", "largest share of demand that investors or vendors pay for", "größter von Investoren oder Lieferanten bezahlter Anteil der Nachfrage").needs(&[Need::FINANCED])
            .says("How much of demand hangs on other people's money at most.", "largest `financed_demand_share` at a year end"),
            |h| largest(h.track(Track::FinancedDemandShare));
        LeasePayment: flow("lease_payment", "lease payments and partners' rents", "Leasing- und Mietzahlungen an Partner").needs(&[Need::RENT])
            .says("What builders pay in all for sites that others own.", "total over the horizon"),
            |h| total(h.track(Track::LeasePayment));
        IdleCost: flow("idle_cost", "cost of equipment that waits for a site or power", "Kosten von Anlagen, die auf Standort oder Strom warten").bad_high()
            .says("What it costs in all that equipment is there before its site or its power.", "total over the horizon"),
            |h| total(h.track(Track::IdleCost));
        LenderLoss: flow("lender_loss", "what lenders lose by defaults of builders", "was Kreditgeber durch Ausfälle von Betreibern verlieren").bad_high().needs(&[Need::DEFAULT])
            .says("What banks, funds and bondholders lose on builders that fail.", "total over the horizon of debt less what the assets are worth, at defaults"),
            |h| total(h.track(Track::LenderLoss));
        ShareholderLoss: flow("shareholder_loss", "what shareholders of builders lose by write-downs", "was Aktionäre der Betreiber durch Wertberichtigungen verlieren").bad_high().needs(&[Need::ACCOUNTING])
            .says("What is written down of builders' assets and falls neither on lenders nor, as tax saved later, on the state.", "total over the horizon of: write-downs of builders that do not let sites, less lenders' losses and tax relief, not below 0 in any step"),
            |h| total(h.track(Track::ShareholderLoss));
        BondLoss: flow("bond_loss", "what holders of builders' bonds lose by defaults", "was Anleihegläubiger der Betreiber durch Ausfälle verlieren").bad_high().needs(&[Need::DEFAULT])
            .says("What those lose on builders that fail whose loans no assets secure.", "total over the horizon of: lenders' losses less those of secured debt"),
            |h| total(h.track(Track::BondLoss));
        SecuredLoss: flow("secured_loss", "what private credit and other secured lenders lose by defaults", "was private und andere besicherte Kreditgeber durch Ausfälle verlieren").bad_high().needs(&[Need::DEFAULT, Need::SECURED])
            .says("What those lose on builders that fail who are paid out of the assets first: their loans are larger than the assets are worth.", "total over the horizon of: max(0, secured_share debt - what the assets are worth), at defaults"),
            |h| total(h.track(Track::SecuredLoss));
        LessorLoss: flow("lessor_loss", "what lessors of sites lose by write-downs", "was Vermieter von Standorten durch Wertberichtigungen verlieren").bad_high().needs(&[Need::RENTAL, Need::LANDLORDS, Need::ACCOUNTING])
            .says("What owners of sites lose that they have built to let.", "total over the horizon of: write-downs of builders that let sites, less lenders' losses and tax relief, not below 0 in any step"),
            |h| total(h.track(Track::LessorLoss));
        StateLoss: flow("state_loss", "tax that the state loses by write-downs", "Steuern, die dem Staat durch Wertberichtigungen entgehen").bad_high().needs(&[Need::TAX, Need::ACCOUNTING])
            .says("What write-downs save builders in later taxes; whether they will have profits to save it on is not asked.", "total over the horizon of: tax_rate x write-downs of builders, but for those of the step in which one defaults"),
            |h| total(h.track(Track::StateLoss));
        CustomerLoss: flow("customer_loss", "what owners and funders of customers lose by their defaults", "was Eigner und Geldgeber von Kunden durch deren Ausfälle verlieren").bad_high().needs(&[Need::CUSTOMER])
            .says("What had been put into customers that fail.", "total over the horizon of: money paid in up to the default: stakes and loans of the start at cost, or its cash if that is more, and all new equity"),
            |h| total(h.track(Track::CustomerLoss));
        VendorCreditLoss: flow("vendor_credit_loss", "vendors' credit lost by defaults", "durch Ausfälle verlorener Lieferantenkredit").bad_high().needs(&[Need::VENDOR_CREDIT, Need::FAILING])
            .says("What those lose who sold on credit to builders or customers that fail.", "total over the horizon of: vendor credit less what is recovered, at defaults"),
            |h| total(h.track(Track::VendorCreditLoss));
        LargestPowerQueue: Quantity::level("largest_power_queue", Sites, "most sites built and not energised", "meiste gebaute Standorte ohne Strom").bad_high().needs(&[Need::POWER])
            .says("How many sites stand ready and wait for power at most.", "largest `power_queue` at a year end, late ones included"),
            |h| largest(h.track(Track::PowerQueue));
        HeldBack: flow("held_back", "spending wanted that the grid could not take", "gewollte Ausgaben, für die das Netz nicht reichte").needs(&[Need::POWER])
            .says("How much less is spent in all because the grid could not connect it in time.", "total over the horizon"),
            |h| total(h.track(Track::HeldBack));
        LargestElectricity: Quantity::level("largest_electricity", Energy, "most power that the sites take in a year", "höchster Stromverbrauch der Standorte in einem Jahr").needs(&[Need::ELECTRICITY])
            .says("How much electricity the sites in use take in the year of the most.", "largest `electricity` of a year"),
            |h| largest(h.track(Track::Electricity));
        LargestSpendingOverGdp: Quantity::over("largest_spending_over_gdp", "largest yearly spending over gross domestic product", "größte Jahresausgaben zu Bruttoinlandsprodukt").needs(&[Need::ECONOMY])
            .says("How large the build-out is in its economy at its height.", "largest `spending_over_gdp`"),
            |h| largest(h.track(Track::SpendingOverGdp));
        MarketValueFall: Quantity::level("market_value_fall", Money, "largest fall of market value from any earlier year end", "größter Rückgang des Börsenwerts seit irgendeinem früheren Jahr").bad_high().needs(&[Need::MARKET_VALUE])
            .says("How much shareholders lose on paper from the best year end to a later one.", "largest fall of `market_value` from any earlier year end"),
            |h| price::fall(h.track(Track::MarketValue));
        Conceded: flow("conceded", "what builders concede on contracts", "was Betreiber bei Verträgen nachlassen").signed().bad_high().needs(&[Need::CONCESSIONS])
            .says("What customers pay less in all than they had signed for, since contracts were changed.", "total over the horizon"),
            |h| total(h.track(Track::Conceded));
        LargestWaiting: Quantity::level("largest_waiting", Capacity, "most equipment delivered without a site or power", "meiste gelieferte Anlagen ohne Standort oder Strom").bad_high()
            .says("How much equipment lies about for want of a site or of power at most.", "largest `waiting` at a year end"),
            |h| largest(h.track(Track::Waiting));
        FreeCashFlow: flow("free_cash_flow", "free cash flow over the horizon, before tax", "freier Cashflow über den Zeitraum, vor Steuern").signed().bad_low()
            .screen(10, "Free cash flow").beside().main().driven()
            .contrasts(&[(Mean, "Free cash flow, mean")])
            .says("What the whole build-out brings in or swallows in all.", "total over the horizon, before tax"),
            |h| total(h.track(Track::FreeCashFlow));
        NetPresentValue: Quantity::level("net_present_value", Money, "net present value of the build-out, before tax", "Kapitalwert des Ausbaus, vor Steuern").signed().bad_low().needs(&[Need::VALUATION])
            .screen(11, "Net present value")
            .says("What the build-out is worth to those who pay for it, in the money of the start and after its cost of capital.", "-B_0 + sum of FCF (1 + rate)^-t + `terminal_value` (1 + rate)^-T, at the horizon"),
            |h| h.track(Track::NetPresentValue)[h.years()];
        InternalRateOfReturn: Quantity::rate("internal_rate_of_return", "internal rate of return of the build-out, before tax", "interner Zinsfuß des Ausbaus, vor Steuern").bad_low().needs(&[Need::VALUATION])
            .screen(12, "Internal rate of return")
            .says("The interest at which the build-out would just break even.", "the rate at which the net present value is zero; -100 % where none makes it positive, undefined where nothing is put in first or there is more than one"),
            internal_rate::of;
        PeakDebt: Quantity::level("peak_debt", Money, "largest debt at a year end", "größte Schulden an einem Jahresende").bad_high().needs(&[Need::FINANCE])
            .says("How much builders owe at most.", "largest `debt` at a year end"),
            |h| largest(h.track(Track::Debt));
        Injection: flow("injection", "money that owners put in where cash ran out", "Nachschüsse der Eigentümer, wo das Geld ausging").bad_high().needs(&[Need::FINANCE])
            .says("What owners must pay in because builders have run out of cash.", "total over the horizon"),
            |h| total(h.track(Track::Injection));
        FirstShutYear: Quantity::year("first_shut_year", "first year at whose end the capital market is shut", "erstes Jahr, an dessen Ende der Kapitalmarkt geschlossen ist").bad_low().needs(&[Need::CAPITAL_MARKET])
            .says("When investors first stop paying.", "first year at whose end the market is shut, or never"),
            spending::first_shut_year;
        ShutYears: Quantity::count("shut_years", "year ends at which the capital market is shut", "Jahresenden, an denen der Kapitalmarkt geschlossen ist").bad_high().needs(&[Need::CAPITAL_MARKET])
            .says("For how many years investors do not pay.", "number of year ends with the market shut"),
            |h| total(h.track(Track::Shut));
    }
}
