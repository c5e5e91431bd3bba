import Access
public import Care
import Storage

/// A place of the administrative tree with its names.
public struct Place: Codable, Sendable, Equatable {
    public let region: Region
    public let names: [Language: String]

    public init(region: Region, names: [Language: String]) {
        self.region = region
        self.names = names
    }

    /// The name in a language; in the other one where that is missing.
    public func name(in language: Language) -> String {
        names[language] ?? names.values.first ?? region.code
    }

    enum CodingKeys: String, CodingKey { case region, zhHans = "zh-Hans", en }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        region = try container.decode(Region.self, forKey: .region)
        names = [
            .zhHans: try container.decode(String.self, forKey: .zhHans),
            .en: try container.decode(String.self, forKey: .en),
        ]
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(region, forKey: .region)
        try container.encode(name(in: .zhHans), forKey: .zhHans)
        try container.encode(name(in: .en), forKey: .en)
    }

    init(_ row: Row) throws {
        region = try row("code")
        names = [.zhHans: try row("name_zh"), .en: try row("name_en")]
    }
}

/// Somewhere a person can go: a station, a school's guidance room. Public facts only.
public struct ServiceSite: Codable, Sendable, Equatable {
    public let code: String
    public let region: Region
    public let kind: Kind
    public let names: [String: String]
    public let addresses: [String: String]
    public let hours: [String: String]
    public let phone: String

    public enum Kind: String, Codable, Sendable, CaseIterable { case station, school, hospital }

    public init(
        code: String, region: Region, kind: Kind, names: [String: String], addresses: [String: String],
        hours: [String: String], phone: String
    ) {
        self.code = code
        self.region = region
        self.kind = kind
        self.names = names
        self.addresses = addresses
        self.hours = hours
        self.phone = phone
    }
}
