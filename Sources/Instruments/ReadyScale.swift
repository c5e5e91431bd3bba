import Care
import Foundation
import ScreeningRules

/// A scale that was read, tried and given its version, ready to be kept.
struct ReadyScale: Sendable, Equatable {
    let slug: String
    let version: String
    /// SHA-256 of `file`.
    let hash: String
    let file: String
    let template: String?
    let titles: (zh: String, en: String)
    /// Slug and titles in lower case, for the search.
    let search: String
    let languages: String
    let questions: Int
    let needsClearance: Bool

    static func == (left: Self, right: Self) -> Bool { left.hash == right.hash && left.slug == right.slug }

    /// - Throws: what is wrong with the file, in words.
    init(_ data: Data, template: String?, checksum: (String) -> String) throws(InstrumentError) {
        let found = try ScaleFile.read(data)
        // An institution's own scale is never one that anybody may use freely: it says which permission it needs.
        guard found.licence.permission != .none else { throw .noLicenceNeeded }
        (file, version) = try Self.stamped(data, found.version, checksum)
        hash = checksum(file)
        slug = found.slug
        self.template = template
        titles = (found.title[.zhHans], found.title[.en])
        search = "\(found.slug) \(titles.zh) \(titles.en)".lowercased()
        languages = found.languages.map(\.rawValue).sorted().joined(separator: " ")
        questions = found.items.count
        needsClearance = found.needsClearance
    }

    /// The file with a version whose last number is made from its content, and its keys in order.
    ///
    /// Institutions do not know of each other, and yet a sheet names its scale by slug and version alone. So the
    /// same content has the same version everywhere, and another content another one (decision 0014).
    private static func stamped(
        _ data: Data, _ version: QuestionnaireVersion, _ checksum: (String) -> String
    ) throws(InstrumentError) -> (file: String, version: String) {
        do {
            guard var members = try JSONSerialization.jsonObject(with: data) as? [String: Any] else {
                throw InstrumentError.notJSON
            }
            members["version"] = "\(version.major).\(version.minor).0"
            let content = checksum(try text(members))
            guard let number = Int(content.prefix(7), radix: 16) else { throw InstrumentError.notJSON }
            let stamp = "\(version.major).\(version.minor).\(number + 1)"
            members["version"] = stamp
            return (try text(members), stamp)
        } catch {
            throw .notJSON
        }
    }

    private static func text(_ members: [String: Any]) throws -> String {
        let data = try JSONSerialization.data(
            withJSONObject: members, options: [.sortedKeys, .withoutEscapingSlashes])
        return String(decoding: data, as: UTF8.self)
    }
}
