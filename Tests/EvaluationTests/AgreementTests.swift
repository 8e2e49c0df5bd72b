import Annotations
import Testing

@testable import Evaluation

@Suite struct AgreementTests {
  /// 50 grant proposals read by two people, the example by which kappa is taught: agreement 0.7, kappa 0.4.
  @Test func kappaOfTheTextbook() {
    let agreement = Agreement(
      .entities, table: [["yes", "yes"]: 20, ["yes", "no"]: 5, ["no", "yes"]: 10, ["no", "no"]: 15], spanF1: 0)
    #expect(abs(agreement.observed - 0.7) < 1e-12)
    #expect(abs(agreement.kappa - 0.4) < 1e-12)
  }

  /// Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability", section A: two observers, ten units, binary data.
  @Test func alphaOfThePaper() {
    let agreement = Agreement(
      .entities, table: [["0", "0"]: 5, ["1", "1"]: 1, ["1", "0"]: 3, ["0", "1"]: 1], spanF1: 0)
    #expect(abs(agreement.alpha - 0.095) < 0.0005)
  }

  @Test func tokensAndSpansOfTexts() throws {
    let pair = try Marked.pair("[PERSON Ada Noë] met [ORG Lima]'s men.", "[PERSON Ada] Noë met [ORG Lima]'s men.")
    let agreement = try #require(Agreement.of([pair]).first { $0.layer == .entities })
    #expect(agreement.tokens == 8)
    #expect(agreement.observed == 7.0 / 8)
    #expect(agreement.spanF1 == 0.5)
  }

  /// Every token is in a sentence; the annotators differ in whether one begins at it.
  @Test func sentencesByTheirBeginnings() throws {
    let pair = try Marked.pair("[S He left.] [S Ada Noë stayed.]", "[S He left.] [S Ada] [S Noë stayed.]")
    let agreement = try #require(Agreement.of([pair]).first { $0.layer == .sentences })
    #expect(agreement.tokens == 7)
    #expect(agreement.observed == 6.0 / 7)
    #expect(agreement.spanF1 == 2.0 / 5)
  }

  @Test func fullAgreementIsOne() throws {
    let pair = try Marked.pair("[PERSON Ada] left.", "[PERSON Ada] left.")
    for agreement in Agreement.of([pair]) {
      #expect(agreement.kappa == 1)
      #expect(agreement.alpha == 1)
    }
  }
}
