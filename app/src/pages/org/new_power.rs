use domain::{director::Act, identifiers::Ogrn, power::Limits, scenario::Scenario};
use leptos::prelude::*;
use time::Date;

use super::{
    cabinet::Cabinet,
    term::{day_after, usual_until},
};
use crate::{
    components::{
        CabinetLayout, CabinetPart, Choice, Choices, ErrorSummary, Icon, Notice, SelectField,
        TextArea, TextField, load,
    },
    error::AppError,
    forms::{Fields, LONGEST_TEXT, OTHERS, Submission},
    page::{Page, organization_in_path, ports},
    paths,
    ports::{PowerDetails, Visitor},
    text::{self, t, with},
};

/// The form that issues a power of attorney; with `?like=<number>` filled after another one.
#[component]
pub fn NewPowerPage() -> impl IntoView {
    let (page, ogrn) = (Page::current(), organization_in_path());
    let today = page.today();
    let refused = page.submission.is_some();
    let like = page.query_value("like").filter(|number| !number.is_empty());
    let draft = page.query_value("draft").filter(|id| !id.is_empty());
    let answer = async move {
        let (visitor, ogrn) = (page.visitor()?, ogrn?);
        let cabinet = Cabinet::enter(&visitor, &ogrn).await?;
        let branches = open_branches(&visitor, &ogrn).await?;
        let like = match like {
            None => None,
            Some(number) => {
                let powers = ports()?.powers;
                Some(powers.details(&visitor, &ogrn, &number).await?)
            }
        };
        let draft = match draft {
            // What was typed since is newer.
            Some(id) if !refused => Some(ports()?.drafts.draft(&visitor, &ogrn, &id).await?.fields),
            _ => None,
        };
        Ok((cabinet, branches, like, draft))
    };
    load(answer, move |(cabinet, branches, like, draft)| {
        let ogrn = cabinet.frame.organization.ogrn.clone();
        let title = t("power-new");
        let window = text::window(&title, refused);
        let list = paths::powers(&ogrn);
        let may_replace = cabinet.may(Act::Replace);
        view! {
            <CabinetLayout frame=cabinet.frame part=CabinetPart::Powers title=window>
                <a class="back" href=list><Icon name="back" small=true />{t("org-part-powers")}</a>
                <div class="page-head">
                    <h1>{title}</h1>
                    <p class="lead">{t("power-new-text")}</p>
                </div>
                <GoingOn draft>
                    <PowerForm ogrn branches like today may_replace />
                </GoingOn>
            </CabinetLayout>
        }
    })
}

/// Fills the form with what was kept of it.
#[component]
fn GoingOn(draft: Option<Fields>, children: Children) -> impl IntoView {
    if let Some(fields) = draft {
        provide_context(Page {
            submission: Some(Submission::draft(fields)),
            ..Page::current()
        });
    }
    children()
}

#[component]
fn PowerForm(
    ogrn: Ogrn,
    branches: Vec<String>,
    like: Option<PowerDetails>,
    today: Date,
    may_replace: bool,
) -> impl IntoView {
    let plain_text = like.as_ref().and_then(|power| power.plain_text.clone());
    let plain_text = plain_text.unwrap_or_default();
    let may_hand_over = like.as_ref().is_some_and(|power| power.may_hand_over);
    // What was handed over is renewed by whoever did.
    let like = like.map(|power| power.line);
    let draft = Page::current().query_value("draft").unwrap_or_default();
    let from = like
        .as_ref()
        .map_or(today, |power| day_after(power.until, today));
    let chosen = like
        .as_ref()
        .map(|power| power.scenarios.clone())
        .unwrap_or_default();
    let limits = like
        .as_ref()
        .map(|power| power.limits.clone())
        .unwrap_or_default();
    let replaces = like
        .as_ref()
        .filter(|power| !power.state.is_over())
        .map(|power| {
            if !may_replace {
                return view! { <p class="quiet">{t("role-decide")}</p> }.into_any();
            }
            let choice = Choice {
                value: power.number.clone(),
                label: t("power-replaces"),
                hint: Some(t("power-replaces-hint")),
                chosen: false,
            };
            view! {
                <Choices
                    name="replaces"
                    legend=t("field-replaces")
                    hint=""
                    choices=vec![choice]
                />
            }
            .into_any()
        });
    let action = paths::with_query(
        &paths::new_power(&ogrn),
        &[
            ("like", like.as_ref().map_or("", |power| &power.number)),
            ("draft", &draft),
        ],
    );
    let keep = paths::drafts(&ogrn);
    let after = like.map(|power| {
        let title = with("power-like", &[("name", power.representative.into())]);
        view! { <Notice title text=t("power-like-text") /> }
    });
    view! {
        <form class="form column-form" method="post" action=action novalidate>
            <ErrorSummary title=t("power-new-refused") />
            {(!draft.is_empty())
                .then(|| view! { <input type="hidden" name="draft" value=draft.clone() /> })}
            {after}
            <TextField
                name="person"
                label=t("field-person")
                hint=t("power-person-hint")
                inputmode="text"
            />
            <Others />
            <Choices
                name="scenario"
                legend=t("field-scenario")
                hint=t("power-scenario-hint")
                choices=scenario_choices(&chosen)
            />
            <div class="field-pair">
                <TextField
                    name="from"
                    label=t("field-from")
                    hint=t("power-from-hint")
                    kind="date"
                    value=text::iso_day(from)
                />
                <TextField
                    name="until"
                    label=t("field-until")
                    hint=t("power-until-hint")
                    kind="date"
                    value=text::iso_day(usual_until(from))
                />
            </div>
            {replaces}
            <Narrower limits branches />
            <More plain_text may_hand_over />
            <div class="buttons">
                <button class="button button-main button-large">{t("powers-issue")}</button>
                <button class="button button-large" formaction=keep>{t("drafts-keep")}</button>
                <a class="button button-large" href=paths::powers(&ogrn)>{t("power-new-cancel")}</a>
            </div>
        </form>
    }
}

