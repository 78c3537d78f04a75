//! The status line of a page, and the few other things of HTTP that a page may set.

/// Answers this rendering with `status` instead of 200.
pub fn set_status(status: u16) {
    #[cfg(feature = "ssr")]
    if let (Some(response), Ok(status)) = (
        leptos::prelude::use_context::<leptos_axum::ResponseOptions>(),
        status.try_into(),
    ) {
        response.set_status(status);
    }
    #[cfg(not(feature = "ssr"))]
    let _ = status;
}

/// Lets the browser load this page again after so many seconds: without a script, and only while
/// something goes on.
pub fn refresh_after(seconds: u32) {
    #[cfg(feature = "ssr")]
    if let (Some(response), Ok(name), Ok(value)) = (
        leptos::prelude::use_context::<leptos_axum::ResponseOptions>(),
        "refresh".try_into(),
        seconds.to_string().try_into(),
    ) {
        response.insert_header(name, value);
    }
    #[cfg(not(feature = "ssr"))]
    let _ = seconds;
}

/// Seconds for which browsers keep a cookie at most: 400 days.
#[cfg(feature = "ssr")]
const REMEMBERED: u32 = 400 * 24 * 60 * 60;

/// Lets the browser remember `value` under `name`, for as long as browsers do. Set by the server:
/// what a script sets some browsers forget within a week.
#[cfg(feature = "ssr")]
pub(super) fn remember(name: &str, value: &str, is_https: bool) {
    let secure = if is_https { "; Secure" } else { "" };
    let cookie =
        format!("{name}={value}; Path=/; Max-Age={REMEMBERED}; HttpOnly; SameSite=Lax{secure}");
    if let (Some(response), Ok(header), Ok(cookie)) = (
        leptos::prelude::use_context::<leptos_axum::ResponseOptions>(),
        "set-cookie".try_into(),
        cookie.try_into(),
    ) {
        response.append_header(header, cookie);
    }
}

/// Sends the browser on to `path`.
pub fn redirect(path: &str) {
    #[cfg(feature = "ssr")]
    leptos_axum::redirect(path);
    #[cfg(not(feature = "ssr"))]
    let _ = path;
}
