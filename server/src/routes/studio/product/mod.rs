//! `/studio/products`: the list, the form of a product, the import. Everybody reads; editors write.
//!
//! A form goes both ways by the same names, which are [`typed`]: [`fill`] writes a product into them, [`read`] makes a product of
//! them, [`form`] lays them out.

mod amount;
mod fill;
mod form;
mod import;
mod read;
mod rules;
mod typed;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Form, Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde::Deserialize;
use spotlet::domain::id::ProductId;
use spotlet::domain::{Access, Catalog, Product};
use spotlet::view::model::studio::{ProductRowView, ProductView, ProductsView};
use spotlet::view::studio::words::ProductWords;
use spotlet::view::studio::{product_page, products_page};

use super::said_at;
use super::seat::Seat;
use super::shell::{Said, Section};
use crate::present::Setting;
use crate::problem::Problem;
use crate::routes::html::Html;
use crate::service::studio::library;
use crate::service::studio::products::{self, Opened, SaveError};
use crate::state::AppState;
use crate::text::money;
use crate::text::words::from_price;
use crate::text::words::product::product_error;
use typed::Typed;

/// A product with hundreds of variants is a long form.
const MAX_FORM_BYTES: usize = 2 << 20;

/// The list, the forms and the import.
pub fn router() -> Router<AppState> {
    Router::new()
        .route("/studio/products", get(list))
        .route("/studio/products/new", get(begin).post(save_new))
        .route("/studio/products/{id}", get(show).post(save))
        .layer(DefaultBodyLimit::max(MAX_FORM_BYTES))
        .merge(import::router())
}

/// What was looked for, and what was just done.
#[derive(Debug, Default, Deserialize)]
struct Wanted {
    #[serde(default)]
    q: String,
    #[serde(default)]
    said: String,
}

type Fields = Vec<(String, String)>;

async fn list(seat: Seat, Query(wanted): Query<Wanted>) -> Result<Response, Problem> {
    let setting = seat.setting();
    let locale = setting.audience.locale;
    let (found, catalog) = products::find(&seat.state, &wanted.q).await?;
    let heading = ProductWords::of(locale).products.to_owned();
    let mut page = seat.shell(heading, Section::Products);
    page.said = Said::word(&wanted.said).sentence(locale);
    Ok(Html::studio(products_page(&ProductsView {
        shell: page,
        query: wanted.q,
        products: found
            .iter()
            .map(|product| row(setting, product, &catalog))
            .collect(),
        may_write: seat.member.role.allows(Access::Editor),
    }))
    .into_response())
}

fn row(setting: Setting<'_>, product: &Product, catalog: &Catalog) -> ProductRowView {
    let locale = setting.audience.locale;
    let words = ProductWords::of(locale);
    let prices = product.variants.iter().map(|variant| variant.price);
    let lowest = prices.clone().min_by_key(|price| price.amount_minor);
    let price = lowest.map_or_else(String::new, |lowest| {
        let text = money(lowest, setting.audience);
        match prices.clone().all(|price| price == lowest) {
            true => text,
            false => from_price(&text, locale),
        }
    });
    let ways = match product.variants.len() {
        1 => words.one_way.to_owned(),
        count => format!("{count} {}", words.variants_count),
    };
    let pieces: Option<u32> = product
        .variants
        .iter()
        .map(|variant| catalog.sellable(variant))
        .sum();
    let pieces = match pieces {
        Some(pieces) => format!("{pieces} {}", words.pieces),
        None => words.not_counted.to_owned(),
    };
    ProductRowView {
        url: path(&product.id),
        title: product.title.get(locale).to_owned(),
        image: product
            .images
            .first()
            .map(|image| setting.product_image(image)),
        price,
        notes: format!("{ways} · {pieces}"),
    }
}

async fn begin(seat: Seat) -> Result<Response, Problem> {
    reply(&seat, None, &Typed::empty(), Told::default()).await
}

async fn show(
    seat: Seat,
    Path(id): Path<ProductId>,
    Query(said): Query<Said>,
) -> Result<Response, Problem> {
    let opened = products::open(&seat.state, &id).await?;
    let typed = Typed::of(&opened, &seat.state.config);
    let told = Told {
        said: said.sentence(seat.locale()),
        error: None,
    };
    reply(&seat, Some(&opened), &typed, told).await
}

async fn save_new(seat: Seat, Form(fields): Form<Fields>) -> Result<Response, Problem> {
    take(&seat, None, fields).await
}

async fn save(
    seat: Seat,
    Path(id): Path<ProductId>,
    Form(fields): Form<Fields>,
) -> Result<Response, Problem> {
    let opened = products::open(&seat.state, &id).await?;
    take(&seat, Some(opened), fields).await
}

async fn take(seat: &Seat, opened: Option<Opened>, fields: Fields) -> Result<Response, Problem> {
    let locale = seat.locale();
    let words = ProductWords::of(locale);
    let mut typed = Typed::read(fields);
    let asked = typed.take_deed();
    typed.settle_images(opened.as_ref(), &seat.state.media);
    if asked != "save" {
        typed.add(&asked);
        return reply(seat, opened.as_ref(), &typed, Told::default()).await;
    }
    let refuse = |reason: String| Told {
        said: None,
        error: Some(format!("{} {reason}", words.not_saved)),
    };
    let told = match typed.product(opened.as_ref(), &seat.state.config) {
        Err(reason) => refuse(product_error(&reason, locale)),
        Ok(wanted) => {
            let before = opened
                .as_ref()
                .map(|_| (typed.version(), typed.shown_stock(&seat.state.config)));
            match products::save(&seat.state, &wanted, before).await {
                Ok(()) => return Ok(said_at(&path(&wanted.product.id), "saved")),
                Err(SaveError::Conflict) => refuse(words.conflict.to_owned()),
                Err(error @ SaveError::VariantTaken) => refuse(error.to_string()),
                Err(SaveError::Problem(problem)) => return Err(problem),
            }
        }
    };
    reply(seat, opened.as_ref(), &typed, told).await
}

/// What stands above the form.
#[derive(Default)]
struct Told {
    said: Option<String>,
    error: Option<String>,
}

async fn reply(
    seat: &Seat,
    opened: Option<&Opened>,
    typed: &Typed,
    told: Told,
) -> Result<Response, Problem> {
    let setting = seat.setting();
    let locale = setting.audience.locale;
    let may_write = seat.member.role.allows(Access::Editor);
    let library = match may_write {
        true => library::list(&seat.state, &seat.member, None).await?,
        false => Vec::new(),
    };
    let heading = match opened {
        Some(opened) => opened.product.title.get(locale).to_owned(),
        None => ProductWords::of(locale).new.to_owned(),
    };
    let status = match told.error {
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
        None => StatusCode::OK,
    };
    let mut page = seat.shell(heading, Section::Products);
    page.said = told.said;
    page.error = told.error;
    let mut hidden = typed.hidden();
    hidden.push(("token".to_owned(), page.form_token.clone()));
    let view = ProductView {
        shell: page,
        action: opened.map_or_else(
            || "/studio/products/new".to_owned(),
            |opened| path(&opened.product.id),
        ),
        hidden,
        sections: form::sections(setting, typed, opened.is_none(), &library),
        may_write,
    };
    Ok(Html {
        status,
        ..Html::studio(product_page(&view))
    }
    .into_response())
}

fn path(id: &ProductId) -> String {
    format!("/studio/products/{id}")
}
