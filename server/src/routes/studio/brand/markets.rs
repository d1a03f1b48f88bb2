//! `/studio/brand/markets`: where visitors are at home, and the taxes of each country.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};
use spotlet::domain::Locale;
use spotlet::domain::tax::{PriceMode, Rounding};
use spotlet::view::model::studio::{GroupView, InputKind, InputView, SectionView};

use super::fields::{Fields, Form, Wrong, choice};
use crate::config::Config;
use crate::problem::Problem;
use crate::service::studio::products;
use crate::settings::written::percent;
use crate::state::AppState;
use crate::text::country_name;

/// The fields of what holds.
pub fn fields(config: &Config) -> Fields {
    let mut fields = Fields::default();
    fields.set("default_country", config.default_country.to_string());
    fields.set("default_locale", config.default_locale.language());
    for (row, market) in config.taxes.own().enumerate() {
        let mut set = |field: &str, value: String| fields.set(&format!("t{row}-{field}"), value);
        set("country", market.country.to_string());
        set(
            "prices",
            match market.mode {
                PriceMode::Included => "included".to_owned(),
                PriceMode::Added => "added".to_owned(),
            },
        );
        set(
            "rounding",
            match market.rounding {
                Rounding::Line => "line".to_owned(),
                Rounding::Document => "document".to_owned(),
            },
        );
        set("standard", percent(market.standard.basis_points()));
        if market.reduced != market.standard {
            set("reduced", percent(market.reduced.basis_points()));
        }
    }
    fields
}

/// What was typed, in the words of the file.
pub fn document(fields: &Fields) -> Result<Value, Wrong> {
    let mut top = Map::new();
    for key in ["default_country", "default_locale"] {
        if let Some(text) = fields.filled(key) {
            top.insert(key.to_owned(), json!(text));
        }
    }
    let mut rows = Vec::new();
    for row in 0..fields.rows("t", "country") {
        let row = format!("t{row}");
        if fields.is_removed(&row) {
            continue;
        }
        let field = |name: &str| fields.filled(&format!("{row}-{name}"));
        if field("country").is_none() && field("standard").is_none() {
            continue;
        }
        let mut table = Map::new();
        for name in ["prices", "rounding", "reduced"] {
            if let Some(text) = field(name) {
                table.insert(name.to_owned(), json!(text));
            }
        }
        table.insert("country".to_owned(), json!(field("country").unwrap_or("")));
        table.insert(
            "standard".to_owned(),
            json!(field("standard").unwrap_or("")),
        );
        rows.push(Value::Object(table));
    }
    top.insert("tax".to_owned(), Value::Array(rows));
    Ok(Value::Object(top))
}

/// The form.
pub fn parts(form: &Form<'_>, currencies: &str) -> Vec<SectionView> {
    let words = form.words;
    let languages = InputKind::Choice(
        [(Locale::En, "English"), (Locale::De, "Deutsch")]
            .map(|(locale, name)| (locale.language().to_owned(), name.to_owned()))
            .to_vec(),
    );
    let visitors = vec![
        form.of_key(
            "default_country",
            words.default_country,
            InputKind::Text,
            words.country_hint,
        ),
        form.of_key("default_locale", words.default_locale, languages, ""),
    ];
    let rows = 0..form.fields.rows("t", "country");
    vec![
        SectionView {
            id: "visitors".to_owned(),
            title: words.visitors_title.to_owned(),
            hint: words.visitors_hint.to_owned(),
            groups: vec![GroupView {
                fields: visitors,
                ..GroupView::default()
            }],
            ..SectionView::default()
        },
        SectionView {
            id: "taxes".to_owned(),
            title: words.taxes_title.to_owned(),
            hint: words.taxes_hint.to_owned(),
            groups: rows.map(|row| market(form, row)).collect(),
            adds: vec![("add-t-country".to_owned(), words.add_market.to_owned())],
            ..SectionView::default()
        },
        SectionView {
            id: "currencies".to_owned(),
            title: words.currencies_title.to_owned(),
            hint: words.currencies_hint.to_owned(),
            groups: vec![GroupView {
                fields: vec![InputView {
                    name: "currencies".to_owned(),
                    label: words.currencies.to_owned(),
                    value: currencies.to_owned(),
                    kind: InputKind::Fixed,
                    ..InputView::default()
                }],
                ..GroupView::default()
            }],
            ..SectionView::default()
        },
    ]
}

/// The currencies that products have prices in.
pub async fn currencies(state: &AppState) -> Result<String, Problem> {
    let (found, _) = products::find(state, "").await?;
    let variants = found.iter().flat_map(|product| &product.variants);
    let prices = variants.flat_map(|variant| variant.prices.values().chain([&variant.price]));
    let codes: BTreeSet<String> = prices.map(|price| price.currency.to_string()).collect();
    Ok(codes.into_iter().collect::<Vec<_>>().join(", "))
}

fn market(form: &Form<'_>, row: usize) -> GroupView {
    let words = form.words;
    let name = |field: &str| format!("t{row}-{field}");
    let prices = choice([
        ("included", words.prices_included),
        ("added", words.prices_added),
    ]);
    let rounding = choice([
        ("line", words.rounding_line),
        ("document", words.rounding_document),
    ]);
    let country = form.fields.get(&name("country"));
    let title = country.parse().ok();
    let title = title.map(|country| country_name(country, form.audience));
    GroupView {
        title: title.unwrap_or_else(|| format!("{} {}", words.country, row + 1)),
        fields: vec![
            form.hinted(
                &name("country"),
                words.country,
                InputKind::Text,
                words.country_hint,
            ),
            form.input(&name("prices"), words.prices, prices),
            form.input(&name("standard"), words.standard, InputKind::Text),
            form.hinted(
                &name("reduced"),
                words.reduced,
                InputKind::Text,
                words.reduced_hint,
            ),
            form.input(&name("rounding"), words.rounding, rounding),
            form.remove(&format!("t{row}"), words.remove),
        ],
        ..GroupView::default()
    }
}
