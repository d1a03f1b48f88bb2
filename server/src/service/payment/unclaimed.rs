//! Money that came after all, when its session had gone on without it: it goes back as it came.

use spotlet::domain::clock::Timestamp;

use spotlet::domain::payment::PaymentState;

use crate::payment::Found;
use crate::service::Fault;
use crate::store::payment::{Known, News};
use crate::store::{self, Conn};

/// The name of the refund that gives an unclaimed payment back.
const KEY: &str = "unclaimed";

/// Writes down that the money of an attempt has no order, so that the reconciler gives it back. What is only reserved runs
/// out by itself and is called off besides.
pub(in crate::service) async fn give_back(
    conn: &mut Conn,
    known: &Known,
    found: &Found,
    now: Timestamp,
) -> Result<(), Fault> {
    let is_news = known.state != found.state || known.captured.amount_minor != found.captured_minor;
    if !is_news || !found.state.is_good() {
        return Ok(());
    }
    tracing::warn!(attempt = %known.key, "money came for a session that had gone on; it goes back");
    let news = News {
        reference: Some(&found.reference),
        state: found.state,
        captured_minor: found.captured_minor,
        // Reserved money is called off by the reconciler.
        is_open: found.state == PaymentState::Authorized,
    };
    store::payment::update(conn, &known.key, &news, now).await?;
    if found.captured_minor > 0 {
        let mut amount = known.amount;
        amount.amount_minor = found.captured_minor;
        store::refund::insert(conn, &known.key, KEY, amount, now, now).await?;
    }
    Ok(())
}
