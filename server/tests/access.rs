//! Who may use which address: every route of the program, read from its sources, for every role
//! and organization. A new route is looked at without a line here, by the rule of its prefix.
#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "these are tests, also outside of the test functions"
)]

#[path = "access/functions.rs"]
mod functions;

use std::collections::BTreeMap;

use axum::{
    body::Body,
    http::{Method, Request, StatusCode, header},
};

use crate::application::Application;

const LIBRARY: &str = "1269900000017";
const POOL: &str = "1269900000028";

/// Whom these tests make a deputy in the library.
const DEPUTY: &str = "stranger";

/// Forms of the cabinet that are left to directors: a deputy is told so, whatever is sent.
const DIRECTORS_ALONE: [&str; 16] = [
    "/org/{ogrn}/branches/{branch}/close",
    "/org/{ogrn}/powers/{number}/revoke",
    "/org/{ogrn}/powers/{number}/resume",
    "/org/{ogrn}/staff/{person}/leave",
    "/org/{ogrn}/alarms/resolve",
    "/org/{ogrn}/alarms/cap",
    "/org/{ogrn}/directors",
    "/org/{ogrn}/directors/change",
    "/org/{ogrn}/reminders",
    "/org/{ogrn}/reminders/confirm",
    "/org/{ogrn}/training",
    "/org/{ogrn}/confirmers",
    "/org/{ogrn}/tills",
    "/org/{ogrn}/tills/{till}/key",
    "/org/{ogrn}/tills/{till}/revoke",
    "/org/{ogrn}/once",
];

/// The demo people, by what they are. `None` is nobody.
const PEOPLE: [Option<&str>; 8] = [
    None,
    Some(DEPUTY),
    Some("newcomer"),
    Some("citizen"),
    Some("librarian"),
    Some("director"),
    Some("director2"),
    Some("operator"),
];

/// Who may use what begins like this. The first that fits decides.
const RULES: [(&str, Who); 17] = [
    ("/org/{ogrn}", Who::DirectorOf),
    ("/org", Who::SignedIn),
    ("/registry", Who::Operator),
    ("/account", Who::SignedIn),
    ("/sign-out", Who::Anyone),
    ("/q", Who::SignedIn),
    ("/Q", Who::SignedIn),
    // Shells of the web apps hold nobody's data: see `paths::SHELLS`.
    ("/id/offline", Who::Anyone),
    ("/id/manifest.webmanifest", Who::Anyone),
    ("/id/sw.js", Who::Anyone),
    ("/id", Who::SignedIn),
    ("/scan/offline", Who::Anyone),
    ("/scan/manifest.webmanifest", Who::Anyone),
    ("/scan/sw.js", Who::Anyone),
    ("/scan/confirm", Who::Confirmer),
    ("/scan", Who::SignedIn),
    ("/", Who::Anyone),
];

#[derive(Clone, Copy, Debug, PartialEq)]
enum Who {
    Anyone,
    SignedIn,
    DirectorOf,
    Operator,
    /// Of the staff who may confirm accounts.
    Confirmer,
}

/// The demo with a deputy in the library.
async fn open() -> Application {
    let site = Application::open().await;
    let deputy = format!(
        "INSERT INTO directors (ogrn, account_id, created_at, role) \
         SELECT '{LIBRARY}', id, 0, 'deputy' FROM accounts WHERE demo_key = '{DEPUTY}'"
    );
    site.world.execute(&deputy).await;
    // The library may confirm accounts, and the librarian does.
    for (id, whose) in [("r1", "NULL"), ("r2", "id")] {
        let right = format!(
            "INSERT INTO confirmation_rights (id, ogrn, account_id, since, since_by, reason) \
             SELECT '{id}', '{LIBRARY}', {whose}, 0, '', '' FROM accounts \
             WHERE demo_key = 'librarian'"
        );
        site.world.execute(&right).await;
    }
    site
}

fn is_left_to_directors(route: &str, method: &Method) -> bool {
    *method == Method::POST && DIRECTORS_ALONE.contains(&route)
}

