// SPDX-License-Identifier: BSL-1.0
#include <govkpi/report/audit_report.hpp>

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "audit_words.hpp"

namespace govkpi::report {

audit_report audited(std::vector<passage> passages, language lang) {
    const std::vector<language> languages(passages.size(), lang);
    return audited(std::move(passages), languages, lang);
}

audit_report audited(std::vector<passage> passages, const std::vector<language>& languages, language lang) {
    audit_report made;
    made.lang = lang;
    for (std::size_t i = 0; i < passages.size(); ++i)
        append(made.claims, read_claims(passages[i].text, languages[i], passages[i].file));
    made.passages = std::move(passages);
    made.findings = audit(made.claims, lang);
    made.known = explain(made.claims);
    return made;
}

namespace audit_words {

std::string summary(const audit_report& audit) {
    const auto errors = std::count_if(audit.findings.begin(), audit.findings.end(),
                                      [](const finding& f) { return f.severity == severity::error; });
    const auto remarks = static_cast<std::ptrdiff_t>(audit.findings.size()) - errors;
    if (audit.lang == language::vi)
        return fmt::format("{} số liệu, {} lỗi, {} lưu ý", audit.claims.size(), errors, remarks);
    const auto many = [](auto n, const char* one, const char* more) {
        return fmt::format("{} {}", n, n == 1 ? one : more);
    };
    return many(audit.claims.size(), "figure", "figures") + ", " + many(errors, "error", "errors") + ", " +
           many(remarks, "remark", "remarks");
}

labels word_of(claim_basis b) noexcept {
    constexpr labels words[] = {
        {"outturn", "thực hiện"}, {"estimate", "ước thực hiện"}, {"target", "phấn đấu"}, {"budget", "dự toán"}};
    return words[static_cast<std::size_t>(b)];
}

labels word_of(comparison_base b) noexcept {
    constexpr labels words[] = {{"the assigned budget", "dự toán giao"},
                                {"the original budget", "dự toán đầu năm"},
                                {"the revised budget", "dự toán điều chỉnh"},
                                {"the budget", "dự toán"},
                                {"the same period", "cùng kỳ"},
                                {"the year before", "năm trước"},
                                {"the start of the year", "đầu năm"},
                                {"another figure", "số khác"}};
    return words[static_cast<std::size_t>(b)];
}

std::string compared_text(const claim_comparison& c, language lang) {
    const std::string base = word_of(c.base).in(lang);
    const bool signed_kind = c.kind != compared_by::percent_of && c.kind != compared_by::times;
    const std::string sign = !signed_kind ? "" : c.value.value < rational{0} ? "−" : "+";
    const labels pattern = signed_kind ? labels{"{}{} on {}", "{}{} so với {}"} : labels{"{}{} of {}", "{}{} {}"};
    return fmt::format(fmt::runtime(pattern.in(lang)), sign, c.text, base);
}

std::string known_text(const known_quantity& known, language lang) {
    std::string text = known.subject;
    if (!known.scope.empty()) text += ", " + known.scope;
    if (known.period.is_known()) text += ", " + known.period.text(lang);
    text += ": ";
    return text + (known.base ? word_of(*known.base) : word_of(known.basis)).in(lang);
}

std::vector<std::vector<figure_mark>> marks_by_passage(const audit_report& audit) {
    std::map<std::string_view, std::vector<figure_mark>> by_file;
    for (std::size_t i = 0; i < audit.claims.size(); ++i) {
        const claim& c = audit.claims[i];
        std::vector<figure_mark>& marks = by_file[c.file];
        marks.push_back({c.span, i, false});
        for (const claim_comparison& each : c.comparisons)
            if (each.span != c.span) marks.push_back({each.span, i, true});
    }
    std::vector<std::vector<figure_mark>> all;
    for (const passage& p : audit.passages) {
        std::vector<figure_mark> marks = by_file[p.file];
        std::stable_sort(marks.begin(), marks.end(),
                         [](const figure_mark& a, const figure_mark& b) { return a.span.from < b.span.from; });
        std::size_t at = 0;
        std::erase_if(marks, [&](const figure_mark& m) {
            if (m.span.from < at || m.span.to > p.text.size()) return true;
            at = m.span.to;
            return false;
        });
        all.push_back(std::move(marks));
    }
    return all;
}

std::vector<bool> wrong_claims(const audit_report& audit) {
    std::vector<bool> wrong(audit.claims.size());
    for (const finding& f : audit.findings)
        for (const std::size_t i : f.claims) wrong[i] = wrong[i] || f.severity == severity::error;
    return wrong;
}

}  // namespace audit_words
}  // namespace govkpi::report
