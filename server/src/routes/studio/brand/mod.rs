//! `/studio/brand`: the index of everything that the brand decides.
//!
//! A place appears once its address stands in [`access::ROUTES`] and the member may open it. To add one: a row in
//! [`places`], its words in `BrandWords`, its routes beside this file.

mod discounts;
mod fields;
mod hosts;
mod logo;
mod markets;
mod page;
mod payments;
mod shipping;
mod shop;
mod themes;

use axum::Router;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use spotlet::domain::Access;
use spotlet::view::model::studio::{BrandView, PlaceView};
use spotlet::view::studio::brand_page;
use spotlet::view::studio::words::{BrandWords, SettingsWords, ShellWords};

use super::access;
use super::seat::Seat;
use super::shell::Section;
use crate::present::Setting;
use crate::routes::html::Html;
use crate::settings::Section as Part;
use crate::state::AppState;

/// The index.
pub fn router() -> Router<AppState> {
    Router::new()
        .route("/studio/brand", get(index))
        .merge(themes::router())
        .merge(logo::router())
        .merge(page::routes(Part::Shop))
        .merge(page::routes(Part::Hosts))
        .merge(page::routes(Part::Markets))
        .merge(page::routes(Part::Shipping))
        .merge(discounts::router())
        .merge(payments::router())
}

async fn index(seat: Seat) -> Response {
    let heading = ShellWords::of(seat.locale()).brand.to_owned();
    let may_open = |place: &PlaceView| {
        let least = access::least(place.url, false).filter(|least| *least > Access::Anyone);
        least.is_some_and(|least| seat.member.role.allows(least))
    };
    let view = BrandView {
        shell: seat.shell(heading, Section::Brand),
        places: places(seat.setting())
            .into_iter()
            .filter(may_open)
            .collect(),
    };
    Html::studio(brand_page(&view)).into_response()
}

/// Every place, in the order of the page.
fn places(setting: Setting<'_>) -> Vec<PlaceView> {
    let words = BrandWords::of(setting.audience.locale);
    let place = |url, [title, text]: [&'static str; 2]| PlaceView {
        url,
        title,
        text,
        stands: stands(url, setting),
    };
    vec![
        place("/studio/brand/themes", words.theme),
        place("/studio/brand/logo", words.logo),
        place("/studio/brand/shop", words.shop),
        place("/studio/brand/hosts", words.hosts),
        place("/studio/brand/discounts", words.discounts),
        place("/studio/brand/markets", words.markets),
        place("/studio/brand/shipping", words.shipping),
        place("/studio/brand/payments", words.payments),
    ]
}

/// How a place stands, in a few words.
fn stands(url: &str, setting: Setting<'_>) -> String {
    let config = &setting.state.config;
    let words = SettingsWords::of(setting.audience.locale);
    let shell = ShellWords::of(setting.audience.locale);
    match url {
        "/studio/brand/shop" => config.brand.name.clone(),
        "/studio/brand/hosts" => match config.allowed_hosts.as_slice() {
            [] => words.any_host.to_owned(),
            [only] => only.clone(),
            [first, more @ ..] => format!("{first} + {}", more.len()),
        },
        "/studio/brand/discounts" => {
            let codes = config.discounts.iter().filter_map(|it| it.code.as_ref());
            let codes: Vec<&str> = codes.map(|code| code.as_str()).take(3).collect();
            codes.join(", ")
        }
        "/studio/brand/markets" => {
            let own = config.taxes.own().map(|market| market.country.to_string());
            own.take(6).collect::<Vec<_>>().join(", ")
        }
        "/studio/brand/shipping" => match config.fulfillment.shipping.zones.len() {
            0 => words.no_delivery.to_owned(),
            1 => words.one_zone.to_owned(),
            count => format!("{count} {}", words.zones_count),
        },
        "/studio/brand/payments" => match config.test_payments {
            true => shell.test_payments.to_owned(),
            false => shell.live_payments.to_owned(),
        },
        _ => String::new(),
    }
}
