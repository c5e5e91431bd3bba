public import Access
public import Care
import Storage

/// Writes down a resident who stands on no list, met at the door or at a stand, for one campaign that lets them be
/// enrolled there. Who is found again by name and birthday in the same place, or by identity number, is the same person
/// and keeps the code that they have. What was given is for this campaign, and puts nobody on a roster.
public struct MeetResident: Command {
    public static let permission = Permission.enrolResidents

    public var campaign: String
    /// Where the person lives.
    public var place: Region
    public var name: Private<String>
    /// May be left out beside an identity number.
    public var born: Day?
    public var sex: MemberSex?
    public var idNumber: Private<String>?
    public var phone: Private<String>?
    /// Who decides for a child under 14.
    public var guardian: Private<String>?
    public var guardianPhone: Private<String>?
    public var request: String

    public init(
        campaign: String, place: Region, name: Private<String>, born: Day? = nil, sex: MemberSex? = nil,
        idNumber: Private<String>? = nil, phone: Private<String>? = nil, guardian: Private<String>? = nil,
        guardianPhone: Private<String>? = nil, request: String
    ) {
        self.campaign = campaign
        self.place = place
        self.name = name
        self.born = born
        self.sex = sex
        self.idNumber = idNumber
        self.phone = phone
        self.guardian = guardian
        self.guardianPhone = guardianPhone
        self.request = request
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let campaign: String
        public let member: ID<MemberCard>
        /// Whether nobody had met them for this campaign before.
        public let isNew: Bool
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let admitted = try session.scope.admit(residentOf: place)
        let given = try read(today: session.today)
        guard !request.trimmed.isEmpty else { throw RosterError.noRequest }
        try session.takeRosterTurn()
        let marks = session.marks(of: given.identity)
        // With whom it tells of: who goes back in the browser for the next one at the door sends the same form again,
        // and must not be shown the code of the one before.
        let person = [marks.identity.first, marks.idNumber.first].compactMap { $0 }
        let whole = [session.caller.name, campaign, place.code, request] + person
        let mark = session.fingerprint(whole.joined(separator: " "), for: "door request")
        if let same = try session.met(by: mark) {
            session.about("member \(same)", region: place)
            return Outcome(campaign: campaign, member: same, isNew: false)
        }
        try session.checkPlace(place)
        let known = try session.knownResident(marks, self)
        let member: ID<MemberCard>
        if let known {
            member = known
        } else {
            member = try session.write(given, sex ?? given.sexOfNumber, at: admitted)
        }
        session.about("member \(member)", region: place)
        let isNew = try session.keepMeeting(of: member, admitted, self, mark)
        session.announce(
            ResidentMet(campaign: campaign, member: member.rawValue, hasGuardian: given.identity.guardian != nil))
        return Outcome(campaign: campaign, member: member, isNew: isNew)
    }

    private func read(today: Day) throws -> GivenMember {
        let texts = GivenMember.Texts(
            name: name.exposed.trimmed, idNumber: idNumber.given, guardian: guardian.given,
            guardianPhone: guardianPhone.given, phone: phone.given)
        var faults: [RosterError] = []
        let given = GivenMember.read(texts, born: born, faults: &faults)
        faults += given?.faults(sex: sex, today: today) ?? []
        if let fault = faults.first { throw fault }
        guard let given else { throw RosterError.noName }
        return given
    }
}

/// Somebody was met at the door and is written down. Whether they can take part is for the campaign to say, at once: if
/// they cannot, nothing of them is kept.
public struct ResidentMet: Announcement {
    public let campaign: String
    public let member: String
    public let hasGuardian: Bool
}

extension Private<String>? {
    fileprivate var given: String { self?.exposed.trimmed ?? "" }
}

extension Session where Case == MeetResident {
    fileprivate func checkPlace(_ place: Region) throws {
        let row = try row(
            """
            SELECT code FROM published_region WHERE code = \(place) AND ended_on IS NULL
            \(unscoped: "which places there are is public")
            """)
        guard row != nil else { throw RosterError.noPlace }
    }

    /// The same form sent twice.
    fileprivate func met(by request: String) throws -> ID<MemberCard>? {
        try row(
            """
            SELECT member FROM door_meeting WHERE request = \(request) \(unscoped: "the mark is the caller's own")
            """
        ).map { try $0("member") }
    }

    fileprivate func write(
        _ given: GivenMember, _ sex: MemberSex?, at place: Admitted
    ) throws -> ID<MemberCard> {
        let (id, identity, marks) = (newID(MemberCard.self), given.identity, self.marks(of: given.identity))
        let written = try run(
            """
            INSERT INTO member
                (id, region, house, unit, kind, born_month, sex, name_mask, identity, identity_index, name_index,
                id_index, number_index, joined_at)
            VALUES (\(id), \(place), NULL, NULL, \(MemberKind.resident), \(identity.bornMonth), \(sex),
                \(MemberCard.mask(identity.name)), \(try seal(identity, of: id)), \(marks.identity.first),
                \(marks.name.first), \(marks.idNumber.first), NULL, \(now))
            ON CONFLICT DO NOTHING
            """)
        guard written == 1 else { throw RosterError.several }
        return id
    }

    /// - Returns: whether they were not met for this campaign before.
    fileprivate func keepMeeting(
        of member: ID<MemberCard>, _ place: Admitted, _ met: MeetResident, _ request: String
    ) throws -> Bool {
        try run(
            """
            INSERT INTO door_meeting (campaign, member, region, request, met_by, met_at)
            VALUES (\(met.campaign), \(member), \(place), \(request), \(caller.id), \(now))
            ON CONFLICT DO NOTHING
            """) == 1
    }
}
