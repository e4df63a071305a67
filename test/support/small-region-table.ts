// Counted by hand from the rules; test/operations/reports/small-region.test.ts tells the nine cases. Not one number was taken from the service.

/** The first provider (A1 to A6); the municipality (A3, B1 to B3); the region. Of each: second quarter, half-year, year. */
export const figuresTable = `
families.start                            3  2  2    2  1  1    5  3  3   Q2: A1 A2 A4, B1 B3; before: A1 A4, B3
families.in                               1  2  2    1  2  3    1  3  4   Q2: A3; H1: also A2, B1; year: also B2, but not A6, whose family was there
families.out                              1  1  1    1  1  3    2  2  3   Q2: A4, B1; year: A3, B1, B3, but not A4, whose family is back
families.end                              3  3  3    2  2  1    4  4  4   30 June: A1 A2 A3, B3; 31 December: A1 A2 A6, B2
cases.start                               3  2  2    2  1  1    5  3  3
cases.in                                  1  2  3    1  2  3    1  3  5   year: A2 A3 A6, B1 B2
cases.out                                 1  1  2    1  1  3    2  2  4   year: A3 A4, B1 B3
cases.end                                 3  3  3    2  2  1    4  4  4
cases.extended                            0  0  0    0  1  1    0  1  1   B3
preparation.start                         1  0  0    1  0  0    1  0  0   A3
preparation.in                            1  3  4    1  3  3    2  5  6   Q2: A5, B2; H1: also A2 A3, B1; year: also A6
preparation.taken                         1  2  3    1  2  3    1  3  5
preparation.notTaken                      1  1  1    0  0  0    1  1  1   A5
preparation.end                           0  0  0    1  1  0    1  1  0   B2
notTaken.familyDeclined                   1  1  1    0  0  0    1  1  1
outcomes.success                          1  1  2    0  0  1    1  1  2   A4; year: also A3
outcomes.writtenRefusal                   0  0  0    1  1  1    1  1  1   B1
outcomes.movedAway                        0  0  0    0  0  1    0  0  1   B3
levels.adaptation.in                      0  0  1    0  0  0    0  0  1   A6
levels.adaptation.end                     0  0  1    0  0  0    0  0  1
levels.basic.start                        1  1  1    0  0  0    1  1  1   A1
levels.basic.in                           0  0  0    0  0  1    0  0  1   B2
levels.basic.movedIn                      1  1  1    0  0  0    1  1  1   A2
levels.basic.end                          2  2  2    0  0  1    2  2  3   A1 A2; year: also B2
levels.crisis.start                       2  1  1    2  1  1    4  2  2   Q2: A2 A4, B1 B3; before: A4, B3
levels.crisis.in                          1  2  2    1  2  2    1  3  3   Q2: A3; H1: also A2, B1
levels.crisis.movedOut                    1  1  1    0  0  0    1  1  1   A2
levels.crisis.out                         1  1  2    1  1  3    2  2  4   A4, B1; year: also A3, B3
levels.crisis.end                         1  1  0    2  2  0    2  2  0   A3, B3
moves.crisis.basic                        1  1  1    0  0  0    1  1  1
categories.disabledChild.start            2  2  2    0  0  0    2  2  2   A1 A4
categories.disabledChild.in               1  1  2    1  1  2    1  1  3   A3; year: also A6, B2
categories.disabledChild.out              1  1  2    0  0  1    1  1  2   A4; year: also A3
categories.disabledChild.end              2  2  2    1  1  1    2  2  3   A1 A3; year: A1 A6, B2
categories.manyChildren.start             1  0  0    1  0  0    2  0  0   A2, B1
categories.manyChildren.in                0  1  1    0  1  1    0  2  2
categories.manyChildren.out               0  0  0    1  1  1    1  1  1   B1
categories.manyChildren.end               1  1  1    0  0  0    1  1  1
categories.lowIncome.start                1  0  0    1  1  1    2  1  1   A2, B3; before: B3
categories.lowIncome.in                   0  1  1    0  0  0    0  1  1   A2
categories.lowIncome.out                  0  0  0    0  0  1    0  0  1   B3
categories.lowIncome.end                  1  1  1    1  1  0    2  2  1
grounds.parentApplication.start           3  2  2    2  1  1    5  3  3
grounds.parentApplication.in              1  2  3    1  2  2    1  3  4
grounds.parentApplication.out             1  1  2    1  1  3    2  2  4
grounds.parentApplication.end             3  3  3    2  2  0    4  4  3
grounds.message.in                        0  0  0    0  0  1    0  0  1   B2
grounds.message.end                       0  0  0    0  0  1    0  0  1
measures.due                              3  6 10    2  3  6    4  8 14   Q2: A1.2 A2.2 A3.1, B1.1; H1: also A1.1 A2.1 A4.2, B3.2
measures.done                             1  3  5    1  2  4    2  5  8   Q2: A2.2, B1.1; H1: also A1.1 A4.2, B3.2; year: also A3.2 A6.2, B2.1
measures.doneLate                         1  1  2    0  0  2    1  1  3   A1.2; year: also A3.1, B2.2
measures.notDone                          0  1  1    0  0  0    0  1  1   A2.1
measures.late                             1  1  1    1  1  0    1  1  1   A3.1; year: A1.3
measures.open                             0  0  1    0  0  0    0  0  1   A6.1
measures.help.medical.due                 1  3  4    2  2  3    2  4  6   the first measure of each case
measures.help.medical.done                0  1  1    1  1  2    1  2  3   A1.1, B1.1, B2.1
measures.help.medical.doneLate            0  0  1    0  0  1    0  0  1   A3.1
measures.help.medical.notDone             0  1  1    0  0  0    0  1  1
measures.help.medical.late                1  1  0    1  1  0    1  1  0   A3.1
measures.help.medical.open                0  0  1    0  0  0    0  0  1
measures.help.social.due                  2  3  6    0  1  3    2  4  8   the other ones
measures.help.social.done                 1  2  4    0  1  2    1  3  5   A2.2 A4.2, B3.2; year: also A3.2 A6.2
measures.help.social.doneLate             1  1  1    0  0  1    1  1  2   A1.2, B2.2
measures.help.social.late                 0  0  1    0  0  0    0  0  1   A1.3
measures.executor.organisation.due        1  3  4    2  2  3    2  4  6
measures.executor.organisation.done       0  1  1    1  1  2    1  2  3
measures.executor.organisation.doneLate   0  0  1    0  0  1    0  0  1
measures.executor.organisation.notDone    0  1  1    0  0  0    0  1  1
measures.executor.organisation.late       1  1  0    1  1  0    1  1  0
measures.executor.organisation.open       0  0  1    0  0  0    0  0  1
measures.executor.curator.due             2  3  6    0  1  3    2  4  8
measures.executor.curator.done            1  2  4    0  1  2    1  3  5
measures.executor.curator.doneLate        1  1  1    0  0  1    1  1  2
measures.executor.curator.late            0  0  1    0  0  0    0  0  1
helped.medical                            0  1  2    1  1  3    1  2  4   April: B1; H1: also A1; year: also A3, B2; A4 and B3 in 2025
helped.social                             2  3  4    0  1  3    2  4  6   Q2: A1 A2; H1: also A4, B3; year: also A3, B2; A4 and A6 are one family
deadlines.due                             2  3  4    1  2  3    2  4  6   Q2: A3 A5; H1: also A2, B1; year: also A6, B2
deadlines.done                            1  1  2    1  2  3    1  2  4
deadlines.doneLate                        0  1  1    0  0  0    0  1  1   A2
deadlines.late                            1  1  1    0  0  0    1  1  1   A5
deadlines.programmeApproval.due           2  3  4    1  2  3    2  4  6
deadlines.programmeApproval.done          1  1  2    1  2  3    1  2  4
deadlines.programmeApproval.doneLate      0  1  1    0  0  0    0  1  1
deadlines.programmeApproval.late          1  1  1    0  0  0    1  1  1
postSupport.in                            1  1  2    0  0  1    1  1  2   A4; year: also A3
postSupport.out                           0  0  1    0  0  0    0  0  1   A4, closed by its late check
postSupport.end                           1  1  1    0  0  1    1  1  1
checks.due                                0  0  1    0  0  0    0  0  1   A4; that of A3 is due in January 2027
checks.doneLate                           0  0  1    0  0  0    0  0  1
curators.all                              2  2  1    2  2  1    3  3  2   30 June: of A1 A2, of A3, of B3; 31 December: of A1 A2 A6, of B2
curators.one                              2  2  3    0  0  0    0  0  0   of each curator only the provider is told
curators.one.basic                        2  2  2    0  0  0    0  0  0   A1 A2
curators.one.adaptation                   0  0  1    0  0  0    0  0  0   A6
curators.two                              1  1  0    0  0  0    0  0  0   A3
curators.two.crisis                       1  1  0    0  0  0    0  0  0
`;

/** Missing data, in the same nine columns. */
export const missingTable = `
measuresUnmarked                          0  0  1    0  0  0    0  0  1   A1.3; A3.1 was marked by now
termOver                                  0  0  1    0  0  0    0  0  1   A1
`;
