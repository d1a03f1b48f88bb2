//! `/studio/brand/discounts`: the list, and the form of each. Editors may change them as well.

mod form;

use std::collections::BTreeMap;

use axum::Router;
use axum::extract::{Form as Sent, Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use spotlet::domain::discount::{Benefit, Discount};
use spotlet::domain::{DiscountId, TaxRate, Timestamp};
use spotlet::view::model::studio::{DiscountRow, DiscountsView, SettingsView};
use spotlet::view::studio::words::{DiscountWords, SettingsWords};
use spotlet::view::studio::{discounts_page, settings_page};

use super::super::said_at;
use super::super::seat::Seat;
use super::super::shell::{Said, Section as Place};
use super::fields::{Fields, Form, Wrong};
use super::page::{self, Told};
use crate::present::Setting;
use crate::problem::Problem;
use crate::service::studio::settings::{self, SettingsError, Wanted};
use crate::settings::{Section, written};
use crate::state::AppState;
use crate::store::discount;
use crate::text::money;

const PATH: &str = page::path(Section::Discounts);

/// The list, the forms, the history.
pub fn router() -> Router<AppState> {
    Router::new()
        .route("/studio/brand/discounts", get(list))
        .route("/studio/brand/discounts/new", get(begin).post(save_new))
        .route("/studio/brand/discounts/{id}", get(show).post(save))
        .merge(page::history_route(Section::Discounts))
}

async fn list(seat: Seat, Query(said): Query<Said>) -> Result<Response, Problem> {
    let (state, setting) = (&seat.state, seat.setting());
    let words = SettingsWords::of(setting.audience.locale);
    let own = DiscountWords::of(setting.audience.locale);
    let uses = uses(state).await?;
    let now = state.clock.now();
    let (over, running): (Vec<&Discount>, Vec<&Discount>) = state
        .config
        .discounts
        .iter()
        .partition(|discount| is_over(discount, now));
    let rows = |discounts: Vec<&Discount>| {
        let rows = discounts.into_iter();
        rows.map(|discount| row(setting, discount, &uses)).collect()
    };
    let mut shell = seat.shell(words.discounts.to_owned(), Place::Brand);
    shell.said = said.sentence(setting.audience.locale);
    let view = DiscountsView {
        shell,
        notes: page::notes(setting, Section::Discounts),
        lists: vec![
            (own.running.to_owned(), rows(running)),
            (own.over.to_owned(), rows(over)),
        ],
        history: page::history(setting, Section::Discounts).await?,
    };
    Ok(page::answer(StatusCode::OK, discounts_page(&view)))
}

async fn uses(state: &AppState) -> Result<BTreeMap<String, i64>, Problem> {
    let mut conn = state.store.read().await?;
    Ok(discount::uses(&mut conn).await?)
}

fn is_over(discount: &Discount, now: Timestamp) -> bool {
    discount.valid_until.is_some_and(|until| until <= now)
}

fn row(setting: Setting<'_>, discount: &Discount, uses: &BTreeMap<String, i64>) -> DiscountRow {
    let own = DiscountWords::of(setting.audience.locale);
    let off = |amount: &str| own.off.replace("{amount}", amount);
    let at = |text: &str, at: Timestamp| text.replace("{date}", &setting.minute(at));
    let used = uses.get(discount.id.as_str()).copied().unwrap_or(0);
    let used = match (used, discount.limit) {
        (used, Some(limit)) => own
            .uses_of
            .replace("{n}", &used.to_string())
            .replace("{limit}", &limit.to_string()),
        (0, None) => own.uses_none.to_owned(),
        (1, None) => own.uses_one.to_owned(),
        (used, None) => own.uses.replace("{n}", &used.to_string()),
    };
    let from = discount.valid_from.map(|from| at(own.from, from));
    let until = discount.valid_until.map(|until| at(own.until, until));
    let about: Vec<String> = from.into_iter().chain(until).chain([used]).collect();
    DiscountRow {
        url: format!("{PATH}/{}", discount.id),
        title: discount.title.get(setting.audience.locale).to_owned(),
        code: discount
            .code
            .as_ref()
            .map(|code| code.as_str().to_owned())
            .unwrap_or_default(),
        worth: match discount.benefit {
            Benefit::Percent(share) => off(&crate::text::percent(
                TaxRate::from_basis_points(share),
                setting.audience,
            )),
            Benefit::Amount(amount) => off(&money(amount, setting.audience)),
            Benefit::FreeShipping => own.free_delivery.to_owned(),
        },
        about: about.join(" · "),
    }
}

async fn begin(seat: Seat) -> Result<Response, Problem> {
    let desk = Desk::new(&seat, None);
    desk.reply(&form::empty(), None, Told::default()).await
}

async fn show(
    seat: Seat,
    Path(id): Path<DiscountId>,
    Query(said): Query<Said>,
) -> Result<Response, Problem> {
    let discount = find(&seat.state, &id)?;
    let desk = Desk::new(&seat, Some(&discount));
    let told = Told {
        said: said.sentence(seat.locale()),
        ..Told::default()
    };
    let fields = form::fields(&discount, &seat.state.config.time_zone);
    desk.reply(&fields, None, told).await
}

async fn save_new(
    seat: Seat,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Result<Response, Problem> {
    let desk = Desk::new(&seat, None);
    desk.take(Fields::read(sent)).await
}

async fn save(
    seat: Seat,
    Path(id): Path<DiscountId>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Result<Response, Problem> {
    let discount = find(&seat.state, &id)?;
    let desk = Desk::new(&seat, Some(&discount));
    desk.take(Fields::read(sent)).await
}

fn find(state: &AppState, id: &DiscountId) -> Result<Discount, Problem> {
    let mut all = state.config.discounts.iter();
    let missing = || Problem::NotFound("There is no such discount.".to_owned());
    all.find(|one| one.id == *id).cloned().ok_or_else(missing)
}

/// The form of one discount, old or new.
struct Desk<'a> {
    seat: &'a Seat,
    old: Option<&'a Discount>,
    words: &'static SettingsWords,
}

impl<'a> Desk<'a> {
    fn new(seat: &'a Seat, old: Option<&'a Discount>) -> Self {
        Self {
            seat,
            old,
            words: SettingsWords::of(seat.locale()),
        }
    }

    async fn take(&self, mut fields: Fields) -> Result<Response, Problem> {
        let state = &self.seat.state;
        let deed = fields.take("do");
        let (token, version) = (fields.take("token"), fields.take("version"));
        let version = version.parse().unwrap_or(0);
        let again = Told {
            version: Some(version),
            ..Told::default()
        };
        let document = match (deed.as_str(), self.old) {
            ("end", Some(old)) => self.ended(old),
            _ => match self.changed(&fields).await? {
                Ok(document) => document,
                Err(wrong) => return self.reply(&fields, Some(wrong), again).await,
            },
        };
        let wanted = Wanted {
            token: &token,
            version,
            document: Some(document),
        };
        let saved = settings::save(state, &self.seat.member, Section::Discounts, wanted).await;
        match saved {
            Ok(()) if deed == "end" => Ok(said_at(PATH, "ended")),
            Ok(()) => Ok(said_at(PATH, "saved")),
            Err(SettingsError::Problem(problem)) => Err(problem),
            Err(SettingsError::Refused(error)) => {
                let wrong = Wrong::Config(error);
                self.reply(&fields, Some(wrong), again).await
            }
            Err(SettingsError::Conflict) => {
                self.reply(&fields, None, page::conflict(self.words)).await
            }
        }
    }

    /// Every discount, this one as it was typed.
    async fn changed(&self, fields: &Fields) -> Result<Result<serde_json::Value, Wrong>, Problem> {
        let config = &self.seat.state.config;
        let id = match self.old {
            Some(old) => old.id.to_string(),
            None => {
                let used = uses(&self.seat.state).await?;
                form::new_id(fields, |id| {
                    used.contains_key(id)
                        || config.discounts.iter().any(|one| one.id.as_str() == id)
                })
            }
        };
        let typed = match form::document(fields, &id, &config.time_zone, self.words) {
            Ok(typed) => typed,
            Err(wrong) => return Ok(Err(wrong)),
        };
        let is_this = |one: &Discount| self.old.is_some_and(|old| old.id == one.id);
        let mut tables: Vec<_> = config
            .discounts
            .iter()
            .map(|one| match is_this(one) {
                true => typed.clone(),
                false => written::discount(one),
            })
            .collect();
        if self.old.is_none() {
            tables.push(typed);
        }
        Ok(Ok(serde_json::json!({ "discount": tables })))
    }

    /// Every discount, this one over from now on; one that never began is gone.
    fn ended(&self, old: &Discount) -> serde_json::Value {
        let now = self.seat.state.clock.now();
        let discounts = self.seat.state.config.discounts.iter();
        let discounts = discounts.filter_map(|one| match one.id == old.id {
            false => Some(one.clone()),
            true if one.valid_from.is_some_and(|from| from >= now) => None,
            true => Some(Discount {
                valid_until: Some(now),
                ..one.clone()
            }),
        });
        written::discounts(&discounts.collect::<Vec<_>>())
    }

    async fn reply(
        &self,
        fields: &Fields,
        wrong: Option<Wrong>,
        mut told: Told,
    ) -> Result<Response, Problem> {
        let (setting, words) = (self.seat.setting(), self.words);
        let own = DiscountWords::of(setting.audience.locale);
        let mut form = Form::new(setting, fields);
        if let Some(wrong) = wrong {
            let text = form.refuse(&wrong, form::endings);
            let text = format!("{} {text}", words.not_saved);
            told.error = Some((StatusCode::UNPROCESSABLE_ENTITY, text));
        }
        let heading = match self.old {
            Some(old) => old.title.get(setting.audience.locale).to_owned(),
            None => own.new_discount.to_owned(),
        };
        let mut shell = self.seat.shell(heading, Place::Brand);
        shell.said = told.said;
        let status = told.error.as_ref().map_or(StatusCode::OK, |error| error.0);
        shell.error = told.error.map(|error| error.1);
        let history = page::history(setting, Section::Discounts).await?;
        let now = setting.state.clock.now();
        let can_end = self.old.is_some_and(|old| !is_over(old, now));
        let action = match self.old {
            Some(old) => format!("{PATH}/{}", old.id),
            None => format!("{PATH}/new"),
        };
        let view = SettingsView {
            shell,
            action,
            back: (PATH, own.to_discounts.to_owned()),
            notes: Vec::new(),
            hidden: page::hidden(told.version.unwrap_or(history.version)),
            sections: form::parts(&form),
            deeds: match can_end {
                true => vec![("end", own.end_now.to_owned())],
                false => Vec::new(),
            },
            history: None,
        };
        Ok(page::answer(status, settings_page(&view)))
    }
}