/// The addresses in both route tables, with the methods that they answer.
fn routes() -> BTreeMap<String, Vec<Method>> {
    let files = [
        include_str!("../../app/src/paths.rs"),
        include_str!("../../app/src/paths/branches.rs"),
        include_str!("../../app/src/paths/confirmations.rs"),
        include_str!("../../app/src/paths/desk.rs"),
        include_str!("../../app/src/paths/devices.rs"),
        include_str!("../../app/src/paths/door.rs"),
        include_str!("../../app/src/paths/enrolment.rs"),
        include_str!("../../app/src/paths/family.rs"),
        include_str!("../../app/src/paths/once.rs"),
        include_str!("../../app/src/paths/registration.rs"),
        include_str!("../../app/src/paths/show_pin.rs"),
        include_str!("../../app/src/paths/sign_in.rs"),
        include_str!("../../app/src/paths/sources.rs"),
        include_str!("../../app/src/paths/tills.rs"),
        include_str!("../../app/src/paths/training.rs"),
        include_str!("../../app/src/paths/wallet.rs"),
    ];
    let constants: BTreeMap<&str, &str> = files
        .into_iter()
        .flat_map(str::lines)
        .filter_map(|line| line.strip_prefix("pub const ")?.split_once(": &str = \""))
        .filter_map(|(name, rest)| Some((name, rest.strip_suffix("\";")?)))
        .collect();
    let mut all: BTreeMap<String, Vec<Method>> = BTreeMap::new();
    let router = include_str!("../src/router.rs");
    for part in router.split(".route(").skip(1) {
        let part = part.trim_start();
        let path = match part.strip_prefix('"') {
            Some(literal) => literal.split('"').next().unwrap_or_default(),
            None => {
                let name = part.strip_prefix("paths::").expect("a path of ours");
                let name = name.split(',').next().unwrap_or_default();
                constants.get(name).unwrap_or_else(|| panic!("{name}"))
            }
        };
        let handlers = part.split(".with_state").next().unwrap_or_default();
        let methods = [("get(", Method::GET), ("post(", Method::POST)];
        let methods = methods
            .into_iter()
            .filter(|(word, _)| handlers.contains(word))
            .map(|(_, method)| method);
        all.entry(path.to_owned()).or_default().extend(methods);
    }
    for part in include_str!("../../app/src/routes.rs")
        .split("path!(\"")
        .skip(1)
    {
        let path = part.split('"').next().unwrap_or_default();
        let path: Vec<_> = path
            .split('/')
            .map(|part| match part.strip_prefix(':') {
                Some(name) => format!("{{{name}}}"),
                None => part.to_owned(),
            })
            .collect();
        let methods = all.entry(path.join("/")).or_default();
        if !methods.contains(&Method::GET) {
            methods.push(Method::GET);
        }
    }
    all
}

fn rule(path: &str) -> Who {
    let fits = |prefix: &str| {
        prefix == "/"
            || path == prefix
            || path.starts_with(&format!("{prefix}/"))
            || path.starts_with(&format!("{prefix}."))
    };
    RULES
        .into_iter()
        .find(|(prefix, _)| fits(prefix))
        .map(|(_, who)| who)
        .expect("the last one fits all")
}

/// What stands in the place of the parameters.
struct Filled<'a> {
    ogrn: &'a str,
    number: &'a str,
    check: &'a str,
    person: &'a str,
}

impl Filled<'_> {
    fn path(&self, route: &str) -> String {
        let mut path = route
            .replace("{ogrn}", self.ogrn)
            .replace("{number}", self.number)
            .replace("{check}", self.check)
            .replace("{person}", self.person)
            .replace("{scenario}", "age18")
            .replace("{receipt}", "AAAA")
            .replace("{kind}", "order")
            .replace("{paper}", "order");
        while let (Some(from), Some(until)) = (path.find('{'), path.find('}')) {
            path.replace_range(from..=until, "1");
        }
        path
    }
}

async fn status(
    site: &Application,
    person: Option<&str>,
    method: &Method,
    path: &str,
) -> StatusCode {
    let session = match person {
        Some(person) => site.enter(person).await,
        None => String::new(),
    };
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header(header::COOKIE, format!("session={session}"))
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin")
        .body(Body::empty())
        .expect("request");
    site.answer(request).await.status()
}

