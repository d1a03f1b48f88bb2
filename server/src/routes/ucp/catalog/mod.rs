//! `/ucp/v1/catalog`.

mod lookup;
mod product;
mod search;

pub use lookup::lookup;
pub use product::product;
pub use search::search;

use spotlet::ucp::Capability;
use spotlet::ucp::catalog::Filters;

use crate::service::search::Search;

const LOOKUP: &[Capability] = &[Capability::CatalogLookup];
const SEARCH: &[Capability] = &[Capability::CatalogSearch];

/// Filters in the words of the service.
fn wanted(query: Option<&str>, filters: Option<&Filters>) -> Search {
    let price = filters.and_then(|filters| filters.price.as_ref());
    Search {
        query: query.map(str::to_owned),
        categories: filters
            .map(|filters| filters.categories.clone())
            .unwrap_or_default(),
        min_price: price.and_then(|price| price.min),
        max_price: price.and_then(|price| price.max),
    }
}
