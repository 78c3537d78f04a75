//! Lists of an organization that has grown: a page of a hundred, and the way on.

use crate::application::Application;

const STAFF: &str = "/org/1269900000017/staff";

#[tokio::test]
async fn a_hundred_people_a_page_and_what_was_searched_for_goes_along() {
    let site = Application::open().await;
    for number in 0..230 {
        let account = format!(
            "INSERT INTO accounts (id, password_hash, assurance, name, given_name, is_operator, \
             created_at) VALUES ('many-{number}', '', 'confirmed', 'Многов {number:03}', '', FALSE, 0)"
        );
        site.world.execute(&account).await;
        let member = format!(
            "INSERT INTO memberships (ogrn, account_id, joined_at) \
             VALUES ('1269900000017', 'many-{number}', 0)"
        );
        site.world.execute(&member).await;
    }
    let session = site.enter("director").await;
    let people = |page: &str| page.matches("Многов ").count();

    let (_, first) = site.get(&format!("{STAFF}?q=Многов"), &session).await;
    assert!(first.contains("Многов 000") && first.contains("Многов 099"));
    assert!(!first.contains("Многов 100"), "{}", people(&first));
    let on = "/org/1269900000017/staff?q=%D0%9C%D0%BD%D0%BE%D0%B3%D0%BE%D0%B2&amp;page=2";
    assert!(first.contains(on), "the way on keeps the search");
    let (_, last) = site
        .get(&format!("{STAFF}?q=Многов&page=3"), &session)
        .await;
    assert!(last.contains("Многов 229") && !last.contains("Многов 199"));
    // Beyond the end, and nonsense.
    let (_, beyond) = site
        .get(&format!("{STAFF}?q=Многов&page=99"), &session)
        .await;
    assert!(beyond.contains("Многов 229"));
    let (_, nonsense) = site
        .get(&format!("{STAFF}?q=Многов&page=x"), &session)
        .await;
    assert!(nonsense.contains("Многов 000"));
}
