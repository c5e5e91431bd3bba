import Access
import Care
import Rights
import RightsRules

/// What two pupils of the demo's school have asked about the own data, one of them answered, and what got out by
/// mistake.
struct DemoDesk: Sendable {
    let past: DemoPast
    let told: Told

    struct Told: Decodable, Sendable {
        /// Who answers, and who says before whether reading the notes does harm.
        let office: String
        let reviewer: String
        /// What is to be corrected, and how; nobody has answered it yet.
        let field: RightsField
        let wish: String
        let breach: Breach
    }

    struct Breach: Decodable, Sendable {
        let keeper: String
        let grade: BreachGrade
        let hoursAgo: Int
        let kinds: String
        let cause: String
        let harm: String
        let contact: String
        let measure: String
    }

    private var house: House { past.house }

    /// Interrupted, it goes on where it was.
    func tell(by codes: [String]) async throws {
        guard let asks = codes.first, let reads = codes.dropFirst().first else { return }
        let office = house.office.standing(at: house.office.now.adding(hours: -26))
        _ = try await office.perform(
            AskAboutOneself(
                code: asks, kind: .correct, field: told.field, wish: Private(told.wish),
                request: "the demo's correction"), as: .anyone)
        _ = try await office.perform(
            AskAboutOneself(code: reads, kind: .access, request: "the demo's file"), as: .anyone)
        try await answer()
        try await record(told.breach)
    }

    private func answer() async throws {
        let office = house.office.standing(at: house.office.now.adding(hours: -24))
        let clerk = try await past.caller(told.office)
        let waiting = try await office.perform(ListRightsRequests(), as: clerk).requests
        guard let asked = waiting.first(where: { $0.kind == .access }) else { return }
        if !asked.isReviewed {
            _ = try await office.perform(
                ReviewHarm(request: asked.id, review: .harmless), as: try await past.caller(told.reviewer))
        }
        _ = try await office.perform(
            AnswerRightsRequest(request: asked.id, answer: .granted, proof: .known), as: clerk)
    }

    private func record(_ breach: Breach) async throws {
        let keeper = try await past.caller(breach.keeper)
        let recorded = try await house.office.perform(
            RecordBreach(
                grade: breach.grade, hoursAgo: breach.hoursAgo, kinds: Private(breach.kinds),
                cause: Private(breach.cause), harm: Private(breach.harm), contact: Private(breach.contact),
                request: "the demo's breach"),
            as: keeper
        ).breach
        _ = try await house.office.perform(
            AddToBreach(
                breach: recorded, step: .measure, words: Private(breach.measure),
                request: "the demo's measure"), as: keeper)
    }
}
