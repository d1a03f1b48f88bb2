//! `spotlet order …`: what the merchant does with orders.

use clap::{Args, Subcommand};
use spotlet::domain::id::LineItemId;
use spotlet::domain::order::{CancelledBy, Order, Pieces, RefundReason, Way};
use url::Url;

use super::setup::{self, Place};
use super::{CliError, order_text, out};
use crate::assets::Assets;
use crate::config::Layer;
use crate::service::Fault;
use crate::service::order::erase::{self, Extent};
use crate::service::order::{find, steps};
use crate::state::AppState;

/// Commands about orders. An ORDER is a number such as SP-1042-7K, or an id.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    /// Lists the newest orders
    List {
        #[command(flatten)]
        place: Place,
        /// How many
        #[arg(long, default_value_t = 50)]
        limit: i64,
    },
    /// Prints an order and everything that happened to it
    Show(Named),
    /// Hands pieces to a carrier; all that are left without --line
    Ship {
        #[command(flatten)]
        named: Named,
        #[command(flatten)]
        chosen: Chosen,
        /// Who carries it
        #[arg(long)]
        carrier: String,
        /// The carrier's number of the parcel
        #[arg(long, value_name = "NUMBER")]
        tracking: Option<String>,
        /// Where the shopper can follow it
        #[arg(long, value_name = "URL", value_parser = web_address)]
        tracking_url: Option<String>,
    },
    /// Lays pieces ready for pickup; all that are left without --line
    Ready {
        #[command(flatten)]
        named: Named,
        #[command(flatten)]
        chosen: Chosen,
    },
    /// A parcel arrived, or was picked up
    Deliver {
        #[command(flatten)]
        named: Named,
        /// Number of the parcel
        #[arg(long, default_value_t = 1)]
        parcel: u32,
    },
    /// Goods came back; all that are out without --line
    Return {
        #[command(flatten)]
        named: Named,
        #[command(flatten)]
        chosen: Chosen,
    },
    /// Gives money back; all that is left without --amount-minor or --line
    Refund {
        #[command(flatten)]
        named: Named,
        #[command(flatten)]
        chosen: Chosen,
        /// How much, in minor units (cents)
        #[arg(long, conflicts_with = "line")]
        amount_minor: Option<i64>,
        /// For goods that came back, rather than out of goodwill
        #[arg(long)]
        returned: bool,
    },
    /// Calls an order off and gives everything back
    Cancel(Named),
    /// Erases who bought before its time, but for name and postal address, which stay with the invoice
    Erase {
        #[command(flatten)]
        named: Named,
        /// Name and postal address too, where no invoice must be kept
        #[arg(long)]
        everything: bool,
    },
}

/// Which order.
#[derive(Clone, Debug, Args)]
pub struct Named {
    #[command(flatten)]
    place: Place,
    /// Number or id
    order: String,
}

/// Which pieces.
#[derive(Clone, Debug, Args)]
pub struct Chosen {
    /// A line's id and how many of it, as in `li_1=2`; may be repeated
    #[arg(long, value_name = "ID=COUNT", value_parser = pieces)]
    line: Vec<Pieces>,
}

/// Runs one of them.
///
/// # Errors
/// When there is no such order, or it cannot take the step.
pub async fn run(command: Command) -> Result<(), CliError> {
    match command {
        Command::List { place, limit } => {
            let state = open(&place).await?;
            let orders = find::newest(&state, limit).await.map_err(told)?;
            let lines = orders.iter().map(order_text::line).collect::<Vec<_>>();
            done(&state, &lines.join("\n")).await
        }
        Command::Show(named) => {
            let (state, order) = open_order(&named).await?;
            done(&state, &order_text::whole(&order)).await
        }
        Command::Ship {
            named,
            chosen,
            carrier,
            tracking,
            tracking_url,
        } => {
            let (state, order) = open_order(&named).await?;
            let way = Way::Carrier {
                carrier,
                tracking_number: tracking,
                tracking_url,
            };
            let taken = steps::hand_over(&state, &order.id, chosen.line, way).await;
            finish(&state, taken).await
        }
        Command::Ready { named, chosen } => {
            let (state, order) = open_order(&named).await?;
            let taken = steps::hand_over(&state, &order.id, chosen.line, Way::Pickup).await;
            finish(&state, taken).await
        }
        Command::Deliver { named, parcel } => {
            let (state, order) = open_order(&named).await?;
            let taken = steps::receive(&state, &order.id, parcel).await;
            finish(&state, taken).await
        }
        Command::Return { named, chosen } => {
            let (state, order) = open_order(&named).await?;
            let taken = steps::take_back(&state, &order.id, chosen.line).await;
            finish(&state, taken).await
        }
        Command::Refund {
            named,
            chosen,
            amount_minor,
            returned,
        } => {
            let (state, order) = open_order(&named).await?;
            let of = match amount_minor {
                Some(minor) => steps::RefundOf::AmountMinor(minor),
                None if chosen.line.is_empty() => steps::RefundOf::Rest,
                None => steps::RefundOf::Pieces(chosen.line),
            };
            let reason = if returned {
                RefundReason::Returned
            } else {
                RefundReason::Goodwill
            };
            let taken = steps::refund(&state, &order.id, of, reason).await;
            finish(&state, taken).await
        }
        Command::Cancel(named) => {
            let (state, order) = open_order(&named).await?;
            let taken = steps::cancel(&state, &order.id, CancelledBy::Merchant).await;
            finish(&state, taken).await
        }
        Command::Erase { named, everything } => {
            let (state, order) = open_order(&named).await?;
            let extent = match everything {
                true => Extent::Everything,
                false => Extent::Contact,
            };
            let taken = erase::erase(&state, &order.id, extent).await;
            finish(&state, taken).await
        }
    }
}

async fn open(place: &Place) -> Result<AppState, CliError> {
    let config = place.config(Layer::default())?;
    setup::open(config, Assets::none()).await
}

async fn open_order(named: &Named) -> Result<(AppState, Order), CliError> {
    let state = open(&named.place).await?;
    let order = find::by_name(&state, &named.order).await;
    let order = order.map_err(|fault| match fault {
        Fault::NotFound => CliError::NoOrder(named.order.clone()),
        other => told(other),
    })?;
    Ok((state, order))
}

/// The running server sends what is to be told.
async fn finish(state: &AppState, taken: Result<Order, Fault>) -> Result<(), CliError> {
    let order = taken.map_err(told)?;
    done(state, &order_text::whole(&order)).await
}

async fn done(state: &AppState, text: &str) -> Result<(), CliError> {
    state.store.close().await;
    out::line(&text);
    Ok(())
}

fn told(fault: Fault) -> CliError {
    CliError::Refused(fault.to_string())
}

fn pieces(text: &str) -> Result<Pieces, String> {
    let expected = || "a line's id and a number above zero, as in li_1=2".to_owned();
    let (line, quantity) = text.split_once('=').ok_or_else(expected)?;
    let quantity = quantity.parse().ok().filter(|quantity| *quantity > 0);
    Ok(Pieces {
        line: LineItemId::new(line).map_err(|_| expected())?,
        quantity: quantity.ok_or_else(expected)?,
    })
}

/// The shopper's page will link it, so nothing but the web.
fn web_address(text: &str) -> Result<String, String> {
    let url = Url::parse(text).map_err(|error| error.to_string())?;
    match url.scheme() {
        "http" | "https" => Ok(url.into()),
        _ => Err("it must begin with https:// or http://".to_owned()),
    }
}
