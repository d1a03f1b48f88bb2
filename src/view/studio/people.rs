//! Who works in the studio.

use super::layout::studio_document;
use super::words::{AccountWords, ShellWords};
use crate::domain::Locale;
use crate::view::model::studio::{InvitationView, MemberView, PeopleView};
use leptos::prelude::*;

/// Members, invitations, and the form that makes one.
pub fn people_page(people: &PeopleView) -> String {
    let PeopleView {
        shell,
        members,
        invitations,
        creators,
        form_token,
    } = people.clone();
    let locale = shell.page.locale;
    let words = AccountWords::of(locale);
    studio_document(
        &shell,
        || (),
        move || {
            let members = members
                .into_iter()
                .map(|member| view! { <Row member=member locale=locale/> })
                .collect_view();
            let open = match invitations.is_empty() {
                true => view! { <p class="muted">{words.no_invitations}</p> }.into_any(),
                false => {
                    let rows = invitations
                        .into_iter()
                        .map(|invitation| view! { <Open invitation=invitation locale=locale/> })
                        .collect_view();
                    view! { <ul class="rows">{rows}</ul> }.into_any()
                }
            };
            let creators = creators
                .into_iter()
                .map(|creator| view! { <option value=creator></option> })
                .collect_view();
            view! {
                <datalist id="creators">{creators}</datalist>
                <ul class="rows">{members}</ul>
                <section class="block" aria-labelledby="invitations">
                    <h2 id="invitations">{words.invitations}</h2>
                    {open}
                </section>
                <section class="block" aria-labelledby="invite">
                    <h2 id="invite">{words.invite}</h2>
                    <p class="muted">{words.invite_text}</p>
                    <form class="stack" method="post" action="/studio/people/invite">
                        <input type="hidden" name="token" value=form_token/>
                        <div class="field">
                            <label for="note">{words.for_whom}</label>
                            <input id="note" name="note" maxlength="120" required=true autocomplete="off"/>
                        </div>
                        <RoleFields prefix="invite".to_owned() role="creator" creator=String::new() locale=locale/>
                        <button class="button">{words.invite_button}</button>
                    </form>
                </section>
            }
        },
    )
}

#[component]
fn Row(member: MemberView, locale: Locale) -> impl IntoView {
    let words = AccountWords::of(locale);
    let label = format!("{}: {}", words.change, member.name);
    let creator = match member.creator.as_str() {
        "" => String::new(),
        id => format!(" · {id}"),
    };
    view! {
        <li>
            <div class="what">
                <strong>{member.name}</strong>
                {member.is_self.then(|| view! { " " <span class="muted">{words.you}</span> })}
                <span class="muted line">{member.email}</span>
            </div>
            <span class="role">{member.role_label}{creator}</span>
            <details class="more">
                <summary aria-label=label>{words.change}</summary>
                <form class="stack" method="post" action=format!("/studio/people/{}/role", member.id)>
                    <RoleFields prefix=member.id.clone() role=member.role creator=member.creator.clone() locale=locale/>
                    <button class="button plain">{words.change_role}</button>
                </form>
                <form method="post" action=format!("/studio/people/{}/remove", member.id)>
                    <p class="muted">{words.remove_hint}</p>
                    <button class="button plain bad">{words.remove}</button>
                </form>
            </details>
        </li>
    }
}

#[component]
fn Open(invitation: InvitationView, locale: Locale) -> impl IntoView {
    let words = AccountWords::of(locale);
    let id = format!("link-{}", invitation.id);
    view! {
        <li>
            <div class="what">
                <strong>{invitation.note}</strong>
                <span class="muted line">{invitation.role_label} " · " {words.holds_until} " " {invitation.expires}</span>
            </div>
            <form method="post" action=format!("/studio/people/invitations/{}/remove", invitation.id)>
                <button class="quiet">{words.take_back}</button>
            </form>
            <div class="field wide">
                <label for=id.clone() class="muted">{words.link}</label>
                <input id=id readonly=true value=invitation.url/>
            </div>
        </li>
    }
}

/// Which role, and of which creator.
#[component]
fn RoleFields(
    prefix: String,
    role: &'static str,
    creator: String,
    locale: Locale,
) -> impl IntoView {
    let words = AccountWords::of(locale);
    let shell = ShellWords::of(locale);
    let options = [
        ("owner", shell.owner, words.owner_text),
        ("editor", shell.editor, words.editor_text),
        ("creator", shell.creator, words.creator_text),
    ]
    .map(|(value, label, text)| {
        view! { <option value=value selected=value == role>{label} " – " {text}</option> }
    });
    let (role_id, creator_id) = (format!("{prefix}-role"), format!("{prefix}-creator"));
    let hint_id = format!("{creator_id}-hint");
    view! {
        <div class="field">
            <label for=role_id.clone()>{words.role}</label>
            <select id=role_id name="role">{options.into_iter().collect_view()}</select>
        </div>
        <div class="field">
            <label for=creator_id.clone()>{words.creator_id} " " <span class="muted">{shell.optional}</span></label>
            <input
                id=creator_id
                name="creator"
                list="creators"
                value=creator
                autocomplete="off"
                autocapitalize="none"
                aria-describedby=hint_id.clone()
            />
            <p class="hint" id=hint_id>{words.creator_id_hint}</p>
        </div>
    }
}
