public import Access
public import Care

/// The people of the town: every role, and whoever can do harm or help in the north has a twin in the south.
public enum Townsperson: String, Sendable, CaseIterable {
    case platformAdministrator = "admin.platform"
    case northAdministrator = "admin.north"
    case secondNorthAdministrator = "admin2.north"
    case southAdministrator = "admin.south"
    case northSchoolAdministrator = "admin.north.school"
    case cityLead = "lead.city"
    case northLead = "lead.north"
    case secondNorthLead = "lead2.north"
    case southLead = "lead.south"
    case northTownshipLead = "lead.north.town"
    case southTownshipLead = "lead.south.town"
    case northCounsellor = "counsellor.north"
    case southCounsellor = "counsellor.south"
    case northTeacher = "teacher.north"
    case classTeacher = "class.north"
    case gridWorker = "grid.north"
    case evaluator = "evaluator.city"
    case northProgram = "program.north"
    case southProgram = "program.south"

    public var post: Post {
        switch self {
        case .platformAdministrator: Post(role: .platformAdministrator, region: TownPlaces.city)
        case .northAdministrator, .secondNorthAdministrator: Post(role: .regionAdministrator, region: TownPlaces.north)
        case .southAdministrator: Post(role: .regionAdministrator, region: TownPlaces.south)
        case .northSchoolAdministrator:
            Post(role: .unitAdministrator, region: TownPlaces.northTownship, unit: TownPlaces.northSchool)
        case .cityLead: Post(role: .dutyLead, region: TownPlaces.city)
        case .northLead, .secondNorthLead: Post(role: .dutyLead, region: TownPlaces.north)
        case .southLead: Post(role: .dutyLead, region: TownPlaces.south)
        case .northTownshipLead: Post(role: .dutyLead, region: TownPlaces.northTownship)
        case .southTownshipLead: Post(role: .dutyLead, region: TownPlaces.southTownship)
        case .northCounsellor: Post(role: .counsellor, region: TownPlaces.north)
        case .southCounsellor: Post(role: .counsellor, region: TownPlaces.south)
        case .northTeacher:
            Post(role: .schoolPsychologyTeacher, region: TownPlaces.northTownship, unit: TownPlaces.northSchool)
        case .classTeacher:
            Post(role: .classTeacher, region: TownPlaces.northTownship, unit: TownPlaces.northSchool)
        case .gridWorker: Post(role: .gridWorker, region: TownPlaces.northTownship)
        case .evaluator: Post(role: .evaluator, region: TownPlaces.city)
        case .northProgram: Post(role: .integration, region: TownPlaces.north)
        case .southProgram: Post(role: .integration, region: TownPlaces.south)
        }
    }

    public var isProgram: Bool { post.role == .integration }

    /// The person's name bears the mark of the side that the other side must not see.
    public var displayName: String {
        if TownPlaces.north.contains(post.region) { return "\(Marker.north) \(rawValue)" }
        return TownPlaces.south.contains(post.region) ? "\(Marker.south) \(rawValue)" : rawValue
    }

    public var password: Private<String> { Private("a long secret of \(rawValue)") }
}

/// Words that stand in everything that belongs to one side, so that a leak shows.
public enum Marker {
    public static let north = "MARKER-北"
    public static let south = "MARKER-南"
}
