//! The names of the public surface on a page: attributes, events, parts, custom properties. They are a promise; they are
//! added to, never changed. The loader's constants and `docs/` are checked against these tables.

/// An attribute of `<spotlet-post>`; on a script tag it has `data-` before its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attribute {
    /// Its name.
    pub name: &'static str,
    /// The words it takes; empty when it takes any text.
    pub values: &'static [&'static str],
    /// Whether it takes several words, separated by blanks.
    pub many: bool,
    /// What holds without it.
    pub default: &'static str,
    /// What it is for.
    pub about: &'static str,
}

const fn text(name: &'static str, default: &'static str, about: &'static str) -> Attribute {
    Attribute {
        name,
        values: &[],
        many: false,
        default,
        about,
    }
}

const fn words(
    name: &'static str,
    values: &'static [&'static str],
    default: &'static str,
    about: &'static str,
) -> Attribute {
    Attribute {
        name,
        values,
        many: false,
        default,
        about,
    }
}

/// Every attribute.
pub const ATTRIBUTES: [Attribute; 9] = [
    text("post", "required", "The post's id"),
    text("server", "where the script came from", "The shop's origin"),
    words(
        "loading",
        &["lazy", "eager"],
        "lazy",
        "When the post is fetched",
    ),
    // A brand may name themes of its own, so any word is taken.
    text(
        "theme",
        "auto",
        "`auto`, `light`, `dark` or a brand theme's name",
    ),
    text(
        "locale",
        "the page's lang, then the browser's",
        "BCP 47 language tag",
    ),
    text(
        "country",
        "from the locale's region, else the post's default market",
        "ISO 3166 code",
    ),
    words(
        "checkout",
        &["embedded", "page"],
        "embedded",
        "Where the checkout opens",
    ),
    text("creator", "the post's creator", "Who is credited"),
    Attribute {
        name: "consent",
        values: &["necessary", "analytics"],
        many: true,
        default: "necessary",
        about: "What the visitor agreed to",
    },
];

/// An event on the element. All bubble and cross shadow roots.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event {
    /// Its name.
    pub name: &'static str,
    /// Whether a page can stop what would follow.
    pub cancelable: bool,
    /// When it comes.
    pub about: &'static str,
}

const fn event(name: &'static str, cancelable: bool, about: &'static str) -> Event {
    Event {
        name,
        cancelable,
        about,
    }
}

/// Every event.
pub const EVENTS: [Event; 8] = [
    event("spotlet:view", false, "The post came into view"),
    event("spotlet:tap", false, "A hotspot was opened"),
    event(
        "spotlet:like",
        false,
        "Something was liked, or a like taken back",
    ),
    event("spotlet:share", false, "The post was shared"),
    event(
        "spotlet:add",
        true,
        "Something is about to be added to the bag",
    ),
    event("spotlet:checkout", true, "The checkout is about to open"),
    event("spotlet:purchase", false, "An order was placed"),
    event("spotlet:error", false, "Something went wrong"),
];

/// The parts that `::part()` reaches.
pub const PARTS: [&str; 11] = [
    "media", "hotspot", "card", "title", "price", "button", "like", "share", "bag", "list", "sheet",
];

/// The custom properties that a theme sets, without the prefix `--spotlet-`.
pub const CUSTOM_PROPERTIES: [&str; 12] = [
    "accent",
    "accent-text",
    "surface",
    "text",
    "muted",
    "line",
    "radius",
    "font",
    "hotspot-size",
    "hotspot-color",
    "shadow",
    "speed",
];

/// The custom elements.
pub const ELEMENTS: [&str; 2] = ["spotlet-post", "spotlet-bag"];

/// The methods of `<spotlet-post>`.
pub const METHODS: [&str; 3] = ["open", "close", "refresh"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::theme::Theme;

    #[test]
    fn a_default_is_one_of_the_values() {
        for attribute in ATTRIBUTES
            .iter()
            .filter(|attribute| !attribute.values.is_empty())
        {
            assert!(
                attribute.values.contains(&attribute.default),
                "{}",
                attribute.name
            );
        }
    }

    #[test]
    fn a_theme_has_every_public_property_and_no_other() {
        let mut names: Vec<String> = Theme::standard()
            .fields()
            .into_iter()
            .map(|(name, _)| name)
            .collect();
        for name in &mut names {
            for shade in ["light-", "dark-"] {
                if let Some(rest) = name.strip_prefix(shade) {
                    *name = rest.to_owned();
                }
            }
        }
        names.sort();
        names.dedup();
        let mut public = CUSTOM_PROPERTIES.to_vec();
        public.sort_unstable();
        assert_eq!(names, public);
    }

    #[test]
    fn events_are_ours_and_what_can_be_taken_over_is_cancelable() {
        assert!(
            EVENTS
                .iter()
                .all(|event| event.name.starts_with("spotlet:"))
        );
        let cancelable: Vec<_> = EVENTS
            .iter()
            .filter(|e| e.cancelable)
            .map(|e| e.name)
            .collect();
        assert_eq!(cancelable, ["spotlet:add", "spotlet:checkout"]);
    }
}
