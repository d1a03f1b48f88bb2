//! Who works in the studio, and what they may do there.
//!
//! It must not know passwords, sessions or addresses of pages. To add a role: a variant here, an arm in
//! [`Role::allows`], a word in `server/src/store/member.rs`, and the table of routes says what it may reach.

use thiserror::Error;

use super::buyer::is_email;
use super::comment::{Staff, StaffRole};
use super::id::{CreatorId, IdError, MemberId, StaffId};

/// The longest name of a member, in characters.
pub const MAX_NAME_CHARS: usize = 80;
/// The shortest password, in characters. Length is what counts; nothing is asked about signs and digits
/// (NIST SP 800-63B, 5.1.1.2).
pub const MIN_PASSWORD_CHARS: usize = 10;
/// The longest password, in bytes: hashing takes time for each.
pub const MAX_PASSWORD_BYTES: usize = 1024;

/// What a member may do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Role {
    /// Everything, and who else may.
    Owner,
    /// Every post, product and order.
    Editor,
    /// Their own posts.
    Creator(CreatorId),
}

/// The least role that something asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Access {
    /// Nobody needs to sign in.
    Anyone,
    /// Every member; a creator sees what is theirs.
    Creator,
    /// Editors and owners.
    Editor,
    /// Owners.
    Owner,
}

impl Role {
    /// Whether it reaches so far.
    #[must_use]
    pub fn allows(&self, least: Access) -> bool {
        let own = match self {
            Self::Owner => Access::Owner,
            Self::Editor => Access::Editor,
            Self::Creator(_) => Access::Creator,
        };
        own >= least
    }

    /// Whether it may read and change what belongs to a creator.
    #[must_use]
    pub fn reaches(&self, creator: &CreatorId) -> bool {
        match self {
            Self::Owner | Self::Editor => true,
            Self::Creator(own) => own == creator,
        }
    }
}

/// A person who works in the studio.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Their id.
    pub id: MemberId,
    /// Their e-mail address, in small letters: what they sign in with.
    pub email: String,
    /// What they are called.
    pub name: String,
    /// What they may do.
    pub role: Role,
}

impl Member {
    /// The same person as one of the staff, who speak and moderate.
    ///
    /// # Errors
    /// Never in fact: both ids follow one rule.
    pub fn staff(&self) -> Result<Staff, IdError> {
        Ok(Staff {
            id: StaffId::new(self.id.as_str())?,
            name: self.name.clone(),
            role: match &self.role {
                Role::Owner | Role::Editor => StaffRole::Brand,
                Role::Creator(creator) => StaffRole::Creator(creator.clone()),
            },
        })
    }
}

/// Why somebody cannot become a member like that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum MemberError {
    /// The address can be nobody's.
    #[error("this is no e-mail address")]
    Email,
    /// There is no name, or a very long one.
    #[error("a name has 1 to 80 characters")]
    Name,
    /// The password is too short.
    #[error("a password has at least 10 characters")]
    ShortPassword,
    /// The password is longer than anybody types.
    #[error("a password has at most 1024 bytes")]
    LongPassword,
    /// The password is the address.
    #[error("a password is not the e-mail address")]
    PasswordIsEmail,
}

/// An e-mail address as it is kept.
///
/// # Errors
/// [`MemberError::Email`].
pub fn email(text: &str) -> Result<String, MemberError> {
    let text = text.trim().to_lowercase();
    if is_email(&text) && text.len() <= 254 {
        Ok(text)
    } else {
        Err(MemberError::Email)
    }
}

/// A name as it is kept.
///
/// # Errors
/// [`MemberError::Name`].
pub fn name(text: &str) -> Result<String, MemberError> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let length = text.chars().count();
    if (1..=MAX_NAME_CHARS).contains(&length) && !text.chars().any(char::is_control) {
        Ok(text)
    } else {
        Err(MemberError::Name)
    }
}

/// Whether a password will do for the member with this address.
///
/// # Errors
/// Says what is wrong with it.
pub fn check_password(password: &str, email: &str) -> Result<(), MemberError> {
    if password.len() > MAX_PASSWORD_BYTES {
        return Err(MemberError::LongPassword);
    }
    if password.chars().count() < MIN_PASSWORD_CHARS {
        return Err(MemberError::ShortPassword);
    }
    if password.trim().eq_ignore_ascii_case(email) {
        return Err(MemberError::PasswordIsEmail);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn roles_reach_so_far() {
        let mara = CreatorId::new("mara").unwrap();
        for (role, anyone, creator, editor, owner) in [
            (Role::Owner, true, true, true, true),
            (Role::Editor, true, true, true, false),
            (Role::Creator(mara.clone()), true, true, false, false),
        ] {
            assert_eq!(role.allows(Access::Anyone), anyone, "{role:?}");
            assert_eq!(role.allows(Access::Creator), creator, "{role:?}");
            assert_eq!(role.allows(Access::Editor), editor, "{role:?}");
            assert_eq!(role.allows(Access::Owner), owner, "{role:?}");
            assert!(role.reaches(&mara));
            let jonas = CreatorId::new("jonas").unwrap();
            assert_eq!(role.reaches(&jonas), editor, "{role:?}");
        }
    }

    #[test]
    fn addresses_and_names_are_kept_in_one_way() {
        assert_eq!(email(" Mara@Example.COM ").unwrap(), "mara@example.com");
        assert_eq!(email("mara"), Err(MemberError::Email));
        assert_eq!(name("  Mara   Voss ").unwrap(), "Mara Voss");
        for bad in ["", "  ", "a\u{7}b", &"x".repeat(81)] {
            assert_eq!(name(bad), Err(MemberError::Name), "{bad:?}");
        }
    }

    #[test]
    fn a_password_is_long_and_not_the_address() {
        for (password, expected) in [
            ("correct horse", Ok(())),
            ("short", Err(MemberError::ShortPassword)),
            ("MARA@example.com", Err(MemberError::PasswordIsEmail)),
            (&*"x".repeat(1025), Err(MemberError::LongPassword)),
        ] {
            assert_eq!(check_password(password, "mara@example.com"), expected);
        }
    }
}
