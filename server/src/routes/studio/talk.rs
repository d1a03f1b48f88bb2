//! `/studio/talk`: moderation, by the rules of `service::comment`. Creators see and decide on what stands under their own
//! posts; the block list is the brand's.

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Form, Router};
use serde::Deserialize;
use spotlet::api::comment::BlockJson;
use spotlet::domain::comment::{
    Author, Comment, CommentKind, CommentState, CommentText, HoldReason, Remover, Staff, StaffRole,
};
use spotlet::domain::{CommentId, Member as Person, PostId};
use spotlet::view::model::studio::{ModeratedView, ModerationView};
use spotlet::view::studio::talk_page;
use spotlet::view::studio::words::{ShellWords, TalkWords};

use super::guard::Member;
use super::said_at;
use super::shell::{Said, Section, shell};
use crate::limit::Address;
use crate::present::Setting;
use crate::problem::Problem;
use crate::routes::api::moderation::rule;
use crate::routes::html::Html;
use crate::routes::pages::Visitor;
use crate::service::comment::{self, NewComment, Queued, Writer};
use crate::state::AppState;
use crate::store::post as posts;
use crate::text::minute;

const PATH: &str = "/studio/talk";

/// The queue and what can be done with it.
pub fn router() -> Router<AppState> {
    Router::new()
        .route("/studio/talk", get(list))
        .route("/studio/talk/{id}/approve", post(approve))
        .route("/studio/talk/{id}/remove", post(remove))
        .route("/studio/talk/{id}/block", post(block))
        .route("/studio/talk/{id}/answer", post(answer))
        .route("/studio/talk/blocks", post(add))
        .route("/studio/talk/blocks/remove", post(take_off))
}

/// Which comments are shown, and what was just done.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Shown {
    show: String,
    said: String,
}

/// A choice of comments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Choice {
    Held,
    Reported,
    Shown,
    Removed,
}

impl Choice {
    const ALL: [Self; 4] = [Self::Held, Self::Reported, Self::Shown, Self::Removed];

    fn of(word: &str) -> Self {
        let known = Self::ALL.into_iter().find(|one| one.word() == word);
        known.unwrap_or(Self::Held)
    }

    fn word(self) -> &'static str {
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

/// An answer as it was typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Answer {
    show: String,
    post: String,
    text: String,
}

/// A word for the block list.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Word {
    word: String,
}

/// A row of the block list.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Row {
    kind: String,
    value: String,
}

async fn list(
    State(state): State<AppState>,
    visitor: Visitor,
    Member(member): Member,
    Query(shown): Query<Shown>,
) -> Response {
    let setting = visitor.setting(&state);
    let choice = Choice::of(&shown.show);
    match view(setting, &member, choice).await {
        Ok(mut view) => {
            view.shell.said = Said::word(&shown.said).sentence(setting.audience.locale);
            Html::studio(talk_page(&view)).into_response()
        }
        Err(problem) => problem.into_response(),
    }
}

async fn approve(
    State(state): State<AppState>,
    visitor: Visitor,
    Member(member): Member,
    Path(id): Path<String>,
    Form(shown): Form<Shown>,
) -> Response {
    let done = match (staff(&member), comment_id(&id)) {
        (Ok(staff), Ok(id)) => comment::approve(&state, Some(&staff), &id).await.map(drop),
        (Err(problem), _) | (_, Err(problem)) => Err(problem),
    };
    finish(&state, &visitor, &member, &shown.show, done, "approved").await
}

async fn remove(
    State(state): State<AppState>,
    visitor: Visitor,
    Member(member): Member,
    Path(id): Path<String>,
    Form(shown): Form<Shown>,
) -> Response {
    let done = match (staff(&member), comment_id(&id)) {
        (Ok(staff), Ok(id)) => {
            let done = comment::remove_by_moderator(&state, Some(&staff), &id).await;
            done.map(drop)
        }
        (Err(problem), _) | (_, Err(problem)) => Err(problem),
    };
    finish(
        &state,
        &visitor,
        &member,
        &shown.show,
        done,
        "comment-removed",
    )
    .await
}

async fn block(
    State(state): State<AppState>,
    visitor: Visitor,
    Member(member): Member,
    Path(id): Path<String>,
    Form(shown): Form<Shown>,
) -> Response {
    let done = match (staff(&member), comment_id(&id)) {
        (Ok(staff), Ok(id)) => comment::block_writer(&state, Some(&staff), &id)
            .await
            .map(drop),
        (Err(problem), _) | (_, Err(problem)) => Err(problem),
    };
    finish(
        &state,
        &visitor,
        &member,
        &shown.show,
        done,
        "writer-blocked",
    )
    .await
}

async fn answer(
    State(state): State<AppState>,
    visitor: Visitor,
    Member(member): Member,
    Path(id): Path<String>,
    Form(answer): Form<Answer>,
) -> Response {
    let done = say(&state, &member, &id, &answer).await;
    finish(
        &state,
        &visitor,
        &member,
        &answer.show,
        done,
        "comment-answered",
    )
    .await
}

