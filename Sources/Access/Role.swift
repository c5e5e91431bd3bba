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
    /// Stands beside the post of a teacher: whoever leads the psychology centre of a school (rulebook G.3).
    case centreLead
    case classTeacher
    case gridWorker
    case evaluator
    case integration

    public var permissions: Set<Permission> {
        switch self {
        case .platformAdministrator, .regionAdministrator:
            [
                .signedIn, .seeAccounts, .managePeople, .seePlaces, .manageUnits, .planDuty, .seeInstruments,
                .loadInstruments, .approveInstruments, .planCampaigns, .approveCampaigns, .watchCampaigns, .readReports,
                .answerRightsRequests, .seeSchoolWork, .keepStaffChecks,
            ]
        case .unitAdministrator:
            [
                .signedIn, .seeAccounts, .managePeople, .seePlaces, .manageUnits, .seeRosters, .manageRosters,
                .approveCampaigns, .watchCampaigns, .readCarePlans, .readReports, .answerRightsRequests,
                .seeSchoolWork, .keepSchoolWork, .raiseHarm, .keepStaffChecks,
            ]
        case .dutyLead:
            [
                .signedIn, .watchAlerts, .handleAlerts, .openContact, .openFlagged, .takeDuty, .planDuty, .seePlaces,
                .seeInstruments, .raiseHarm, .reportHarm,
            ]
        case .counsellor:
            [.signedIn, .watchAlerts, .handleAlerts, .openContact, .seePlaces, .seeInstruments, .enterAnswers]
        case .schoolPsychologyTeacher:
            [
                .signedIn, .watchAlerts, .handleAlerts, .openContact, .openFlagged, .seePlaces, .seeInstruments,
                .seeRosters,
                .manageRosters, .planCampaigns, .watchCampaigns, .carryOutCampaigns, .keepConsents, .proctorSittings,
                .leadRooms, .holdInterviews, .raiseHarm, .reportHarm,
                .readReports,
                .enterAnswers, .seeSchoolWork, .keepSchoolWork, .holdClassMeetings,
            ]
        // Who has opened whose file, and nothing of what stands in it.
        case .centreLead: [.signedIn, .reviewLooks]
        // A class teacher reads how to care for a pupil, never a score, and may be asked to lead a room of another
        // class (G.2.3); a grid worker's tasks come with an issue of their own.
        case .classTeacher: [.signedIn, .readCareAdvice, .leadRooms, .holdClassMeetings]
        case .gridWorker: [.signedIn]
        // An evaluator sees aggregated figures only (H.6).
        case .evaluator: [.signedIn, .readReports]
        case .integration: [.signedIn, .createSheets, .readOwnSheets]
        }
    }
}
