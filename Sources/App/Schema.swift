import Access
import Accounts
import Campaigns
import Consents
import Imports
import Instruments
import Interviews
import Messages
import Protection
import Regions
import Reports
import Retention
import Rights
import Rosters
import SchoolWork
import Screenings
package import Storage
import Warnings

extension Schema {
    /// All tables of the house, subject by subject, in the order of their dates.
    package static let house = Schema(
        AccessSchema.migrations + HouseFacts.migrations + ImportsSchema.migrations + RegionsSchema.migrations
            + AccountsSchema.migrations + InstrumentsSchema.migrations + ScreeningsSchema.migrations
            + WarningsSchema.migrations + RostersSchema.migrations + CampaignsSchema.migrations
            + ConsentsSchema.migrations + SittingsSchema.migrations
            + InterviewsSchema.migrations + ProtectionSchema.migrations + ReportsSchema.migrations
            + MessagesSchema.migrations + RetentionSchema.migrations + RightsSchema.migrations
            + SchoolWorkSchema.migrations)
}

extension Catalogue {
    /// The board at the entrance: every use case of the house.
    static func house(isDemo: Bool) -> Catalogue {
        Catalogue(
            [SealAudit.self, RecordRestore.self] + ImportsContents.useCases + RegionsContents.useCases
                + AccountsContents.useCases + InstrumentsContents.useCases + ScreeningsContents.useCases
                + WarningsContents.useCases + RostersContents.useCases + CampaignsContents.useCases
                + ConsentsContents.useCases + InterviewsContents.useCases + ProtectionContents.useCases
                + ReportsContents.useCases
                + MessagesContents.useCases + RetentionContents.useCases + RightsContents.useCases
                + SchoolWorkContents.useCases
                + (isDemo ? AccountsContents.demoUseCases : []))
    }
}
