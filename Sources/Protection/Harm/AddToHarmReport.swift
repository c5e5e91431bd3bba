public import Access
public import Care
import ProtectionRules
import Storage
public import WarningRules

/// Writes down which authorities were told of it, when, and under which number. Each later telling is another entry.
public struct TellAuthorities: Command {
    public static let permission = Permission.reportHarm

    public var report: ID<HarmReport>
    public var authorities: [String: Bool]?
    public var toldOn: Day
    public var toldTime: ClockTime
    public var number: Private<String>?
    public var words: Private<String>?
    public var request: String

    public init(
        report: ID<HarmReport>, authorities: [String: Bool]?, toldOn: Day, toldTime: ClockTime,
        number: Private<String>? = nil, words: Private<String>? = nil, request: String
    ) {
        self.report = report
        self.authorities = authorities
        self.toldOn = toldOn
        self.toldTime = toldTime
        self.number = number
        self.words = words
        self.request = request
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let found = try session.harmReport(report)
        let whole = HarmWords.whole(
            request, authorities, ["\(toldOn)", "\(toldTime)", number?.exposed, words?.exposed])
        let mark = try session.harmMark(ofRequest: whole, for: "told \(report)")
        guard try !session.isAdded(mark) else { return Done() }
        let told = try NewHarmEntry.told(
            authorities, on: toldOn, toldTime, number: number, words: words, after: found.foundAt, now: session.now)
        guard var entry = told else { throw HarmError.missing(field: "authorities") }
        entry.mark = mark
        try session.add(entry, to: report)
        return Done()
    }
}

/// Adds words to a report: what was found out since, and what was got wrong. What stood there stays.
public struct AddToHarmReport: Command {
    public static let permission = Permission.reportHarm

    public var report: ID<HarmReport>
    public var words: Private<String>
    public var request: String

    public init(report: ID<HarmReport>, words: Private<String>, request: String) {
        self.report = report
        self.words = words
        self.request = request
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        _ = try session.harmReport(report)
        let whole = HarmWords.whole(request, nil, [words.exposed])
        let mark = try session.harmMark(ofRequest: whole, for: "added \(report)")
        let content = HarmEntryContent(words: try HarmWords.needed(words, "words"))
        try session.add(NewHarmEntry(kind: .added, at: session.now, content: content, mark: mark), to: report)
        return Done()
    }
}
