//! A browser in the studio.

use spotlet::domain::Member;
use spotlet::domain::member::Role;
use spotlet_server::service::studio::{links, people, session, setup};

use super::request::RequestBuilder;
use super::{App, Reply};

/// Somebody who is signed in.
pub struct Browser<'a> {
    app: &'a App,
    cookie: String,
}

pub const PASSWORD: &str = "a long enough password";

/// What our own pages send along.
pub const OWN: (&str, &str) = ("origin", "http://127.0.0.1:8080");

impl App {
    /// The first owner's browser.
    pub async fn owner(&self) -> Browser<'_> {
        let account = ("owner@example.com", "Olive Owner", PASSWORD);
        let owner = setup::first_owner(&self.state, &setup::code(&self.state), account).await;
        self.browser_of(&owner.unwrap()).await
    }

    /// The browser of somebody who followed an invitation.
    pub async fn member(&self, name: &str, role: Role) -> Browser<'_> {
        let id = format!("invited-{name}");
        people::invite(&self.state, &id, role, name).await.unwrap();
        let url = people::invitation_url(&self.state, &id);
        let link = url.rsplit('/').next().unwrap();
        let email = format!("{name}@example.com");
        let member = links::join(&self.state, link, (&email, name, PASSWORD)).await;
        self.browser_of(&member.unwrap()).await
    }

    async fn browser_of(&self, member: &Member) -> Browser<'_> {
        let secret = session::begin(&self.state, member).await.unwrap();
        self.browser(&format!("spotlet-studio={secret}"))
    }

    /// A browser with this cookie.
    pub fn browser(&self, cookie: &str) -> Browser<'_> {
        Browser {
            app: self,
            cookie: cookie.to_owned(),
        }
    }
}

impl Browser<'_> {
    pub fn get(&self, path: &str) -> RequestBuilder {
        self.app.get(path).header("cookie", &self.cookie)
    }

    pub fn post(&self, path: &str) -> RequestBuilder {
        self.own(self.app.post(path))
    }

    pub fn patch(&self, path: &str) -> RequestBuilder {
        self.own(self.app.request("PATCH", path))
    }

    pub fn delete(&self, path: &str) -> RequestBuilder {
        self.own(self.app.delete(path))
    }

    pub fn head(&self, path: &str) -> RequestBuilder {
        self.own(self.app.request("HEAD", path))
    }

    /// What it sends along, for another browser of the same person.
    pub fn cookie(&self) -> String {
        self.cookie.clone()
    }

    pub fn put(&self, path: &str) -> RequestBuilder {
        self.own(self.app.put(path))
    }

    fn own(&self, request: RequestBuilder) -> RequestBuilder {
        request.header("cookie", &self.cookie).header(OWN.0, OWN.1)
    }
}

/// The cookie that a reply sets, as a browser sends it back.
pub fn cookie(reply: &Reply) -> String {
    let set = reply.header("set-cookie").expect("a cookie");
    set.split(';').next().unwrap().to_owned()
}
