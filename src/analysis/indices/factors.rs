//! What can be told apart: parameters that are drawn by themselves, and groups of those that are correlated.

use crate::{
    math::{normal_cdf, normal_quantile},
    model::Model,
    scenario::Parameter,
};

/// A parameter, or several that are correlated with each other and count as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Factor {
    /// Names of the parameters, in the order of the model.
    pub names: Vec<String>,
    /// Streams that their draws are made of.
    pub(super) streams: Vec<String>,
}

impl Factor {
    /// Its name in files.
    pub fn name(&self) -> String {
        self.names.join(" + ")
    }
}

/// A group under making: what is drawn together.
struct Group {
    factor: Factor,
    /// Whether a shock, which is drawn anew in every step, belongs to it.
    shock: bool,
}

/// All factors of a model, and the parameters that none can hold, as they are correlated with shocks.
pub fn factors(model: &Model) -> (Vec<Factor>, Vec<String>) {
    let correlations = model.correlations();
    let parameters = model.drawn.iter().map(|parameter| (parameter.name.clone(), false));
    let shocks = model.shocks().into_iter().filter(|name| correlations.moves(name));
    let mut groups: Vec<Group> = Vec::new();
    for (name, shock) in parameters.chain(shocks.map(|name| (name, true))) {
        let streams: Vec<String> =
            correlations.row(&name).into_iter().map(|(_, stream)| stream.to_owned()).collect();
        let names = if shock { Vec::new() } else { vec![name] };
        let meets = |group: &Group| group.factor.streams.iter().any(|own| streams.contains(own));
        let (met, others): (Vec<Group>, Vec<Group>) = groups.into_iter().partition(meets);
        let mut whole = Group { factor: Factor { names, streams }, shock };
        met.into_iter().rev().for_each(|group| whole.join(group));
        groups = others;
        groups.push(whole);
    }
    let place = |factor: &Factor| {
        model.drawn.iter().position(|parameter| Some(&parameter.name) == factor.names.first())
    };
    let (with_shocks, alone): (Vec<Group>, Vec<Group>) =
        groups.into_iter().partition(|group| group.shock);
    let mut factors: Vec<Factor> = alone.into_iter().map(|group| group.factor).collect();
    factors.sort_by_key(place);
    (factors, with_shocks.into_iter().flat_map(|group| group.factor.names).collect())
}

impl Group {
    /// Takes in another group, before what it has.
    fn join(&mut self, other: Self) {
        let mut factor = other.factor;
        factor.names.append(&mut self.factor.names);
        let own = std::mem::take(&mut self.factor.streams);
        let new: Vec<String> =
            own.into_iter().filter(|stream| !factor.streams.contains(stream)).collect();
        factor.streams.extend(new);
        self.factor = factor;
        self.shock |= other.shock;
    }
}

/// Where a parameter stands in its distribution, from where its streams stand in theirs.
pub(super) fn uniform(model: &Model, parameter: &Parameter, stream: impl Fn(&str) -> f64) -> f64 {
    let row = model.correlations().row(&parameter.name);
    if let [(_, own)] = row.as_slice() {
        return stream(own);
    }
    normal_cdf(score(model, parameter, stream)).clamp(1e-12, 1.0 - 1e-12)
}

/// The normal score of a parameter, from where its streams stand.
pub(super) fn score(model: &Model, parameter: &Parameter, stream: impl Fn(&str) -> f64) -> f64 {
    let row = model.correlations().row(&parameter.name);
    row.iter().map(|(weight, name)| weight * normal_quantile(stream(name))).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        metrics::read_model,
        scenario::{Document, Rules},
    };

    fn model(correlations: &str) -> Model {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../scenarios/base.toml");
        let setting = format!("correlation=[{correlations}]");
        let mut document =
            Document::load(path.as_ref(), &[]).changed(&["correlation"], &[&setting]);
        let model = read_model(&mut document, Rules::default());
        model.unwrap_or_else(|| panic!("{}", document.problems.render(&document.sources, false)))
    }

    /// Those that are correlated, be it by way of others, are one; with a shock they are none.
    #[test]
    fn what_moves_together_is_one_factor() {
        let both = |a: &str, b: &str| format!("{{ between = [\"{a}\", \"{b}\"], rank = 0.5 }}");
        let [growth, long, lab] = ["demand.growth", "demand.growth_long", "customer.OpenAI.growth"];
        let chain = format!("{}, {}", both(growth, lab), both(lab, long));
        let (all, none) = factors(&model(&chain));
        let group = all.iter().find(|factor| factor.names.len() > 1).unwrap();
        assert_eq!(group.names.len(), 3, "{group:?}");
        assert!(group.names.iter().any(|name| name == long) && none.is_empty());
        let (without, none) = factors(&model(&both(growth, "demand.shock")));
        assert_eq!(none, [growth]);
        assert!(without.iter().all(|factor| factor.names.len() == 1 && factor.names[0] != growth));
    }

    /// Points of a group are correlated as its draws are.
    #[test]
    fn points_are_correlated_as_draws_are() {
        let model =
            model("{ between = [\"demand.growth\", \"customer.OpenAI.growth\"], rank = 0.5 }");
        let of = |name: &str| model.drawn.iter().find(|p| p.name == name).unwrap();
        let (a, b) = (of("demand.growth"), of("customer.OpenAI.growth"));
        let (factors, _) = factors(&model);
        let group = factors.iter().find(|factor| factor.names.len() > 1).unwrap();
        let (mut sum, count) = (0.0, 4096);
        for point in 0..count {
            let stream = |name: &str| {
                let place = group.streams.iter().position(|own| own == name).unwrap();
                analysis::sweep::sobol(point, place, 1)
            };
            let [x, y] = [a, b].map(|p| uniform(&model, p, stream) - 0.5);
            sum += 12.0 * x * y;
        }
        assert!((sum / count as f64 - 0.5).abs() < 0.01, "{}", sum / count as f64);
    }
}
