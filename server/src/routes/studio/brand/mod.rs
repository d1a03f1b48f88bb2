//! `/studio/brand`: the index of everything that the brand decides.
//!
//! A place appears once its address stands in [`access::ROUTES`] and the member may open it. To add one: a row in
//! [`places`], its words in `BrandWords`, its routes beside this file.

mod logo;
mod themes;

use axum::Router;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use spotlet::domain::Access;
use spotlet::view::model::studio::{BrandView, PlaceView};
use spotlet::view::studio::brand_page;
use spotlet::view::studio::words::{BrandWords, ShellWords};

use super::access;
use super::guard::Member;
use super::shell::{Section, shell};
use crate::routes::html::Html;
use crate::routes::pages::Visitor;
use crate::state::AppState;

/// The index.
pub fn router() -> Router<AppState> {
    Router::new()
        .route("/studio/brand", get(index))
        .merge(themes::router())
        .merge(logo::router())
}

async fn index(
    State(state): State<AppState>,
    visitor: Visitor,
    Member(member): Member,
) -> Response {
    let setting = visitor.setting(&state);
    let locale = setting.audience.locale;
    let heading = ShellWords::of(locale).brand.to_owned();
    let may_open = |place: &PlaceView| {
        let least = access::least(place.url, false).filter(|least| *least > Access::Anyone);
        least.is_some_and(|least| member.role.allows(least))
    };
    let view = BrandView {
        shell: shell(setting, Some(&member), heading, Some(Section::Brand)),
        places: places(BrandWords::of(locale))
            .into_iter()
            .filter(may_open)
            .collect(),
    };
    Html::studio(brand_page(&view)).into_response()
}

/// Every place, in the order of the page.
fn places(words: &BrandWords) -> Vec<PlaceView> {
    let place = |url, [title, text]: [&'static str; 2]| PlaceView {
        url,
        title,
        text,
        stands: String::new(),
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
