use domain::family::FamilyStanding;
use leptos::prelude::*;
use leptos_meta::Title;

use super::PortalHead;
use crate::{
    components::{
        DrawnCode, Empty, ErrorSummary, Icon, Layout, Notice, SelectField, TextField, load,
    },
    page::{Page, ports},
    paths,
    ports::{CertificateCode, NewShare, OwnFamily, Relative, SHARE_HOURS, ShareLine, VisitLine},
    text::{self, t, with},
};

/// The family of an adult member: its code, who belongs to it, and who has looked.
#[component]
pub fn FamilyOwnPage() -> impl IntoView {
    let page = Page::current();
    let refused = page.submission.is_some();
    let made = use_context::<NewShare>();
    let done = page
        .query_value("done")
        .filter(|done| ["reissued", "ended"].contains(&done.as_str()));
    let answer = async move { ports()?.certificates.own(&page.visitor()?).await };
    load(answer, move |family| {
        let title = t("family-title");
        let window = text::window(&title, refused);
        let notice = done.map(|done| {
            let (title, text) = (
                t(&format!("certificate-{done}")),
                t(&format!("certificate-{done}-text")),
            );
            view! { <Notice title text /> }
        });
        let body = match family {
            None => view! {
                <Empty icon="people" title=t("family-none") text=t("family-none-text") />
            }
            .into_any(),
            Some(family) => view! { <Family family made /> }.into_any(),
        };
        view! {
            <PortalHead />
            <Title text=text::title(&[&window]) />
            <Layout>
                <div class="page-head">
                    <a class="back" href=paths::ID>
                        <Icon name="back" small=true />
                        {t("family-back")}
                    </a>
                    <h1>{title}</h1>
                </div>
                <div class="sections">
                    {notice} <ErrorSummary title=t("share-refused") /> {body}
                </div>
            </Layout>
        }
    })
}

#[component]
fn Family(family: OwnFamily, made: Option<NewShare>) -> impl IntoView {
    let established = family.standing == FamilyStanding::Established;
    let until = family.until.map_or_else(|| t("registry-open"), text::day);
    let standing = t(&format!("family-standing-{}", family.standing.key()));
    let facts = [
        ("family-state", standing),
        ("family-from", text::day(family.from)),
        ("family-lasts", until),
        ("field-region", text::region(family.region)),
    ];
    let code = match family.code {
        Some(code) if established => view! { <Code code /> }.into_any(),
        Some(_) => view! { <p class="panel">{t("certificate-not-now")}</p> }.into_any(),
        None => view! {
            <Notice
                title=t("certificate-key-revoked")
                text=t("certificate-key-revoked-text")
                danger=true
            />
        }
        .into_any(),
    };
    view! {
        {made.map(|made| view! { <Made made /> })}
        {code}
        <section class="stack-tight" aria-labelledby="about">
            <h2 id="about">{t("family-facts")}</h2>
            <dl class="facts">
                {facts
                    .into_iter()
                    .map(|(key, value)| view! { <div><dt>{t(key)}</dt><dd>{value}</dd></div> })
                    .collect_view()}
            </dl>
        </section>
        <Relatives relatives=family.relatives />
        <Looks opens=family.opens last=family.last_opened visits=family.visits />
        <Shares shares=family.shares />
        <Reissue certificate=family.certificate />
    }
}

#[component]
fn Code(code: CertificateCode) -> impl IntoView {
    let since = with(
        "certificate-since",
        &[("time", text::day_and_time(code.issued).into())],
    );
    view! {
        <section class="certificate-card" aria-label=t("certificate")>
            <DrawnCode drawing=code.drawing label=t("certificate-code-label") class="certificate-code">
                <figcaption class="quiet small">{since}</figcaption>
            </DrawnCode>
            <p>{t("certificate-how")}</p>
            <div class="buttons">
                <a class="button" href=paths::FAMILY_PDF download>
                    <Icon name="download" />
                    {t("certificate-pdf")}
                </a>
            </div>
        </section>
    }
}

