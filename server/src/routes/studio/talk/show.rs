//! The queue as a page.

use std::collections::BTreeMap;

use spotlet::domain::PostId;
use spotlet::domain::comment::{
    Author, Comment, CommentKind, CommentState, HoldReason, Remover, StaffRole,
};
use spotlet::view::model::studio::{ModeratedView, ModerationView};
use spotlet::view::studio::words::{ShellWords, TalkWords};

use super::PATH;
use crate::present::Setting;
use crate::problem::Problem;
use crate::routes::studio::Section;
use crate::routes::studio::seat::Seat;
use crate::service::comment::{self, Queued};
use crate::store::post as posts;

/// A choice of comments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    Held,
    Reported,
    Shown,
    Removed,
}

impl Choice {
    const ALL: [Self; 4] = [Self::Held, Self::Reported, Self::Shown, Self::Removed];

    /// The choice of an address; what waits when it names none.
    pub fn of(word: &str) -> Self {
        let known = Self::ALL.into_iter().find(|one| one.word() == word);
        known.unwrap_or(Self::Held)
    }

    /// In an address.
    pub fn word(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Reported => "reported",
            Self::Shown => "visible",
            Self::Removed => "removed",
        }
    }

    fn label(self, words: &'static TalkWords) -> &'static str {
        match self {
            Self::Held => words.held,
            Self::Reported => words.reported,
            Self::Shown => words.shown,
            Self::Removed => words.removed,
        }
    }
}

/// The comments of a choice, as far as this member decides on them.
///
/// # Errors
/// When the database fails.
pub async fn view(seat: &Seat, choice: Choice) -> Result<ModerationView, Problem> {
    let (state, setting, locale) = (&seat.state, seat.setting(), seat.locale());
    let (words, staff) = (TalkWords::of(locale), seat.member.staff()?);
    let queued = comment::queue(state, Some(&staff), choice.word()).await?;
    let titles = titles(seat, &queued).await?;
    let blocks = match staff.role {
        StaffRole::Brand => {
            let rows = comment::blocks(state, Some(&staff)).await?;
            let text = |kind: &str, value: &str| match kind {
                "word" => value.to_owned(),
                "visitor" => format!("{} {}", words.block_visitor, short(value)),
                _ => format!("{} {}", words.block_address, short(value)),
            };
            let rows = rows.into_iter().map(|(kind, value)| {
                let text = text(&kind, &value);
                (kind, value, text)
            });
            Some(rows.collect())
        }
        StaffRole::Creator(_) => None,
    };
    let choices = Choice::ALL.map(|one| {
        let url = format!("{PATH}?show={}", one.word());
        (url, one.label(words).to_owned(), one == choice)
    });
    let heading = ShellWords::of(locale).talk.to_owned();
    let comments = queued.into_iter().map(|one| {
        let title = titles.get(&one.comment.post).cloned();
        moderated(setting, one, title, words)
    });
    Ok(ModerationView {
        shell: seat.shell(heading, Section::Talk),
        choices: choices.into(),
        show: choice.word(),
        comments: comments.collect(),
        blocks,
    })
}

/// What the posts are called that the comments stand under.
async fn titles(seat: &Seat, queued: &[Queued]) -> Result<BTreeMap<PostId, String>, Problem> {
    let mut titles = BTreeMap::new();
    let mut conn = seat.state.store.read().await?;
    for Queued { comment, .. } in queued {
        if titles.contains_key(&comment.post) {
            continue;
        }
        if let Some(post) = posts::get(&mut conn, &comment.post).await? {
            let title = post.title.get(seat.locale()).to_owned();
            titles.insert(post.id, title);
        }
    }
    Ok(titles)
}

fn moderated(
    setting: Setting<'_>,
    queued: Queued,
    title: Option<String>,
    words: &'static TalkWords,
) -> ModeratedView {
    let Comment {
        id,
        post,
        author,
        text,
        state,
        created_at,
        answers_to,
        kind,
        ..
    } = queued.comment;
    let is_visitor = matches!(author, Author::Visitor { .. });
    let author = match author {
        Author::Visitor { name, .. } => {
            name.map_or_else(|| words.visitor.to_owned(), |name| name.as_str().to_owned())
        }
        Author::Creator { name, .. } | Author::Brand { name, .. } => name,
    };
    let why = match state {
        CommentState::Visible => None,
        CommentState::Held(HoldReason::Review) => Some(words.why_review),
        CommentState::Held(HoldReason::Word) => Some(words.why_word),
        CommentState::Held(HoldReason::Links) => Some(words.why_links),
        CommentState::Held(HoldReason::Reports) => Some(words.why_reports),
        CommentState::Removed(Remover::Writer) => Some(words.by_writer),
        CommentState::Removed(Remover::Moderator) => Some(words.by_moderator),
    };
    let mut about = vec![setting.minute(created_at)];
    about.extend((kind == CommentKind::Question).then(|| words.question.to_owned()));
    about.extend(why.map(str::to_owned));
    let is_removed = matches!(state, CommentState::Removed(_));
    let by_writer = state == CommentState::Removed(Remover::Writer);
    let is_reported = !queued.reports.is_empty();
    ModeratedView {
        id: id.to_string(),
        url: title.is_some().then(|| format!("/p/{post}")),
        title: title.unwrap_or_else(|| post.to_string()),
        post: post.to_string(),
        author,
        about,
        text: text.map_or_else(
            || words.taken_back.to_owned(),
            |text| text.as_str().to_owned(),
        ),
        reports: queued.reports,
        can: [
            !by_writer && (state != CommentState::Visible || is_reported),
            !is_removed,
            is_visitor,
            state == CommentState::Visible && answers_to.is_none(),
        ],
    }
}

fn short(value: &str) -> String {
    value.chars().take(8).collect()
}
