// SPDX-License-Identifier: BSL-1.0
#include <govkpi/source/arrow_export.hpp>

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

#include <govkpi/quantity/error.hpp>

#include "arrow_export.hpp"

namespace govkpi {
namespace {

/// A column of texts that repeat.
class text_column {
public:
    explicit text_column(std::string name) : name_{std::move(name)} {}

    void add(std::string_view text) { indices_.push_back(index_of(text)); }
    void add_null() {
        indices_.push_back(0);
        there_.resize(indices_.size(), true);
        there_.back() = false;
    }

    detail::exported_column finish() && {
        struct storage {
            std::vector<std::int32_t> indices;
            std::vector<std::uint8_t> bitmap;
        };
        if (!there_.empty()) there_.resize(indices_.size(), true);
        const auto kept = std::make_shared<storage>(storage{std::move(indices_), detail::bitmap_of_rows(there_)});
        detail::exported_column out;
        out.name = std::move(name_);
        out.format = "i";
        out.may_be_null = !there_.empty();
        out.length = static_cast<std::int64_t>(kept->indices.size());
        out.null_count = std::count(there_.begin(), there_.end(), false);
        out.buffers = {there_.empty() ? nullptr : kept->bitmap.data(), kept->indices.data()};
        out.kept = kept;
        out.dictionary = detail::exported_texts(texts_);
        return out;
    }

private:
    std::int32_t index_of(std::string_view text) {
        const std::uint32_t code = texts_.code_of(text);
        if (code > static_cast<std::uint32_t>(std::numeric_limits<std::int32_t>::max()))
            detail::throw_overflow("govkpi: an axis has more than 2^31 texts");
        return static_cast<std::int32_t>(code);
    }

    std::string name_;
    dictionary texts_;
    std::vector<std::int32_t> indices_;
    std::vector<bool> there_;  ///< empty where all are
};

using columns = std::vector<detail::exported_column>;

void add_integers(columns& to, std::string name, std::size_t rows, const auto& value_of) {
    std::vector<std::int64_t> values(rows, 0);
    std::vector<bool> there(rows, true);
    for (std::size_t cell = 0; cell < rows; ++cell) {
        const std::optional<std::int64_t> value = value_of(cell);
        there[cell] = value.has_value();
        values[cell] = value.value_or(0);
    }
    to.push_back(detail::exported_integers(std::move(name), std::move(values), there));
}

void add_axis(columns& to, const panel& cells, std::size_t axis) {
    text_column codes{cells.level(axis)}, names{cells.level(axis) + "_name"};
    for (std::size_t cell = 0; cell < cells.size(); ++cell) {
        codes.add(cells.code(cell, axis));
        names.add(cells.name(cell, axis));
    }
    to.push_back(std::move(codes).finish());
    to.push_back(std::move(names).finish());
}

void add_sum(columns& to, const panel& cells, const measure_definition& measure) {
    const std::vector<figure> sums = cells.evaluate(formula{{measure}, {{{0, 1}}, measure.unit}, {}, comparison::none});
    add_integers(to, measure.name, cells.size(), [&](std::size_t cell) {
        const figure& sum = sums[cell];
        return sum.is_defined() ? std::optional{sum.numerator} : std::nullopt;
    });
}

void add_indicator(columns& to, const panel& cells, const indicator_definition& indicator) {
    const std::vector<figure> values = cells.evaluate(indicator.of);
    const std::vector<coverage> covered = cells.covered(indicator.of);
    const auto add = [&](const char* part, const auto& value_of) {
        add_integers(to, indicator.name + part, cells.size(), value_of);
    };
    const auto known = [&](std::int64_t figure::*part) {
        return [&values, part](std::size_t cell) {
            const bool is_known = values[cell].withheld == undefined::no;
            return is_known ? std::optional{values[cell].*part} : std::nullopt;
        };
    };
    const auto counted = [&](std::uint64_t coverage::*part) {
        return [&covered, part](std::size_t cell) {
            return std::optional{static_cast<std::int64_t>(covered[cell].*part)};
        };
    };
    add("_numerator", known(&figure::numerator));
    add("_denominator", known(&figure::denominator));
    text_column reasons{indicator.name + "_undefined"};
    for (const figure& value : values) {
        if (value.is_defined())
            reasons.add_null();
        else
            reasons.add(name_of(value.reason()));
    }
    to.push_back(std::move(reasons).finish());
    add("_reported", counted(&coverage::reported));
    add("_expected", counted(&coverage::expected));
}

}  // namespace

void export_panel(const panel& cells, std::span<const indicator_definition> indicators, ArrowSchema* out_schema,
                  ArrowArray* out_batch) {
    columns out;
    for (std::size_t a = 0; a < cells.axes(); ++a) add_axis(out, cells, a);
    for (const measure_definition& measure : cells.measures()) add_sum(out, cells, measure);
    for (const indicator_definition& indicator : indicators) add_indicator(out, cells, indicator);
    detail::hand_out(std::move(out), cells.size(), out_schema, out_batch);
}

}  // namespace govkpi