/// Who belongs to a family, for who may see it.
#[component]
pub(crate) fn Relatives(relatives: Vec<Relative>) -> impl IntoView {
    let lines = relatives.into_iter().map(|relative| {
        let facts = format!(
            "{}, {}",
            t(&format!("family-role-{}", relative.role.key())),
            text::day(relative.birth)
        );
        view! { <li><span>{relative.name}</span> <small class="quiet">{facts}</small></li> }
    });
    view! {
        <section class="stack-tight" aria-labelledby="members">
            <h2 id="members">{t("family-members")}</h2>
            <ul class="relatives" role="list">{lines.collect_view()}</ul>
        </section>
    }
}

/// How often the code was looked at, and who let the family in.
#[component]
fn Looks(opens: u64, last: Option<i64>, visits: Vec<VisitLine>) -> impl IntoView {
    let opened = match last {
        Some(last) => format!(
            "{} {}",
            text::counted("certificate-opens", opens),
            with(
                "certificate-last",
                &[("time", text::day_and_time(last).into())]
            ),
        ),
        None => t("certificate-never"),
    };
    let visits = visits
        .into_iter()
        .map(|visit| {
            let came = text::counted("certificate-came", u64::from(visit.came));
            let compared = visit.compared.then(|| t("certificate-compared-line"));
            let facts = [Some(text::day_and_time(visit.at)), Some(came), compared];
            let facts = facts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
            view! { <li><span>{visit.organization}</span> <small class="quiet">{facts}</small></li> }
        })
        .collect_view();
    view! {
        <section class="stack-tight" aria-labelledby="looks">
            <h2 id="looks">{t("certificate-looks")}</h2>
            <p>{opened}</p>
            <ul class="relatives" role="list">{visits}</ul>
        </section>
    }
}

#[component]
fn Shares(shares: Vec<ShareLine>) -> impl IntoView {
    let lines = shares.into_iter().map(|share| {
        let until = with(
            "share-until",
            &[("time", text::day_and_time(share.ends).into())],
        );
        let opens = text::counted("certificate-opens", share.opens);
        view! {
            <li class="row row-apart">
                <span>
                    {share.label}
                    <br />
                    <small class="quiet">{until} " · " {opens}</small>
                </span>
                <form method="post" action=paths::FAMILY_END_SHARE>
                    <button class="button" name="share" value=share.id>{t("share-end")}</button>
                </form>
            </li>
        }
    });
    let hours = SHARE_HOURS
        .into_iter()
        .map(|hours| (hours.to_string(), t(&format!("share-hours-{hours}"))))
        .collect::<Vec<_>>();
    view! {
        <section class="stack" aria-labelledby="shares">
            <div class="stack-tight">
                <h2 id="shares">{t("shares")}</h2>
                <p>{t("shares-text")}</p>
            </div>
            <ul class="relatives" role="list">{lines.collect_view()}</ul>
            <form class="form panel" method="post" action=paths::FAMILY_SHARE novalidate>
                <TextField name="label" label=t("field-label") hint=t("share-label-hint") />
                <SelectField name="hours" label=t("field-hours") options=hours value="24" />
                <div class="buttons"><button class="button">{t("share-make")}</button></div>
            </form>
        </section>
    }
}

/// The link that was just made: nobody can show it again.
#[component]
fn Made(made: NewShare) -> impl IntoView {
    let text = with(
        "share-made-text",
        &[
            ("label", made.label.into()),
            ("time", text::day_and_time(made.ends).into()),
        ],
    );
    view! {
        <section class="panel stack-tight" role="status">
            <h2>{t("share-made")}</h2>
            <p>{text}</p>
            <div class="field">
                <label for="address">{t("invite-address")}</label>
                <input class="input" id="address" value=made.address readonly />
            </div>
        </section>
    }
}

#[component]
fn Reissue(certificate: String) -> impl IntoView {
    view! {
        <section class="stack" aria-labelledby="reissue">
            <div class="stack-tight">
                <h2 id="reissue">{t("certificate-reissue")}</h2>
                <p>{t("certificate-reissue-text")}</p>
            </div>
            <form method="post" action=paths::FAMILY_REISSUE>
                <button class="button button-danger" name="certificate" value=certificate>
                    {t("certificate-reissue-button")}
                </button>
            </form>
        </section>
    }
}
