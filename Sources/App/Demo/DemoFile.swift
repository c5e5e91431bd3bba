import Access
import Care
import Foundation

/// `demo.json`: the address of the demo and how each of its invented people signs in. Readable by its owner only.
struct DemoFile: Codable, Sendable, Equatable {
    struct Person: Codable, Sendable, Equatable {
        let account: String
        let name: String
        let role: Role
        /// `nil` for the program, which has a token only.
        let password: String?
        /// Base 32.
        let totpSecret: String?
        var token: String?
        var posts: [Post]

        /// Every person has every field, so that a reader need not ask first; what there is not, is `null`.
        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(account, forKey: .account)
            try container.encode(name, forKey: .name)
            try container.encode(role, forKey: .role)
            try container.encode(password, forKey: .password)
            try container.encode(totpSecret, forKey: .totpSecret)
            try container.encode(token, forKey: .token)
            try container.encode(posts, forKey: .posts)
        }
    }

    var baseURL: String
    /// Opens the record of an invented person; `nil` until it stands there.
    var historyCode: String?
    /// One for each seat of the class that a campaign has invited.
    var sittingCodes: [String]?
    /// Whether last year's screening stands there; it is told while the pages are served already.
    var hasPast: Bool?
    /// Whether care, protection and the desk are lived in; false where that could not be told.
    var hasRooms: Bool?
    /// Whether the survey of residents stands there as well; false where it could not be told. Then jobs begin.
    var hasSurvey: Bool?
    var accounts: [Person]

    /// What somebody was given besides their own post.
    mutating func add(_ post: Post, to account: String) {
        guard let number = accounts.firstIndex(where: { $0.account == account }),
            !accounts[number].posts.contains(post)
        else { return }
        accounts[number].posts.append(post)
    }

    static func path(in data: String) -> String { "\(data)/demo.json" }

    static func read(_ path: String) throws -> DemoFile? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        return try JSONDecoder().decode(DemoFile.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
    }

    /// Written whole or not at all; several servers of one demo may start in the same moment, so each has its own part.
    func write(_ path: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let part = "\(path).writing-\(ProcessInfo.processInfo.processIdentifier)"
        guard
            FileManager.default.createFile(
                atPath: part, contents: try encoder.encode(self), attributes: [.posixPermissions: 0o600])
        else { throw CocoaError(.fileWriteUnknown) }
        guard rename(part, path) == 0 else { throw CocoaError(.fileWriteUnknown) }
    }
}
