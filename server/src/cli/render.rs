//! `spotlet render POST`: a fragment for pages that are built beforehand.

use clap::Args;

use super::CliError;
use super::setup::{self, Place};
use crate::assets::Assets;
use crate::config::{Config, Layer};
use crate::present::Wish;
use crate::routes::embed::shown;
use crate::service::Fault;
use crate::state::AppState;

/// Arguments of `spotlet render`.
#[derive(Clone, Debug, Args)]
pub struct Arguments {
    #[command(flatten)]
    place: Place,
    /// Post id
    post: String,
    /// Language (default: the post's own)
    #[arg(long, value_name = "TAG")]
    locale: Option<String>,
    /// Market (default: the locale's region, else the shop's)
    #[arg(long, value_name = "CODE")]
    country: Option<String>,
}

/// Writes the fragment to standard output.
///
/// # Errors
/// When there is no such post.
pub async fn run(arguments: Arguments) -> Result<(), CliError> {
    let Arguments {
        place,
        post,
        locale,
        country,
    } = arguments;
    let mut config = place.config(Layer::default())?;
    // Without a build the addresses of styles lead nowhere, but the fragment can still be looked at.
    let assets = Assets::load(&config.assets_dir).unwrap_or_else(|error| {
        tracing::warn!("{error}");
        Assets::none()
    });
    let demo = place.demo.as_deref();
    let temporary = demo.map(|_| beside_the_shop(&mut config));
    let state = setup::open(config, assets).await?;
    let fragment = async {
        if let Some(demo) = demo {
            setup::import_demo(&state, demo).await?;
        }
        fragment(&state, &post, &Wish { locale, country }).await
    }
    .await;
    state.store.close().await;
    if let Some(folder) = temporary {
        std::fs::remove_dir_all(folder).map_err(CliError::Folder)?;
    }
    #[allow(clippy::print_stdout, reason = "the fragment is the result")]
    {
        println!("{}", fragment?);
    }
    Ok(())
}

async fn fragment(state: &AppState, post: &str, wish: &Wish) -> Result<String, CliError> {
    match shown(state, post, wish).await {
        Ok(shown) => Ok(shown.fragment()),
        Err(Fault::NotFound | Fault::Gone) => Err(CliError::NoPost(post.to_owned())),
        Err(fault) => Err(CliError::Problem(fault.into())),
    }
}

/// A demo is rendered in a shop of its own, so that looking at it changes no data.
fn beside_the_shop(config: &mut Config) -> std::path::PathBuf {
    let folder = std::env::temp_dir().join(format!("spotlet-{}", crate::token::id()));
    config.data_dir.clone_from(&folder);
    config.database_url = None;
    folder
}
