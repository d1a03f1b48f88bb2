//! Stripe takes its requests as HTML forms.

use url::form_urlencoded::Serializer;

/// A form that is being filled in.
pub(super) struct Form(Serializer<'static, String>);

impl Form {
    pub(super) fn new() -> Self {
        Self(Serializer::new(String::new()))
    }

    pub(super) fn with(mut self, name: &str, value: &str) -> Self {
        self.0.append_pair(name, value);
        self
    }

    pub(super) fn finish(mut self) -> String {
        self.0.finish()
    }
}
