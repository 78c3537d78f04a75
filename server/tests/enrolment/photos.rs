//! Pictures: refused ones leave nothing behind, kept ones are sealed and stay with whom they are.

use app::{
    error::{AppError, FieldError, Problem},
    ports::{
        Claim, Enrolment as _, EnrolmentStep, PhotoDesk as _, Picture, Portrait, Presentations as _,
    },
};
use domain::photo::PhotoFault;

use super::counter::{Counter, SNILS, entry, operator, page, passport, portrait};
use crate::stage::{Stage, on_every_stage};

#[tokio::test]
async fn a_picture_that_will_not_do_leaves_nothing_behind() {
    on_every_stage(async |stage: Stage| {
        let counter = Counter::of(&stage);
        let person = counter.applicant(&stage).await;
        counter.consent(&person).await;
        let enrolment = &counter.enrolment;
        enrolment.choose(&person, passport()).await.expect("a way");
        let send = async |portrait: Vec<u8>, document: Option<Vec<u8>>| {
            let sent = enrolment.submit(&person, Portrait::File(portrait), document);
            match sent.await {
                Err(AppError::Invalid { fields }) => fields
                    .into_iter()
                    .map(|FieldError { field, problem }| (field, problem))
                    .collect::<Vec<_>>(),
                other => panic!("{other:?}"),
            }
        };
        let field = |field: &str, problem| (field.to_owned(), problem);
        let photo = |fault| Problem::Photo(fault);
        assert_eq!(
            send(Vec::new(), None).await,
            [
                field("portrait", Problem::Required),
                field("document", Problem::Required)
            ]
        );
        assert_eq!(
            send(b"GIF89a".to_vec(), Some(portrait())).await,
            [
                field("portrait", photo(PhotoFault::NotPicture)),
                field("document", photo(PhotoFault::TooSmall))
            ]
        );
        assert_eq!(
            send(portrait(), Some(page()[..500].to_vec())).await,
            [field("document", photo(PhotoFault::NotPicture))]
        );
        // There is no registry's photo by this way.
        let borrowed = enrolment.submit(&person, Portrait::OfRegistry, Some(page()));
        assert_eq!(
            borrowed.await,
            Err(AppError::Invalid { fields: Vec::new() })
        );
        assert_eq!(stage.count("SELECT count(*) FROM photos").await, 0);
        assert!(matches!(
            counter.step(&person).await,
            EnrolmentStep::Photo { .. }
        ));
    })
    .await;
}

#[tokio::test]
async fn both_pictures_lie_sealed_and_the_document_goes_with_the_decision() {
    on_every_stage(async |stage: Stage| {
        let counter = Counter::of(&stage);
        let person = counter.applicant(&stage).await;
        let id = counter.apply(&person).await;
        let sealed: Vec<Vec<u8>> = stage.values("SELECT sealed FROM photos").await;
        assert_eq!(sealed.len(), 2);
        for bytes in &sealed {
            assert!(!bytes.windows(3).any(|part| part == [0xff, 0xd8, 0xff]));
            assert!(!bytes.windows(4).any(|part| part == b"JFIF"));
        }
        let desk = operator(&stage).await;
        for which in [Picture::Portrait, Picture::Document] {
            let photo = counter.photos.picture(&desk, &id, which).await;
            let photo = photo.expect("a picture");
            assert_eq!(photo.media_type, "image/jpeg");
            image::load_from_memory(&photo.bytes).expect("a JPEG");
        }
        let nosy = counter.photos.picture(&person, &id, Picture::Portrait);
        assert_eq!(nosy.await.err(), Some(AppError::NotFound));

        counter.accept(&stage, &id).await;
        let subjects: Vec<String> = stage.values("SELECT subject FROM photos").await;
        assert_eq!(subjects.len(), 1);
        assert!(subjects[0].starts_with("holder:"), "{subjects:?}");
        let own = stage.presentations.photo(&person).await.expect("a photo");
        assert_eq!(own.media_type, "image/jpeg");
        let late = counter.photos.picture(&desk, &id, Picture::Portrait);
        assert_eq!(late.await.err(), Some(AppError::NotFound));
    })
    .await;
}

#[tokio::test]
async fn a_picture_put_into_somebody_elses_row_does_not_open() {
    on_every_stage(async |stage: Stage| {
        let counter = Counter::of(&stage);
        let person = counter.holder(&stage).await;
        let other = stage.adult().await;
        stage
            .run(
                "UPDATE photos SET subject = ?",
                [format!("holder:{}", other.number).into()],
            )
            .await;
        let stolen = stage.presentations.photo(&other.visitor).await;
        assert!(
            matches!(stolen, Err(AppError::Internal { .. })),
            "{stolen:?}"
        );
        let lost = stage.presentations.photo(&person).await;
        assert_eq!(lost.err(), Some(AppError::NotFound));
    })
    .await;
}

#[tokio::test]
async fn the_registrys_own_photo_or_a_new_one_beside_it() {
    on_every_stage(async |stage: Stage| {
        let counter = Counter::of(&stage);
        counter.biometrics.enter(SNILS, entry());
        let person = counter.applicant(&stage).await;
        counter.consent(&person).await;
        let enrolment = &counter.enrolment;
        let chosen = enrolment.choose(&person, Claim::Biometrics).await;
        chosen.expect("a way");
        let sent = enrolment.submit(&person, Portrait::File(portrait()), None);
        sent.await.expect("a photo");
        let desk = operator(&stage).await;
        let queue = counter.photos.queue(&desk).await.expect("a queue");
        let id = &queue[0].id;
        let file = counter.photos.application(&desk, id).await.expect("a file");
        assert!(!file.of_registry);
        let beside = counter.photos.picture(&desk, id, Picture::Document).await;
        assert_eq!(beside.expect("the registry's").bytes, portrait());

        let back = counter.photos.give_back(&desk, id, file.version, "Темно");
        back.await.expect("returned");
        let sent = enrolment.submit(&person, Portrait::OfRegistry, None);
        sent.await.expect("a photo");
        let file = counter.photos.application(&desk, id).await.expect("a file");
        assert!(file.of_registry);
        let beside = counter.photos.picture(&desk, id, Picture::Document).await;
        assert_eq!(beside.err(), Some(AppError::NotFound));
    })
    .await;
}
