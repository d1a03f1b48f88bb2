//! A creator for their page, and for search engines. <https://schema.org/ProfilePage>

use serde_json::json;
use spotlet::domain::{Creator, CreatorProfile};
use spotlet::view::model::CreatorView;

use super::Setting;
use super::image::Picture;
use super::json_ld::{script_safe, without_nulls};
use super::post::teaser;
use crate::service::posts::LikedPost;

/// The creator with what they posted, newest first.
#[must_use]
pub fn creator(
    setting: Setting<'_>,
    creator: &Creator,
    profile: Option<&CreatorProfile>,
    posts: &[LikedPost],
) -> CreatorView {
    let locale = setting.audience.locale;
    let picture = profile.and_then(|profile| profile.picture.as_ref());
    let link = profile.and_then(|profile| profile.link.as_deref());
    CreatorView {
        name: creator.name.clone(),
        locale,
        picture: picture.map(|image| {
            setting.image(&Picture {
                src: &image.src,
                width: image.width,
                height: image.height,
                alt: image.alt.get(locale),
            })
        }),
        initials: initials(&creator.name),
        bio: bio(setting, profile),
        link: link.map(|link| (link.to_owned(), without_scheme(link))),
        posts: posts
            .iter()
            .rev()
            .map(|liked| teaser(setting, &liked.post))
            .collect(),
    }
}

/// The JSON-LD of the page, safe inside a script element.
#[must_use]
pub fn creator_json_ld(
    setting: Setting<'_>,
    creator: &Creator,
    profile: Option<&CreatorProfile>,
) -> String {
    let url = format!("{}/c/{}", setting.origin(), creator.id);
    let picture = profile.and_then(|profile| profile.picture.as_ref());
    script_safe(&without_nulls(json!({
        "@context": "https://schema.org",
        "@type": "ProfilePage",
        "@id": url,
        "url": url,
        "inLanguage": setting.audience.locale.language(),
        "mainEntity": {
            "@type": "Person",
            "@id": format!("{url}#person"),
            "identifier": creator.id,
            "name": creator.name,
            "url": url,
            "description": bio(setting, profile),
            "image": picture.map(|image| setting.media_url(&image.src)),
            "sameAs": profile.and_then(|profile| profile.link.as_deref()),
        },
    })))
}

fn bio(setting: Setting<'_>, profile: Option<&CreatorProfile>) -> Option<String> {
    let bio = profile?.bio.as_ref()?;
    Some(bio.get(setting.audience.locale).to_owned())
}

/// The first letters of the first and the last word.
fn initials(name: &str) -> String {
    let mut words = name.split_whitespace();
    let ends = [words.next(), words.next_back()];
    let letters = ends
        .into_iter()
        .flatten()
        .filter_map(|word| word.chars().next());
    letters.flat_map(char::to_uppercase).collect()
}

/// `https://mara.example/` as people say it.
fn without_scheme(link: &str) -> String {
    let said = link.split_once("://").map_or(link, |(_, rest)| rest);
    said.trim_end_matches('/').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_one_or_two_initials() {
        for (name, expected) in [
            ("Mara", "M"),
            ("mara lund", "ML"),
            ("Ana de la Cruz", "AC"),
            ("", ""),
        ] {
            assert_eq!(initials(name), expected, "{name}");
        }
    }

    #[test]
    fn links_are_shown_as_people_say_them() {
        assert_eq!(without_scheme("https://mara.example/"), "mara.example");
        assert_eq!(without_scheme("https://a.example/mara"), "a.example/mara");
    }
}
