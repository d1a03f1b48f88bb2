//! A video's poster, from its own frames.

use js_sys::{Array, Promise};
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Blob, CanvasRenderingContext2d, Document, Event, File, FilePropertyBag, HtmlCanvasElement, HtmlElement, HtmlVideoElement,
};

use super::send::{self, Medium};
use super::{happened, listen};
use crate::browser::dom::{Find as _, attribute};
use crate::browser::page;

/// Where a poster is taken from before anybody chose one: the very first frame is often black.
const FIRST_S: f64 = 1.0;
const QUALITY: f64 = 0.92;

/// Brings the choice of a frame alive.
pub fn choose_frames(document: &Document, place: HtmlElement) {
    let (Some(video), Some(button)) = (document.find("video"), place.find("button")) else {
        return;
    };
    let Ok(video) = video.dyn_into::<HtmlVideoElement>() else {
        return;
    };
    place.set_hidden(false);
    listen(&button, "click", move |_: Event| {
        let (place, video) = (place.clone(), video.clone());
        spawn_local(async move {
            let id = attribute(&place, "data-frames");
            match upload::<Medium>(&video, &id).await {
                Some(_) => page::go_to(&format!("/studio/media/{id}?said=poster-set")),
                None => {
                    if let Some(status) = place.find("[role=status]") {
                        status.set_text_content(Some(&attribute(&place, "data-t-failed")));
                    }
                }
            }
        });
    });
}

/// Gives a video that has just come in its first poster; the video as it is then.
pub async fn first_poster<M: DeserializeOwned>(id: &str, url: &str) -> Option<M> {
    let document = web_sys::window()?.document()?;
    let video: HtmlVideoElement = document.create_element("video").ok()?.dyn_into().ok()?;
    video.set_muted(true);
    video.set_preload("auto");
    video.set_src(url);
    if happened(&video, ["loadeddata", "error"]).await? == "error" {
        return None;
    }
    let middle = video.duration() / 2.0;
    video.set_current_time(if middle.is_finite() { middle.min(FIRST_S) } else { 0.0 });
    happened(&video, ["seeked", "error"]).await?;
    upload(&video, id).await
}

async fn upload<M: DeserializeOwned>(video: &HtmlVideoElement, id: &str) -> Option<M> {
    let blob = draw(video).await?;
    let options = FilePropertyBag::new();
    options.set_type("image/jpeg");
    let parts = Array::of1(&blob);
    let file = File::new_with_blob_sequence_and_options(&parts, "poster.jpg", &options).ok()?;
    send::send(&file, Some(id), |_| {}, || false).await.ok()?
}

/// The frame that is shown, as a JPEG.
async fn draw(video: &HtmlVideoElement) -> Option<Blob> {
    let document = video.owner_document()?;
    let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(video.video_width());
    canvas.set_height(video.video_height());
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    context.draw_image_with_html_video_element(video, 0.0, 0.0).ok()?;
    let promise = Promise::new(&mut |resolve, _| {
        let give = Closure::once_into_js(move |blob: JsValue| {
            // Resolving cannot fail.
            let _ = resolve.call1(&JsValue::NULL, &blob);
        });
        let quality = JsValue::from_f64(QUALITY);
        // Fails for a picture of no size; then nothing is ever given, so give nothing.
        if canvas.to_blob_with_type_and_encoder_options(give.unchecked_ref(), "image/jpeg", &quality).is_err() {
            let _ = give.unchecked_ref::<js_sys::Function>().call1(&JsValue::NULL, &JsValue::NULL);
        }
    });
    JsFuture::from(promise).await.ok()?.dyn_into().ok()
}
