public import Access
public import Care
public import InterviewRules
import Storage

/// Writes down a circumstance for which a pupil may need more care, such as being left behind, with the ground on which
/// the school may know it and from whom it has it (rulebook G.2, G.3, H.2). It ends by itself.
public struct NoteCareTag: Command {
    public static let permission = Permission.holdInterviews

    public var member: String
    /// One of the list of the region.
    public var tag: String
    public var basis: CareTagBasis
    public var suppliedBy: CareTagSupplier
    /// Today where it is left out.
    public var since: Day?
    /// The last day of the school year where it is left out.
    public var until: Day?
    public var words: Private<String>?
    public var request: String

    public init(
        member: String, tag: String, basis: CareTagBasis, suppliedBy: CareTagSupplier, since: Day? = nil,
        until: Day? = nil, words: Private<String>? = nil, request: String
    ) {
        (self.member, self.tag, self.basis, self.suppliedBy) = (member, tag, basis, suppliedBy)
        (self.since, self.until, self.words, self.request) = (since, until, words, request)
    }

    /// - Throws: `InterviewError.tag` for what the rule refuses; `tagIsNoted` where it stands there already.
    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let pupil = try session.taggedPupil(member)
        let mark = try session.mark(ofRequest: request, for: "care tag")
        guard try !session.isKept(mark) else { return Done() }
        let content = CareTagContent(
            code: tag, basis: basis, suppliedBy: suppliedBy, since: since ?? session.today,
            words: try WrittenText.checked(words, "words", most: Self.longestWords))
        let policy = try session.tagPolicy(in: pupil.region)
        let end = until ?? policy.usualEnd(from: session.today)
        let proposal = CareTagProposal(
            tag: tag, basis: basis, suppliedBy: suppliedBy, hasWords: content.words != nil, since: content.since,
            until: end)
        if let gap = proposal.gap(on: session.today, age: pupil.age, under: policy) {
            throw InterviewError.tag(gap)
        }
        guard try session.keep(content, of: pupil, until: end, mark) else { throw InterviewError.tagIsNoted }
        return Done()
    }

    /// A fact, and no story.
    public static let longestWords = 200
}

extension Session where Case == NoteCareTag {
    fileprivate func isKept(_ request: String) throws -> Bool {
        try row(
            "SELECT id FROM care_tag WHERE request = \(request) \(unscoped: "the mark is the caller's own")"
        ) != nil
    }

    /// - Returns: whether it was not there yet.
    fileprivate func keep(
        _ content: CareTagContent, of pupil: TaggedPupil, until end: Day, _ request: String
    ) throws -> Bool {
        let text = "\(pupil.member) \(pupil.keeper) \(content.code)"
        // One that has ended makes room; the platform takes it away within the hour.
        try run(
            """
            DELETE FROM care_tag
            WHERE mark IN \(list: fingerprints(of: text, for: "care tag")) AND until_day < \(today)
            \(unscoped: "the pupil was found within the scope")
            """)
        guard try careTags(of: [pupil.member])[pupil.member]?.contains(where: { $0.code == content.code }) != true
        else { return false }
        let id = newID(CareTag.self)
        let sealed = try sealAll(content, for: CareTagContent.sealing(of: id))
        return try run(
            """
            INSERT INTO care_tag (id, member, region, keeper, request, mark, content, until_day, noted_by, noted_at)
            VALUES (\(id), \(pupil.member), \(pupil.region), \(pupil.keeper), \(request),
                \(fingerprint(text, for: "care tag")), \(sealed), \(end), \(caller.id), \(now))
            ON CONFLICT DO NOTHING \(unscoped: "the pupil was found within the scope")
            """) == 1
    }
}
