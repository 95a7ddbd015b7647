#include "authoring/postgres_rows.hpp"

#include <algorithm>
#include <functional>
#include <nlohmann/json.hpp>
#include <span>

#include "authoring/yaml_edit.hpp"

namespace repere::authoring {

namespace {

using nlohmann::ordered_json;

// --- What of a file stands where, in the order in which the house writes it ------------------------------------------------------

enum class Form {
    plain, words, quoted, folded,        // one value: quoted where it must be; also where others would take it for a number; always; on a line of its own
    fact,                                // x_verified and its like: columns that begin with `column`
    terms,                               // a list of ids: rows of `attribute` with the link_type `column`
    languages, ways, tig, json, services, phones, location
};

struct Member {
    std::string_view key;
    Form form;
    std::string_view table{}, column{};
};

constexpr std::string_view parts_of_a_fact[] = {"on", "by_role", "method", "confidence", "source", "note"};
constexpr std::string_view answers_of_tig[] = {"adults", "minors", "evenings", "driving_licence", "minors_near", "alcohol", "clothing",
                                               "places_free", "fewest_hours", "most_hours", "habilitated_until"};

constexpr Member of_organization[] = {
    {"id", Form::plain, "organization", "id"},
    {"name", Form::words, "organization", "name"},
    {"alternate_name", Form::words, "organization", "alternate_name"},
    {"website", Form::plain, "organization", "website"},
    {"x_referent_role", Form::plain, "organization", "x_referent_role"},
    {"services", Form::services},
};

constexpr Member of_service[] = {
    {"id", Form::plain, "service", "id"},
    {"position", Form::plain, "service", "x_position"},
    {"name", Form::words, "service", "name"},
    {"alternate_name", Form::words, "service", "alternate_name"},
    {"description", Form::folded, "service", "description"},
    {"alert", Form::plain, "service", "alert"},
    {"status", Form::plain, "service", "status"},
    {"x_class", Form::plain, "service", "x_class"},
    {"x_acts", Form::terms, "attribute", "act"},
    {"x_countries", Form::terms, "attribute", "country"},
    {"x_audiences", Form::terms, "attribute", "audience"},
    {"x_languages", Form::languages, "language"},
    {"x_service_area", Form::plain, "service", "x_service_area"},
    {"x_intake", Form::plain, "service", "x_intake"},
    {"x_referred_by", Form::plain, "service", "x_referred_by"},
    {"x_papers_asked", Form::plain, "service", "x_papers_asked"},
    {"x_silent", Form::terms, "attribute", "silent"},
    {"x_pictogram", Form::plain, "service", "x_pictogram"},
    {"x_fallback", Form::plain, "service", "x_fallback"},
    {"x_leads_to", Form::ways, "x_leads_to"},
    {"url", Form::plain, "service", "url"},
    {"email", Form::plain, "service", "email"},
    {"fees_description", Form::plain, "service", "fees_description"},
    {"application_process", Form::plain, "service", "application_process"},
    {"x_verified", Form::fact, "service", "x_verified"},
    {"x_tig", Form::tig, "x_tig"},
    {"phones", Form::phones},
    {"location", Form::location},
};

constexpr Member of_phone[] = {
    {"number", Form::quoted, "phone", "number"},
    {"type", Form::plain, "phone", "type"},
    {"description", Form::plain, "phone", "description"},
    {"cost", Form::plain, "phone", "x_cost"},
    {"free", Form::plain, "phone", "x_free"},
    {"from_abroad", Form::plain, "phone", "x_from_abroad"},
    {"not_on_bill", Form::plain, "phone", "x_not_on_bill"},
    {"x_shared", Form::plain, "phone", "x_shared"},
    {"x_hours", Form::quoted, "schedule", "description"},
    {"x_verified", Form::fact, "phone", "x_verified"},
    {"x_hours_verified", Form::fact, "schedule", "x_verified"},
};

constexpr Member of_location[] = {
    {"address_1", Form::words, "address", "address_1"},
    {"address_2", Form::words, "address", "address_2"},
    {"postal_code", Form::quoted, "address", "postal_code"},
    {"city", Form::plain, "address", "city"},
    {"access", Form::plain, "location", "x_access"},
    {"x_step_free", Form::plain, "location", "x_step_free"},
    {"x_verified", Form::fact, "location", "x_verified"},
    {"latitude", Form::plain, "location", "latitude"},
    {"longitude", Form::plain, "location", "longitude"},
    {"x_coordinates_verified", Form::fact, "location", "x_coordinates"},
    {"x_other", Form::json, "location", "x_other"},
    {"x_hours", Form::quoted, "schedule", "description"},
    {"x_hours_verified", Form::fact, "schedule", "x_verified"},
};

// --- From a file to rows ---------------------------------------------------------------------------------------------------------

ordered_json json_of(const Node& node) {
    if (node.kind == Kind::scalar) return node.text;
    if (node.kind == Kind::sequence) {
        ordered_json list = ordered_json::array();
        for (const Node& item : node.items) list.push_back(json_of(item));
        return list;
    }
    ordered_json object = ordered_json::object();
    for (const Entry& entry : node.entries) object[entry.key] = json_of(entry.value);
    return object;
}

class Taking {
public:
    explicit Taking(const Report& report) : report_{report} {}

