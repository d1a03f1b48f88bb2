//! `spotlet comments queue|approve|remove|block|unblock`: moderation at the terminal.

use clap::{Args, Subcommand};
use spotlet::domain::comment::{BlockRule, BlockedWord};
use spotlet::domain::{CommentId, VisitorId};

use super::setup::{self, Place};
use super::{CliError, out};
use crate::assets::Assets;
use crate::config::Layer;
use crate::problem::Problem;
use crate::service::comment;
use crate::state::AppState;

/// Commands about comments.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    /// Lists what waits for a decision, oldest first
    Queue(PlaceOnly),
    /// Shows a comment that waits, or that a moderator removed
    Approve(One),
    /// Removes a comment
    Remove(One),
    /// Blocks a word, a visitor, or the writer of a comment with their address
    Block(Rule),
    /// Takes a word or a visitor off the block list
    Unblock(Rule),
    /// Prints the block list
    Blocks(PlaceOnly),
}

/// Where the shop is.
#[derive(Clone, Debug, Args)]
pub struct PlaceOnly {
    #[command(flatten)]
    place: Place,
}

/// One comment.
#[derive(Clone, Debug, Args)]
pub struct One {
    #[command(flatten)]
    place: Place,
    /// Its id, as the queue shows it
    comment: CommentId,
}

/// What to block.
#[derive(Clone, Debug, Args)]
pub struct Rule {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    what: What,
}

#[derive(Clone, Debug, Args)]
#[group(required = true, multiple = false)]
struct What {
    /// Comments with this wait; `*` at the beginning or end of a word stands for anything
    #[arg(long, value_name = "PATTERN", value_parser = |text: &str| BlockedWord::new(text))]
    word: Option<BlockedWord>,
    /// This visitor may not write
    #[arg(long, value_name = "ID", allow_hyphen_values = true)]
    visitor: Option<VisitorId>,
    /// Removes this comment; neither its writer nor their address may write again
    #[arg(long, value_name = "ID")]
    comment: Option<CommentId>,
}

/// Runs one of them.
///
/// # Errors
/// When there is no such comment, or the database fails.
pub async fn run(command: Command) -> Result<(), CliError> {
    let place = match &command {
        Command::Queue(only) | Command::Blocks(only) => &only.place,
        Command::Approve(one) | Command::Remove(one) => &one.place,
        Command::Block(rule) | Command::Unblock(rule) => &rule.place,
    };
    let config = place.config(Layer::default())?;
    let state = setup::open(config, Assets::none()).await?;
    let lines = act(&state, &command).await;
    state.store.close().await;
    for line in lines? {
        out::line(&line);
    }
    Ok(())
}

async fn act(state: &AppState, command: &Command) -> Result<Vec<String>, Problem> {
    match command {
        Command::Queue(_) => {
            let queued = comment::queue(state, None, "held").await?;
            Ok(queued.iter().map(line).collect())
        }
        Command::Approve(one) => {
            comment::approve(state, None, &one.comment).await?;
            Ok(vec!["It is shown.".to_owned()])
        }
        Command::Remove(one) => {
            comment::remove_by_moderator(state, None, &one.comment).await?;
            Ok(vec!["It is removed.".to_owned()])
        }
        Command::Block(rule) => {
            match (&rule.what.comment, listed(&rule.what)) {
                (Some(id), _) => drop(comment::block_writer(state, None, id).await?),
                (None, Some(rule)) => comment::block(state, None, &rule).await?,
                (None, None) => {}
            }
            Ok(vec!["It is on the list.".to_owned()])
        }
        Command::Unblock(rule) => {
            if let Some(rule) = listed(&rule.what) {
                comment::unblock(state, None, &rule).await?;
            }
            Ok(vec!["It is off the list.".to_owned()])
        }
        Command::Blocks(_) => {
            let rows = comment::blocks(state, None).await?;
            Ok(rows
                .iter()
                .map(|(kind, value)| format!("{kind}\t{value}"))
                .collect())
        }
    }
}

fn listed(what: &What) -> Option<BlockRule> {
    let word = what.word.clone().map(BlockRule::Word);
    word.or_else(|| what.visitor.clone().map(BlockRule::Visitor))
}

/// One line a comment, whatever it says: `{:?}` escapes what could move a terminal's cursor.
fn line(queued: &comment::Queued) -> String {
    let each = &queued.comment;
    format!(
        "{}\t{}\t{}\t{}\t{:?}: {:?}",
        each.id,
        each.post,
        each.state,
        queued.reports.join(","),
        each.author.name().unwrap_or_default(),
        each.text.as_ref().map_or("", |text| text.as_str()),
    )
}
