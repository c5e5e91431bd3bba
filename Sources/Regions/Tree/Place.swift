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
        let names = try row.names
        self.names = [.zhHans: names["zh-Hans"] ?? "", .en: names["en"] ?? ""]
    }
}
