// Messages: every word the program itself says, one typed function each, and the translated words of records and guides.
//
// A function's body names its key and its French once; xgettext finds them, `repere-directory build` brings the translations
// (gettext PO, ICU MessageFormat patterns) into the directory file, the French in the code is the fallback. A missing argument does
// not compile. What a desk alone reads is French and stands in no translation (P1). What comes back is Words: numbers, hours and French keep being what they are. A draft translation says so in its spans.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "directory/directory.hpp"
#include "directory/filters.hpp"
#include "language/language.hpp"

namespace repere::messages {

using language::Words;

class Messages {
public:
    Messages(const directory::Directory& directory, language::Tag tag) : directory_{&directory}, tag_{std::move(tag)} {}

    const language::Tag& language() const { return tag_; }
    const directory::Directory& directory() const { return *directory_; }
    Messages in(const language::Tag& tag) const { return {*directory_, tag}; }

    // attract, language
    Words need_help() const;
    Words touch_the_screen() const;
    Words only_our_screen() const;              // where our QR codes are, and no stickers are (P15)
    Words choose_your_language() const;
    // the bar and its surroundings
    Words back() const;
    Words home() const;
    Words language_button(const Words& name) const;
    Words text_size() const;                    // what "Aa" means
    Words emergency() const;                    // beside the number
    Words continue_with(int count) const;
    Words further_up() const;
    Words further_down() const;
    // home
    Words how_can_we_help() const;
    Words nothing_is_kept() const;
    Words search_a_service() const;
    Words search_hint() const;
    Words search_hint_latin() const;
    // guide
    Words now() const;
    Words today() const;
    Words before_leaving() const;
    Words later() const;
    Words this_week() const;
    Words next_months() const;
    Words moment(std::string_view id) const;    // one of these, as guides name it
    Words another_language() const;
    Words to_show_in(const Words& language) const;
    // checklist
    Words done() const;
    Words first_of_all() const;                 // before the acts that come first
    Words ticked(int done, int all) const;
    Words show_at_the_desk() const;
    Words show_full_screen(const Words& sentence) const;
    Words full_screen_hint() const;
    Words no_desk_known_open() const;
    Words nobody_on_file() const;
    Words ask_someone_to_call() const;          // French sentence to show, in French always
    Words to_check_with(const Words& number) const;
    Words bring(const Words& what) const;
    Words how_we_call_it() const;               // « Informations utiles »: the title of whatever nobody else should read (P3)
    Words whose_papers() const;
    Words papers_of(const Words& country) const;
    Words other_country() const;
    Words no_sure_consulate() const;
    Words from_to(const Words& first, const Words& last) const;
    Words go_on() const;
    Words to_take_away() const;
    Words take_a_picture() const;
    Words see_the_list() const;
    Words means_call() const;                   // what the French sentences of the program say
    Words means_where() const;
    // what a place can keep (P12)
    Words somebody_here() const;
    Words telephone_here() const;
    Words room_here() const;
    // before the first page that nobody else should read
    Words before_you_begin() const;
    Words leave_now() const;
    Words what_leaving_does(const Words& button) const;
    Words what_leaving_keeps() const;
    Words who_may_see() const;
    // service
    Words open_until(directory::Minute until) const;
    Words always_open() const;
    Words closed_until(directory::Minute opens, directory::Minute now) const;
    Words closed() const;
    Words closed_for(std::string_view holiday) const;
    Words opens(directory::Minute opens, directory::Minute now) const;       // after why it is closed
    Words hours_to_confirm() const;
    Words in_principle() const;
    Words in_principle_open(directory::Minute until) const;                   // hours that nobody has confirmed
    Words in_principle_closed(directory::Minute opens, directory::Minute now) const;
    Words number_unchecked_since(directory::Day on) const;
    Words number_undated() const;
    Words address_unchecked_since(directory::Day on) const;
    Words address_undated() const;
    Words checked_on(directory::Day on) const;
    Words seen_on(directory::Day on) const;
    Words no_answer_call(const Words& name, const Words& number) const;
    Words no_answer_name(const Words& name) const;                        // the name says the number
    Words no_answer_see(const Words& name) const;
    Words call_first() const;
    Words no_sure_number_call(const Words& name, const Words& number) const;
    Words no_sure_number_see(const Words& name) const;
    Words by_text_message() const;
    Words free_call() const;
    Words from_abroad() const;
    Words not_on_the_bill() const;
    Words address() const;
    Words website() const;
    Words opening_hours() const;
    Words telephone_hours() const;
    Words closed_that_day() const;              // "—", read "fermé"
    Words spoken_here(const Words& languages, directory::HowSpoken how) const;
    Words intake(directory::Intake intake) const;         // nothing where nobody knows
    Words steps(directory::Known step_free) const;        // likewise
    Words without_a_voice() const;
    Words silent_route(directory::SilentRoute route, const Words& email) const;
    Words coming_activities() const;
    Words when(const directory::Activity& activity) const;      // its day, and its hours where somebody wrote them
    // emergency
    Words in_danger_now() const;
    Words free_day_and_night() const;
    Words say_where_you_are() const;
    Words i_am_at(std::string_view place) const;          // French, always
    Words no_telephone() const;
    Words could_you_call() const;                         // French, always
    Words show_this_sentence() const;
    Words text_114() const;                               // French, always: the message to copy
    Words text_114_hint() const;
    Words number_112() const;                             // what a number is for, short enough to be read from three metres
    Words number_17() const;
    Words number_15() const;
    Words number_18() const;
    Words number_114() const;
    // search
    Words search_title() const;
    Words type_here() const;
    Words type_latin() const;                                // where no key writes the language's own signs
    Words or_a_theme() const;
    Words theme(std::string_view id) const;
    Words filters() const;
    Words filter(directory::Filter filter) const;
    Words results(int count) const;
    Words nothing_found() const;
    Words to_check(int count) const;                         // what nobody has written down
    Words to_check_hint() const;
    Words left_out(int count) const;                         // by the filters
    Words lift_filters() const;
    Words erase() const;
    Words clear() const;
    Words space() const;
    Words latin_letters() const;
    Words own_letters() const;
    // map
    Words on_a_map() const;
    Words map_title() const;
    Words as_the_crow_flies() const;
    Words you_are_here() const;
    Words north_sign() const;                                // one letter
    Words minutes(int count) const;                          // on a ring
    Words about_on_foot(int minutes) const;
    Words about_on_foot(int minutes, int eighth) const;      // towards which eighth of the sky: 0 north, clockwise
    // "Aa"
    Words comfort() const;
    Words comfort_hint() const;
    Words larger_text() const;
    Words more_contrast() const;
    Words lower_buttons() const;
    Words without_motion() const;
    Words more_time() const;
    Words read_aloud() const;
    Words explore_by_touch() const;
    Words explore_hint() const;
    Words dark_screen() const;
    Words on() const;
    Words off() const;
    // the voice
    Words listen() const;
    Words in_sign_language() const;
    Words stop_listening() const;
    Words louder() const;
    Words softer() const;
    Words say_again() const;
    Words choices(int count) const;
    Words keys_hint() const;
    Words listen_in_private() const;
    Words headphones_here() const;
    // what is owed to whoever stands here (P13)
    Words your_data() const;
    Words nothing_asked() const;
    Words no_camera() const;
    Words all_erased() const;
    Words numbers_only() const;
    Words who_answers(const Words& who) const;
    Words ask_who_answers() const;
    Words write_to(const Words& address) const;
    Words ask_whom_to_write() const;
    Words accessibility() const;
    Words works_here() const;
    Words works_settings() const;
    Words works_voice() const;
    Words works_keys() const;
    Words works_silent() const;
    Words not_yet() const;
    Words no_sign_language() const;
    Words no_voice_for(const Words& languages) const;
    Words no_voice_at_all() const;
    Words private_only_with_headset() const;
    Words not_audited() const;
    Words tell_us() const;
    Words tell_the_host() const;
    Words defender_of_rights() const;
    // on paper, and in a telephone (DESIGN §9; people.md, P15)
    Words print() const;
    Words your_sheet() const;
    Words whole_sheet() const;                  // a choice beside the slip
    Words pocket_slip() const;
    Words large_type() const;
    Words pages(int count) const;
    Words sheet_languages(const Words& language) const;
    Words printing() const;
    Words printed() const;
    Words paper_out() const;
    Words printer_fails() const;
    Words nothing_later() const;                // said only where it is certain
    Words instead_of_paper() const;
    Words pages_used_up() const;
    Words printer_rests() const;
    Words paper_may_be_found() const;           // on quiet pages
    Words to_my_telephone() const;              // opens the QR code
    Words aim_at_the_square() const;
    Words no_site_opens() const;
    Words square_leaves_a_trace() const;        // on quiet pages, before it is shown
    Words show_the_square() const;
    Words no_copy_is_kept() const;              // « Vos données »
    // what stands on paper alone
    Words my_steps() const;                     // P8
    Words useful_numbers() const;               // the slip's title
    Words rest_left_out() const;                // of a sheet that would be too long
    Words rest_on_the_kiosk() const;            // of what was chosen from it
    Words draft_translation() const;            // P16
    Words page_of(int page, int pages) const;
    Words printed_on(directory::Day on) const;  // never on a sensitive sheet
    Words directory_of(directory::Day on) const;
    // a complaint, prepared by hand (procedures C1, C4)
    Words prepare_a_complaint() const;
    Words write_by_hand() const;
    Words no_proof_needed() const;
    Words ask_for_a_copy() const;
    Words right_to_an_interpreter() const;
    Words blank_name() const;
    Words blank_born() const;
    Words blank_address() const;
    Words blank_contact() const;
    Words blank_when() const;
    Words blank_where() const;
    Words blank_what() const;
    Words blank_things() const;
    Words blank_imei() const;
    Words blank_card() const;
    Words blank_persons() const;
    Words blank_witnesses() const;
    Words blank_hurt() const;
    Words blank_receipt() const;
    // end of a visit
    Words still_there() const;
    Words all_will_be_forgotten() const;
    Words i_am_here() const;

