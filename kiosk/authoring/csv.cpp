#include "authoring/csv.hpp"

#include <algorithm>

namespace repere::authoring {

Csv::Csv(std::string_view text, const Report& report) : text_{text}, report_{report} {
    if (text_.starts_with("\xEF\xBB\xBF")) at_ = line_begin_ = 3;
    const auto first = text_.substr(at_, text_.find('\n', at_) - at_);
    const auto count = [&](char c) { return std::count(first.begin(), first.end(), c); };
    static constexpr std::string_view known = ",;\t";
    separator_ = *std::max_element(known.begin(), known.end(), [&](char a, char b) { return count(a) < count(b); });
}

bool Csv::next() {
    cells_.clear();
    used_ = 0;
    if (at_ >= text_.size()) return false;
    while (cell()) {}
    return !cells_.empty();
}

bool Csv::stop(std::string words) {
    report_.error(cells_.back().line, cells_.back().column, std::move(words));
    cells_.clear();
    at_ = text_.size();
    return false;
}

bool Csv::cell() {
    cells_.push_back({{}, line_, static_cast<int>(at_ - line_begin_) + 1});
    if (at_ < text_.size() && text_[at_] == '"') {
        std::size_t from = ++at_;
        std::string* joined = nullptr;
        for (;; ++at_) {
            if (at_ == text_.size()) return stop("the quote that opens here is never closed");
            if (text_[at_] == '\n') ++line_, line_begin_ = at_ + 1;
            if (text_[at_] != '"') continue;
            if (at_ + 1 == text_.size() || text_[at_ + 1] != '"') break;
            if (!joined) {
                if (used_ == unquoted_.size()) unquoted_.emplace_back();
                joined = &unquoted_[used_++];
                joined->clear();
            }
            joined->append(text_.substr(from, at_ - from + 1));      // one of the two quotes
            from = ++at_ + 1;
        }
        cells_.back().text = joined ? std::string_view{joined->append(text_.substr(from, at_ - from))} : text_.substr(from, at_ - from);
        ++at_;
        if (at_ < text_.size() && text_[at_] == '\r') ++at_;
        if (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n') return stop("after the closing quote of this cell there is more");
    } else {
        const char ends[] = {separator_, '\n', 0};
        const std::size_t end = std::min(text_.find_first_of(ends, at_), text_.size());
        auto text = text_.substr(at_, end - at_);
        if (text.ends_with('\r')) text.remove_suffix(1);
        cells_.back().text = text;
        at_ = end;
    }
    if (at_ == text_.size()) return false;
    const bool more = text_[at_++] == separator_;
    if (!more) ++line_, line_begin_ = at_;
    return more;
}

Table::Table(std::string_view text, const Report& report) : csv_{text, report} {
    if (!csv_.next()) return;
    for (std::size_t i = 0; i < csv_.row().size(); ++i) {
        const Cell& name = csv_.row()[i];
        if (!columns_.emplace(name.text, i).second) report.error(name.line, name.column, "the column `" + std::string{name.text} + "` stands there twice");
    }
}

bool Table::next() {
    while (csv_.next())
        if (csv_.row().size() > 1 || !csv_.row().front().text.empty()) return true;
    return false;
}

Cell Table::operator[](std::string_view column) const {
    const auto found = columns_.find(std::string{column});
    if (found == columns_.end() || found->second >= csv_.row().size()) return {{}, line(), 0};
    return csv_.row()[found->second];
}

}  // namespace repere::authoring
