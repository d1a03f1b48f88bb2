//! `/studio`: the list of posts.

use axum::extract::Query;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use spotlet::domain::DraftStatus;
use spotlet::view::model::studio::{PostRowView, PostsView};
use spotlet::view::studio::posts_page;
use spotlet::view::studio::words::{PostWords, ShellWords};
use url::form_urlencoded;

use super::refusal;
use crate::present::{Setting, is_changed, medium_image};
use crate::routes::html::Html;
use crate::routes::studio::seat::Seat;
use crate::routes::studio::{Said, Section};
use crate::service::studio::drafts::{self, Filter, Listed};
use crate::store::draft::Draft;

/// What is looked for.
#[derive(Debug, Default, Deserialize)]
pub struct Params {
    #[serde(default)]
    q: String,
    #[serde(default)]
    status: String,
}

/// The list.
pub async fn get(seat: Seat, Query(said): Query<Said>, Query(params): Query<Params>) -> Response {
    let status = DraftStatus::WORDS.contains(&&*params.status);
    let filter = Filter {
        words: params.q.clone(),
        status: status.then(|| params.status.clone()),
    };
    let listed = match drafts::list(&seat.state, &seat.member, &filter).await {
        Ok(listed) => listed,
        Err(error) => return refusal::page(&seat, error),
    };
    let setting = seat.setting();
    let locale = setting.audience.locale;
    let words = PostWords::of(locale);
    let heading = ShellWords::of(locale).posts.to_owned();
    let mut shell = seat.shell(heading, Section::Posts);
    shell.said = said.sentence(locale);
    let total: usize = listed.counts.values().sum();
    let chosen = filter.status.as_deref().unwrap_or_default();
    let mut filters = vec![(
        address("", &params.q),
        words.all.to_owned(),
        total,
        chosen.is_empty(),
    )];
    filters.extend(DraftStatus::WORDS.map(|word| {
        let number = listed.counts.get(word).copied().unwrap_or(0);
        let label = words.status(word).to_owned();
        (address(word, &params.q), label, number, chosen == word)
    }));
    let view = PostsView {
        shell,
        words: params.q,
        filters,
        is_empty: total == 0,
        posts: rows(setting, &listed).await,
    };
    Html::studio(posts_page(&view)).into_response()
}

fn address(status: &str, q: &str) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    for (name, value) in [("status", status), ("q", q)] {
        if !value.is_empty() {
            query.append_pair(name, value);
        }
    }
    match query.finish() {
        query if query.is_empty() => "/studio".to_owned(),
        query => format!("/studio?{query}"),
    }
}

async fn rows(setting: Setting<'_>, listed: &Listed) -> Vec<PostRowView> {
    let mut rows = Vec::new();
    for draft in &listed.drafts {
        rows.push(row(setting, draft).await);
    }
    rows
}

async fn row(setting: Setting<'_>, draft: &Draft) -> PostRowView {
    let post = &draft.post;
    let words = PostWords::of(setting.audience.locale);
    let products: usize = post.media.iter().map(|medium| medium.hotspots.len()).sum();
    let unit = if products == 1 {
        words.product
    } else {
        words.products
    };
    PostRowView {
        url: format!("/studio/posts/{}", post.id),
        title: post.title.get(setting.audience.locale).to_owned(),
        image: match post.media.first() {
            Some(medium) => Some(medium_image(setting, medium).await),
            None => None,
        },
        about: format!("{} · {products} {unit}", post.creator.name),
        status: draft.status.word(),
        status_label: status_label(setting, draft),
    }
}

/// Where a draft stands, in words.
pub fn status_label(setting: Setting<'_>, draft: &Draft) -> String {
    let words = PostWords::of(setting.audience.locale);
    let label = words.status(draft.status.word());
    match draft.status {
        DraftStatus::Scheduled(at) => format!("{label} · {}", setting.minute(at)),
        _ if is_changed(draft) => format!("{label} · {}", words.changed),
        _ => label.to_owned(),
    }
}
