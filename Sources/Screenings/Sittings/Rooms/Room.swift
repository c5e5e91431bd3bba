public import Access
import CampaignRules
public import Care
import Storage

/// A room in which a class answers together, of one campaign: waiting, started, closed, and started again for those
/// who come another day. The school itself is a room too, for whoever could not come with their class.
public struct Room: Sendable {
    /// Minutes of one start or one addition, at most: a whole school day.
    static let mostMinutes = 480

    let id: ID<Room>
    let campaign: String
    let unit: String
    let house: String
    let region: Region
    let startedAt: Moment?
    let endsAt: Moment?
    let closedAt: Moment?
    /// Which request added minutes last, as a keyed mark.
    let lastAddition: String?
    /// What two people have agreed to for the whole campaign.
    let plan: RoomPolicy
    /// What holds here: never more than the plan, whatever the row says.
    let policy: RoomPolicy

    /// The plan by subqueries, because a row that is held cannot be joined from outside.
    static let columns: SQL =
        """
        r.id, r.campaign, r.unit, r.house, r.region, r.started_at, r.ends_at, r.closed_at, r.stuck_minutes,
        r.tells_of_flags, r.last_addition,
        (SELECT k.tells_of_flags FROM published_campaign_room k WHERE k.campaign = r.campaign) AS plan_tells,
        (SELECT k.stuck_minutes FROM published_campaign_room k WHERE k.campaign = r.campaign) AS plan_minutes
        """

    init(_ row: Row) throws {
        id = try row("id")
        campaign = try row("campaign")
        unit = try row("unit")
        house = try row("house")
        region = try row("region")
        startedAt = try row("started_at")
        endsAt = try row("ends_at")
        closedAt = try row("closed_at")
        lastAddition = try row("last_addition")
        plan = RoomPolicy(
            tellsOfFlags: try row("plan_tells", as: Bool?.self) ?? RoomPolicy.usual.tellsOfFlags,
            stuckMinutes: try row("plan_minutes", as: Int?.self) ?? RoomPolicy.usual.stuckMinutes)
        policy = plan.narrowed(
            by: RoomPolicy(tellsOfFlags: try row("tells_of_flags"), stuckMinutes: try row("stuck_minutes")))
    }
}

/// Why a room cannot be led like that.
public enum RoomProblem: Problem, Equatable {
    case minutes
    case stuckMinutes
    /// The plan tells no proctor of a seat, and a school cannot want more.
    case notPlanned
    /// The plan has somebody asked sooner.
    case laterThanPlanned(most: Int)
    /// Nobody answers here yet, so there is no time to add to.
    case notStarted
    case otherCampaign
    /// Nobody of this school who can be asked, or the class's own teacher.
    case notAColleague
    /// A room is handed over for a day that is near.
    case day

    public var kind: ProblemKind {
        switch self {
        case .minutes: .invalid(field: "minutes")
        case .stuckMinutes, .laterThanPlanned: .invalid(field: "stuckMinutes")
        case .notPlanned: .invalid(field: "tellsOfFlags")
        case .notStarted: .conflict
        case .otherCampaign: .invalid(field: "room")
        case .notAColleague: .invalid(field: "colleague")
        case .day: .invalid(field: "day")
        }
    }

    public var phrase: Phrase {
        switch self {
        case .minutes: Phrase("rooms.problem.minutes", ["most": "\(Room.mostMinutes)"])
        case .stuckMinutes: Phrase("rooms.problem.stuckMinutes")
        case .notPlanned: Phrase("rooms.problem.notPlanned")
        case .laterThanPlanned(let most): Phrase("rooms.problem.laterThanPlanned", ["most": "\(most)"])
        case .notStarted: Phrase("rooms.problem.notStarted")
        case .otherCampaign: Phrase("rooms.problem.otherCampaign")
        case .notAColleague: Phrase("rooms.problem.notAColleague")
        case .day: Phrase("rooms.problem.day", ["days": "\(HandRoom.mostDays)"])
        }
    }
}

extension Session {
    /// A room that the caller leads, held against others until the end of the transaction.
    /// - Throws: `Refusal.notFound` when it is out of reach.
    func room(_ id: ID<Room>) throws -> Room {
        let row = try row(
            """
            SELECT \(Room.columns) FROM sitting_room r
            WHERE r.id = \(id) AND \(ledRooms) \(DialectHole.forUpdate)
            """)
        guard let row else { throw Refusal.notFound }
        let room = try Room(row)
        about("sitting room \(id)", region: room.region)
        return room
    }

    /// Changes a room that was found before.
    func change(_ room: ID<Room>, _ change: SQL) throws {
        try run(
            """
            UPDATE sitting_room SET \(change)
            WHERE id = \(room) \(unscoped: "the room was found within the scope")
            """)
    }

    /// The seat of somebody in a room that the caller leads.
    /// - Throws: `Refusal.notFound` when it is out of reach.
    func roomOfSeat(_ participant: String) throws -> Room {
        let row = try row(
            """
            SELECT \(Room.columns) FROM sitting_seat e JOIN sitting_room r ON r.id = e.room
            WHERE e.participant = \(participant) AND \(ledRooms) \(DialectHole.forUpdate)
            """)
        guard let row else { throw Refusal.notFound }
        let room = try Room(row)
        about("sitting room \(room.id)", region: room.region)
        return room
    }
}