    // the desk (people.md, P7): French alone, in no translation; but « Fermé aujourd’hui », which a visitor reads too
    Words staff_code() const;
    Words type_the_code() const;
    Words code_refused() const;
    Words wait_seconds(int seconds) const;
    Words staff_enter() const;
    Words for_the_desk() const;
    Words print_reflex() const;
    Words print_host_form() const;
    Words lock_the_desk() const;
    Words received_today() const;
    Words received_hint() const;
    Words received(std::string_view kind, int count) const;       // of this session; 0 says nothing of it
    Words undo_received() const;
    Words closed_today() const;
    Words entry_is_wrong() const;
    Words what_is_wrong() const;
    Words wrong(std::string_view category) const;
    Words noted() const;
    Words to_ask_them(const std::vector<directory::Filter>& unknown, const language::Tag& person, bool papers) const;      // nothing where there is nothing to ask
    Words does_not_fit(const std::vector<directory::Filter>& missing, const language::Tag& person) const;
    Words nothing_in_date() const;
    Words no_papers_asked() const;
    Words tig_place(const directory::Tig& place) const;            // places free, hours, until when habilitated: what is known of them
    Words noted_hint() const;
    Words to_verify() const;
    Words read_without_date() const;
    Words entries(int count, int listed) const;

    // records: the visitor's language, else French, said to be French
    Words text(std::string_view domain, const std::string& key, const std::string& french) const;
    Words name(const directory::Service& service) const;
    Words description(const directory::Service& service) const;
    Words alert(const directory::Service& service) const;
    Words fees(const directory::Service& service) const;
    Words application(const directory::Service& service) const;
    Words cost(const directory::Service& service, std::size_t phone) const;
    Words phone_description(const directory::Service& service, std::size_t phone) const;
    Words act(const std::string& id, const std::string& french) const;
    Words country(std::string_view code) const;                              // ISO 3166-1, as the reader names it
    Words place_name(const directory::Place& place) const;
    Words title(const directory::Activity& activity) const;

private:
    struct Argument;
    language::Span pattern(std::string_view domain, const std::string& key, const std::string& french) const;
    Words words(const char* key, const char* french) const;
    Words words(const char* key, const char* french, std::initializer_list<Argument> arguments) const;

    const directory::Directory* directory_;
    language::Tag tag_;
};

Words phone_words(const directory::Phone& phone);                      // one span that is a number
Words hours_words(std::string_view text, const language::Tag& tag);    // one span that is an hour
Words joined(const Words& first, std::string_view between, const Words& second);

}  // namespace repere::messages
