use leptos::prelude::*;
use leptos_meta::Title;

use crate::{
    components::Layout,
    paths,
    text::{self, t},
};

/// Three faces, three sentences, one button each; for the curious: how it works, what the
/// verifier learns, what it cannot stop.
#[component]
pub fn LandingPage() -> impl IntoView {
    let title = t("landing-heading");
    view! {
        <Title text=text::title(&[&title]) />
        <Layout wide=true>
            <section class="hero">
                <h1>{title}</h1>
                <p class="lead">{t("landing-lead")}</p>
                <picture>
                    <source
                        media="(max-width: 40rem)"
                        srcset="/three-faces-tall.svg"
                        width="720"
                        height="1010"
                    />
                    <img
                        class="hero-picture"
                        src="/three-faces.svg"
                        alt=t("landing-picture")
                        width="1200"
                        height="640"
                    />
                </picture>
            </section>
            <Faces />
            <How />
            <Learns />
            <section class="landing-part">
                <h2>{t("landing-limits")}</h2>
                <p>{t("landing-limits-text")}</p>
            </section>
        </Layout>
    }
}

#[component]
fn Faces() -> impl IntoView {
    let faces = [
        ("id", paths::ID, "button button-main"),
        ("scan", paths::SCAN, "button"),
        ("org", paths::ORGANIZATIONS, "button"),
    ];
    view! {
        <div class="faces">
            {faces
                .into_iter()
                .map(|(face, href, class)| {
                    view! {
                        <section class="face">
                            <h2>{t(&format!("landing-{face}"))}</h2>
                            <p>{t(&format!("landing-{face}-text"))}</p>
                            <a class=class href=href>{t(&format!("landing-{face}-button"))}</a>
                        </section>
                    }
                })
                .collect_view()}
        </div>
    }
}

#[component]
fn How() -> impl IntoView {
    view! {
        <section class="landing-part" id="how">
            <h2>{t("foot-how")}</h2>
            <ol class="steps" role="list">
                {(1..=3)
                    .map(|step| {
                        view! {
                            <li>
                                <h3>{t(&format!("landing-step-{step}"))}</h3>
                                <p>{t(&format!("landing-step-{step}-text"))}</p>
                            </li>
                        }
                    })
                    .collect_view()}
            </ol>
        </section>
    }
}

/// What the verifier sees, and what not.
#[component]
fn Learns() -> impl IntoView {
    view! {
        <section class="landing-part landing-part-wide">
            <h2>{t("landing-learns")}</h2>
            <div class="learns">
                {["sees", "not"]
                    .into_iter()
                    .map(|side| {
                        view! {
                            <div>
                                <h3>{t(&format!("landing-{side}"))}</h3>
                                <ul role="list">
                                    {(1..=3)
                                        .map(|line| {
                                            view! { <li>{t(&format!("landing-{side}-{line}"))}</li> }
                                        })
                                        .collect_view()}
                                </ul>
                            </div>
                        }
                    })
                    .collect_view()}
            </div>
        </section>
    }
}
