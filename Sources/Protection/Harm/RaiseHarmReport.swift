public import Access
public import Care
import Foundation
public import ProtectionRules
import Storage
public import WarningRules

/// Reports that somebody is harmed, or may be (rulebook H.4). Whoever finds it writes it down; a second person answers
/// for it. Where an authority was told already, that stands in it from the beginning.
///
/// Whom it is about is named by one of three: a care record, somebody on a roster, or the red flag of an alert. The
/// form stands on every record of a child that a colleague may open, so that nobody looks for another page first.
///
/// Written once: it is never changed and never deleted, and what comes later is added to it.
public struct RaiseHarmReport: Command {
    public static let permission = Permission.raiseHarm

    /// Of somebody whom the caller looks after.
    public var finding: String?
    /// Of somebody on the roster of the caller's own unit.
    public var member: String?
    /// Of an alert, also one that was closed meanwhile: for the duty lead who has taken it up, and for whoever looks
    /// after the person.
    public var alert: String?
    public var harmed: HarmedPerson
    public var situation: HarmSituation
    /// Who it is and where they can be found, as an authority needs it.
    public var who: Private<String>
    public var facts: Private<String>
    public var foundOn: Day
    public var foundTime: ClockTime
    /// Who was told already.
    public var authorities: [String: Bool]?
    public var toldOn: Day?
    public var toldTime: ClockTime?
    public var number: Private<String>?
    public var request: String

    public init(
        finding: String? = nil, member: String? = nil, alert: String? = nil, harmed: HarmedPerson,
        situation: HarmSituation, who: Private<String>, facts: Private<String>, foundOn: Day, foundTime: ClockTime,
        authorities: [String: Bool]? = nil, toldOn: Day? = nil, toldTime: ClockTime? = nil,
        number: Private<String>? = nil, request: String
    ) {
        self.finding = finding
        self.member = member
        self.alert = alert
        self.harmed = harmed
        self.situation = situation
        self.who = who
        self.facts = facts
        self.foundOn = foundOn
        self.foundTime = foundTime
        self.authorities = authorities
        self.toldOn = toldOn
        self.toldTime = toldTime
        self.number = number
        self.request = request
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let report: ID<HarmReport>
        /// False when the same form had come before.
        public let isNew: Bool
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let person = try session.subject(of: self)
        let mark = try session.harmMark(ofRequest: wholeRequest, for: "report")
        if let same = try session.report(of: mark) { return Outcome(report: same, isNew: false) }
        if let age = person.age, harmed.isRuledOut(byAge: age) { throw HarmError.otherAge }
        let content = HarmContent(
            who: try HarmWords.needed(who, "who", most: HarmWords.longestWho),
            facts: try HarmWords.needed(facts, "facts"))
        let foundAt = Moment(foundOn, minute: foundTime.minute)
        guard foundAt <= session.now else { throw HarmError.badMoment(field: "foundOn") }
        let told = try NewHarmEntry.told(
            authorities, on: toldOn, toldTime, number: number, words: nil, after: foundAt, now: session.now)
        guard let report = try session.keep(self, content, person, foundAt, mark) else {
            // The same form in the same instant: now it is there.
            guard let same = try session.report(of: mark) else { throw Refusal.notFound }
            return Outcome(report: same, isNew: false)
        }
        if let told { try session.add(told, to: report) }
        try session.tellColleagues(of: report, person)
        return Outcome(report: report, isNew: true)
    }

    /// Whom it is about and what was seen. Who was told is not in it: that is added to a report, and makes no second
    /// one; where it got lost the clock goes on and says so.
    private var wholeRequest: String {
        HarmWords.whole(
            request, nil,
            [
                finding, member, alert, harmed.rawValue, situation.rawValue, who.exposed, facts.exposed, "\(foundOn)",
                "\(foundTime)",
            ])
    }
}

extension NewHarmEntry {
    /// Which authorities were told when; `nil` where none was.
    /// - Throws: `HarmError.missing` without a time, `.badMoment` before it was found and in the future.
    static func told(
        _ ticks: [String: Bool]?, on day: Day?, _ time: ClockTime?, number: Private<String>?, words: Private<String>?,
        after foundAt: Moment, now: Moment
    ) throws -> NewHarmEntry? {
        let authorities = try HarmWords.authorities(ticks)
        guard !authorities.isEmpty else { return nil }
        guard let day else { throw HarmError.missing(field: "toldOn") }
        guard let time else { throw HarmError.missing(field: "toldTime") }
        let at = Moment(day, minute: time.minute)
        guard at <= now, at >= foundAt else { throw HarmError.badMoment(field: "toldOn") }
        let content = HarmEntryContent(
            number: try HarmWords.checked(number, "number", most: HarmWords.longestNumber),
            words: try HarmWords.checked(words, "words"))
        return NewHarmEntry(
            kind: .told, at: at, detail: authorities.map(\.rawValue).joined(separator: " "), content: content)
    }
}

extension Session where Case == RaiseHarmReport {
    fileprivate func report(of mark: String) throws -> ID<HarmReport>? {
        try row(
            "SELECT id FROM harm_report WHERE request = \(mark) \(unscoped: "the mark is the caller's own")"
        ).map { try $0("id") }
    }

    /// - Returns: `nil` where the same form was kept meanwhile.
    fileprivate func keep(
        _ new: RaiseHarmReport, _ content: HarmContent, _ person: HarmSubject, _ foundAt: Moment, _ mark: String
    ) throws -> ID<HarmReport>? {
        guard let me = caller.id else { throw Refusal.notSignedIn }
        let policy = try book(HarmPolicies.self).edition(for: person.region, on: today)
        let calendar = try book(WorkingCalendars.self).edition(for: person.region, on: today)
        let times = HarmTimes(foundAt: foundAt, raisedAt: now, under: policy, in: calendar)
        let id = newID(HarmReport.self)
        let sealed = seal(
            Private(String(decoding: try JSONEncoder().encode(content), as: UTF8.self)),
            for: HarmReport.sealing(of: id))
        let kept = try run(
            """
            INSERT INTO harm_report (id, finding, member, keeper, region, harmed, situation, content, found_at,
                raised_at, reporter, request, tell_due, tell_twice, acknowledge_due, acknowledge_twice, keep_until)
            VALUES (\(id), \(person.finding ?? ""), \(person.member), CAST(\(person.keeper) AS TEXT), \(person.region),
                \(new.harmed), \(new.situation), \(sealed), \(foundAt), \(now), \(me), \(mark), \(times.tell.due),
                \(times.tell.twice), \(times.acknowledge.due), \(times.acknowledge.twice),
                \(policy.keepUntil(from: today)))
            ON CONFLICT (request) DO NOTHING \(unscoped: "the person was found within the scope")
            """)
        guard kept == 1 else { return nil }
        about("harm report \(id)", region: person.region)
        return id
    }
}
