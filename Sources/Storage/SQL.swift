/// A statement as a list of pieces: text from the source code, bound values, and named dialect holes.
///
/// Written as a string interpolation: `"SELECT id FROM sheet WHERE id = \(id)"`. A `String` can only ever be
/// bound; text comes from literals in the source code, because the literal type is `StaticString`.
public struct SQL: Sendable, Equatable {
    public enum Piece: Sendable, Equatable {
        case text(String)
        case value(SQLValue)
        case hole(DialectHole)
    }

    public private(set) var pieces: [Piece]

    /// How the statement says whose rows it touches; see `Access`.
    package private(set) var claims: Set<Claim>

    /// A statement either keeps to a caller's scope or says why it needs none.
    package enum Claim: Hashable, Sendable {
        case scoped
        case unscoped
    }

    package init(pieces: [Piece], claims: Set<Claim> = []) {
        self.pieces = pieces
        self.claims = claims
    }

    /// Statements one after the other, with a blank between them.
    public static func + (left: SQL, right: SQL) -> SQL {
        SQL(pieces: left.pieces + [.text(" ")] + right.pieces, claims: left.claims.union(right.claims))
    }

    /// The text for a dialect and the values in order. `?` for SQLite, `$1 …` for PostgreSQL.
    public func rendered(for dialect: Dialect) -> (text: String, values: [SQLValue]) {
        var text = ""
        var values: [SQLValue] = []
        for piece in pieces {
            switch piece {
            case .text(let part): text += part
            case .hole(let hole): text += hole.text(in: dialect)
            case .value(let value):
                values.append(value)
                text += dialect.placeholder(values.count)
            }
        }
        return (text, values)
    }

    /// The statement without its values: safe to log.
    public var description: String { rendered(for: .sqlite).text }
}

extension SQL: ExpressibleByStringInterpolation, CustomStringConvertible {
    public init(stringLiteral text: StaticString) {
        self.init(pieces: [.text(text.description)])
    }

    public init(stringInterpolation: StringInterpolation) {
        self.init(pieces: stringInterpolation.pieces, claims: stringInterpolation.claims)
    }

    public struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var pieces: [Piece] = []
        fileprivate var claims: Set<Claim> = []

        public init(literalCapacity: Int, interpolationCount: Int) {
            pieces.reserveCapacity(interpolationCount * 2 + 1)
        }

        public mutating func appendLiteral(_ text: StaticString) {
            pieces.append(.text(text.description))
        }

        public mutating func appendInterpolation(_ value: some SQLBindable) {
            pieces.append(.value(value.sqlValue))
        }

        /// `nil` is bound as `NULL`.
        public mutating func appendInterpolation(_ value: (some SQLBindable)?) {
            pieces.append(.value(value?.sqlValue ?? .null))
        }

        public mutating func appendInterpolation(_ part: SQL) {
            pieces += part.pieces
            claims.formUnion(part.claims)
        }

        /// `IN \(list: values)`; an empty list matches nothing.
        public mutating func appendInterpolation(list values: [some SQLBindable]) {
            pieces.append(.text("("))
            for (index, value) in values.enumerated() {
                if index > 0 { pieces.append(.text(", ")) }
                pieces.append(.value(value.sqlValue))
            }
            pieces.append(.text(values.isEmpty ? "NULL)" : ")"))
        }

        /// Parts with commas between them: the rows of `VALUES \(joined: rows)`.
        public mutating func appendInterpolation(joined parts: [SQL]) {
            for (index, part) in parts.enumerated() {
                if index > 0 { pieces.append(.text(", ")) }
                appendInterpolation(part)
            }
        }

        public mutating func appendInterpolation(_ hole: DialectHole) {
            pieces.append(.hole(hole))
        }

        /// Marks a statement that touches rows of everybody, and says why that is right.
        public mutating func appendInterpolation(unscoped reason: StaticString) {
            claims.insert(.unscoped)
        }

        /// Marks the statement as kept within a scope. Only `Access` knows scopes.
        package mutating func markScoped() {
            claims.insert(.scoped)
        }
    }
}
