//! Documents through all layers: the form with files, its findings, the desk, the downloads.
#![expect(
    clippy::expect_used,
    reason = "these are tests, also outside of the test functions"
)]

use axum::{
    body::Body,
    http::{Request, StatusCode, header, response::Parts},
};

use data_encoding::BASE64URL_NOPAD;
use server::demo::PASSWORD;

use crate::application::Application;

const LIBRARY: &str = "/org/1269900000017/powers";

impl Application {
    /// Sends a file as a browser does.
    async fn import(&self, cookie: &str, field: &str, content: &str) -> (Parts, String) {
        let body = format!(
            "--edge\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"a.xml\"\r\n\
             Content-Type: text/xml\r\n\r\n{content}\r\n--edge\r\n\
             Content-Disposition: form-data; name=\"signature\"; filename=\"\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n\r\n--edge--\r\n"
        );
        let request = Request::post(format!("{LIBRARY}/import"))
            .header(header::COOKIE, format!("session={cookie}"))
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=edge")
            .header("sec-fetch-site", "same-origin")
            .body(Body::from(body));
        self.send(request.expect("request")).await
    }

    async fn decide(&self, cookie: &str, number: &str, decision: &str) -> (Parts, String) {
        let request = Request::post(format!("/registry/documents/{number}/decide"))
            .header(header::COOKIE, format!("session={cookie}"))
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .body(Body::from(format!("decision={decision}")));
        self.send(request.expect("request")).await
    }

    async fn post_kept(&self, cookie: &str, body: &str) -> (Parts, String) {
        let request = Request::post(format!("{LIBRARY}/import"))
            .header(header::COOKIE, format!("session={cookie}"))
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .body(Body::from(body.to_owned()));
        self.send(request.expect("request")).await
    }

    async fn number(&self) -> String {
        let sql = "SELECT number FROM powers WHERE ogrn = '1269900000017' AND revoked_at IS NULL \
                   ORDER BY valid_until DESC LIMIT 1";
        self.world.value(sql).await
    }
}

/// A document of the library that another system could have made: one of ours, renumbered.
async fn another(site: &Application, cookie: &str) -> String {
    let number = site.number().await;
    let (parts, xml) = site
        .get(&format!("{LIBRARY}/{number}/document.xml"), cookie)
        .await;
    assert_eq!(parts.status, StatusCode::OK);
    xml.replace(&number, OTHER)
}

const OTHER: &str = "3f6c1a52-8f0e-4a7b-9d21-5b0c7e9a1f44";

#[tokio::test]
async fn the_page_of_a_power_offers_its_files_and_says_what_they_are_not() {
    let site = Application::open().await;
    let director = site.enter("director").await;
    let number = site.number().await;
    let (_, page) = site.get(&format!("{LIBRARY}/{number}"), &director).await;
    assert!(page.contains("/document.xml") && page.contains("/document.sig"));
    assert!(page.contains("не квалифицированная"), "{page}");
    let path = format!("{LIBRARY}/{number}/document.sig");
    let (parts, _) = site.get(&path, &director).await;
    assert_eq!(parts.status, StatusCode::OK);
    let name = parts.headers.get(header::CONTENT_DISPOSITION);
    let name = name.and_then(|name| name.to_str().ok()).expect("a name");
    assert!(
        name.contains("ON_EMCHD_") && name.contains(".sig"),
        "{name}"
    );
    let other = site.enter("director2").await;
    let (parts, _) = site.get(&path, &other).await;
    assert_eq!(parts.status, StatusCode::NOT_FOUND);
    let (parts, pem) = site.get("/poa/authority.pem", "").await;
    assert_eq!(parts.status, StatusCode::OK, "anyone may verify");
    assert!(pem.starts_with("-----BEGIN CERTIFICATE-----"));
}

#[tokio::test]
async fn findings_stand_on_the_page_and_a_good_one_waits_for_the_operator() {
    let site = Application::open().await;
    let director = site.enter("director").await;
    let xml = another(&site, &director).await;

    let broken = xml.replace("ПрПередов=\"1\"", "ПрПередов=\"7\"");
    let (parts, page) = site.import(&director, "xml", &broken).await;
    assert_eq!(parts.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("СвДов@ПрПередов"), "{page}");
    assert!(page.contains("Допустимо только: 1, 2, 3"), "{page}");
    let (parts, page) = site.import(&director, "xml", "").await;
    assert_eq!(parts.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("error-summary"), "{page}");
    let (parts, _) = site.import(&director, "other", &xml).await;
    assert_eq!(parts.status, StatusCode::UNPROCESSABLE_ENTITY);
    let large = format!("{xml}<!--{}-->", "x".repeat(300 * 1024));
    let (_, page) = site.import(&director, "xml", &large).await;
    assert!(page.contains("Файл больше 256 КБ"), "{page}");
    let huge = "x".repeat(600 * 1024);
    let (parts, _) = site.import(&director, "xml", &huge).await;
    assert_eq!(parts.status, StatusCode::PAYLOAD_TOO_LARGE);
    let citizen = site.enter("citizen").await;
    let (parts, _) = site.import(&citizen, "xml", &broken).await;
    assert_eq!(
        parts.status,
        StatusCode::NOT_FOUND,
        "nobody else learns more"
    );

    // As the page that asks for the password hands the files on.
    let kept = |xml: &str| {
        let xml = BASE64URL_NOPAD.encode(xml.as_bytes());
        format!("xml={xml}&signature=&password={PASSWORD}")
    };
    let (parts, page) = site.post_kept(&director, &kept(&broken)).await;
    assert_eq!(parts.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("Ничего не сохранено"), "{page}");
    let (parts, page) = site.post_kept(&director, &kept(&xml)).await;
    assert_eq!(parts.status, StatusCode::SEE_OTHER, "{page}");
    let (_, page) = site
        .get(&format!("{LIBRARY}/import?done=unconfirmed"), &director)
        .await;
    assert!(page.contains("Не подтверждён"), "{page}");

    let operator = site.enter("operator").await;
    let (_, page) = site.get("/registry/documents", &operator).await;
    assert!(page.contains(OTHER) && page.contains("никем"), "{page}");
    let (parts, _) = site.decide(&director, OTHER, "accept").await;
    assert_eq!(parts.status, StatusCode::NOT_FOUND);
    let (parts, page) = site.decide(&operator, OTHER, "accept").await;
    assert_eq!(parts.status, StatusCode::OK, "the password is asked for");
    assert!(
        page.contains("name=\"decision\" value=\"accept\""),
        "{page}"
    );
    let accept = format!("accept&password={PASSWORD}");
    let (parts, _) = site.decide(&operator, OTHER, &accept).await;
    assert_eq!(parts.status, StatusCode::SEE_OTHER);
    let (parts, page) = site.get(&format!("{LIBRARY}/{OTHER}"), &director).await;
    assert_eq!(parts.status, StatusCode::OK);
    assert!(!page.contains("/document.sig"), "it came without");
}
