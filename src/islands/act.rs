//! What a tap asks for. The loader hands every action here that it does not do itself, also those made before the core was there.

use web_sys::{FormData, HtmlElement};

use super::{add, carousel, clip, embeds, like, share, sheet, talk, variant};
use crate::browser::dom;

/// Carries out an action. `control` is the element that was used; it is busy until the action is done. `form` is what its form said then.
pub fn act(host: &HtmlElement, action: &str, control: &HtmlElement, form: Option<FormData>) {
    let Some(embed) = embeds::of(host) else { return dom::set_busy(control, false) };
    if let ("add", Some(form)) = (action, form) {
        return add::add(&embed, control, &form);
    }
    dom::set_busy(control, false);
    match action {
        "like" | "like-hotspot" => like::toggle(&embed, control),
        "variant" => variant::choose(control),
        "share" => share::enrich(&embed, control),
        "bag" => sheet::open(&embed, Some(control.clone())),
        "comments" | "ask" => talk::open(&embed, control),
        "play" => clip::toggle(control),
        "prev" => carousel::turn(&embed, -1.0),
        "next" => carousel::turn(&embed, 1.0),
        // Markup of a newer server; its own core will know.
        _ => {}
    }
}
