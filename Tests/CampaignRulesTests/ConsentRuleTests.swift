import CampaignRules
import Testing

struct ConsentRuleTests {
    @Test(arguments: [
        (9, true, [.guardian]), (13, false, [.guardian]), (14, true, [.person, .guardian]), (14, false, [.person]),
        (17, true, [.person, .guardian]), (18, true, [.person]), (40, false, [.person]),
    ] as [(Int, Bool, Set<ConsentGiver>)])
    func `whose agreement is asked for goes by the age`(age: Int, isDefault: Bool, asked: Set<ConsentGiver>) {
        #expect(ConsentRule(asksGuardianFrom14: isDefault).asks(age: age) == asked)
    }

    @Test(arguments: [
        (13, ConsentsSoFar(), .waits(for: [.guardian])),
        (13, ConsentsSoFar(guardian: .given), .mayBegin),
        (13, ConsentsSoFar(person: .declined, guardian: .given), .no),
        (13, ConsentsSoFar(person: .given), .waits(for: [.guardian])),
        (13, ConsentsSoFar(guardian: .withdrawn), .no),
        (15, ConsentsSoFar(person: .given), .waits(for: [.guardian])),
        (15, ConsentsSoFar(guardian: .given), .waits(for: [.person])),
        (15, ConsentsSoFar(person: .given, guardian: .given), .mayBegin),
        (15, ConsentsSoFar(person: .given, guardian: .declined), .no),
        (15, ConsentsSoFar(person: .withdrawn, guardian: .given), .no),
        (18, ConsentsSoFar(person: .given, guardian: .declined), .mayBegin),
    ] as [(Int, ConsentsSoFar, ConsentVerdict)])
    func `nobody begins without the agreement that is asked for`(
        age: Int, said: ConsentsSoFar, verdict: ConsentVerdict
    ) {
        #expect(ConsentRule().verdict(age: age, said) == verdict)
    }

    @Test func `something goes to a third party when everybody who is asked has said yes and nobody no`() {
        let rule = ConsentRule()
        #expect(rule.mayShare(age: 13, ConsentsSoFar(guardian: .given)))
        #expect(!rule.mayShare(age: 13, ConsentsSoFar()), "what is left open is no")
        #expect(!rule.mayShare(age: 15, ConsentsSoFar(person: .given)))
        #expect(rule.mayShare(age: 15, ConsentsSoFar(person: .given, guardian: .given)))
        #expect(!rule.mayShare(age: 18, ConsentsSoFar(person: .withdrawn)))
    }

    @Test func `where a campaign does not ask the guardian from 14 on the pupil decides alone`() {
        let rule = ConsentRule(asksGuardianFrom14: false)
        #expect(rule.verdict(age: 14, ConsentsSoFar(person: .given, guardian: .declined)) == .mayBegin)
        #expect(rule.verdict(age: 13, ConsentsSoFar(person: .given)) == .waits(for: [.guardian]))
    }
}
