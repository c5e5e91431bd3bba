import Access
import Accounts
import Care

/// Who holds which post, place by place.
struct PeoplePage {
    let colleagues: [ListColleagues.Colleague]
    let places: PostPlaces
    let waiting: Int?

    static func find(_ colleagues: [ListColleagues.Colleague], _ visit: Visit) async throws -> PeoplePage {
        let places = try await PostPlaces.find(for: colleagues.map { ($0.region, $0.unit) }, visit)
        return PeoplePage(colleagues: colleagues, places: places, waiting: try await visit.waitingAlerts())
    }

    func page(for visit: Visit) -> Page {
        let regions = Set(colleagues.map(\.region)).sorted()
        return Page(
            title: Phrase("accounts.people.title"), frame: .staff, waiting: waiting,
            main: """
                <div class="head"><div><h1>\(say: "accounts.people.title")</h1>
                <p>\(say: "accounts.people.lead")</p></div></div>
                \(each: regions.map { section($0, visit) })
                """)
    }

    private func section(_ region: Region, _ visit: Visit) -> HTML {
        """
        <section aria-labelledby="place-\(region.code)"><h2 id="place-\(region.code)">\(visit.placeName(region))</h2>
        <div class="sheet cards"><table><caption class="visually-hidden">\(visit.placeName(region))</caption>
        <thead><tr><th scope="col">\(say: "accounts.people.name")</th>
        <th scope="col">\(say: "accounts.people.role")</th>
        <th scope="col">\(say: "accounts.people.place")</th></tr></thead>
        <tbody>\(each: colleagues.filter { $0.region == region }.map { row($0, visit) })</tbody></table></div></section>

        """
    }

    private func row(_ colleague: ListColleagues.Colleague, _ visit: Visit) -> HTML {
        """
        <tr><th scope="row">\(colleague.displayName)</th><td data-label="\(say: "accounts.people.role")">
        <span>\(say: colleague.role.phrase)</span></td><td data-label="\(say: "accounts.people.place")">
        <span>\(places.name(of: colleague.region, unit: colleague.unit, visit))</span></td></tr>
        """
    }
}
