//! Who wrote a comment.

use super::text::CommentName;
use crate::domain::{CreatorId, StaffId, VisitorId};

/// Who wrote a comment. Only a staff key makes a creator or the brand, so that nobody can pass for either by a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Author {
    /// Somebody who looks at the post.
    Visitor {
        /// Known only by this.
        visitor: VisitorId,
        /// The name they gave, or none.
        name: Option<CommentName>,
    },
    /// A creator of this shop.
    Creator {
        /// Which one.
        creator: CreatorId,
        /// As posts write it.
        name: String,
    },
    /// The brand.
    Brand {
        /// Who of the staff.
        staff: StaffId,
        /// The brand's name.
        name: String,
    },
}

impl Author {
    /// `visitor`, `creator` or `brand`.
    #[must_use]
    pub fn role(&self) -> &'static str {
        match self {
            Self::Visitor { .. } => "visitor",
            Self::Creator { .. } => "creator",
            Self::Brand { .. } => "brand",
        }
    }

    /// The name to show; none for an anonymous visitor.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::Visitor { name, .. } => name.as_ref().map(CommentName::as_str),
            Self::Creator { name, .. } | Self::Brand { name, .. } => Some(name),
        }
    }

    /// Whether this visitor is who wrote.
    #[must_use]
    pub fn is_visitor(&self, asking: Option<&VisitorId>) -> bool {
        matches!(self, Self::Visitor { visitor, .. } if Some(visitor) == asking)
    }

    /// A visitor without the name; creators and the brand stand by theirs.
    #[must_use]
    pub fn without_name(self) -> Self {
        match self {
            Self::Visitor { visitor, .. } => Self::Visitor {
                visitor,
                name: None,
            },
            staff => staff,
        }
    }
}

/// What a member of the staff may do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StaffRole {
    /// Speaks for the brand and moderates everywhere.
    Brand,
    /// Speaks for this creator and moderates under their posts.
    Creator(CreatorId),
}

/// A member of the staff. Until the studio has sessions, each is known by a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Staff {
    /// Their id.
    pub id: StaffId,
    /// Their name, for lists and logs.
    pub name: String,
    /// What they may do.
    pub role: StaffRole,
}

impl Staff {
    /// Whether they moderate under the posts of this creator.
    #[must_use]
    pub fn moderates(&self, creator: &CreatorId) -> bool {
        match &self.role {
            StaffRole::Brand => true,
            StaffRole::Creator(own) => own == creator,
        }
    }
}
