//! Who may see and change what a shopper typed. Pages that embed us are not trusted, and a checkout's id is no secret
//! from them; so what was typed goes back only to who typed it.

use serde::{Deserialize, Serialize};

use super::PlatformId;

/// Who typed the buyer and the destination that a checkout holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "by", content = "platform")]
pub enum TypedBy {
    /// Nothing was typed yet.
    #[default]
    Nobody,
    /// The shopper, on our own page. A buyer secret was minted for them with the first datum.
    Page,
    /// A platform with a key of this shop, over REST.
    Platform(PlatformId),
    /// Somebody over REST without a key. They hold no more than the id, as does whoever embeds the checkout.
    Anonymous,
}

/// Who asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reader {
    /// The page around our frame, through `ec.*` messages. It never sees anything typed.
    Host,
    /// Somebody over REST.
    Rest {
        /// The platform whose key came along, if one did.
        platform: Option<PlatformId>,
        /// Whether the buyer secret came along.
        has_secret: bool,
    },
    /// Somebody who opened our own page.
    Page {
        /// Whether the buyer secret came along.
        has_secret: bool,
    },
}

impl Reader {
    /// Somebody over REST who showed nothing.
    pub const ANONYMOUS: Self = Self::Rest {
        platform: None,
        has_secret: false,
    };

    /// A platform that showed its key.
    #[must_use]
    pub fn platform(id: PlatformId) -> Self {
        Self::Rest {
            platform: Some(id),
            has_secret: false,
        }
    }

    /// In whose name what this reader sends is kept. A host sends nothing.
    #[must_use]
    pub fn as_author(&self) -> TypedBy {
        match self {
            Self::Host => TypedBy::Nobody,
            Self::Page { .. } => TypedBy::Page,
            Self::Rest {
                has_secret: true, ..
            } => TypedBy::Page,
            Self::Rest {
                platform: Some(id), ..
            } => TypedBy::Platform(id.clone()),
            Self::Rest { platform: None, .. } => TypedBy::Anonymous,
        }
    }
}

impl TypedBy {
    /// Whether a reader may see what was typed.
    #[must_use]
    pub fn lets_see(&self, reader: &Reader) -> bool {
        match (self, reader) {
            (Self::Nobody, _) => true,
            (_, Reader::Host) => false,
            (_, Reader::Page { has_secret } | Reader::Rest { has_secret, .. }) if *has_secret => {
                true
            }
            (Self::Platform(typist), Reader::Rest { platform, .. }) => {
                platform.as_ref() == Some(typist)
            }
            (Self::Anonymous, Reader::Rest { .. }) => true,
            // A link to our page may have gone through many hands; without the secret it starts blank.
            (Self::Page | Self::Platform(_) | Self::Anonymous, _) => false,
        }
    }

    /// Whether a reader may change the checkout. Cancelling is open to everyone.
    ///
    /// Our page may always take over from a platform: that is what its `continue_url` is for.
    #[must_use]
    pub fn lets_change(&self, reader: &Reader) -> bool {
        match (self, reader) {
            (_, Reader::Host) => false,
            (Self::Platform(_) | Self::Anonymous, Reader::Page { .. }) => true,
            _ => self.lets_see(reader),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn platform(name: &str) -> PlatformId {
        PlatformId::new(name).unwrap()
    }

    fn page(has_secret: bool) -> Reader {
        Reader::Page { has_secret }
    }

    fn rest(name: Option<&str>, has_secret: bool) -> Reader {
        Reader::Rest {
            platform: name.map(platform),
            has_secret,
        }
    }

    #[test]
    fn what_was_typed_goes_back_only_to_who_typed_it() {
        use TypedBy::{Anonymous, Nobody, Page, Platform};
        // typed by, reader, sees, changes
        let cases = [
            (Nobody, Reader::Host, true, false),
            (Nobody, rest(None, false), true, true),
            (Nobody, page(false), true, true),
            (Page, Reader::Host, false, false),
            (Page, rest(None, false), false, false),
            (Page, rest(Some("agent"), false), false, false),
            (Page, rest(None, true), true, true),
            (Page, page(false), false, false),
            (Page, page(true), true, true),
            (Platform(platform("agent")), Reader::Host, false, false),
            (
                Platform(platform("agent")),
                rest(Some("agent"), false),
                true,
                true,
            ),
            (
                Platform(platform("agent")),
                rest(Some("other"), false),
                false,
                false,
            ),
            (Platform(platform("agent")), rest(None, false), false, false),
            (Platform(platform("agent")), page(false), false, true),
            (Anonymous, Reader::Host, false, false),
            (Anonymous, rest(None, false), true, true),
            (Anonymous, page(false), false, true),
        ];
        for (typed_by, reader, sees, changes) in cases {
            assert_eq!(
                typed_by.lets_see(&reader),
                sees,
                "{reader:?} sees what {typed_by:?} typed"
            );
            assert_eq!(
                typed_by.lets_change(&reader),
                changes,
                "{reader:?} changes {typed_by:?}"
            );
        }
    }

    #[test]
    fn authors_are_stored_readably() {
        let json = serde_json::to_string(&TypedBy::Platform(platform("agent"))).unwrap();
        assert_eq!(json, r#"{"by":"platform","platform":"agent"}"#);
        assert_eq!(
            serde_json::to_string(&TypedBy::Page).unwrap(),
            r#"{"by":"page"}"#
        );
    }
}
