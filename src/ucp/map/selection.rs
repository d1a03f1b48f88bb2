//! Choices of a product's options: read from the wire in any of the shop's languages, loosened until something fits.

use super::MapContext;
use crate::domain::{Localized, Product, Variant};
use crate::ucp::product::SelectedOption;

/// For each of a product's options, in their order, the id of the chosen value, if one is chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Selection(Vec<Option<String>>);

impl Selection {
    /// The choices that make a variant.
    pub(super) fn of_variant(variant: &Variant) -> Self {
        Self(variant.options.iter().cloned().map(Some).collect())
    }

    /// The choices of a request. What the product does not know is not chosen.
    pub(super) fn read(product: &Product, selected: &[SelectedOption]) -> Self {
        let chosen = product.options.iter().map(|option| {
            let choice = selected
                .iter()
                .find(|choice| is_called(&option.name, &choice.name))?;
            let value = option.values.iter().find(|value| match &choice.id {
                Some(id) => value.id == *id,
                None => is_called(&value.label, &choice.label),
            });
            value.map(|value| value.id.clone())
        });
        Self(chosen.collect())
    }

    /// The choices without the least wanted ones, so far that a variant fits. `preferences` names options, the one to
    /// keep longest first; unnamed options go first, the last of the product's before.
    pub(super) fn relaxed(mut self, product: &Product, preferences: &[String]) -> Self {
        let rank = |at: usize| {
            let name = product.options.get(at).map(|option| &option.name);
            preferences
                .iter()
                .position(|wanted| name.is_some_and(|name| is_called(name, wanted)))
        };
        let mut order: Vec<usize> = (0..self.0.len()).collect();
        order.sort_by_key(|at| (rank(*at).unwrap_or(usize::MAX), *at));
        while !product.variants.iter().any(|variant| self.fits(variant)) {
            let Some(dropped) = order.pop() else { break };
            if let Some(choice) = self.0.get_mut(dropped) {
                *choice = None;
            }
        }
        self
    }

    /// The same choices but for one.
    pub(super) fn with(&self, at: usize, value: &str) -> Self {
        let mut changed = self.clone();
        if let Some(choice) = changed.0.get_mut(at) {
            *choice = Some(value.to_owned());
        }
        changed
    }

    /// Whether a variant is among what is left to choose from.
    pub(super) fn fits(&self, variant: &Variant) -> bool {
        self.0
            .iter()
            .zip(&variant.options)
            .all(|(choice, value)| choice.as_ref().is_none_or(|choice| choice == value))
    }

    /// The choices for the wire.
    pub(super) fn told(&self, product: &Product, ctx: &MapContext<'_>) -> Vec<SelectedOption> {
        product
            .options
            .iter()
            .zip(&self.0)
            .filter_map(|(option, choice)| {
                let value = option
                    .values
                    .iter()
                    .find(|value| Some(&value.id) == choice.as_ref())?;
                Some(SelectedOption {
                    name: option.name.get(ctx.locale).to_owned(),
                    id: Some(value.id.clone()),
                    label: value.label.get(ctx.locale).to_owned(),
                })
            })
            .collect()
    }
}

/// Whether a text is one of a name's texts: a client may have it from a reply in another language.
fn is_called(name: &Localized, text: &str) -> bool {
    name.iter()
        .any(|(_, known)| known.eq_ignore_ascii_case(text))
}
