//! The outbox: what is still to be told to others, and what became of it.
//!
//! A row is claimed by moving its `due_at` behind the end of a lease and counting the attempt. Both
//! writes name the count that was seen, so of two nodes one gets the row, and one whose lease ran
//! out cannot overwrite what the next one found.

use spotlet::domain::clock::Timestamp;
use spotlet::domain::id::OrderId;

use super::{Conn, StoreError};

/// What stands in the way of a row being sent, or that nothing does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// To be sent when its time comes.
    Due,
    /// Kept until the operator configures a way to send it.
    Held,
    /// Taken by the other side.
    Done,
    /// Refused for so long, or in such a way, that nobody tries any more.
    GivenUp,
}

impl State {
    /// The word in the table, which operators read too.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Due => "due",
            Self::Held => "held",
            Self::Done => "done",
            Self::GivenUp => "given_up",
        }
    }

    fn parse(word: &str) -> Result<Self, StoreError> {
        [Self::Due, Self::Held, Self::Done, Self::GivenUp]
            .into_iter()
            .find(|state| state.word() == word)
            .ok_or_else(|| StoreError::Value {
                table: "outbox",
                value: word.to_owned(),
            })
    }
}

/// A row.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Unguessable and the same at every attempt: the receiver's way to notice a repetition.
    pub id: String,
    /// The job, as JSON.
    pub payload: String,
    /// The order it is about, or nothing.
    pub order: String,
    /// Where it stands.
    pub state: State,
    /// How often it was begun.
    pub attempts: u32,
    /// Not before this.
    pub due_at: Timestamp,
    /// Why the last attempt failed.
    pub last_error: Option<String>,
    /// When it was written.
    pub created_at: Timestamp,
}

type Row = (
    String,
    String,
    String,
    String,
    i64,
    i64,
    Option<String>,
    i64,
);

const COLUMNS: &str = "id, payload, order_id, state, attempts, due_at, last_error, created_at";

/// A new row.
#[derive(Clone, Copy, Debug)]
pub struct NewEntry<'a> {
    /// Its id.
    pub id: &'a str,
    /// The name of the job's kind, for operators.
    pub kind: &'a str,
    /// The job, as JSON.
    pub payload: &'a str,
    /// The order it is about, if it is about one.
    pub order: Option<&'a OrderId>,
}

/// Adds a row that is due now.
///
/// # Errors
/// When the database fails.
pub async fn insert(
    conn: &mut Conn,
    entry: NewEntry<'_>,
    now: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO outbox (id, kind, payload, order_id, state, attempts, due_at, created_at, \
         updated_at) VALUES ($1, $2, $3, $4, 'due', 0, $5, $6, $7)",
    )
    .bind(entry.id)
    .bind(entry.kind)
    .bind(entry.payload)
    .bind(entry.order.map_or("", OrderId::as_str))
    .bind(now.as_unix_ms())
    .bind(now.as_unix_ms())
    .bind(now.as_unix_ms())
    .execute(conn)
    .await?;
    Ok(())
}

/// Rows whose time has come, the longest waiting first.
///
/// # Errors
/// When the database fails.
pub async fn due(conn: &mut Conn, now: Timestamp, limit: i64) -> Result<Vec<Entry>, StoreError> {
    let rows: Vec<Row> = sqlx::query_as(&format!(
        "SELECT {COLUMNS} FROM outbox WHERE state = 'due' AND due_at <= $1 \
         ORDER BY due_at, created_at, id LIMIT $2"
    ))
    .bind(now.as_unix_ms())
    .bind(limit)
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(entry).collect()
}

/// What has not been done yet.
#[derive(Clone, Copy, Debug)]
pub struct Waiting {
    /// How many rows, those whose time has not come among them.
    pub jobs: i64,
    /// When the oldest of them was written.
    pub since: Option<Timestamp>,
}

/// How much waits.
///
/// # Errors
/// When the database fails.
pub async fn waiting(conn: &mut Conn) -> Result<Waiting, StoreError> {
    let (jobs, since): (i64, Option<i64>) =
        sqlx::query_as("SELECT COUNT(*), MIN(created_at) FROM outbox WHERE state = 'due'")
            .fetch_one(conn)
            .await?;
    Ok(Waiting {
        jobs,
        since: since.map(Timestamp::from_unix_ms),
    })
}

/// When the next row becomes due, leases included.
///
/// # Errors
/// When the database fails.
pub async fn next_due_at(conn: &mut Conn) -> Result<Option<Timestamp>, StoreError> {
    let row: Option<(i64,)> =
        sqlx::query_as("SELECT due_at FROM outbox WHERE state = 'due' ORDER BY due_at LIMIT 1")
            .fetch_optional(conn)
            .await?;
    Ok(row.map(|(at,)| Timestamp::from_unix_ms(at)))
}

