//! What a mail about a forgotten password says.

use spotlet::domain::member::Member;

use super::{Block, Letter};
use crate::present::{self, Setting};
use crate::service::studio::links;
use crate::signer::Purpose;
use crate::state::AppState;
use crate::text::Audience;
use crate::text::words::studio::{PasswordMail, password_mail};

/// The letter with the link that sets the password anew.
#[must_use]
pub fn password_letter(state: &AppState, member: &Member, reset: &str) -> Letter {
    let audience = Audience {
        locale: state.config.default_locale,
        country: state.config.default_country,
    };
    let PasswordMail {
        subject,
        text,
        button,
        ignore,
    } = password_mail(audience.locale);
    let link = links::write(&state.signer, Purpose::PasswordReset, reset);
    let url = format!("{}/studio/reset/{link}", state.config.public_url);
    let legal = present::legal_links(Setting { state, audience }).into_iter();
    Letter {
        locale: audience.locale,
        to: member.email.clone(),
        subject: format!("{subject}: {}", state.config.brand.name),
        heading: subject.to_owned(),
        blocks: vec![
            Block::Paragraph(text.to_owned()),
            Block::Button(button.to_owned(), url),
            Block::Small(ignore.to_owned()),
        ],
        brand: state.config.brand.name.clone(),
        home: state.config.public_url.clone(),
        legal: legal.map(|link| (link.title, link.url)).collect(),
    }
}
