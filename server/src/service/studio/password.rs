//! Passwords: Argon2id, off the threads that answer requests.

use argon2::Argon2;
use argon2::password_hash::{PasswordHash, PasswordHasher as _, PasswordVerifier as _, SaltString};
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

use crate::problem::Problem;
use crate::token;

/// Each hash takes 19 MiB for a while; whoever tries many passwords at once waits in line.
static TURNS: Semaphore = Semaphore::const_new(4);

/// A hash of the kind that is kept, of a password that nobody knows: an address without an account takes as long to
/// refuse as one with. Its parameters are the crate's own, which are those of every hash below.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$c3BvdGxldG5vYm9keXNhbA$zN3lMTI4ZDfXvXc9eHd4Mx3kQfV3P6lXQm0nS1nq7hQ";

/// What is kept of a password.
///
/// # Errors
/// When the machine cannot.
pub async fn hash(password: &str) -> Result<String, Problem> {
    let (password, salt) = (password.to_owned(), token::salt());
    blocking(move || {
        let salt = SaltString::encode_b64(&salt).map_err(internal)?;
        let hash = Argon2::default().hash_password(password.as_bytes(), &salt);
        Ok(hash.map_err(internal)?.to_string())
    })
    .await
}

/// Whether this is the password that was kept; none is kept for nobody.
///
/// # Errors
/// When the machine cannot.
pub async fn matches(password: &str, kept: Option<&str>) -> Result<bool, Problem> {
    let is_somebody = kept.is_some();
    let (password, kept) = (password.to_owned(), kept.unwrap_or(NOBODY).to_owned());
    let matches = blocking(move || {
        let kept = PasswordHash::new(&kept).map_err(internal)?;
        Ok(Argon2::default()
            .verify_password(password.as_bytes(), &kept)
            .is_ok())
    })
    .await?;
    Ok(matches && is_somebody)
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Problem> + Send + 'static,
) -> Result<T, Problem> {
    let _turn = TURNS.acquire().await.map_err(internal)?;
    spawn_blocking(work).await.map_err(internal)?
}

fn internal(error: impl std::fmt::Display) -> Problem {
    Problem::Internal(error.to_string())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[tokio::test]
    async fn a_password_matches_its_own_hash_only() {
        let kept = hash("correct horse").await.unwrap();
        assert!(
            kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
            "{kept}"
        );
        assert!(matches("correct horse", Some(&kept)).await.unwrap());
        assert!(!matches("correct hors", Some(&kept)).await.unwrap());
        assert_ne!(hash("correct horse").await.unwrap(), kept, "salted");
    }

    #[tokio::test]
    async fn nobody_has_no_password() {
        assert!(PasswordHash::new(NOBODY).is_ok());
        assert!(!matches("", None).await.unwrap());
    }
}
