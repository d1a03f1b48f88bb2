//! A post in the language and market that an embed asks for.

use serde::Deserialize;
use spotlet::domain::PostId;
use spotlet::domain::catalog::Catalog;
use url::form_urlencoded;

use crate::present::{self, PostParts, Setting, Wish};
use crate::service::posts::{self, LikedPost};
use crate::service::{Fault, creator_link};
use crate::state::AppState;
use crate::text::Audience;

/// A post with everything that its formats are made of.
pub struct ShownPost {
    /// The post and its likes.
    pub liked: LikedPost,
    /// Its products.
    pub catalog: Catalog,
    /// The language and market it is shown in.
    pub audience: Audience,
    /// The view with its stylesheet.
    pub parts: PostParts,
}

/// How somebody came to a post: the part of an address that a shared link adds.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Arrival {
    /// The code of a creator link. A creator's bare id is no proof, and ignored.
    pub creator: Option<String>,
    /// The hotspot that the link is about.
    pub h: Option<String>,
}

impl Arrival {
    /// The query that leads to the same again, with its question mark; empty when nothing was said.
    #[must_use]
    pub fn query(&self) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (name, value) in [("creator", &self.creator), ("h", &self.h)] {
            if let Some(value) = value {
                query.append_pair(name, value);
            }
        }
        let query = query.finish();
        if query.is_empty() {
            query
        } else {
            format!("?{query}")
        }
    }
}

/// Reads a post and prepares it for whoever comes without a link.
///
/// # Errors
/// As [`shown_to`].
pub async fn shown(state: &AppState, id: &str, wish: &Wish) -> Result<ShownPost, Fault> {
    shown_to(state, id, wish, &Arrival::default()).await
}

/// Reads a post and prepares it. Without a wish it speaks its own language.
///
/// # Errors
/// [`Fault::NotFound`] also for what cannot be an id.
pub async fn shown_to(
    state: &AppState,
    id: &str,
    wish: &Wish,
    arrival: &Arrival,
) -> Result<ShownPost, Fault> {
    let id = PostId::new(id).map_err(|_| Fault::NotFound)?;
    let liked = posts::get(state, &id, None).await?;
    let audience = wish.audience(liked.post.locale, state.config.default_country);
    let catalog = posts::catalog(state, &liked.post).await?;
    let catalog = catalog.in_market(Some(audience.country));
    let code = arrival.creator.as_deref();
    let code = code.filter(|code| creator_link::read(&state.signer, code).is_some());
    let parts = present::post(Setting { state, audience }, &liked, &catalog, code);
    Ok(ShownPost {
        liked,
        catalog,
        audience,
        parts,
    })
}

impl ShownPost {
    /// The fragment with the likes of this moment.
    #[must_use]
    pub fn fragment(&self) -> String {
        spotlet::view::fragment(&self.parts.view)
    }

    /// The same without any likes: what an entity tag is made of. A like must not make every cache fetch the post anew.
    #[must_use]
    pub fn without_likes(&self) -> String {
        let mut view = self.parts.view.clone();
        view.likes = 0;
        view.likes_text.clear();
        view.comments_text = view.comments_text.map(|_| String::new());
        view.likes_title.clear();
        for card in &mut view.cards {
            card.likes_text.clear();
            card.likes_title.clear();
        }
        spotlet::view::fragment(&view)
    }
}
