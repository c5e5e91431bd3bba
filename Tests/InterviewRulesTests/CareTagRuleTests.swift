import Care
import Foundation
import InterviewRules
import Testing
import WarningRules

private func day(_ text: String) throws -> Day { try #require(Day(text)) }

private func policy() throws -> CareTagPolicy {
    let policies = try CareTagPolicies(json: try Shipped.data("care-tags.json"), file: "care-tags.json")
    return policies.edition(for: try #require(Region("990102001000")), on: try day("2026-03-04"))
}

/// Key students (rulebook G.2) as a status that has a ground and an end (H.2).
@Suite struct CareTagRuleTests {
    @Test func `the thirteen tags of the rulebook are there`() throws {
        let codes = try policy().tags.map(\.code)
        #expect(
            codes == [
                "leftBehind", "migrant", "hardship", "oneParent", "disabled", "poor", "orphan", "examYear",
                "bereavement", "bullying", "selfInjury", "chronicIllness", "psychiatricTreatment",
            ])
    }

    @Test(arguments: [
        ("2026-03-04", "2026-08-31"), ("2026-08-31", "2026-08-31"), ("2026-09-01", "2027-08-31"),
        ("2026-12-31", "2027-08-31"),
    ])
    func `a tag holds to the end of the school year`(today: String, end: String) throws {
        let told = try policy().usualEnd(from: try day(today))
        #expect("\(told)" == end)
    }

    @Test(arguments: [
        ("leftBehind", .guardianConsent, .guardian, false, "2026-03-04", "2026-08-31", 10, nil),
        ("leftBehind", .law, .authority, true, "2020-09-01", "2026-08-31", 10, nil),
        ("leftBehind", .law, .authority, false, "2026-03-04", "2026-08-31", 10, .lawWithoutWords),
        ("nonsense", .law, .authority, true, "2026-03-04", "2026-08-31", 10, .unknownTag),
        ("bullying", .guardianConsent, .school, false, "2026-03-05", "2026-08-31", 10, .sinceToCome),
        // PIPL art. 31: under 14 a guardian, from 14 on the person.
        ("bullying", .ownConsent, .person, false, "2026-03-04", "2026-08-31", 13, .tooYoung),
        ("bullying", .ownConsent, .person, false, "2026-03-04", "2026-08-31", 14, nil),
        ("bullying", .guardianConsent, .person, false, "2026-03-04", "2026-08-31", 14, .oldEnough),
        // Rulebook G.2: guardian supplied.
        ("psychiatricTreatment", .guardianConsent, .school, false, "2026-03-04", "2026-08-31", 10, .supplier),
        ("psychiatricTreatment", .law, .authority, true, "2026-03-04", "2026-08-31", 10, .supplier),
        ("psychiatricTreatment", .ownConsent, .person, false, "2026-03-04", "2026-08-31", 17, .supplier),
        ("psychiatricTreatment", .ownConsent, .person, false, "2026-03-04", "2026-08-31", 18, nil),
        ("psychiatricTreatment", .guardianConsent, .guardian, false, "2026-03-04", "2026-08-31", 10, nil),
        // Every one ends.
        ("poor", .guardianConsent, .guardian, false, "2026-03-04", "2026-03-04", 10, nil),
        ("poor", .guardianConsent, .guardian, false, "2026-03-04", "2026-03-03", 10, .until(mostDays: 400)),
        ("poor", .guardianConsent, .guardian, false, "2026-03-04", "2027-04-08", 10, nil),
        ("poor", .guardianConsent, .guardian, false, "2026-03-04", "2027-04-09", 10, .until(mostDays: 400)),
    ] as [(String, CareTagBasis, CareTagSupplier, Bool, String, String, Int, CareTagGap?)])
    func `a tag says the first thing that it lacks`(
        tag: String, basis: CareTagBasis, suppliedBy: CareTagSupplier, hasWords: Bool, since: String, until: String,
        age: Int, gap: CareTagGap?
    ) throws {
        let proposal = CareTagProposal(
            tag: tag, basis: basis, suppliedBy: suppliedBy, hasWords: hasWords, since: try day(since),
            until: try day(until))
        let found = proposal.gap(on: try day("2026-03-04"), age: age, under: try policy())
        #expect(found == gap)
    }

    @Test(arguments: [
        ("\"mostDays\": 400", "\"mostDays\": 4000"), ("\"month\": 8, \"day\": 31", "\"month\": 2, \"day\": 29"),
        ("\"code\": \"migrant\"", "\"code\": \"leftBehind\""), ("\"soonDays\"", "\"soon\""),
    ])
    func `a list that would let a tag last for years is refused`(part: String, slip: String) throws {
        let text = String(decoding: try Shipped.data("care-tags.json"), as: UTF8.self)
        #expect(text.contains(part))
        let broken = Data(text.replacingOccurrences(of: part, with: slip).utf8)
        #expect(throws: PolicyFault.self) { try CareTagPolicies(json: broken, file: "care-tags.json") }
    }
}
