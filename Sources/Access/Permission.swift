/// What a use case needs to be allowed. There is no use case without one, and no default.
public enum Permission: String, Sendable, Codable, CaseIterable {
    /// Public: comes with an empty scope.
    case anyone
    /// Anybody with an account, about themselves.
    case signedIn
    case watchAlerts
    case handleAlerts
    /// Opens the sealed name and phone that somebody left to be called back.
    case openContact
    /// Opens whose red flag of a sitting an alert is: the duty lead who has taken it up, and the psychology teacher of
    /// the school.
    case openFlagged
    case takeDuty
    /// Writes and changes who is on duty where and when.
    case planDuty
    case seeAccounts
    /// Invites people, gives and ends posts, suspends accounts; never reads what those people see.
    case managePeople
    /// Browses regions and units with their public facts and figures.
    case seePlaces
    case manageUnits
    /// Opens the library of scales, with wording, scoring and licence.
    case seeInstruments
    /// Brings a scale that the institution has a licence for.
    case loadInstruments
    /// Approves a scale that somebody else has brought.
    case approveInstruments
    /// Browses whom a unit or a place may invite, masked; opens one person's identity with a line in the log.
    case seeRosters
    /// Brings and changes lists of pupils, staff and residents.
    case manageRosters
    /// Writes a screening of many: whom, why, with which scales.
    case planCampaigns
    /// Agrees to a screening that somebody else has planned.
    case approveCampaigns
    /// Sees how far the campaigns of a place or a unit are: counts, never answers.
    case watchCampaigns
    /// Carries a campaign out in a unit: codes, class sheets, late comers.
    case carryOutCampaigns
    /// Writes down consents that were given on paper, and sees who has still to be asked. Not for class teachers.
    case keepConsents
    /// Watches a room during a sitting: who has begun and who is done, never an answer.
    case proctorSittings
    /// Leads a room that the psychology teacher has handed over by name, for that sitting: seats and how far they are,
    /// never a name, an answer or an alert. Whoever proctors a school leads its rooms without being asked.
    case leadRooms
    /// Talks with those whom a sitting has shown to need it, and reads what it came to: the psychology teacher, in the
    /// own school only.
    case holdInterviews
    /// Reports that a child, or an adult who cannot act for themselves, is harmed, and reads no such report: whoever
    /// opens a child's record anywhere, the head of a school too (rulebook H.4).
    case raiseHarm
    /// Reads reports of harm and answers for them, as the second person: whoever keeps the person, and the duty lead of
    /// a place above (rulebook H.4).
    case reportHarm
    /// Notes that the offence record of a colleague in close contact with minors was queried: the administrator of
    /// the unit, and of whoever leads the unit the administrator of the place (rulebook H.4).
    case keepStaffChecks
    /// Reads how to care for pupils of the own class, and nothing of why.
    case readCareAdvice
    /// Reads for whom of the own school a talk has set a serious level, and the plan of care: the head, where the plan
    /// of the campaign says so, and nothing of what was answered or said (rulebook G.3).
    case readCarePlans
    /// Sees who of the own school has opened whose file, and nothing of what stands in it: the lead of the psychology
    /// centre (rulebook G.3).
    case reviewLooks
    /// Reads the report of a screening that is over: shares and counts of ten people or more, never a person.
    case readReports
    /// Sees how schools keep to lessons, teachers and meetings: figures of a school, and nothing about a pupil.
    case seeSchoolWork
    /// Writes lessons, teachers and meetings of the own school down.
    case keepSchoolWork
    /// Opens a self-check for a class meeting, and sees how many have begun, never who or what.
    case holdClassMeetings
    /// Enrols a resident of the place who stands on no list, met at the door or at a stand, where the plan allows it.
    case enrolResidents
    /// Writes answers down for others: reads the questions aloud, or keys them from paper.
    case enterAnswers
    /// Answers what people ask about their own data, and keeps the record of breaches; never reads what is kept.
    case answerRightsRequests
    case createSheets
    case readOwnSheets
    /// The platform itself: jobs, reactions and the operator's terminal.
    case operate

    /// Where a permission reaches: the regions of the posts, only what the caller made, or what was handed to them.
    var reach: Reach {
        switch self {
        case .readOwnSheets, .signedIn: .own
        case .anyone, .operate: .nothing
        case .leadRooms: .handed(besides: .proctorSittings)
        default: .posts
        }
    }

    enum Reach {
        case nothing, posts, own
        /// What was handed to the caller by name, besides the places of posts that hold the other permission.
        case handed(besides: Permission)
    }
}
