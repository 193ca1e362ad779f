// SPDX-License-Identifier: BSL-1.0
// An audit as a page without a script: each figure leads to its row, each finding to its figures.
#include <iterator>

#include <fmt/format.h>

#include <govkpi/report/audit_report.hpp>

#include "audit_words.hpp"
#include "markup.hpp"
#include "page_style.hpp"

namespace govkpi::report {
namespace {

namespace words = audit_words;

constexpr std::string_view audit_style = R"(
.passage { white-space: pre-wrap; max-width: 46rem; }
mark { background: var(--band); color: var(--ink); border-bottom: 2px solid var(--link); padding: 0 .1em; }
mark.compared { background: none; border-bottom-style: dotted; }
mark.wrong { border-bottom: 3px double #b3261e; font-weight: 600; }
mark a { text-decoration: none; font-size: .75em; vertical-align: super; line-height: 0; padding: 0 .15em; }
.claims th:first-child { width: 1%; }
.findings { padding-left: 1.4rem; max-width: 46rem; }
.findings li { margin: .6rem 0; }
.severity { font-weight: 700; }
)";

class audit_page_writer {
public:
    explicit audit_page_writer(const audit_report& audit) : audit_{audit}, wrong_{words::wrong_claims(audit)} {}

    std::string write() {
        const std::string title = escaped(words::title.in(audit_.lang));
        line("<!doctype html>\n<html lang=\"{}\">\n<head>", audit_.lang.code());
        line("<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        line(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
            "base-uri 'none'; form-action 'none'\">");
        line("<title>{}</title>\n<style>{}{}</style>\n</head>\n<body>\n<main>", title, page_style, audit_style);
        line("<h1>{}</h1>\n<p class=\"subtitle\">{}</p>", title, escaped(words::summary(audit_)));
        write_findings();
        const auto by_passage = words::marks_by_passage(audit_);
        for (std::size_t p = 0; p < audit_.passages.size(); ++p) {
            line("<h2>{}</h2>", escaped(audit_.passages[p].file));
            write_passage(audit_.passages[p], by_passage[p]);
        }
        write_claims();
        write_known();
        line("</main>\n</body>\n</html>");
        return std::move(out_);
    }

private:
    template <class... A>
    void line(fmt::format_string<A...> pattern, A&&... arguments) {
        fmt::format_to(std::back_inserter(out_), pattern, std::forward<A>(arguments)...);
        out_ += '\n';
    }
    std::string say(const labels& words) const { return escaped(words.in(audit_.lang)); }

    void write_findings() {
        line("<h2>{}</h2>", say(words::findings));
        if (audit_.claims.empty())
            line("<p>{}</p>", say(words::no_figures));
        else if (!audit_.has_errors())
            line("<p>{}</p>", say(words::none_wrong));
        if (audit_.findings.empty()) return;
        line("<ol class=\"findings\">");
        for (const finding& f : audit_.findings) {
            line("<li><span class=\"severity\">{}</span> {}: {}</li>",
                 say(f.severity == severity::error ? words::error : words::remark), links(f.claims),
                 escaped(f.message));
        }
        line("</ol>");
    }

    std::string links(const std::vector<std::size_t>& claims) const {
        std::string out;
        for (const std::size_t i : claims)
            out += fmt::format("{}<a href=\"#c{}\">{}</a>", out.empty() ? "" : ", ", i + 1, i + 1);
        return out;
    }

    void write_passage(const passage& from, const std::vector<words::figure_mark>& marks) {
        const std::string_view text = from.text;
        std::size_t at = 0;
        std::string marked;
        for (const words::figure_mark& m : marks) {
            marked += escaped(text.substr(at, m.span.from - at));
            const std::string id = m.comparison ? std::string{} : fmt::format(" id=\"c{}\"", m.claim + 1);
            const std::string kind =
                fmt::format("{}{}", m.comparison ? "compared" : "claimed", wrong_[m.claim] ? " wrong" : "");
            marked += fmt::format("<mark{0} class=\"{1}\">{2}<a href=\"#r{3}\">{3}</a></mark>", id, kind,
                                  escaped(text.substr(m.span.from, m.span.to - m.span.from)), m.claim + 1);
            at = m.span.to;
        }
        marked += escaped(text.substr(at));
        line("<p class=\"passage\">{}</p>", marked);
    }

    void write_claims() {
        if (audit_.claims.empty()) return;
        line(
            "<div class=\"region\" tabindex=\"0\" role=\"region\" aria-label=\"{0}\">\n<table class=\"claims\">\n<caption><span "
            "class=\"title\">{0}</span></caption>",
            say(words::figures));
        line(
            "<thead><tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th "
            "scope=\"col\">{}</th>"
            "<th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr></thead>\n<tbody>",
            say(words::number), say(words::printed), say(words::subject), say(words::scope), say(words::period),
            say(words::basis), say(words::compared));
        for (std::size_t i = 0; i < audit_.claims.size(); ++i) {
            const claim& c = audit_.claims[i];
            std::string compared;
            for (const claim_comparison& each : c.comparisons)
                compared += (compared.empty() ? "" : "; ") + words::compared_text(each, audit_.lang);
            line(
                "<tr id=\"r{0}\"><th scope=\"row\"><a href=\"#c{0}\">{0}</a></th><td class=\"text\">{1}</td><td "
                "class=\"text\">{2}</td>"
                "<td class=\"text\">{3}</td><td class=\"text\">{4}</td><td class=\"text\">{5}</td><td "
                "class=\"text\">{6}</td></tr>",
                i + 1, escaped(c.text), escaped(c.subject), escaped(c.scope), escaped(c.period.text(audit_.lang)),
                say(words::word_of(c.basis)), escaped(compared));
        }
        line("</tbody>\n</table>\n</div>");
    }

    void write_known() {
        if (audit_.known.empty()) return;
        line(
            "<div class=\"region\" tabindex=\"0\" role=\"region\" aria-label=\"{0}\">\n<table>\n<caption><span "
            "class=\"title\">{0}</span></caption>",
            say(words::follows));
        line(
            "<thead><tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th "
            "scope=\"col\">{}</th></tr></thead>\n<tbody>",
            say(words::subject), say(words::value), say(words::from));
        for (const known_quantity& k : audit_.known) {
            line("<tr><th scope=\"row\">{}</th><td class=\"text\">{}</td><td class=\"text\">{}</td></tr>",
                 escaped(words::known_text(k, audit_.lang)), escaped(values_text(k, audit_.lang)), links(k.claims));
        }
        line("</tbody>\n</table>\n</div>");
    }

    const audit_report& audit_;
    std::vector<bool> wrong_;
    std::string out_;
};

}  // namespace

std::string to_html(const audit_report& audit) { return audit_page_writer{audit}.write(); }

}  // namespace govkpi::report
