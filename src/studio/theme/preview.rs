//! The frame with the very fragment: it wears what the form says, before it is saved.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::EventListener;
use wasm_bindgen::JsCast as _;
use web_sys::{Document, HtmlElement, HtmlIFrameElement, HtmlInputElement, HtmlSelectElement};

use crate::browser::dom::{Find as _, attribute, set_attribute};
use crate::domain::theme::{Theme, declarations};

/// A desk's width in pixels, drawn smaller to fit.
const DESKTOP: i32 = 1180;
/// A phone's height in pixels, drawn smaller where there is less room.
const PHONE: i32 = 740;
/// Above and below the phone.
const MARGIN: i32 = 40;

/// The frame, what is chosen for it, and what it wears.
pub struct Preview {
    place: HtmlElement,
    mat: HtmlElement,
    frame: HtmlIFrameElement,
    theme: RefCell<Option<Theme>>,
}

/// Finds the frame and listens to its choices; none where there is no post to look at.
pub fn start(document: &Document) -> Option<Rc<Preview>> {
    let place = document.find("[data-theme-preview]")?;
    let mat = place.find(".mat")?;
    let frame: HtmlIFrameElement = mat.find("iframe")?.dyn_into().ok()?;
    let preview = Rc::new(Preview { place, mat, frame, theme: RefCell::default() });
    let heard = preview.clone();
    EventListener::new(&preview.frame, "load", move |_| heard.draw()).forget();
    let heard = preview.clone();
    EventListener::new(&preview.place, "change", move |_| {
        heard.turn();
        heard.fit();
    })
    .forget();
    if let Some(window) = web_sys::window() {
        let heard = preview.clone();
        EventListener::new(&window, "resize", move |_| heard.fit()).forget();
    }
    // What a browser brought back from the last visit is chosen already.
    preview.turn_if_chosen();
    preview.fit();
    Some(preview)
}

impl Preview {
    /// Puts a theme on.
    pub fn dress(&self, theme: &Theme) {
        self.theme.replace(Some(theme.clone()));
        self.draw();
    }

    fn draw(&self) {
        let theme = self.theme.borrow();
        let (Some(theme), Some(document)) = (theme.as_ref(), self.frame.content_document()) else { return };
        let post = document.query_selector("spotlet-post").ok().flatten();
        // Elements of another window are of no class of ours.
        let wearers = [document.document_element(), post].into_iter().flatten().map(|one| one.unchecked_into::<HtmlElement>());
        for wearer in wearers {
            for (name, value) in declarations(theme) {
                // Fails only for values that are none.
                let _ = wearer.style().set_property(&name, &value);
            }
            if theme.font.is_inherited() {
                for name in ["--_page-font", "--_page-serif"] {
                    let _ = wearer.style().remove_property(name);
                }
            }
        }
    }

    fn chosen(&self, name: &str) -> String {
        let chosen = self.place.find(&format!("[name={name}]:checked"));
        chosen.map(|input| input.unchecked_into::<HtmlInputElement>().value()).unwrap_or_default()
    }

    /// Shows what is chosen, if it is not what the page was made with.
    fn turn_if_chosen(&self) {
        let is_first = |select: &HtmlElement| select.dyn_ref::<HtmlSelectElement>().is_none_or(|select| select.selected_index() == 0);
        let is_as_made = |input: &HtmlElement| input.dyn_ref::<HtmlInputElement>().is_none_or(|input| input.checked() == input.default_checked());
        if !self.place.all("input").iter().all(is_as_made) || !self.place.all("select").iter().all(is_first) {
            self.turn();
        }
    }

    /// Shows what is chosen.
    fn turn(&self) {
        let Some(select) = self.place.find("select").and_then(|select| select.dyn_into::<HtmlSelectElement>().ok()) else { return };
        let spot = select.selected_options().item(0).map(|option| attribute(&option, "data-spot")).unwrap_or_default();
        let hash = if self.chosen("shows") == "card" && !spot.is_empty() { format!("#h={spot}") } else { String::new() };
        let (name, scheme) = (attribute(&self.place, "data-theme-preview"), self.chosen("scheme"));
        // With the hash as part of the question, a change of it alone loads anew.
        let shows = self.chosen("shows");
        let src = format!("/studio/posts/{}/preview?theme={name}&scheme={scheme}&shows={shows}{hash}", select.value());
        if !self.frame.src().ends_with(&src) {
            self.frame.set_src(&src);
        }
    }

    /// What is larger than its place is drawn smaller.
    fn fit(&self) {
        let width = self.chosen("width");
        set_attribute(&self.mat, "data-width", Some(&width));
        let (room, whole) = match width.as_str() {
            "desktop" => (self.mat.client_width(), DESKTOP),
            _ => (self.mat.client_height() - MARGIN, PHONE),
        };
        let thousandths = room.clamp(1, whole) * 1000 / whole;
        let scale = format!("{}.{:03}", thousandths / 1000, thousandths % 1000);
        // Fails only for a value that is none.
        let _ = self.mat.style().set_property("--_scale", &scale);
    }
}
