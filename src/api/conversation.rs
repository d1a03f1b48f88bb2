//! The words of the conversation under a post, in every language we speak. They stand here, below the markup, because two
//! write them: the server's page, and the lazy chunk that brings comments alive in other pages.
//!
//! To add a word: a row. To add a language: a column.

use crate::domain::Locale;

macro_rules! words {
    ($($name:ident: $en:literal, $de:literal;)*) => {
        /// Words of one language.
        #[expect(missing_docs, reason = "each word is its own documentation")]
        #[derive(Debug)]
        pub struct Conversation {
            $(pub $name: &'static str,)*
        }

        const EN: Conversation = Conversation { $($name: $en,)* };
        const DE: Conversation = Conversation { $($name: $de,)* };
    };
}

words! {
    comments: "Comments", "Kommentare";
    read: "Read and write comments", "Kommentare lesen und schreiben";
    empty: "Nobody has said anything yet. Be the first.", "Noch hat niemand etwas gesagt. Machen Sie den Anfang.";
    say: "Say something", "Etwas sagen";
    ask: "Ask a question", "Eine Frage stellen";
    your_comment: "Your comment", "Ihr Kommentar";
    your_question: "Your question", "Ihre Frage";
    your_answer: "Your answer", "Ihre Antwort";
    name: "Name (optional)", "Name (freiwillig)";
    anonymous: "Anonymous", "Anonym";
    send: "Send", "Senden";
    cancel: "Cancel", "Abbrechen";
    answer: "Answer", "Antworten";
    like: "Like", "Gefällt mir";
    edit: "Edit", "Ändern";
    save: "Save", "Speichern";
    delete: "Delete", "Löschen";
    deleted: "Your comment is deleted", "Ihr Kommentar ist gelöscht";
    report: "Report", "Melden";
    reported: "Thank you. We look at it.", "Danke. Wir sehen es uns an.";
    spam: "Advertising or spam", "Werbung oder Spam";
    abuse: "It hurts somebody", "Es verletzt jemanden";
    illegal: "It is against the law", "Es verstößt gegen das Gesetz";
    other: "Something else", "Etwas anderes";
    question: "Question", "Frage";
    about: "About", "Zu";
    whole_post: "the whole post", "zum ganzen Beitrag";
    kind_comment: "Comment", "Kommentar";
    brand: "Brand", "Marke";
    creator: "Creator", "Creator";
    held: "Only you see this until somebody has looked at it.", "Das sehen nur Sie, bis es jemand angesehen hat.";
    removed: "This comment was removed.", "Dieser Kommentar wurde entfernt.";
    edited: "edited", "geändert";
    newest: "Newest", "Neueste";
    top: "Most liked", "Beliebteste";
    unanswered: "Open questions", "Offene Fragen";
    sort: "Order", "Reihenfolge";
    more: "Show more", "Mehr anzeigen";
    more_answers: "Show all answers", "Alle Antworten anzeigen";
    loading: "Loading", "Wird geladen";
    failed: "That did not work. Please try again.", "Das hat nicht geklappt. Bitte versuchen Sie es noch einmal.";
    retry: "Try again", "Noch einmal versuchen";
    sent: "Your comment is there", "Ihr Kommentar ist da";
    new_comment: "New comment", "Neuer Kommentar";
    thanks: "Thank you", "Vielen Dank";
    thanks_shown: "Your comment stands under the post now.", "Ihr Kommentar steht jetzt unter dem Beitrag.";
    thanks_held: "Your comment is shown once somebody has looked at it.", "Ihr Kommentar wird gezeigt, sobald ihn jemand angesehen hat.";
    back: "Back to the post", "Zurück zum Beitrag";
    too_many: "One moment, please. Then try again.", "Einen Moment bitte. Dann noch einmal.";
    name_reserved: "This name belongs to somebody here. Please choose another one.", "Dieser Name gehört schon jemandem hier. Bitte wählen Sie einen anderen.";
    duplicate: "You have said that already.", "Das haben Sie schon gesagt.";
    refused: "You cannot write here.", "Sie können hier nicht schreiben.";
    too_long: "That is too long.", "Das ist zu lang.";
    closed: "Comments are closed.", "Die Kommentare sind geschlossen.";
    plain_text: "Text only. Please be kind.", "Nur Text. Bitte bleiben Sie freundlich.";
}

impl Conversation {
    /// Why something was refused, by the error code.
    #[must_use]
    pub fn refusal(&self, code: &str) -> &'static str {
        match code {
            "too_many_requests" => self.too_many,
            "name_reserved" => self.name_reserved,
            "duplicate_comment" => self.duplicate,
            "forbidden" => self.refused,
            "field_too_long" => self.too_long,
            "comments_closed" => self.closed,
            "comment_removed" => self.removed,
            _ => self.failed,
        }
    }

    /// The words of a language.
    #[must_use]
    pub fn of(locale: Locale) -> &'static Self {
        match locale {
            Locale::En => &EN,
            Locale::De => &DE,
        }
    }
}
