//! What this browser remembers for the host page's origin.
//!
//! Storage may be full, blocked or absent (private windows, sandboxed frames); then things are remembered until the page goes.

use std::cell::RefCell;

thread_local! {
    static MEMORY: RefCell<Vec<(String, String)>> = const { RefCell::new(Vec::new()) };
}

fn local() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// The value kept under a key.
pub fn get(key: &str) -> Option<String> {
    let kept = local().and_then(|storage| storage.get_item(key).ok()?);
    kept.or_else(|| MEMORY.with_borrow(|memory| memory.iter().find(|(name, _)| name == key).map(|(_, value)| value.clone())))
}

/// Keeps a value, or forgets it for `None`.
pub fn set(key: &str, value: Option<&str>) {
    MEMORY.with_borrow_mut(|memory| memory.retain(|(name, _)| name != key));
    let kept = local().is_some_and(|storage| {
        match value {
            Some(value) => storage.set_item(key, value),
            None => storage.remove_item(key),
        }
        .is_ok()
    });
    if let (false, Some(value)) = (kept, value) {
        MEMORY.with_borrow_mut(|memory| memory.push((key.to_owned(), value.to_owned())));
    }
}
