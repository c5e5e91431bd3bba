public import Access

/// Says which columns a list has, for the page and the template.
public struct ReadImportForm<Kind: ImportKind>: Query {
    public static var permission: Permission { Kind.permission }
    public static var opensIdentity: Bool { false }
    public static var name: String { "Read\(Kind.name)Form" }

    public init() {}

    public func perform(in session: borrowing Session<Self>) throws -> ImportForm {
        try session.book(ImportForms.self).form(Kind.form)
    }
}
