//! One's own account, and the list of people.

use super::shell::{FieldView, StudioView};

/// One's own account.
#[derive(Clone, Debug)]
pub struct AccountView {
    /// What surrounds it.
    pub shell: StudioView,
    /// Address to sign in with.
    pub email: String,
    /// What one may do.
    pub role: String,
    /// Old and new password.
    pub fields: Vec<FieldView>,
}

/// Who works in the studio.
#[derive(Clone, Debug)]
pub struct PeopleView {
    /// What surrounds it.
    pub shell: StudioView,
    /// Everybody.
    pub members: Vec<MemberView>,
    /// Who was invited and has not come yet.
    pub invitations: Vec<InvitationView>,
    /// Creators that have posts, as proposals.
    pub creators: Vec<String>,
    /// Drawn with the form, so that one sent twice invites once.
    pub form_token: String,
}

/// A member.
#[derive(Clone, Debug)]
pub struct MemberView {
    /// Id, for the forms.
    pub id: String,
    /// Name.
    pub name: String,
    /// Address.
    pub email: String,
    /// `owner`, `editor`, `creator`.
    pub role: &'static str,
    /// The same in words.
    pub role_label: String,
    /// The creator's id, for that role.
    pub creator: String,
    /// Whether it is who looks at the page.
    pub is_self: bool,
}

/// An invitation that still holds.
#[derive(Clone, Debug)]
pub struct InvitationView {
    /// Id, for the form that takes it back.
    pub id: String,
    /// The link to hand over.
    pub url: String,
    /// For whom.
    pub note: String,
    /// What they will be.
    pub role_label: String,
    /// Until when.
    pub expires: String,
}