/// Nothing is told and nothing done.
fn is_closed(status: StatusCode) -> bool {
    matches!(
        status,
        StatusCode::UNAUTHORIZED
            | StatusCode::FORBIDDEN
            | StatusCode::NOT_FOUND
            | StatusCode::NO_CONTENT
    )
}

/// Account of whoever holds that power of attorney.
fn representative(number: &str) -> String {
    format!("SELECT account_id FROM powers WHERE number = '{number}'")
}

async fn one(site: &Application, sql: &str) -> String {
    let all: Vec<String> = site.world.values(sql).await;
    all.into_iter().next().expect(sql)
}

#[tokio::test]
async fn every_route_is_closed_to_everyone_whom_its_rule_does_not_name() {
    let site = open().await;
    let number = |of: &str| {
        format!("SELECT number FROM powers WHERE ogrn = '{of}' AND revoked_at IS NULL LIMIT 1")
    };
    let of_library = one(&site, &number(LIBRARY)).await;
    let check = format!("SELECT id FROM checks WHERE ogrn = '{LIBRARY}' LIMIT 1");
    let check = one(&site, &check).await;
    let person = one(&site, &representative(&of_library)).await;
    let own = Filled {
        ogrn: LIBRARY,
        number: &of_library,
        check: &check,
        person: &person,
    };
    let mut asked = 0;
    let mut wrong = Vec::new();
    for (route, methods) in routes() {
        if route == "/api/{function}" {
            // Islands ask with arguments of their own: see `functions`.
            continue;
        }
        for method in methods {
            for person in PEOPLE {
                let path = own.path(&route);
                let status = status(&site, person, &method, &path).await;
                asked += 1;
                let allowed = match rule(&route) {
                    Who::Anyone => true,
                    Who::SignedIn => person.is_some(),
                    Who::DirectorOf if is_left_to_directors(&route, &method) => {
                        person == Some("director")
                    }
                    Who::DirectorOf => [Some("director"), Some(DEPUTY)].contains(&person),
                    Who::Operator => person == Some("operator"),
                    // Whoever is not confirmed is sent to become that.
                    Who::Confirmer if person == Some("newcomer") => status.is_redirection(),
                    Who::Confirmer => person == Some("librarian"),
                };
                let told = format!("{method} {path} by {person:?}: {status}");
                let open = !is_closed(status) && !leads_to_sign_in(status, person);
                if status.is_server_error() || (open && !allowed) {
                    wrong.push(told);
                }
            }
        }
    }
    assert!(asked > 500, "{asked} only: the tables were not read");
    assert_eq!(wrong, Vec::<String>::new());
}

/// Whoever is not signed in may be sent to do that.
fn leads_to_sign_in(status: StatusCode, person: Option<&str>) -> bool {
    person.is_none() && status.is_redirection()
}

