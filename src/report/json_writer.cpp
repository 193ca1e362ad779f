// SPDX-License-Identifier: BSL-1.0
#include <govkpi/report/json.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace govkpi::report {
namespace {

using json = nlohmann::ordered_json;

constexpr int version = 1;

const char* name_of(value_kind kind) noexcept {
    switch (kind) {
        case value_kind::amount:
            return "amount";
        case value_kind::count:
            return "count";
        case value_kind::percentage:
            return "percentage";
        case value_kind::points:
            return "points";
        case value_kind::quotient:
            break;
    }
    return "quotient";
}
const char* name_of(remark r) noexcept {
    switch (r) {
        case remark::estimate:
            return "estimate";
        case remark::partial_coverage:
            return "partial_coverage";
        case remark::rebased:
            break;
    }
    return "rebased";
}

/// An integer of any size, and of what.
json exactly(std::int64_t number, const std::string& unit) {
    if (unit.empty()) return fmt::format("{}", number);
    return {{"number", fmt::format("{}", number)}, {"unit", unit}};
}

json figure_of(const exact_value& value) {
    json out{{"kind", name_of(value.kind)}};
    if (!value.is_defined())
        out["undefined"] = govkpi::name_of(value.why);
    else if (value.kind == value_kind::amount || value.kind == value_kind::count)
        out["value"] = exactly(value.numerator, value.unit);
    else {
        out["numerator"] = exactly(value.numerator, value.unit);
        out["denominator"] = exactly(value.denominator, value.per_unit);
    }
    return out;
}

json cell_of(const cell& c) {
    json out{{"text", c.text}};
    if (c.value) out["figure"] = figure_of(*c.value);
    for (const remark r : c.remarks) out["remarks"].push_back(name_of(r));
    if (!c.explanation.empty()) out["explanation"] = c.explanation;
    return out;
}

/// A text that nlohmann's library wrote, in which invalid UTF-8 is replaced.
std::string dumped(const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

/// Rows are written one by one: a tree of a large table would take many times the room of its text.
struct json_writer {
    std::string& out;

    void operator()(const heading& h) const {
        out += dumped({{"kind", "heading"}, {"level", h.level}, {"text", h.text}});
    }
    void operator()(const paragraph& p) const {
        json written{{"kind", "paragraph"}, {"text", p.text()}, {"parts", json::array()}};
        for (const cell& part : p.parts) written["parts"].push_back(cell_of(part));
        out += dumped(written);
    }
    void operator()(const notes& n) const {
        out += dumped({{"kind", "notes"}, {"title", n.title}, {"items", n.items}});
    }
    void operator()(const table& t) const {
        check_shape(t);
        json head{{"kind", "table"}, {"caption", t.caption}, {"unit_line", t.unit_line}};
        head["columns"] = json::array();
        for (const table::column& column : t.columns) {
            json of{{"heading", column.heading}};
            if (!column.group.empty()) of["group"] = column.group;
            of["align"] = column.align == alignment::number ? "number" : "text";
            head["columns"].push_back(std::move(of));
        }
        head["name_column"] = t.name_column;
        head["notes"] = t.notes;
        std::string text = dumped(head);
        text.pop_back();  // the rows come before its last brace
        out.append(text).append(",\"rows\":[");
        for (std::size_t i = 0; i < t.rows.size(); ++i) {
            out += i == 0 ? "\n" : ",\n";
            write_row(t.rows[i]);
        }
        out += "]}";
    }
    void operator()(const chart& c) const {
        json head{{"kind", "chart"}, {"title", c.title}, {"description", c.description}};
        std::string text = dumped(head);
        text.pop_back();
        out.append(text).append(",\"table\":");
        (*this)(to_table(c));
        out += '}';
    }

private:
    void write_row(const table::row& row) const {
        json written{{"level", row.level}, {"total", row.total}, {"cells", json::array()}};
        for (const cell& c : row.cells) written["cells"].push_back(cell_of(c));
        out += dumped(written);
    }
};

}  // namespace

std::string to_json(const document& doc) {
    std::string out = dumped(
        {{"govkpi_document", version}, {"lang", doc.lang.code()}, {"title", doc.title}, {"subtitle", doc.subtitle}});
    out.pop_back();
    out += ",\"blocks\":[";
    for (std::size_t i = 0; i < doc.blocks.size(); ++i) {
        out += i == 0 ? "\n" : ",\n";
        std::visit(json_writer{out}, doc.blocks[i]);
    }
    out += "]}\n";
    return out;
}

}  // namespace govkpi::report
