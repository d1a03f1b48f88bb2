//! The bag page.

use spotlet::domain::PricedLine;
use spotlet::domain::pricing::LineProblem;
use spotlet::view::model::{BagLineView, BagView};

use super::Setting;
use super::lines;
use crate::service::cart::ShownCart;
use crate::text::{money, words};

/// A cart as its owner sees it. `notice` is something that was refused.
#[must_use]
pub fn bag(setting: Setting<'_>, shown: Option<&ShownCart>, notice: Option<String>) -> BagView {
    let none = Vec::new();
    let priced = shown.map(|shown| &shown.priced);
    let priced_lines = priced.map_or(&none, |priced| &priced.lines);
    let problems = priced.map_or(&[][..], |priced| &priced.problems);
    BagView {
        locale: setting.audience.locale,
        lines: priced_lines
            .iter()
            .map(|line| bag_line(setting, line))
            .collect(),
        totals: shown
            .map(|shown| lines::totals(setting, &shown.quote.totals, &shown.quote.discounts, &[]))
            .unwrap_or_default(),
        tax_note: shown
            .map(|shown| lines::tax_note(setting, &shown.quote.totals))
            .unwrap_or_default(),
        free_delivery_hint: shown
            .and_then(|shown| shown.to_free_delivery)
            .map(|missing| {
                let missing = money(missing, setting.audience);
                words::free_delivery_hint(&missing, setting.audience.locale)
            }),
        messages: notice
            .into_iter()
            .chain(line_problems(setting, problems, priced_lines))
            .collect(),
        back: back(setting, shown),
    }
}

/// What stands against selling, a sentence a line.
pub(super) fn line_problems(
    setting: Setting<'_>,
    problems: &[LineProblem],
    lines: &[PricedLine],
) -> Vec<String> {
    let locale = setting.audience.locale;
    problems
        .iter()
        .map(|problem| {
            let line = lines.iter().find(|line| line.id == problem.line);
            let title = line.map_or(problem.variant.as_str(), |line| line.title.get(locale));
            words::line_problem(title, problem, locale)
        })
        .collect()
}

fn bag_line(setting: Setting<'_>, line: &PricedLine) -> BagLineView {
    BagLineView {
        id: line.id.to_string(),
        title: line.title.get(setting.audience.locale).to_owned(),
        variant: lines::variant_title(setting, line),
        quantity: line.quantity.get(),
        unit_price: money(line.unit_price, setting.audience),
        total: money(line.total, setting.audience),
        before: lines::before(line, setting.audience),
        note: lines::price_note(line, setting.audience),
        image: line.image.as_deref().map(|src| setting.thumbnail(src, "")),
    }
}

/// Back to the post the last thing came from, else to the shop.
fn back(setting: Setting<'_>, shown: Option<&ShownCart>) -> String {
    let post = shown.and_then(|shown| shown.cart.attribution.post.as_ref());
    match post {
        Some(post) => format!("/p/{post}"),
        None => setting
            .state
            .config
            .brand
            .home_url
            .clone()
            .unwrap_or_else(|| "/".to_owned()),
    }
}
