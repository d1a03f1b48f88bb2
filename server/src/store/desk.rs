//! Orders as the merchant looks for them: by what is to do, by number, by address.

use spotlet::domain::clock::Timestamp;
use spotlet::domain::order::{Order, ToDo};

use super::{Conn, StoreError, document};

const TABLE: &str = "orders";

/// What is looked for. Everything that is none matches every order.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// What is to do.
    pub to_do: Option<ToDo>,
    /// How the number begins.
    pub number: Option<String>,
    /// The hash of the address.
    pub email_hash: Option<String>,
    /// Placed before this one: its moment and id.
    pub before: Option<(Timestamp, String)>,
}

/// The column of an order.
pub(super) fn column(order: &Order) -> String {
    let words: Vec<&str> = order.to_do().into_iter().map(ToDo::as_str).collect();
    match words.is_empty() {
        true => String::new(),
        false => format!(",{},", words.join(",")),
    }
}

/// The newest that match.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &mut Conn, wanted: &Wanted, limit: i64) -> Result<Vec<Order>, StoreError> {
    let like = |word: &str| format!("%,{word},%");
    let (at, id) = wanted.before.clone().map_or_else(
        || (i64::MAX, String::new()),
        |(at, id)| (at.as_unix_ms(), id),
    );
    let rows: Vec<(String, String)> = sqlx::query_as(
        "SELECT id, document FROM orders \
         WHERE (placed_at < $1 OR (placed_at = $1 AND id < $2)) AND to_do LIKE $3 AND number LIKE $4 ESCAPE '!' \
         AND ($5 = '' OR email_hash = $5) ORDER BY placed_at DESC, id DESC LIMIT $6",
    )
    .bind(at)
    .bind(id)
    .bind(wanted.to_do.map_or_else(|| "%".to_owned(), |one| like(one.as_str())))
    .bind(format!("{}%", plain(wanted.number.as_deref().unwrap_or_default())))
    .bind(wanted.email_hash.clone().unwrap_or_default())
    .bind(limit)
    .fetch_all(conn)
    .await?;
    document::all(TABLE, &rows)
}

/// A text that is looked for as it stands: nothing in it means anything to `LIKE`.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(character, '%' | '_' | '!') {
            plain.push('!');
        }
        plain.push(character);
    }
    plain
}

/// For how many orders something is to do.
///
/// # Errors
/// When the database fails.
pub async fn counts(conn: &mut Conn) -> Result<Vec<(ToDo, i64)>, StoreError> {
    let rows: Vec<(String, i64)> =
        sqlx::query_as("SELECT to_do, COUNT(*) FROM orders WHERE to_do <> '' GROUP BY to_do")
            .fetch_all(conn)
            .await?;
    let count = |what: ToDo| {
        let with = rows
            .iter()
            .filter(|(words, _)| words.split(',').any(|word| word == what.as_str()));
        with.map(|(_, count)| count).sum()
    };
    Ok(ToDo::ALL.map(|what| (what, count(what))).into())
}

/// Orders that were written before there was this column.
///
/// # Errors
/// When the database fails.
pub async fn unsorted(conn: &mut Conn, limit: i64) -> Result<Vec<Order>, StoreError> {
    let rows: Vec<(String, String)> =
        sqlx::query_as("SELECT id, document FROM orders WHERE to_do = '?' LIMIT $1")
            .bind(limit)
            .fetch_all(conn)
            .await?;
    document::all(TABLE, &rows)
}

/// Writes the column of such an order; who changed it in between has done so already.
///
/// # Errors
/// When the database fails.
pub async fn sort(conn: &mut Conn, order: &Order) -> Result<(), StoreError> {
    sqlx::query("UPDATE orders SET to_do = $1 WHERE id = $2 AND to_do = '?'")
        .bind(column(order))
        .bind(order.id.as_str())
        .execute(conn)
        .await?;
    Ok(())
}
