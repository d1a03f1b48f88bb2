//! `GET /api/posts` and `GET /api/posts/{post}`.
