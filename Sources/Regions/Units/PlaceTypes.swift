public import Care
public import Foundation

/// A kind of unit: what it is called, and what it may consist of. Source: rulebook A.6.2.
public struct PlaceType: Codable, Sendable, Equatable {
    public let code: String
    public let region: String
    public let validFrom: Day
    public let source: String
    public let names: [String: String]
    public let group: Group
    /// Whether residents are told of it as somewhere to go.
    public let isPublic: Bool
    /// The kinds that may be a part of it.
    public let parts: [String]

    /// The shelves that kinds are sorted on, so that a list of fifty can be read.
    public enum Group: String, Codable, Sendable, CaseIterable {
        case service, community, education, health, work, justice, custody, part
    }
}

/// All kinds of units, from `Content/Policies/place-types.json`. A region's own line stands before the nation's.
public struct PlaceTypes: Sendable {
    /// A list that cannot be used, with the reason for whoever keeps the file.
    public struct Fault: Error, Equatable, CustomStringConvertible {
        public let description: String
    }

    private let all: [PlaceType]

    public init(json: Data, file: String) throws(Fault) {
        do {
            all = try JSONDecoder().decode([PlaceType].self, from: json)
        } catch {
            throw Fault(description: "\(file): \(error)")
        }
        let codes = Set(all.map(\.code))
        guard !all.isEmpty else { throw Fault(description: "\(file): no place types") }
        for type in all {
            guard type.names["zh-Hans"]?.isEmpty == false, type.names["en"]?.isEmpty == false else {
                throw Fault(description: "\(file): \(type.code) has no name in one of the languages")
            }
            guard type.region == "*" || Region(type.region) != nil else {
                throw Fault(description: "\(file): \(type.code) names no region")
            }
            if let unknown = type.parts.first(where: { !codes.contains($0) }) {
                throw Fault(description: "\(file): \(type.code) has unknown parts \(unknown)")
            }
        }
    }

    /// The kinds that hold in a region on a day, in the order of the file.
    public func valid(in region: Region?, on day: Day) -> [PlaceType] {
        var best: [String: PlaceType] = [:]
        for type in all where type.validFrom <= day && type.covers(region) {
            guard let known = best[type.code] else {
                best[type.code] = type
                continue
            }
            if (type.width, type.validFrom) > (known.width, known.validFrom) { best[type.code] = type }
        }
        var seen: Set<String> = []
        return all.compactMap { seen.insert($0.code).inserted ? best[$0.code] : nil }
    }

    public func type(_ code: String, in region: Region?, on day: Day) -> PlaceType? {
        valid(in: region, on: day).first { $0.code == code }
    }
}

extension PlaceType {
    fileprivate func covers(_ place: Region?) -> Bool {
        guard let own = Region(region) else { return true }
        return place.map(own.contains) ?? false
    }

    /// The narrower a line's region, the more it counts.
    fileprivate var width: Int { Region(region)?.prefix.count ?? 0 }
}
