//! Getting a Digital ID as a browser meets it: the form with pictures, and who is handed one.
#![expect(
    clippy::expect_used,
    reason = "these are tests, also outside of the test functions"
)]

use std::io::Cursor;

use app::ports::PICTURE_LIMIT;
use axum::{
    body::Body,
    http::{Method, Request, StatusCode, header, response::Parts},
};
use image::{ImageFormat, Rgb, RgbImage};
use server::forms::PICTURES_LIMIT;

use crate::application::Application;

const BOUNDARY: &str = "----enrolment";

/// A sharp pattern of middling light.
fn picture(width: u32, height: u32) -> Vec<u8> {
    let drawn = RgbImage::from_fn(width, height, |x, y| {
        if (x / 12 + y / 12).is_multiple_of(2) {
            Rgb([190, 150, 60])
        } else {
            Rgb([90, 70, 60])
        }
    });
    let mut bytes = Cursor::new(Vec::new());
    drawn.write_to(&mut bytes, ImageFormat::Png).expect("a PNG");
    bytes.into_inner()
}

fn multipart(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, content) in files {
        let head = format!(
            "--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"{name}\"; \
             filename=\"photo.png\"\r\ncontent-type: image/png\r\n\r\n"
        );
        body.extend(head.as_bytes());
        body.extend(*content);
        body.extend(b"\r\n");
    }
    body.extend(format!("--{BOUNDARY}--\r\n").as_bytes());
    body
}

async fn post(
    site: &Application,
    session: &str,
    path: &str,
    kind: &str,
    body: Vec<u8>,
) -> (Parts, String) {
    let request = Request::builder()
        .method(Method::POST)
        .uri(path)
        .header(header::COOKIE, format!("session={session}"))
        .header(header::CONTENT_TYPE, kind)
        .header("sec-fetch-site", "same-origin")
        .body(Body::from(body))
        .expect("request");
    site.send(request).await
}

async fn form(site: &Application, session: &str, path: &str, fields: &str) -> (Parts, String) {
    let kind = "application/x-www-form-urlencoded";
    post(site, session, path, kind, fields.as_bytes().to_vec()).await
}

async fn send(site: &Application, session: &str, files: &[(&str, &[u8])]) -> (Parts, String) {
    let kind = format!("multipart/form-data; boundary={BOUNDARY}");
    post(site, session, "/id/new/photo", &kind, multipart(files)).await
}

/// Somebody whose photo is awaited, by the way of a driving licence.
async fn asked_for_a_photo(site: &Application) -> String {
    let session = site.enter("stranger").await;
    let (parts, _) = form(site, &session, "/id/new/consent", "version=1&agreed=yes").await;
    assert_eq!(parts.status, StatusCode::SEE_OTHER);
    let way = "way=driving_licence&licence=0026000106&licence_until=2030-01-01";
    let (parts, _) = form(site, &session, "/id/new/way", way).await;
    assert_eq!(parts.status, StatusCode::SEE_OTHER);
    session
}

#[tokio::test]
async fn a_form_with_too_much_in_it_is_told_which_photo_it_is() {
    let site = Application::open().await;
    let session = asked_for_a_photo(&site).await;
    let large = vec![7; PICTURE_LIMIT + 1];
    let huge = vec![7; PICTURES_LIMIT];
    let good = picture(480, 640);
    for portrait in [&large, &huge] {
        let files = [("portrait", portrait.as_slice()), ("document", &good)];
        let (parts, page) = send(&site, &session, &files).await;
        assert_eq!(parts.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contains("href=\"#portrait\""), "{page}");
        assert!(page.contains("файл больше 8\u{a0}МБ"), "{page}");
    }
    // Half a form, a form of something else, no form.
    let whole = multipart(&[("portrait", &good)]);
    let half = whole.get(..whole.len() / 2).expect("half").to_vec();
    let kind = format!("multipart/form-data; boundary={BOUNDARY}");
    for (kind, body) in [
        (kind.as_str(), half),
        (kind.as_str(), multipart(&[("malware", &good)])),
        ("application/json", b"{}".to_vec()),
    ] {
        let (parts, _) = post(&site, &session, "/id/new/photo", kind, body).await;
        assert_eq!(parts.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let photos: i64 = site.world.value("SELECT count(*) FROM photos").await;
    assert_eq!(photos, 0);
}

#[tokio::test]
async fn a_second_click_finds_it_done() {
    let site = Application::open().await;
    let session = asked_for_a_photo(&site).await;
    let (portrait, page) = (picture(480, 640), picture(1_000, 720));
    let files = [
        ("portrait", portrait.as_slice()),
        ("document", page.as_slice()),
    ];
    for _ in 0..2 {
        let (parts, _) = send(&site, &session, &files).await;
        assert_eq!(parts.status, StatusCode::SEE_OTHER);
        assert_eq!(
            parts.headers.get(header::LOCATION).expect("a way on"),
            "/id/new"
        );
    }
    let (_, page) = site.get("/id/new", &session).await;
    assert!(page.contains("Заявление на проверке"));
    let version: i64 = site.world.value("SELECT version FROM applications").await;
    assert_eq!(version, 2, "the second changed nothing");
}

#[tokio::test]
async fn a_picture_is_handed_to_the_desk_alone_and_kept_by_no_cache() {
    let site = Application::open().await;
    let session = asked_for_a_photo(&site).await;
    let (portrait, page) = (picture(480, 640), picture(1_000, 720));
    let files = [
        ("portrait", portrait.as_slice()),
        ("document", page.as_slice()),
    ];
    send(&site, &session, &files).await;
    let id: String = site.world.value("SELECT id FROM applications").await;
    let operator = site.enter("operator").await;
    for which in ["portrait", "document"] {
        let path = format!("/registry/photos/{id}/{which}");
        let (parts, _) = site.get(&path, &operator).await;
        assert_eq!(parts.status, StatusCode::OK);
        let says = |name: header::HeaderName| parts.headers.get(name).expect("a header");
        assert_eq!(says(header::CONTENT_TYPE), "image/jpeg");
        assert_eq!(says(header::CACHE_CONTROL), "no-store");
        assert_eq!(says(header::X_CONTENT_TYPE_OPTIONS), "nosniff");
        for other in ["stranger", "citizen", "director", "librarian"] {
            let (parts, _) = site.get(&path, &site.enter(other).await).await;
            assert_eq!(parts.status, StatusCode::NOT_FOUND, "{other}");
        }
        let (parts, _) = site.get(&path, "").await;
        assert_eq!(parts.status, StatusCode::SEE_OTHER, "to the sign-in");
    }
    let (parts, _) = site
        .get(&format!("/registry/photos/{id}/passport"), &operator)
        .await;
    assert_eq!(parts.status, StatusCode::NOT_FOUND);
    // The drawn face of the demo's biometric registry is its person's alone as well.
    let (parts, _) = site.get("/id/new/registry-photo", &session).await;
    assert_eq!(parts.status, StatusCode::OK);
    let (parts, _) = site
        .get("/id/new/registry-photo", &site.enter("citizen").await)
        .await;
    assert_eq!(parts.status, StatusCode::NOT_FOUND);
}
