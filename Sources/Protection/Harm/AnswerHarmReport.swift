public import Access
public import Care
public import ProtectionRules
import Storage

/// The second person takes note, and answers for it from then on. Never whoever has raised it.
public struct AcknowledgeHarmReport: Command {
    public static let permission = Permission.reportHarm

    public var report: ID<HarmReport>

    public init(report: ID<HarmReport>) {
        self.report = report
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let found = try session.harmReport(report)
        do {
            try HarmHands.checkAcknowledging(found.course, isOwn: session.isOwn(found))
        } catch let refusal as HarmRefusal {
            throw HarmError.refused(refusal)
        }
        // Somebody else in the same instant, or the same hand twice: one of them has.
        try session.add(NewHarmEntry(kind: .acknowledged, at: session.now), to: report)
        return Done()
    }
}

/// Ends a report: an authority knows, a second person has answered for it, and says how it came out. Never whoever has
/// raised it. Words can be added afterwards all the same.
public struct CloseHarmReport: Command {
    public static let permission = Permission.reportHarm

    public var report: ID<HarmReport>
    public var ending: HarmEnding
    public var words: Private<String>

    public init(report: ID<HarmReport>, ending: HarmEnding, words: Private<String>) {
        self.report = report
        self.ending = ending
        self.words = words
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let found = try session.harmReport(report)
        do {
            try HarmHands.checkClosing(found.course, isOwn: session.isOwn(found))
        } catch let refusal as HarmRefusal {
            throw HarmError.refused(refusal)
        }
        let content = HarmEntryContent(words: try HarmWords.needed(words, "words"))
        // Somebody else in the same instant: their words stand, and these are not lost in silence.
        guard try session.add(
            NewHarmEntry(kind: .closed, at: session.now, detail: ending.rawValue, content: content), to: report)
        else { throw HarmError.refused(.isClosed) }
        return Done()
    }
}
