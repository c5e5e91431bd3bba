public import Care
import Foundation

/// Somewhere a person can go: a station, a counselling room, a hospital. Public facts only.
public struct ServiceSite: Codable, Sendable, Equatable {
    public let code: String
    public let region: Region
    /// The code of its place type.
    public let kind: String
    public let names: [String: String]
    public let addresses: [String: String]
    /// When it is open, day by day.
    public let opening: OpeningHours
    /// What the days do not say, or all that is known of the hours.
    public let hours: [String: String]
    public let phone: String

    public init(
        code: String, region: Region, kind: String, names: [String: String], addresses: [String: String],
        opening: OpeningHours = .unknown, hours: [String: String], phone: String
    ) {
        self.code = code
        self.region = region
        self.kind = kind
        self.names = names
        self.addresses = addresses
        self.opening = opening
        self.hours = hours
        self.phone = phone
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            code: try container.decode(String.self, forKey: .code),
            region: try container.decode(Region.self, forKey: .region),
            kind: try container.decode(String.self, forKey: .kind),
            names: try container.decode([String: String].self, forKey: .names),
            addresses: try container.decode([String: String].self, forKey: .addresses),
            opening: try container.decodeIfPresent(OpeningHours.self, forKey: .opening) ?? .unknown,
            hours: try container.decodeIfPresent([String: String].self, forKey: .hours) ?? [:],
            phone: try container.decode(String.self, forKey: .phone))
    }
}
