/// What people are here. The whole matrix of who may do what stands in this file.
///
/// Source: rulebook H.6 (visibility), H.7 (administrators manage people and settings, and never see a score).
public enum Role: String, Sendable, Codable, CaseIterable {
    case platformAdministrator
    case regionAdministrator
    case unitAdministrator
    case dutyLead
    case counsellor
    case schoolPsychologyTeacher
    case classTeacher
    case gridWorker
    case evaluator
    case integration

    public var permissions: Set<Permission> {
        switch self {
        case .platformAdministrator, .regionAdministrator:
            [
                .signedIn, .seeAccounts, .managePeople, .seePlaces, .manageUnits, .planDuty, .seeInstruments,
                .loadInstruments, .approveInstruments, .planCampaigns, .approveCampaigns, .watchCampaigns,
            ]
        case .unitAdministrator:
            [
                .signedIn, .seeAccounts, .managePeople, .seePlaces, .manageUnits, .seeRosters, .manageRosters,
                .approveCampaigns, .watchCampaigns,
            ]
        case .dutyLead:
            [.signedIn, .watchAlerts, .handleAlerts, .openContact, .takeDuty, .planDuty, .seePlaces, .seeInstruments]
        case .counsellor:
            [.signedIn, .watchAlerts, .handleAlerts, .openContact, .seePlaces, .seeInstruments, .enterAnswers]
        case .schoolPsychologyTeacher:
            [
                .signedIn, .watchAlerts, .handleAlerts, .openContact, .seePlaces, .seeInstruments, .seeRosters,
                .manageRosters, .planCampaigns, .watchCampaigns, .carryOutCampaigns, .keepConsents, .proctorSittings,
                .enterAnswers,
            ]
        // A class teacher and a grid worker act on tasks, which come with their own issue; never on scores.
        case .classTeacher: [.signedIn]
        case .gridWorker: [.signedIn]
        // An evaluator sees aggregated figures only (H.6), which come with the indicators; until then, nothing.
        case .evaluator: [.signedIn]
        case .integration: [.signedIn, .createSheets, .readOwnSheets]
        }
    }
}
