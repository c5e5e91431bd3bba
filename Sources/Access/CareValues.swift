public import Care
public import Storage

extension ID: SQLBindable, SQLReadable {}

extension Region: SQLBindable, SQLReadable {
    public var sqlValue: SQLValue { .text(code) }
    public init?(sqlValue: SQLValue) {
        guard case .text(let code) = sqlValue else { return nil }
        self.init(code)
    }
}

extension Day: SQLBindable, SQLReadable {
    public var sqlValue: SQLValue { .text(description) }
    public init?(sqlValue: SQLValue) {
        guard case .text(let text) = sqlValue else { return nil }
        self.init(text)
    }
}

extension Moment: SQLBindable, SQLReadable {
    public var sqlValue: SQLValue { .integer(milliseconds) }
    public init?(sqlValue: SQLValue) {
        guard case .integer(let milliseconds) = sqlValue else { return nil }
        self.init(milliseconds: milliseconds)
    }
}

extension Sealed: SQLBindable, SQLReadable {
    public var sqlValue: SQLValue { .bytes(bytes) }
    public init?(sqlValue: SQLValue) {
        guard case .bytes(let bytes) = sqlValue else { return nil }
        self.init(bytes: bytes)
    }
}

extension Language: SQLBindable, SQLReadable {}
extension Role: SQLBindable, SQLReadable {}
