//! What surrounds every page of the studio.

use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use spotlet::domain::member::{Member, Role};
use spotlet::domain::{Access, Locale};
use spotlet::view::model::PageView;
use spotlet::view::model::studio::{StudioLink, StudioView};
use spotlet::view::studio::words::{ShellWords, said};

use super::access;
use crate::present::{Dress, Setting, page};
use crate::token;

/// A section of the studio.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Posts.
    Posts,
    /// Products.
    Products,
    /// Pictures and videos.
    Media,
    /// Results.
    Results,
    /// Orders.
    Orders,
    /// Comments to moderate.
    Talk,
    /// Themes, hosts, markets.
    Brand,
    /// Who works here.
    People,
    /// One's own account.
    Account,
}

impl Section {
    const ALL: [Self; 9] = [
        Self::Posts,
        Self::Products,
        Self::Media,
        Self::Results,
        Self::Orders,
        Self::Talk,
        Self::Brand,
        Self::People,
        Self::Account,
    ];

    fn url(self) -> &'static str {
        match self {
            Self::Posts => "/studio",
            Self::Products => "/studio/products",
            Self::Media => "/studio/media",
            Self::Results => "/studio/results",
            Self::Orders => "/studio/orders",
            Self::Talk => "/studio/talk",
            Self::Brand => "/studio/brand",
            Self::People => "/studio/people",
            Self::Account => "/studio/account",
        }
    }

    fn label(self, words: &ShellWords) -> &'static str {
        match self {
            Self::Posts => words.posts,
            Self::Products => words.products,
            Self::Media => words.media,
            Self::Results => words.results,
            Self::Orders => words.orders,
            Self::Talk => words.talk,
            Self::Brand => words.brand,
            Self::People => words.people,
            Self::Account => words.account,
        }
    }
}

/// The word for a role.
#[must_use]
pub fn role_label(role: &Role, locale: Locale) -> &'static str {
    let words = ShellWords::of(locale);
    match role {
        Role::Owner => words.owner,
        Role::Editor => words.editor,
        Role::Creator(_) => words.creator,
    }
}

/// What surrounds a page with this heading. Callers add what was said (`StudioView { said, ..shell(…) }`).
#[must_use]
pub fn shell(
    setting: Setting<'_>,
    member: Option<&Member>,
    heading: String,
    section: Option<Section>,
) -> StudioView {
    let locale = setting.audience.locale;
    let words = ShellWords::of(locale);
    let may = |section: &Section| {
        let least = access::least(section.url(), false).filter(|least| *least > Access::Anyone);
        least.is_some_and(|least| member.is_some_and(|member| member.role.allows(least)))
    };
    let nav = Section::ALL
        .into_iter()
        .filter(may)
        .map(|one| StudioLink {
            url: one.url(),
            label: one.label(words).to_owned(),
            is_current: section == Some(one),
        })
        .collect();
    let page = page(setting, heading.clone(), Dress::Studio);
    StudioView {
        page: PageView {
            // Nothing of the studio is for search engines.
            meta: vec![("name", "robots".to_owned(), "noindex".to_owned())],
            ..page
        },
        heading,
        nav,
        member: member.map(|member| {
            let role = role_label(&member.role, locale);
            (member.name.clone(), role.to_owned())
        }),
        form_token: token::id(),
        is_test: setting.state.config.test_payments,
        said: None,
        error: None,
    }
}

/// `?said=…` after a form was taken.
#[derive(Debug, Default, Deserialize)]
pub struct Said {
    #[serde(default)]
    said: String,
}

impl Said {
    /// The word of an address that was read otherwise.
    #[must_use]
    pub fn word(said: &str) -> Self {
        Self {
            said: said.to_owned(),
        }
    }

    /// The sentence, if it is one of ours.
    #[must_use]
    pub fn sentence(&self, locale: Locale) -> Option<String> {
        said(&self.said, locale).map(str::to_owned)
    }
}

/// The reply to a form that was taken: 303 to a page that says so.
#[must_use]
pub fn said_at(path: &str, word: &str) -> Response {
    Redirect::to(&format!("{path}?said={word}")).into_response()
}
