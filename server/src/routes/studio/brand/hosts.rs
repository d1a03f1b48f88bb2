//! `/studio/brand/hosts`: who may embed.

use serde_json::{Value, json};
use spotlet::view::model::studio::{GroupView, InputKind, SectionView};

use super::fields::{Fields, Form, Wrong};
use crate::config::Config;

/// The fields of what holds.
pub fn fields(config: &Config) -> Fields {
    let mut fields = Fields::default();
    for (row, host) in config.allowed_hosts.iter().enumerate() {
        fields.set(&format!("h{row}-origin"), host);
    }
    fields
}

/// What was typed, in the words of the file.
pub fn document(fields: &Fields) -> Result<Value, Wrong> {
    let rows = 0..fields.rows("h", "origin");
    let kept = rows.filter(|row| !fields.is_removed(&format!("h{row}")));
    let hosts: Vec<String> = kept
        .filter_map(|row| fields.filled(&format!("h{row}-origin")).map(str::to_owned))
        .collect();
    Ok(json!({ "allowed_hosts": hosts }))
}

/// The form. Without a press there is room for one more.
pub fn parts(form: &Form<'_>) -> Vec<SectionView> {
    let words = form.words;
    let fixed = form.fixed("allowed_hosts");
    let rows = form.fields.rows("h", "origin");
    let shown = match &fixed {
        Some(_) => rows,
        None => rows + 1,
    };
    let groups = (0..shown).map(|row| {
        let name = format!("h{row}-origin");
        let label = format!("{} {}", words.host, row + 1);
        let mut fields = vec![match fixed {
            Some(_) => form.input(&name, &label, InputKind::Fixed),
            None if row == rows => form.hinted(&name, &label, InputKind::Text, words.host_hint),
            None => form.input(&name, &label, InputKind::Text),
        }];
        if row < rows && fixed.is_none() {
            fields.push(form.remove(&format!("h{row}"), words.remove));
        }
        GroupView {
            fields,
            ..GroupView::default()
        }
    });
    vec![SectionView {
        id: "hosts".to_owned(),
        title: words.hosts_title.to_owned(),
        hint: fixed.clone().unwrap_or_else(|| words.hosts_hint.to_owned()),
        groups: groups.collect(),
        adds: match fixed {
            Some(_) => Vec::new(),
            None => vec![("add-h-origin".to_owned(), words.add_host.to_owned())],
        },
        ..SectionView::default()
    }]
}
