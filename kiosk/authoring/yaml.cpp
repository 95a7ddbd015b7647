#include "authoring/yaml.hpp"

#include <libfyaml.h>

#include <memory>

#include "language/language.hpp"

namespace repere::authoring {

namespace {

template <auto release>
struct Release {
    template <typename T>
    void operator()(T* thing) const {
        release(thing);
    }
};
using Diagnostics = std::unique_ptr<fy_diag, Release<fy_diag_destroy>>;
using Parser = std::unique_ptr<fy_parser, Release<fy_parser_destroy>>;
using Document = std::unique_ptr<fy_document, Release<fy_document_destroy>>;

class Converter {
public:
    explicit Converter(const Report& report) : report_{report} {}

    // A node without text of its own (an empty value) stands where its key does.
    Node node(fy_node* from, int line, int column) {
        Node to{.line = line, .column = column};
        if (!from) return to;
        if (fy_node_is_alias(from)) {
            report_.error(line, column, "anchors and aliases are not read here: write the value out");
            return to;
        }
        switch (fy_node_get_type(from)) {
            case FYNT_SCALAR:
                scalar(from, to);
                break;
            case FYNT_SEQUENCE:
                sequence(from, to);
                break;
            case FYNT_MAPPING:
                mapping(from, to);
                break;
        }
        return to;
    }

private:
    static void place(fy_node* scalar, int& line, int& column) {
        if (const fy_mark* mark = fy_token_start_mark(fy_node_get_scalar_token(scalar)); mark && mark->line >= 0) {
            line = mark->line + 1;
            column = mark->column + 1;
        }
    }

    static std::string text_of(fy_node* scalar) {
        std::size_t size = 0;
        const char* text = fy_node_get_scalar(scalar, &size);
        return text ? std::string{text, size} : std::string{};
    }

    void scalar(fy_node* from, Node& to) {
        to.kind = Kind::scalar;
        to.text = text_of(from);
        place(from, to.line, to.column);
        const bool plain = fy_node_get_style(from) == FYNS_PLAIN;
        if (plain && (to.text == "~" || to.text == "null")) to.text.clear();
    }

    void sequence(fy_node* from, Node& to) {
        to.kind = Kind::sequence;
        void* at = nullptr;
        while (fy_node* item = fy_node_sequence_iterate(from, &at)) to.items.push_back(node(item, to.line, to.column));
        if (!to.items.empty()) to.line = to.items.front().line, to.column = to.items.front().column;
    }

    void mapping(fy_node* from, Node& to) {
        to.kind = Kind::mapping;
        void* at = nullptr;
        while (fy_node_pair* pair = fy_node_mapping_iterate(from, &at)) {
            fy_node* key = fy_node_pair_key(pair);
            if (!key || !fy_node_is_scalar(key) || fy_node_is_alias(key)) {
                report_.error(to.line, to.column, "a key is a plain word");
                continue;
            }
            Entry entry{text_of(key), to.line, to.column, {}};
            place(key, entry.line, entry.column);
            entry.value = node(fy_node_pair_value(pair), entry.line, entry.column);
            to.entries.push_back(std::move(entry));
        }
        if (!to.entries.empty()) to.line = to.entries.front().line, to.column = to.entries.front().column;
    }

    const Report& report_;
};

bool take_errors(fy_diag* diagnostics, const Report& report) {
    bool any = false;
    void* at = nullptr;
    while (const fy_diag_error* error = fy_diag_errors_iterate(diagnostics, &at)) {
        if (error->type < FYET_ERROR) continue;
        report.error(error->line, error->column, error->msg ? error->msg : "this cannot be read");
        any = true;
    }
    return any;
}

}  // namespace

std::optional<Node> parse_yaml(std::string_view text, const Report& report) {
    if (!language::is_utf8(text)) {
        report.error(1, 1, "the file is not UTF-8");
        return {};
    }
    fy_diag_cfg quiet;
    fy_diag_cfg_default(&quiet);
    quiet.fp = nullptr;
    Diagnostics diagnostics{fy_diag_create(&quiet)};
    fy_diag_set_collect_errors(diagnostics.get(), true);

    fy_parse_cfg configuration{};
    configuration.diag = diagnostics.get();
    Parser parser{fy_parser_create(&configuration)};
    fy_parser_set_string(parser.get(), text.data(), text.size());

    const Document document{fy_parse_load_document(parser.get())};
    if (take_errors(diagnostics.get(), report)) return {};
    fy_node* root = document ? fy_document_root(document.get()) : nullptr;
    if (!root) {
        report.error(1, 1, "the file is empty");
        return {};
    }
    if (const Document second{fy_parse_load_document(parser.get())}; second || take_errors(diagnostics.get(), report)) {
        if (second) report.error(1, 1, "the file holds more than one document");
        return {};
    }
    const std::size_t before = report.problems.size();
    Node node = Converter{report}.node(root, 1, 1);
    if (report.problems.size() != before) return {};
    return node;
}

}  // namespace repere::authoring
