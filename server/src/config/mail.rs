//! How mails leave.

use lettre::message::Mailbox;
use url::{Host, Url};

use super::error::ConfigError;

/// The mail server, and who mails are from.
#[derive(Clone)]
pub struct Mail {
    /// `smtps://user:password@host` or `smtp://…?tls=required`.
    pub smtp_url: Url,
    /// As shoppers see it.
    pub from: Mailbox,
}

impl Mail {
    /// Reads the two keys; none without an address of a server.
    ///
    /// # Errors
    /// When one is no such thing, the sender is missing, or mails would leave the machine unencrypted.
    pub(super) fn parse(
        smtp_url: Option<String>,
        from: Option<String>,
    ) -> Result<Option<Self>, ConfigError> {
        let invalid_from = || {
            let given = from.as_deref().unwrap_or_default();
            let expected = "a sender such as `Halden <orders@halden.example>`";
            ConfigError::invalid("mail_from", given, expected)
        };
        let mailbox = from.as_deref().map(str::parse::<Mailbox>);
        let mailbox = mailbox.transpose().map_err(|_| invalid_from())?;
        let Some(text) = smtp_url else {
            return Ok(None);
        };
        // The address holds a password: it is not repeated.
        let invalid = || {
            let expected = "smtps://user:password@host, or smtp://user:password@host:587?tls=required (without TLS only on this machine)";
            ConfigError::invalid("smtp_url", "***", expected)
        };
        let url = Url::parse(&text).map_err(|_| invalid())?;
        // Not a scheme of the web, so the host is not parsed as an address.
        let is_here = match url.host() {
            Some(Host::Ipv4(address)) => address.is_loopback(),
            Some(Host::Ipv6(address)) => address.is_loopback(),
            Some(Host::Domain(name)) => matches!(name, "localhost" | "127.0.0.1"),
            None => return Err(invalid()),
        };
        let has_tls = url
            .query_pairs()
            .any(|pair| pair == ("tls".into(), "required".into()));
        match url.scheme() {
            "smtps" => {}
            "smtp" if has_tls || is_here => {}
            _ => return Err(invalid()),
        }
        Ok(Some(Self {
            smtp_url: url,
            from: mailbox.ok_or_else(invalid_from)?,
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mails_leave_the_machine_encrypted_only() {
        let parse = |url: &str, from: Option<&str>| {
            Mail::parse(Some(url.to_owned()), from.map(str::to_owned))
        };
        let from = Some("Halden <orders@halden.example>");
        for url in [
            "smtps://user:pass@mail.example",
            "smtp://user:pass@mail.example:587?tls=required",
            "smtp://127.0.0.1:2525",
            "smtp://localhost:2525",
        ] {
            assert!(matches!(parse(url, from), Ok(Some(_))), "{url}");
            assert!(parse(url, None).is_err());
        }
        for url in [
            "smtp://mail.example",
            "smtp://mail.example?tls=opportunistic",
            "https://mail.example",
            "mail.example",
        ] {
            let error = parse(url, from).err().map(|error| error.to_string());
            assert!(error.is_some_and(|text| !text.contains("pass@")), "{url}");
        }
        assert!(parse("smtps://mail.example", Some("nobody")).is_err());
        assert!(matches!(Mail::parse(None, None), Ok(None)));
    }
}
