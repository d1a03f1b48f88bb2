//! A comment between its row and the domain.

use spotlet::domain::comment::{Author, Comment, CommentName, CommentText};
use spotlet::domain::{CommentId, Timestamp};

use crate::store::StoreError;

pub(super) const COLUMNS: &str = "id, post_id, product_id, parent_id, kind, author_role, author_id, author_name, \
     body, state, likes, answers, created_at, edited_at";

/// A row as it is read.
#[derive(sqlx::FromRow)]
pub(super) struct Row {
    id: String,
    post_id: String,
    product_id: String,
    parent_id: String,
    kind: String,
    author_role: String,
    author_id: String,
    author_name: String,
    body: String,
    state: String,
    likes: i64,
    answers: i64,
    created_at: i64,
    edited_at: i64,
}

impl Row {
    pub(super) fn read(self) -> Result<Comment, StoreError> {
        Ok(Comment {
            id: read(&self.id)?,
            post: read(&self.post_id)?,
            product: some(&self.product_id).map(read).transpose()?,
            answers_to: some(&self.parent_id).map(read::<CommentId>).transpose()?,
            kind: read(&self.kind)?,
            author: self.author()?,
            text: some(&self.body)
                .map(|body| CommentText::new(body).map_err(|_| unknown(body)))
                .transpose()?,
            state: read(&self.state)?,
            likes: u64::try_from(self.likes).unwrap_or(0),
            answers: u64::try_from(self.answers).unwrap_or(0),
            created_at: Timestamp::from_unix_ms(self.created_at),
            edited_at: (self.edited_at != 0).then(|| Timestamp::from_unix_ms(self.edited_at)),
        })
    }

    fn author(&self) -> Result<Author, StoreError> {
        let name = self.author_name.clone();
        Ok(match self.author_role.as_str() {
            "visitor" => Author::Visitor {
                visitor: read(&self.author_id)?,
                name: CommentName::new(&name).map_err(|_| unknown(&name))?,
            },
            "creator" => Author::Creator {
                creator: read(&self.author_id)?,
                name,
            },
            "brand" => Author::Brand {
                staff: read(&self.author_id)?,
                name,
            },
            other => return Err(unknown(other)),
        })
    }
}

pub(super) fn author_id(author: &Author) -> &str {
    match author {
        Author::Visitor { visitor, .. } => visitor.as_str(),
        Author::Creator { creator, .. } => creator.as_str(),
        Author::Brand { staff, .. } => staff.as_str(),
    }
}

fn some(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
}

fn read<T: std::str::FromStr>(text: &str) -> Result<T, StoreError> {
    text.parse().map_err(|_| unknown(text))
}

fn unknown(value: &str) -> StoreError {
    StoreError::Value {
        table: "comments",
        value: value.to_owned(),
    }
}
