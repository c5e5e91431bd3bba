public import Access
public import Care
public import InterviewRules
import Storage

/// Writes down that somebody was told or something was done as the level asks: the principal, the education bureau,
/// the school's crisis group, a referral, the class teacher (rulebook C.3). Nobody undoes it.
public struct NoteErrand: Command {
    public static let permission = Permission.holdInterviews

    public var finding: ID<Finding>
    public var errand: CareErrand
    public var heldOn: Day
    /// Who was told, or what was done.
    public var words: Private<String>?
    public var request: String

    public init(
        finding: ID<Finding>, errand: CareErrand, heldOn: Day, words: Private<String>? = nil, request: String
    ) {
        self.finding = finding
        self.errand = errand
        self.heldOn = heldOn
        self.words = words
        self.request = request
    }

    /// - Throws: `InterviewError.notTalked` before a level is set, but for what an earlier school had left open;
    ///   `unknownChoice` where the level does not ask for it.
    public func perform(in session: borrowing Session<Self>) throws -> Done {
        // Who goes back in the browser and chooses the next errand has done another one.
        let whole = WrittenText.whole(request, nil, [errand.rawValue, "\(heldOn)", words?.exposed])
        let form = try session.newMark(of: whole, "care errand", in: "care_errand", about: finding)
        guard let mark = form else { return Done() }
        let found = try session.ownFinding(finding)
        try session.checkAsked(errand, of: found)
        let at = try session.moment(on: heldOn, of: found, field: "heldOn")
        try session.keep(self, try WrittenText.checked(words, "words") ?? "", mark, at: at)
        try session.windErrands(of: finding)
        return Done()
    }
}

extension Session where Case == NoteErrand {
    fileprivate func keep(_ new: NoteErrand, _ words: String, _ mark: String, at moment: Moment) throws {
        let id = newID(DoneErrand.self)
        try run(
            """
            INSERT INTO care_errand (id, finding, request, errand, at, content, noted_by, noted_at)
            VALUES (\(id), \(new.finding), \(mark), \(new.errand), \(moment),
                \(seal(Private(words), for: DoneErrand.sealing(of: id))), \(caller.id), \(now))
            ON CONFLICT DO NOTHING \(unscoped: "the finding itself was found within the scope")
            """)
    }
}
