//! A family's code as any phone's camera opens it: what it is worth today, and what who asks may
//! see.

use domain::{family::FamilyStanding, identifiers::Ogrn};
use leptos::prelude::*;
use leptos_meta::{Meta, Title};

use crate::{
    api::set_status,
    components::{ErrorSummary, Icon, Layout, Notice, load},
    page::{Page, path_value, ports},
    pages::Relatives,
    paths,
    ports::{CertificateLook, CertificateVerdict, CertificateView, Composition, Looker, Relative},
    text::{self, t, with},
};

/// What the code in the address is worth.
#[component]
pub fn CertificatePage() -> impl IntoView {
    let page = Page::current();
    let code = path_value("code").unwrap_or_default();
    let organization = page
        .query_value("organization")
        .or_else(|| {
            page.submission
                .as_ref()
                .map(|form| form.value("organization"))
        })
        .and_then(|ogrn| Ogrn::parse(&ogrn).ok());
    let came = page
        .query_value("came")
        .and_then(|came| came.parse::<u64>().ok());
    let signed_in = page.visitor.is_some();
    let asked = code.clone();
    let answer = async move {
        let by = page.visitor.as_ref();
        let certificates = ports()?.certificates;
        certificates.look(by, &asked, organization.as_ref()).await
    };
    load(answer, move |look| {
        let CertificateLook {
            at,
            verdict,
            looker,
            organizations,
            form,
        } = look;
        let moment = with(
            "poa-checked",
            &[
                (
                    "day",
                    domain::moscow::day(at)
                        .map(text::day)
                        .unwrap_or_default()
                        .into(),
                ),
                ("time", text::time(at).into()),
            ],
        );
        let key = key(&verdict);
        let good = key == "genuine";
        if !good {
            set_status(404);
        }
        let facts = match &verdict {
            CertificateVerdict::Genuine { region, until, .. } => {
                let until = until.map_or_else(|| t("registry-open"), text::day);
                Some([
                    ("family-lasts", until),
                    ("field-region", text::region(*region)),
                ])
            }
            _ => None,
        };
        let more = match verdict {
            CertificateVerdict::Genuine { view, .. } => {
                view! { <More view looker organizations code form signed_in /> }.into_any()
            }
            _ => view! { <p class="quiet">{t("certificate-paper")}</p> }.into_any(),
        };
        let notice = came.map(|came| {
            let text = text::counted("certificate-came", came);
            view! { <Notice title=t("certificate-noted") text=text /> }
        });
        view! {
            <Title text=text::title(&[&t(&format!("certificate-{key}"))]) />
            <Meta name="robots" content="noindex" />
            <Layout>
                <div class="stack-loose">
                    {notice} <ErrorSummary title=t("certificate-not-noted") />
                    <section
                        class=if good { "verdict" } else { "verdict verdict-off" }
                        aria-labelledby="verdict"
                        data-certificate=key
                    >
                        <h1 class="verdict-word" id="verdict">{t(&format!("certificate-{key}"))}</h1>
                        <p>{t(&format!("certificate-{key}-text"))}</p>
                        <p class="quiet small">{moment}</p>
                    </section>
                    {facts
                        .map(|facts| {
                            view! {
                                <dl class="facts">
                                    {facts
                                        .into_iter()
                                        .map(|(key, value)| {
                                            view! { <div><dt>{t(key)}</dt><dd>{value}</dd></div> }
                                        })
                                        .collect_view()}
                                </dl>
                            }
                        })}
                    {more}
                </div>
            </Layout>
        }
    })
}

/// Each has a screen of its own.
fn key(verdict: &CertificateVerdict) -> &'static str {
    match verdict {
        CertificateVerdict::Genuine { .. } => "genuine",
        CertificateVerdict::NotNow(FamilyStanding::Suspended) => "suspended",
        CertificateVerdict::NotNow(FamilyStanding::NotYet) => "not-yet",
        CertificateVerdict::NotNow(_) => "over",
        CertificateVerdict::Reissued => "replaced",
        CertificateVerdict::NoFamily => "no-family",
        CertificateVerdict::Forged => "forged",
        CertificateVerdict::KeyNotTrusted => "key",
        CertificateVerdict::Damaged => "damaged",
    }
}

