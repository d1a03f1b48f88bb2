//! Measures, engravings and what they cost, in a product's form.

use spotlet::domain::personalization::{
    CharacterSet, Field, FieldKind, LengthUnit, Personalizable, PriceRule,
};
use spotlet::domain::{Currency, Money};

use super::typed::Typed;
use crate::import::price;
use crate::text::plain_amount;
use crate::text::words::product::TypedError;

/// Writes fields and rules into rows. Amounts are in the currency of the first variant.
pub fn write(asked: &Personalizable, typed: &mut Typed, price: Option<Money>) {
    let currency = price.map_or(Currency::EUR, |price| price.currency);
    for (row, field) in asked.fields.iter().enumerate() {
        let name = |part: &str| format!("f{row}-{part}");
        typed.set(&name("id"), &field.id);
        typed.set_words(&name("label"), &field.label);
        typed.set(&name("required"), yes(field.required));
        match &field.kind {
            FieldKind::Measure {
                unit,
                min,
                max,
                step,
            } => {
                typed.set(&name("kind"), "measure");
                typed.set(&name("unit"), unit.symbol());
                for (part, value) in [("min", min), ("max", max), ("step", step)] {
                    typed.set(&name(part), value.to_string());
                }
            }
            FieldKind::Engraving {
                max_characters,
                characters,
            } => {
                typed.set(&name("kind"), "engraving");
                typed.set(&name("characters"), max_characters.to_string());
                typed.set(&name("script"), yes(characters.any_script));
                typed.set(&name("also"), &characters.also);
            }
        }
    }
    for (row, rule) in asked.prices.iter().enumerate() {
        let mut set = |part: &str, value: String| typed.set(&format!("r{row}-{part}"), value);
        let amount_minor = match rule {
            PriceRule::WhenSet {
                field,
                amount_minor,
            } => {
                set("kind", "when_set".to_owned());
                set("field", field.clone());
                *amount_minor
            }
            PriceRule::PerLength {
                field,
                from,
                size,
                amount_minor,
            } => {
                set("kind", "per_length".to_owned());
                set("field", field.clone());
                set("included", from.to_string());
                set("size", size.to_string());
                *amount_minor
            }
            PriceRule::PerSquareMetre {
                width,
                height,
                included_mm2,
                amount_minor,
            } => {
                set("kind", "per_square_metre".to_owned());
                set("field", width.clone());
                set("other", height.clone());
                set("included", included_mm2.to_string());
                *amount_minor
            }
        };
        set("amount", plain_amount(Money::new(amount_minor, currency)));
    }
}

/// Reads them.
pub fn read(typed: &Typed, price: Option<Money>) -> Result<Personalizable, TypedError> {
    let currency = price.map_or(Currency::EUR, |price| price.currency);
    let rows = |kind: &'static str| {
        (0..typed.count(kind)).filter(move |row| !typed.is_removed(kind, *row))
    };
    Ok(Personalizable {
        fields: rows("f")
            .map(|row| field(typed, row))
            .collect::<Result<_, _>>()?,
        prices: rows("r")
            .map(|row| rule(typed, row, currency))
            .collect::<Result<_, _>>()?,
    })
}

fn field(typed: &Typed, row: usize) -> Result<Field, TypedError> {
    let part = |name: &str| typed.at("f", row, name).trim();
    let kind = match part("kind") {
        "engraving" => FieldKind::Engraving {
            max_characters: whole(part("characters"), 20)?
                .try_into()
                .map_err(|_| TypedError::Number(part("characters").to_owned()))?,
            characters: CharacterSet {
                any_script: !part("script").is_empty(),
                also: typed.at("f", row, "also").to_owned(),
            },
        },
        _ => FieldKind::Measure {
            unit: match part("unit") {
                "cm" => LengthUnit::Cm,
                _ => LengthUnit::Mm,
            },
            min: whole(part("min"), 0)?,
            max: whole(part("max"), 0)?,
            step: whole(part("step"), 1)?,
        },
    };
    Ok(Field {
        id: part("id").to_owned(),
        label: typed.words(&format!("f{row}-label")),
        required: !part("required").is_empty(),
        kind,
    })
}

fn rule(typed: &Typed, row: usize, currency: Currency) -> Result<PriceRule, TypedError> {
    let part = |name: &str| typed.at("r", row, name).trim();
    let field = || part("field").to_owned();
    let amount = part("amount");
    let amount_minor = price::parse_price(&format!("{amount} {currency}"))
        .map_err(|_| TypedError::Price(amount.to_owned()))?
        .amount_minor;
    Ok(match part("kind") {
        "per_length" => PriceRule::PerLength {
            field: field(),
            from: whole(part("included"), 0)?,
            size: whole(part("size"), 1)?,
            amount_minor,
        },
        "per_square_metre" => PriceRule::PerSquareMetre {
            width: field(),
            height: part("other").to_owned(),
            included_mm2: whole(part("included"), 0)?,
            amount_minor,
        },
        _ => PriceRule::WhenSet {
            field: field(),
            amount_minor,
        },
    })
}

fn whole(text: &str, otherwise: i64) -> Result<i64, TypedError> {
    match text {
        "" => Ok(otherwise),
        text => text
            .parse()
            .map_err(|_| TypedError::Number(text.to_owned())),
    }
}

fn yes(is_on: bool) -> &'static str {
    if is_on { "yes" } else { "" }
}