/// Takes a row for oneself until `leased_until`; `false` if somebody else has it or it is no longer due.
///
/// # Errors
/// When the database fails.
pub async fn claim(
    conn: &mut Conn,
    entry: &Entry,
    leased_until: Timestamp,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let done = sqlx::query(
        "UPDATE outbox SET attempts = attempts + 1, due_at = $1, updated_at = $2 \
         WHERE id = $3 AND attempts = $4 AND state = 'due' AND due_at <= $5",
    )
    .bind(leased_until.as_unix_ms())
    .bind(now.as_unix_ms())
    .bind(&entry.id)
    .bind(i64::from(entry.attempts))
    .bind(now.as_unix_ms())
    .execute(conn)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// What an attempt came to.
#[derive(Clone, Copy, Debug)]
pub struct Outcome<'a> {
    /// Where the row stands now.
    pub state: State,
    /// When it is tried again, if it is.
    pub due_at: Timestamp,
    /// Why it failed, if it did.
    pub error: Option<&'a str>,
}

/// Writes down what became of the attempt `attempts` of a row. Nothing happens if another one has begun since.
///
/// # Errors
/// When the database fails.
pub async fn finish(
    conn: &mut Conn,
    id: &str,
    attempts: u32,
    outcome: Outcome<'_>,
    now: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE outbox SET state = $1, due_at = $2, last_error = $3, updated_at = $4 \
         WHERE id = $5 AND attempts = $6 AND state = 'due'",
    )
    .bind(outcome.state.word())
    .bind(outcome.due_at.as_unix_ms())
    .bind(outcome.error)
    .bind(now.as_unix_ms())
    .bind(id)
    .bind(i64::from(attempts))
    .execute(conn)
    .await?;
    Ok(())
}

/// Makes every row in a state due again, as at the start of a server that has a way to send it now.
/// Returns how many.
///
/// # Errors
/// When the database fails.
pub async fn revive(
    conn: &mut Conn,
    kind: &str,
    from: State,
    now: Timestamp,
) -> Result<u64, StoreError> {
    let done = sqlx::query(
        "UPDATE outbox SET state = 'due', attempts = 0, due_at = $1, created_at = $2, updated_at = $3 \
         WHERE kind = $4 AND state = $5",
    )
    .bind(now.as_unix_ms())
    .bind(now.as_unix_ms())
    .bind(now.as_unix_ms())
    .bind(kind)
    .bind(from.word())
    .execute(conn)
    .await?;
    Ok(done.rows_affected())
}

/// One row.
///
/// # Errors
/// When the database fails.
pub async fn get(conn: &mut Conn, id: &str) -> Result<Option<Entry>, StoreError> {
    let row: Option<Row> = sqlx::query_as(&format!("SELECT {COLUMNS} FROM outbox WHERE id = $1"))
        .bind(id)
        .fetch_optional(conn)
        .await?;
    row.map(entry).transpose()
}

/// The newest rows of a kind, or of every kind.
///
/// # Errors
/// When the database fails.
pub async fn list(
    conn: &mut Conn,
    kind: Option<&str>,
    limit: i64,
) -> Result<Vec<Entry>, StoreError> {
    let rows: Vec<Row> = sqlx::query_as(&format!(
        "SELECT {COLUMNS} FROM outbox WHERE kind = $1 OR $2 = 1 \
         ORDER BY created_at DESC, id LIMIT $3"
    ))
    .bind(kind.unwrap_or_default())
    .bind(i64::from(kind.is_none()))
    .bind(limit)
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(entry).collect()
}

fn entry(row: Row) -> Result<Entry, StoreError> {
    let (id, payload, order, state, attempts, due_at, last_error, created_at) = row;
    Ok(Entry {
        id,
        payload,
        order,
        state: State::parse(&state)?,
        attempts: u32::try_from(attempts).unwrap_or(u32::MAX),
        due_at: Timestamp::from_unix_ms(due_at),
        last_error,
        created_at: Timestamp::from_unix_ms(created_at),
    })
}

/// Drops what was told, given up or kept before a moment, and says how much. What is still to be told stays.
///
/// # Errors
/// When the database fails.
pub async fn forget_before(conn: &mut Conn, limit: Timestamp) -> Result<u64, StoreError> {
    let gone = sqlx::query("DELETE FROM outbox WHERE state <> 'due' AND updated_at < $1")
        .bind(limit.as_unix_ms())
        .execute(conn)
        .await?;
    Ok(gone.rows_affected())
}

/// Forgets what mail servers and others said when they refused: they like to repeat the address.
///
/// # Errors
/// When the database fails.
pub async fn forget_errors(conn: &mut Conn, order: &OrderId) -> Result<(), StoreError> {
    sqlx::query("UPDATE outbox SET last_error = NULL WHERE order_id = $1")
        .bind(order.as_str())
        .execute(conn)
        .await?;
    Ok(())
}
