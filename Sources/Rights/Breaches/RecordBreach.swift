public import Access
public import Care
import Foundation
public import RightsRules
import Storage
import WarningRules

/// Writes down that data got out, were lost or were changed: what, why, which harm, whom to ask. The clock of telling
/// the authority starts with the finding (rulebook H.3). Nothing of it is changed later; what follows is added.
public struct RecordBreach: Command {
    public static let permission = Permission.answerRightsRequests

    public var grade: BreachGrade
    /// How many hours ago it was found; nothing for just now.
    public var hoursAgo: Int?
    public var kinds: Private<String>
    public var cause: Private<String>
    public var harm: Private<String>
    public var contact: Private<String>
    public var request: String

    public init(
        grade: BreachGrade, hoursAgo: Int? = nil, kinds: Private<String>, cause: Private<String>,
        harm: Private<String>, contact: Private<String>, request: String
    ) {
        (self.grade, self.hoursAgo, self.kinds, self.cause) = (grade, hoursAgo, kinds, cause)
        (self.harm, self.contact, self.request) = (harm, contact, request)
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let breach: ID<Breach>
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        guard !request.isEmpty else { throw RightsProblem.noRequest }
        let hours = hoursAgo ?? 0
        guard (0...8_784).contains(hours) else { throw RightsProblem.badHours }
        let content = BreachContent(
            kinds: try RightsWords.required(kinds, "kinds"), cause: try RightsWords.required(cause, "cause"),
            harm: try RightsWords.required(harm, "harm"), contact: try RightsWords.required(contact, "contact"))
        let mark = session.fingerprint("\(session.caller.name) \(request)", for: "breach request")
        if let known = try session.breach(ofRequest: mark) { return Outcome(breach: known) }
        let foundAt = session.now.adding(hours: -hours)
        if let kept = try session.keep(content, grade, foundAt: foundAt, mark) { return Outcome(breach: kept) }
        // The same form in the same instant: now it is there.
        guard let same = try session.breach(ofRequest: mark) else { throw Refusal.notFound }
        return Outcome(breach: same)
    }
}

extension Session where Case == RecordBreach {
    fileprivate func breach(ofRequest mark: String) throws -> ID<Breach>? {
        try row(
            "SELECT id FROM breach WHERE request = \(mark) \(unscoped: "the mark is the caller's own")"
        ).map { try $0("id") }
    }

    /// - Returns: `nil` where the same form was kept meanwhile.
    fileprivate func keep(
        _ content: BreachContent, _ grade: BreachGrade, foundAt: Moment, _ mark: String
    ) throws -> ID<Breach>? {
        let (id, place) = (newID(Breach.self), try ownPlace())
        about("breach \(id)", region: place.region)
        let calendar = try book(WorkingCalendars.self).edition(for: place.region, on: today)
        let policy = try book(BreachPolicies.self).edition(for: place.region, on: today)
        let due = policy.authority(grade).end(from: foundAt, in: calendar)
        let text = String(decoding: try JSONEncoder().encode(content), as: UTF8.self)
        let kept = try run(
            """
            INSERT INTO breach (id, request, region, unit, grade, found_at, due_at, content, recorded_by, recorded_at)
            VALUES (\(id), \(mark), \(try scope.admit(place.region, unit: place.unit)),
                CAST(\(place.unit) AS TEXT), \(grade), \(foundAt), \(due),
                \(seal(Private(text), for: BreachContent.sealing(of: id))), \(caller.id), \(now))
            ON CONFLICT (request) DO NOTHING
            """)
        return kept == 1 ? id : nil
    }
}

extension RightsWords {
    /// - Throws: `RightsProblem.missing`, `.tooLong`.
    static func required(_ text: Private<String>, _ field: String) throws -> String {
        guard let words = try checked(text, field) else { throw RightsProblem.missing(field: field) }
        return words
    }
}
