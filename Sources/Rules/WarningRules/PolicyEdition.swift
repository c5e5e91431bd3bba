public import Care
public import Foundation

/// One entry of a policy file: what holds in a territory from a day on.
public protocol PolicyEdition: Sendable, Decodable {
    var region: Territory { get }
    /// The first day on which the entry holds, in China.
    var validFrom: Day { get }
    /// Where the rule comes from, for whoever reviews it.
    var source: String { get }
}

/// All entries of one policy file, of which one holds in each place on each day.
public struct Editions<Edition: PolicyEdition>: Sendable {
    public let all: [Edition]
    private let lastResort: Edition

    /// Reads a JSON list of entries.
    ///
    /// - Throws: `PolicyFault` when the text is not such a list, an entry breaks a rule of its own, two entries
    ///   hold in the same territory from the same day, or none holds everywhere.
    public init(json: Data, file: String) throws(PolicyFault) {
        let all = try readList(Edition.self, json: json, file: file)
        guard Set(all.map { "\($0.region.prefix)/\($0.validFrom)" }).count == all.count else {
            throw PolicyFault(file: file, reason: "two entries hold in the same region from the same day")
        }
        let national = all.filter { $0.region == .everywhere }
        guard let first = national.min(by: { $0.validFrom < $1.validFrom }) else {
            throw PolicyFault(file: file, reason: "no entry holds everywhere (region *)")
        }
        self.all = all
        lastResort = first
    }

    /// The entry with the longest matching region and, among those, the newest that holds already.
    ///
    /// Before the first day of all, the oldest entry for everywhere answers: an alert must not fail for want of
    /// a policy.
    public func edition(for region: Region, on day: Day) -> Edition {
        closest(of: all, for: region, on: day) ?? lastResort
    }
}

func readList<Entry: PolicyEdition>(_: Entry.Type, json: Data, file: String) throws(PolicyFault) -> [Entry] {
    let list: [Entry]
    do {
        list = try JSONDecoder().decode([Entry].self, from: json)
    } catch {
        throw PolicyFault(file: file, decoding: error)
    }
    guard list.allSatisfy({ !$0.source.isEmpty }) else {
        throw PolicyFault(file: file, reason: "an entry has no source")
    }
    return list
}

func closest<Entry: PolicyEdition>(of entries: [Entry], for region: Region, on day: Day) -> Entry? {
    entries.filter { $0.region.contains(region) && $0.validFrom <= day }
        .max { ($0.region.prefix.count, $0.validFrom) < ($1.region.prefix.count, $1.validFrom) }
}
