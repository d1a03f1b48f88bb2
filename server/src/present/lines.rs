//! Lines and totals, as bag, checkout and order show them.

use spotlet::domain::{Discounts, Money, PricedLine, TotalKind, Totals};
use spotlet::ucp::map::text;
use spotlet::view::model::{SummaryLineView, TotalView};

use super::Setting;
use crate::text::{money, percent, words};

/// A line of a checkout or an order.
pub(super) fn line(setting: Setting<'_>, line: &PricedLine) -> SummaryLineView {
    let locale = setting.audience.locale;
    SummaryLineView {
        title: line.title.get(locale).to_owned(),
        variant: variant_title(setting, line),
        quantity: line.quantity.get(),
        total: money(line.total, setting.audience),
        // The title stands beside the picture, which adds nothing for who cannot see it.
        image: line.image.as_deref().map(|src| setting.thumbnail(src, "")),
    }
}

/// What tells the line from its siblings: its variant's title, and how it is made. Empty when it has neither.
pub(super) fn variant_title(setting: Setting<'_>, line: &PricedLine) -> String {
    let locale = setting.audience.locale;
    let title = line
        .variant_title
        .iter()
        .map(|title| title.get(locale).to_owned());
    let made = line
        .personalization
        .iter()
        .map(|one| format!("{} {}", one.label.get(locale), one.text()));
    title.chain(made).collect::<Vec<_>>().join(" · ")
}

/// Every row of the totals; discounts and taxes under their own names.
pub(super) fn totals(
    setting: Setting<'_>,
    totals: &Totals,
    discounts: &Discounts,
) -> Vec<TotalView> {
    let locale = setting.audience.locale;
    let mut rates = totals
        .taxes()
        .iter()
        .filter(|tax| !tax.is_included && tax.tax_minor > 0)
        .map(|tax| tax.rate);
    let mut rows = Vec::new();
    for entry in totals.entries() {
        let row = |label: &str, minor: i64| TotalView {
            kind: entry.kind.as_str().to_owned(),
            label: label.to_owned(),
            amount: money(Money::new(minor, totals.currency()), setting.audience),
        };
        let general = text::total(entry.kind, locale);
        let named = discounts.applied.iter().filter(|one| match entry.kind {
            TotalKind::ItemsDiscount => !one.lines.is_empty(),
            TotalKind::Discount => one.delivery.is_some_and(|off| off.amount_minor > 0),
            _ => false,
        });
        let named: Vec<TotalView> = named
            .map(|one| row(one.title.get(locale), -one.amount.amount_minor))
            .collect();
        match entry.kind {
            _ if !named.is_empty() => rows.extend(named),
            TotalKind::Fulfillment if entry.amount_minor == 0 => rows.push(TotalView {
                amount: words::free(locale).to_owned(),
                ..row(general, 0)
            }),
            TotalKind::Tax => {
                let rate = rates.next().map(|rate| percent(rate, setting.audience));
                let label = [general, rate.as_deref().unwrap_or_default()].join(" ");
                rows.push(row(label.trim(), entry.amount_minor));
            }
            _ => rows.push(row(general, entry.amount_minor)),
        }
    }
    rows
}

/// "incl. €31.93 VAT"; empty where no tax is included.
pub(super) fn tax_note(setting: Setting<'_>, totals: &Totals) -> String {
    let tax = totals.tax_included();
    match tax.amount_minor {
        0 => String::new(),
        _ => words::tax_included(&money(tax, setting.audience), setting.audience.locale),
    }
}
