//! A post in the language and market that an embed asks for.

use spotlet::domain::PostId;
use spotlet::domain::catalog::Catalog;

use crate::present::{self, PostParts, Setting, Wish};
use crate::service::Fault;
use crate::service::posts::{self, LikedPost};
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

/// Reads a post and prepares it. Without a wish it speaks its own language.
///
/// # Errors
/// [`Fault::NotFound`] also for what cannot be an id.
pub async fn shown(state: &AppState, id: &str, wish: &Wish) -> Result<ShownPost, Fault> {
    let id = PostId::new(id).map_err(|_| Fault::NotFound)?;
    let liked = posts::get(state, &id, None).await?;
    let catalog = posts::catalog(state, &liked.post).await?;
    let audience = wish.audience(liked.post.locale, state.config.default_country);
    let parts = present::post(Setting { state, audience }, &liked, &catalog);
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
        for card in &mut view.cards {
            card.likes_text.clear();
        }
        spotlet::view::fragment(&view)
    }
}
