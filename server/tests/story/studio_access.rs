//! Who may use which address of the studio: every row of the table, with every role and with none.

use spotlet::domain::member::Role;
use spotlet::domain::{Access, CreatorId};
use spotlet_server::routes::studio::access::ROUTES;

use crate::support::App;
use crate::support::studio::{Browser, OWN};

/// A path of the route: whatever stands for the names, it is nobody's.
fn example(route: &str) -> String {
    let parts = route.split('/').map(|part| match part.starts_with('{') {
        true => "nothing-like-it",
        false => part,
    });
    parts.collect::<Vec<_>>().join("/")
}

async fn status(browser: &Browser<'_>, path: &str, is_write: bool) -> u16 {
    let request = match is_write {
        false => browser.get(path),
        true => browser.post(path).form(""),
    };
    request.send().await.status
}

pub async fn every_route_asks_for_its_role(app: App) {
    // Roles begin anew at each route: some of them end sessions or change roles.
    let roles = [
        (Access::Owner, Role::Owner),
        (Access::Editor, Role::Editor),
        (
            Access::Creator,
            Role::Creator(CreatorId::new("mara").unwrap()),
        ),
    ];
    app.owner().await;
    for (index, (route, read, write)) in ROUTES.iter().enumerate() {
        let path = example(route);
        let is_api = route.starts_with("/api/");
        for (is_write, least) in [(false, *read), (true, *write)] {
            for (has, role) in &roles {
                let name = format!("{has:?}-{index}-{is_write}").to_lowercase();
                let browser = app.member(&name, role.clone()).await;
                let status = status(&browser, &path, is_write).await;
                let refused = status == 403;
                assert_eq!(
                    refused,
                    *has < least,
                    "{route} {role:?} write={is_write}: {status}"
                );
                assert!(status != 401 && status < 500, "{route} {role:?}: {status}");
            }
            let nobody = app.browser("spotlet-studio=forged");
            let status = status(&nobody, &path, is_write).await;
            match (least, is_api) {
                (Access::Anyone, _) => assert!(status != 401 && status != 403, "{route}"),
                (_, true) => assert_eq!(status, 401, "{route} write={is_write}"),
                (_, false) => assert_eq!(status, 303, "{route} write={is_write}"),
            }
        }
    }
}

pub async fn writes_come_from_our_own_pages(app: App) {
    for (route, ..) in ROUTES {
        let path = example(route);
        for (name, value) in [
            ("origin", "https://evil.example"),
            ("origin", "null"),
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-site", "same-site"),
        ] {
            let request = app.post(&path).header(name, value).form("");
            let status = request.send().await.status;
            assert_eq!(status, 403, "{route} {name}: {value}");
        }
        assert_eq!(app.post(&path).form("").send().await.status, 403, "{route}");
        let reply = app
            .get(&path)
            .header("origin", "https://evil.example")
            .send()
            .await;
        assert_eq!(reply.header("access-control-allow-origin"), None, "{route}");
    }
    assert_eq!(OWN.1, app.state.config.public_url);
}

pub async fn what_is_not_there_is_a_page_for_people(app: App) {
    let owner = app.owner().await;
    for path in [
        "/studio/media/nothing-like-it",
        "/studio/products/nothing-like-it",
        "/studio/products/Nothing%20Like%20It",
        "/studio/posts/nothing-like-it",
        "/studio/posts/nothing-like-it/label.pdf",
        "/studio/results/posts/nothing-like-it",
        "/studio/nothing-like-it/at-all",
    ] {
        let page = owner.get(path).header("accept", "text/html,*/*;q=0.8");
        let page = page.send().await;
        let kind = page.header("content-type").unwrap_or_default().to_owned();
        assert!((400..500).contains(&page.status), "{path} {}", page.status);
        assert!(kind.starts_with("text/html"), "{path} {kind}");
        assert!(page.text.contains("Nothing here"), "{path} {}", page.text);
        // In the studio's own frame, from which one finds back.
        assert!(page.text.contains(r#"aria-label="Sections""#), "{path}");
    }
    let api = owner.get("/api/studio/media/nothing-like-it");
    let api = api.header("accept", "text/html").send().await.expect(404);
    assert_eq!(api.json["code"], "not_found");
}
