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
//! is kept beside the creator ([`Attribution::link`]): rules on first and last touch, windows and commissions read it there.
//!
//! A code is `{creator}--{post}--{day}-{seal}` or `{creator}--{post}--{hotspot}--{day}-{seal}`. Ids are words joined by
//! single hyphens, so the double ones part it, and the whole is lower-case letters, digits and hyphens like an id.
//! Who may have a code for whom is decided by those who call [`mint`]: anybody for the post's own creator, the brand
//! (`spotlet creator-link`) for others.

use spotlet::domain::attribution::{Attribution, Claim, CreatorLink};
use spotlet::domain::clock::Timestamp;

use super::Fault;
use crate::signer::{Purpose, Signer};
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
    signer: &Signer,
    conn: &mut Conn,
    claim: Option<&Claim>,
) -> Result<Attribution, Fault> {
    let Some(claim) = claim else {
        return Ok(Attribution::default());
    };
    let link = claim.creator.as_deref().and_then(|code| read(signer, code));
    let creator = match (&link, &claim.post) {
        (Some(link), _) => Some(link.creator.clone()),
        (None, Some(post)) => store::post::get(conn, post)
            .await?
            .map(|post| post.creator.id),
        (None, None) => None,
    };
    Ok(Attribution {
        post: claim.post.clone(),
        hotspot: claim.hotspot.clone(),
        creator,
        link,
    })
}

/// A later claim beside what a cart has: it takes over where it is proven, and never takes credit away.
#[must_use]
pub fn later(earlier: &Attribution, proven: Attribution) -> Attribution {
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
        let linked = by(Some("mara-lund"), Some(link(None)));
        assert_eq!(later(&linked, by(None, None)), linked);
        assert_eq!(later(&linked, by(Some("mara-lund"), None)), linked);
        let jonas = by(Some("jonas"), None);
        assert_eq!(later(&linked, jonas.clone()), jonas);
        assert_eq!(later(&jonas, linked.clone()), linked);
    }
}