    Rows organization(const Node& root) {
        if (const Entry* id = entry_of(root, "id")) organization_ = id->value.text;
        Part part = members(root, of_organization, [&](const Member&, const Node& list) {
            for (const Node& item : list.items) service(item);
        });
        put("organization", organization_, root, std::move(part["organization"]));
        return std::move(rows_);
    }

private:
    using Part = std::map<std::string_view, Row>;                    // by table

    void none(const Entry& entry) { report_.error(entry.line, entry.column, "`" + entry.key + "` has no column in the shared directory"); }

    void put(std::string_view table, const std::string& id, const Node& at, Row row) {
        row["id"] = id;
        if (table != "organization") row["organization_id"] = organization_;
        if (!rows_[std::string{table}].emplace(id, std::move(row)).second) report_.error(at.line, at.column, "the id `" + id + "` is already there");
    }

    template <typename Other>
    Part members(const Node& node, std::span<const Member> known, const Other& other) {
        Part part;
        for (const Entry& entry : node.entries) {
            const auto member = std::find_if(known.begin(), known.end(), [&](const Member& one) { return one.key == entry.key; });
            const Node& value = entry.value;
            if (value.kind == Kind::scalar && value.text.empty()) continue;                // said nothing
            if (member == known.end()) none(entry);
            else if (member->form == Form::fact) fact(entry, part[member->table], std::string{member->column} + "_");
            else if (member->form == Form::json) part[member->table][std::string{member->column}] = json_of(value).dump();
            else if (member->form > Form::folded) other(*member, value);
            else if (value.kind == Kind::scalar) part[member->table][std::string{member->column}] = value.text;
            else none(entry);
        }
        return part;
    }

    void fact(const Entry& of, Row& row, const std::string& begins) {
        if (of.value.kind != Kind::mapping) return none(of);
        values(of.value, parts_of_a_fact, row, begins);
    }

    void values(const Node& mapping, std::span<const std::string_view> known, Row& row, const std::string& begins = "") {
        for (const Entry& entry : mapping.entries)
            if (std::find(known.begin(), known.end(), entry.key) == known.end() || entry.value.kind != Kind::scalar) none(entry);
            else if (!entry.value.text.empty()) row[begins + entry.key] = entry.value.text;
    }

    void service(const Node& node) {
        const Entry* id = entry_of(node, "id");
        if (!id || id->value.text.empty()) return report_.error(node.line, node.column, "a service has no `id`");
        service_ = id->value.text;
        const std::string order = std::to_string(++services_);
        Part part = members(node, of_service, [&](const Member& member, const Node& value) { beside(member, value); });
        part["service"]["x_order"] = order;
        put("service", service_, node, std::move(part["service"]));
    }

