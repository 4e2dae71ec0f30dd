//! The industry's tracks: variables by year.

use super::{Need, Quantity, declare};
use crate::{
    math::select,
    metrics::{
        Unit::{Capacity, Energy, Money, Price, Ratio, Sites},
        fold::over as quotient,
        payback::Payback,
    },
    model::state::State,
    random::{Column, LANES, fill},
};

/// How a track is read off the state.
pub(in crate::metrics) enum Read {
    /// It is there.
    Kept(fn(&State) -> &Column),
    /// It is worked out.
    Made(fn(&State) -> Column),
    /// It is known of a year's spending once the run is over.
    Later(fn(&Payback) -> &Column),
    /// It is worked out from a year of two others.
    Yearly([Track; 2], fn(&Column, &Column) -> Column),
}

use Read::{Kept, Later, Made, Yearly};

const fn flow(name: &'static str, label: &'static str, german: &'static str) -> Quantity {
    Quantity::flow(name, label, german)
}

const fn level(
    name: &'static str,
    unit: metrics::Unit,
    label: &'static str,
    german: &'static str,
) -> Quantity {
    Quantity::level(name, unit, label, german)
}

const fn share(name: &'static str, label: &'static str, german: &'static str) -> Quantity {
    Quantity::share(name, label, german)
}

const fn over(name: &'static str, label: &'static str, german: &'static str) -> Quantity {
    Quantity::over(name, label, german)
}