/// What there is beside the fact itself.
#[component]
fn More(
    view: CertificateView,
    looker: Option<Looker>,
    organizations: Vec<(Ogrn, String)>,
    code: String,
    form: String,
    signed_in: bool,
) -> impl IntoView {
    let refusal = looker.as_ref().and_then(|looker| looker.refusal);
    let refused = refusal.map(|refusal| {
        let text = t(&format!("look-authority-{}", refusal.key()));
        view! { <Notice title=t("certificate-no-authority") text=text danger=true /> }
    });
    let ways = (organizations.len() > 1).then(|| {
        let code = code.clone();
        let chosen = looker.as_ref().map(|looker| looker.ogrn.clone());
        view! { <InWhoseName code organizations chosen /> }
    });
    let body = match view {
        CertificateView::Anyone => view! { <Anyone code signed_in /> }.into_any(),
        CertificateView::Individual(composition) => view! { <Individual composition /> }.into_any(),
        CertificateView::Staff(relatives) => {
            view! { <Staff relatives looker code form /> }.into_any()
        }
    };
    view! { {refused} {ways} {body} }
}

#[component]
fn Anyone(code: String, signed_in: bool) -> impl IntoView {
    let way = (!signed_in).then(|| {
        view! {
            <div class="buttons">
                <a class="button" href=paths::sign_in_then(&paths::certificate(&code))>
                    <Icon name="user" />
                    {t("certificate-sign-in")}
                </a>
            </div>
        }
    });
    view! {
        <p class="quiet">{t("certificate-anyone")}</p>
        {way}
    }
}

#[component]
fn Individual(composition: Composition) -> impl IntoView {
    let parents = text::counted("certificate-parents", composition.parents as u64);
    let children = text::counted("family-children", composition.children as u64);
    view! {
        <dl class="facts">
            <div>
                <dt>{t("family-members")}</dt>
                <dd>{parents} ", " {children}</dd>
            </div>
        </dl>
        <p class="quiet">{t("certificate-individual")}</p>
    }
}

#[component]
fn InWhoseName(
    code: String,
    organizations: Vec<(Ogrn, String)>,
    chosen: Option<Ogrn>,
) -> impl IntoView {
    let path = paths::certificate(&code);
    let links = organizations
        .into_iter()
        .map(|(ogrn, name)| {
            let current = (chosen.as_ref() == Some(&ogrn)).then_some("true");
            let href = paths::with_query(&path, &[("organization", ogrn.as_str())]);
            view! { <a class="button" href=href aria-current=current>{name}</a> }
        })
        .collect_view();
    view! {
        <nav class="stack-tight on-behalf" aria-label=t("certificate-in-whose-name")>
            <p>{t("certificate-in-whose-name")}</p>
            <div class="buttons">{links}</div>
        </nav>
    }
}

/// Staff see who belongs to the family, and tap how many came.
#[component]
fn Staff(
    relatives: Vec<Relative>,
    looker: Option<Looker>,
    code: String,
    form: String,
) -> impl IntoView {
    let most = relatives.len();
    let ogrn = looker
        .as_ref()
        .map(|looker| looker.ogrn.to_string())
        .unwrap_or_default();
    let on_behalf = looker.map(|looker| {
        with(
            "certificate-on-behalf",
            &[("name", looker.organization.into())],
        )
    });
    let numbers = (1..=most)
        .map(|came| view! { <button class="button came" name="came" value=came>{came}</button> })
        .collect_view();
    view! {
        <p class="quiet">{on_behalf}</p>
        <Relatives relatives />
        <section class="panel stack-tight" aria-labelledby="admit">
            <h2 id="admit">{text::counted("certificate-may", most as u64)}</h2>
            <form class="form" method="post" action=paths::admit_family(&code)>
                <input type="hidden" name="organization" value=ogrn />
                <input type="hidden" name="key" value=form />
                <label class="choice">
                    <input type="checkbox" name="compared" value="1" />
                    <span>{t("certificate-compared")}</span>
                </label>
                <fieldset class="came-in" id="came">
                    <legend>{t("certificate-how-many")}</legend>
                    <div class="buttons">{numbers}</div>
                </fieldset>
            </form>
            <p class="quiet small">{t("certificate-silence")}</p>
        </section>
    }
}
