//! Creator links: who is credited for a sale, and why that can be believed.
//!
//! **The seam.** A page, a form and a stranger's agent all *claim* a creator ([`Claim`]); [`prove`] turns the claim into
//! the [`Attribution`] that carts, checkouts and orders keep. It believes two things only:
//!
//! - the creator who made the post, which is the default, and
//! - a creator named by a link that this server signed. [`mint`] makes its code, which is given away in links
//!   (`/p/{post}?creator={code}`) and stands wherever a creator's id may stand: in the query of our pages, in the
//!   `creator` attribute of an embed, in the form of a card, in UCP's `attribution`.
//!
//! So credit goes from the link over the page's markup into the cart, and no cookie is involved. What a signed link said
//! is kept beside the creator ([`Attribution::link`]), and each proven claim is a [`Touch`]: a cart keeps the first and the
//! last of them ([`later`]), and the brand's terms decide at the order which one counts (`spotlet::domain::commission`).
//! A link older than the terms believe says nothing any more.
//!
//! A code is `{creator}--{post}--{day}-{seal}` or `{creator}--{post}--{hotspot}--{day}-{seal}`. Ids are words joined by
//! single hyphens, so the double ones part it, and the whole is lower-case letters, digits and hyphens like an id.
//! Who may have a code for whom is decided by those who call [`mint`]: anybody for the post's own creator, the brand
//! (`spotlet creator-link`) for others.

use spotlet::domain::attribution::{Attribution, Claim, CreatorLink, Touch};
use spotlet::domain::clock::Timestamp;
use spotlet::domain::commission::CreatorTerms;

use super::Fault;
use crate::signer::{Purpose, Signer};
use crate::state::AppState;
use crate::store::{self, Conn};

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// The day of a moment, as links say it.
#[must_use]
pub fn day(now: Timestamp) -> u32 {
    u32::try_from(now.as_unix_ms().div_euclid(DAY_MS)).unwrap_or_default()
}

/// The code of a link.
#[must_use]
pub fn mint(signer: &Signer, link: &CreatorLink) -> String {
    let said = said(link);
    let seal = signer.seal(Purpose::CreatorLink, &said);
    format!("{said}-{seal}")
}

/// What a code says, if this server signed it.
#[must_use]
pub fn read(signer: &Signer, code: &str) -> Option<CreatorLink> {
    let (said, seal) = code.rsplit_once('-')?;
    let mut parts: Vec<&str> = said.split("--").collect();
    let issued_day = parts.pop()?;
    let (creator, post, hotspot) = match parts.as_slice() {
        [creator, post] => (creator, post, None),
        [creator, post, hotspot] => (creator, post, Some(hotspot)),
        _ => return None,
    };
    if !signer.has_sealed(Purpose::CreatorLink, said, seal) {
        return None;
    }
    Some(CreatorLink {
        creator: creator.parse().ok()?,
        post: post.parse().ok()?,
        hotspot: hotspot.map(|id| id.parse()).transpose().ok()?,
        issued_day: issued_day.parse().ok()?,
    })
}

/// What the server stands for of a claim. A false one is no error: the sale is as good without it.
///
/// # Errors
/// When the database fails.
pub async fn prove(
    state: &AppState,
    conn: &mut Conn,
    claim: Option<&Claim>,
) -> Result<Attribution, Fault> {
    let Some(claim) = claim else {
        return Ok(Attribution::default());
    };
    let now = state.clock.now();
    let terms = &state.config.creators;
    let link = claim
        .creator
        .as_deref()
        .and_then(|code| read(&state.signer, code))
        .filter(|link| terms.believes_link_of(link.issued_day, now));
    let creator = match (&link, &claim.post) {
        (Some(link), _) => Some(link.creator.clone()),
        (None, Some(post)) => store::post::get(conn, post)
            .await?
            .map(|post| post.creator.id),
        (None, None) => None,
    };
    let touch = creator.clone().map(|creator| Touch {
        creator,
        post: claim.post.clone(),
        hotspot: claim.hotspot.clone(),
        link: link.clone(),
        at: now,
    });
    Ok(Attribution {
        post: claim.post.clone(),
        hotspot: claim.hotspot.clone(),
        creator,
        link,
        first: touch.clone(),
        last: touch,
    })
}

/// A later claim beside what a cart has: it takes over where it is proven, and never takes credit away. Of the touches of
/// both the first that still counts is kept, and the last.
#[must_use]
pub fn later(earlier: &Attribution, proven: Attribution, terms: &CreatorTerms) -> Attribution {
    let touches = [
        earlier.first.as_ref(),
        earlier.last.as_ref(),
        proven.first.as_ref(),
        proven.last.as_ref(),
    ];
    // `max_by_key` gives the later one of equals.
    let last = touches.into_iter().flatten().max_by_key(|touch| touch.at);
    let first = last.and_then(|last| {
        let counts = |touch: &&Touch| terms.is_within(touch.at, last.at);
        let counting = touches.into_iter().flatten().filter(counts);
        counting.min_by_key(|touch| touch.at)
    });
    let (first, mut last) = (first.cloned(), last.cloned());
    if let (Some(last), Some(before)) = (&mut last, &earlier.last)
        && last.creator == before.creator
        && last.link.is_none()
    {
        last.link.clone_from(&before.link);
    }
    Attribution {
        first,
        last,
        ..latest(earlier, proven)
    }
}

