import CampaignRules
import Care
import Testing

@Suite struct RecipientTermsTests {
    /// Rulebook H.2, PIPL art. 23: kind, ground, its words, what was asked for, and whether a consent is needed.
    private static let cases: [(RecipientKind, LegalBasis, String?, Bool?, Bool)] = [
        (.thirdParty, .consent, nil, false, true),
        (.thirdParty, .consent, "words", false, true),
        (.thirdParty, .statutoryDuty, nil, false, true),
        (.thirdParty, .statutoryDuty, "a law and its article", nil, false),
        (.thirdParty, .statutoryDuty, "a law and its article", true, true),
        (.processor, .contract, nil, nil, false),
        (.processor, .contract, nil, true, true),
        (.jointHandler, .consent, nil, nil, false),
    ]

    @Test(arguments: cases)
    func `a third party needs a consent of its own unless another ground stands in words`(
        _ kind: RecipientKind, _ basis: LegalBasis, _ words: String?, _ asks: Bool?, _ isNeeded: Bool
    ) {
        let day = Day(daysSince1970: 20_000)
        let terms = RecipientTerms(
            kind: kind, name: "n", nameEn: "", contact: "c", purpose: "p", data: "d", method: "m", basis: basis,
            basisWords: words, asksOwnConsent: asks, agreementNumber: "1", agreedOn: day, fromOn: day,
            atEnd: .deleted)
        #expect(terms.needsOwnConsent == isNeeded && terms.told.needsOwnConsent == isNeeded)
        #expect(terms.told.names == ["zh-Hans": "n"])
    }
}
