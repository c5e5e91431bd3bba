public import Access
import Care
import InterviewRules
import Storage

/// Looks through sittings that were handed in, and notes whom somebody has to talk with and who should be asked again.
///
/// Performed in the transaction that tells of them, for hundreds at once: nobody is left out, and nobody is noted
/// twice. Sheets are read by one statement, whatever their number.
public struct FindPositives: Command {
    public static let permission = Permission.operate
    public static let unattended = true

    public var sittings: [String]

    public init(sittings: [String]) {
        self.sittings = sittings
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let people = try session.answered("s.sitting IN \(list: sittings)")
        try session.note(people, isHandedIn: true)
        session.about("\(sittings.count) sittings")
        return Done()
    }
}

/// Notes somebody whose answer was a red flag, also when they never hand in.
public struct FindFlagged: Command {
    public static let permission = Permission.operate
    public static let unattended = true

    public var sheet: String

    public init(sheet: String) {
        self.sheet = sheet
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let people = try session.answered(
            "s.sitting IN (SELECT g.sitting FROM published_any_sheet g WHERE g.sheet = \(sheet))")
        // Handed in meanwhile, the sheets speak with their scores as well; noting that twice changes nothing. What an
        // interview without a network brings days after the sitting is heard of now: its clock begins now.
        try session.note(people, isHandedIn: people.allSatisfy { $0.handedInAt != nil }, seenAt: session.now)
        session.about("sheet \(sheet)")
        return Done()
    }
}

/// Takes back what hangs on answers whose consent was withdrawn (PIPL art. 15, 47). A red flag stays, and so does what
/// was talked about: whoever said that they are in danger is still asked. So does what a danger or a report of harm
/// hangs on, or nobody could see it, add to it or end it any more (rulebook H.4).
public struct ForgetFinding: Command {
    public static let permission = Permission.operate
    public static let unattended = true

    public var participant: String

    public init(participant: String) {
        self.participant = participant
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let finding = try session.finding(ofParticipant: participant)
        try session.run(
            """
            DELETE FROM finding WHERE participant = \(participant) AND \(UntouchedFinding.condition)
            \(unscoped: "a consent that was withdrawn takes back what hangs on this one sitting")
            """)
        // Of whom something stays, what the answers came to goes; a proposal of the flag alone remains.
        try session.run(
            """
            UPDATE finding SET by_score = 0, proposed = CASE WHEN by_flag > 0 THEN by_flag ELSE proposed END
            WHERE participant = \(participant)
            \(unscoped: "a consent that was withdrawn takes back what hangs on this one sitting")
            """)
        for table: SQL in ["retest_wish", "person_report"] {
            try session.run(
                """
                DELETE FROM \(table) WHERE participant = \(participant)
                \(unscoped: "a consent that was withdrawn takes back what hangs on this one sitting")
                """)
        }
        try session.takeBackCopies(of: participant)
        if let finding { try session.takeOutOfCopies(finding, of: participant) }
        session.about("participant \(participant)")
        return Done()
    }
}