    void beside(const Member& member, const Node& value) {
        if (member.form == Form::location) return location(value);
        if (member.form == Form::tig) {
            Row row{{"service_id", service_}};
            values(value, answers_of_tig, row);
            return put("x_tig", service_, value, std::move(row));
        }
        for (std::size_t i = 0; i < value.items.size(); ++i) {
            const Node& item = value.items[i];
            const std::string order = std::to_string(i + 1), id = service_ + "/" + order;
            Row row{{"service_id", service_}, {"x_order", order}};
            if (member.form == Form::phones) {
                phone(item, id, order);
            } else if (member.form == Form::languages) {
                constexpr std::string_view known[] = {"code", "how"};
                if (item.kind == Kind::scalar) row["code"] = item.text;
                else values(item, known, row);
                if (auto how = row.extract("how")) how.key() = "x_how", row.insert(std::move(how));
                put("language", id, item, std::move(row));
            } else if (member.form == Form::ways) {
                constexpr std::string_view known[] = {"service", "when"};
                values(item, known, row);
                put("x_leads_to", id, item, std::move(row));
            } else {
                put("attribute", service_ + "/" + std::string{member.column} + "/" + order, item,
                    {{"link_id", service_}, {"link_type", std::string{member.column}}, {"taxonomy_term_id", item.text}, {"x_order", order}});
            }
        }
    }

    void phone(const Node& node, const std::string& id, const std::string& order) {
        Part part = members(node, of_phone, [](const Member&, const Node&) {});
        part["phone"]["service_id"] = service_;
        part["phone"]["x_order"] = order;
        put("phone", id, node, std::move(part["phone"]));
        if (part["schedule"].empty()) return;
        part["schedule"]["x_phone_id"] = id;
        put("schedule", id, node, std::move(part["schedule"]));
    }

    void location(const Node& node) {
        Part part = members(node, of_location, [](const Member&, const Node&) {});
        part["location"]["service_id"] = service_;
        put("location", service_, node, std::move(part["location"]));
        put("service_at_location", service_, node, {{"service_id", service_}, {"location_id", service_}});
        for (const std::string_view table : {"address", "schedule"}) {
            if (part[table].empty()) continue;
            part[table]["location_id"] = service_;
            put(table, service_, node, std::move(part[table]));
        }
    }

