//! Metrics of single builders, customers and holders of claims.

use super::{Need, Quantity, declare};
use crate::{
    metrics::{History, Unit::Money, parties},
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
        WriteDown: Quantity::flow("write_down", "the builder's write-downs over the horizon", "Abschreibungen des Betreibers über den Zeitraum").bad_high().needs(&[Need::ACCOUNTING])
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
        Loss: Quantity::flow("loss", "claims that the holder loses by defaults", "Ansprüche, die der Halter durch Ausfälle verliert").bad_high().needs(&[Need::EXPOSURE, Need::FAILURE])
            .says("What the holder loses in all because debtors fail.", "total over the horizon of claims less recovery, at defaults"),
            parties::holder_loss;
        Default: Quantity::event("default", "1 where the holder fails within the horizon", "1, wo der Halter im Zeitraum scheitert").bad_high().needs(&[Need::EXPOSURE, Need::FAILURE])
            .says("Whether the holder fails by losses and margin calls.", "1 where it fails within the horizon, else 0"),
            parties::holder_default;
    }
}