async fn say(state: &AppState, member: &Person, id: &str, answer: &Answer) -> Result<(), Problem> {
    let staff = staff(member)?;
    let new = NewComment {
        kind: CommentKind::Comment,
        product: None,
        answers_to: Some(comment_id(id)?),
        name: None,
        text: CommentText::new(&answer.text)?,
    };
    let post = PostId::new(&*answer.post).map_err(|_| gone())?;
    let mut conn = state.store.read().await?;
    let under = posts::get(&mut conn, &post).await?.ok_or_else(gone)?;
    drop(conn);
    if !staff.moderates(&under.creator.id) {
        return Err(Problem::Forbidden);
    }
    comment::post(state, &post, new, &Writer::Staff(staff), &Address(None)).await?;
    Ok(())
}

async fn add(
    State(state): State<AppState>,
    visitor: Visitor,
    Member(member): Member,
    Form(word): Form<Word>,
) -> Response {
    let row = Row {
        kind: "word".to_owned(),
        value: word.word.trim().to_owned(),
    };
    let done = match (staff(&member), parsed(row)) {
        (Ok(staff), Ok(rule)) => comment::block(&state, Some(&staff), &rule).await,
        (Err(problem), _) | (_, Err(problem)) => Err(problem),
    };
    finish(&state, &visitor, &member, "", done, "blocked").await
}

async fn take_off(
    State(state): State<AppState>,
    visitor: Visitor,
    Member(member): Member,
    Form(row): Form<Row>,
) -> Response {
    let done = match (staff(&member), parsed(row)) {
        (Ok(staff), Ok(rule)) => comment::unblock(&state, Some(&staff), &rule).await,
        (Err(problem), _) | (_, Err(problem)) => Err(problem),
    };
    finish(&state, &visitor, &member, "", done, "unblocked").await
}

fn parsed(row: Row) -> Result<spotlet::domain::comment::BlockRule, Problem> {
    rule(&BlockJson {
        kind: row.kind,
        value: row.value,
    })
}

async fn finish(
    state: &AppState,
    visitor: &Visitor,
    member: &Person,
    show: &str,
    done: Result<(), Problem>,
    word: &str,
) -> Response {
    let choice = Choice::of(show);
    let Err(problem) = done else {
        return match choice {
            Choice::Held => said_at(PATH, word),
            other => {
                let to = format!("{PATH}?show={}&said={word}", other.word());
                axum::response::Redirect::to(&to).into_response()
            }
        };
    };
    let setting = visitor.setting(state);
    let words = TalkWords::of(setting.audience.locale);
    let told = match &problem {
        Problem::NotFound(_) => words.er_gone,
        Problem::Forbidden => words.er_not_yours,
        Problem::Comment(_) | Problem::InvalidRequest(_) => words.er_text,
        other => {
            tracing::error!("moderation failed: {other}");
            words.er_failed
        }
    };
    match view(setting, member, choice).await {
        Ok(mut view) => {
            view.shell.error = Some(told.to_owned());
            Html {
                status: problem.status(),
                ..Html::studio(talk_page(&view))
            }
            .into_response()
        }
        Err(problem) => problem.into_response(),
    }
}

async fn view(
    setting: Setting<'_>,
    member: &Person,
    choice: Choice,
) -> Result<ModerationView, Problem> {
    let (state, locale) = (setting.state, setting.audience.locale);
    let (words, staff) = (TalkWords::of(locale), staff(member)?);
    let queued = comment::queue(state, Some(&staff), choice.word()).await?;
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
    let comments = queued.into_iter().map(|one| moderated(setting, one, words));
    Ok(ModerationView {
        shell: shell(setting, Some(member), heading, Some(Section::Talk)),
        choices: choices.into(),
        show: choice.word(),
        comments: comments.collect(),
        blocks,
    })
}

fn moderated(setting: Setting<'_>, queued: Queued, words: &'static TalkWords) -> ModeratedView {
    let Comment {
        id,
        post,
        author,
        text,
        state,
        created_at,
        answers_to,
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
    let mut about = vec![
        minute(created_at, setting.audience),
        words.under.replace("{post}", post.as_str()),
    ];
    about.extend(why.map(str::to_owned));
    let is_removed = matches!(state, CommentState::Removed(_));
    let by_writer = state == CommentState::Removed(Remover::Writer);
    let is_reported = !queued.reports.is_empty();
    ModeratedView {
        id: id.to_string(),
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

fn staff(member: &Person) -> Result<Staff, Problem> {
    Ok(member.staff()?)
}

fn comment_id(id: &str) -> Result<CommentId, Problem> {
    CommentId::new(id).map_err(|_| gone())
}

fn gone() -> Problem {
    Problem::NotFound("There is no such comment.".to_owned())
}
