import Access
import App
import Campaigns
import Care
import HouseKit
import Reports

/// Somebody who reads all that is shown of a campaign: the report of each place by each measure, and how far it is.
struct ReportReader {
    let house: House
    let city: AwkwardCity
    let caller: Caller

    /// The city's administrator, one of a county, the head and the psychology teacher of each school, an evaluator.
    static func all(of city: AwkwardCity, in town: Town, _ house: House) -> [ReportReader] {
        let schools = Dictionary(city.rooms.map { ($0.house.code, $0.house) }) { first, _ in first }
        let people: [Caller] = schools.values.sorted { $0.code < $1.code }.flatMap { school in
            [Role.unitAdministrator, .schoolPsychologyTeacher].map { role in
                Caller.person(
                    ID("\(role.rawValue) of \(school.code)"), name: "\(role.rawValue) of \(school.code)",
                    posts: [Post(role: role, region: school.region, unit: school.code)])
            }
        }
        let above: [Townsperson] = [.platformAdministrator, .northAdministrator, .southAdministrator, .evaluator]
        return (above.map(town.caller) + people).map { ReportReader(house: house, city: city, caller: $0) }
    }

    private var watches: Bool { caller.posts.contains { $0.role.permissions.contains(.watchCampaigns) } }

    /// Every page that can be opened, also of places that no other page leads to.
    func pages() async throws -> [ReadReport.Outcome] {
        var pages: [ReadReport.Outcome] = []
        for place in city.places {
            guard let first = try await page(place, nil) else { continue }
            pages.append(first)
            for measure in first.partMeasures where measure != first.partsBy {
                if let other = try await page(place, measure.code) { pages.append(other) }
            }
        }
        return pages
    }

    /// - Returns: `nil` where nothing may be shown, or not to this reader.
    private func page(_ place: String?, _ measure: String?) async throws -> ReadReport.Outcome? {
        do {
            return try await house.office.perform(
                ReadReport(campaign: city.campaign, place: place, measure: measure), as: caller)
        } catch Refusal.notFound {
            return nil
        }
    }

    /// The page that names no place tells of the widest in reach.
    func widest() async throws -> ReadReport.Outcome? { try await page(nil, nil) }

    /// The same as a file.
    func file(of page: ReadReport.Outcome) async throws -> ReadReport.Outcome {
        let file = ExportReport(
            campaign: city.campaign, place: page.place.id, measure: page.partsBy?.code, format: .csv,
            reason: "to reckon")
        return try await house.office.perform(file, as: caller).report
    }

    /// How many have handed in, school by school, as the page of progress tells it; nothing for who does not see it.
    func progress() async throws -> [String: Int] {
        guard watches else { return [:] }
        let lines = try await house.office.perform(ReadProgress(campaign: campaign), as: caller).lines
        return Dictionary(lines.map { ($0.unit ?? "", $0.handedIn) }) { first, _ in first }
    }

    /// How many have handed in as the closure report tells it, of all that the reader sees.
    func closed() async throws -> Int? {
        guard watches else { return nil }
        let sections = try await house.office.perform(ReadClosure(campaign: campaign), as: caller).sections
        return sections.flatMap(\.lines).first { $0.figures == [.valid, .marked] }?.people
    }

    private var campaign: ID<Campaign> { ID(city.campaign.rawValue) }
}
