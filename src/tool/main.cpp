// SPDX-License-Identifier: BSL-1.0
// The govkpi command: a thin user of the public headers.
//
// Exit status: 0 done, 1 an audit found errors, 2 bad input or usage, or an output that cannot be written. No report is
// written on 2.
#include <cstdio>
#include <exception>
#include <filesystem>
#include <iostream>
#include <string>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <CLI/CLI.hpp>

#include <govkpi/report.hpp>

#include "audit.hpp"
#include "forms.hpp"
#include "load.hpp"
#include "report.hpp"
#include "rollup.hpp"
#include "terminal.hpp"

namespace {

constexpr int errors_found_status = 1;
constexpr int bad_input_status = 2;

int run_audit(const govkpi::tool::audit_options& options) {
    const govkpi::tool::audit_result made = govkpi::tool::audit(options);
    if (options.output.empty())
        govkpi::tool::print(made.written);
    else
        govkpi::report::replace_file(options.output, made.written);
    fmt::print(stderr, "{}", made.notes);
    return made.has_errors ? errors_found_status : 0;
}

void run_report(const govkpi::tool::report_options& options) {
    const std::string made = govkpi::tool::report(options);
    if (options.output.empty() && options.folder_for_each.empty()) govkpi::tool::print(made);
    if (!options.output.empty()) govkpi::report::replace_file(options.output, made);
}

void run_init(const std::filesystem::path& folder) {
    govkpi::report::write_blank_figures(folder);
    govkpi::tool::print(
        fmt::format("{0} is ready: fill in unit.csv and figures.csv (and awards.csv, if there were any), then\n  "
                    "govkpi report {0}\n",
                    folder.string()));
}

void run_rollup(const govkpi::tool::rollup_options& options) {
    const std::string written = govkpi::tool::rollup(options);
    if (options.output.empty())
        govkpi::tool::print(written);
    else
        govkpi::report::replace_file(options.output, written);
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app{"Exact reports of local-government figures.", "govkpi"};
    app.set_version_flag("--version", GOVKPI_VERSION);
    app.require_subcommand(1);
    app.failure_message([](const CLI::App*, const CLI::Error& error) {
        return fmt::format("govkpi: {} (see: govkpi --help)\n", error.what());
    });

    govkpi::tool::report_options report;
    CLI::App* const report_command =
        app.add_subcommand("report", "Report units' published figures and what they imply");
    report_command->add_option("folders", report.folders, "Folders with unit.csv and figures.csv (see: govkpi init)")
        ->required();
    report_command->add_option("--lang", report.lang, "Language of the report: vi (default) or en")
        ->check(CLI::IsMember({"vi", "en"}).description(""));
    report_command
        ->add_option("--format", report.format,
                     "text, markdown, html, csv, json or xlsx; without it, by the name of the file, else text")
        ->check(CLI::IsMember(govkpi::tool::form_names()).description(""));
    CLI::Option* const text_template = report_command->add_option(
        "--template", report.text_template, "A text of your own to fill in, as text, Markdown or HTML");
    const auto parts = govkpi::report::report_part_names();
    report_command->add_option("--only", report.only, fmt::format("Only these parts: {}", fmt::join(parts, ",")))
        ->excludes(text_template)
        ->delimiter(',')
        ->check(CLI::IsMember(std::vector<std::string>(parts.begin(), parts.end())).description(""));
    report_command->add_option("--output,-o", report.output, "File to write; it is replaced whole or not at all");
    report_command->add_option("--output-folder", report.folder_for_each, "Write a file for each unit into this folder")
        ->excludes("--output");

    std::filesystem::path new_folder;
    CLI::App* const init_command = app.add_subcommand("init", "Write a blank folder of figures to fill in");
    init_command->add_option("folder", new_folder, "A new or empty folder")->required();

    govkpi::tool::rollup_options rollup;
    CLI::App* const rollup_command =
        app.add_subcommand("rollup", "Sum tables of any size and evaluate indicators on the sums");
    rollup_command->add_option(
        "tables", rollup.tables,
        "CSV files or spreadsheets, or one store: sqlite:FILE, clickhouse://host:port/database/table; "
        "none: the files that the schema names");
    rollup_command->add_option("--schema", rollup.schema, "Data package or table schema, JSON")->required();
    rollup_command->add_option("--table", rollup.table, "Which table of the data package, where it has several");
    rollup_command->add_option("--by", rollup.by, "Levels to sum by: province,fiscal_year")->delimiter(',');
    rollup_command->add_option("--where", rollup.where, "Only rows with these members: class=0100,0200");
    rollup_command->add_option("--kpi", rollup.kpi, "Set of indicators, JSON; none: the sums of the measures");
    rollup_command
        ->add_option("--format", rollup.format,
                     "text, markdown, html or xlsx; csv or json: data; without it, by the name of the file, else text")
        ->check(CLI::IsMember(govkpi::tool::form_names()).description(""));
    rollup_command->add_option("--title", rollup.title, "Of a page or a spreadsheet");
    rollup_command->add_option("--lang", rollup.lang, "Language of the text: en (default) or vi")
        ->check(CLI::IsMember({"vi", "en"}).description(""));
    rollup_command->add_option("--withhold-below", rollup.withhold_below, "Show no value where less reported: 90%");
    rollup_command->add_flag("--rank", rollup.rank, "Rank the cells that differ on the first level alone");
    rollup_command->add_option("--rank-within", rollup.rank_within,
                               "Rank them within each member of a level: province");
    rollup_command->add_option("--explain", rollup.explain, "Explain one cell, by its codes: 01,2025");
    rollup_command->add_flag("--check-sums", rollup.check_sums,
                             "List parents whose figures differ from their children's");
    rollup_command->add_option("--output,-o", rollup.output, "File to write; it is replaced whole or not at all");

    govkpi::tool::load_command load;
    CLI::App* const load_command = app.add_subcommand("load", "Add the rows of files to a store: each file once");
    load_command->add_option("files", load.files, "CSV files or spreadsheets; none: those that the schema names");
    load_command
        ->add_option(
            "--into", load.into,
            "The store, which is made where it is not there: sqlite:FILE, clickhouse://host:port/database/table")

        ->required();
    load_command->add_option("--schema", load.schema, "Data package or table schema, JSON")->required();
    load_command->add_option("--table", load.table, "Which table of the data package, where it has several");
    load_command->add_option("--batch", load.batch, "What to know the file by; without it, what it holds");

    govkpi::tool::audit_options audit;
    CLI::App* const audit_command =
        app.add_subcommand("audit", "Find figures in texts, and where they contradict each other");
    audit_command->add_option("files", audit.files, "Files of text, UTF-8; audited together")->required();
    audit_command->add_option("--lang", audit.lang, "Language of the texts and the report, vi or en; without it, that of each text")
        ->check(CLI::IsMember({"vi", "en"}).description(""));
    audit_command->add_option("--format", audit.format, "text (default), html or json")
        ->check(CLI::IsMember({"text", "html", "json"}).description(""));
    audit_command->add_option("--output,-o", audit.output, "File to write; it is replaced whole or not at all");

    CLI::Option* const figures = audit_command->add_option(
        "--figures", audit.figures, "Write a unit's figures of a year into this new folder (for: govkpi report)");
    audit_command->add_option("--unit", audit.unit, "Whose figures, as the text calls it; without it, the only unit")->needs(figures);
    audit_command->add_option("--year", audit.year, "Of which year; without it, the only one")->needs(figures)->check(CLI::Range(1, 9999).description(""));

    int status = 0;
    try {
        app.parse(argc, argv);
        if (audit_command->parsed()) status = run_audit(audit);
        if (report_command->parsed()) run_report(report);
        if (init_command->parsed()) run_init(new_folder);
        if (rollup_command->parsed()) run_rollup(rollup);
        if (load_command->parsed()) govkpi::tool::load(load, govkpi::tool::print);
    } catch (const CLI::ParseError& error) {
        // Help and version come this way too, with status 0.
        const bool asked_for = app.exit(error) == 0 && std::cout.flush().good();
        return asked_for ? 0 : bad_input_status;
    } catch (const std::exception& error) {
        fmt::print(stderr, "{}\n", error.what());
        return bad_input_status;
    }
    return status;
}
