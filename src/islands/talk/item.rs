//! One comment with its answers.

use js_sys::Date;
use web_sys::HtmlElement;

use super::{
    content::Talk,
    node::{button, fill, node},
    wire::Comment,
};
use crate::browser::{dom, intl, json};

/// The list item of a comment.
pub fn item(talk: &Talk, comment: &Comment) -> Option<HtmlElement> {
    let words = talk.words;
    let item = node("li", "comment", "")?;
    dom::set_attribute(&item, "data-comment", Some(&comment.id));
    let Some(text) = &comment.text else {
        fill(&item, [node("p", "empty", words.removed), answers(talk, comment)]);
        return Some(item);
    };
    let body = node("p", "text", text)?;
    // Each comment is written in the direction of its own first letters.
    dom::set_attribute(&body, "dir", Some("auto"));
    let held = (comment.state == "held").then(|| node("p", "hint", words.held)).flatten();
    fill(&item, [who(talk, comment), Some(body), held, deeds(talk, comment), answers(talk, comment)]);
    Some(item)
}

fn who(talk: &Talk, comment: &Comment) -> Option<HtmlElement> {
    let words = talk.words;
    let line = node("p", "who", "")?;
    let role = match comment.role.as_str() {
        "brand" => words.brand,
        "creator" => words.creator,
        _ => "",
    };
    let said = |class, text: &str| (!text.is_empty()).then(|| node("span", class, text)).flatten();
    // An answer is about what it answers.
    let product = if comment.answers_to.is_empty() { talk.title_of(&comment.product).unwrap_or_default() } else { String::new() };
    let name = if comment.name.is_empty() { words.anonymous } else { &comment.name };
    let time = node("time", "", &day(&comment.created_at, &talk.locale))?;
    dom::set_attribute(&time, "datetime", Some(&comment.created_at));
    fill(
        &line,
        [
            // Isolated, so that a name in another direction does not turn the line.
            node("bdi", "name", name),
            said("role", role),
            said("kind", if comment.is_question { words.question } else { "" }),
            said("product", &product),
            Some(time),
            said("", if comment.edited_at.is_empty() { "" } else { words.edited }),
        ],
    );
    Some(line)
}

fn deeds(talk: &Talk, comment: &Comment) -> Option<HtmlElement> {
    let words = talk.words;
    let line = node("div", "deeds", "")?;
    if comment.state == "visible" {
        let like = button("like", words.like)?;
        dom::set_attribute(&like, "aria-pressed", Some(if comment.liked { "true" } else { "false" }));
        let answer = comment.answers_to.is_empty().then(|| button("answer", words.answer)).flatten();
        fill(&line, [Some(like), node("span", "count", &count(talk, comment.likes)), answer]);
    }
    let is_editable = Date::parse(&comment.editable_until) > Date::now();
    let edit = is_editable.then(|| button("edit", words.edit)).flatten();
    let delete = comment.mine.then(|| button("delete", words.delete)).flatten();
    let report = (!comment.mine && comment.role == "visitor").then(|| button("report", words.report)).flatten();
    fill(&line, [edit, delete, report]);
    Some(line)
}

/// A number for people; nothing for none.
pub fn count(talk: &Talk, number: i64) -> String {
    if number > 0 { intl::count(number, &talk.locale) } else { String::new() }
}

/// Always there, so that an answer finds its place.
fn answers(talk: &Talk, comment: &Comment) -> Option<HtmlElement> {
    let list = node("ol", "answers", "")?;
    fill(&list, comment.answers.iter().map(|answer| item(talk, answer)));
    let shown = i64::try_from(comment.answers.len()).unwrap_or(i64::MAX);
    if comment.answer_count > shown {
        fill(&list, [button("answers", talk.words.more_answers)]);
    }
    Some(list)
}

fn day(time: &str, locale: &str) -> String {
    let options = json::object([("day", "numeric".into()), ("month", "long".into()), ("year", "numeric".into())]);
    Date::new(&time.into()).to_locale_date_string(locale, &options).into()
}
