public import Access
import Care
import ScreeningRules
import Storage

/// Takes a response that another program has collected: kept, judged for red flags, and scored if it is completed.
///
/// The same identifier from the same program counts once; the same identifier with other content is refused.
public struct KeepResponse: Command {
    public static let permission = Permission.createSheets

    public var response: SentResponse
    public var identifier: ResponseIdentifier?

    public init(_ response: SentResponse, identifier: ResponseIdentifier?) {
        self.response = response
        self.identifier = identifier
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let response: OwnResponse
        /// Whether it was kept now; else it was known already.
        public let isNew: Bool
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        try checkIdentifier()
        if let known = try session.known(self) { return known }
        let place = try session.placeOfProgram(narrowedTo: response.region)
        let sitting = try session.sitting(for: response, in: place)
        let answers = try response.answers(to: sitting.questionnaire)
        guard let id = try session.insert(self, sitting.questionnaire, answers, in: place) else {
            // The same identifier came twice in the same instant, and the other one was first.
            guard let known = try session.known(self) else { throw ScreeningError.requestTaken }
            return known
        }
        try session.takeSitting(of: sitting)
        try session.settle(response, answers, on: id, by: sitting.questionnaire)
        return Outcome(response: try session.response(id), isNew: true)
    }

    private func checkIdentifier() throws {
        guard let identifier else { return }
        let isPlain = (1...200).contains(identifier.value.utf8.count) && identifier.system?.utf8.count ?? 0 <= 200
        guard isPlain, !identifier.value.contains("|") else {
            throw ResponseFaults(
                .init(reason: .badIdentifier, element: ResponseFaults.Element.identifier, value: ""))
        }
    }
}

extension Session where Case == KeepResponse {
    /// What this identifier brought before.
    /// - Throws: `ScreeningError.requestTaken` when it was something else.
    fileprivate func known(_ again: KeepResponse) throws -> KeepResponse.Outcome? {
        guard let request = ownRequest(again) else { return nil }
        let row = try row(
            """
            SELECT s.id, r.content, r.first_content FROM sheet s JOIN response r ON r.sheet = s.id
            WHERE s.request = \(request) \(unscoped: "the request names the caller's own response")
            """)
        guard let row else { return nil }
        let marks = contentMarks(of: again.response)
        // A program that was not told may send again what it began with, also after it has completed it.
        let kept: [String] = [try row("content"), try row("first_content")]
        guard kept.contains(where: marks.contains) else { throw ScreeningError.requestTaken }
        return KeepResponse.Outcome(response: try response(try row("id")), isNew: false)
    }

    private func ownRequest(_ new: KeepResponse) -> String? {
        new.identifier.map { "response \(caller.id?.rawValue ?? "") \($0.system ?? "")|\($0.value)" }
    }

    /// - Returns: `nil` when the identifier is known already.
    fileprivate func insert(
        _ new: KeepResponse, _ scale: Questionnaire, _ answers: Answers, in place: ProgramPlace
    ) throws -> ID<Sheet>? {
        let id = newID(Sheet.self)
        let sent = new.response
        let inserted = try run(
            """
            INSERT INTO sheet
                (id, questionnaire, version, language, age_group, mode, notice, region, region_chosen, unit,
                created_by, request, started_at, expires_at, worst_rank, missing, manner, licence)
            VALUES (\(id), \(scale.slug), \(scale.version.description), \(sent.language ?? .zhHans),
                \(sent.ageGroup?.rawValue ?? Sheet.ageUnknown), 'program', \(Sheet.notice),
                \(try scope.admit(place.region, unit: place.unit)), TRUE, \(place.unit), \(caller.id),
                \(ownRequest(new)), \(now), \(now), 0, \(scale.unanswered(after: answers)), \(SheetManner.own),
                \(scale.licence.name))
            ON CONFLICT (request) DO NOTHING
            """)
        guard inserted == 1 else { return nil }
        about("sheet \(id)", region: place.region)
        try insert(sent, new.identifier, on: id)
        return id
    }
}

extension Questionnaire {
    /// How many questions that a score counts have no answer yet.
    func unanswered(after answers: Answers) -> Int {
        asked(after: answers).count { $0.isScored && answers[$0.linkId] == nil }
    }
}
