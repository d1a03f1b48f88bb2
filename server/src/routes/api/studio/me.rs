//! `GET /api/studio/me`: who is signed in.

use axum::Json;
use serde::Serialize;
use spotlet::domain::member::Role;

use crate::routes::studio::Member;

/// Who is signed in, and what they may do.
#[derive(Debug, Serialize)]
pub struct Me {
    name: String,
    email: String,
    role: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    creator: Option<String>,
}

/// The member.
pub async fn get(Member(member): Member) -> Json<Me> {
    let (role, creator) = match &member.role {
        Role::Owner => ("owner", None),
        Role::Editor => ("editor", None),
        Role::Creator(creator) => ("creator", Some(creator.to_string())),
    };
    Json(Me {
        name: member.name,
        email: member.email,
        role,
        creator,
    })
}
