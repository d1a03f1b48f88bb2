//! The conversation on a post's own page.

use spotlet::api::Conversation;
use spotlet::domain::comment::{Author, Comment, CommentKind, CommentMode, CommentState};
use spotlet::domain::{Catalog, PostId};
use spotlet::view::model::{CommentView, TalkView};

use super::Setting;
use crate::service::comment::{CommentPage, Listed};
use crate::text::{compact, day_of, long_date};

/// The conversation under a post.
#[must_use]
pub fn talk(
    setting: Setting<'_>,
    post: &PostId,
    page: &CommentPage,
    catalog: &Catalog,
) -> TalkView {
    let audience = setting.audience;
    TalkView {
        locale: audience.locale,
        action: format!("/p/{post}/comments"),
        count: match page.count {
            0 => String::new(),
            some => compact(some, audience),
        },
        comments: page
            .comments
            .iter()
            .map(|listed| comment(setting, listed, catalog))
            .collect(),
        products: catalog
            .products()
            .iter()
            .map(|product| {
                let title = product.title.get(audience.locale).to_owned();
                (product.id.to_string(), title)
            })
            .collect(),
        is_open: setting.state.config.comments != CommentMode::Off,
    }
}

fn comment(setting: Setting<'_>, listed: &Listed, catalog: &Catalog) -> CommentView {
    let locale = setting.audience.locale;
    let words = Conversation::of(locale);
    let Comment {
        id,
        author,
        kind,
        product,
        created_at,
        ..
    } = &listed.comment;
    let is_removed = matches!(listed.comment.state, CommentState::Removed(_));
    let day = day_of(*created_at);
    CommentView {
        id: id.to_string(),
        name: author.name().unwrap_or(words.anonymous).to_owned(),
        role: match author {
            Author::Visitor { .. } => None,
            Author::Creator { .. } => Some(words.creator),
            Author::Brand { .. } => Some(words.brand),
        },
        kind: (*kind == CommentKind::Question).then_some(words.question),
        // An answer is about what it answers.
        product: product
            .as_ref()
            .filter(|_| listed.comment.answers_to.is_none())
            .and_then(|id| catalog.product(id))
            .map(|product| product.title.get(locale).to_owned()),
        day: long_date(day, setting.audience),
        datetime: day.to_string(),
        text: listed
            .comment
            .text
            .as_ref()
            .filter(|_| !is_removed)
            .map(|text| text.as_str().to_owned()),
        answers: listed
            .answers
            .iter()
            .map(|answer| comment(setting, answer, catalog))
            .collect(),
    }
}
