//! The showing: every state of it, drawn at once and moved by one island.

mod actions;
mod card;
mod check_line;
mod offline;
mod request;

use domain::scenario::Scenario;
use leptos::prelude::*;
use leptos_meta::{Body, Title};

pub use self::offline::IdOfflinePage;
use self::{
    actions::{Actions, Large},
    card::Card,
    check_line::CheckLine,
    request::Request,
};
use super::{
    PortalHead,
    devices::Unseen,
    new_device::{BoundWithoutScript, NewDevice},
    pin::{AskPin, CloseNow},
};
use crate::{
    components::{Icon, load},
    error::AppError,
    islands::{
        Facts, Show,
        show::{Device, Setting},
        told,
    },
    page::{Page, path_value, ports},
    paths,
    ports::{Codes, DeviceStanding, HolderDeviceLine, Notices, PinStanding},
    shell::{Face, PreloadIslands},
    text::{self, bundle, t, with},
};

/// Seconds after which a page without JavaScript looks for news, if its code lives so long.
const LOOK_AGAIN: i64 = 15;

/// The code of this moment. The island keeps it fresh; without JavaScript the browser asks
/// for the page again as soon as the code is over.
#[component]
pub fn ShowPage() -> impl IntoView {
    let page = Page::current();
    let scenario = path_value("scenario").and_then(|key| Scenario::from_key(&key));
    let answer = async move {
        let scenario = scenario.ok_or(AppError::NotFound)?;
        let (visitor, ports) = (page.visitor()?, ports()?);
        let pin = ports.show_pins.standing(&visitor).await?;
        if let PinStanding::Locked(tries) = pin {
            return Ok(Err(tries));
        }
        let standing = ports.holder_devices.standing(&visitor).await?;
        let only = ports.holder_devices.devices_only(&visitor).await?;
        let shown = &ports.presentations;
        let codes = match standing {
            // No code stands in the page of a session that is bound: its device asks for it.
            DeviceStanding::Bound(_) | DeviceStanding::New => {
                shown.no_codes(&visitor, scenario).await?
            }
            // Nor in that of one that has to be bound before it gets any.
            DeviceStanding::Free if only => shown.no_codes(&visitor, scenario).await?,
            DeviceStanding::Free => shown.codes(&visitor, scenario, None).await?,
        };
        let notices = shown.notices(&visitor).await?;
        let seen = scenario != Scenario::Identity && shown.shows_photo(&visitor).await?;
        let unseen = ports.holder_devices.unseen(&visitor).await?;
        let beside = Beside {
            unseen,
            seen,
            pinned: pin == PinStanding::Open,
        };
        Ok(Ok((scenario, codes, notices, (standing, only), beside)))
    };
    load(answer, |answer| match answer {
        Err(tries) => view! { <AskPin tries /> }.into_any(),
        Ok((scenario, codes, notices, (standing, only), beside)) => match standing {
            DeviceStanding::New => view! { <NewDevice /> }.into_any(),
            standing => {
                let setting = Device {
                    standing,
                    only,
                    session: session(),
                    origin: Page::current().origin.to_string(),
                };
                view! { <Showing scenario codes notices device=setting beside /> }.into_any()
            }
        },
    })
}

/// What stands beside the code.
struct Beside {
    /// Devices that were added and not told of.
    unseen: Vec<HolderDeviceLine>,
    /// Whether the verifier sees the holder's photo as well.
    seen: bool,
    /// Whether it is shown under a PIN.
    pinned: bool,
}

/// Id of the session of this page.
fn session() -> String {
    let visitor = Page::current().visitor;
    visitor.map(|visitor| visitor.session).unwrap_or_default()
}

