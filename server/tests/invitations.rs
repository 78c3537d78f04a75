//! The port `Invitations` on a real database, and what becomes of staff who leave.
#![expect(
    clippy::expect_used,
    reason = "these are tests, also outside of the test functions"
)]

mod leave;
mod race;

use app::{
    error::{AppError, Problem},
    ports::{Assurance, InvitationLine, Invitations, NewLink, PowersOfAttorney, Visitor},
};
use domain::staffing::{INVITATION_LIFETIME, INVITATIONS_A_DAY, InvitationShown, LINK_LIFETIME};

use server::clock::Clock;

use crate::stage::{CINEMA, LIBRARY, NOW, Stage, ogrn, on_every_stage};

const PHONE: &str = "+7 900 123-45-67";

impl Stage {
    /// Somebody with a phone number, a СНИЛС or neither.
    async fn numbered(&self, name: &str, phone: Option<&str>, snils: Option<&str>) -> Visitor {
        let visitor = self.person(name).await;
        self.run(
            "UPDATE accounts SET phone = ?, snils = ? WHERE id = ?",
            [
                phone.map(str::to_owned).into(),
                snils.map(str::to_owned).into(),
                visitor.account.clone().into(),
            ],
        )
        .await;
        visitor
    }

    async fn invited(&self, director: &Visitor) -> Vec<InvitationLine> {
        let list = self.invitations.list(director, &ogrn(LIBRARY)).await;
        list.expect("a list")
    }

    async fn link(&self, director: &Visitor) -> NewLink {
        let made = self
            .invitations
            .make_link(director, &ogrn(LIBRARY), "")
            .await;
        made.expect("a link")
    }

    /// Names of the staff, as its director sees them.
    async fn names(&self, director: &Visitor) -> Vec<String> {
        let staff = self.powers.staff(director, &ogrn(LIBRARY)).await;
        let staff = staff.expect("staff").into_iter();
        staff.map(|line| line.name).collect()
    }
}

/// The secret at the end of a link.
fn secret(link: &NewLink) -> &str {
    link.address.rsplit('/').next().expect("a path")
}

#[tokio::test]
async fn whoever_is_invited_is_seen_by_name_only_after_a_yes() {
    on_every_stage(async |stage: Stage| {
        let director = stage.director(LIBRARY).await;
        let library = ogrn(LIBRARY);
        let person = stage
            .numbered("Ульянова Ульяна", Some("+79001234567"), Some("11223344595"))
            .await;
        for typed in [PHONE, "112-233-445 95"] {
            stage
                .invitations
                .invite(&director, &library, typed)
                .await
                .expect("invited");
        }
        // Nobody has this number: the very same answer.
        stage
            .invitations
            .invite(&director, &library, "+7 999 999-99-99")
            .await
            .expect("invited");
        let told = format!("{:?}", stage.invited(&director).await);
        assert!(told.contains(PHONE), "what was typed, as it was typed");
        assert!(!told.contains("Ульян"), "{told}");
        assert!(stage.names(&director).await.is_empty());

        let own = stage.invitations.own(&person).await.expect("own");
        assert_eq!(own.len(), 2, "by either number");
        assert_eq!(own[0].organization.name, "Библиотека");
        stage
            .invitations
            .answer(&person, &own[0].id, true)
            .await
            .expect("accepted");
        assert_eq!(stage.names(&director).await, ["Ульянова Ульяна"]);
        let again = stage.invitations.answer(&person, &own[0].id, true).await;
        assert_eq!(again, Err(AppError::Conflict));
        let accepted: Vec<_> = stage
            .invited(&director)
            .await
            .into_iter()
            .filter_map(|line| line.accepted_by)
            .collect();
        assert_eq!(accepted, ["Ульянова Ульяна"]);
    })
    .await;
}

#[tokio::test]
async fn a_no_is_told_to_nobody() {
    on_every_stage(async |stage: Stage| {
        let director = stage.director(LIBRARY).await;
        let library = ogrn(LIBRARY);
        let person = stage
            .numbered("Отказов Олег", Some("+79001234567"), None)
            .await;
        for typed in [PHONE, "+7 999 999-99-99"] {
            stage
                .invitations
                .invite(&director, &library, typed)
                .await
                .expect("invited");
        }
        let own = stage.invitations.own(&person).await.expect("own");
        stage
            .invitations
            .answer(&person, &own[0].id, false)
            .await
            .expect("declined");
        assert_eq!(stage.invitations.own(&person).await, Ok(Vec::new()));
        let states = async || -> Vec<InvitationShown> {
            let lines = stage.invited(&director).await;
            lines.into_iter().map(|line| line.state).collect()
        };
        assert_eq!(states().await, [InvitationShown::Waiting; 2]);
        // Neither is asked again and again.
        for typed in [PHONE, "+7 999 999-99-99"] {
            assert_eq!(
                stage.invitations.invite(&director, &library, typed).await,
                Err(AppError::field("person", Problem::AlreadyInvited))
            );
        }
        stage.clock.advance(INVITATION_LIFETIME);
        assert_eq!(states().await, [InvitationShown::Expired; 2]);
        let kept: Vec<Option<String>> = stage.values("SELECT account_id FROM invitations").await;
        assert_eq!(kept, [None, None], "who has said no is not written down");
    })
    .await;
}

