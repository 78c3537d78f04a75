//! The name behind a power of attorney: only for who knows it, or works there.

use app::{
    error::{AppError, Problem},
    ports::PowersOfAttorney,
};
use server::clock::Clock as _;

use crate::stage::{CINEMA, LIBRARY, STUDENT, Stage, TODAY, on_every_stage};

#[tokio::test]
async fn people_of_the_organization_see_it_and_nobody_else() {
    on_every_stage(async |stage: Stage| {
        let staff = stage.person("Семёнова Анна Петровна").await;
        let number = stage
            .power(LIBRARY, &staff, &[STUDENT], TODAY, "2026-12-31")
            .await;
        let director = stage.director(LIBRARY).await;
        let colleague = stage.staff(LIBRARY).await;
        for by in [&director, &staff, &colleague] {
            let public = stage.powers.public(Some(by), &number).await;
            let named = public.expect("public").representative;
            assert_eq!(named.as_deref(), Some("Семёнова Анна Петровна"));
        }
        let left = stage.person("Бывший Сотрудник").await;
        let ended = stage
            .power(LIBRARY, &left, &[STUDENT], TODAY, "2026-12-31")
            .await;
        stage.revoke(&ended).await;
        let others = [
            Some(stage.director(CINEMA).await),
            Some(stage.staff(CINEMA).await),
            Some(left),
            None,
        ];
        for by in others {
            let public = stage.powers.public(by.as_ref(), &number).await;
            assert_eq!(public.expect("public").representative, None);
        }
    })
    .await;
}

#[tokio::test]
async fn a_name_is_compared_and_guessing_has_an_end() {
    on_every_stage(async |stage: Stage| {
        let staff = stage.person("Семёнова Анна Петровна").await;
        let number = stage
            .power(LIBRARY, &staff, &[STUDENT], TODAY, "2026-12-31")
            .await;
        let is_of = async |name: &str| stage.powers.is_of(&number, name).await;
        assert_eq!(is_of("семенова анна").await, Ok(true));
        assert_eq!(is_of("Семёнова Мария").await, Ok(false));
        let problem = |problem| Err(AppError::field("name", problem));
        assert_eq!(is_of("Семёнова").await, problem(Problem::FullName));
        assert_eq!(is_of(&"Анна ".repeat(50)).await, problem(Problem::TooLong));
        let unknown = "00000000-0000-0000-0000-000000000000";
        let answer = stage.powers.is_of(unknown, "Семёнова Анна").await;
        assert_eq!(answer, Err(AppError::NotFound));
        for _ in 0..8 {
            assert_eq!(is_of("Иванова Ольга").await, Ok(false));
        }
        let refused = AppError::TooMany { retry_after: 60 };
        assert_eq!(is_of("Семёнова Анна").await, Err(refused));
        stage.clock.set(stage.clock.now() + 60);
        assert_eq!(is_of("Семёнова Анна").await, Ok(true));
    })
    .await;
}
