//! Waiting.

use js_sys::Promise;
use wasm_bindgen_futures::JsFuture;

/// Comes back after so many milliseconds.
pub async fn sleep(duration_ms: i32) {
    let promise = Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window() {
            // Fails only for handlers that are no function.
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, duration_ms);
        }
    });
    // The promise is never rejected.
    let _ = JsFuture::from(promise).await;
}
