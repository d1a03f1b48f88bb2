//! What can be specified of a product, as its card asks for it.

use spotlet::domain::personalization::{Field, FieldKind, PriceRule};
use spotlet::domain::{Currency, Money, Product};
use spotlet::view::model::{PersonalInput, PersonalView};

use super::Setting;
use crate::text::{money, words};

/// The fields of a product's card.
pub(super) fn fields(setting: Setting<'_>, product: &Product) -> Vec<PersonalView> {
    let declared = &product.personalization.fields;
    declared
        .iter()
        .map(|field| PersonalView {
            id: field.id.clone(),
            label: field.label.get(setting.audience.locale).to_owned(),
            hint: hint(setting, product, field),
            required: field.required,
            input: match &field.kind {
                FieldKind::Measure {
                    unit,
                    min,
                    max,
                    step,
                } => PersonalInput::Measure {
                    min: *min,
                    max: *max,
                    step: *step,
                    unit: unit.symbol(),
                },
                FieldKind::Engraving { max_characters, .. } => PersonalInput::Text {
                    max: *max_characters,
                },
            },
        })
        .collect()
}

/// The limits, and what the answer costs, in a line.
fn hint(setting: Setting<'_>, product: &Product, field: &Field) -> String {
    let locale = setting.audience.locale;
    let limits = match &field.kind {
        FieldKind::Measure { min, max, step, .. } => words::limits(*min, *max, *step, locale),
        FieldKind::Engraving { max_characters, .. } => words::up_to(*max_characters, locale),
    };
    let currency = product
        .featured()
        .map_or(Currency::EUR, |variant| variant.price.currency);
    let amount = |minor| money(Money::new(minor, currency), setting.audience);
    let costs = product.personalization.prices.iter().filter_map(|rule| {
        match rule {
            PriceRule::WhenSet {
                field: of,
                amount_minor,
            } if *of == field.id => Some(format!("+ {}", amount(*amount_minor))),
            PriceRule::PerLength {
                field: of,
                size,
                amount_minor,
                ..
            } if *of == field.id => {
                let unit = field.kind.unit()?.symbol();
                Some(format!("+ {} / {size} {unit}", amount(*amount_minor)))
            }
            // Told once, with the first of the two measures.
            PriceRule::PerSquareMetre {
                width,
                amount_minor,
                ..
            } if *width == field.id => Some(format!("+ {} / m²", amount(*amount_minor))),
            _ => None,
        }
    });
    std::iter::once(limits)
        .chain(costs)
        .collect::<Vec<_>>()
        .join(" · ")
}
