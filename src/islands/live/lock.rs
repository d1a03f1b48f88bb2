//! Who streams: the page that holds the lock. The browser hands it on when a page lets go or goes away.

use std::{cell::RefCell, rc::Rc};

use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::AbortController;

use crate::browser::{json, page};

type Release = Rc<RefCell<Option<Function>>>;

/// A lock that is held or waited for; let go when dropped.
pub struct Lock {
    abort: AbortController,
    release: Release,
    _granted: Closure<dyn FnMut(JsValue) -> JsValue>,
}

impl Lock {
    /// Calls `granted` once the lock is ours: at once where nobody else wants it, or where there are no locks at all.
    pub fn request(name: &str, granted: fn()) -> Option<Self> {
        let asked = page::window().and_then(|window| {
            let locks = json::field(&window.navigator(), "locks");
            let request: Function = json::field(&locks, "request").dyn_into().ok()?;
            let lock = Self::new(granted)?;
            let options = json::object([("signal", lock.abort.signal().into())]);
            let promise = request.call3(&locks, &name.into(), &options, lock._granted.as_ref()).ok()?;
            Some((lock, promise.dyn_into::<Promise>().ok()?))
        });
        let Some((lock, promise)) = asked else {
            spawn_local(async move { granted() });
            return None;
        };
        let release = Rc::downgrade(&lock.release);
        spawn_local(async move {
            // Refused to an opaque origin; an abort of our own has dropped the lock before.
            if JsFuture::from(promise).await.is_err() && release.upgrade().is_some() {
                granted();
            }
        });
        Some(lock)
    }

    fn new(granted: fn()) -> Option<Self> {
        let release: Release = Rc::default();
        let kept = Rc::clone(&release);
        // The lock is held for as long as this promise is open.
        let held = Closure::new(move |_| {
            let promise = Promise::new(&mut |resolve, _| {
                kept.replace(Some(resolve));
            });
            spawn_local(async move { granted() });
            promise.into()
        });
        Some(Self { abort: AbortController::new().ok()?, release, _granted: held })
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        match self.release.take() {
            Some(release) => {
                // Resolving never throws.
                let _ = release.call0(&JsValue::UNDEFINED);
            }
            None => self.abort.abort(),
        }
    }
}
