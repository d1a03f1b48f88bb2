//! The outbox: telling others, at least once, what was committed here.
//!
//! [`tell`] writes a job into the transaction of the thing it tells about. After the commit the
//! worker of any node ([`run`]) claims it with a lease, sends it, and marks it. A node that dies in
//! between leaves the row; once its lease is over, another sends it again. So a job may arrive twice,
//! and every kind carries the row's id to the receiver, the same at each attempt (`webhook-id`,
//! `Message-ID`). Jobs hold ids, never personal data: what is told is read at the moment of telling.
//!
//! It must not know who asks for a job, nor any rule of the shop.
//!
//! To add a kind of job:
//! 1. a variant with its payload in [`Job`], and its name in [`Job::kind`];
//! 2. a file here that sends it, and a line for it in [`deliver`](deliver::deliver);
//! 3. the services that cause it call [`tell`] with it ([`announce`](announce::announce) for whatever
//!    follows an order's event) and, after the commit, [`Bell::ring`].

mod announce;
mod bell;
mod deliver;
mod job;
mod mail;
mod password;
mod platform_webhook;
mod refund;
mod schedule;
mod webhook;
mod worker;

pub use announce::announce;
pub use bell::Bell;
pub use deliver::{Delivery, deliver};
pub use job::{Job, tell};
pub use schedule::{GIVE_UP_MS, LEASE_MS, delay_ms};
pub use webhook::signature;
pub use worker::{Claimed, claim, revive_held, run, work_off};
