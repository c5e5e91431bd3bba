public import Campaigns
public import Care
import Consents
public import Rosters
import Storage

/// Residents who are met in person, and the campaigns that enrol them.
extension Town {
    private static let residents = #"{"entryYears":[],"kind":"resident","parts":[],"youngest":9}"#
    private static let drawn = """
        {"entryYears":[],"kind":"resident","parts":[],"sample":{"method":"simple","seed":1,"size":9},"youngest":9}
        """

    /// An open campaign of the north for its residents from nine on, put into the tables by hand.
    @discardableResult
    public func doorCampaign(
        _ id: String = "a campaign at the door", walkIns: Bool = true, saidAloud: Bool = false, isDrawn: Bool = false
    ) async throws -> ID<Campaign> {
        try await plantCampaign(id, state: "draft")
        try await perform(WriteNotice(campaign: id, chinese: Self.consentWords), as: .northAdministrator)
        try await tamper(
            """
            UPDATE campaign SET audience = \(isDrawn ? Self.drawn : Self.residents), basis = 'consent',
                walk_ins = \(walkIns), said_aloud = \(saidAloud), state = 'open', decided_by = 'second'
            WHERE id = \(id)
            """)
        return ID(id)
    }
}

extension MeetResident {
    /// Somebody of the northern village, grown up, unless something else is said.
    public static func someone(
        at campaign: ID<Campaign>, _ name: String = "\(Marker.north) 示例居民", born: String = "1960-05-06",
        place: Region = TownPlaces.northVillage, idNumber: String? = nil, guardian: String? = nil,
        request: String = "a form at the door"
    ) -> MeetResident {
        MeetResident(
            campaign: campaign.rawValue, place: place, name: Private(name), born: Day(born), sex: .female,
            idNumber: idNumber.map { Private($0) }, phone: Private("0990-5550100"),
            guardian: guardian.map { Private($0) }, request: request)
    }
}
