//! What was just done, by the word in the address that the reply to a form leads to (`?said=invited`).
//!
//! The list is closed: an address cannot make a page say anything else.

use crate::domain::Locale;

/// The sentence of a word.
#[must_use]
pub fn said(word: &str, locale: Locale) -> Option<&'static str> {
    let (en, de) = match word {
        "welcome" => (
            "Welcome. The studio is yours.",
            "Willkommen. Das Studio gehört Ihnen.",
        ),
        "signed-out" => ("You are signed out.", "Sie sind abgemeldet."),
        "mailed" => (
            "If there is an account with this address, a mail is on its way.",
            "Falls es ein Konto mit dieser Adresse gibt, ist eine E-Mail unterwegs.",
        ),
        "password-set" => (
            "The new password is set. Please sign in.",
            "Das neue Passwort ist gesetzt. Bitte melden Sie sich an.",
        ),
        "password-changed" => (
            "The password is changed, and every other browser is signed out.",
            "Das Passwort ist geändert, und jeder andere Browser ist abgemeldet.",
        ),
        "signed-out-elsewhere" => (
            "Every other browser is signed out.",
            "Jeder andere Browser ist abgemeldet.",
        ),
        "invited" => (
            "The invitation is ready: hand over its link.",
            "Die Einladung ist bereit: Geben Sie den Link weiter.",
        ),
        "uninvited" => (
            "The invitation is taken back.",
            "Die Einladung ist zurückgenommen.",
        ),
        "role-changed" => ("The role is changed.", "Die Rolle ist geändert."),
        "removed" => (
            "This person has no access any more.",
            "Diese Person hat keinen Zugang mehr.",
        ),
        "uploaded" => ("It is in the library.", "Es ist in der Mediathek."),
        "described" => (
            "The description is saved.",
            "Die Beschreibung ist gespeichert.",
        ),
        "deleted" => ("It is deleted.", "Es ist gelöscht."),
        "poster-set" => ("The poster is set.", "Das Vorschaubild ist gesetzt."),
        "published" => (
            "It is published. Here is everything to show it elsewhere.",
            "Er ist veröffentlicht. Hier ist alles, um ihn anderswo zu zeigen.",
        ),
        "scheduled" => ("It will be published then.", "Er wird dann veröffentlicht."),
        "unscheduled" => ("It is a draft again.", "Er ist wieder ein Entwurf."),
        "archived" => ("It is taken off.", "Er ist heruntergenommen."),
        "restored" => (
            "The old version is the newest now.",
            "Die alte Fassung ist jetzt die neueste.",
        ),
        "duplicated" => (
            "This is the copy. It is a draft.",
            "Das ist die Kopie. Sie ist ein Entwurf.",
        ),
        "settings-restored" => (
            "The older version holds again.",
            "Die ältere Fassung gilt wieder.",
        ),
        "switched" => ("Payments are switched.", "Die Zahlungen sind umgestellt."),
        "ended" => ("The discount is over.", "Der Rabatt ist beendet."),
        "saved" => ("It is saved.", "Es ist gespeichert."),
        "imported" => ("Everything was taken in.", "Alles wurde übernommen."),
        "sent" => (
            "It is marked as sent, and the shopper is told.",
            "Es ist als versandt gemeldet, und der Käufer wird benachrichtigt.",
        ),
        "ready" => (
            "It is ready for pickup, and the shopper is told.",
            "Es liegt zur Abholung bereit, und der Käufer wird benachrichtigt.",
        ),
        "arrived" => ("It has arrived.", "Es ist angekommen."),
        "taken-back" => (
            "The return is recorded.",
            "Die Rücksendung ist festgehalten.",
        ),
        "refunded" => (
            "The money goes back, and the shopper is told.",
            "Das Geld geht zurück, und der Käufer wird benachrichtigt.",
        ),
        "cancelled" => (
            "The order is cancelled, and the shopper is told.",
            "Die Bestellung ist storniert, und der Käufer wird benachrichtigt.",
        ),
        "answered" => (
            "The withdrawal is answered, and the shopper is told.",
            "Der Widerruf ist beantwortet, und der Käufer wird benachrichtigt.",
        ),
        "approved" => ("It is shown.", "Er wird gezeigt."),
        "comment-removed" => ("It is removed.", "Er ist entfernt."),
        "writer-blocked" => (
            "It is removed, and its writer is blocked.",
            "Er ist entfernt, und wer ihn schrieb, ist gesperrt.",
        ),
        "comment-answered" => ("The answer is shown.", "Die Antwort wird gezeigt."),
        "blocked" => ("It is on the block list.", "Es steht auf der Sperrliste."),
        "unblocked" => (
            "It is off the block list.",
            "Es steht nicht mehr auf der Sperrliste.",
        ),
        "theme-made" => (
            "The theme is there. Give it its look.",
            "Die Gestaltung ist da. Geben Sie ihr ein Gesicht.",
        ),
        "default-set" => (
            "The default is changed, for every post that names no theme.",
            "Der Standard ist geändert, für jeden Beitrag, der keine Gestaltung nennt.",
        ),
        _ => return None,
    };
    Some(match locale {
        Locale::En => en,
        Locale::De => de,
    })
}