    const Report& report_;
    Rows rows_;
    int services_ = 0;
    std::string organization_, service_;
};

// --- From rows to a file ---------------------------------------------------------------------------------------------------------

std::string in_quotes(std::string_view value) {
    std::string out = "\"";
    for (const char c : value) {
        if (c == '\n' || c == '\t' || c == '\r') out += c == '\n' ? "\\n" : c == '\t' ? "\\t" : "\\r";
        else if (c == '"' || c == '\\') out += std::string{'\\', c};
        else out += c;
    }
    return out + "\"";
}

bool needs_quotes(std::string_view value, bool between_braces) {
    return value.empty() || value == "~" || value == "null" || std::string_view{"-?:,[]{}#&*!|>'\"%@` ."}.find(value.front()) != std::string_view::npos ||
           value.back() == ' ' || value.back() == ':' || value.find(": ") != std::string_view::npos || value.find(" #") != std::string_view::npos ||
           value.find_first_of("\n\r\t") != std::string_view::npos || (between_braces && value.find_first_of(",[]{}") != std::string_view::npos);
}

std::string one_value(std::string_view value, Form form = Form::plain, bool between_braces = false) {
    const bool number = form == Form::words && value.find_first_not_of("0123456789.-+") == std::string_view::npos;
    return form == Form::quoted || number || needs_quotes(value, between_braces) ? in_quotes(value) : std::string{value};
}

const std::string* cell(const Row& row, std::string_view column) {
    const auto found = row.find(column);
    return found == row.end() ? nullptr : &found->second;
}

// The comments of a file, each by the path of what stands below or before it: "services/aix-mjd/location".
class Comments {
public:
    explicit Comments(const std::string& text) {
        Problems ignored;
        const auto root = parse_yaml(text, Report{"", ignored});
        if (!root) return;
        paths(*root, "");
        std::vector<std::string> pending;
        int number = 0;
        for (std::size_t begin = 0; begin < text.size(); ++number) {
            const std::size_t end = std::min(text.find('\n', begin), text.size()), first = text.find_first_not_of(' ', begin);
            const std::string line = text.substr(begin, end - begin);
            begin = end + 1;
            if (first < end && text[first] == '#') pending.push_back(text.substr(first, end - first));
            const auto path = path_of_line_.find(number + 1);
            if (path == path_of_line_.end()) continue;
            if (const std::size_t at = line.rfind(" #"); at != std::string::npos && std::count(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(at), '"') % 2 == 0)
                pending.push_back(line.substr(at + 1));
            if (!pending.empty()) of_path_[path->second] = std::exchange(pending, {});
        }
        last_ = std::move(pending);
    }
    std::vector<std::string> take(const std::string& path) {
        auto found = of_path_.extract(path);
        return found ? std::move(found.mapped()) : std::vector<std::string>{};
    }
    std::vector<std::string> rest() {                            // of what is there no more, and of the end
        std::vector<std::string> out;
        for (auto& [path, lines] : of_path_) out.insert(out.end(), lines.begin(), lines.end());
        out.insert(out.end(), last_.begin(), last_.end());
        return out;
    }
    static std::string name_of(const Node& item, std::size_t number) {
        for (const auto* key : {"id", "number"})
            if (const Entry* entry = entry_of(item, key)) return entry->value.text;
        return std::to_string(number);
    }

private:
    void paths(const Node& node, const std::string& path) {
        for (const Entry& entry : node.entries) {
            path_of_line_.emplace(entry.line, path + entry.key);
            paths(entry.value, path + entry.key + "/");
        }
        for (std::size_t i = 0; i < node.items.size(); ++i) paths(node.items[i], path + name_of(node.items[i], i) + "/");
    }
    std::map<int, std::string> path_of_line_;
    std::map<std::string, std::vector<std::string>> of_path_;
    std::vector<std::string> last_;
};

class Writing {
public:
    Writing(const Rows& rows, const std::string& layout) : rows_{rows}, comments_{layout} {}

    std::string organization() {
        members(of_organization, "", "", {{"organization", &rows_.at("organization").begin()->second}});
        for (const std::string& each : comments_.rest()) out_ += each + "\n";
        return std::move(out_);
    }

private:
    using Parts = std::map<std::string_view, const Row*>;

    // The first line of an item bears its hyphen.
    void line(const std::string& path, std::string& margin, const std::string& text) {
        std::string blank = margin;
        std::replace(blank.begin(), blank.end(), '-', ' ');
        for (const std::string& each : comments_.take(path)) {
            const auto hyphen = margin.find('-');
            out_ += (hyphen == std::string::npos ? blank : margin.substr(0, hyphen)) + each + "\n";
        }
        out_ += margin + text + "\n";
        margin = blank;
    }

    std::vector<const Row*> of(std::string_view table, std::string_view column, const std::string& id, std::string_view type = "") const {
        std::vector<const Row*> found;
        const auto rows = rows_.find(table);
        if (rows == rows_.end()) return found;
        for (const auto& [key, row] : rows->second)
            if (const std::string* value = cell(row, column); value && *value == id && (type.empty() || *cell(row, "link_type") == type)) found.push_back(&row);
        const auto order = [](const Row* row) { return cell(*row, "x_order") ? std::stol(*cell(*row, "x_order")) : 0; };
        std::stable_sort(found.begin(), found.end(), [&](const Row* a, const Row* b) { return order(a) < order(b); });
        return found;
    }
    const Row* one_of(std::string_view table, std::string_view column, const std::string& id) const {
        const auto found = of(table, column, id);
        return found.empty() ? nullptr : found.front();
    }

