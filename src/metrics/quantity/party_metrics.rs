//! Metrics of single builders, customers and holders of claims.

use super::{Need, Quantity, declare};
use crate::{
    metrics::{
        History,
        Unit::{Money, Ratio},
        parties,
    },
    random::Column,
};

/// How a metric of a party is worked out, by its place among its kind.
pub(in crate::metrics) type ComputeOwn = fn(&History, usize) -> Column;

declare! {
    /// One number of each builder for each path.
    BuilderMetric reads ComputeOwn {
        BreakEvenYear: Quantity::year("break_even_year", "year in which the builder has its money back for good", "Jahr, in dem der Betreiber sein Geld endgültig zurück hat").bad_high().needs(&[Need::ACCOUNTING])
            .says("The year from which the builder has got back all that it has paid; often never.", "as the industry's, after the builder's tax"),
            parties::builder_break_even;
        Default: Quantity::event("default", "1 where the builder defaults within the horizon", "1, wo der Betreiber im Zeitraum ausfällt").bad_high().needs(&[Need::DEFAULT])
            .says("Whether the builder cannot pay and changes hands.", "1 where it defaults within the horizon, else 0"),
            parties::builder_default;
        WriteDown: Quantity::flow("write_down", "the builder's write-downs over the horizon", "Wertberichtigungen des Betreibers über den Zeitraum").bad_high().needs(&[Need::ACCOUNTING])
            .says("What the builder takes off the value of its assets in all.", "total over the horizon"),
            parties::builder_write_down;
    }
}

declare! {
    /// One number of each customer for each path.
    CustomerMetric reads ComputeOwn {
        FirstProfitableYear: Quantity::year("first_profitable_year", "first year in which the customer's revenue covers its costs", "erstes Jahr, in dem der Umsatz des Kunden seine Kosten deckt").bad_high()
            .says("When the customer first lives on its own money; often never.", "first year with revenue and a cash flow not below 0, or never"),
            parties::first_profitable_year;
        BreakEvenYear: Quantity::year("break_even_year", "year in which the customer has earned back what it burned", "Jahr, in dem der Kunde seine Verluste wieder verdient hat").bad_high()
            .says("The year from which the customer has earned back all that it has lost since the start; often never.", "first year at whose end the cumulative cash flow since the start is not below 0 and from which it stays so to the horizon, or never; never where it defaults"),
            parties::customer_break_even;
        CumulativeLoss: Quantity::level("cumulative_loss", Money, "most that the customer has lost in all", "größter aufgelaufener Verlust des Kunden").bad_high()
            .says("How much the customer burns in all before it lives on its own money.", "deepest point of its cumulative cash flow at year ends"),
            parties::cumulative_loss;
        Default: Quantity::event("default", "1 where the customer defaults within the horizon", "1, wo der Kunde im Zeitraum ausfällt").bad_high()
            .says("Whether the customer runs out of money.", "1 where it defaults within the horizon, else 0"),
            parties::customer_default;
    }
}

declare! {
    /// One number of each holder of claims for each path.
    HolderMetric reads ComputeOwn {
        Loss: Quantity::flow("loss", "claims that the holder loses by defaults", "Ansprüche, die der Halter durch Ausfälle verliert").bad_high().needs(&[Need::CLAIMS, Need::FAILURE])
            .says("What the holder loses in all because debtors fail.", "total over the horizon of claims less recovery, at defaults"),
            parties::holder_loss;
        Default: Quantity::event("default", "1 where the holder fails within the horizon", "1, wo der Halter im Zeitraum scheitert").bad_high().needs(&[Need::EXPOSED, Need::FAILURE, Need::CAPITAL])
            .says("Whether the holder fails by losses and margin calls.", "1 where it fails within the horizon, else 0"),
            parties::holder_default;
    }
}

declare! {
    /// One number for each of the first whole years of the run, whose spending is meant, and for each path.
    YearMetric reads ComputeOwn {
        PaybackYear: Quantity::year("payback_year", "year in which the equipment of that year has paid back", "Jahr, in dem die Anlagen dieses Jahres bezahlt sind").bad_high().explored()
            .says("When what was spent on equipment in that year is back; never is told apart from not yet by `payback_open`.",
                  "first year at whose end what the year's equipment has earned, less cash costs and rent of its sites, is not below what was spent on it; undiscounted, before tax; of what is not cancelled"),
            |h, year| h.payback(year).year;
        PaybackOpen: Quantity::event("payback_open", "1 where the equipment of that year has not paid back yet", "1, wo die Anlagen dieses Jahres noch nicht bezahlt sind")
            .says("Whether nobody can tell yet: the money is not back, and the equipment still runs at the horizon.", "1 where it is not back at the horizon and some of it is in service beyond that, else 0"),
            |h, year| h.payback(year).open;
        MoneyBack: Quantity::over("money_back", "money back for what that year spends on equipment, within the horizon", "Rückfluss auf die Ausgaben dieses Jahres für Anlagen, im Zeitraum").unit(Ratio).signed().partial().bad_low()
            .says("How much of each amount spent on equipment in that year comes back over its life, with its sites at the rent of the market; undefined where nothing is bought.",
                  "over the orders of the year: [(1 - overhead) revenue / K~ - f (h_c + rent)] dt, summed from delivery to the end of life or the horizon, / spending on equipment; rent = s (1 + r)^ls / a(r, 0, Ls)"),
            |h, year| h.payback(year).money_back;
        MoneyBackOwned: Quantity::over("money_back_owned", "money back for what that year spends on equipment and on its sites", "Rückfluss auf die Ausgaben dieses Jahres für Anlagen und ihre Standorte").unit(Ratio).signed().partial().bad_low()
            .says("How much of each amount spent on equipment and its sites comes back, the sites being worth what is left of their life; undefined where nothing is bought.",
                  "as `money_back` without rent, and f s x the part of the sites' life that is left / (spending on equipment + f s of its units)"),
            |h, year| h.payback(year).owned;
    }
}
