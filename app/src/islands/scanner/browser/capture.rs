//! Pixels for the decoder, out of a video or a photo.

use std::cell::{Cell, RefCell};

use js_sys::{ArrayBuffer, Promise};
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, HtmlVideoElement, ImageBitmap};

use super::{
    bindings::{self, Pixels, PlaneLayout, VideoFrame},
    decoder::{Decoder, Picture},
};

/// Longest side of a frame that is searched.
const LONGEST: u32 = 1_280;
/// Longest side of a photo that is searched.
const PHOTO_LONGEST: u32 = 2_560;

/// Takes frames: the camera's own grey plane where the browser hands it out, otherwise by
/// way of one canvas that is used again and again.
#[derive(Default)]
pub struct Capture {
    canvas: RefCell<Option<(HtmlCanvasElement, CanvasRenderingContext2d)>>,
    no_planes: Cell<bool>,
}

impl Capture {
    /// The present frame of `video`, or the middle of it.
    pub async fn frame(
        &self,
        video: &HtmlVideoElement,
        decoder: &Decoder,
        middle: bool,
    ) -> Option<Picture> {
        let (width, height) = (video.video_width(), video.video_height());
        if width == 0 || height == 0 {
            return None;
        }
        if middle {
            return self.middle(video, (width, height)).ok();
        }
        if width.max(height) <= LONGEST && !self.no_planes.get() {
            match grey(video, decoder).await {
                Ok(picture) => return Some(picture),
                Err(_) => self.no_planes.set(true),
            }
        }
        let (width, height) = fit(width, height, LONGEST);
        self.draw(width, height, |context| {
            context.draw_image_with_html_video_element_and_dw_and_dh(
                video,
                0.0,
                0.0,
                f64::from(width),
                f64::from(height),
            )
        })
        .ok()
    }

    fn middle(&self, video: &HtmlVideoElement, size: (u32, u32)) -> Result<Picture, JsValue> {
        let (left, top, across, down) = middle_of(size);
        let (width, height) = fit(across, down, LONGEST);
        self.draw(width, height, |context| {
            context.draw_image_with_html_video_element_and_sw_and_sh_and_dx_and_dy_and_dw_and_dh(
                video,
                f64::from(left),
                f64::from(top),
                f64::from(across),
                f64::from(down),
                0.0,
                0.0,
                f64::from(width),
                f64::from(height),
            )
        })
    }

    /// The pixels of a photo.
    pub async fn photo(&self, file: &Blob) -> Result<Picture, JsValue> {
        let promise: Promise = window().create_image_bitmap_with_blob(file)?;
        let bitmap: ImageBitmap = JsFuture::from(promise).await?.dyn_into()?;
        let (width, height) = fit(bitmap.width(), bitmap.height(), PHOTO_LONGEST);
        let picture = self.draw(width, height, |context| {
            context.draw_image_with_image_bitmap_and_dw_and_dh(
                &bitmap,
                0.0,
                0.0,
                f64::from(width),
                f64::from(height),
            )
        });
        bitmap.close();
        picture
    }

    fn draw(
        &self,
        width: u32,
        height: u32,
        draw: impl FnOnce(&CanvasRenderingContext2d) -> Result<(), JsValue>,
    ) -> Result<Picture, JsValue> {
        let mut canvas = self.canvas.borrow_mut();
        if canvas.is_none() {
            *canvas = Some(new_canvas()?);
        }
        let Some((element, context)) = canvas.as_ref() else {
            return Err(JsValue::UNDEFINED);
        };
        // Setting a size clears the canvas, even to the same one.
        if (element.width(), element.height()) != (width, height) {
            element.set_width(width);
            element.set_height(height);
        }
        draw(context)?;
        let (across, down) = (f64::from(width), f64::from(height));
        let pixels: JsValue = context.get_image_data(0.0, 0.0, across, down)?.into();
        let data = pixels.unchecked_into::<Pixels>().data().buffer();
        Ok(Picture {
            width,
            height,
            stride: None,
            data: data.unchecked_into(),
            format: "rgba",
        })
    }
}

fn new_canvas() -> Result<(HtmlCanvasElement, CanvasRenderingContext2d), JsValue> {
    let element: HtmlCanvasElement = document().create_element("canvas")?.dyn_into()?;
    let options = bindings::object(&[("willReadFrequently", true.into()), ("alpha", false.into())]);
    let context = element
        .get_context_with_context_options("2d", &options)?
        .ok_or(JsValue::UNDEFINED)?
        .dyn_into()?;
    Ok((element, context))
}

/// The grey plane of the present frame, copied into a buffer that is used again: nothing
/// is drawn, converted or allocated.
async fn grey(video: &HtmlVideoElement, decoder: &Decoder) -> Result<Picture, JsValue> {
    if !bindings::has(&window(), "VideoFrame") {
        return Err(JsValue::UNDEFINED);
    }
    let frame = VideoFrame::new(video)?;
    let picture = copy(&frame, decoder).await;
    frame.close();
    picture
}

async fn copy(frame: &VideoFrame, decoder: &Decoder) -> Result<Picture, JsValue> {
    const GREY_FIRST: [&str; 5] = ["I420", "I420A", "I422", "I444", "NV12"];
    let format = frame.format().unwrap_or_default();
    let rect = frame.visible_rect().ok_or(JsValue::UNDEFINED)?;
    if !GREY_FIRST.contains(&format.as_str()) {
        return Err(JsValue::UNDEFINED);
    }
    let data: ArrayBuffer = decoder.buffer(frame.allocation_size()?);
    let layouts = JsFuture::from(frame.copy_to(&data)?).await?;
    let grey = bindings::entries::<PlaneLayout>(layouts);
    let stride = grey
        .first()
        .filter(|grey| grey.offset() == 0)
        .map(PlaneLayout::stride);
    Ok(Picture {
        width: rect.width() as u32,
        height: rect.height() as u32,
        stride: Some(stride.ok_or(JsValue::UNDEFINED)?),
        data,
        format: "luma",
    })
}

/// What is cut out of a picture of that size: left, top, width, height. Two thirds of each side, as
/// `style/54-scanner.css` enlarges it.
fn middle_of((width, height): (u32, u32)) -> (u32, u32, u32, u32) {
    let (across, down) = ((width * 2 / 3).max(1), (height * 2 / 3).max(1));
    ((width - across) / 2, (height - down) / 2, across, down)
}

/// The size that keeps the proportions with no side longer than `longest`.
fn fit(width: u32, height: u32, longest: u32) -> (u32, u32) {
    let side = width.max(height);
    if side <= longest {
        return (width.max(1), height.max(1));
    }
    let scaled = |length: u32| (u64::from(length) * u64::from(longest) / u64::from(side)).max(1);
    (
        u32::try_from(scaled(width)).unwrap_or(longest),
        u32::try_from(scaled(height)).unwrap_or(longest),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_pictures_are_scaled_down_small_ones_are_not_scaled() {
        assert_eq!(fit(1920, 1080, 1280), (1280, 720));
        assert_eq!(fit(3024, 4032, 1280), (960, 1280));
        assert_eq!(fit(640, 480, 1280), (640, 480));
        assert_eq!(fit(10_000, 1, 1280), (1280, 1));
    }

    #[test]
    fn the_middle_of_a_larger_picture_has_the_pixels_of_a_usual_one() {
        assert_eq!(middle_of((1920, 1080)), (320, 180, 1280, 720));
        assert_eq!(middle_of((1, 1)), (0, 0, 1, 1));
    }
}
