//! Taking in what merchants have: our own JSON, AMP's shopping JSON, Google Merchant's table, a page's schema.org data.
//!
//! A file is read into rows, each row becomes a product or a post or a refusal, and only if nothing was refused the whole
//! file is written in one transaction. What is relaxed here (plain prices, missing variants, unknown keys) is strict afterwards.
//! It must not know HTTP. To take one more format: a file here that yields [`Row`]s, and a line in [`format`].

mod amp;
mod format;
mod json;
mod media;
mod merchant;
mod note;
mod page;
mod place;
mod post;
pub(crate) mod price;
mod product;
mod report;
pub(crate) mod slug;
mod unknown;
pub(crate) mod write;

use std::path::Path;
use std::sync::Arc;

use spotlet::domain::{Clock, ProductId};

use crate::media::MediaStore;
use crate::store::{Store, StoreError};
use media::MediaFolder;
pub use note::{Note, Way};
pub use place::Place;
use post::PostRow;
use product::ProductRow;
pub use report::{Outcome, Report, Thing};

/// Takes files in.
#[derive(Clone)]
pub struct Importer {
    /// Where products and posts go.
    pub store: Store,
    /// Where pictures and videos go.
    pub media: MediaStore,
    /// Dates the changes.
    pub clock: Arc<dyn Clock>,
}

/// One entry of a file, with the place a person would look for it at.
struct Row {
    place: Place,
    content: Content,
    /// What was ignored in it.
    warnings: Vec<Note>,
}

enum Content {
    Product(ProductRow),
    Post(PostRow),
    /// Could not even be read; says why.
    Broken(Note),
}

impl Importer {
    /// Takes one file in, all of it or nothing, and tells what became of each entry.
    pub async fn import(&self, file: &Path) -> Report {
        let mut report = Report::new(file);
        let rows = match format::read(file) {
            Ok(rows) => rows,
            Err(reason) => {
                report.refuse(&Place::File, reason);
                return report;
            }
        };
        let folder = MediaFolder::beside(file, &self.media);
        let mut batch = write::Batch::default();
        for row in rows {
            self.take(row, &folder, &mut batch, &mut report).await;
        }
        if !report.is_refused()
            && let Err(error) = write::all(self, batch).await
        {
            report.refuse(&Place::File, Note::Failed(error.to_string()));
        }
        report
    }

    /// Looks at products that came as text, and with `is_meant` takes them in: all of them or none. `source` is what the
    /// report calls it.
    pub async fn import_products(&self, source: &str, text: &str, is_meant: bool) -> Report {
        let mut report = Report::new(Path::new(source));
        let whole = Place::Named(source.to_owned());
        let rows = match format::read_text(text) {
            Ok(rows) => rows,
            Err(reason) => {
                report.refuse(&whole, reason);
                return report;
            }
        };
        let folder = MediaFolder::none(&self.media);
        let mut batch = write::Batch::default();
        for row in rows {
            let row = match row.content {
                Content::Post(_) => Row {
                    content: Content::Broken(Note::PostNotTaken),
                    ..row
                },
                _ => row,
            };
            self.take(row, &folder, &mut batch, &mut report).await;
        }
        for taken in &batch.products {
            let id = &taken.product.id;
            if !is_meant && self.is_known(id).await.unwrap_or(false) {
                report.warn(&Place::Named(id.to_string()), Note::Replaces);
            }
        }
        if is_meant
            && !report.is_refused()
            && let Err(error) = write::all(self, batch).await
        {
            report.refuse(&whole, Note::Failed(error.to_string()));
        }
        report
    }

    async fn take(
        &self,
        row: Row,
        folder: &MediaFolder<'_>,
        batch: &mut write::Batch,
        report: &mut Report,
    ) {
        let place = row.place;
        for warning in row.warnings {
            report.warn(&place, warning);
        }
        let outcome = match row.content {
            Content::Broken(reason) => Err(reason),
            Content::Product(row) => {
                row.into_product(folder, report, &place)
                    .await
                    .and_then(|taken| {
                        let thing = Thing::Product(taken.product.id.to_string());
                        batch.add_product(taken).map(|()| thing)
                    })
            }
            Content::Post(row) => self.post(row, folder, batch).await,
        };
        match outcome {
            Ok(thing) => report.took(&place, thing),
            Err(reason) => report.refuse(&place, reason),
        }
    }

    async fn post(
        &self,
        row: PostRow,
        folder: &MediaFolder<'_>,
        batch: &mut write::Batch,
    ) -> Result<Thing, Note> {
        let profile = row.profile(folder).await?;
        let post = row.into_post(folder).await?;
        for id in post.products() {
            if !batch.holds(id) && !self.is_known(id).await? {
                return Err(Note::UnknownProduct(id.to_string()));
            }
        }
        let thing = Thing::Post(post.id.to_string());
        batch.add_post(post)?;
        batch.profiles.extend(profile);
        Ok(thing)
    }

    async fn is_known(&self, id: &ProductId) -> Result<bool, Note> {
        let failed = |error: StoreError| Note::Failed(error.to_string());
        let mut conn = self.store.read().await.map_err(failed)?;
        let found = crate::store::product::get(&mut conn, id).await;
        found.map(|product| product.is_some()).map_err(failed)
    }
}

#[cfg(test)]
mod tests;
