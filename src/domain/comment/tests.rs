#![allow(clippy::unwrap_used)]
use proptest::prelude::*;

use super::text::{MAX_NAME_CHARS, MAX_TEXT_CHARS};
use super::*;
use crate::domain::VisitorId;

fn said(text: &str) -> Result<String, CommentError> {
    CommentText::new(text).map(|text| text.as_str().to_owned())
}

#[test]
fn what_cannot_be_read_is_taken_out_and_the_rest_stays() {
    for (typed, expected) in [
        ("  Lovely  chair. ", "Lovely chair."),
        ("one\r\n\r\n\r\n\r\ntwo\n", "one\n\ntwo"),
        ("\n\nfirst", "first"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("evil\u{202e}gnp.exe\u{202c}", "evilgnp.exe"),
        ("\u{2066}isolated\u{2069}", "isolated"),
        ("in\u{200b}visi\u{feff}ble", "invisible"),
        ("bell\u{7} nul\u{0} del\u{7f}", "bell nul del"),
        (
            "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}",
            "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}",
        ),
        (
            "\u{5e9}\u{5dc}\u{5d5}\u{5dd}",
            "\u{5e9}\u{5dc}\u{5d5}\u{5dd}",
        ),
        (
            "z\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}o",
            "z\u{301}\u{301}\u{301}\u{301}o",
        ),
        ("=1+1", "=1+1"),
    ] {
        assert_eq!(said(typed).as_deref(), Ok(expected), "{typed:?}");
    }
}

#[test]
fn nothing_to_read_and_too_much_are_refused() {
    for nothing in [
        "",
        " \n\t ",
        "\u{200b}\u{202e}",
        "\u{200d}",
        "\u{2800}\u{3164}",
    ] {
        assert_eq!(said(nothing), Err(CommentError::Empty), "{nothing:?}");
    }
    // Characters, not bytes.
    assert!(said(&"\u{e4}".repeat(MAX_TEXT_CHARS)).is_ok());
    assert_eq!(
        said(&"a".repeat(MAX_TEXT_CHARS + 1)),
        Err(CommentError::TooLong)
    );
    assert_eq!(CommentName::new(" \u{200b} "), Ok(None));
    assert_eq!(CommentName::new("A\nB").unwrap().unwrap().as_str(), "A B");
    assert_eq!(
        CommentName::new(&"a".repeat(MAX_NAME_CHARS + 1)),
        Err(CommentError::NameTooLong)
    );
}

#[test]
fn patterns_match_whole_words() {
    for (pattern, text, expected) in [
        ("casino", "Best CASINO!", true),
        ("casino", "casinos", false),
        ("casino*", "casinos", true),
        ("*coin", "buy SpotCoin now", true),
        ("*coin*", "bitcoins", true),
        ("buy now", "Buy, now!", true),
        ("buy now", "now buy", false),
        ("caf\u{e9}", "CAF\u{c9}", true),
        ("casino", "ca\u{200d}sino", true),
        ("ass", "a class apart", false),
    ] {
        assert_eq!(
            BlockedWord::new(pattern).unwrap().is_in(text),
            expected,
            "{pattern} in {text}"
        );
    }
    for broken in ["", "*", "**", "a", "* *", "!?"] {
        assert_eq!(
            BlockedWord::new(broken),
            Err(CommentError::Pattern),
            "{broken}"
        );
    }
}

#[test]
fn states_change_as_the_drawing_says() {
    use CommentState::{Held, Removed, Visible};
    let (word, reports) = (HoldReason::Word, HoldReason::Reports);
    let (writer, moderator) = (Remover::Writer, Remover::Moderator);
    let gone = Err(CommentError::Removed);
    for (state, held, approved, taken_back, taken_away) in [
        (
            Visible,
            Ok(Held(reports)),
            Ok(Visible),
            Ok(Removed(writer)),
            Ok(Removed(moderator)),
        ),
        (
            Held(word),
            Ok(Held(word)),
            Ok(Visible),
            Ok(Removed(writer)),
            Ok(Removed(moderator)),
        ),
        (
            Removed(moderator),
            gone,
            Ok(Visible),
            Ok(Removed(writer)),
            gone,
        ),
        (Removed(writer), gone, gone, gone, gone),
    ] {
        assert_eq!(state.hold(reports), held, "{state}");
        assert_eq!(state.approve(), approved, "{state}");
        assert_eq!(state.remove(writer), taken_back, "{state}");
        assert_eq!(state.remove(moderator), taken_away, "{state}");
        assert_eq!(state.to_string().parse(), Ok(state));
    }
    for unknown in ["", "held", "held:x", "visible:", "removed"] {
        assert!(unknown.parse::<CommentState>().is_err(), "{unknown}");
    }
}

fn comment() -> Comment {
    Comment {
        id: CommentId::new("c1").unwrap(),
        post: PostId::new("room").unwrap(),
        product: None,
        answers_to: None,
        kind: CommentKind::Question,
        author: Author::Visitor {
            visitor: VisitorId::new("v1").unwrap(),
            name: CommentName::new("Ada").unwrap(),
        },
        text: CommentText::new("How deep is it?").ok(),
        state: CommentState::Visible,
        likes: 3,
        answers: 0,
        created_at: Timestamp::from_unix_ms(1000),
        edited_at: None,
    }
}

#[test]
fn a_writer_leaves_nothing_behind_and_a_moderator_leaves_it_to_look_at() {
    let taken_back = comment().remove(Remover::Writer).unwrap();
    assert_eq!((taken_back.text, taken_back.author.name()), (None, None));
    let taken_away = comment().remove(Remover::Moderator).unwrap();
    assert_eq!(taken_away.author.name(), Some("Ada"));
    assert!(taken_away.text.is_some());
}

#[test]
fn it_can_be_changed_for_a_while() {
    let text = || CommentText::new("How high is it?").unwrap();
    let end = comment().editable_until();
    let edited = comment().edit(text(), end).unwrap();
    assert_eq!((edited.text, edited.edited_at), (Some(text()), Some(end)));
    assert_eq!(
        comment().edit(text(), end.plus_ms(1)),
        Err(CommentError::TooLate)
    );
    let gone = comment().remove(Remover::Moderator).unwrap();
    assert_eq!(gone.edit(text(), end), Err(CommentError::Removed));
}

#[test]
fn what_has_to_wait() {
    let words = [BlockedWord::new("casino").unwrap()];
    let name = CommentName::new("Casino").unwrap();
    let wait =
        |mode, text: &str, name| must_wait(mode, &CommentText::new(text).unwrap(), name, &words);
    assert_eq!(wait(CommentMode::Open, "Lovely", None), None);
    assert_eq!(
        wait(CommentMode::Hold, "Lovely", None),
        Some(HoldReason::Review)
    );
    assert_eq!(
        wait(CommentMode::Open, "A casino", None),
        Some(HoldReason::Word)
    );
    assert_eq!(
        wait(CommentMode::Open, "Lovely", name.as_ref()),
        Some(HoldReason::Word)
    );
    let links = "http://a.example https://b.example www.c.example";
    assert_eq!(
        wait(CommentMode::Open, links, None),
        Some(HoldReason::Links)
    );
}

#[test]
fn a_cursor_reads_as_it_was_written() {
    for order in [
        CommentOrder::Top,
        CommentOrder::Newest,
        CommentOrder::Oldest,
        CommentOrder::Unanswered,
    ] {
        for cursor in [Cursor::behind(&comment(), order), Cursor::start(order)] {
            assert_eq!(cursor.to_string().parse(), Ok(cursor));
        }
    }
    for broken in ["", "1", "1.2", "a.2.c", "1.b.c"] {
        assert!(broken.parse::<Cursor>().is_err(), "{broken}");
    }
}

proptest! {
    #[test]
    fn what_was_taken_is_taken_again_unchanged(typed in ".{0,200}") {
        if let Ok(text) = said(&typed) {
            prop_assert_eq!(said(&text), Ok(text));
        }
    }
}