    static std::string inlined(const Row& row, std::span<const std::string_view> keys, const std::string& begins = "") {
        std::string out;
        for (const std::string_view key : keys)
            if (const std::string* value = cell(row, begins + std::string{key}))
                out += (out.empty() ? "" : ", ") + std::string{key} + ": " + one_value(*value, key == "source" || key == "note" ? Form::quoted : Form::plain, true);
        return out;
    }

    void members(std::span<const Member> known, const std::string& path, std::string margin, const Parts& parts) {
        for (const Member& member : known) {
            const std::string key{member.key}, here = path + key;
            const auto part = parts.find(member.table);
            const Row* row = part == parts.end() ? nullptr : part->second;
            if (member.form == Form::fact) {
                const std::string facts = row ? inlined(*row, parts_of_a_fact, std::string{member.column} + "_") : "";
                if (!facts.empty()) line(here, margin, key + ": {" + facts + "}");
            } else if (member.form > Form::folded && member.form != Form::json) {
                beside(member, here, margin, row);
            } else if (const std::string* value = row ? cell(*row, member.column) : nullptr) {
                if (member.form == Form::json) {
                    line(here, margin, key + ":");
                    other(ordered_json::parse(*value), margin + "  ");
                } else if (member.form == Form::folded && !cannot_fold(*value)) {
                    line(here, margin, key + ": >-");
                    out_ += margin + "  " + *value + "\n";
                } else {
                    line(here, margin, key + ": " + one_value(*value, member.form));
                }
            }
        }
    }
    static bool cannot_fold(const std::string& value) { return value.empty() || value.front() == ' ' || value.find_first_of("\n\r\t") != std::string::npos || value.back() == ' '; }

    void beside(const Member& member, const std::string& path, std::string& margin, const Row* tig) {
        const std::string key{member.key};
        if (member.form == Form::services) {
            const auto services = of("service", "organization_id", *cell(rows_.at("organization").begin()->second, "id"));
            if (!services.empty()) line(path, margin, key + ":");
            for (std::size_t i = 0; i < services.size(); ++i) {
                if (i > 0) out_ += "\n";
                service_ = *cell(*services[i], "id");
                const auto answers = rows_.find("x_tig");
                const Row* place = answers != rows_.end() ? one_of("x_tig", "service_id", service_) : nullptr;
                members(of_service, path + "/" + service_ + "/", "  - ", {{"service", services[i]}, {"x_tig", place}});
            }
        } else if (member.form == Form::tig) {
            if (tig) line(path, margin, key + ": {" + inlined(*tig, answers_of_tig) + "}");
        } else if (member.form == Form::phones) {
            const auto phones = of("phone", "service_id", service_);
            if (!phones.empty()) line(path, margin, key + ":");
            for (const Row* phone : phones)
                members(of_phone, path + "/" + *cell(*phone, "number") + "/", margin + "  - ", {{"phone", phone}, {"schedule", one_of("schedule", "x_phone_id", *cell(*phone, "id"))}});
        } else if (member.form == Form::location) {
            const Row* door = one_of("location", "service_id", service_);
            if (!door) return;
            const std::string& id = *cell(*door, "id");
            line(path, margin, key + ":");
            members(of_location, path + "/", margin + "  ", {{"location", door}, {"address", one_of("address", "location_id", id)}, {"schedule", one_of("schedule", "location_id", id)}});
        } else if (member.form == Form::ways) {
            constexpr std::string_view known[] = {"service", "when"};
            const auto ways = of("x_leads_to", "service_id", service_);
            if (!ways.empty()) line(path, margin, key + ":");
            for (const Row* way : ways) out_ += margin + "  - {" + inlined(*way, known) + "}\n";
        } else {
            std::string list;
            const bool terms = member.form == Form::terms;
            for (const Row* row : terms ? of("attribute", "link_id", service_, member.column) : of("language", "service_id", service_)) {
                const std::string* how = terms ? nullptr : cell(*row, "x_how");
                const std::string& value = *cell(*row, terms ? "taxonomy_term_id" : "code");
                list += (list.empty() ? "" : ", ") + (how ? "{code: " + one_value(value, Form::plain, true) + ", how: " + one_value(*how, Form::plain, true) + "}" : one_value(value, Form::plain, true));
            }
            if (!list.empty()) line(path, margin, key + ": [" + list + "]");
        }
    }

