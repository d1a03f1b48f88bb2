//! The list: loaded page by page, and brought up to date when something was said elsewhere.

use reqwasm::http::Method;
use web_sys::{Element, HtmlElement};

use super::{
    content::{Refreshing, Talk},
    item::{count, item},
    node::{button, fill},
    wire::{self, Comment, Page},
};
use crate::browser::dom::{self, Find};

/// Loads the first page, or the next one behind what is shown.
pub async fn load(talk: &Talk, more: bool) {
    if !more {
        talk.turn.set(talk.turn.get().wrapping_add(1));
        talk.refreshing.set(Refreshing::Once);
        talk.notice.set_text_content(Some(talk.words.loading));
    }
    let turn = talk.turn.get();
    let cursor = talk.next.borrow().clone().filter(|_| more).map(|next| ["&cursor=", &next].concat()).unwrap_or_default();
    let page = fetch(talk, &cursor).await;
    if talk.turn.get() != turn {
        // The reader chose another order meanwhile.
        return;
    }
    let is_old = !more && talk.refreshing.replace(Refreshing::No) == Refreshing::Again;
    let Some(page) = page else {
        talk.notice.set_text_content(Some(talk.words.failed));
        fill(&talk.notice, [button(if more { "more" } else { "retry" }, talk.words.retry)]);
        return;
    };
    if !more {
        remove_known(talk, talk.list.last_element_child(), &[]);
    }
    for comment in &page.comments {
        // It may be there: the order may have changed since the last page, and what the reader is busy with has stayed.
        if find(talk, &comment.id).is_none() {
            fill(&talk.list, [item(talk, comment)]);
        }
    }
    talk.next.replace(page.next);
    show_state(talk, page.count);
    if is_old {
        refresh(talk).await;
    }
}

/// Brings the list up to date; asked for while that or its loading is under way, once more afterwards.
pub async fn refresh(talk: &Talk) {
    if talk.refreshing.get() != Refreshing::No {
        return talk.refreshing.set(Refreshing::Again);
    }
    let turn = talk.turn.get();
    loop {
        talk.refreshing.set(Refreshing::Once);
        look_again(talk, turn).await;
        // The reader chose another order meanwhile, which is loaded whole.
        if talk.turn.get() != turn || talk.refreshing.replace(Refreshing::No) == Refreshing::Once {
            return;
        }
    }
}

/// Fetches the first page again and puts into the list what is new, and takes out what is gone. Where the reader is busy, nothing moves.
async fn look_again(talk: &Talk, turn: u32) {
    let Some(page) = fetch(talk, "").await.filter(|_| talk.turn.get() == turn) else { return };
    let mut before: Option<HtmlElement> = None;
    for comment in &page.comments {
        let shown = match find(talk, &comment.id) {
            Some(old) if is_in_use(talk, &old) => {
                add_answers(talk, &old, comment);
                Some(old)
            }
            Some(old) => renew(talk, old, comment),
            None => item(talk, comment).inspect(|new| insert_after(talk, before.as_ref(), new)),
        };
        before = shown.or(before);
    }
    // What stands above the last one and was not in the answer is gone, and below it too where there are no more pages.
    let last = before.filter(|_| page.next.is_some()).map(Into::into);
    remove_known(talk, last.or_else(|| talk.list.last_element_child()), &page.comments);
    show_state(talk, page.count);
}

/// Takes out what stands from here upwards, but for what is to be kept, and what the reader is busy with: the answer may be from before
/// that was said. What is being sent has no id yet, and stays.
fn remove_known(talk: &Talk, last: Option<Element>, kept: &[Comment]) {
    let mut each = last;
    while let Some(shown) = each {
        each = shown.previous_element_sibling();
        let id = dom::attribute(&shown, "data-comment");
        if !id.is_empty() && kept.iter().all(|comment| comment.id != id) && !is_in_use(talk, &shown) {
            shown.remove();
        }
    }
}

async fn fetch(talk: &Talk, cursor: &str) -> Option<Page> {
    let url = talk.url(&["?sort=", talk.order.get(), cursor]);
    let reply = wire::ask(talk.store, Method::GET, &url, None).await.ok()?;
    Some(Page::read(&reply.body))
}

/// The item of a comment or an answer.
pub fn find(talk: &Talk, id: &str) -> Option<HtmlElement> {
    talk.list.all("[data-comment]").into_iter().find(|item| dom::attribute(item, "data-comment") == id)
}

fn is_in_use(talk: &Talk, item: &Element) -> bool {
    let focused = talk.embed.root.active_element();
    focused.is_some_and(|focused| item.contains(Some(&focused))) || item.find("form,.choice").is_some()
}

/// Shows a comment as it is now. What has not changed stays the very element it was, and so do answers the reader has asked for.
fn renew(talk: &Talk, old: HtmlElement, comment: &Comment) -> Option<HtmlElement> {
    let new = item(talk, comment)?;
    if let (Some(shown), Some(answers)) = (old.find(".answers"), new.find(".answers"))
        && let Some(more) = answers.find("[data-deed=answers]")
        && shown.find("[data-deed=answers]").is_none()
    {
        let known = |id: &str| comment.answers.iter().any(|answer| answer.id == id);
        more.remove();
        fill(&answers, shown.all("[data-comment]").into_iter().filter(|each| !known(&dom::attribute(each, "data-comment"))).map(Some));
    }
    if old.is_equal_node(Some(&new)) {
        return Some(old);
    }
    // Fails only for what is in no document.
    let _ = old.replace_with_with_node_1(&new);
    Some(new)
}

fn add_answers(talk: &Talk, old: &HtmlElement, comment: &Comment) {
    if let Some(answers) = old.find(".answers") {
        let new = comment.answers.iter().filter(|answer| find(talk, &answer.id).is_none());
        fill(&answers, new.map(|answer| item(talk, answer)));
    }
}

/// Puts a new item behind another one, or first.
pub fn insert_after(talk: &Talk, before: Option<&HtmlElement>, new: &HtmlElement) {
    // Fails only for an element that would contain itself.
    let _ = match before {
        Some(before) => before.after_with_node_1(new),
        None => talk.list.prepend_with_node_1(new),
    };
}

/// Shows how many there are, and whether there are more.
fn show_state(talk: &Talk, number: i64) {
    if let Some((place, observer)) = &*talk.count.borrow() {
        // A short form ("1.2K") is the server's to write.
        let text = count(talk, number);
        if number < 1000 && dom::text(place) != text {
            place.set_text_content(Some(&text));
            // Our own writing is no news.
            drop(observer.take_records());
        }
    }
    let is_empty = talk.list.first_element_child().is_none();
    talk.notice.set_text_content(is_empty.then_some(talk.words.empty));
    if let Some(more) = talk.details.find("[data-deed=more]") {
        dom::set_attribute(&more, "hidden", talk.next.borrow().is_none().then_some(""));
    }
}
