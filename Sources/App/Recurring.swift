import Access
import Accounts
import Imports
import Instruments
import Interviews
import Jobs
import Reports
import Messages
import Protection
import Retention
import Rights
import Screenings
import Warnings

extension Recurring {
    /// The whole clock on one page.
    static let house = [
        Recurring(every: 30) { ClimbOverdueAlerts() },
        Recurring(every: 30) { TellOfLateHarm() },
        Recurring(every: 30) { TellOfLateTalks() },
        Recurring(every: 30) { TellOfLateVisits() },
        Recurring(every: 30) { TellOfLateErrands() },
        Recurring(every: 30) { TellOfLateFollowUps() },
        Recurring(every: 30) { SealAudit() },
        Recurring(every: 15) { TellHandedIn() },
        Recurring(every: 300) { StartReports() },
        Recurring(every: 900) { ForgetUnfinishedSheets() },
        Recurring(every: 3_600) { ForgetOldSignIns() },
        Recurring(every: 3_600) { WarnOfLicences() },
        Recurring(every: 3_600) { ForgetOldImports() },
        Recurring(every: 3_600) { ForgetInvitationSheets() },
        Recurring(every: 3_600) { ForgetUnusedHistories() },
        Recurring(every: 3_600) { ForgetOldMessages() },
        Recurring(every: 900) { TellOfSittings() },
        Recurring(every: 3_600) { TellOfLooks() },
        Recurring(every: 3_600) { TellOfStaffChecks() },
        Recurring(every: 3_600) { ForgetOldCareTags() },
        Recurring(every: 900) { WindHighRiskLooks() },
        Recurring(every: 300) { TellOfLateTransfers() },
        Recurring(every: 3_600) { ProposeDeletions() },
        Recurring(every: 3_600) { ForgetOldRequests() },
        Recurring(every: 3_600) { CarryOutHeldErasures() },
    ]
}
