#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

use proptest::prelude::*;
use serde_json::json;

use super::*;

fn blind() -> Personalizable {
    serde_json::from_value(json!({
        "fields": [
            { "id": "width", "label": "Width", "required": true, "kind": "measure", "unit": "mm", "min": 300, "max": 1500, "step": 5 },
            { "id": "height", "label": "Height", "required": true, "kind": "measure", "unit": "cm", "min": 40, "max": 220 },
        ],
        "prices": [
            { "rule": "per_square_metre", "width": "width", "height": "height", "included_mm2": 500_000, "amount_minor": 6_000 },
        ],
    }))
    .unwrap()
}

fn shears() -> Personalizable {
    serde_json::from_value(json!({
        "fields": [{ "id": "text", "label": "Engraving", "kind": "engraving", "max_characters": 12, "characters": { "also": ".&-" } }],
        "prices": [{ "rule": "when_set", "field": "text", "amount_minor": 900 }],
    }))
    .unwrap()
}

fn chosen(allowed: &Personalizable, answers: serde_json::Value) -> Personalization {
    let answers: std::collections::BTreeMap<String, Value> =
        serde_json::from_value(answers).unwrap();
    Personalization::read(answers, allowed)
}

fn codes(allowed: &Personalizable, answers: serde_json::Value) -> Vec<String> {
    match chosen(allowed, answers).check(allowed) {
        Ok(()) => Vec::new(),
        Err(errors) => errors
            .iter()
            .map(|error| format!("{} {}", error.field, error.problem.code()))
            .collect(),
    }
}

#[test]
fn answers_within_the_limits_pass() {
    for (allowed, answers) in [
        (blind(), json!({ "width": 300, "height": 220 })),
        (blind(), json!({ "width": " 1500 ", "height": "40" })),
        (shears(), json!({})),
        (shears(), json!({ "text": "  Für   Oma & K." })),
    ] {
        assert_eq!(codes(&allowed, answers), Vec::<String>::new());
    }
}

#[test]
fn every_other_answer_is_refused_by_name() {
    let cases = [
        (
            blind(),
            json!({}),
            &[
                "width personalization_required",
                "height personalization_required",
            ][..],
        ),
        (
            blind(),
            json!({ "width": "", "height": 100 }),
            &["width personalization_required"],
        ),
        (
            blind(),
            json!({ "width": 299, "height": 100 }),
            &["width personalization_out_of_range"],
        ),
        (
            blind(),
            json!({ "width": -300, "height": 221 }),
            &[
                "width personalization_out_of_range",
                "height personalization_out_of_range",
            ],
        ),
        (
            blind(),
            json!({ "width": 302, "height": 100 }),
            &["width personalization_off_step"],
        ),
        (
            blind(),
            json!({ "width": "wide", "height": "1e2" }),
            &[
                "width personalization_invalid",
                "height personalization_invalid",
            ],
        ),
        (
            blind(),
            json!({ "width": i64::MAX, "height": i64::MIN }),
            &[
                "width personalization_out_of_range",
                "height personalization_out_of_range",
            ],
        ),
        (
            blind(),
            json!({ "width": 300, "height": 100, "depth": 1 }),
            &["depth personalization_unknown"],
        ),
        (
            shears(),
            json!({ "text": "Thirteen char" }),
            &["text personalization_too_long"],
        ),
        (
            shears(),
            json!({ "text": "a<b" }),
            &["text personalization_character"],
        ),
        (
            shears(),
            json!({ "text": "\u{202e}abc" }),
            &["text personalization_character"],
        ),
        (
            shears(),
            json!({ "text": "знак" }),
            &["text personalization_character"],
        ),
        (
            shears(),
            json!({ "text": 5 }),
            &["text personalization_invalid"],
        ),
    ];
    for (allowed, answers, expected) in cases {
        assert_eq!(codes(&allowed, answers.clone()), expected, "{answers}");
    }
}

#[test]
fn what_is_chosen_is_what_is_paid() {
    let blind = blind();
    let cost = |width, height| {
        blind
            .surcharge_minor(&chosen(&blind, json!({ "width": width, "height": height })))
            .unwrap()
    };
    // Half a square metre is included.
    assert_eq!(cost(500, 100), 0);
    assert_eq!(cost(1000, 100), 3_000);
    // 0.505 m² more than included, at 60.00 a square metre.
    assert_eq!(cost(1005, 100), 3_030);
    // A started cent is a cent.
    assert_eq!(cost(305, 183), 349);
    let shears = shears();
    assert_eq!(shears.surcharge_minor(&Personalization::none()).unwrap(), 0);
    assert_eq!(
        shears
            .surcharge_minor(&chosen(&shears, json!({ "text": "Oma" })))
            .unwrap(),
        900
    );
}

#[test]
fn lengths_are_charged_by_started_portions() {
    let strap: Personalizable = serde_json::from_value(json!({
        "fields": [{ "id": "length", "label": "Length", "kind": "measure", "unit": "cm", "min": 50, "max": 200 }],
        "prices": [{ "rule": "per_length", "field": "length", "from": 100, "size": 10, "amount_minor": 150 }],
    }))
    .unwrap();
    for (length, amount) in [
        (50, 0),
        (100, 0),
        (101, 150),
        (110, 150),
        (111, 300),
        (200, 1_500),
    ] {
        assert_eq!(
            strap
                .surcharge_minor(&chosen(&strap, json!({ "length": length })))
                .unwrap(),
            amount,
            "{length}"
        );
    }
}

#[test]
fn a_declaration_that_contradicts_itself_is_refused() {
    type Spoil = fn(&mut serde_json::Value);
    let cases: [(&str, Spoil); 9] = [
        ("made of", |p| p["fields"][0]["id"] = json!("Wide One")),
        ("twice", |p| p["fields"][1]["id"] = json!("width")),
        ("no label", |p| p["fields"][0]["label"] = json!(" ")),
        ("limits", |p| p["fields"][0]["min"] = json!(9_000)),
        ("limits", |p| p["fields"][0]["step"] = json!(0)),
        ("limits", |p| p["fields"][0]["max"] = json!(i64::MAX)),
        ("names depth", |p| p["prices"][0]["width"] = json!("depth")),
        ("below 0", |p| p["prices"][0]["amount_minor"] = json!(-1)),
        ("below 0", |p| p["prices"][0]["included_mm2"] = json!(-1)),
    ];
    assert_eq!(blind().check(), Ok(()));
    assert_eq!(shears().check(), Ok(()));
    for (words, spoil) in cases {
        let mut declaration = serde_json::to_value(blind()).unwrap();
        spoil(&mut declaration);
        let declaration: Personalizable = serde_json::from_value(declaration).unwrap();
        let error = declaration.check().unwrap_err().to_string();
        assert!(error.contains(words), "{error} should say {words}");
    }
}

proptest! {
    #[test]
    fn more_cloth_never_costs_less(width in 60_i64..300, height in 40_i64..220, wider in 0_i64..20) {
        let blind = blind();
        let cost = |width: i64| blind.surcharge_minor(&chosen(&blind, json!({ "width": width * 5, "height": height }))).unwrap();
        prop_assert!(cost(width + wider) >= cost(width));
        prop_assert!(cost(width) >= 0);
    }

    #[test]
    fn whatever_is_answered_is_read_and_judged(text in ".{0,40}", number in any::<i64>()) {
        for allowed in [blind(), shears()] {
            let read = chosen(&allowed, json!({ "width": text, "height": number, "text": text }));
            let _ = read.check(&allowed);
            let _ = allowed.surcharge_minor(&read);
        }
    }
}
