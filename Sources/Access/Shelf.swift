/// Works of reference that every use case may open: the scales, the policies. Read once at start, never changed.
public struct Shelf: Sendable {
    private var books: [ObjectIdentifier: any Sendable] = [:]

    public init() {}

    public mutating func put<Book: Sendable>(_ book: Book) {
        books[ObjectIdentifier(Book.self)] = book
    }

    func book<Book: Sendable>() throws -> Book {
        guard let book = books[ObjectIdentifier(Book.self)] as? Book else {
            throw ShelfError(missing: String(describing: Book.self))
        }
        return book
    }
}

/// A house that was put together without something its use cases need: a defect, not a refusal.
public struct ShelfError: Error, Equatable {
    public let missing: String
}
