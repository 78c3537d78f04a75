use domain::power::AuthorityRefusal;

use super::*;

fn news(ogrn: &str) -> Event {
    Event::Powers(format!(
        "1772366410\n{ogrn} 1772366410 suspended МКУ «Городская библиотека»"
    ))
}

fn refused(bench: &Bench) -> Option<AuthorityRefusal> {
    match &bench.machine.over {
        Over::Shown(shown) => match &*shown.what {
            What::Answer(answer) => {
                assert_eq!(answer.outcome, OutcomeKind::NoAuthority);
                answer.authority
            }
            _ => None,
        },
        _ => None,
    }
}

#[test]
fn the_chosen_organization_is_told_at_once() {
    let mut bench = Bench::live();
    bench.send(news("1027700132195"));
    assert_eq!(refused(&bench), Some(AuthorityRefusal::Suspended));
    // Said once: whoever goes on learns the rest from the server.
    bench.send(Event::Next);
    bench.after(1_000);
    assert_eq!(refused(&bench), None);
    assert!(bench.machine.decodes());
}

#[test]
fn another_organization_is_nothing_to_show() {
    let mut bench = Bench::live();
    bench.send(news("304500116000157"));
    assert!(bench.machine.decodes());
}

#[test]
fn a_check_under_way_is_not_disturbed() {
    let mut bench = Bench::live();
    bench.read("code", "key");
    bench.send(news("1027700132195"));
    assert!(matches!(bench.machine.over, Over::Asking(_)));
    bench.send(Event::Answered {
        key: "key".to_owned(),
        result: Err(AppError::NotFound),
    });
    assert_eq!(refused(&bench), None, "what was answered stands");
    bench.send(Event::Next);
    bench.after(250);
    assert_eq!(refused(&bench), Some(AuthorityRefusal::Suspended));
}

#[test]
fn nonsense_is_no_news() {
    for nonsense in [
        "",
        "1",
        "1027700132195",
        "1027700132195 x suspended Имя",
        "\n\n",
    ] {
        let mut bench = Bench::live();
        bench.send(Event::Powers(nonsense.to_owned()));
        assert!(bench.machine.decodes(), "{nonsense}");
    }
}
