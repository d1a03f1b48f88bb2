//! What each wasm bundle exports. Wiring only.

#[cfg(feature = "entry-checkout")]
mod checkout;
#[cfg(feature = "entry-post")]
mod post;
#[cfg(feature = "entry-studio")]
mod studio;

/// Modules run on one thread; with `atomics` this would be unsound, and does not compile in.
#[cfg(not(target_feature = "atomics"))]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