/// Who else is in the same document; open if somebody was typed.
#[component]
fn Others() -> impl IntoView {
    let open = Page::current()
        .submission
        .is_some_and(|it| OTHERS.iter().any(|name| !it.value(name).is_empty()));
    let fields = OTHERS.into_iter().zip(2_i64..).map(|(name, number)| {
        let label = with("power-other-person", &[("number", number.into())]);
        view! { <TextField name label inputmode="text" /> }
    });
    view! {
        <details class="details-more" open=open>
            <summary>{t("power-others")}</summary>
            <div class="stack">
                <p class="hint">{t("power-others-hint")}</p>
                {fields.collect_view()}
            </div>
        </details>
    }
}

/// Plain words, and whether it may be handed over; open if something is in it.
#[component]
fn More(plain_text: String, may_hand_over: bool) -> impl IntoView {
    let typed = Page::current().submission.is_some_and(|it| {
        ["plain_text", "may_hand_over"]
            .iter()
            .any(|name| !it.value(name).is_empty())
    });
    let open = typed || may_hand_over || !plain_text.is_empty();
    let choice = Choice {
        value: "yes".to_owned(),
        label: t("power-may-hand-over"),
        hint: Some(t("power-may-hand-over-hint")),
        chosen: may_hand_over,
    };
    let longest = u32::try_from(LONGEST_TEXT).unwrap_or(u32::MAX);
    view! {
        <details class="details-more" open=open>
            <summary>{t("power-more")}</summary>
            <div class="stack">
                <TextArea
                    name="plain_text"
                    label=t("field-plain_text")
                    hint=t("power-text-hint")
                    longest=longest
                    value=plain_text
                />
                <Choices
                    name="may_hand_over"
                    legend=t("field-may_hand_over")
                    hint=""
                    choices=vec![choice]
                />
            </div>
        </details>
    }
}

/// Everything that can be asked today: nobody offers loyalty yet.
pub(super) fn scenario_choices(chosen: &[Scenario]) -> Vec<Choice> {
    Scenario::all()
        .filter(|scenario| *scenario != Scenario::Loyalty)
        .map(|scenario| Choice {
            value: scenario.key(),
            label: text::scenario(scenario),
            hint: (scenario == Scenario::Identity).then(|| t("power-identity-hint")),
            chosen: chosen.contains(&scenario),
        })
        .collect()
}

/// The names of the branches that are open.
pub(super) async fn open_branches(by: &Visitor, ogrn: &Ogrn) -> Result<Vec<String>, AppError> {
    let branches = ports()?.branches.list(by, ogrn).await?;
    let open = branches.into_iter().filter(|line| line.closed_at.is_none());
    Ok(open.map(|line| line.name).collect())
}

/// Branch, days, hours and a number a day; open if something is in it. Who has no branches is not
/// asked for one.
#[component]
pub(super) fn Narrower(limits: Limits, branches: Vec<String>) -> impl IntoView {
    let typed = Page::current().submission.is_some_and(|submission| {
        [
            "branch",
            "weekday",
            "hours_from",
            "hours_until",
            "checks_a_day",
        ]
        .iter()
        .any(|name| {
            let mut values = submission.fields.all(name);
            values.any(|value| !matches!(value, "" | "any"))
        })
    });
    let open = typed || !limits.is_none();
    let branch = (!branches.is_empty()).then(|| {
        // One that was closed or renamed meanwhile is chosen anew.
        let known = limits.branch.clone().filter(|name| branches.contains(name));
        let value = known.map_or_else(|| "any".to_owned(), |name| format!("in:{name}"));
        let any = ("any".to_owned(), t("power-branch-any"));
        let options = branches
            .into_iter()
            .map(|name| (format!("in:{name}"), name));
        let options = std::iter::once(any).chain(options).collect();
        view! {
            <SelectField name="branch" label=t("field-branch") options value />
            <p class="hint">{t("power-branch-hint")}</p>
        }
    });
    let days = (1..=7)
        .map(|day: u8| Choice {
            value: day.to_string(),
            label: t(&format!("weekday-{day}")),
            hint: None,
            chosen: limits
                .weekdays
                .as_ref()
                .is_some_and(|days| days.numbers().any(|known| known == day)),
        })
        .collect();
    let hours = limits.hours.map(|hours| hours.to_string());
    let (from, until) = hours
        .as_deref()
        .and_then(|hours| hours.split_once('-'))
        .unwrap_or_default();
    let (from, until) = (from.to_owned(), until.to_owned());
    let most = limits.checks_a_day.map(|most| most.to_string());
    view! {
        <details class="details-more" open=open>
            <summary>{t("power-limits")}</summary>
            <p>{t("power-limits-text")}</p>
            {branch}
            <Choices
                name="weekday"
                legend=t("field-weekday")
                hint=t("power-weekday-hint")
                choices=days
                short=true
            />
            <div class="field-pair">
                <TextField
                    name="hours_from"
                    label=t("field-hours_from")
                    hint=t("power-hours-hint")
                    kind="time"
                    value=from
                />
                <TextField
                    name="hours_until"
                    label=t("field-hours_until")
                    hint=t("power-hours_until-hint")
                    kind="time"
                    value=until
                />
            </div>
            <TextField
                name="checks_a_day"
                label=t("field-checks_a_day")
                hint=t("power-checks_a_day-hint")
                inputmode="numeric"
                value=most.unwrap_or_default()
            />
        </details>
    }
}