#[tokio::test]
async fn an_invitation_is_answered_by_the_invited_and_taken_back_by_its_directors() {
    on_every_stage(async |stage: Stage| {
        let director = stage.director(LIBRARY).await;
        let other = stage.director(CINEMA).await;
        let library = ogrn(LIBRARY);
        let person = stage
            .numbered("Званова Зоя", Some("+79001234567"), None)
            .await;
        let stranger = stage.numbered("Чужов", Some("+79001234568"), None).await;
        let invite = async || stage.invitations.invite(&director, &library, PHONE).await;
        invite().await.expect("invited");
        let id = stage.invited(&director).await[0].id.clone();
        let not_found = Err(AppError::NotFound);
        for accept in [true, false] {
            assert_eq!(
                stage.invitations.answer(&stranger, &id, accept).await,
                not_found
            );
        }
        for by in [&other, &person] {
            let list = stage.invitations.list(by, &library).await;
            assert_eq!(list, Err(AppError::NotFound));
            let withdrawn = stage.invitations.withdraw(by, &library, &id).await;
            assert_eq!(withdrawn, not_found);
            let made = stage.invitations.make_link(by, &library, "").await;
            assert_eq!(made, Err(AppError::NotFound));
            let sent = stage.invitations.invite(by, &library, PHONE).await;
            assert_eq!(sent, not_found);
        }
        let elsewhere = stage.invitations.withdraw(&other, &ogrn(CINEMA), &id).await;
        assert_eq!(elsewhere, not_found, "under one's own ОГРН neither");
        stage
            .invitations
            .withdraw(&director, &library, &id)
            .await
            .expect("withdrawn");
        let late = stage.invitations.answer(&person, &id, true).await;
        assert_eq!(late, Err(AppError::Conflict));
        let twice = stage.invitations.withdraw(&director, &library, &id).await;
        assert_eq!(twice, Err(AppError::Conflict));
        assert!(stage.names(&director).await.is_empty());

        // Withdrawn, it may be sent again; its last second is its last.
        invite().await.expect("invited again");
        stage.clock.advance(INVITATION_LIFETIME - 1);
        let own = stage.invitations.own(&person).await.expect("own");
        assert_eq!(own.len(), 1);
        stage.clock.advance(1);
        assert_eq!(stage.invitations.own(&person).await, Ok(Vec::new()));
        let late = stage.invitations.answer(&person, &own[0].id, true).await;
        assert_eq!(late, Err(AppError::Conflict));
    })
    .await;
}

#[tokio::test]
async fn a_day_has_its_number_of_invitations() {
    on_every_stage(async |stage: Stage| {
        let director = stage.director(LIBRARY).await;
        let library = ogrn(LIBRARY);
        for n in 0..INVITATIONS_A_DAY - 1 {
            let typed = format!("+7 900 200-{:02}-{:02}", n / 100, n % 100);
            let sent = stage.invitations.invite(&director, &library, &typed).await;
            sent.expect("invited");
        }
        let link = stage.link(&director).await;
        let enough = |field| AppError::field(field, Problem::EnoughToday);
        let sent = stage.invitations.invite(&director, &library, PHONE).await;
        assert_eq!(sent, Err(enough("person")));
        let made = stage.invitations.make_link(&director, &library, "").await;
        assert_eq!(made, Err(enough("note")));
        // Another organization has its own; what is withdrawn was made all the same.
        let other = stage.director(CINEMA).await;
        let sent = stage.invitations.invite(&other, &ogrn(CINEMA), PHONE).await;
        assert_eq!(sent, Ok(()));
        let id = stage.invited(&director).await[0].id.clone();
        let withdrawn = stage.invitations.withdraw(&director, &library, &id).await;
        assert_eq!(withdrawn, Ok(()));
        let sent = stage.invitations.invite(&director, &library, PHONE).await;
        assert_eq!(sent, Err(enough("person")));
        // Midnight in Moscow is nine hours away.
        stage.clock.set(NOW + 9 * 3_600 - 11);
        let sent = stage.invitations.invite(&director, &library, PHONE).await;
        assert_eq!(sent, Err(enough("person")));
        stage.clock.set(NOW + 9 * 3_600 - 10);
        let sent = stage.invitations.invite(&director, &library, PHONE).await;
        assert_eq!(sent, Ok(()));
        assert!(link.expires_at > stage.clock.now());
    })
    .await;
}