fn latest(earlier: &Attribution, proven: Attribution) -> Attribution {
    let is_weaker = proven.creator.is_none()
        // The same creator's own post after their link: the link is still what brought the shopper.
        || (proven.link.is_none() && earlier.link.is_some() && proven.creator == earlier.creator);
    if !is_weaker {
        return proven;
    }
    Attribution {
        creator: earlier.creator.clone(),
        link: earlier.link.clone(),
        ..proven
    }
}

fn said(link: &CreatorLink) -> String {
    let CreatorLink {
        creator,
        post,
        hotspot,
        issued_day,
    } = link;
    match hotspot {
        Some(hotspot) => format!("{creator}--{post}--{hotspot}--{issued_day}"),
        None => format!("{creator}--{post}--{issued_day}"),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn link(hotspot: Option<&str>) -> CreatorLink {
        CreatorLink {
            creator: "mara-lund".parse().unwrap(),
            post: "slow-coffee".parse().unwrap(),
            hotspot: hotspot.map(|id| id.parse().unwrap()),
            issued_day: 20_778,
        }
    }

    #[test]
    fn a_code_says_what_was_signed_and_looks_like_an_id() {
        let signer = Signer::new("secret");
        for link in [link(None), link(Some("mug"))] {
            let code = mint(&signer, &link);
            assert!(
                code.bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'),
                "{code}"
            );
            assert_eq!(read(&signer, &code), Some(link), "{code}");
        }
    }

    #[test]
    fn what_was_not_signed_says_nothing() {
        let signer = Signer::new("secret");
        let code = mint(&signer, &link(Some("mug")));
        let foreign = mint(&Signer::new("other"), &link(Some("mug")));
        for forged in [
            "",
            "mara-lund",
            "--",
            &code.replacen("mara-lund", "jonas", 1),
            &code.replacen("slow-coffee", "quiet-desk", 1),
            &code.replacen("--mug", "", 1),
            &code.replacen("20778", "20779", 1),
            &code.to_uppercase(),
            &format!("{code}0"),
            code.rsplit_once('-').unwrap().0,
            &foreign,
        ] {
            assert_eq!(read(&signer, forged), None, "{forged}");
        }
    }

    #[test]
    fn credit_is_taken_over_but_never_lost() {
        let by = |creator: Option<&str>, link: Option<CreatorLink>| Attribution {
            creator: creator.map(|id| id.parse().unwrap()),
            link,
            ..Attribution::default()
        };
        let terms = CreatorTerms::default();
        let later = |earlier, proven| later(earlier, proven, &terms);
        let linked = by(Some("mara-lund"), Some(link(None)));
        assert_eq!(later(&linked, by(None, None)), linked);
        assert_eq!(later(&linked, by(Some("mara-lund"), None)), linked);
        let jonas = by(Some("jonas"), None);
        assert_eq!(later(&linked, jonas.clone()), jonas);
        assert_eq!(later(&jonas, linked.clone()), linked);
    }

    #[test]
    fn the_first_touch_that_counts_and_the_last_are_kept() {
        const DAY: i64 = DAY_MS;
        let terms = CreatorTerms::default();
        let touched = |creator: &str, at: i64, link: Option<CreatorLink>| {
            let touch = Touch {
                creator: creator.parse().unwrap(),
                post: None,
                hotspot: None,
                link,
                at: Timestamp::from_unix_ms(at),
            };
            Attribution {
                creator: Some(touch.creator.clone()),
                link: touch.link.clone(),
                first: Some(touch.clone()),
                last: Some(touch),
                ..Attribution::default()
            }
        };
        let names = |kept: &Attribution| {
            let name = |touch: &Option<Touch>| touch.as_ref().unwrap().creator.to_string();
            (name(&kept.first), name(&kept.last))
        };
        let says = |first: &str, last: &str| (first.to_owned(), last.to_owned());
        let mara = touched("mara-lund", 0, Some(link(None)));
        let jonas = touched("jonas", DAY, None);
        let kept = later(&mara, jonas.clone(), &terms);
        assert_eq!(names(&kept), says("mara-lund", "jonas"));
        // A cart that was carried over brings its own times along.
        assert_eq!(
            names(&later(&jonas, mara.clone(), &terms)),
            says("mara-lund", "jonas")
        );
        // A claim that is not proven is no touch.
        assert_eq!(later(&kept, Attribution::default(), &terms), kept);
        // What is out of the window when somebody else leads here is no first touch any more.
        let petra = touched("petra", 30 * DAY, None);
        assert_eq!(names(&later(&kept, petra, &terms)), says("jonas", "petra"));
        // The same creator's own post after their link renews the touch and keeps the link.
        let kept = later(&mara, touched("mara-lund", 5, None), &terms);
        let last = kept.last.unwrap();
        assert_eq!((last.at.as_unix_ms(), last.link), (5, Some(link(None))));
    }
}
