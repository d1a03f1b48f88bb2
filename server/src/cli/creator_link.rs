//! `spotlet creator-link POST --creator CREATOR [--hotspot HOTSPOT]`: a link that credits somebody.
//!
//! Only the brand, at this terminal, can have one made for another creator than the post's own.

use clap::Args;
use spotlet::domain::CreatorLink;
use spotlet::domain::id::{CreatorId, HotspotId, PostId};

use super::CliError;
use super::setup::{self, Place};
use crate::assets::Assets;
use crate::config::Layer;
use crate::present;
use crate::service::{Fault, creator_link, posts};

/// Arguments of `spotlet creator-link`.
#[derive(Clone, Debug, Args)]
pub struct Arguments {
    #[command(flatten)]
    place: Place,
    /// The post the link leads to
    post: PostId,
    /// Who is credited for what is bought through it
    #[arg(long)]
    creator: CreatorId,
    /// The hotspot it opens
    #[arg(long)]
    hotspot: Option<HotspotId>,
}

/// Prints the link.
///
/// # Errors
/// When there is no such post.
pub async fn run(arguments: Arguments) -> Result<(), CliError> {
    let Arguments {
        place,
        post,
        creator,
        hotspot,
    } = arguments;
    let config = place.config(Layer::default())?;
    let state = setup::open(config, Assets::none()).await?;
    match posts::get(&state, &post, None).await {
        Ok(_) => {}
        Err(Fault::NotFound | Fault::Gone) => return Err(CliError::NoPost(post.to_string())),
        Err(fault) => return Err(CliError::Problem(fault.into())),
    }
    let link = CreatorLink {
        creator,
        post,
        hotspot,
        issued_day: creator_link::day(state.clock.now()),
    };
    let code = creator_link::mint(&state.signer, &link);
    let hotspot = link.hotspot.as_ref().map(HotspotId::as_str);
    let address = present::share_url(&state.config.public_url, &link.post, hotspot, &code);
    state.store.close().await;
    #[allow(clippy::print_stdout, reason = "the link is the result")]
    {
        println!("{address}");
    }
    Ok(())
}
