import Access
import Accounts
import Care
import CampaignRules
import Foundation
import Imports
import InterviewRules
import ProtectionRules
import Regions
import ReportRules
import RightsRules
import SchoolWorkRules
import ScreeningRules
import WarningRules
import Web

/// The works of reference that come as files: scales, policies and all words. A broken one keeps the house shut, by
/// name.
public struct References: Sendable {
    let library: QuestionnaireLibrary
    let ladder: WarningPolicy
    let calendars: WorkingCalendars
    let coverages: DutyCoverages
    let helpLines: HelpLines
    let commonPasswords: CommonPasswords
    let importForms: ImportForms
    let placeTypes: PlaceTypes
    let keeping: KeepingPolicy
    let campaigns: CampaignTemplates
    let cares: CarePolicies
    let communityCares: CommunityCarePolicies
    let rights: RightsPolicies
    let archives: ArchiveTerms
    let returns: ReturnPolicies
    let careTags: CareTagPolicies
    let highRiskWeeks: HighRiskCalendars
    let breaches: BreachPolicies
    let harms: HarmPolicies
    let staffChecks: StaffCheckPolicies
    let schoolWork: SchoolWorkPolicies
    let countedPeople: CountedPeople
    let words: Words

    /// What comes with the platform, for tests that open many houses: reading it once is enough.
    /// - Throws: `HouseFault`, in words.
    public static func shipped() throws -> References { try References(Resources(setting: nil)) }

    init(_ resources: Resources) throws {
        words = try Words(folder: try resources.words)
        do {
            library = try QuestionnaireLibrary(files: Self.documents(below: try resources.instruments))
        } catch let fault as RefusedFile {
            throw HouseFault.brokenScale("\(fault)")
        }
        do {
            importForms = try ImportForms(files: Self.documents(below: try resources.importForms))
        } catch let fault as BrokenImportForm {
            throw HouseFault.brokenPolicy("\(fault)")
        }
        do {
            campaigns = try CampaignTemplates(files: Self.documents(below: try resources.campaigns))
        } catch let fault as CampaignTemplates.Fault {
            throw HouseFault.brokenPolicy("\(fault)")
        }
        do {
            let folder = try resources.policies
            ladder = try WarningPolicy(json: Self.file("warning-ladder.json", in: folder), file: "warning-ladder.json")
            calendars = try WorkingCalendars(
                json: Self.file("working-days.json", in: folder), file: "working-days.json")
            coverages = try DutyCoverages(
                json: Self.file("duty-coverage.json", in: folder), file: "duty-coverage.json")
            cares = try CarePolicies(json: Self.file("school-care.json", in: folder), file: "school-care.json")
            communityCares = try CommunityCarePolicies(
                json: Self.file("community-care.json", in: folder), file: "community-care.json")
            breaches = try BreachPolicies(json: Self.file("breach-clocks.json", in: folder), file: "breach-clocks.json")
            rights = try RightsPolicies(json: Self.file("rights-desk.json", in: folder), file: "rights-desk.json")
            archives = try ArchiveTerms(json: Self.file("archive-terms.json", in: folder), file: "archive-terms.json")
            returns = try ReturnPolicies(json: Self.file("school-return.json", in: folder), file: "school-return.json")
            careTags = try CareTagPolicies(json: Self.file("care-tags.json", in: folder), file: "care-tags.json")
            highRiskWeeks = try HighRiskCalendars(
                json: Self.file("high-risk-weeks.json", in: folder), file: "high-risk-weeks.json")
            harms = try HarmPolicies(json: Self.file("harm-reports.json", in: folder), file: "harm-reports.json")
            staffChecks = try StaffCheckPolicies(
                json: Self.file("staff-checks.json", in: folder), file: "staff-checks.json")
            schoolWork = try SchoolWorkPolicies(
                json: Self.file("school-work.json", in: folder), file: "school-work.json")
            helpLines = try HelpLines(json: Self.file("help-lines.json", in: folder), file: "help-lines.json")
            commonPasswords = CommonPasswords(
                String(decoding: try Self.file("common-passwords.txt", in: folder), as: UTF8.self))
            placeTypes = try PlaceTypes(json: Self.file("place-types.json", in: folder), file: "place-types.json")
            keeping = try KeepingPolicy(json: Self.file("keeping.json", in: folder))
            countedPeople = try CountedPeople(
                json: Self.file("counted-people.json", in: folder), file: "counted-people.json")
        } catch let fault as PolicyFault {
            throw HouseFault.brokenPolicy("\(fault)")
        } catch let fault as KeepingFault {
            throw HouseFault.brokenPolicy("\(fault)")
        } catch let fault as PlaceTypes.Fault {
            throw HouseFault.brokenPolicy("\(fault)")
        } catch let fault as CountedPeople.Fault {
            throw HouseFault.brokenPolicy("\(fault)")
        }
    }

    var shelf: Shelf {
        var shelf = Shelf()
        shelf.put(library)
        shelf.put(Remembered<Questionnaire>(limit: 64))
        shelf.put(Remembered<Questionnaire.Template>(limit: 4))
        shelf.put(Remembered<Region>(limit: 1_024))
        shelf.put(ladder)
        shelf.put(calendars)
        shelf.put(commonPasswords)
        shelf.put(importForms)
        shelf.put(placeTypes)
        shelf.put(keeping)
        shelf.put(campaigns)
        shelf.put(coverages)
        shelf.put(cares)
        shelf.put(communityCares)
        shelf.put(rights)
        shelf.put(archives)
        shelf.put(returns)
        shelf.put(careTags)
        shelf.put(highRiskWeeks)
        shelf.put(breaches)
        shelf.put(harms)
        shelf.put(staffChecks)
        shelf.put(schoolWork)
        shelf.put(countedPeople)
        return shelf
    }

    private static func documents(below folder: URL) throws -> [(name: String, data: Data)] {
        let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        return try names.sorted().filter { $0.hasSuffix(".json") }.map { name in
            (name: name, data: try Data(contentsOf: folder.appending(path: name)))
        }
    }

    private static func file(_ name: String, in folder: URL) throws -> Data {
        try Data(contentsOf: folder.appending(path: name))
    }
}