#[tokio::test]
async fn a_link_works_once_for_seventy_two_hours() {
    on_every_stage(async |stage: Stage| {
        let director = stage.director(LIBRARY).await;
        let (first, second) = (
            stage.person("Первая Полина").await,
            stage.person("Второй Вадим").await,
        );
        let link = stage.link(&director).await;
        assert_eq!(link.expires_at, NOW + LINK_LIFETIME);
        assert!(link.address.starts_with("http://localhost:3000/invite/"));
        let drawn = link.drawing.as_ref().expect("a code");
        assert!(drawn.path.starts_with('M'));
        let kept: Vec<String> = stage.values("SELECT secret_hash FROM invitations").await;
        assert!(!kept[0].contains(secret(&link)), "a hash only");

        let found = async |by: Option<&Visitor>, link: &NewLink| {
            let found = stage.invitations.behind(by, secret(link)).await;
            found.expect("a link").state
        };
        assert_eq!(found(None, &link).await, InvitationShown::Waiting);
        let basic = stage.account("Новый", Assurance::Basic).await;
        let refused = stage.invitations.accept_link(&basic, secret(&link)).await;
        assert_eq!(refused, Err(AppError::NotConfirmed));
        let accepted = stage.invitations.accept_link(&first, secret(&link)).await;
        assert_eq!(accepted, Ok(()));
        for late in [&first, &second] {
            let used = stage.invitations.accept_link(late, secret(&link)).await;
            assert_eq!(used, Err(AppError::Conflict));
            let found = stage.invitations.behind(Some(late), secret(&link)).await;
            let found = found.expect("a link");
            assert_eq!(found.state, InvitationShown::Accepted);
            assert_eq!(found.is_own, late.account == first.account);
        }
        assert_eq!(stage.names(&director).await, ["Первая Полина"]);

        let link = stage.link(&director).await;
        stage.clock.advance(LINK_LIFETIME - 1);
        assert_eq!(found(None, &link).await, InvitationShown::Waiting);
        stage.clock.advance(1);
        assert_eq!(found(None, &link).await, InvitationShown::Expired);
        let late = stage.invitations.accept_link(&second, secret(&link)).await;
        assert_eq!(late, Err(AppError::Conflict));

        let link = stage.link(&director).await;
        let id = stage.invited(&director).await[0].id.clone();
        let withdrawn = stage
            .invitations
            .withdraw(&director, &ogrn(LIBRARY), &id)
            .await;
        assert_eq!(withdrawn, Ok(()));
        assert_eq!(found(None, &link).await, InvitationShown::Withdrawn);
        let late = stage.invitations.accept_link(&second, secret(&link)).await;
        assert_eq!(late, Err(AppError::Conflict));
        for nothing in ["", "x", "\0", &"A".repeat(32), &kept[0]] {
            let found = stage.invitations.behind(None, nothing).await;
            assert_eq!(found, Err(AppError::NotFound), "{nothing:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_note_is_bounded_and_no_number_is_taken_for_another() {
    on_every_stage(async |stage: Stage| {
        let director = stage.director(LIBRARY).await;
        let library = ogrn(LIBRARY);
        let note = async |note: &str| {
            let made = stage.invitations.make_link(&director, &library, note).await;
            made.map(|made| made.note)
        };
        assert_eq!(note("  касса  ").await, Ok("касса".to_owned()));
        assert_eq!(
            note(&"ё".repeat(61)).await,
            Err(AppError::field("note", Problem::TooLong))
        );
        assert_eq!(
            note("a\0b").await,
            Err(AppError::field("note", Problem::Shape))
        );
        for (typed, problem) in [
            (" ", Problem::Required),
            ("Пушкин", Problem::Shape),
            ("112-233-445 96", Problem::Control),
        ] {
            let sent = stage.invitations.invite(&director, &library, typed).await;
            assert_eq!(sent, Err(AppError::field("person", problem)));
        }
    })
    .await;
}

#[tokio::test]
async fn numbers_are_forgotten_a_month_after_an_invitation_is_over() {
    on_every_stage(async |stage: Stage| {
        let director = stage.director(LIBRARY).await;
        let sent = stage
            .invitations
            .invite(&director, &ogrn(LIBRARY), PHONE)
            .await;
        sent.expect("invited");
        let month = 30 * 24 * 3_600 + 3_600;
        let kept = async |at: i64| {
            let cleaned = server::store::clean_up(&stage.database, at).await;
            cleaned.expect("clean");
            stage.count("SELECT count(*) FROM invitations").await
        };
        assert_eq!(kept(NOW + INVITATION_LIFETIME + month).await, 1);
        assert_eq!(kept(NOW + INVITATION_LIFETIME + month + 1).await, 0);
    })
    .await;
}
