//! Lines and totals, as bag, checkout and order show them.

use spotlet::domain::{Money, PricedLine, TotalKind, Totals};
use spotlet::ucp::map::text;
use spotlet::view::model::{SummaryLineView, TotalView};

use super::Setting;
use crate::text::{money, words};

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

/// What tells the line's variant from its siblings; empty when it has none.
pub(super) fn variant_title(setting: Setting<'_>, line: &PricedLine) -> String {
    line.variant_title
        .as_ref()
        .map_or_else(String::new, |title| {
            title.get(setting.audience.locale).to_owned()
        })
}

/// Every row of the totals.
pub(super) fn totals(setting: Setting<'_>, totals: &Totals) -> Vec<TotalView> {
    let locale = setting.audience.locale;
    totals
        .entries()
        .iter()
        .map(|entry| {
            let amount = Money::new(entry.amount_minor, totals.currency());
            let is_free = entry.kind == TotalKind::Fulfillment && entry.amount_minor == 0;
            TotalView {
                kind: entry.kind.as_str().to_owned(),
                label: text::total(entry.kind, locale).to_owned(),
                amount: if is_free {
                    words::free(locale).to_owned()
                } else {
                    money(amount, setting.audience)
                },
            }
        })
        .collect()
}

/// "incl. €31.93 VAT"; empty where no tax is included.
pub(super) fn tax_note(setting: Setting<'_>, totals: &Totals) -> String {
    let tax = totals.tax_included();
    match tax.amount_minor {
        0 => String::new(),
        _ => words::tax_included(&money(tax, setting.audience), setting.audience.locale),
    }
}