declare! {
    /// A variable of the industry by year.
    Track reads Read {
        Demand: level("demand", Capacity, "demand", "Nachfrage").bad_low()
            .says("How much capacity users want at the price of the day.", "D"),
            Kept(|s| &s.levels.demand);
        Capacity: level("capacity", Capacity, "capacity in service", "Kapazität in Betrieb")
            .says("How much equipment runs.", "K"),
            Kept(|s| &s.levels.capacity);
        Tightness: over("tightness", "demand over capacity", "Nachfrage zu Kapazität").bad_low().observable()
            .says("How much of what stands is wanted; below 100 % something stands idle.", "D / K, at most 1,000"),
            Kept(|s| &s.levels.tightness);
        Utilisation: share("utilisation", "share of capacity sold", "Anteil verkaufter Kapazität").bad_low()
            .says("The part of the capacity that is sold, on contract or on the spot market.", "u (Market)"),
            Kept(|s| &s.levels.utilisation);
        Price: level("price", Price, "price of a capacity unit for a year", "Preis einer Kapazitätseinheit für ein Jahr").bad_low()
            .says("What users pay for a unit of capacity for a year; without [pricing] the fair price.", "p"),
            Kept(|s| &s.levels.price);
        FairPrice: level("fair_price", Price, "price at which new equipment earns its capital", "Preis, zu dem neue Anlagen ihr Kapital verdienen")
            .says("The price at which whoever builds today just gets the money back with interest.", "p_fair"),
            Kept(|s| &s.levels.fair_price);
        RelativePrice: over("relative_price", "price over fair price", "Preis im Verhältnis zum fairen Preis").bad_low().needs(&[Need::PRICE]).observable().explored()
            .says("How much of what new equipment must earn the market pays.", "p / p_fair"),
            Made(|s| ratio(&s.levels.price, &s.levels.fair_price));
        RelativeMargin: over("relative_margin", "margin earned over margin needed, at normal use", "erzielte zu nötiger Marge, bei normaler Auslastung").signed().bad_low().needs(&[Need::PRICING])
            .says("How much of what new equipment must earn above its cash cost the price of the day brings: 1 where building just pays, 0 at cash cost.",
                  "[(1 - overhead) p u_n - h_c f] / [(1 - overhead) p_fair u_n - h_c f]"),
            Made(relative_margin);
        Revenue: flow("revenue", "revenue", "Umsatz").bad_low()
            .says("What the industry earns by selling capacity.", "sum of u K p dt"),
            Kept(|s| &s.flows.revenue);
        RequiredRevenue: flow("required_revenue", "revenue that the assets require", "Umsatz, den die Anlagen brauchen")
            .says("What the industry would have to earn in a year for its assets to be worth what they cost.", "capital charge and cash costs of what stands"),
            Kept(|s| &s.flows.required_revenue);
        Spending: flow("spending", "spending on sites and equipment", "Ausgaben für Standorte und Anlagen").observable().explored()
            .says("What builders pay in a year for sites and equipment.", "sum over the year"),
            Kept(|s| &s.flows.spending);
        FreeCashFlow: flow("free_cash_flow", "free cash flow of the industry", "Freier Cashflow der Branche").signed().bad_low()
            .says("What is left in a year after all bills and all building, before tax.", "revenue less costs less spending, before tax"),
            Kept(|s| &s.flows.free_cash_flow);
        RevenueCover: over("revenue_cover", "revenue cover", "Umsatzdeckung").of_the_year().bad_low().observable()
            .says("How much of what its assets must earn the industry earns in a year.", "`revenue` / `required_revenue`"),
            Yearly([Track::Revenue, Track::RequiredRevenue], ratio);
        SpendingOverCash: over("spending_over_cash", "spending over operating cash flow", "Ausgaben zu operativem Cashflow").of_the_year().bad_high().observable()
            .says("How much of what comes in before building is spent on building; above 100 % it is built with other people's money.",
                  "`spending` / (`free_cash_flow` + `spending`), before tax, at most 20; 20 where nothing comes in"),
            Yearly([Track::Spending, Track::FreeCashFlow], over_cash);
        Gdp: flow("gdp", "gross domestic product", "Bruttoinlandsprodukt").needs(&[Need::ECONOMY])
            .says("What the whole economy makes in a year, in the money of the day.", "gdp (1 + gdp_growth)^t dt"),
            Kept(|s| &s.flows.gdp);
        SpendingOverGdp: over("spending_over_gdp", "spending over gross domestic product", "Ausgaben zu Bruttoinlandsprodukt").of_the_year().needs(&[Need::ECONOMY]).observable()
            .says("How much of what the economy makes in a year goes into the build-out.", "`spending` / `gdp`"),
            Yearly([Track::Spending, Track::Gdp], quotient);
        Depreciation: flow("depreciation", "depreciation", "planmäßige Abschreibung").needs(&[Need::ACCOUNTING])
            .says("What the books take off the assets as planned.", "carrying amount over the life that is left"),
            Kept(|s| &s.flows.depreciation);
        WriteDown: flow("write_down", "write-downs", "Wertberichtigungen").bad_high().needs(&[Need::ACCOUNTING])
            .says("What builders take off the value of their assets in a year because these will not earn it.", "carrying amount less recoverable amount, where impaired"),
            Kept(|s| &s.flows.write_down);
        WriteDownOtherStandard: flow("write_down_other_standard", "write-downs under the other standard", "Wertberichtigungen nach dem anderen Standard").bad_high().needs(&[Need::ACCOUNTING])
            .says("The write-downs of the same year under the accounting standard that was not chosen.", "as `write_down`, US GAAP for IFRS and the reverse"),
            Kept(|s| &s.flows.write_down_other_standard);
        BookValue: level("book_value", Money, "carrying amount", "Buchwert").needs(&[Need::ACCOUNTING])
            .says("What the assets stand for in the books, those under construction included.", "B"),
            Kept(|s| &s.levels.book_value);
        BookValueOtherStandard: level("book_value_other_standard", Money, "carrying amount under the other standard", "Buchwert nach dem anderen Standard").needs(&[Need::ACCOUNTING])
            .says("What the assets stand for under the accounting standard that was not chosen.", "as `book_value`, US GAAP for IFRS and the reverse"),
            Kept(|s| &s.levels.book_value_other_standard);
        NetPresentValue: level("net_present_value", Money, "net present value of the cash flows so far", "Kapitalwert der bisherigen Zahlungen").signed().bad_low().needs(&[Need::VALUATION])
            .says("What the build-out has brought so far in the money of the start, after its cost of capital.", "-B_0 + sum of FCF (1 + rate)^-t so far"),
            Kept(|s| &s.levels.net_present_value);
        TerminalValue: level("terminal_value", Money, "value of the assets at the horizon", "Wert der Anlagen am Ende").signed().after_start().needs(&[Need::VALUATION])
            .says("What the assets would be worth if the run ended in this year.", "terminal_share B, or as a perpetuity the free cash flow of the last twelve months x (1 + terminal_growth) / (rate - terminal_growth)"),
            Kept(|s| &s.levels.terminal_value);
        Debt: level("debt", Money, "debt", "Schulden").bad_high().needs(&[Need::FINANCE])
            .says("What builders owe at the end of the year.", "sum over builders"),
            Kept(|s| &s.levels.debt);
        Borrowing: flow("borrowing", "debt taken up", "aufgenommene Schulden").needs(&[Need::FINANCE])
            .says("What builders borrow in a year, what replaces older debt included.", "borrowing, over builders"),
            Kept(|s| &s.flows.borrowing);
        LeaseCommitments: level("lease_commitments", Money, "leases promised and not begun", "zugesagte, nicht begonnene Mieten").bad_high().needs(&[Need::LEASE]).observable()
            .says("Rents that builders have promised for sites that they do not have yet, and that no balance sheet shows.", "charge term (additions still to begin)"),
            Kept(|s| &s.levels.lease_commitments);
        LeasePayment: flow("lease_payment", "lease payments and partners' rents", "Leasing- und Mietzahlungen an Partner").needs(&[Need::RENT])
            .says("What builders pay in a year for sites that others own.", "(charge leased + partners' rent) dt, and rent of what was sold"),
            Kept(|s| &s.flows.lease_payment);
        PartnerSpending: flow("partner_spending", "spending of partners on sites", "Ausgaben von Partnern für Standorte").needs(&[Need::LEASE])
            .says("What partners pay in a year for their share of new sites.", "partner_share of the cost of new sites"),
            Kept(|s| &s.flows.partner_spending);
        SaleProceeds: flow("sale_proceeds", "money for assets sold", "Erlöse aus verkauften Anlagen").needs(&[Need::SALE])
            .says("What builders get in a year for assets that they sell.", "by `[held_for_sale]`"),
            Kept(|s| &s.flows.sale_proceeds);
        EquipmentSpending: flow("equipment_spending", "spending on equipment", "Ausgaben für Anlagen")
            .says("The part of the spending that goes to makers of equipment.", "sum over the year"),
            Kept(|s| &s.flows.equipment_spending);
        MoneyBack: over("money_back", "money back for what a year spends on equipment, within the horizon", "Rückfluss auf die Ausgaben eines Jahres für Anlagen, im Zeitraum").unit(Ratio).signed().of_the_year().bad_low()
            .says("How much of each amount spent on equipment in the year comes back over its life, as far as the horizon shows; late years have not had theirs yet.",
                  "over the orders of the year: [(1 - overhead) revenue / K~ - f (h_c + rent)] dt, summed from delivery to the end of life or the horizon, / spending on equipment; 0 of a year that buys none"),
            Later(|own| &own.money_back);
        VendorFinance: flow("vendor_finance", "sales that vendors pay for themselves", "von Lieferanten selbst bezahlte Verkäufe").needs(&[Need::VENDORS_PAY]).observable()
            .says("Sales of equipment that its makers have paid for themselves, by credit or new equity.", "vendor credit and vendors' new equity"),
            Kept(|s| &s.flows.vendor_finance);
        Margin: over("margin", "margin of new equipment over the margin that it needs", "Marge neuer Anlagen zur nötigen Marge").bad_low()
            .says("Whether building pays: above one, new equipment earns more than its cost of capital.", "m, within 0.05 and 20"),
            Kept(|s| &s.levels.margin);
        MothballedShare: share("mothballed_share", "share of capacity that stands idle because it does not earn its cash cost", "Anteil der Kapazität, der stillsteht, weil er seine laufenden Kosten nicht verdient").bad_high().needs(&[Need::CASH_COST]).observable()
            .says("How much of the equipment is switched off because running it costs more than it brings.", "capacity of idle vintages / K"),
            Kept(|s| &s.levels.mothballed_share);
        FinancedDemandShare: share("financed_demand_share", "share of demand that investors or vendors pay for", "von Investoren oder Lieferanten bezahlter Anteil der Nachfrage").bad_high().after_start().needs(&[Need::FINANCED]).observable()
            .says("The part of demand that is paid with investors' or vendors' money instead of customers' own.", "financed demand / D"),
            Kept(|s| &s.levels.financed_demand_share);
        Contracted: level("contracted", Capacity, "capacity under contract", "Kapazität unter Vertrag").needs(&[Need::CONTRACT])
            .says("Capacity that customers have promised to pay for, used or not.", "units delivered under `[[contract]]`, in the middle of the step that ends the year"),
            Kept(|s| &s.levels.contracted);
        Undelivered: level("undelivered", Capacity, "capacity promised and not there", "zugesagte, fehlende Kapazität").bad_high().needs(&[Need::CONTRACT])
            .says("Capacity that builders have promised and do not have.", "units of contracts less units delivered, as `contracted`"),
            Kept(|s| &s.levels.undelivered);
        Conceded: flow("conceded", "what builders concede on contracts", "was Betreiber bei Verträgen nachlassen").signed().bad_high().needs(&[Need::CONCESSIONS])
            .says("What customers would have paid in a year by their contracts as signed, and do not, since these were changed; below zero where they pay later.", "contracts as signed less as changed, of what is there to deliver"),
            Kept(|s| &s.flows.conceded);
        CustomerFunding: flow("customer_funding", "new equity of customers", "neues Eigenkapital der Kunden").needs(&[Need::CUSTOMER])
            .says("What investors put into customers in a year.", "sum over customers"),
            Kept(|s| &s.flows.customer_funding);
        VendorLoss: flow("vendor_loss", "vendors' losses by defaults", "Verluste der Lieferanten durch Ausfälle").bad_high().needs(&[Need::VENDORS, Need::FAILURE])
            .says("What makers of equipment lose in a year because debtors fail.", "claims lost, over holders of class vendor"),
            Kept(|s| &s.flows.vendor_loss);
        InvestorLoss: flow("investor_loss", "investors' losses by defaults", "Verluste der Investoren durch Ausfälle").bad_high().needs(&[Need::INVESTORS, Need::FAILURE])
            .says("What investors lose in a year because those whom they financed fail.", "claims lost, over holders of class investor"),
            Kept(|s| &s.flows.investor_loss);
        EquityIssue: flow("equity_issue", "new shares of builders", "neue Aktien der Betreiber").needs(&[Need::NEW_EQUITY]).observable()
            .says("What builders raise in a year by selling new shares.", "issue, over builders"),
            Kept(|s| &s.flows.equity_issue);
        Injection: flow("injection", "money that owners put in", "Nachschüsse der Eigentümer").bad_high().needs(&[Need::FINANCE])
            .says("What owners must pay in within a year because cash has run out.", "cash below 0 where nobody lends"),
            Kept(|s| &s.flows.injection);
        Unfunded: flow("unfunded", "spending wanted and not funded", "gewollte, nicht finanzierte Ausgaben").bad_high().needs(&[Need::FINANCE])
            .says("What builders wanted to spend in a year and nobody paid for.", "wanted - spending"),
            Kept(|s| &s.flows.unfunded);
        // Equipment outlasts a site that ends its life, so more can be in use than stands.
        DarkShare: share("dark_share", "share of sites that stands empty", "Anteil leerer Standorte").bad_high().observable()
            .says("The part of the sites that stands without equipment in use.", "max(0, 1 - sites in use / sites); 0 where there are no sites"),
            Made(|s| empty(&s.levels.sites_in_use, &s.levels.sites));
        Waiting: level("waiting", Capacity, "delivered equipment without a site or power", "gelieferte Anlagen ohne Standort oder Strom").bad_high()
            .says("Equipment that has been delivered and cannot be switched on.", "sum over builders"),
            Kept(|s| &s.levels.waiting);
        IdleCost: flow("idle_cost", "cost of equipment that waits: capital and obsolescence", "Kosten wartender Anlagen: Kapital und Veralten").bad_high()
            .says("What equipment that waits costs in a year: its capital, and the years in which it grows old.", "waiting equipment times its cost of capital and obsolescence"),
            Kept(|s| &s.flows.idle_cost);
        PowerQueue: level("power_queue", Sites, "sites built and not energised", "Gebaute Standorte ohne Strom").bad_high().needs(&[Need::POWER]).observable()
            .says("Sites that stand and have no power yet.", "sites built, late ones included, less sites energised"),
            Kept(|s| &s.levels.power_queue);
        HeldBack: flow("held_back", "spending wanted that the grid cannot take", "gewollte Ausgaben, für die das Netz nicht reicht").needs(&[Need::POWER])
            .says("What builders would spend in a year and do not, since the grid could not connect it in time.", "wanted less what the grid lets them order, by `power.accepted_wait`"),
            Kept(|s| &s.flows.held_back);
        Electricity: flow("electricity", "power that the sites in use take", "Stromverbrauch der genutzten Standorte").unit(Energy).needs(&[Need::ELECTRICITY])
            .says("How much electricity the sites take in a year, as they pay for it.", "power_use U running dt"),
            Kept(|s| &s.flows.electricity);
        LenderLoss: flow("lender_loss", "lenders' losses by defaults", "Verluste der Kreditgeber durch Ausfälle").bad_high().needs(&[Need::DEFAULT])
            .says("What lenders lose in a year on builders that fail.", "debt less what the assets are worth, at defaults"),
            Kept(|s| &s.flows.lender_loss);
        ShareholderLoss: flow("shareholder_loss", "what shareholders of builders lose by write-downs", "was Aktionäre der Betreiber durch Wertberichtigungen verlieren").bad_high().needs(&[Need::ACCOUNTING])
            .says("What is written down of builders' assets and falls neither on lenders nor, as tax saved later, on the state.", "write-downs of builders that do not let sites, less lenders' losses and tax relief, not below 0 in any step"),
            Kept(|s| &s.flows.shareholder_loss);
        BondLoss: flow("bond_loss", "what holders of builders' bonds lose by defaults", "was Anleihegläubiger der Betreiber durch Ausfälle verlieren").bad_high().needs(&[Need::DEFAULT])
            .says("What those lose on builders that fail whose loans no assets secure.", "lenders' losses less those of secured debt"),
            Kept(|s| &s.flows.bond_loss);
        SecuredLoss: flow("secured_loss", "what private credit and other secured lenders lose by defaults", "was private und andere besicherte Kreditgeber durch Ausfälle verlieren").bad_high().needs(&[Need::DEFAULT, Need::SECURED])
            .says("What those lose on builders that fail who are paid out of the assets first: their loans are larger than the assets are worth.", "max(0, secured_share debt - what the assets are worth), at defaults"),
            Kept(|s| &s.flows.secured_loss);
        LessorLoss: flow("lessor_loss", "what lessors of sites lose by write-downs", "was Vermieter von Standorten durch Wertberichtigungen verlieren").bad_high().needs(&[Need::RENTAL, Need::LANDLORDS, Need::ACCOUNTING])
            .says("What owners of sites lose that they have built to let.", "write-downs of builders that let sites, less lenders' losses and tax relief, not below 0 in any step"),
            Kept(|s| &s.flows.lessor_loss);
        StateLoss: flow("state_loss", "tax that the state loses by write-downs", "Steuern, die dem Staat durch Wertberichtigungen entgehen").bad_high().needs(&[Need::TAX, Need::ACCOUNTING])
            .says("What write-downs save builders in later taxes; whether they will have profits to save it on is not asked.", "tax_rate x write-downs of builders, but for those of the step in which one defaults"),
            Kept(|s| &s.flows.state_loss);
        CustomerLoss: flow("customer_loss", "what owners and funders of customers lose by their defaults", "was Eigner und Geldgeber von Kunden durch deren Ausfälle verlieren").bad_high().needs(&[Need::CUSTOMER])
            .says("What had been put into customers that fail.", "money paid in up to the default: stakes and loans of the start at cost, or its cash if that is more, and all new equity"),
            Kept(|s| &s.flows.customer_loss);
        VendorCreditLoss: flow("vendor_credit_loss", "vendors' credit lost by defaults", "durch Ausfälle verlorener Lieferantenkredit").bad_high().needs(&[Need::VENDOR_CREDIT, Need::FAILING])
            .says("What those lose who sold on credit to builders or customers that fail.", "vendor credit less what is recovered, at defaults"),
            Kept(|s| &s.flows.vendor_credit_loss);
        RestructuredShare: share("restructured_share", "share of capacity whose owner changed in a default", "Anteil der Kapazität, der durch Ausfall den Eigentümer wechselte").bad_high().needs(&[Need::DEFAULT])
            .says("The part of the capacity whose new owners got it cheap in a default.", "restructured capacity / K"),
            Kept(|s| &s.levels.restructured_share);
        Coverage: share("coverage", "earnings over the cost of capital", "Ertrag zu Kapitalkosten").bad_low().needs(&[Need::CAPITAL_MARKET]).observable()
            .says("How much of the cost of its capital the industry earns.", "EBITDA / what the assets require, within 0 and 1"),
            Kept(|s| &s.levels.coverage);
        Shut: share("shut", "capital market shut", "Kapitalmarkt geschlossen").bad_high().needs(&[Need::CAPITAL_MARKET]).observable()
            .says("Whether investors have stopped paying at the end of the year.", "1 while the market is shut, else 0"),
            Kept(|s| &s.levels.shut);
        MarketValue: level("market_value", Money, "market value of builders", "Börsenwert der Betreiber").bad_low().needs(&[Need::MARKET_VALUE]).observable()
            .says("What the shares of those builders are worth whose value at the start is given.", "sum of market_value E, 0 of those that have defaulted"),
            Kept(|s| &s.levels.market_value);
        Equity: level("equity", Ratio, "equity index", "Aktienindex").bad_low().needs(&[Need::EQUITY]).observable()
            .says("What shares are worth, over the start.", "E, 1 at the start"),
            Kept(|s| &s.levels.equity);
    }
}

