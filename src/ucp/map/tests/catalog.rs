//! Products in search, lookup and detail.

use serde_json::json as j;

use super::*;
use crate::domain::catalog::samples::{catalog as stocked, chair};
use crate::ucp::product::SelectedOption;

fn detail(id: &str, selected: &[(&str, &str)], preferences: &[&str]) -> Value {
    let selected: Vec<_> = selected
        .iter()
        .map(|(name, label)| SelectedOption {
            name: (*name).into(),
            id: None,
            label: (*label).into(),
        })
        .collect();
    let preferences: Vec<_> = preferences.iter().map(|name| (*name).to_owned()).collect();
    json(product_detail(
        &chair(),
        id,
        &selected,
        &preferences,
        &stocked(),
        &ctx(Locale::En),
    ))
}

fn variant_ids(product: &Value) -> Vec<&str> {
    product["variants"]
        .as_array()
        .unwrap()
        .iter()
        .map(|v| v["id"].as_str().unwrap())
        .collect()
}

#[test]
fn a_product_is_told_with_all_its_variants() {
    let reply = json(product(&chair(), &stocked(), &ctx(Locale::De)));
    assert_eq!(
        (&reply["title"], &reply["description"]),
        (&j!("Loungesessel"), &j!({"plain": "Ein Sessel."}))
    );
    assert_eq!(
        reply["price_range"],
        j!({"min": {"amount": 64_900, "currency": "EUR"}, "max": {"amount": 69_900, "currency": "EUR"}})
    );
    assert_eq!(reply["list_price_range"]["min"]["amount"], 79_900);
    assert_eq!(
        reply["options"][0]["values"][0],
        j!({"id": "olive", "label": "Oliv"})
    );
    assert_eq!(
        reply["media"][0]["url"],
        "https://shop.example/media/lounge-chair.jpg"
    );
    let rust = &reply["variants"][1];
    assert_eq!(
        rust["availability"],
        j!({"available": false, "status": "out_of_stock"})
    );
    assert_eq!(
        rust["options"],
        j!([{"name": "Farbe", "id": "rust", "label": "Rost"}])
    );
    assert_eq!(rust.get("inputs"), None);
    assert_eq!(reply.get("selected"), None);
}

#[test]
fn a_lookup_says_which_id_led_where() {
    let ids = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
    let look =
        |wanted: &[&str]| lookup(&chair(), &ids(wanted), &stocked(), &ctx(Locale::En)).map(json);
    let by_product = look(&["lounge-chair"]).unwrap();
    assert_eq!(variant_ids(&by_product), ["lounge-chair-olive"]);
    assert_eq!(
        by_product["variants"][0]["inputs"],
        j!([{"id": "lounge-chair", "match": "featured"}])
    );
    let both = look(&["lounge-chair-rust", "lounge-chair", "lounge-chair", "other"]).unwrap();
    assert_eq!(
        variant_ids(&both),
        ["lounge-chair-olive", "lounge-chair-rust"]
    );
    assert_eq!(
        both["variants"][1]["inputs"],
        j!([{"id": "lounge-chair-rust", "match": "exact"}])
    );
    assert_eq!(look(&["other"]), None);
}

#[test]
fn a_detail_narrows_to_the_choices() {
    let reply = detail("lounge-chair", &[("Colour", "Rust")], &[]);
    assert_eq!(variant_ids(&reply), ["lounge-chair-rust"]);
    assert_eq!(
        reply["selected"],
        j!([{"name": "Colour", "id": "rust", "label": "Rust"}])
    );
    assert_eq!(
        reply["options"][0]["values"],
        j!([{"id": "olive", "label": "Olive", "available": true, "exists": true},
            {"id": "rust", "label": "Rust", "available": false, "exists": true}])
    );
    // Without choices, those of the featured variant hold; a choice in another language is understood.
    assert_eq!(
        variant_ids(&detail("lounge-chair", &[], &[])),
        ["lounge-chair-olive"]
    );
    assert_eq!(
        variant_ids(&detail("lounge-chair", &[("Farbe", "Rost")], &[])),
        ["lounge-chair-rust"]
    );
}

#[test]
fn a_variants_id_makes_the_choices() {
    let reply = detail("lounge-chair-rust", &[("Colour", "Olive")], &[]);
    assert_eq!(variant_ids(&reply), ["lounge-chair-rust"]);
    assert_eq!(reply["selected"][0]["id"], "rust");
}

#[test]
fn choices_that_fit_nothing_are_loosened_from_the_end_of_the_preferences() {
    let mut sized = chair();
    let mut size = sized.options[0].clone();
    size.name = "Size".into();
    size.values[0].id = "s".into();
    size.values[0].label = "Small".into();
    size.values[1].id = "l".into();
    size.values[1].label = "Large".into();
    sized.options.push(size);
    sized.variants[0].options.push("s".into());
    sized.variants[1].options.push("l".into());
    let sized = sized.checked().unwrap();
    let choice = |name: &str, label: &str| SelectedOption {
        name: name.into(),
        id: None,
        label: label.into(),
    };
    let impossible = [choice("Colour", "Olive"), choice("Size", "Large")];
    for (preferences, kept) in [(["Colour", "Size"], "olive"), (["Size", "Colour"], "l")] {
        let preferences = preferences.map(str::to_owned);
        let reply = json(product_detail(
            &sized,
            "lounge-chair",
            &impossible,
            &preferences,
            &stocked(),
            &ctx(Locale::En),
        ));
        let selected = reply["selected"].as_array().unwrap();
        assert_eq!(
            (selected.len(), &selected[0]["id"]),
            (1, &j!(kept)),
            "{preferences:?}"
        );
    }
}
