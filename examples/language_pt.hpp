// SPDX-License-Identifier: BSL-1.0
// Brazilian Portuguese: a further language is one file, this one. Numbers follow CLDR 42 (pt).
#pragma once

#include <govkpi/quantity/language_data.hpp>

namespace portuguese {

inline constexpr govkpi::phrase phrases[] = {
    // figures and periods
    {"budget revenue", "receita orçamentária"},
    {"budget expenditure", "despesa orçamentária"},
    {"state-budget revenue in the territory", "receita pública arrecadada no território"},
    {"the unit's own budget", "orçamento próprio da unidade"},
    {"the territory", "território"},
    {"original budget", "orçamento inicial"},
    {"revised budget", "orçamento atualizado"},
    {"estimated outturn", "execução estimada"},
    {"outturn", "execução"},
    {"estimate", "estimativa"},
    {"people", "habitantes"},
    {"person", "habitante"},
    {"households", "domicílios"},
    {"household", "domicílio"},
    {"awarded", "premiados"},
    {"{year}", "{year}"},
    {"fiscal year {year}", "exercício de {year}"},
    {"first half of {year}", "1º semestre de {year}"},
    {"second half of {year}", "2º semestre de {year}"},
    {"Q{number} of {year}", "{number}º trimestre de {year}"},
    {"{month} {year}", "{month} de {year}"},
    {"{month} of {year}", "{month} do {year}"},
    {"{number} month of {year}", "{number} mês de {year}"},
    {"{number} months of {year}", "{number} meses de {year}"},
    {"January", "janeiro"},
    {"February", "fevereiro"},
    {"March", "março"},
    {"April", "abril"},
    {"May", "maio"},
    {"June", "junho"},
    {"July", "julho"},
    {"August", "agosto"},
    {"September", "setembro"},
    {"October", "outubro"},
    {"November", "novembro"},
    {"December", "dezembro"},
    // budget execution
    {"No.", "Nº"},
    {"Item", "Item"},
    {"Budget for the year", "Orçamento do ano"},
    {"original", "inicial"},
    {"revised", "atualizado"},
    {"Executed in {}", "Executado: {}"},
    {"Estimated for {}", "Estimado: {}"},
    {"Same period of the year before", "Mesmo período do ano anterior"},
    {"Compared, %", "Comparação, %"},
    {"with the original budget", "com o orçamento inicial"},
    {"with the revised budget", "com o orçamento atualizado"},
    {"with the same period", "com o mesmo período"},
    {"of which: ", "dos quais: "},
    {"Unit: {}", "Unidade: {}"},
    {"Due to rounding, parts may not add up to their total.",
     "Devido ao arredondamento, as parcelas podem não somar o total."},
    {"… not reported", "… não informado"},
    // charts and tables
    {"Period", "Período"},
    {"Actual", "Realizado"},
    {"Value", "Valor"},
    {"Target", "Meta"},
    {"Compared with", "Comparado com"},
    {"up to", "até"},
    {"rank", "posição"},
    {"reported", "informado"},
    {"Remarks", "Observações"},
    {"an estimate, not yet final", "estimativa, ainda não definitiva"},
    {"not everybody reported", "nem todos informaram"},
    {"moved onto new boundaries; the shares of split units are estimates",
     "transferido para os novos limites; as partes de unidades divididas são estimativas"},
    {"n/a: the base is 0, so that no share of it and no change from it exists",
     "n/d: a base é 0, portanto não há proporção nem variação"},
    {"n/a: the base is negative, so that a share of it or a change from it would mislead",
     "n/d: a base é negativa; proporção ou variação enganariam"},
    {"n/a: a figure that it is computed from is missing", "n/d: falta um valor necessário ao cálculo"},
    {"n/a: the figures cannot be compared with each other", "n/d: os valores não são comparáveis entre si"},
    {"n/a: withheld, since too few reported", "n/d: omitido, pois poucos informaram"},
    // the report of a unit
    {"{unit}: key figures for {year}", "{unit}: principais valores de {year}"},
    {"Published figures and the budgets that they imply", "Valores publicados e os orçamentos que implicam"},
    {"Figure", "Valor"},
    {"Basis", "Natureza"},
    {"As published", "Como publicado"},
    {"Published comparison", "Comparação publicada"},
    {"Budget that this implies", "Orçamento implícito"},
    {"income per capita", "renda per capita"},
    {"{amount} a person a year", "{amount} por pessoa por ano"},
    {"{percent} of the {plan}", "{percent} do {plan}"},
    {"{percent} above the {plan}", "{percent} acima do {plan}"},
    {"{percent} below the {plan}", "{percent} abaixo do {plan}"},
    {"Completion computed from the budget amounts", "Execução calculada a partir dos orçamentos"},
    {"Against", "Em relação a"},
    {"Budget", "Orçamento"},
    {"Computed completion", "Execução calculada"},
    {"Published completion", "Execução publicada"},
    {"{percent}: agrees", "{percent}: confere"},
    {"{percent}: DISAGREES beyond rounding (the amounts allow {range})",
     "{percent}: NÃO CONFERE além do arredondamento (os valores permitem {range})"},
    {"not published", "não publicado"},
    {"The published percentages for {flow} CONTRADICT each other beyond rounding: {one}, and {other}.",
     "As porcentagens publicadas ({flow}) SE CONTRADIZEM além do arredondamento: {one}, e {other}."},
    {"How the budget moved in the year", "Como o orçamento mudou no ano"},
    {"The {flow} plan was raised in the year by between {least} and {most}. This follows from the two published "
     "percentages alone: the amount does not matter.",
     "O orçamento ({flow}) foi elevado no ano entre {least} e {most}. Isso decorre apenas das duas porcentagens "
     "publicadas, qualquer que seja o montante."},
    {"The {flow} plan was lowered in the year by between {least} and {most}. This follows from the two published "
     "percentages alone: the amount does not matter.",
     "O orçamento ({flow}) foi reduzido no ano entre {least} e {most}. Isso decorre apenas das duas porcentagens "
     "publicadas, qualquer que seja o montante."},
    {"The {flow} plan moved in the year by {range}. This follows from the two published percentages alone: the amount "
     "does not matter.",
     "O orçamento ({flow}) variou no ano {range}. Isso decorre apenas das duas porcentagens publicadas, qualquer que "
     "seja o montante."},
    {"The {flow} plan was revised by {change}: from {original} to {revised}.",
     "O orçamento ({flow}) foi revisto em {change}: de {original} para {revised}."},
    {"Commendations by recipient", "Distinções por destinatário"},
    {"Commendation", "Distinção"},
    {"Collectives", "Coletivos"},
    {"Individuals", "Pessoas"},
    {"Residential groups", "Grupos de moradores"},
    {"Total", "Total"},
    {"Notes", "Notas"},
    {"The figure for {flow} is an estimate, not yet the final account of the year.",
     "O valor ({flow}) é uma estimativa, ainda não a conta final do ano."},
    {"The figure for {flow} was published as collected or spent, not as an estimate.",
     "O valor ({flow}) foi publicado como executado, não como estimativa."},
    {"State-budget revenue in the territory and the unit's own expenditure have different scopes: what is collected "
     "there is shared with other levels of government, and the unit also spends transfers. One is not subtracted from "
     "the other; their difference is neither a surplus nor a deficit.",
     "A receita pública arrecadada no território e a despesa própria da unidade têm abrangências diferentes: o que ali "
     "se arrecada é partilhado com outros níveis de governo, e a unidade também gasta transferências. Não se subtrai "
     "uma da outra; a diferença não é superávit nem déficit."},
    {"A printed figure stands for every value that rounds to it: an amount to half of its last digit, a percentage "
     "likewise. The implied budget is the exact range that follows, its bounds moved outward to whole millions of "
     "đồng.",
     "Um valor impresso representa todos os que se arredondam para ele: um montante até metade do último dígito, uma "
     "porcentagem igualmente. O orçamento implícito é o intervalo exato que decorre disso, com os limites ampliados "
     "até milhões inteiros de đồng."},
    {"Ranges of percentages are exact, with their bounds moved outward to one decimal.",
     "Os intervalos de porcentagens são exatos, com os limites ampliados até uma casa decimal."},
    {"Income per capita is given as published; the incomes and the number of people behind it were not, so it cannot "
     "be pooled with other units'.",
     "A renda per capita está como publicada; as rendas e o número de pessoas não o foram, por isso não pode ser "
     "combinada com a de outras unidades."},
    {"Source: {source}", "Fonte: {source}"},
    // explanations
    {"missing", "não informado"},
    {" (the change / a year before)", " (a variação / um ano antes)"},
    {" (/ its parent's)", " (/ o da unidade superior)"},
    {" (the change / its parent's a year before)", " (a variação / o da unidade superior um ano antes)"},
    {"  reported: {} of {} units and periods\n", "  informaram: {} de {} unidades e períodos\n"},
    {"  estimated, with shares of split units: ", "  estimado, com partes de unidades divididas: "},
    {"  without parts that did not report: ", "  sem partes que não informaram: "},
    {"  largest contributors to {}:\n", "  maiores contribuições para {}:\n"},
    {"    and {} more\n", "    e mais {}\n"},
};

inline constexpr govkpi::scale_word scales[] = {
    {"mil", 1'000},
    {"milhão", 1'000'000},
    {"milhões", 1'000'000},
    {"bilhão", 1'000'000'000},
    {"bilhões", 1'000'000'000},
    {"trilhões", 1'000'000'000'000},
};
inline constexpr govkpi::currency_symbol symbols[] = {{"BRL", "R$"}, {"EUR", "€"}, {"USD", "US$"}};

inline constexpr govkpi::language_data data{
    .code = "pt-BR",
    .groups = govkpi::digits_parted_by<'.'>,
    .decimal_mark = ',',
    .before_currency = "\u00a0",
    .thousand = " mil ",
    .million = " milhões ",
    .billion = " bilhões ",
    .trillion = " trilhões ",
    .dong_symbol = "\u00a0VND",
    .dong_word = "VND",
    .points = "p.p.",
    .not_defined = "n/d",
    .zero_base = "base zero",
    .negative_base = "base negativa",
    .missing = "falta",
    .not_comparable = "não comparável",
    .partial_coverage = "informação parcial",
    .at_least = "pelo menos ",
    .at_most = "no máximo ",
    .unknown = "indeterminado",
    .scales = scales,
    .symbols = symbols,
    .translate = govkpi::translation_by<phrases>,
};

}  // namespace portuguese
