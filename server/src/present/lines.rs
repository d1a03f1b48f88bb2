//! Lines and totals, as bag, checkout and order show them.

use spotlet::domain::{Country, Discounts, Locale, Money, PricedLine, Shipment, TotalKind, Totals};
use spotlet::ucp::map::text;
use spotlet::view::model::{SummaryLineView, TotalView};

use super::Setting;
use crate::text::{Audience, money, percent, words};

/// A line of a checkout or an order.
pub(super) fn line(setting: Setting<'_>, line: &PricedLine) -> SummaryLineView {
    let locale = setting.audience.locale;
    SummaryLineView {
        title: line.title.get(locale).to_owned(),
        variant: variant_title(setting, line),
        quantity: line.quantity.get(),
        each: (line.quantity.get() > 1).then(|| money(line.unit_price, setting.audience)),
        total: money(line.total, setting.audience),
        before: before(line, setting.audience),
        note: price_note(line, setting.audience),
        // The title stands beside the picture, which adds nothing for who cannot see it.
        image: line.image.as_deref().map(|src| setting.thumbnail(src, "")),
    }
}

/// What the pieces of a line cost before, for the struck-through price.
pub(super) fn before(line: &PricedLine, audience: Audience) -> Option<String> {
    let all = line.list_price?.checked_mul(line.quantity.into()).ok()?;
    Some(money(all, audience))
}

/// "€27.60/kg · Lowest price of the last 30 days: €6.50"; empty where the law asks for nothing beside the price.
pub(super) fn price_note(line: &PricedLine, audience: Audience) -> String {
    let per_unit = line.per_unit.map(|unit| {
        let price = money(unit.price, audience);
        words::unit_price(&price, unit.per.unit())
    });
    let lowest = line.lowest_price.map(|lowest| {
        let lowest = money(lowest, audience);
        words::lowest_price(&lowest, audience.locale)
    });
    let told: Vec<String> = per_unit.into_iter().chain(lowest).collect();
    told.join(" · ")
}

/// What stands beside a line's price, for who shows nothing but a sentence: a bag in a page, a platform.
#[must_use]
pub fn price_sentence(line: &PricedLine, locale: Locale, country: Country) -> Option<String> {
    let audience = Audience { locale, country };
    let before = before(line, audience);
    let before = before.map(|price| words::price_before(&price, audience.locale));
    let note = Some(price_note(line, audience)).filter(|note| !note.is_empty());
    let told: Vec<String> = before.into_iter().chain(note).collect();
    (!told.is_empty()).then(|| told.join(" · "))
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
    shipments: &[Shipment],
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
        let general = text::total(entry.kind, shipments, locale);
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
