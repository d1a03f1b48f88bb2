//! What costs money is shown once more.

use crate::view::model::studio::ConfirmView;
use crate::view::studio::layout::studio_document;
use leptos::prelude::*;

/// The page.
pub fn confirm_page(confirm: &ConfirmView) -> String {
    let ConfirmView {
        shell,
        text,
        facts,
        action,
        hidden,
        sure,
        button,
        back,
    } = confirm.clone();
    studio_document(
        &shell,
        || (),
        move || {
            let facts = facts
                .into_iter()
                .map(|(label, value)| view! { <div><dt>{label}</dt><dd>{value}</dd></div> })
                .collect_view();
            let hidden = hidden
                .into_iter()
                .map(|(name, value)| view! { <input type="hidden" name=name value=value/> })
                .collect_view();
            view! {
                <form class="confirm" method="post" action=action>
                    <dl class="facts">{facts}</dl>
                    <p class="lede">{text}</p>
                    {hidden}
                    {sure.map(|sure| view! {
                        <div class="field check">
                            <input id="sure" name="sure" type="checkbox" value="yes" required=true/>
                            <label for="sure">{sure}</label>
                        </div>
                    })}
                    <p class="ways">
                        <button class="button">{button}</button>
                        <a class="button plain" href=back.0>{back.1}</a>
                    </p>
                </form>
            }
        },
    )
}
