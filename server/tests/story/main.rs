//! What the shop does, told through its HTTP interface, once on SQLite and once on PostgreSQL.
//!
//! A story is a function that is given a shop with goods in it. Every UCP reply it gets is judged by
//! the published schemas on the way. To add one: write it into the file
//! of its noun and name it in the list below.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

mod backups;
mod carts;
mod catalog;
mod checkouts;
mod comments;
mod creators;
mod cross_origin;
mod downloads;
mod embedding;
mod fulfillment;
mod hostile;
mod idempotency;
mod invoices;
mod keys;
mod likes;
mod live;
mod mails;
mod media;
mod metrics;
mod moderation;
mod money;
mod negotiation;
mod openapi;
mod order_life;
mod order_page;
mod orders;
mod outbox;
mod payments;
mod personal;
mod platform_hooks;
mod prices;
mod products;
mod results;
mod retention;
mod rush;
mod sharing;
mod stranger;
mod studio_access;
mod studio_accounts;
mod studio_brand;
mod studio_orders;
mod studio_posts;
mod studio_results;
mod studio_talk;
mod studio_themes;
mod studio_trade;
mod studio_twice;
mod support;
mod trust;
#[path = "../support/ucp_schema/mod.rs"]
#[allow(dead_code, reason = "another test program uses the rest")]
mod ucp_schema;
mod uploads;
mod webhooks;

/// Each story becomes two tests: `on_sqlite::NOUN::NAME` and `on_postgres::NOUN::NAME`.
macro_rules! stories {
    ($($noun:ident { $($name:ident),* $(,)? })*) => {
        mod on_sqlite { $(mod $noun { $(
            #[tokio::test(flavor = "multi_thread")]
            async fn $name() {
                crate::$noun::$name(crate::support::App::on_sqlite().await).await;
            }
        )* })* }
        mod on_postgres { $(mod $noun { $(
            #[tokio::test(flavor = "multi_thread")]
            async fn $name() {
                crate::$noun::$name(crate::support::App::on_postgres().await).await;
            }
        )* })* }
    };
}

