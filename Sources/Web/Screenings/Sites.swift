import Care
import Regions

/// Where a person can go, nearest first.
enum Sites {
    /// More than three is no help but a directory.
    private static let atMost = 3

    static func near(_ region: Region?, _ visit: Visit) async throws -> [ServiceSite] {
        guard let region else { return [] }
        return Array(try await visit.performOpenly(FindSites(region: region)).sites.prefix(atMost))
    }

    static func lines(_ sites: [ServiceSite], _ visit: Visit) -> [HTML] {
        sites.map { site in
            """
            <li><a class="line" href="tel:\(site.phone.filter { $0.isNumber || $0 == "+" })"><span>\
            <b>\(visit.choose(site.names))</b><span class="why">\(visit.choose(site.addresses)) · \
            \(HoursWords.text(site.opening, remark: visit.choose(site.hours), visit)) \
            <span class="whole">· \(site.phone)</span></span></span>\
            <span class="do">\(say: "help.callSite")</span></a></li>

            """
        }
    }
}
