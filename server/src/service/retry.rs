//! Two requests that change the same thing meet: the later one reads again and decides again.

use std::time::Duration;

use super::Fault;

/// Each attempt lost means that somebody else's succeeded, so this many are lost only under a flood.
const ATTEMPTS: u32 = 30;

/// Does `once`, again if it met another writer.
pub(super) async fn retry<T, Done>(mut once: impl FnMut() -> Done) -> Result<T, Fault>
where
    Done: Future<Output = Result<T, Fault>>,
{
    for attempt in 1..ATTEMPTS {
        match once().await {
            Err(Fault::Problem(problem)) if problem.is_transient() => {
                tokio::time::sleep(Duration::from_millis(attempt.into())).await;
            }
            done => return done,
        }
    }
    once().await
}
