use domain::family::{FamilyDecision, FamilyRole, FamilyStanding};
use leptos::prelude::*;
use time::{Date, macros::format_description};

use super::{
    ask::{Asked, or_ask},
    complaints::ComplaintDesk as DeskPage,
};
use crate::{
    components::{ErrorSummary, Icon, Notice, SelectField, Table, TextArea, TextField, load},
    error::AppError,
    page::{Page, path_value, ports},
    paths,
    ports::{FamilyEvent, FamilyFile, FamilyMember, LONGEST_FAMILY_REASON},
    text::{self, t, with},
};

/// One family of the bank, and everything that may happen to it.
#[component]
pub fn FamilyPage() -> impl IntoView {
    let page = Page::current();
    let number = path_value("number").and_then(|number| number.parse::<u64>().ok());
    // After a refused change the page stands at the address of that change.
    let refused = page
        .submission
        .is_some()
        .then(|| page.path.rsplit('/').next().unwrap_or_default().to_owned());
    let done = page.query_value("done").is_some();
    let answer = async move {
        let number = number.ok_or(AppError::NotFound)?;
        ports()?.families.family(&page.visitor()?, number).await
    };
    let answer = async move { Ok::<_, AppError>(answer.await) };
    load(answer, move |answer| {
        or_ask(answer, number.map(Asked::family), move |file| {
            let title = with(
                "family-number",
                &[("number", file.number.to_string().into())],
            );
            let window = text::window(&title, refused.is_some());
            view! {
                <DeskPage title=window>
                    <div class="page-head">
                        <a class="back" href=paths::REGISTRY_FAMILIES>
                            <Icon name="back" small=true />
                            {t("families")}
                        </a>
                        <h1>{title}</h1>
                    </div>
                    <div class="sections">
                        {done
                            .then(|| {
                                view! { <Notice title=t("family-done") text=t("family-done-text") /> }
                            })}
                        <ErrorSummary title=t("family-refused") />
                        <Facts file=file.clone() />
                        <Members number=file.number revision=file.revision members=file.members />
                        {(file.decision != FamilyDecision::Ended)
                            .then(|| {
                                view! {
                                    <Changes
                                        number=file.number
                                        revision=file.revision
                                        until=file.until.map(text::iso_day).unwrap_or_default()
                                        decision=file.decision
                                        open=refused.clone()
                                    />
                                }
                            })}
                        <History history=file.history />
                    </div>
                </DeskPage>
            }
        })
    })
}

#[component]
fn Facts(file: FamilyFile) -> impl IntoView {
    let class = match file.standing {
        FamilyStanding::Established => "chip chip-active",
        FamilyStanding::NotYet => "chip chip-pending",
        FamilyStanding::Suspended | FamilyStanding::Ended => "chip chip-revoked",
        FamilyStanding::TooFewChildren => "chip chip-expired",
    };
    let lasts = file
        .lasts_until
        .map_or_else(|| t("registry-open"), text::day);
    let facts = [
        ("field-region", text::region(file.region)),
        ("family-from", text::day(file.from)),
        ("family-lasts", lasts),
    ];
    view! {
        <section class="stack-tight" aria-label=t("family-facts")>
            <p>
                <span class=class>{t(&format!("family-standing-{}", file.standing.key()))}</span>
            </p>
            {file.reason.map(|reason| view! { <p class="said">{reason}</p> })}
            <dl class="facts facts-dense">
                {facts
                    .into_iter()
                    .map(|(key, value)| view! { <div><dt>{t(key)}</dt><dd>{value}</dd></div> })
                    .collect_view()}
            </dl>
        </section>
    }
}

#[component]
fn Members(number: u64, revision: i64, members: Vec<FamilyMember>) -> impl IntoView {
    let heads = [
        "field-whole_name",
        "family-role",
        "field-birth",
        "family-last-day",
        "family-dates",
    ]
    .map(t)
    .to_vec();
    let rows = members
        .into_iter()
        .map(|member| {
            let last = member
                .last_day
                .map_or_else(|| "—".to_owned(), text::short_day);
            let account = (!member.has_account && member.role == FamilyRole::Parent)
                .then(|| view! { <p class="quiet small">{t("family-no-account")}</p> });
            let away = (!member.present)
                .then(|| view! { <p class="quiet small">{t("family-not-today")}</p> });
            vec![
                view! { <span>{member.name.clone()}</span> {account} {away} }.into_any(),
                t(&format!("family-role-{}", member.role.key())).into_any(),
                text::short_day(member.birth).into_any(),
                last.into_any(),
                view! { <Dates number revision member /> }.into_any(),
            ]
        })
        .collect();
    view! {
        <section class="stack-tight" aria-labelledby="members">
            <h2 id="members">{t("family-members")}</h2>
            <Table caption=t("family-members") heads rows named=true />
        </section>
    }
}

