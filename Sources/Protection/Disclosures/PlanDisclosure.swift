public import Access
public import Care
import Foundation
public import ProtectionRules
import Storage
public import WarningRules

/// Writes down what is to be told to whom without the person's leave, and why (rulebook H.5): the least that they need.
/// Where it was told already, because somebody is in danger, that stands in it from the beginning.
public struct PlanDisclosure: Command {
    public static let permission = Permission.reportHarm

    public var finding: String
    public var reason: DisclosureReason
    public var recipient: DisclosureRecipient
    public var toWhom: Private<String>
    public var content: Private<String>
    public var toldOn: Day?
    public var toldTime: ClockTime?
    public var request: String

    public init(
        finding: String, reason: DisclosureReason, recipient: DisclosureRecipient, toWhom: Private<String>,
        content: Private<String>, toldOn: Day? = nil, toldTime: ClockTime? = nil, request: String
    ) {
        self.finding = finding
        self.reason = reason
        self.recipient = recipient
        self.toWhom = toWhom
        self.content = content
        self.toldOn = toldOn
        self.toldTime = toldTime
        self.request = request
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let disclosure: ID<Disclosure>
        /// False when the same form had come before.
        public let isNew: Bool
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let person = try session.person(ofFinding: finding)
        let mark = try session.harmMark(ofRequest: wholeRequest, for: "disclosure")
        if let same = try session.disclosure(of: mark) { return Outcome(disclosure: same, isNew: false) }
        let words = DisclosureContent(
            toWhom: try HarmWords.needed(toWhom, "toWhom", most: HarmWords.longestWho),
            content: try HarmWords.needed(content, "content"))
        let toldAt = try DisclosureTime.of(toldOn, toldTime, now: session.now)
        if toldAt != nil {
            do {
                try DisclosureHands.checkMaking(reason, isAgreed: false)
            } catch {
                throw HarmError.disclosure(error)
            }
        }
        guard let disclosure = try session.keep(self, words, person, mark) else {
            // The same form in the same instant: now it is there.
            guard let same = try session.disclosure(of: mark) else { throw Refusal.notFound }
            return Outcome(disclosure: same, isNew: false)
        }
        if let toldAt { try session.add(.made, at: toldAt, to: disclosure) }
        return Outcome(disclosure: disclosure, isNew: true)
    }

    private var wholeRequest: String {
        HarmWords.whole(
            request, nil,
            [
                finding, reason.rawValue, recipient.rawValue, toWhom.exposed, content.exposed,
                toldOn.map { "\($0)" }, toldTime.map { "\($0)" },
            ])
    }
}

/// When something was told.
enum DisclosureTime {
    /// - Throws: `HarmError.missing` for a time without a day, `.badMoment` for one to come.
    static func of(_ day: Day?, _ time: ClockTime?, now: Moment) throws -> Moment? {
        guard let time else { return nil }
        guard let day else { throw HarmError.missing(field: "toldOn") }
        return try of(day, time, now: now)
    }

    /// - Throws: `HarmError.badMoment` for a time to come.
    static func of(_ day: Day, _ time: ClockTime, now: Moment) throws -> Moment {
        let at = Moment(day, minute: time.minute)
        guard at <= now else { throw HarmError.badMoment(field: "toldOn") }
        return at
    }
}

extension Session where Case == PlanDisclosure {
    fileprivate func disclosure(of mark: String) throws -> ID<Disclosure>? {
        try row(
            "SELECT id FROM disclosure WHERE request = \(mark) \(unscoped: "the mark is the caller's own")"
        ).map { try $0("id") }
    }

    /// - Returns: `nil` where the same form was kept meanwhile.
    fileprivate func keep(
        _ new: PlanDisclosure, _ words: DisclosureContent, _ person: HarmSubject, _ mark: String
    ) throws -> ID<Disclosure>? {
        let id = newID(Disclosure.self)
        let sealed = seal(
            Private(String(decoding: try JSONEncoder().encode(words), as: UTF8.self)), for: Disclosure.sealing(of: id))
        let policy = try book(HarmPolicies.self).edition(for: person.region, on: today)
        let kept = try run(
            """
            INSERT INTO disclosure (id, finding, member, keeper, region, reason, recipient, content, made_by, made_at,
                request, keep_until)
            VALUES (\(id), \(person.finding), \(person.member), CAST(\(person.keeper) AS TEXT), \(person.region),
                \(new.reason), \(new.recipient), \(sealed), \(caller.id), \(now), \(mark),
                \(policy.keepUntil(from: today)))
            ON CONFLICT (request) DO NOTHING \(unscoped: "the person was found within the scope")
            """)
        guard kept == 1 else { return nil }
        about("disclosure \(id)", region: person.region)
        return id
    }
}
