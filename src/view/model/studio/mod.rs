//! What the pages of the studio show. One file a page, or a few that belong together.

mod account;
mod media;
mod posts;
mod results;
mod shell;

pub use account::{AccountView, InvitationView, MemberView, PeopleView};
pub use media::{LibraryView, MediumView, TileView};
pub use posts::{EditView, NewPostView, PostRowView, PostsView, PublishView, VersionView};
pub use results::{
    ChartView, HeatMedium, HeatView, ResultRow, ResultTable, ResultsView, StatementView, SumView,
};
pub use shell::{FieldView, GateView, StudioLink, StudioView};