stories! {
    prices {
        what_stands_beside_a_price_goes_along_to_the_order,
        the_bag_page_tells_it_too,
        platforms_read_the_price_per_unit,
        goods_without_contents_or_reduction_say_nothing,
    }
    catalog {
        products_are_found_by_words_and_filters,
        ids_are_looked_up,
        a_product_is_shown_with_its_choices,
        the_profile_names_what_is_spoken,
    }
    carts {
        the_catalog_sets_the_price,
        a_cart_is_read_replaced_and_canceled,
        a_quantity_that_is_none_is_refused,
        what_the_shop_does_not_sell_is_refused,
        what_is_sold_out_is_told,
        broken_json_is_refused,
        changes_at_the_same_time_do_not_mix,
    }
    fulfillment {
        a_command_without_the_shops_file_takes_no_store_away,
        an_order_is_fetched_without_an_address,
        the_mail_says_where_an_order_waits_and_when_the_doors_are_open,
        a_store_that_lacks_something_says_so,
        stock_of_two_places_makes_two_shipments_and_one_price,
        what_is_not_there_follows,
        a_download_needs_no_address_and_no_delivery,
        many_buyers_of_the_last_pieces_get_them_once,
    }
    checkouts {
        a_session_becomes_an_order,
        a_second_complete_charges_nothing,
        many_completes_at_once_charge_once,
        the_last_piece_is_sold_once,
        a_forged_price_changes_nothing,
        what_cannot_be_bought_makes_no_session,
        a_refused_change_changes_nothing,
        a_changed_total_is_shown_before_it_is_charged,
        what_sells_out_meanwhile_is_told,
        a_cart_has_one_open_session,
        what_came_into_the_cart_meanwhile_is_still_in_it,
        a_canceled_session_is_over,
        where_nobody_delivers_nothing_is_sold,
    }
    personal {
        what_is_specified_is_priced_by_the_server_and_told_apart,
        what_cannot_be_made_is_refused_by_name,
        lines_made_differently_share_the_stock,
        an_order_says_how_each_piece_is_made,
        the_extension_is_declared_to_whom_knows_it,
        the_price_of_a_choice_is_told,
        a_form_without_javascript_asks_the_same,
        a_link_to_what_must_be_measured_leads_to_where_it_is_asked,
    }
    payments {
        a_declined_payment_leaves_everything_as_it_was,
        a_challenge_goes_on_at_our_page,
        a_refused_challenge_charges_nothing,
        a_lost_answer_is_found_again,
        a_provider_is_needed_while_it_holds_money,
        a_charge_that_never_left_is_called_off,
        a_provider_that_hangs_leaves_the_right_state,
        a_failure_after_recording_is_no_failure,
        the_reconciler_settles_what_nobody_reads,
        a_part_of_an_order_is_refunded_once,
        a_refund_whose_answer_got_lost_is_carried_on,
        what_went_back_is_known_whoever_is_heard_last,
        a_session_that_nobody_finishes_gives_its_stock_back,
        nothing_is_charged_without_a_valid_payment,
    }
    money {
        what_costs_nothing_is_bought_without_any_provider,
        the_way_to_free_delivery_knows_what_the_bag_weighs,
        codes_go_from_the_cart_to_the_order,
        codes_are_replaced_kept_and_cleared,
        a_limited_discount_is_never_oversubscribed,
        a_failed_order_gives_its_discount_back,
        a_buyer_has_a_discount_as_often_as_one_may,
        tax_is_included_or_added_as_the_market_has_it,
    }
    rush {
        a_thousand_checkouts_of_the_last_hundred_pieces,
    }
    webhooks {
        one_that_comes_first_places_the_order_once,
        the_same_one_counts_once,
        a_late_one_changes_nothing,
        a_forged_one_is_not_believed,
        money_for_a_session_that_went_on_goes_back,
        money_that_was_taken_for_an_order_stays,
    }
    orders {
        a_platform_reads_an_order_with_its_key,
        only_the_platform_that_typed_it_sees_the_address,
    }
    openapi { the_description_names_every_route_and_no_other, replies_are_as_described }
    order_life {
        an_order_is_sent_in_parts_and_arrives,
        a_canceled_order_gives_its_stock_and_money_back,
        what_left_can_be_returned_and_refunded_but_not_canceled,
        many_steps_at_once_are_taken_once,
    }
    downloads {
        what_is_downloaded_is_there_after_consent_and_by_links_that_end,
        before_consent_the_time_to_withdraw_runs_from_the_contract,
    }
    keys { a_new_key_signs_and_the_old_one_is_published_until_it_retires }
    retention { personal_data_goes_by_rule, the_merchant_erases_an_order_at_the_terminal, an_order_is_erased_when_the_shopper_asks }
    backups { what_was_backed_up_is_restored_and_goes_on }
    invoices {
        an_order_has_one_invoice_in_the_language_of_its_market,
        a_refund_writes_a_credit_note,
        whoever_asks_first_for_an_old_order_all_get_the_same,
        an_old_order_s_invoice_and_credit_notes_are_opened_at_once,
        an_old_order_s_invoice_is_opened_while_it_is_given_back,
    }
    order_page {
        the_shopper_cancels_while_nothing_has_left,
        a_shipped_order_shows_its_tracking,
        a_withdrawal_takes_two_steps_and_counts_once,
        after_its_time_a_withdrawal_is_refused_in_words,
        without_the_link_number_and_address_withdraw_and_tell_nothing,
    }
    metrics { numbers_are_for_whoever_has_the_token }
    mails {
        a_mail_server_gets_each_mail_once,
        without_a_mail_server_mails_are_kept_and_sent_once_there_is_one,
        foreign_text_stays_text,
        only_a_demo_shows_its_mails,
        what_happens_is_told_by_mail,
    }
    products {
        a_price_that_is_changed_is_shown_and_charged,
        nothing_is_lost_that_nobody_touched,
        stock_that_was_sold_meanwhile_stays_sold,
        of_two_who_add_the_same_product_one_is_told,
        a_product_is_made_row_by_row,
        a_market_has_its_own_price,
        creators_read_and_editors_write,
        an_import_is_looked_at_and_then_taken,
        a_report_speaks_the_readers_language,
        a_page_is_read_by_its_address,
    }
    uploads {
        hostile_files_end_in_a_clear_error_or_a_clean_picture,
        a_turned_picture_is_put_upright,
        an_upload_goes_on_where_it_was_cut_off,
        what_is_abandoned_is_swept,
        a_member_brings_so_much,
        a_video_gets_a_poster,
        what_is_shown_stays,
        creators_see_their_own,
    }
    media {
        a_bucket_holds_the_pictures,
    }
    outbox {
        what_was_committed_is_told_and_signed,
        a_refusal_is_tried_again_later,
        a_crash_between_sending_and_marking_sends_again,
        two_nodes_send_everything_once,
        what_nobody_takes_is_given_up,
    }
    trust {
        what_is_typed_on_our_page_stays_there,
        a_bought_session_tells_its_host_only_the_order,
        the_same_form_gets_the_same_secret,
        the_page_charges_only_what_it_showed,
        the_page_may_take_over_from_a_platform,
        only_an_allowed_page_may_frame_it,
    }
    results {
        what_happens_in_a_post_is_counted,
        likes_count_when_given_and_against_when_taken_back,
        bots_are_left_out_and_nonsense_is_refused,
        many_messages_at_once_are_all_counted,
        an_order_is_told_of_the_post_it_came_from,
    }
    likes {
        a_visitor_likes_once_and_takes_it_back,
        a_lost_reply_does_not_make_a_second_visitor,
        a_forged_visitor_is_refused,
        what_does_not_exist_cannot_be_liked,
        many_visitors_at_once_are_all_counted,
        likes_of_a_product_add_up,
        who_likes_too_often_waits,
    }
    creators {
        a_shared_link_pays_whose_it_is,
        a_statement_takes_back_what_a_refund_gives_back,
        the_brand_decides_between_first_and_last,
        a_code_that_is_not_ours_or_too_old_credits_nobody,
        a_creator_has_a_page,
    }
    sharing {
        credit_is_given_only_where_it_is_proven,
        credit_goes_with_the_cart,
    }
    comments {
        a_conversation_is_held,
        pages_follow_each_other_in_every_order,
        what_cannot_be_said_is_refused,
        the_same_words_are_said_once,
        a_token_is_good_for_its_own_visitor_only,
        a_comment_can_be_changed_for_five_minutes,
        what_is_taken_away_does_not_come_back_changed,
        answers_given_at_once_are_both_counted,
        what_is_taken_back_leaves_only_its_answers,
        rates_are_limited_by_visitor_and_address,
    }
    hostile {
        foreign_text_is_text_everywhere,
    }
    moderation {
        what_is_held_is_shown_once_it_is_approved,
        closed_comments_can_be_read_but_not_written,
        three_readers_put_a_comment_aside,
        the_block_list_holds_words_and_refuses_writers,
        an_address_is_blocked_with_its_writer,
        only_the_staff_moderates_and_creators_only_at_home,
    }
    live {
        a_stream_tells_what_changes,
        every_change_of_the_comments_is_told,
        a_returning_stream_is_told_what_it_missed,
        a_snapshot_is_for_those_without_a_stream,
        an_address_has_so_many_streams,
        two_servers_tell_each_other,
    }
    idempotency {
        the_same_request_gets_the_same_reply,
        many_at_once_are_answered_once,
        another_body_under_the_same_key_is_a_conflict,
        a_key_counts_for_one_route_and_caller,
        a_key_is_forgotten_after_a_day,
        a_key_must_be_a_uuid,
        two_servers_take_over_what_nobody_answers_once,
    }
    embedding {
        a_platform_may_stand_around_its_checkout,
        who_did_not_begin_it_gets_no_token,
        a_token_is_for_one_checkout_origin_and_time,
        a_bad_token_leaves_the_page_that_began_it,
        only_allowed_origins_get_a_token,
        a_host_pays_with_a_token_of_its_own,
    }
    negotiation {
        every_request_names_a_profile,
        replies_declare_what_both_sides_can_do,
        what_is_not_shared_is_told,
        a_profile_is_fetched_once,
        a_key_may_be_bound_to_a_profile,
        writes_carry_a_key,
        only_an_embeddable_checkout_says_so,
    }
    platform_hooks {
        a_platform_hears_of_its_order_until_it_takes_it,
        who_shows_no_key_is_told_nothing,
    }
    studio_accounts {
        a_fresh_shop_is_opened_with_the_code_from_the_console,
        of_two_first_owners_there_is_one,
        a_session_begins_and_ends,
        an_unused_session_ends_after_two_weeks,
        nobody_signs_in_with_a_password_that_was_changed_meanwhile,
        who_tries_too_many_passwords_waits,
        an_invitation_makes_one_member,
        a_shop_keeps_an_owner,
        a_forgotten_password_is_set_by_mail,
        the_console_is_a_way_in,
    }
    studio_posts {
        what_is_published_can_be_changed_and_published_again,
        two_who_edit_do_not_overwrite_each_other,
        a_new_post_goes_from_nothing_to_everybody,
        a_post_is_published_when_its_moment_comes,
        a_creator_sees_and_changes_only_their_own,
        an_import_is_taken_up_unless_there_are_changes,
        products_are_found_and_hotspots_leave_in_other_words,
    }
    studio_talk {
        what_waits_is_decided_and_answered,
        what_readers_reported_stands_by_itself,
        mails_are_shown_in_a_frame_where_nothing_runs,
    }
    studio_themes {
        shoppers_get_what_the_brand_saved,
        hostile_values_and_names_are_refused,
        two_people_do_not_overwrite_each_other_silently,
        contrast_is_judged_without_a_script,
        creators_see_themes_and_change_none,
        mails_and_pages_wear_the_default_theme_and_the_logo,
        a_logo_that_nobody_judged_is_judged_once,
        the_logo_travels_with_the_mail,
    }
    studio_twice {
        a_double_tap_makes_one,
        an_import_that_is_taken_twice_is_taken_once,
    }
    studio_trade {
        a_discount_made_in_the_studio_counts_at_once,
        markets_and_shipping_make_the_next_quote,
        a_fixed_provider_is_not_switched,
        payments_go_live_in_two_steps,
    }
    studio_brand {
        hosts_are_allowed_at_once_and_none_means_any,
        what_the_environment_sets_stays,
        the_shop_says_who_it_is_and_what_holds,
        nobody_overwrites_anybody_and_what_was_comes_back,
        another_server_sees_it_soon,
        a_document_that_does_not_hold_any_more_is_left_out,
        each_role_finds_what_it_may_change,
    }
    studio_orders {
        orders_are_found_by_what_is_to_do_number_and_address,
        an_order_is_sent_by_parts_once_each,
        money_goes_back_once_and_only_after_it_was_shown,
        a_withdrawal_is_answered_with_goods_and_money,
        an_order_names_who_did_what,
        what_lies_ready_is_told_to_the_shopper,
    }
    studio_results {
        a_creator_sees_their_own_and_the_brand_sees_all,
        a_statement_is_its_creators_and_the_brands,
    }
    studio_access {
        every_route_asks_for_its_role,
        writes_come_from_our_own_pages,
        what_is_not_there_is_a_page_for_people,
    }
    cross_origin {
        any_page_may_call_without_credentials,
        the_server_tells_how_it_is,
    }
}
