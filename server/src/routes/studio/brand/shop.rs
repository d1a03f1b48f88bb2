//! `/studio/brand/shop`: who sells, legal links, house rules, creators.

use serde_json::{Map, Value};
use spotlet::domain::comment::CommentMode;
use spotlet::domain::commission::CreditRule;
use spotlet::view::model::studio::{InputKind, SectionView};
use spotlet::view::studio::words::SettingsWords;

use super::fields::{Fields, Form, Wrong, choice, name_of, pairs, part};
use crate::config::Config;
use crate::settings::written::percent;

const LINKS: [&str; 4] = [
    "brand.terms_url",
    "brand.privacy_url",
    "brand.imprint_url",
    "brand.withdrawal_url",
];

/// The fields of what holds.
pub fn fields(config: &Config) -> Fields {
    let (brand, creators) = (&config.brand, &config.creators);
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let own = creators.own.iter();
    let own: Vec<String> = own
        .map(|(creator, rate)| format!("{creator} {}", percent(*rate)))
        .collect();
    let mut fields = Fields::default();
    for (key, value) in [
        ("brand.name", brand.name.clone()),
        ("brand.seller", text(&brand.seller)),
        ("brand.invoice_prefix", brand.invoice_prefix.clone()),
        ("brand.credit_note_prefix", brand.credit_note_prefix.clone()),
        ("brand.home_url", text(&brand.home_url)),
        ("brand.terms_url", text(&brand.terms_url)),
        ("brand.privacy_url", text(&brand.privacy_url)),
        ("brand.imprint_url", text(&brand.imprint_url)),
        ("brand.withdrawal_url", text(&brand.withdrawal_url)),
        ("comments", mode(config.comments).to_owned()),
        ("time_zone", config.time_zone.clone()),
        ("creators.window_days", creators.window_days.to_string()),
        ("creators.link_days", creators.link_days.to_string()),
        ("creators.credit", rule(creators.rule).to_owned()),
        (
            "creators.commission_percent",
            percent(creators.basis_points),
        ),
        ("creators.commission", own.join("\n")),
    ] {
        fields.set(&name_of(key), value);
    }
    fields
}

/// What was typed, in the words of the file.
pub fn document(fields: &Fields, words: &SettingsWords) -> Result<Value, Wrong> {
    let mut top = Map::new();
    let (mut brand, mut creators) = (Map::new(), Map::new());
    for key in crate::settings::Section::Shop.keys() {
        let name = name_of(key);
        let Some(text) = fields.filled(&name) else {
            continue;
        };
        let value = match *key {
            "creators.window_days" | "creators.link_days" => match fields.number(&name, words)? {
                Some(days) => Value::from(days),
                None => continue,
            },
            "creators.commission" => rates(text, words)?,
            _ => Value::from(text),
        };
        match key.split_once('.') {
            Some(("brand", inner)) => brand.insert(inner.to_owned(), value),
            Some((_, inner)) => creators.insert(inner.to_owned(), value),
            None => top.insert((*key).to_owned(), value),
        };
    }
    top.insert("brand".to_owned(), Value::Object(brand));
    top.insert("creators".to_owned(), Value::Object(creators));
    Ok(Value::Object(top))
}

/// `mara 12.5`, a line each.
fn rates(text: &str, words: &SettingsWords) -> Result<Value, Wrong> {
    let mut rates = Map::new();
    for (line, parts) in pairs(text, |c| c == ' ' || c == ':') {
        let Some((creator, rate)) = parts else {
            let text = words.line.replace("{line}", line);
            let text = text.replace("{example}", "mara 12.5");
            return Err(Wrong::field("creators-commission", text));
        };
        rates.insert(creator.to_owned(), Value::from(rate));
    }
    Ok(Value::Object(rates))
}

/// The form.
pub fn parts(form: &Form<'_>) -> Vec<SectionView> {
    let words = form.words;
    let text = |key: &str, label: &str| form.of_key(key, label, InputKind::Text, "");
    let comments = choice([
        ("open", words.comments_open),
        ("hold", words.comments_hold),
        ("off", words.comments_off),
    ]);
    let credit = choice([("last", words.credit_last), ("first", words.credit_first)]);
    let labels = [
        words.terms_url,
        words.privacy_url,
        words.imprint_url,
        words.withdrawal_url,
    ];
    let links = LINKS.into_iter().zip(labels);
    vec![
        part(
            "seller",
            words.seller_title,
            words.seller_part_hint,
            vec![
                text("brand.name", words.brand_name),
                text("brand.home_url", words.home_url),
                form.of_key(
                    "brand.seller",
                    words.seller,
                    InputKind::Area,
                    words.seller_hint,
                ),
                text("brand.invoice_prefix", words.invoice_prefix),
                text("brand.credit_note_prefix", words.credit_note_prefix),
            ],
        ),
        part(
            "links",
            words.links_title,
            words.links_hint,
            links.map(|(key, label)| text(key, label)).collect(),
        ),
        part(
            "rules",
            words.rules_title,
            "",
            vec![
                form.of_key("comments", words.comments, comments, ""),
                form.of_key(
                    "time_zone",
                    words.time_zone,
                    InputKind::Text,
                    words.time_zone_hint,
                ),
            ],
        ),
        part(
            "creators",
            words.creators_title,
            words.creators_hint,
            vec![
                form.of_key(
                    "creators.commission_percent",
                    words.commission_percent,
                    InputKind::Text,
                    words.commission_percent_hint,
                ),
                form.of_key("creators.credit", words.credit, credit, ""),
                form.of_key(
                    "creators.window_days",
                    words.window_days,
                    InputKind::Number,
                    "",
                ),
                form.of_key("creators.link_days", words.link_days, InputKind::Number, ""),
                form.of_key(
                    "creators.commission",
                    words.own_rates,
                    InputKind::Area,
                    words.own_rates_hint,
                ),
            ],
        ),
    ]
}

fn mode(mode: CommentMode) -> &'static str {
    match mode {
        CommentMode::Open => "open",
        CommentMode::Hold => "hold",
        CommentMode::Off => "off",
    }
}

fn rule(rule: CreditRule) -> &'static str {
    match rule {
        CreditRule::First => "first",
        CreditRule::Last => "last",
    }
}
