use leptos::prelude::*;
use leptos_meta::{Body, Title};

use super::{AccountLink, Icon, Notice};
use crate::{
    paths,
    ports::Organization,
    text::{self, t, with},
};

/// What stands around every page of a cabinet.
#[derive(Clone)]
pub struct CabinetFrame {
    /// Whose cabinet it is.
    pub organization: Organization,
    /// Whether this person directs others, too.
    pub several: bool,
    /// How many things wait for a decision.
    pub waiting: usize,
    /// Why the registry has blocked it, if it has.
    pub blocked: Option<String>,
}

/// The parts of a cabinet.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum CabinetPart {
    /// What needs a decision, and figures.
    Overview,
    /// People.
    Staff,
    /// Branches and their phones.
    Branches,
    /// Programs that check over HTTP.
    Tills,
    /// Powers of attorney.
    Powers,
    /// What was checked.
    Checks,
    /// The same in figures.
    Figures,
    /// Regulation, order, poster and so on.
    Papers,
    /// Who speaks for it.
    Directors,
}

impl CabinetPart {
    const ALL: [Self; 9] = [
        Self::Overview,
        Self::Staff,
        Self::Powers,
        Self::Checks,
        Self::Figures,
        Self::Branches,
        Self::Tills,
        Self::Papers,
        Self::Directors,
    ];

    /// Whether a phone's bar has room for it; the others are behind "more".
    fn is_daily(self) -> bool {
        !matches!(
            self,
            Self::Branches | Self::Tills | Self::Figures | Self::Papers | Self::Directors
        )
    }

    fn key(self) -> &'static str {
        match self {
            Self::Overview => "overview",
            Self::Staff => "staff",
            Self::Branches => "branches",
            Self::Tills => "tills",
            Self::Powers => "powers",
            Self::Checks => "checks",
            Self::Figures => "figures",
            Self::Papers => "papers",
            Self::Directors => "directors",
        }
    }

    fn icon(self) -> &'static str {
        match self {
            Self::Overview => "home",
            Self::Staff => "people",
            Self::Branches => "building",
            Self::Tills => "till",
            Self::Powers => "document",
            Self::Checks => "list",
            Self::Figures => "chart",
            Self::Papers => "print",
            Self::Directors => "key",
        }
    }

    fn path(self, organization: &Organization) -> String {
        match self {
            Self::Overview => paths::organization(&organization.ogrn),
            Self::Staff => paths::staff(&organization.ogrn),
            Self::Branches => paths::branches(&organization.ogrn),
            Self::Tills => paths::tills(&organization.ogrn),
            Self::Powers => paths::powers(&organization.ogrn),
            Self::Checks => paths::checks(&organization.ogrn),
            Self::Figures => paths::figures(&organization.ogrn),
            Self::Papers => paths::papers(&organization.ogrn),
            Self::Directors => paths::directors(&organization.ogrn),
        }
    }
}

/// A page of an organization's cabinet: a rail on a wide screen, a bar on a phone.
#[component]
pub fn CabinetLayout(
    /// What stands around it.
    frame: CabinetFrame,
    /// Which part it belongs to.
    part: CabinetPart,
    /// What it shows, for the title of the window.
    #[prop(into)]
    title: String,
    children: Children,
) -> impl IntoView {
    let blocked = frame.blocked.clone().map(|reason| {
        let text = with("block-own-text", &[("reason", reason.into())]);
        view! { <Notice title=t("block-own") text danger=true /> }
    });
    view! {
        <Title text=text::title(&[&title, &frame.organization.name]) />
        <Body {..} class="cabinet" />
        <a class="skip" href="#main">{t("skip")}</a>
        <header class="cabinet-top">
            <OrganizationLink frame=frame.clone() />
            <AccountLink />
        </header>
        <Rail frame part />
        <main class="cabinet-main" id="main">
            {blocked} {children()}
        </main>
    }
}

/// The organization's name; leads to the choice of another, if there is one.
#[component]
fn OrganizationLink(frame: CabinetFrame) -> impl IntoView {
    let href = if frame.several {
        paths::ORGANIZATIONS.to_owned()
    } else {
        paths::organization(&frame.organization.ogrn)
    };
    view! {
        <a class="cabinet-org" href=href>
            <svg class="brand-mark" aria-hidden="true">
                <use href="/icons.svg#brand"></use>
            </svg>
            <span>{frame.organization.name}</span>
            {frame
                .several
                .then(|| {
                    view! {
                        <Icon name="chevron-down" small=true />
                        <span class="visually-hidden">{t("org-switch")}</span>
                    }
                })}
        </a>
    }
}

#[component]
fn Rail(frame: CabinetFrame, part: CabinetPart) -> impl IntoView {
    let links = CabinetPart::ALL
        .into_iter()
        .map(|other| {
            let waiting = if other == CabinetPart::Overview {
                frame.waiting
            } else {
                0
            };
            let href = other.path(&frame.organization);
            let class = if other.is_daily() { "" } else { "rail-wide" };
            view! { <li class=class><RailLink part=other href current={other == part} waiting /></li> }
        })
        .collect_view();
    view! {
        <nav class="rail" aria-label=t("org-rail")>
            <ul role="list">
                {links}
                <li class="rail-narrow"><More organization=frame.organization part /></li>
            </ul>
        </nav>
    }
}

/// On a phone: what is not needed daily, behind one entry that opens upwards.
#[component]
fn More(organization: Organization, part: CabinetPart) -> impl IntoView {
    let others = CabinetPart::ALL.into_iter().filter(|part| !part.is_daily());
    let current = !part.is_daily();
    view! {
        <details class="rail-more">
            <summary class="rail-link" data-current=current.then_some("")>
                <Icon name="more" />
                <span>{t("org-more")}</span>
            </summary>
            <ul role="list">
                {others
                    .map(|other| {
                        let href = other.path(&organization);
                        view! { <li><RailLink part=other href current={other == part} waiting=0 /></li> }
                    })
                    .collect_view()}
            </ul>
        </details>
    }
}

#[component]
fn RailLink(part: CabinetPart, href: String, current: bool, waiting: usize) -> impl IntoView {
    let long = t(&format!("org-part-{}", part.key()));
    let words = if part == CabinetPart::Powers {
        // The one word that is too long for a quarter of a phone.
        view! {
            <span class="rail-long">{long} " "</span>
            <span class="rail-short">{t("org-part-powers-short")}</span>
        }
        .into_any()
    } else {
        view! { <span>{long}</span> }.into_any()
    };
    view! {
        <a class="rail-link" href=href aria-current=current.then_some("page")>
            <Icon name=part.icon() />
            {words}
            {(waiting > 0)
                .then(|| {
                    view! {
                        <span class="count">
                            <span class="visually-hidden">{t("org-waiting")} " "</span>
                            {waiting}
                        </span>
                    }
                })}
        </a>
    }
}
