import RightsRules
import Testing

@Suite struct RightsDecisionTests {
    private func decision(_ kind: RightKind, _ change: (inout RightsDecision) -> Void = { _ in }) -> RightsDecision {
        var decision = RightsDecision(kind: kind)
        decision.hasProof = true
        change(&decision)
        return decision
    }

    @Test(arguments: RightKind.allCases)
    func `a refusal always has a reason`(_ kind: RightKind) {
        #expect(decision(kind).obstacle(to: .refused) == .noReason)
        #expect(decision(kind) { $0.hasWords = true }.obstacle(to: .refused) == nil)
    }

    @Test(arguments: RightKind.allCases)
    func `nothing is granted before it is sure who asks`(_ kind: RightKind) {
        #expect(decision(kind) { $0.hasProof = false }.obstacle(to: .granted) == .noProof)
    }

    @Test(arguments: RightKind.allCases)
    func `what was answered is not answered again`(_ kind: RightKind) {
        let answered = decision(kind) { ($0.isAnswered, $0.hasWords) = (true, true) }
        for answer in RightsAnswer.allCases { #expect(answered.obstacle(to: answer) == .answered) }
    }

    /// Rulebook H.1, MHL art. 47: notes are read and copied unless that harms the treatment.
    @Test(arguments: [
        (RightKind.access, true), (.copy, true), (.transfer, true), (.explain, true), (.correct, false),
        (.delete, false),
    ])
    func `a file waits for the harm review`(_ kind: RightKind, waits: Bool) {
        #expect(kind.opensFile == waits)
        let due = decision(kind) { ($0.needsReview, $0.hasWords) = (true, true) }
        #expect(due.obstacle(to: .granted) == (waits ? .reviewIsDue : nil))
        let reviewed = decision(kind) { ($0.needsReview, $0.isReviewed, $0.hasWords) = (true, true, true) }
        #expect(reviewed.obstacle(to: .granted) == nil)
    }

    @Test(arguments: RightKind.allCases)
    func `who has looked does not answer who has looked`(_ kind: RightKind) {
        let looked = decision(kind) { ($0.hasLooked, $0.hasWords) = (true, true) }
        for answer in RightsAnswer.allCases {
            #expect((looked.obstacle(to: answer) == .ownReading) == (kind == .explain))
        }
    }

    @Test func `a correction says what was changed`() {
        #expect(decision(.correct).obstacle(to: .granted) == .noWords)
    }

    /// Rulebook H.2, PIPL art. 47: while a term runs, nothing is deleted.
    @Test func `a deletion waits for the end of a hold and for another person`() {
        #expect(decision(.delete).obstacle(to: .granted) == nil)
        #expect(decision(.delete) { $0.isHeld = true }.obstacle(to: .granted) == .held)
        #expect(decision(.delete) { $0.hasAgreed = true }.obstacle(to: .granted) == .ownAgreement)
        #expect(decision(.delete) { ($0.isHeld, $0.hasWords) = (true, true) }.obstacle(to: .refused) == nil)
    }
}