#[tokio::test]
async fn whoever_directs_is_let_in_everywhere_in_their_own_cabinet_only() {
    let site = open().await;
    let number = |of: &str| {
        format!("SELECT number FROM powers WHERE ogrn = '{of}' AND revoked_at IS NULL LIMIT 1")
    };
    let (of_library, of_pool) = (
        one(&site, &number(LIBRARY)).await,
        one(&site, &number(POOL)).await,
    );
    let check = |of: &str| format!("SELECT id FROM checks WHERE ogrn = '{of}' LIMIT 1");
    let check = one(&site, &check(LIBRARY)).await;
    let person = one(&site, &representative(&of_library)).await;
    let cabinet: Vec<_> = routes()
        .into_iter()
        .filter(|(route, _)| rule(route) == Who::DirectorOf)
        .collect();
    assert!(cabinet.len() > 15, "{cabinet:?}");
    for route in DIRECTORS_ALONE {
        let known = cabinet
            .iter()
            .any(|(known, methods)| known == route && methods.contains(&Method::POST));
        assert!(known, "{route} takes no form");
    }
    let mut wrong = Vec::new();
    for (route, methods) in &cabinet {
        for method in methods {
            // Nobody has complained, nothing was revoked, no alarm is named, no list was sent, and checks of the
            // demo have no receipts: there is no such thing to see.
            let absent = [
                "/complaints/{check}",
                "/revocation.",
                "/alarms/acknowledge",
                "/alarms/resolve",
                "/checks/{check}/receipt",
                "/staff/batches/{batch}",
                "/branches/{branch}",
                "/tills/{till}",
                "/powers/drafts/{draft}/discard",
            ];
            let absent = absent.iter().any(|part| route.contains(part));
            let own = Filled {
                ogrn: LIBRARY,
                number: &of_library,
                check: &check,
                person: &person,
            };
            let path = own.path(route);
            let seen = status(&site, Some("director"), method, &path).await;
            if is_closed(seen) && !absent {
                wrong.push(format!("own: {method} {path}: {seen}"));
            }
            let alone = is_left_to_directors(route, method);
            let seen = status(&site, Some(DEPUTY), method, &path).await;
            if (seen == StatusCode::FORBIDDEN) != alone || (is_closed(seen) && !alone && !absent) {
                wrong.push(format!("deputy: {method} {path}: {seen}"));
            }
            // Somebody else's power of attorney or check under one's own ОГРН, and the other way.
            if route.contains("{number}") || route.contains("{check}") {
                for (ogrn, number) in [(LIBRARY, &of_pool), (POOL, &of_library)] {
                    let foreign = Filled {
                        ogrn,
                        number,
                        check: if ogrn == LIBRARY { &of_pool } else { &check },
                        person: &person,
                    };
                    for person in ["director", "director2", DEPUTY] {
                        let path = foreign.path(route);
                        let seen = status(&site, Some(person), method, &path).await;
                        // A deputy is told of the role before anything is looked for.
                        let told = person == DEPUTY && alone && ogrn == LIBRARY;
                        let expected = if told {
                            StatusCode::FORBIDDEN
                        } else {
                            StatusCode::NOT_FOUND
                        };
                        if seen != expected {
                            wrong.push(format!("foreign: {method} {path} by {person}: {seen}"));
                        }
                    }
                }
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[tokio::test]
async fn a_session_that_is_locked_to_a_kiosk_reaches_the_scanner_alone() {
    let site = open().await;
    let session = site.enter("librarian").await;
    let lock = format!(
        "UPDATE sessions SET kiosk_ogrn = '{LIBRARY}', kiosk_pin = '' \
         WHERE account_id = (SELECT id FROM accounts WHERE demo_key = 'librarian')"
    );
    site.world.execute(&lock).await;
    let of_library = format!("SELECT number FROM powers WHERE ogrn = '{LIBRARY}' LIMIT 1");
    let of_library = one(&site, &of_library).await;
    let person = one(&site, &representative(&of_library)).await;
    let own = Filled {
        ogrn: LIBRARY,
        number: &of_library,
        check: "1",
        person: &person,
    };
    let mut reached = Vec::new();
    for (route, methods) in routes() {
        for method in methods {
            let path = own.path(&route);
            let request = Request::builder()
                .method(&method)
                .uri(&path)
                .header(header::COOKIE, format!("session={session}"))
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
                .header("sec-fetch-site", "same-origin")
                .body(Body::empty())
                .expect("request");
            let answer = site.answer(request).await;
            let leads_back = answer
                .headers()
                .get(header::LOCATION)
                .is_some_and(|to| to == "/scan");
            let closed = match method {
                Method::GET => answer.status() == StatusCode::SEE_OTHER && leads_back,
                _ => answer.status() == StatusCode::NOT_FOUND,
            };
            // A key is asked for, which no session is.
            let closed = closed || answer.status() == StatusCode::UNAUTHORIZED;
            if !closed {
                reached.push(format!("{method} {route}"));
            }
        }
    }
    assert_eq!(
        reached,
        [
            "GET /healthz",
            "GET /scan",
            "POST /scan",
            "GET /scan/events",
            "GET /scan/kiosk/leave",
            "POST /scan/kiosk/leave",
            "GET /scan/manifest.webmanifest",
            "GET /scan/offline",
            "GET /scan/sw.js",
        ]
    );
}
