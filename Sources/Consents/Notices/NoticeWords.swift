import Foundation

/// What a notice says in one language. The rights, how long everything is kept, and that saying no has no consequence
/// stand in no field: the platform says them in every notice, so that nobody can leave them out.
///
/// Source: PIPL art. 17 (who, why, how, what, how long, rights), art. 30 (why it is needed and what it means for the
/// person), art. 31 (words of their own for children under 14); rulebook G.2, H.2.
public struct NoticeWords: Codable, Sendable, Equatable {
    /// Who is answerable for the data: a school, a bureau.
    public var handler: String
    /// Whom to ask there, and how.
    public var contact: String
    public var purpose: String
    public var method: String
    /// Which kinds of data.
    public var kinds: String
    /// Why they are needed, and what it means for the person.
    public var necessity: String
    /// The same for a child under 14; `nil` where no child takes part.
    public var children: String?

    public init(
        handler: String, contact: String, purpose: String, method: String, kinds: String, necessity: String,
        children: String?
    ) {
        self.handler = handler
        self.contact = contact
        self.purpose = purpose
        self.method = method
        self.kinds = kinds
        self.necessity = necessity
        self.children = children
    }

    public static let longestLine = 200
    public static let longestPart = 2_000

    /// The same without blanks around it.
    /// - Throws: `ConsentError.missing`, `.tooLong` with the field's name after `prefix`.
    func checked(as prefix: String, needsChildren: Bool) throws(ConsentError) -> NoticeWords {
        NoticeWords(
            handler: try Self.part(handler, "\(prefix).handler", most: Self.longestLine),
            contact: try Self.part(contact, "\(prefix).contact", most: Self.longestLine),
            purpose: try Self.part(purpose, "\(prefix).purpose"), method: try Self.part(method, "\(prefix).method"),
            kinds: try Self.part(kinds, "\(prefix).kinds"),
            necessity: try Self.part(necessity, "\(prefix).necessity"),
            children: needsChildren || !(children ?? "").trimmed.isEmpty
                ? try Self.part(children ?? "", "\(prefix).children") : nil)
    }

    /// Whether nobody has put their name to it: words to begin with stand there from the start.
    var isBlank: Bool { handler.trimmed.isEmpty && contact.trimmed.isEmpty }

    /// All in one, as other rooms show it.
    var text: String {
        [handler, contact, purpose, method, kinds, necessity, children ?? ""].filter { !$0.isEmpty }
            .joined(separator: "\n\n")
    }

    private static func part(
        _ text: String, _ field: String, most: Int = longestPart
    ) throws(ConsentError) -> String {
        guard !text.trimmed.isEmpty else { throw .missing(field: field) }
        guard text.trimmed.count <= most else { throw .tooLong(field: field, most: most) }
        return text.trimmed
    }
}

extension String {
    var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
