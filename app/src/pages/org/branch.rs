use domain::{director::Act, identifiers::Ogrn};
use leptos::prelude::*;

use super::{branches::BranchFields, cabinet::Cabinet, link_paper::LinkPaper};
use crate::{
    components::{
        CabinetLayout, CabinetPart, Choice, Choices, Empty, ErrorSummary, Icon, Notice, Table,
        TextField, load,
    },
    page::{Page, organization_in_path, path_value, ports},
    paths,
    ports::{BranchDetails, BranchLine, NewLink, PhoneLine, PhoneState},
    text::{self, t, with},
};

/// One branch: its phones, the form for another one, its name, and its end. After the form for a
/// phone it shows the link, once.
#[component]
pub fn BranchPage() -> impl IntoView {
    let (page, ogrn) = (Page::current(), organization_in_path());
    let branch = path_value("branch").unwrap_or_default();
    let refused = page.submission.is_some();
    let link = use_context::<NewLink>();
    let done = page
        .query_value("done")
        .filter(|done| ["added", "changed", "closed", "revoked"].contains(&done.as_str()));
    let answer = async move {
        let (visitor, ogrn) = (page.visitor()?, ogrn?);
        let cabinet = Cabinet::enter(&visitor, &ogrn).await?;
        let branches = ports()?.branches;
        let details = branches.details(&visitor, &ogrn, &branch).await?;
        Ok((cabinet, details))
    };
    load(answer, move |(cabinet, details)| {
        let ogrn = cabinet.frame.organization.ogrn.clone();
        let window = text::window(&details.line.name, refused);
        let body = match link {
            Some(link) => view! { <Made link branch=details.line ogrn=ogrn.clone() /> }.into_any(),
            None => {
                let notice = done.map(|done| {
                    let title = t(&format!("branch-{done}"));
                    view! { <Notice title text=t(&format!("branch-{done}-text")) /> }
                });
                view! {
                    <div class="sections">
                        <ErrorSummary title=t("branches-refused") /> {notice}
                        <Parts cabinet=Rights::of(&cabinet) details ogrn=ogrn.clone() />
                    </div>
                }
                .into_any()
            }
        };
        view! {
            <CabinetLayout frame=cabinet.frame part=CabinetPart::Branches title=window>
                <a class="back" href=paths::branches(&ogrn)>
                    <Icon name="back" small=true />
                    {t("org-part-branches")}
                </a>
                {body}
            </CabinetLayout>
        }
    })
}

/// What the visitor may do here.
#[derive(Clone, Copy)]
struct Rights {
    arrange: bool,
    close: bool,
    enrol: bool,
    revoke: bool,
}

impl Rights {
    fn of(cabinet: &Cabinet) -> Self {
        Self {
            arrange: cabinet.may(Act::ArrangeBranches),
            close: cabinet.may(Act::CloseBranch),
            enrol: cabinet.may(Act::EnrolDevice),
            revoke: cabinet.may(Act::RevokeDevice),
        }
    }
}

#[component]
fn Parts(cabinet: Rights, details: BranchDetails, ogrn: Ogrn) -> impl IntoView {
    let BranchDetails {
        line,
        former,
        phones,
    } = details;
    let open = line.closed_at.is_none();
    let (enrol, arrange) = (cabinet.enrol && open, cabinet.arrange && open);
    let close = cabinet.close && open;
    let phones =
        view! { <Phones phones may=cabinet.revoke branch=line.id.clone() ogrn=ogrn.clone() /> };
    view! {
        <Head line=line.clone() former />
        {phones}
        {enrol.then(|| view! { <NewPhone branch=line.id.clone() ogrn=ogrn.clone() /> })}
        {arrange.then(|| view! { <Change line=line.clone() ogrn=ogrn.clone() /> })}
        {close.then(|| view! { <Close line ogrn /> })}
    }
}

#[component]
fn Head(line: BranchLine, former: Vec<String>) -> impl IntoView {
    let address = line.address.clone();
    let closed = line.closed_at.map(|at| {
        let text = with(
            "branch-closed-at",
            &[("time", text::day_and_time(at).into())],
        );
        view! { <p><span class="chip chip-expired">{t("branch-closed")}</span> " " {text}</p> }
    });
    let former = (!former.is_empty()).then(|| {
        let names: Vec<_> = former
            .iter()
            .map(|name| with("list-quoted", &[("text", name.as_str().into())]))
            .collect();
        let text = with("branch-former", &[("names", names.join(", ").into())]);
        view! { <p class="quiet small">{text}</p> }
    });
    view! {
        <div class="stack-tight">
            <h1 class="said">{line.name}</h1>
            {(!address.is_empty()).then(|| view! { <p class="said">{address}</p> })}
            {closed}
            <p class="quiet">{text::counted("branch-bound", line.powers)}</p>
            {former}
        </div>
    }
}

