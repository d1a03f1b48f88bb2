//! `/studio/brand/shipping`: zones with their services.

use serde_json::{Value, json};
use spotlet::domain::fulfillment::Zone;
use spotlet::view::model::studio::{GroupView, InputKind, SectionView};
use spotlet::view::studio::words::SettingsWords;

use super::fields::{Fields, Form, Wrong, pairs};
use crate::config::Config;
use crate::import::price::parse_price;
use crate::settings::written::price;

/// The fields of what holds.
pub fn fields(config: &Config) -> Fields {
    let mut fields = Fields::default();
    for (row, zone) in config.fulfillment.shipping.zones.iter().enumerate() {
        let countries = match &zone.countries {
            Zone::EuropeanUnion => "EU".to_owned(),
            Zone::Countries(countries) => {
                let codes: Vec<String> = countries.iter().map(ToString::to_string).collect();
                codes.join(", ")
            }
        };
        fields.set(&format!("z{row}-countries"), countries);
        for (service, rate) in zone.rates.iter().enumerate() {
            let name = |field: &str| format!("z{row}s{service}-{field}");
            let weights = rate.by_weight.iter();
            let weights: Vec<String> = weights
                .map(|step| format!("{}: {}", step.up_to_grams, price(step.price)))
                .collect();
            let values = rate.by_value.iter();
            let values: Vec<String> = values
                .map(|step| format!("{}: {}", price(step.from), price(step.price)))
                .collect();
            fields.set(&name("id"), rate.id.as_str());
            fields.set_words(&name("title"), &rate.title);
            fields.set(&name("price"), price(rate.price));
            fields.set(&name("free"), rate.free_from.map(price).unwrap_or_default());
            fields.set(&name("earliest"), rate.earliest_days.to_string());
            fields.set(&name("latest"), rate.latest_days.to_string());
            fields.set(&name("weight"), weights.join("\n"));
            fields.set(&name("value"), values.join("\n"));
        }
    }
    fields
}

/// What was typed, in the words of the file.
pub fn document(fields: &Fields, words: &SettingsWords) -> Result<Value, Wrong> {
    let mut zones = Vec::new();
    let mut wrong = Vec::new();
    for row in 0..fields.rows("z", "countries") {
        let zone = format!("z{row}");
        if fields.is_removed(&zone) {
            continue;
        }
        let codes = fields.get(&format!("{zone}-countries"));
        let codes: Vec<&str> = codes
            .split([',', ' ', '\n'])
            .filter(|code| !code.is_empty())
            .collect();
        let mut services = Vec::new();
        for row in 0..fields.rows(&format!("{zone}s"), "id") {
            let row = format!("{zone}s{row}");
            if fields.is_removed(&row) {
                continue;
            }
            match service(fields, &row, words) {
                Ok(service) => services.push(service),
                Err(fields) => wrong.extend(fields),
            }
        }
        if codes.is_empty() {
            let text = words.must_be.replace("{expected}", words.country_hint);
            wrong.push((format!("{zone}-countries"), text));
        }
        zones.push(json!({ "countries": codes, "service": services }));
    }
    match wrong.is_empty() {
        true => Ok(json!({ "shipping": zones })),
        false => Err(Wrong::Fields(wrong)),
    }
}

