//! The moderation queue, and the mails.

use super::shell::StudioView;

/// Comments to look at, and the block list.
#[derive(Clone, Debug)]
pub struct ModerationView {
    /// What surrounds it.
    pub shell: StudioView,
    /// Which comments, as (address, text, whether they are shown).
    pub choices: Vec<(String, String, bool)>,
    /// The word of the choice.
    pub show: &'static str,
    /// The comments.
    pub comments: Vec<ModeratedView>,
    /// The block list as (kind, value, text); nothing for who may not see it.
    pub blocks: Option<Vec<(String, String, String)>>,
}

/// A comment and what can be done with it.
#[derive(Clone, Debug)]
pub struct ModeratedView {
    /// Its id.
    pub id: String,
    /// The post it stands under.
    pub post: String,
    /// What the post is called; its id once it is gone.
    pub title: String,
    /// Its page, while there is one.
    pub url: Option<String>,
    /// Who wrote it.
    pub author: String,
    /// When, whether it asks something, and why it waits.
    pub about: Vec<String>,
    /// What it says.
    pub text: String,
    /// Why readers object to it.
    pub reports: Vec<String>,
    /// Whether it can be shown, taken away, its writer blocked, answered.
    pub can: [bool; 4],
}

/// Mails that were sent or wait.
#[derive(Clone, Debug)]
pub struct MailsView {
    /// What surrounds it.
    pub shell: StudioView,
    /// The mails: (address, subject, to whom, when, where it stands, whether it is shown).
    pub mails: Vec<MailRow>,
    /// The one that is shown, in a frame.
    pub shown: Option<(String, String)>,
    /// Whether nobody sends them.
    pub is_kept: bool,
}

/// A mail in the list.
#[derive(Clone, Debug)]
pub struct MailRow {
    /// Its page.
    pub url: String,
    /// Its subject.
    pub subject: String,
    /// To whom.
    pub to: String,
    /// When it was written, and where it stands.
    pub about: String,
    /// Whether it is shown.
    pub is_current: bool,
}