#[component]
fn Phones(phones: Vec<PhoneLine>, may: bool, branch: String, ogrn: Ogrn) -> impl IntoView {
    let list = if phones.is_empty() {
        view! {
            <Empty icon="device" title=t("phones-none") text=t("phones-none-text")>
                ""
            </Empty>
        }
        .into_any()
    } else {
        let heads = ["name", "state", "enrolled", "used", "act"]
            .map(|column| t(&format!("phones-{column}")))
            .to_vec();
        let rows = phones
            .into_iter()
            .map(|phone| row(phone, may, &branch, &ogrn))
            .collect();
        view! { <Table caption=t("phones") heads rows named=true /> }.into_any()
    };
    view! {
        <section class="stack-tight" aria-labelledby="phones">
            <h2 id="phones">{t("phones")}</h2>
            {list}
        </section>
    }
}

fn row(phone: PhoneLine, may: bool, branch: &str, ogrn: &Ogrn) -> Vec<AnyView> {
    let time = |at: Option<i64>| at.map_or_else(|| "—".to_owned(), text::day_and_time);
    let class = match phone.state {
        PhoneState::Enrolled => "chip chip-active",
        PhoneState::Waiting => "chip chip-pending",
        PhoneState::Expired => "chip chip-expired",
        PhoneState::Revoked => "chip chip-revoked",
    };
    let note = match phone.state {
        PhoneState::Waiting => Some(with(
            "link-until",
            &[("time", text::day_and_time(phone.expires_at).into())],
        )),
        PhoneState::Revoked => phone.revoked_at.map(text::day_and_time),
        _ => None,
    };
    let state = view! {
        <span class=class>{t(&format!("phone-{}", phone.state.key()))}</span>
        {note.map(|note| view! { <small>{note}</small> })}
    };
    let act = match phone.state {
        PhoneState::Enrolled | PhoneState::Waiting if may => {
            let key = match phone.state {
                PhoneState::Waiting => "phone-withdraw",
                _ => "phone-revoke",
            };
            let label = format!("{}: {}", t(key), phone.name);
            view! {
                <a href=paths::revoke_phone(ogrn, branch, &phone.id) aria-label=label>{t(key)}</a>
            }
            .into_any()
        }
        _ => view! { <span class="quiet">"—"</span> }.into_any(),
    };
    vec![
        view! { <span class="said">{phone.name}</span> }.into_any(),
        state.into_any(),
        time(phone.enrolled_at).into_any(),
        time(phone.used_at).into_any(),
        act,
    ]
}

#[component]
fn NewPhone(branch: String, ogrn: Ogrn) -> impl IntoView {
    view! {
        <section class="panel column-form" aria-labelledby="new-phone">
            <form class="form" method="post" action=paths::new_phone(&ogrn, &branch) novalidate>
                <div class="stack-tight">
                    <h2 id="new-phone">{t("phone-new")}</h2>
                    <p>{t("phone-new-text")}</p>
                </div>
                <TextField
                    name="phone_name"
                    label=t("field-phone_name")
                    hint=t("phone-name-hint")
                />
                <div class="buttons">
                    <button class="button button-main">{t("phone-new-button")}</button>
                </div>
            </form>
        </section>
    }
}

#[component]
fn Change(line: BranchLine, ogrn: Ogrn) -> impl IntoView {
    view! {
        <section class="panel column-form" aria-labelledby="change">
            <form class="form" method="post" action=paths::branch(&ogrn, &line.id) novalidate>
                <div class="stack-tight">
                    <h2 id="change">{t("branch-change")}</h2>
                    <p class="quiet">{t("branch-change-text")}</p>
                </div>
                <BranchFields name=line.name address=line.address />
                <div class="buttons">
                    <button class="button">{t("branch-change-button")}</button>
                </div>
            </form>
        </section>
    }
}

/// What will count no more, and whether the director is sure.
#[component]
fn Close(line: BranchLine, ogrn: Ogrn) -> impl IntoView {
    let sure = Choice {
        value: "yes".to_owned(),
        label: with("branch-close-sure", &[("name", line.name.as_str().into())]),
        hint: None,
        chosen: false,
    };
    view! {
        <section class="panel column-form" aria-labelledby="close">
            <form class="form" method="post" action=paths::close_branch(&ogrn, &line.id) novalidate>
                <div class="stack-tight">
                    <h2 id="close">{t("branch-close")}</h2>
                    <p>{t("branch-close-text")}</p>
                    <p class="quiet">{text::counted("branch-bound", line.powers)}</p>
                </div>
                <Choices name="close_sure" legend=t("field-close_sure") hint="" choices=vec![sure] />
                <div class="buttons">
                    <button class="button button-danger">{t("branch-close-button")}</button>
                </div>
            </form>
        </section>
    }
}

#[component]
fn Made(link: NewLink, branch: BranchLine, ogrn: Ogrn) -> impl IntoView {
    let title = with("phone-link-title", &[("name", branch.name.into())]);
    let heading = (t("phone-link-made"), t("phone-link-made-text"));
    view! {
        <LinkPaper link heading title code=t("phone-link-code") how=t("phone-link-how")>
            <a class="button" href=paths::branch(&ogrn, &branch.id)>{t("phone-link-back")}</a>
        </LinkPaper>
    }
}