    static std::string between_braces(const ordered_json& value) {
        if (value.is_string()) return one_value(value.get<std::string>(), Form::plain, true);
        std::string out;
        for (const auto& [key, one] : value.items()) out += (out.empty() ? "" : ", ") + (value.is_object() ? key + ": " : "") + between_braces(one);
        return value.is_object() ? "{" + out + "}" : "[" + out + "]";
    }
    void other(const ordered_json& list, const std::string& margin) {
        for (const auto& item : list) {
            std::string before = margin + "- ";
            if (!item.is_object() || item.empty()) out_ += before + between_braces(item) + "\n";
            else
                for (const auto& [key, value] : item.items()) {
                    out_ += before + key + ": " + (value.is_string() ? one_value(value.get<std::string>(), Form::words) : between_braces(value)) + "\n";
                    before = margin + "  ";
                }
        }
    }

    const Rows& rows_;
    Comments comments_;
    std::string out_, service_;
};

std::vector<std::string> with_fact(std::vector<std::string> columns, const std::string& begins = "x_verified_") {
    for (const std::string_view part : parts_of_a_fact) columns.push_back(begins + std::string{part});
    return columns;
}

}  // namespace

const std::vector<RowTable>& tables() {
    static const std::vector<RowTable> all{
        {"organization", {"id", "name", "alternate_name", "website", "x_referent_role"}},
        {"service", with_fact({"id", "organization_id", "x_order", "name", "alternate_name", "description", "alert", "status", "url", "email", "fees_description", "application_process", "x_position",
                               "x_class", "x_intake", "x_referred_by", "x_papers_asked", "x_service_area", "x_pictogram", "x_fallback"})},
        {"location", with_fact(with_fact({"id", "organization_id", "service_id", "latitude", "longitude", "x_access", "x_step_free", "x_other"}), "x_coordinates_")},
        {"service_at_location", {"id", "organization_id", "service_id", "location_id"}},
        {"address", {"id", "organization_id", "location_id", "address_1", "address_2", "city", "postal_code"}},
        {"phone", with_fact({"id", "organization_id", "service_id", "x_order", "number", "type", "description", "x_cost", "x_free", "x_from_abroad", "x_not_on_bill", "x_shared"})},
        {"schedule", with_fact({"id", "organization_id", "location_id", "x_phone_id", "description"})},
        {"language", {"id", "organization_id", "service_id", "x_order", "code", "x_how"}},
        {"attribute", {"id", "organization_id", "link_id", "link_type", "taxonomy_term_id", "x_order"}},
        {"x_leads_to", {"id", "organization_id", "service_id", "x_order", "service", "when"}},
        {"x_tig", {"id", "organization_id", "service_id", "adults", "minors", "evenings", "driving_licence", "minors_near", "alcohol", "clothing", "places_free", "fewest_hours", "most_hours", "habilitated_until"}}};
    return all;
}

Rows rows_of(const Node& organization, const Report& report) { return Taking{report}.organization(organization); }
std::string yaml_of(const Rows& rows, const std::string& layout) { return Writing{rows, layout}.organization(); }

}  // namespace repere::authoring
