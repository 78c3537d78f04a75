use leptos::{server, server_fn::codec::Json};

use crate::{
    error::AppError,
    ports::{EnrolDevice, NewHolderDevice},
};

/// The cookie in which a browser remembers which phones of branches it is.
pub const PHONE_COOKIE: &str = "phone";

/// Enrols the phone that brings the link and a key; it remembers by a cookie that it is one.
#[server(prefix = "/api", endpoint = "enrol-phone", input = Json, output = Json)]
pub async fn enrol_phone(phone: EnrolDevice) -> Result<(), AppError> {
    use crate::page::{Page, ports};
    let enrolled = ports()?.branches.enrol(&phone).await?;
    let page = Page::current();
    let before = page.phones.iter().filter(|id| **id != enrolled.id);
    let mut ids = vec![enrolled.id.as_str()];
    ids.extend(before.map(String::as_str));
    super::status::remember(PHONE_COOKIE, &ids.join("."), page.origin.is_https());
    Ok(())
}

/// Binds this session to the device that brings a key; its id.
#[server(prefix = "/api", endpoint = "bind-device", input = Json, output = Json)]
pub async fn bind_device(device: NewHolderDevice) -> Result<String, AppError> {
    use crate::page::{Page, ports};
    let devices = ports()?.holder_devices;
    devices.bind(&Page::current().visitor()?, &device).await
}
