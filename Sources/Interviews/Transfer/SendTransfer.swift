public import Access
public import Care
import Storage

/// Sends a sealed copy of a pupil's archive to the school where the pupil is now: only with the consent of a guardian
/// or of the adult pupil, which names that school, or on a duty by law (rulebook G.3, PIPL art. 23).
///
/// Until it is acknowledged the giving school goes on caring and can take it back.
public struct SendTransfer: Command {
    public static let permission = Permission.holdInterviews
    static let longestName = 100

    public var finding: ID<Finding>
    public var school: String
    public var basis: TransferBasis
    /// The guardian who has agreed.
    public var saidBy: Private<String>?
    public var saidOn: Day?
    public var way: ConsentWay?
    /// Which law or order; with a consent what was added.
    public var words: Private<String>?
    public var request: String

    public init(
        finding: ID<Finding>, school: String, basis: TransferBasis, saidBy: Private<String>? = nil,
        saidOn: Day? = nil, way: ConsentWay? = nil, words: Private<String>? = nil, request: String
    ) {
        self.finding = finding
        self.school = school
        self.basis = basis
        self.saidBy = saidBy
        self.saidOn = saidOn
        self.way = way
        self.words = words
        self.request = request
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let transfer: ID<ArchiveTransfer>
        /// False when the same form had come before.
        public let isNew: Bool
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let found = try session.finding(finding)
        session.about("member \(found.member)", region: found.region)
        let mark = try session.mark(ofRequest: request, for: "transfer")
        if let same = try session.transfer(of: mark) { return Outcome(transfer: same, isNew: false) }
        guard let sender = found.keeper, try session.isPupil(found.member) else { throw TransferError.notAPupil }
        try session.checkHand(found, keptBy: sender)
        guard try session.underWay(of: found.member, from: sender) == nil else { throw TransferError.underWay }
        let receiver = try session.receivingSchool(school.trimmed, besides: sender)
        let teachers = try session.teachers(of: receiver.code)
        guard !teachers.isEmpty else { throw TransferError.noTeacherThere }
        let archive = try session.archive(of: found.member, keptBy: sender)
        try checkBasis(age: session.age(of: found.member), isDanger: archive.guardianIsDanger)
        let evidence = try evidence(for: receiver, archive.parts, on: session.today)
        let parcel = TransferParcel(sender: sender, receiver: receiver, archive: archive, evidence: evidence)
        guard let id = try session.keep(self, parcel, of: found, mark) else { throw TransferError.underWay }
        session.tell(.arrives, id, at: receiver.region, to: teachers)
        return Outcome(transfer: id, isNew: true)
    }

    private func checkBasis(age: Int?, isDanger: Bool) throws {
        guard !TransferBasis.fitting(age: age, isDanger: isDanger).contains(basis) else { return }
        let isForGuardian = basis == .guardianConsent && (age ?? 0) < TransferBasis.ageOfMajority
        throw isForGuardian && isDanger ? TransferError.guardianIsDanger : TransferError.notTheirs
    }

    private func evidence(
        for school: ReceivingSchool, _ parts: TransferParts, on today: Day
    ) throws -> TransferEvidence {
        let name = try WrittenText.checked(saidBy, "saidBy", most: Self.longestName)
        let words = try WrittenText.checked(words, "words")
        if basis == .legalDuty {
            guard words != nil else { throw InterviewError.missing(field: "words") }
        } else {
            if basis == .guardianConsent, name == nil { throw InterviewError.missing(field: "saidBy") }
            guard let saidOn else { throw InterviewError.missing(field: "saidOn") }
            guard saidOn <= today else { throw InterviewError.badMoment(field: "saidOn") }
            guard way != nil else { throw InterviewError.missing(field: "way") }
        }
        let isConsent = basis != .legalDuty
        return TransferEvidence(
            notice: TransferEvidence.notice, recipientNames: school.names, parts: parts,
            saidBy: basis == .guardianConsent ? name : nil, saidOn: isConsent ? saidOn : nil,
            way: isConsent ? way : nil, words: words)
    }
}

/// What is sealed and sent.
struct TransferParcel {
    let sender: String
    let receiver: ReceivingSchool
    let archive: CopiedArchive
    let evidence: TransferEvidence
}

extension Session where Case == SendTransfer {
    /// Whoever looks after the person sends what stands there; of care that has ended any colleague may. All that the
    /// school keeps of the person goes along, so nothing of it may be in the hands of a colleague.
    fileprivate func checkHand(_ found: OpenFinding, keptBy sender: String) throws {
        guard !found.isHandedOn else { throw InterviewError.handedOn }
        let others = try row(
            """
            SELECT f.id FROM finding f
            WHERE f.member = \(found.member) AND f.keeper = \(sender) AND f.closed_at IS NULL
                AND f.handed_on_at IS NULL AND f.teacher IS NOT NULL AND f.teacher <> \(caller.id) LIMIT 1
            \(unscoped: "the member's finding was found within the scope")
            """)
        guard others == nil else { throw InterviewError.notYours }
    }

    fileprivate func transfer(of mark: String) throws -> ID<ArchiveTransfer>? {
        try row(
            "SELECT id FROM archive_transfer WHERE request = \(mark) \(unscoped: "the mark is the caller's own")"
        ).map { try $0("id") }
    }

    /// - Returns: `nil` where a colleague was quicker.
    fileprivate func keep(
        _ new: SendTransfer, _ parcel: TransferParcel, of found: OpenFinding, _ mark: String
    ) throws -> ID<ArchiveTransfer>? {
        let id = newID(ArchiveTransfer.self)
        let parts = parcel.evidence.parts
        let kept = try run(
            """
            INSERT INTO archive_transfer (id, request, member, sender, region, recipient, recipient_region, basis,
                evidence, content, is_open, is_grave, has_alert, sent_by, sent_at, due_at)
            VALUES (\(id), \(mark), \(found.member), \(parcel.sender), \(found.region), \(parcel.receiver.code),
                \(parcel.receiver.region), \(new.basis),
                \(try sealAll(parcel.evidence, for: ArchiveTransfer.sealing(ofEvidence: id))),
                \(try sealAll(parcel.archive, for: ArchiveTransfer.sealing(of: id))), \(parts.isOpen),
                \(parts.isGrave), \(parts.openAlerts > 0), \(caller.id), \(now),
                \(TransferClock.due(from: now, isGrave: parts.isGrave)))
            ON CONFLICT DO NOTHING \(unscoped: "the finding itself was found within the scope")
            """)
        return kept == 1 ? id : nil
    }
}
