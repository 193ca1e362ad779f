// SPDX-License-Identifier: BSL-1.0
// A report in a language that the library does not have; it is in language_pt.hpp. Link govkpi::report. Run with a folder
// of figures, as in `portuguese examples/data/thanh_liet_2025`, it prints:
//
//     Thanh Liệt ward: principais valores de 2025
//     Hà Nội
//
//     Valores publicados e os orçamentos que implicam
//     ────────────────────────────────────────────────────────────────────────────────────────────────────
//     Valor         Natureza                       Como publicado  Comparação          Orçamento implícito
//                                                                  publicada
//     ────────────────────────────────────────────────────────────────────────────────────────────────────
//     Receita       execução                   36.631 milhões VND  103,3% do     35.443–35.479 milhões VND
//     pública                                                      orçamento
//     arrecadada                                                   inicial
//     no                                                           (the
//     território                                                   assigned
//                                                                  budget)
//     Despesa       estimativa                296.677 milhões VND  99,6% do    297.718–298.019 milhões VND
//     orçamentária                                                 orçamento
//                                                                  atualizado
//                                                                  17% acima   252.490–254.659 milhões VND
//                                                                  do
//                                                                  orçamento
//                                                                  inicial
//     Renda per     estimativa  95 milhões VND por pessoa por ano
//     capita
//     ────────────────────────────────────────────────────────────────────────────────────────────────────
//
//     Execução dos orçamentos
//     ──────────────────────────────────────────────────────────────────────────────
//     Item                                                         Realizado    Meta
//     ──────────────────────────────────────────────────────────────────────────────
//     Receita pública arrecadada no território, orçamento inicial     103,3%  100,0%
//     Despesa orçamentária, orçamento inicial                           117%  100,0%
//     Despesa orçamentária, orçamento atualizado                       99,6%  100,0%
//     ──────────────────────────────────────────────────────────────────────────────
//
//     Como o orçamento mudou no ano
//     O orçamento (despesa orçamentária) foi elevado no ano entre 16,9% e 18,1%. Isso decorre apenas das
//     duas porcentagens publicadas, qualquer que seja o montante.
//
//     Distinções por destinatário
//     ──────────────────────────────────────────────────────────────────────────────────────
//     Distinção                                      Coletivos  Pessoas  Grupos de moradores
//     ──────────────────────────────────────────────────────────────────────────────────────
//     Title "Progressive labour collective"                 10
//     Certificates of merit                                 27      104
//     Title "Emulation fighter at grassroots level"                  29
//     Sports congress                                       12       16
//     Blood donation                                        17       12
//     Title "Cultural residential group"                                                  31
//     Public-security campaign                                        4
//     Heritage                                               1        1
//     ──────────────────────────────────────────────────────────────────────────────────────
//     Total                                                 67      166                   31
//     ──────────────────────────────────────────────────────────────────────────────────────
//
//     Notas
//     - O valor (receita pública arrecadada no território) foi publicado como executado, não como
//       estimativa.
//     - O valor (despesa orçamentária) é uma estimativa, ainda não a conta final do ano.
//     - A receita pública arrecadada no território e a despesa própria da unidade têm abrangências
//       diferentes: o que ali se arrecada é partilhado com outros níveis de governo, e a unidade também
//       gasta transferências. Não se subtrai uma da outra; a diferença não é superávit nem déficit.
//     - Um valor impresso representa todos os que se arredondam para ele: um montante até metade do último
//       dígito, uma porcentagem igualmente. O orçamento implícito é o intervalo exato que decorre disso,
//       com os limites ampliados até milhões inteiros de đồng.
//     - Os intervalos de porcentagens são exatos, com os limites ampliados até uma casa decimal.
//     - A renda per capita está como publicada; as rendas e o número de pessoas não o foram, por isso não
//       pode ser combinada com a de outras unidades.
//     - The ward came into being on 1 July 2025 from parts of seven former units, so figures of earlier
//       years do not compare directly.
//     - Fonte: Figures for 2025 as published by Thanh Liệt ward, Hà Nội.
#include <fmt/core.h>

#include <govkpi/report.hpp>

#include "language_pt.hpp"

int main(int argc, char** argv) {
    if (argc != 2) return 2;
    const govkpi::language pt{portuguese::data};
    fmt::print("{}", to_text(unit_report(govkpi::report::read_figures(argv[1]), pt)));
}
