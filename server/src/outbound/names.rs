//! From names to addresses, public ones only. The connection goes to the very address that was judged here, so a name
//! that answers differently a moment later gains nothing.

use std::net::SocketAddr;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};

use super::OutboundError;
use super::address::is_public;

/// Asks the machine's resolver and drops what is not public. One private address among public ones spoils the lot: honest names have none.
pub(super) struct PublicNames;

impl Resolve for PublicNames {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let addresses = all_public(found.collect())?;
            Ok(Box::new(addresses.into_iter()) as Addrs)
        })
    }
}

pub(super) fn all_public(found: Vec<SocketAddr>) -> Result<Vec<SocketAddr>, OutboundError> {
    if found.iter().all(|address| is_public(address.ip())) {
        Ok(found)
    } else {
        Err(OutboundError::Forbidden(
            "the name leads to an address that is not public",
        ))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_name_with_one_private_address_is_refused() {
        let addresses = |texts: &[&str]| texts.iter().map(|text| text.parse().unwrap()).collect();
        assert!(all_public(addresses(&["1.1.1.1:0", "[2606:4700::1]:0"])).is_ok());
        for nasty in [
            &["127.0.0.1:0"][..],
            &["1.1.1.1:0", "10.0.0.1:0"],
            &["[::ffff:169.254.169.254]:0"],
        ] {
            assert!(all_public(addresses(nasty)).is_err(), "{nasty:?}");
        }
    }
}
