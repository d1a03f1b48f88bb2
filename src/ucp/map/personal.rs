//! Made to measure and personal, on the wire and in words.

use super::MapContext;
use crate::domain::personalization::{self as domain, FieldKind, LengthUnit};
use crate::domain::personalization::{PersonalizationError, PersonalizationProblem};
use crate::domain::{Locale, PricedLine};
use crate::ucp::Capability;
use crate::ucp::personalization::{self as wire, Answer};

/// How each piece of a line is made, to whom the extension means something. What others ask for is made all the same:
/// nothing worse could happen to an answer than a piece without it.
pub(super) fn answers(line: &PricedLine, ctx: &MapContext<'_>) -> Vec<Answer> {
    if !ctx.capabilities.contains(&Capability::Personalization) {
        return Vec::new();
    }
    let answers = line.personalization.iter().map(|one| Answer {
        id: one.field.clone(),
        value: one.value.clone(),
        label: Some(one.label.get(ctx.locale).to_owned()),
        display_value: Some(one.text()),
    });
    answers.collect()
}

/// What a product asks for.
pub(super) fn field(field: &domain::Field, ctx: &MapContext<'_>) -> wire::Field {
    wire::Field {
        id: field.id.clone(),
        label: field.label.get(ctx.locale).to_owned(),
        required: field.required,
        kind: match &field.kind {
            FieldKind::Measure {
                unit,
                min,
                max,
                step,
            } => wire::FieldKind::Measure {
                unit: unit.symbol().to_owned(),
                minimum: *min,
                maximum: *max,
                step: *step,
            },
            FieldKind::Engraving {
                max_characters,
                characters,
            } => wire::FieldKind::Engraving {
                max_characters: *max_characters,
                also: characters.also.clone(),
                any_script: characters.any_script,
            },
        },
    }
}

/// What is wrong with an answer, as a sentence.
#[must_use]
pub fn personalization_problem(error: &PersonalizationError, locale: Locale) -> String {
    use PersonalizationProblem as P;
    let label = error.label.get(locale);
    let unit = error.unit.map_or("", LengthUnit::symbol);
    match (&error.problem, locale) {
        (P::Unknown, Locale::En) => format!("{label} cannot be specified here."),
        (P::Unknown, Locale::De) => format!("{label} kann hier nicht angegeben werden."),
        (P::Missing, Locale::En) => format!("{label}: please fill this in."),
        (P::Missing, Locale::De) => format!("{label}: bitte ausfüllen."),
        (P::Kind, Locale::En) => format!("{label}: please enter a whole number."),
        (P::Kind, Locale::De) => format!("{label}: bitte eine ganze Zahl eingeben."),
        (P::OutOfRange { min, max }, Locale::En) => format!("{label}: from {min} to {max} {unit}."),
        (P::OutOfRange { min, max }, Locale::De) => format!("{label}: von {min} bis {max} {unit}."),
        (P::OffStep { min, step }, Locale::En) => {
            format!("{label}: in steps of {step} {unit} from {min} {unit}.")
        }
        (P::OffStep { min, step }, Locale::De) => {
            format!("{label}: in Schritten von {step} {unit} ab {min} {unit}.")
        }
        (P::TooLong { max }, Locale::En) => format!("{label}: at most {max} characters."),
        (P::TooLong { max }, Locale::De) => format!("{label}: höchstens {max} Zeichen."),
        (P::Character(other), Locale::En) => format!("{label}: “{other}” cannot be engraved."),
        (P::Character(other), Locale::De) => {
            format!("{label}: „{other}“ kann nicht graviert werden.")
        }
    }
}
