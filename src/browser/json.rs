//! JSON as the engine itself parses it, read field by field.
//!
//! The core reads a handful of fields of each reply; a JSON parser of our own, or derived structs, would weigh more than all islands.

use js_sys::{Array, JSON, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// Parses a text; `undefined` when it is no JSON.
pub fn parse(text: &str) -> JsValue {
    JSON::parse(text).unwrap_or(JsValue::UNDEFINED)
}

/// Writes a value; empty when it cannot be written.
pub fn write(value: &JsValue) -> String {
    // For `undefined` it answers `undefined`, whatever its type says.
    JSON::stringify(value).ok().and_then(|text| JsValue::from(text).as_string()).unwrap_or_default()
}

/// A field, `undefined` when there is none.
pub fn field(value: &JsValue, name: &str) -> JsValue {
    // `Reflect::get` throws for anything but an object.
    Reflect::get(value, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
}

/// A field that holds a string.
pub fn text(value: &JsValue, name: &str) -> Option<String> {
    field(value, name).as_string()
}

/// A field that holds a whole number, such as an amount in minor units.
pub fn integer(value: &JsValue, name: &str) -> Option<i64> {
    #[expect(clippy::cast_possible_truncation, reason = "a float-to-int cast saturates, and NaN becomes 0")]
    field(value, name).as_f64().map(|number| number as i64)
}

/// A field that holds a list; empty when it does not.
pub fn list(value: &JsValue, name: &str) -> Vec<JsValue> {
    field(value, name).dyn_ref::<Array>().map(Array::to_vec).unwrap_or_default()
}

/// An object of the given fields. `undefined` fields vanish when it is written.
pub fn object<const N: usize>(fields: [(&str, JsValue); N]) -> JsValue {
    let object = Object::new();
    for (name, value) in fields {
        set(&object, name, &value);
    }
    object.into()
}

/// Sets a field.
pub fn set(object: &JsValue, name: &str, value: &JsValue) {
    // Only fails on frozen objects; ours are fresh.
    let _ = Reflect::set(object, &JsValue::from_str(name), value);
}

/// A list of values.
pub fn array(values: impl IntoIterator<Item = JsValue>) -> JsValue {
    values.into_iter().collect::<Array>().into()
}
