//! Sentences of the studio that the server finds: what went wrong with an account, and the mail about a password.

use spotlet::domain::Locale;
use spotlet::domain::member::MemberError;

use crate::service::studio::AccountError;

/// What a mail about a forgotten password says.
#[derive(Debug)]
#[expect(missing_docs, reason = "each sentence is its own documentation")]
pub struct PasswordMail {
    pub subject: &'static str,
    pub text: &'static str,
    pub button: &'static str,
    pub ignore: &'static str,
}

/// The words of that mail.
#[must_use]
pub fn password_mail(locale: Locale) -> PasswordMail {
    match locale {
        Locale::En => PasswordMail {
            subject: "A new password",
            text: "You asked for a new password for the studio. The link holds for one hour and works once.",
            button: "Choose a new password",
            ignore: "If you did not ask for it, do nothing: your password stays as it is.",
        },
        Locale::De => PasswordMail {
            subject: "Ein neues Passwort",
            text: "Sie haben ein neues Passwort für das Studio angefordert. Der Link gilt eine Stunde und nur einmal.",
            button: "Neues Passwort wählen",
            ignore: "Falls Sie das nicht waren, tun Sie nichts: Ihr Passwort bleibt, wie es ist.",
        },
    }
}

/// What a person is told about a refusal.
#[must_use]
pub fn account_error(error: &AccountError, locale: Locale) -> &'static str {
    let (en, de) = match error {
        AccountError::Typed(MemberError::Email) => (
            "Please enter a complete e-mail address.",
            "Bitte geben Sie eine vollständige E-Mail-Adresse ein.",
        ),
        AccountError::Typed(MemberError::Name) => (
            "Please enter a name of up to 80 characters.",
            "Bitte geben Sie einen Namen mit höchstens 80 Zeichen ein.",
        ),
        AccountError::Typed(MemberError::ShortPassword) => (
            "Please choose a password of at least 10 characters.",
            "Bitte wählen Sie ein Passwort mit mindestens 10 Zeichen.",
        ),
        AccountError::Typed(MemberError::LongPassword) => {
            ("This password is too long.", "Dieses Passwort ist zu lang.")
        }
        AccountError::Typed(MemberError::PasswordIsEmail) => (
            "Please choose a password that is not your e-mail address.",
            "Bitte wählen Sie ein Passwort, das nicht Ihre E-Mail-Adresse ist.",
        ),
        AccountError::Wrong => (
            "The e-mail address or the password is not right.",
            "E-Mail-Adresse oder Passwort stimmen nicht.",
        ),
        AccountError::Taken => (
            "There is an account with this e-mail address already. Please sign in.",
            "Mit dieser E-Mail-Adresse gibt es schon ein Konto. Bitte melden Sie sich an.",
        ),
        AccountError::LinkOver => (
            "This link does not hold any more. Please ask for a new one.",
            "Dieser Link gilt nicht mehr. Bitte fordern Sie einen neuen an.",
        ),
        AccountError::Code => (
            "This is not the setup code that stands on the server’s console.",
            "Das ist nicht der Einrichtungscode, der auf der Konsole des Servers steht.",
        ),
        AccountError::SetUp => (
            "This shop has an owner already. Please sign in.",
            "Dieser Shop hat schon einen Inhaber. Bitte melden Sie sich an.",
        ),
        AccountError::LastOwner => (
            "Somebody has to own the shop. Make another member an owner first.",
            "Jemand muss Inhaber sein. Machen Sie erst jemand anderen zum Inhaber.",
        ),
        AccountError::Creator => (
            "A creator’s short name is made of lower-case letters, digits and single hyphens.",
            "Der Kurzname eines Creators besteht aus Kleinbuchstaben, Ziffern und einzelnen Bindestrichen.",
        ),
        AccountError::Problem(crate::problem::Problem::TooManyRequests(_)) => (
            "Too many attempts. Please wait a moment and try again.",
            "Zu viele Versuche. Bitte warten Sie einen Moment und versuchen Sie es noch einmal.",
        ),
        AccountError::Problem(_) => (
            "Something failed on our side. Please try again in a moment.",
            "Auf unserer Seite ist etwas schiefgegangen. Bitte versuchen Sie es gleich noch einmal.",
        ),
    };
    match locale {
        Locale::En => en,
        Locale::De => de,
    }
}