/// Spending over operating cash flow at most, and where there is none.
const MOST_OVER_CASH: f64 = 20.0;

/// Spending over what comes in before it, from what is left after it.
fn over_cash(spent: &Column, left: &Column) -> Column {
    let mut over = fill(0.0);
    for i in 0..LANES {
        let cash = left[i] + spent[i];
        let most = spent[i] >= MOST_OVER_CASH * cash;
        over[i] = if most { MOST_OVER_CASH } else { spent[i] / cash };
    }
    over
}

/// At the footprint of the day, with as much of the capacity sold as is normal.
fn relative_margin(state: &State) -> Column {
    let State { terms, levels, .. } = state;
    let mut margin = fill(0.0);
    for i in 0..LANES {
        let used = terms.normal_tightness[i].min(terms.max_utilisation[i]);
        let sold = (1.0 - terms.overhead[i]) * used;
        let cash = terms.cash_cost[i] * levels.footprint[i];
        let needed = (sold * levels.fair_price[i] - cash).max(f64::MIN_POSITIVE);
        margin[i] = (sold * levels.price[i] - cash) / needed;
    }
    margin
}

/// The part of the sites that is not in use; none of no sites.
fn empty(used: &Column, sites: &Column) -> Column {
    let mut part = ratio(used, sites);
    for i in 0..LANES {
        part[i] = select(sites[i] > 1e-12, (1.0 - part[i]).max(0.0), 0.0);
    }
    part
}

fn ratio(over: &Column, under: &Column) -> Column {
    let mut quotient = fill(0.0);
    for i in 0..LANES {
        quotient[i] = over[i] / under[i].max(f64::MIN_POSITIVE);
    }
    quotient
}
