//! What the pages of the studio show. One file a page, or a few that belong together.

mod account;
mod brand;
mod media;
mod orders;
mod posts;
mod product;
mod results;
mod shell;
mod talk;
mod theme;

pub use account::{AccountView, InvitationView, MemberView, PeopleView};
pub use brand::{
    BrandView, ChangeView, CheckView, DiscountRow, DiscountsView, HistoryView, PaymentsView,
    PlaceView, SettingsView,
};
pub use media::{LibraryView, MediumView, TileView};
pub use orders::{
    ActView, ConfirmView, DeskLine, DeskView, HappenedView, OrderRow, OrdersView, PieceField,
};
pub use posts::{EditView, NewPostView, PostRowView, PostsView, PublishView, VersionView};
pub use product::{
    GroupView, ImportView, InputKind, InputView, PickView, ProductRowView, ProductView,
    ProductsView, ReportLine, ReportView, SectionView,
};
pub use results::{
    ChartView, HeatMedium, HeatView, ResultRow, ResultTable, ResultsView, StatementView, SumView,
};
pub use shell::{FieldView, GateView, StudioLink, StudioView};
pub use talk::{MailRow, MailsView, ModeratedView, ModerationView};
pub use theme::{LogoPageView, ThemeRowView, ThemeView, ThemesView};