#[component]
fn Showing(
    scenario: Scenario,
    codes: Codes,
    notices: Notices,
    device: Device,
    beside: Beside,
) -> impl IntoView {
    let bound = device.only || matches!(device.standing, DeviceStanding::Bound(_));
    let name = text::scenario(scenario);
    let refresh = refresh_after(&codes).to_string();
    let learns = match scenario {
        Scenario::Identity => t("show-learns-identity"),
        Scenario::Status(_) => with("show-learns-status", &[("scenario", name.as_str().into())]),
        _ => with(
            "show-learns-age",
            &[("scenario", text::uncapital(&name).into())],
        ),
    };
    let learns = match beside.seen {
        true => with("show-learns-photo", &[("learns", learns.into())]),
        false => learns,
    };
    let setting = Setting {
        scenario,
        codes,
        notices,
        name: name.clone(),
        learns,
        photo: None,
        others: Vec::new(),
        device: Some(device),
        texts: bundle(&["show-", "reason-"]),
    };
    let first = setting.first_drawing();
    let learns = first.text("learns").to_owned();
    let unsaid = learns.is_empty();
    provide_context(first);
    view! {
        <PortalHead />
        <PreloadIslands face=Face::Citizen />
        <Title text=with("show-title", &[("scenario", name.as_str().into())]) />
        <Body {..} class="page-show" />
        // In the body: whatever `leptos_meta` puts into the head would count with JavaScript
        // too. Browsers obey it here as well.
        <noscript>
            {(!bound).then(|| view! { <meta http-equiv="refresh" content=refresh /> })}
        </noscript>
        <a class="skip" href="#main">
            {t("skip")}
        </a>
        <main class="show" id="main" data-setting=told(&setting)>
            <Top heading=with("show-heading", &[("scenario", name.as_str().into())]) name />
            <div class="show-middle">
                <Unseen devices=beside.unseen />
                <noscript>{bound.then(|| view! { <BoundWithoutScript /> })}</noscript>
                <Card />
                <Request />
                <CheckLine />
                <p class="show-learns" data-text="learns" hidden=unsaid>
                    {learns}
                </p>
                <HeldLine />
            </div>
            <Actions />
            {beside.pinned.then(|| view! { <CloseNow /> })}
            <p class="visually-hidden" role="status">
                <span data-text="said"></span>
            </p>
            <Large />
            <Show />
        </main>
    }
}

/// Back, and the scenario in words: a tap changes it.
#[component]
fn Top(heading: String, name: String) -> impl IntoView {
    let unsaid = name.is_empty();
    view! {
        <div class="show-top">
            <a class="show-back" href=paths::ID aria-label=t("show-back")>
                <Icon name="back" />
            </a>
            <h1 class="visually-hidden">{heading}</h1>
            <a class="scenario-pill" href=paths::ID>
                <span>
                    <span class="visually-hidden">{t("show-now")}</span>
                    <span data-text="name" hidden=unsaid>{name}</span>
                </span>
                <svg class="icon icon-small" aria-hidden="true">
                    <use href="/icons.svg#chevron-down"></use>
                </svg>
                <span class="visually-hidden">{t("show-change")}</span>
            </a>
        </div>
    }
    .into_any()
}

/// That there is no network, and for how long the codes last.
#[component]
fn HeldLine() -> impl IntoView {
    view! { <p class="small show-held" data-text="held" hidden></p> }
}

/// The first drawing, which every part looks at for how it begins.
fn first() -> Facts {
    use_context::<Facts>().unwrap_or_default()
}

/// Seconds until the code of this page is over, at most [`LOOK_AGAIN`].
fn refresh_after(codes: &Codes) -> i64 {
    let closes = codes.codes.first().map_or(0, |code| code.closes);
    let left = closes - codes.now_ms.div_euclid(1_000);
    left.clamp(1, LOOK_AGAIN)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ports::ShownCode;

    #[test]
    fn a_page_without_javascript_is_asked_for_again_when_its_code_is_over() {
        let codes = |now_ms| Codes {
            now_ms,
            owner: None,
            codes: vec![ShownCode {
                opens: 300,
                closes: 330,
                size: 49,
                modules: String::new(),
            }],
        };
        assert_eq!(refresh_after(&codes(300_000)), LOOK_AGAIN);
        assert_eq!(refresh_after(&codes(325_400)), 5);
        assert_eq!(refresh_after(&codes(329_999)), 1);
        assert_eq!(refresh_after(&codes(331_000)), 1);
    }
}
