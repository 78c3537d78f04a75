use leptos::prelude::*;

use super::Icon;
use crate::text::t;

/// The search over a list: a plain GET form to the page itself.
#[component]
pub fn Search(
    /// What can be typed; also shown in the empty field.
    #[prop(into)]
    label: String,
    /// What is looked for now.
    #[prop(into)]
    value: String,
    /// Where to, if not to the page itself.
    #[prop(optional)]
    action: Option<&'static str>,
    /// Other parts of the query, which the search keeps.
    #[prop(optional)]
    keep: Vec<(&'static str, String)>,
    /// Whether to begin in it.
    #[prop(optional)]
    autofocus: bool,
) -> impl IntoView {
    view! {
        <form class="search" role="search" method="get" action=action>
            {keep
                .into_iter()
                .filter(|(_, value)| !value.is_empty())
                .map(|(name, value)| view! { <input type="hidden" name=name value=value /> })
                .collect_view()}
            <label class="visually-hidden" for="q">{label.clone()}</label>
            <input
                class="input"
                id="q"
                name="q"
                type="search"
                value=value
                placeholder=label
                autocomplete="off"
                autofocus=autofocus
            />
            <button class="button button-square" aria-label=t("list-search")>
                <Icon name="search" />
            </button>
        </form>
    }
}

/// One way to narrow a list.
pub struct Filter {
    /// In a word.
    pub label: String,
    /// How many lines it leaves.
    pub count: usize,
    /// The list so narrowed.
    pub href: String,
    /// Whether the list is so narrowed now.
    pub current: bool,
}

/// Ways to narrow a list, as links.
#[component]
pub fn Filters(
    /// What they go by.
    #[prop(into)]
    label: String,
    /// Each of them.
    filters: Vec<Filter>,
) -> impl IntoView {
    view! {
        <nav aria-label=label>
            <ul class="filters" role="list">
                {filters
                    .into_iter()
                    .map(|filter| {
                        view! {
                            <li>
                                <a
                                    class="filter"
                                    href=filter.href
                                    aria-current=filter.current.then_some("true")
                                >
                                    {filter.label}
                                    " "
                                    <span>{filter.count}</span>
                                </a>
                            </li>
                        }
                    })
                    .collect_view()}
            </ul>
        </nav>
    }
}

/// Instead of a list with nothing in it: why, and what to do first.
#[component]
pub fn Empty(
    /// Its icon.
    icon: &'static str,
    /// What there is not.
    #[prop(into)]
    title: String,
    /// What to do.
    #[prop(into)]
    text: String,
    /// The button that does it.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <section class="empty">
            <Icon name=icon large=true />
            <h2>{title}</h2>
            <p>{text}</p>
            {children.map(|children| children())}
        </section>
    }
}

/// A quiet word about what has just been done.
#[component]
pub fn Notice(
    /// What was done.
    #[prop(into)]
    title: String,
    /// What follows from it.
    #[prop(into)]
    text: String,
    /// Whether it is a warning.
    #[prop(optional)]
    danger: bool,
) -> impl IntoView {
    let (class, icon) = if danger {
        ("notice notice-danger", "warning")
    } else {
        ("notice", "details")
    };
    view! {
        <div class=class role="status">
            <Icon name=icon />
            <p class="notice-title">{title}</p>
            <p>{text}</p>
        </div>
    }
}