/// The dates of one member that may change.
#[component]
fn Dates(number: u64, revision: i64, member: FamilyMember) -> impl IntoView {
    let (studies_id, left_id) = (
        format!("studies-{}", member.id),
        format!("left-{}", member.id),
    );
    let studies = (member.role == FamilyRole::Child).then(|| {
        let value = member.studies_until.map(text::iso_day).unwrap_or_default();
        view! {
            <div class="field">
                <label for=studies_id.clone()>{t("field-studies")}</label>
                <input
                    class="input"
                    type="date"
                    id=studies_id
                    name="studies_until"
                    value=value
                />
            </div>
        }
    });
    view! {
        <details class="family-dates">
            <summary>{t("family-correct")}</summary>
            <form class="form" method="post" action=paths::change_family(number, "correct")>
                <input type="hidden" name="revision" value=revision />
                <input type="hidden" name="member" value=member.id />
                {studies}
                <div class="field">
                    <label for=left_id.clone()>{t("field-left")}</label>
                    <input class="input" type="date" id=left_id name="left" />
                </div>
                <button class="button">{t("family-save")}</button>
            </form>
        </details>
    }
}

#[component]
fn Changes(
    number: u64,
    revision: i64,
    until: String,
    decision: FamilyDecision,
    /// Which form was refused.
    open: Option<String>,
) -> impl IntoView {
    let is_open = move |what: &str| open.as_deref() == Some(what);
    let roles = FamilyRole::ALL
        .into_iter()
        .rev()
        .map(|role| {
            let key = role.key();
            (key.to_owned(), t(&format!("family-role-{key}")))
        })
        .collect::<Vec<_>>();
    let revision = move || view! { <input type="hidden" name="revision" value=revision /> };
    view! {
        <section class="stack" aria-labelledby="changes">
            <h2 id="changes">{t("family-changes")}</h2>
            <details class="panel" open=is_open("join")>
                <summary>{t("family-join")}</summary>
                <form class="form" method="post" action=paths::change_family(number, "join") novalidate>
                    {revision()}
                    <SelectField name="role" label=t("family-role") options=roles value="child" />
                    <TextField name="whole_name" label=t("field-whole_name") />
                    <TextField name="birth" label=t("field-birth") kind="date" />
                    <TextField name="joined" label=t("field-joined") hint=t("family-joined-hint") kind="date" />
                    <TextField name="studies" label=t("field-studies") hint=t("family-studies-hint") kind="date" />
                    <TextField name="snils" label=t("field-snils") hint=t("family-snils-hint") inputmode="numeric" />
                    <div class="buttons"><button class="button">{t("family-join")}</button></div>
                </form>
            </details>
            <details class="panel" open=is_open("term")>
                <summary>{t("family-term")}</summary>
                <form class="form" method="post" action=paths::change_family(number, "term") novalidate>
                    {revision()}
                    <TextField name="until" label=t("field-until") hint=t("family-until-hint") kind="date" value=until />
                    <div class="buttons"><button class="button">{t("family-save")}</button></div>
                </form>
            </details>
            <details class="panel" open=is_open("decide")>
                <summary>{t("family-decide")}</summary>
                <form class="form" method="post" action=paths::change_family(number, "decide") novalidate>
                    {revision()}
                    <TextArea name="reason" label=t("field-reason") hint=t("family-reason-hint") longest=LONGEST_FAMILY_REASON as u32 />
                    <div class="buttons">
                        {match decision {
                            FamilyDecision::Suspended => {
                                view! {
                                    <button class="button" name="decision" value="resume">
                                        {t("family-resume")}
                                    </button>
                                }
                                    .into_any()
                            }
                            _ => {
                                view! {
                                    <button class="button" name="decision" value="suspend">
                                        {t("family-suspend")}
                                    </button>
                                }
                                    .into_any()
                            }
                        }}
                        <button class="button button-danger" name="decision" value="end">
                            {t("family-end")}
                        </button>
                    </div>
                </form>
            </details>
        </section>
    }
}

#[component]
fn History(history: Vec<FamilyEvent>) -> impl IntoView {
    let lines = history.into_iter().map(|event| {
        let by = with(
            "directors-event-by",
            &[
                ("time", text::day_and_time(event.at).into()),
                ("name", event.by.into()),
            ],
        );
        let what = t(&format!("family-event-{}", event.kind.key()));
        // Of what is about a term, the detail is a day.
        let day = Date::parse(&event.detail, format_description!("[year]-[month]-[day]"));
        let detail = day.map_or(event.detail, text::day);
        let what = if detail.is_empty() {
            what
        } else {
            format!("{what}: {detail}")
        };
        view! { <li><span>{what}</span> <small class="quiet">{by}</small></li> }
    });
    view! {
        <section class="stack-tight" aria-labelledby="history">
            <h2 id="history">{t("directors-history")}</h2>
            <ul class="stack-tight family-history" role="list">{lines.collect_view()}</ul>
        </section>
    }
}