fn service(
    fields: &Fields,
    row: &str,
    words: &SettingsWords,
) -> Result<Value, Vec<(String, String)>> {
    let mut wrong = Vec::new();
    let name = |field: &str| format!("{row}-{field}");
    let mut amount = |field: &str| -> Option<String> {
        let text = fields.filled(&name(field))?;
        if parse_price(text).is_err() {
            let text = words.must_be.replace("{expected}", words.price_hint);
            wrong.push((name(field), text));
        }
        Some(text.to_owned())
    };
    let (price, free) = (amount("price"), amount("free"));
    if price.is_none() {
        let text = words.must_be.replace("{expected}", words.price_hint);
        wrong.push((name("price"), text));
    }
    if fields.words(&name("title")).is_empty() {
        wrong.push((name("title-en"), words.missing.to_owned()));
    }
    let mut days = |field: &str| match fields.filled(&name(field)).map(str::parse::<u32>) {
        Some(Ok(days)) => days,
        _ => {
            let text = words.must_be.replace("{expected}", words.whole_number);
            wrong.push((name(field), text));
            0
        }
    };
    let (earliest, latest) = (days("earliest"), days("latest"));
    if earliest > latest {
        let text = format!("{} ≥ {}", words.latest, earliest);
        wrong.push((name("latest"), text));
    }
    let mut steps = |field: &str, example: &str| {
        let mut steps = Vec::new();
        for (line, parts) in pairs(fields.get(&name(field)), |c| c == ':') {
            let is_price = |text: &str| parse_price(text).is_ok();
            let left_fits = |left: &str| match field {
                "weight" => left.parse::<u64>().is_ok(),
                _ => is_price(left),
            };
            match parts {
                Some((left, right)) if left_fits(left) && is_price(right) => {
                    steps.push((left.to_owned(), right.to_owned()));
                }
                _ => {
                    let text = words.line.replace("{line}", line);
                    wrong.push((name(field), text.replace("{example}", example)));
                }
            }
        }
        steps
    };
    let weights = steps("weight", "2000: 6.90 EUR").into_iter();
    let weights = weights.map(|(grams, price)| {
        let grams: u64 = grams.parse().unwrap_or_default();
        json!({ "up_to_grams": grams, "price": price })
    });
    let weights: Vec<Value> = weights.collect();
    let values = steps("value", "50.00 EUR: 2.90 EUR").into_iter();
    let values: Vec<Value> = values
        .map(|(from, price)| json!({ "from": from, "price": price }))
        .collect();
    if !wrong.is_empty() {
        return Err(wrong);
    }
    Ok(json!({
        "id": fields.get(&name("id")),
        "title": fields.words(&name("title")),
        "price": price,
        "free_from": free,
        "days": [earliest, latest],
        "by_weight": weights,
        "by_value": values,
    }))
}

/// The form: a part for each zone, a group for each of its services.
pub fn parts(form: &Form<'_>) -> Vec<SectionView> {
    let words = form.words;
    let zones = form.fields.rows("z", "countries");
    let mut parts: Vec<SectionView> = (0..zones).map(|row| zone(form, row)).collect();
    parts.push(SectionView {
        id: "more".to_owned(),
        title: match zones {
            0 => words.no_delivery.to_owned(),
            _ => words.add_zone.to_owned(),
        },
        hint: words.zone_hint.to_owned(),
        adds: vec![("add-z-countries".to_owned(), words.add_zone.to_owned())],
        ..SectionView::default()
    });
    parts
}

fn zone(form: &Form<'_>, row: usize) -> SectionView {
    let words = form.words;
    let zone = format!("z{row}");
    let mut groups = vec![GroupView {
        fields: vec![
            form.input(
                &format!("{zone}-countries"),
                words.countries,
                InputKind::Text,
            ),
            form.remove(&zone, words.remove_zone),
        ],
        ..GroupView::default()
    }];
    let services = 0..form.fields.rows(&format!("{zone}s"), "id");
    groups.extend(services.map(|index| self::group(form, &format!("{zone}s{index}"), index)));
    SectionView {
        id: zone.clone(),
        title: format!("{} {}", words.zone, row + 1),
        groups,
        adds: vec![(format!("add-{zone}s-id"), words.add_service.to_owned())],
        ..SectionView::default()
    }
}

fn group(form: &Form<'_>, row: &str, index: usize) -> GroupView {
    let words = form.words;
    let name = |field: &str| format!("{row}-{field}");
    let mut fields = form.texts(&name("title"), words.service_title).to_vec();
    fields.extend([
        form.hinted(
            &name("price"),
            words.price,
            InputKind::Text,
            words.price_hint,
        ),
        form.input(&name("free"), words.free_from, InputKind::Text),
        form.input(&name("earliest"), words.earliest, InputKind::Number),
        form.input(&name("latest"), words.latest, InputKind::Number),
        form.hinted(
            &name("id"),
            words.service_id,
            InputKind::Text,
            words.service_id_hint,
        ),
        form.hinted(
            &name("weight"),
            words.by_weight,
            InputKind::Area,
            words.by_weight_hint,
        ),
        form.hinted(
            &name("value"),
            words.by_value,
            InputKind::Area,
            words.by_value_hint,
        ),
        form.remove(row, words.remove),
    ]);
    let title = match form
        .fields
        .get(&name(&format!("title-{}", form.audience.locale.language())))
    {
        "" => format!("{} {}", words.service, index + 1),
        title => title.to_owned(),
    };
    GroupView {
        title,
        fields,
        ..GroupView::default()
    }
}
